/**
 * A short brief with what its kind of product commonly has: the sentences of the catalogue are read together with those of
 * the brief, as one document, and give way wherever the brief says otherwise.
 */
import { resolve } from '../analyst/document/resolve.ts';
import type { Resolved } from '../analyst/document/resolve.ts';
import type { Fact } from '../analyst/document/fact.ts';
import { isContent } from '../analyst/document/cover.ts';
import type { Reader } from '../analyst/document/sentence.ts';
import { SentenceMemo } from '../analyst/document/memo.ts';
import { readSentences } from '../analyst/document/sentences.ts';
import type { ReadSentence } from '../analyst/document/sentences.ts';
import { segmentsOf } from '../analyst/language/text.ts';
import type { Segment, Span, Token } from '../analyst/language/text.ts';
import { askingOf } from './asking.ts';
import type { Asking } from './asking.ts';
import { citeFeatures, factsWithout } from './feature.ts';
import { featuresOf, segmentOf } from './wanted.ts';
import { commonSentences } from './field-sentences.ts';
import { nameFor } from './business-name.ts';
import { choose, openingOf } from './choose.ts';
import { withListed } from './listed-thing.ts';
import { listedIn } from './listing.ts';
import type { Listed } from './listing.ts';
import { asksForProduct } from './meaning.ts';
import { speaksOfMany } from './resemblance.ts';
import { sentencesAbout } from './noun.ts';
import { outweigh } from './outweigh.ts';
import { withNouns } from './pack.ts';
import type { NounSwap } from './pack.ts';
import type { ReadText } from './provenance.ts';
import { nearKinds } from './recognise.ts';
import type { Recognised } from './recognise.ts';
import { catalogueWording } from './wording.ts';

/** A brief as the analyst read it. */
export type ReadBrief = {
  brief: string;
  segments: readonly Segment[];
  /** Places that ask nothing of the product: no segment holds their words. */
  background: readonly Span[];
  sentences: readonly ReadSentence[];
  resolved: Resolved;
  /** What it said before anything was added to it: that alone decides what it leaves out. */
  first: { segments: readonly Segment[]; facts: readonly Fact[] };
  /** Nouns that a later part of the brief gave to what the catalogue calls otherwise. */
  renames: readonly NounSwap[];
  /** Facts without those that a later part of the brief says otherwise. */
  settled: (facts: readonly Fact[]) => Fact[];
  /** Clauses that were read and say more than came of them. */
  refused?: readonly Span[];
};

/** A brief read together with sentences of the catalogue: `sentences` are those of the brief alone. */
export type Filled = {
  read: ReadText;
  sentences: readonly ReadSentence[];
  resolved: Resolved;
  /** The text asks for a product in so many words, however much of it was not understood. */
  isAsked?: boolean;
  /** The words that name the kind: what the product is called where nothing else names it. */
  name?: string;
  /** The kinds whose sentences fill it in: of the catalogue, or "+log:climb" of a function and a thing. */
  kinds: string[];
};

/** What openings of briefs ask for: the same for each answer that is tried with a brief. */
const choices = new SentenceMemo<{ choice: ReturnType<typeof choose> }>(20);

/** The brief with what it leaves out, or undefined where it needs nothing or no kind is known. */
export function fill(reader: Reader, own: ReadBrief): Filled | undefined {
  const listed = listedBy(reader, own);
  const tokens = firstNames(reader, own, openingOf(own.first.segments));
  const { choice } = choices.get(reader.scanner, { tokens, context: listed }, () => ({
    choice: choose(reader.lexicon, tokens, listed),
  }));
  if (!choice) return named(reader, own);
  const kinds = choice.recognised;
  const asking = askedBy(reader, own, { kinds, listed });
  if (!choice.isNamed && listed.length === 0 && !isMereWish(own)) return named(reader, own);
  if (!isWanted(reader, own, asking)) return named(reader, own);
  const filled = fillAsAsked(reader, own, { kinds, asking, listed });
  return choice.isNamed ? filled : { ...filled, isAsked: true };
}

