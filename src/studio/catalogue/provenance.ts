/** After the assembly: what stands on the catalogue's sentences alone is an assumption, with its sentence. */
import { sourceSchema } from '../../protocol/specification/source.ts';
import { elementId } from '../../protocol/specification.ts';
import type { Source, Specification } from '../../protocol/specification.ts';

/** The text that was read: the brief up to `end`, then sentences of the catalogue, one a line. */
export type ReadText = { text: string; end: number; why: string };

/**
 * Tells in every element which words it stands on; lists each sentence of the catalogue that was used, with the right that
 * it widens where the brief grants some of it as well.
 */
export function attributeSources(specification: Specification, read: ReadText): Specification {
  const used = new Set<string>();
  const attributed = walk(specification, (source) => attribute(source, read, used)) as Specification;
  const widened = widenedRights(specification, read);
  const known = new Set([...attributed.assumptions, ...widened].map(({ text }) => text));
  attributed.assumptions.push(
    ...widened,
    ...[...used].filter((text) => !known.has(text)).map((text) => ({ text })),
  );
  return attributed;
}

/** Rights that stand on words of the brief and on a sentence of the catalogue. */
function widenedRights({ permissions }: Specification, { text, end }: ReadText): Assumption[] {
  return permissions.flatMap(({ role, entity, source }) => {
    const cites = source.from === 'brief' ? source.cites : [];
    const added = cites.filter((cite) => cite.end > end);
    if (added.length === cites.length) return [];
    const sentences = new Set(added.map(({ start }) => lineAt(text, start)).filter(Boolean));
    return [...sentences].map((sentence) => ({
      text: sentence,
      element: elementId.permission(role, entity),
    }));
  });
}

type Assumption = Specification['assumptions'][number];

function attribute(source: Source, { text, end, why }: ReadText, used: Set<string>): Source {
  if (source.from !== 'brief') return source;
  const own = source.cites.filter((cite) => cite.end <= end);
  if (own.length > 0) return { from: 'brief', cites: own };
  const [cite] = source.cites;
  const sentence = cite ? lineAt(text, cite.start) : '';
  if (sentence !== '') used.add(sentence);
  return { from: 'assumption', why, ...(sentence !== '' && { sentence }) };
}

/** The line of a text in which a place stands. */
function lineAt(text: string, at: number): string {
  const next = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, next === -1 ? text.length : next).trim();
}

/** A copy in which every source is exchanged. */
function walk(value: unknown, exchange: (source: Source) => Source): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, exchange));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const source = key === 'source' ? sourceSchema.safeParse(item) : undefined;
      return [key, source?.success ? exchange(source.data) : walk(item, exchange)];
    }),
  );
}
