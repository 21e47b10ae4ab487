import { UserError } from '../../kernel/error.ts';
import type { Entity, Formula, Specification } from '../../protocol/specification.ts';
import { validateSpecification } from '../specification/validate.ts';

/** Paths that a product needs for itself. */
const reservedCollections = new Set([
  'account',
  'api',
  'health',
  'password',
  'session',
  'sign-in',
  'sign-out',
  'sign-up',
]);

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** A derived value, and those on which it builds, as `entity.key`. */
function usedBy(entity: Entity, formula: Formula): string[] {
  const target = (via: string): string => {
    const type = entity.fields.find((field) => field.key === via)?.type;
    return type?.kind === 'reference' ? type.entity : '';
  };
  if (formula.by === 'arithmetic') {
    return [formula.left, formula.right].flatMap((term) => {
      if ('value' in term) return [];
      return [`${term.via === undefined ? entity.key : target(term.via)}.${term.field}`];
    });
  }
  if (formula.by === 'elapsed') {
    const keys = [formula.from, ...(formula.to === undefined ? [] : [formula.to])];
    return keys.map((key) => `${entity.key}.${key}`);
  }
  if (formula.by === 'past') return [`${entity.key}.${formula.field}`];
  return formula.by === 'count' ? [] : [`${formula.entity}.${formula.field}`];
}

/** Derived values that follow from themselves, by whatever way through other records. */
function circleProblems({ entities }: Specification): string[] {
  const uses = new Map(
    entities.flatMap((entity) =>
      entity.derived.map(({ key, formula }): [string, string[]] => [
        `${entity.key}.${key}`,
        usedBy(entity, formula),
      ]),
    ),
  );
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
    (uses.get(from) ?? []).some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return leadsTo(next, goal, seen);
    });
  return [...uses.keys()]
    .filter((name) => leadsTo(name, name, new Set()))
    .map((name) => `derived values: '${name}' follows from itself`);
}

function buildProblems({ entities }: Specification): string[] {
  return entities.flatMap((entity, index) => {
    const path = `entities.${index}`;
    const taken = reservedCollections.has(entity.collection)
      ? [`${path}.collection: a product needs the path '${entity.collection}' for itself`]
      : [];
    const keys = entity.fields.map((field) => field.key.toLowerCase());
    const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
    const patterns = entity.fields.flatMap(({ key, type }) =>
      type.kind === 'text' && type.pattern !== undefined && !isPattern(type.pattern) ? [key] : [],
    );
    return [
      ...taken,
      ...twice.map((key) => `${path}.fields: two keys differ from '${key}' by their case alone`),
      ...patterns.map((key) => `${path}.fields: the pattern of '${key}' is no regular expression`),
    ];
  });
}

/** Throws a UserError that lists every reason why no product can be built from the specification. */
export function checkSpecification(specification: Specification): void {
  const references = validateSpecification(specification).map(({ path, message }) => `${path}: ${message}`);
  const problems = [...references, ...buildProblems(specification), ...circleProblems(specification)];
  if (problems.length === 0) return;
  throw new UserError({
    code: 'specification-inconsistent',
    message: `The specification does not fit together:\n- ${problems.join('\n- ')}`,
    hint: 'Correct these places in the specification and build again.',
  });
}
