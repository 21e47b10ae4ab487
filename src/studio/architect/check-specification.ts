import { UserError } from '../../kernel/error.ts';
import type { Specification } from '../../protocol/specification.ts';
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
  const problems = [...references, ...buildProblems(specification)];
  if (problems.length === 0) return;
  throw new UserError({
    code: 'specification-inconsistent',
    message: `The specification does not fit together:\n- ${problems.join('\n- ')}`,
    hint: 'Correct these places in the specification and build again.',
  });
}
