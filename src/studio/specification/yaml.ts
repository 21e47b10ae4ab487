/** The specification as a text that a person reads and edits. */
import { Document, isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import { UserError } from '../../kernel/error.ts';
import { specificationSchema } from '../../protocol/specification.ts';
import type { Specification } from '../../protocol/specification.ts';
import { validateSpecification } from './validate.ts';
import type { Problem } from './validate.ts';

/** Small things that read better on one line. */
const oneLine = new Set([
  'type',
  'source',
  'actions',
  'transitions',
  'from',
  'via',
  'per',
  'fields',
  'states',
]);
/** What can be read in seconds, however it is nested. */
const longestText = 500_000;
const heading = ` A specification: what the product is, and which words of the brief say so.
 Edit it and build from it; an element whose source you change is 'from: hand'.`;

/** The YAML form of a specification; `parseSpecificationYaml` reads it back to an equal value. */
export function specificationToYaml(specification: Specification): string {
  const document = new Document(specification, { aliasDuplicateObjects: false });
  document.commentBefore = heading;
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || typeof pair.key.value !== 'string' || !oneLine.has(pair.key.value)) return;
      const { value } = pair;
      if (isMap(value)) value.flow = true;
      else if (value !== null && typeof value === 'object' && 'items' in value && isShort(value))
        value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

type Collection = { items: unknown[]; flow?: boolean };

/** True for a sequence of scalars: names on one line; sequences of maps stay as blocks. */
function isShort(value: object): value is Collection {
  const { items } = value as Collection;
  return items.every((item) => isScalar(item) && !isPair(item));
}

/**
 * Reads a specification. Throws a UserError `specification-invalid` that lists every problem with its path: syntax first,
 * then the schema, then cross-references.
 */
export function parseSpecificationYaml(text: string): Specification {
  if (text.length > longestText)
    throw invalid([{ path: 'document', message: `it is longer than ${longestText} characters` }]);
  // Keys that stand twice are looked for by ourselves: the parser's way takes for ever on very many.
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0)
    throw invalid(
      document.errors.map((error) => ({
        path: `line ${error.linePos?.[0].line ?? '?'}`,
        message: error.message.split('\n')[0] ?? '',
      })),
    );
  const twice = keysTwice(document);
  if (twice.length > 0) throw invalid(twice);
  const parsed = specificationSchema.safeParse(toValue(document));
  if (!parsed.success)
    throw invalid(
      parsed.error.issues.map((issue) => ({
        path: issue.path.join('.') || 'document',
        message: issue.message,
      })),
    );
  const problems = validateSpecification(parsed.data);
  if (problems.length > 0) throw invalid(problems);
  return parsed.data;
}

function keysTwice(document: ReturnType<typeof parseDocument>): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name))
          problems.push({ path: 'document', message: `the key '${String(name)}' stands twice` });
        seen.add(name);
      }
    },
  });
  return problems.slice(0, 100);
}

function toValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw invalid([{ path: 'document', message: cause instanceof Error ? cause.message : String(cause) }]);
  }
}

function invalid(problems: Problem[]): UserError {
  const lines = problems.slice(0, 100).map(({ path, message }) => `  ${path}: ${message}`);
  return new UserError({
    code: 'specification-invalid',
    message: `The specification has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`,
    hint: 'Correct the YAML at these places, or print a fresh one with `./macrohard spec BRIEF`.',
  });
}
