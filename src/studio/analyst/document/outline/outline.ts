/** A structured brief: records with their fields, courses of states, who may do what, figures; read by their place. */
import type { Segment, Span, Token } from '../../language/text.ts';
import type { Reader } from '../sentence.ts';
import type { ReadSentence } from '../sentences.ts';
import { courseSentence } from './course.ts';
import { entriesOf } from './entry.ts';
import type { Known } from './field-entry.ts';
import { figureSentences } from './figure.ts';
import { nodesOf } from './node.ts';
import type { OutlineNode } from './walk.ts';
import { mainThing, objectOf, recordSentences, sentence, thingNamed } from './record.ts';
import { deedsOf, roleSentences } from './role.ts';

/** What an outline is made of: segments to be read as sentences, and what its shape has told already. */
export type OutlinePart = { segments: readonly Segment[] } | { read: readonly ReadSentence[] };

/** The parts of a brief. `plain` reads a run of words as a sentence. */
export function outlineOf(
  reader: Reader,
  segments: readonly Segment[],
  plain: (tokens: readonly Token[]) => ReadSentence,
): OutlinePart[] {
  const entries = entriesOf(segments);
  const first = nodesOf({ reader, things: new Set() }, entries);
  const known: Known = { reader, things: thingsOf(reader, first) };
  const nodes = nodesOf(known, entries);
  const main = mainThing(known, nodes);
  const object = objectOf(known, nodes, main);
  const deeds = new Map<string, readonly (readonly Token[])[]>();
  const parts: OutlinePart[] = [];
  for (const node of nodes) {
    const read = readNode({ known, main, object, deeds, plain }, node);
    if (read) parts.push({ read });
    else parts.push({ segments: segmentsIn(node, segments) });
  }
  return parts;
}

function thingsOf(reader: Reader, nodes: readonly OutlineNode[]): Set<string> {
  return new Set(nodes.flatMap((node) => (node.kind === 'record' ? [thingNamed(reader, node.label)] : [])));
}

type Reading = {
  known: Known;
  main: readonly Token[] | undefined;
  /** What the main thing is of, in the plural: the tools of loans. */
  object: string | undefined;
  /** What those above may do. */
  deeds: Map<string, readonly (readonly Token[])[]>;
  plain: (tokens: readonly Token[]) => ReadSentence;
};

function readNode(
  { known, main, object, deeds, plain }: Reading,
  node: OutlineNode,
): ReadSentence[] | undefined {
  const { reader } = known;
  if (node.kind === 'plain') return undefined;
  if (node.kind === 'lead') return [{ ...sentence(node.tokens, [], []), isHeading: true }];
  if (node.kind === 'record') return recordSentences(known, node);
  if (node.kind === 'figures') return figureSentences(reader.lexicon, node.body, node.by).map(plain);
  if (node.kind === 'role') {
    const above = [...deeds.values()].at(-1) ?? [];
    const isThing = known.things.has(thingNamed(reader, node.label));
    const kept = main && reader.lexicon.pluralOf(thingNamed(reader, main));
    const own = deedsOf(reader, node.body, {
      before: above,
      object,
      main: kept,
      things: known.things,
      isThing,
    });
    const read = roleSentences(reader, node.label, own).map((tokens) => ofRole(plain(tokens)));
    const sure = own.filter((_, at) => read[at]?.readings[0]?.residues.length === 0);
    deeds.set(node.label.map(({ lower }) => lower).join(' '), sure);
    return read;
  }
  const course = courseSentence(known, node, main);
  return course ? [course] : [plain([...(node.label ?? []), ...node.body])];
}

/** Whoever a sentence of a list of roles is about is a role, whatever the word means elsewhere. */
function ofRole(read: ReadSentence): ReadSentence {
  const readings = read.readings.map((reading) => ({
    ...reading,
    frames: reading.frames.map((frame) => ({
      ...frame,
      ...within(read, frame),
      subjects: frame.subjects.map((noun) =>
        noun.isPronoun || !isWho(reading, noun) ? noun : { ...noun, isRole: true },
      ),
    })),
  }));
  return { ...read, readings };
}

/** Not what a later clause is about: "owner: all, prices, retired dresses". */
function isWho({ frames: [first] }: ReadSentence['readings'][number], { start }: Span): boolean {
  return first?.subjects.some((noun) => noun.start === start) === true;
}

/** Words in another order than they are written in stand where the first and the last of them do. */
function within({ tokens }: ReadSentence, { start, end }: Span): Span {
  if (end >= start) return { start, end };
  const places = tokens.filter((token) => token.end > token.start);
  return {
    start: Math.min(...places.map((token) => token.start)),
    end: Math.max(...places.map((token) => token.end)),
  };
}

/** The segments of an entry that is to be read as sentences. */
function segmentsIn(node: OutlineNode, segments: readonly Segment[]): readonly Segment[] {
  return node.kind === 'plain' ? node.entry.segments : segments.slice(0, 0);
}
