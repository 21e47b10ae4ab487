/**
 * `node bench/recognition.ts [FILE…]`: how often a one-line brief gets a kind of product that it may be, by language.
 * Precision: of the briefs that got a kind, those that got one of theirs. Recall: of the briefs that ask for a product,
 * those that got one of theirs. Each file has lines `language | kinds | brief`; without a file, all of
 * `bench/corpus/recognition`. `--all` prints every brief with what was chosen, else the misses alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyseBrief } from '../src/studio/analyst/analyse.ts';

type Labelled = { language: string; kinds: string[]; brief: string };
type Outcome = Labelled & { chosen: string | undefined; isRight: boolean };

const corpus = join(import.meta.dirname, 'corpus/recognition');

function labelledIn(path: string): Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(' | '))
    .filter((parts) => parts.length >= 3 && ['en', 'fr'].includes(parts[0] ?? ''))
    .map(([language = '', kinds = '', ...brief]) => ({
      language,
      kinds: kinds.split(',').map((kind) => kind.trim()),
      brief: brief.join(' | '),
    }));
}

/** "+log" allows every thing; "+log:climb" that one, and things that end or begin with it. */
function isAllowed(chosen: string, allowed: string): boolean {
  if (!allowed.startsWith('+') || !allowed.includes(':')) return chosen.split(':')[0] === allowed;
  const [[sort, thing = ''], [wanted, noun = '']] = [chosen.split(':'), allowed.split(':')];
  return sort === wanted && ` ${thing} `.includes(` ${noun} `);
}

function outcomeOf(labelled: Labelled): Outcome {
  const { specification, kinds = [] } = analyseBrief(labelled.brief);
  const chosen = specification ? (kinds[0] ?? 'described') : undefined;
  const isAsked = labelled.kinds[0] !== '-';
  const isRight = chosen === undefined ? !isAsked : labelled.kinds.some((one) => isAllowed(chosen, one));
  return { ...labelled, chosen, isRight };
}

function share(part: number, whole: number): string {
  return `${String(part).padStart(3)} of ${String(whole).padStart(3)}  ${((100 * part) / (whole || 1)).toFixed(1).padStart(5)} %`;
}

function rowOf(name: string, outcomes: readonly Outcome[]): string {
  const chosen = outcomes.filter((one) => one.chosen !== undefined);
  const asked = outcomes.filter(({ kinds }) => kinds[0] !== '-');
  const right = chosen.filter(({ isRight }) => isRight).length;
  return `${name.padEnd(14)} precision ${share(right, chosen.length)}   recall ${share(right, asked.length)}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
});
const files =
  positionals.length > 0
    ? positionals
    : readdirSync(corpus)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(corpus, name));
for (const file of files) {
  const outcomes = labelledIn(file).map(outcomeOf);
  for (const { brief, kinds, chosen, isRight } of outcomes.filter((one) => values.all || !one.isRight))
    console.log(`${isRight ? '  ' : 'x '}${brief} -> ${chosen ?? 'declined'} (${kinds.join(', ')})`);
  const name = basename(file, '.md');
  for (const language of ['en', 'fr'])
    console.log(
      rowOf(
        `${name} ${language}`,
        outcomes.filter((one) => one.language === language),
      ),
    );
  console.log(rowOf(name, outcomes));
}
