import { UserError } from '../../src/kernel/error.ts';

const most = 100_000;

function wrong(message: string): UserError {
  return new UserError({
    code: 'usage',
    message,
    hint: 'Seeds are strings with commas between them, or a range such as exam-1..exam-100.',
  });
}

function expand(part: string): string[] {
  const ends = part.split('..');
  if (ends.length === 1) return [part];
  const [from, to] = ends.map((end) => /^(.*?)(\d+)$/.exec(end));
  if (ends.length !== 2 || !from || !to || from[1] !== to[1]) throw wrong(`--seeds ${part} is not a range`);
  const [first, last] = [Number(from[2]), Number(to[2])];
  if (last < first || last - first >= most) {
    throw wrong(`--seeds ${part} counts from ${first} to ${last}; a range has 1 to ${most} seeds`);
  }
  return Array.from({ length: last - first + 1 }, (_, nth) => `${from[1] ?? ''}${first + nth}`);
}

/** The seeds that `a-1..a-3,other` names: `a-1`, `a-2`, `a-3`, `other`. Throws a UserError `usage`. */
export function readSeeds(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.some((part) => part === '')) throw wrong(`--seeds '${text}' has an empty part`);
  const seeds = parts.flatMap(expand);
  const seen = new Set<string>();
  for (const seed of seeds) {
    if (seen.has(seed)) throw wrong(`--seeds names ${seed} twice`);
    seen.add(seed);
  }
  return seeds;
}

/** Throws a UserError when something is to be scored on a screen from which it was learned. */
export function checkDisjoint(seeds: readonly string[], learned: readonly string[]): void {
  const known = new Set(learned);
  const shared = seeds.filter((seed) => known.has(seed));
  if (shared.length === 0) return;
  throw new UserError({
    code: 'usage',
    message: `The skills were learned on ${shared.length} of these seeds: ${shared.slice(0, 5).join(', ')}${shared.length > 5 ? ', …' : ''}`,
    hint: 'Score on other seeds.',
  });
}