/** The things that its first sentences list, where no other sentence says what is kept of anything. */
function listedBy(reader: Reader, { first: { segments, facts } }: ReadBrief): Listed[] {
  const listed = listedIn(segments, { lexicon: reader.lexicon, isVerbal: verbalIn(reader) });
  const [start, end] = [listed[0]?.tokens[0]?.start ?? 0, listed.at(-1)?.tokens.at(-1)?.end ?? 0];
  const isApart = ({ start: from, end: to }: Span): boolean =>
    !segments.some(
      (segment) => segment.start < to && segment.end > from && segment.start < end && segment.end > start,
    );
  return facts.some(({ kind, cite }) => kind === 'attribute' && isApart(cite)) ? [] : listed;
}

function verbalIn({ scanner }: Reader): (token: Token) => boolean {
  return ({ lower }) => ['MODAL', 'HAVE', 'BE'].some((one) => scanner.has(one, lower));
}

/** The words at their places, with the nouns that stood there before they were renamed: these name the kind. */
function firstNames({ lexicon }: Reader, { brief, renames }: ReadBrief, tokens: readonly Token[]): Token[] {
  const { pluralOf } = lexicon;
  const former = new Map<string, string>();
  for (const { noun, other } of renames)
    for (const [now, before] of [
      [other, noun],
      [pluralOf(other), pluralOf(noun)],
    ] as const)
      former.set(now.toLowerCase(), former.get(before) ?? before);
  return tokens.map((token) => {
    // As it is written: a new name that nobody knows may have been read as a slip for another.
    const word = former.get(brief.slice(token.start, token.end).toLowerCase());
    return word === undefined ? token : { ...token, text: word, lower: word };
  });
}

/** The brief with the sentences of its kinds, taken apart as far as that loses nothing of it. */
function fillAsAsked(
  reader: Reader,
  own: ReadBrief,
  { kinds, asking, listed }: { kinds: Recognised; asking: Asking; listed: readonly Listed[] },
): Filled {
  const sentences = withListed(reader.lexicon, commonSentences(reader.lexicon, kinds, own), {
    kinds,
    listed,
  });
  const read = readFilling(reader, sentences, placeBehind(own.brief));
  const parted = fillWith(reader, own, { kinds, sentences, read, asking });
  const lost = lostOf(reader, parted, own.brief);
  if (asking.isPlain && lost === 0) return parted;
  const plain = fillWith(reader, own, { kinds, sentences, read, asking: whole(own) });
  const gained = lostOf(reader, plain, own.brief) - lost;
  return gained > 0 || (asking.isPlain && gained >= -asking.having.length) ? parted : plain;
}

/** A short text that describes nothing itself: what it asks for is all that there is to go by. */
function isMereWish({ first: { segments, facts } }: ReadBrief): boolean {
  const count = segments.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const described = attributesOf(facts);
  return count <= fewTokens && described.length <= 1 && described.every((attributes) => attributes <= 1);
}

/**
 * The brief with the kind, or the function and the thing, that its words ask for, however they are put: for a brief that
 * would be declined. Undefined where it asks for nothing.
 */
export function fillWidely(reader: Reader, own: ReadBrief): Filled | undefined {
  const { lexicon } = reader;
  const { segments } = own.first;
  const tokens = segments.filter(({ kind }) => kind !== 'code').flatMap((segment) => segment.tokens);
  // What was set apart as background may still be all that names the product.
  const choice =
    choose(lexicon, firstNames(reader, own, openingOf(segments))) ??
    choose(lexicon, firstNames(reader, own, openingOf(reader.ready(segmentsOf(own.brief)))));
  const isLong = tokens.length > fewTokens;
  const isWish = segments.length <= 2;
  if (!choice || !(isWish || asksForProduct(tokens, lexicon.language))) return undefined;
  if (isLong && choice.isComposed) return undefined;
  const kinds = choice.recognised;
  const asking = askedBy(reader, own, { kinds, listed: [] });
  const filled: Filled = { ...fillAsAsked(reader, own, { kinds, asking, listed: [] }), isAsked: true };
  return isLong && !speaksOfMany(tokens, filled.resolved.symbols.entities) ? undefined : filled;
}

/** Tokens up to which a brief is a wish whose nouns and verbs name its things. */
const fewTokens = 48;

/** The brief's first sentences, taken apart as far as they ask for these kinds. */
function askedBy(
  reader: Reader,
  { first: { segments } }: ReadBrief,
  { kinds, listed }: { kinds: Recognised; listed: readonly Listed[] },
): Asking {
  return askingOf(segments, {
    language: reader.lexicon.language,
    kind: kinds.spans,
    listed: listed.map(({ tokens }) => tokens),
    isVerbal: verbalIn(reader),
  });
}

/**
 * Whether the catalogue fills a brief in: one that describes nothing itself, and one that asks for a kind in so many words
 * and lists of no thing what is kept of it.
 */
function isWanted(reader: Reader, { first }: ReadBrief, asking: Asking): boolean {
  if (!asking.isPlain) return attributesOf(first.facts).length === 0;
  const rest = readSentences(reader, asking.segments).filter(({ isHeading }) => !isHeading);
  const counts = attributesOf(resolve(reader, rest).facts);
  return (
    counts.length <= mostDescribed.named && counts.filter((count) => count > 1).length <= mostDescribed.listed
  );
}

/** Of how many things a short brief names an attribute, and two. */
const mostDescribed = { named: 2, listed: 0 };

/** How many attributes the brief gives to each thing that it describes. */
function attributesOf(facts: readonly Fact[]): number[] {
  const counts = new Map<string, number>();
  for (const fact of facts)
    if (fact.kind === 'attribute') counts.set(fact.entity, (counts.get(fact.entity) ?? 0) + 1);
  return [...counts.values()];
}

/** `read` are the sentences, at their places behind the brief. */
type Filling = {
  kinds: Recognised;
  sentences: readonly string[];
  read: readonly ReadSentence[];
  asking: Asking;
};

/**
 * Where what fills a brief in begins: behind it, and at the same place for each answer that is tried with it, so that it
 * is not read anew each time.
 */
function placeBehind(brief: string): number {
  return Math.ceil((brief.length + gap) / page) * page;
}

/** Characters between the brief and what fills it in, at least. */
const gap = 2;
const page = 1024;

const noKind: Recognised = { packs: [], trades: [], spans: [], main: { start: 0, end: 0 } };

/** What was added to the brief. */
function laterOf({ segments, first }: ReadBrief): readonly Segment[] {
  return segments.filter((segment) => !first.segments.includes(segment));
}

/** The brief as it stands. */
function whole({ segments }: ReadBrief): Asking {
  return { spans: [], segments: [...segments], having: [], lacking: [], listed: [], isPlain: false };
}

/** The brief, taken apart as far as it asks, and the sentences of the catalogue, read as one document. */
function fillWith(reader: Reader, own: ReadBrief, { kinds, sentences, read, asking }: Filling): Filled {
  const features = featuresOf(reader, asking, { kinds, sentences });
  const end = own.brief.length;
  const known = `${own.brief.padEnd(placeBehind(own.brief), '\n')}${sentences.join('\n')}\n`;
  const text = `${known}${features.sentences.join('\n')}`;
  const ownSentences =
    asking.spans.length > 0
      ? readSentences(reader, [...asking.segments, ...laterOf(own), ...features.segments])
      : own.sentences;
  const all = [...ownSentences, ...read, ...readFilling(reader, features.sentences, known.length)];
  const resolved = resolve(
    reader,
    all.filter(({ isHeading }) => !isHeading),
  );
  const isOwn = (span: Span): boolean => span.start < end;
  const weighed = outweigh({
    own: [
      ...own.settled(resolved.facts.filter(({ cite }) => isOwn(cite))),
      ...kindFacts(reader, resolved, kinds),
    ],
    filling: resolved.facts.filter(({ cite }) => !isOwn(cite)),
    additions: [...features.segments, ...laterOf(own)],
  });
  const lacking = factsWithout(reader, weighed, { nouns: asking.lacking, from: end });
  const wanted = { nouns: features.known, text };
  const having = citeFeatures(reader, { facts: lacking.facts, symbols: resolved.symbols }, wanted);
  const said = [...kinds.spans, ...asking.spans, ...lacking.understood, ...having.understood];
  return {
    read: { text, end, why: whyOf(reader, own, kinds) },
    kinds: kinds.packs.map(({ kind }) => kind),
    sentences: [...ownSentences, aside(asking, features.known)],
    resolved: {
      ...resolved,
      facts: having.facts,
      gaps: [...resolved.gaps.filter(isOwn), ...lacking.gaps, ...having.gaps],
      understood: [...resolved.understood.filter(isOwn), ...said],
    },
    ...nameFor(reader.lexicon, own, { kinds, listed: asking.listed }),
  };
}

/** Sentences of the catalogue, read at their place. */
function readFilling(reader: Reader, sentences: readonly string[], at: number): ReadSentence[] {
  const segments = reader.ready(segmentsOf(sentences.join('\n')));
  return readSentences(
    reader,
    segments.map((segment) => shifted(segment, at)),
  );
}

function shifted(segment: Segment, by: number): Segment {
  const move = <T extends Span>(one: T): T => ({ ...one, start: one.start + by, end: one.end + by });
  return { ...move(segment), tokens: segment.tokens.map(move) };
}

/** The record that the kind is about stands on the words that name the kind. */
function kindFacts({ lexicon }: Reader, { symbols }: Resolved, kinds: Recognised): Fact[] {
  const main = kinds.packs[0]?.text[lexicon.language].main;
  const entity = main === undefined ? undefined : symbols.entityOf({ words: main.split(' ') });
  if (entity === undefined) return [];
  return kinds.spans.map((cite) => ({ kind: 'entity', entity, cite }));
}

/** The words that only ask count among those of the brief. */
function aside({ spans, lacking }: Asking, known: readonly Token[][]): ReadSentence {
  const words = [...lacking, ...known].flat();
  const asked = spans.map((span): Token => ({ ...span, text: '', lower: '', kind: 'word' }));
  const tokens = [...asked, ...words].sort((a, b) => a.start - b.start);
  const { start, end } = segmentOf(tokens);
  return { start, end, tokens, isHeading: false, readings: [{ frames: [], residues: [], score: 0 }] };
}

function whyOf({ lexicon }: Reader, { brief }: ReadBrief, kinds: Recognised): string {
  const wording = catalogueWording[lexicon.language];
  const words = [...new Set(kinds.spans.map(({ start, end }) => brief.slice(start, end)))];
  return words.length === 0 ? wording.onlyNamed : wording.left(words.join(' '));
}

/** Kinds of product that come nearest to the words of a brief, as a sentence with a space before it; empty: none is near. */
export function nearKindsHint({ lexicon }: Reader, segments: readonly Segment[]): string {
  const tokens = segments.flatMap((segment) => segment.tokens);
  const near = nearKinds(tokens, lexicon.language);
  return near.length === 0 ? '' : ` ${catalogueWording[lexicon.language].near(near)}`;
}

/** How many of the brief's telling words nothing stands for. */
function lostOf({ lexicon }: Reader, { sentences, resolved }: Filled, brief: string): number {
  const isCovered = (token: Span): boolean =>
    resolved.understood.some(({ start, end }) => start <= token.start && end >= token.end) &&
    !resolved.gaps.some(({ start, end }) => start <= token.start && end >= token.end);
  const tokens = sentences.filter(({ isHeading }) => !isHeading).flatMap((sentence) => sentence.tokens);
  return tokens.filter(
    (token) =>
      token.end > token.start && token.end <= brief.length && isContent(lexicon, token) && !isCovered(token),
  ).length;
}

/** A brief that describes its product names some things without a word about them: customers. */
function named(reader: Reader, own: ReadBrief): Filled | undefined {
  const sentences = withNouns(sentencesAbout(reader.lexicon, own), own.renames, reader.lexicon.pluralOf);
  if (sentences.length === 0) return undefined;
  const read = readFilling(reader, sentences, placeBehind(own.brief));
  return fillWith(reader, own, { kinds: noKind, sentences, read, asking: whole(own) });
}
