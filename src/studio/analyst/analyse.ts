/** The product's front door: a brief in plain words becomes a specification, or an answer why not. */
import type { Specification } from '../../protocol/specification.ts';
import { fill, fillWidely, nearKindsHint } from '../catalogue/fill.ts';
import type { Filled, ReadBrief } from '../catalogue/fill.ts';
import type { NounSwap } from '../catalogue/pack.ts';
import { attributeSources } from '../catalogue/provenance.ts';
import { assemble } from './assembly/assemble.ts';
import { findContradiction } from './contradiction.ts';
import { citedShareOf, overlookedIn } from './coverage.ts';
import type { Fact } from './document/fact.ts';
import { overrule } from './document/overrule.ts';
import { isFieldNoun } from './document/noun-class.ts';
import { readerOf } from './document/reader.ts';
import { resolve } from './document/resolve.ts';
import type { Reader } from './document/sentence.ts';
import type { Gap, Resolved } from './document/resolve.ts';
import { readSentences } from './document/sentences.ts';
import { english } from './language/english.ts';
import type { Wording } from './language/wording.ts';
import { segmentsOf } from './language/text.ts';
import type { Segment, Span } from './language/text.ts';
import { plainOf } from './prose/plain.ts';

/** A question to the owner whose answer would change the product; `default` is what the specification assumes. */
type AnalysisQuestion = {
  id: string;
  text: string;
  options: { value: string; label: string }[];
  default: string;
};

/**
 * `partial`: some words yield no element (`specification.notUnderstood`). `declined`: no product in it; `why` and `hint`
 * say what to write. `citedShare` is the share of the brief's content words that elements cite, from 0 to 1.
 */
export type Analysis = {
  status: 'done' | 'partial' | 'declined';
  specification?: Specification;
  citedShare: number;
  questions: AnalysisQuestion[];
  /** The kinds of product of the catalogue that filled in what the brief left open, the main one first. */
  kinds?: string[];
  why?: string;
  hint?: string;
  /** What was understood of a brief that is declined because it is too little. */
  draft?: Specification;
};

/** The longest brief that is read, in UTF-16 units. */
const longestBrief = 64_000;

/** How a brief is read beside its words. */
type Ways = {
  /** Nouns that a later addition gave to what the catalogue calls otherwise. */
  renames?: readonly NounSwap[];
  /** Places whose words do not agree with the elements that cite them. */
  doubtsOf?: (brief: string, specification: Specification) => readonly Span[];
};

/**
 * Reads a brief. Pure and deterministic: the same brief gives the same analysis. `amendments` are the offsets at which
 * later additions to the brief begin: what they say takes the place of what an earlier part says otherwise. A clause that
 * `doubtsOf` names makes no rule, right or course of states; it counts as not understood.
 */
export function analyseBrief(
  brief: string,
  amendments: readonly number[] = [],
  { renames = [], doubtsOf = () => [] }: Ways = {},
): Analysis {
  const refusal = refusalOf(brief, english.wording);
  if (refusal) return refusal;
  const { reader, segments: written } = readerOf(segmentsOf(brief));
  const { wording } = reader.lexicon;
  const { segments, background } = plainOf(reader, written);
  const read = readSentences(reader, segments);
  const alone = resolve(
    reader,
    read.filter((sentence) => !sentence.isHeading),
  );
  const { facts, conflict } = settle(alone.facts, amendments);
  if (conflict) {
    const [first, second] = conflict.map(({ start, end }) => brief.slice(start, end));
    return declined(
      wording.refusals.contradiction(first ?? '', second ?? ''),
      wording.refusals.contradictionHint,
    );
  }
  const own: ReadBrief = {
    brief,
    segments,
    background,
    sentences: read,
    resolved: { ...alone, facts },
    renames,
    first: firstPart(segments, facts, amendments[0] ?? brief.length),
    settled: (said) => settle(said, amendments).facts,
  };
  const analysis = made(reader, own);
  const doubted = analysis.specification
    ? [...doubtsOf(brief, analysis.specification), ...halvesOf(facts, analysis.specification)]
    : [];
  return facts.some((fact) => isDoubted(fact, doubted))
    ? made(reader, withoutDoubts(own, doubted))
    : analysis;
}

function made(reader: Reader, own: ReadBrief): Analysis {
  const analysis = specify(reader, own, fill(reader, own));
  if (analysis.status !== 'declined') return analysis;
  const wide = fillWidely(reader, own);
  return wide ? specify(reader, own, wide) : analysis;
}

/** Facts that stay when words beside them did not come into an element: that something is kept, and what of it. */
const lasting: ReadonlySet<Fact['kind']> = new Set([
  'entity',
  'owner',
  'attribute',
  'relation',
  'reference',
  'hints',
  'many',
]);

/** Steps of a clause of which another part came into no element: "can be renewed twice, unless it is reserved". */
function halvesOf(facts: readonly Fact[], { notUnderstood }: Specification): Span[] {
  return facts
    .filter(
      ({ kind, cite }) =>
        kind === 'transition' &&
        notUnderstood.some(({ start, end }) => start === cite.start && end === cite.end),
    )
    .map(({ cite }) => cite);
}

function isDoubted({ kind, cite }: Fact, doubted: readonly Span[]): boolean {
  return !lasting.has(kind) && doubted.some(({ start, end }) => start < cite.end && end > cite.start);
}

/** The brief without the clauses that say more than came of them. */
function withoutDoubts(own: ReadBrief, doubted: readonly Span[]): ReadBrief {
  const left = (facts: readonly Fact[]): Fact[] => facts.filter((fact) => !isDoubted(fact, doubted));
  const { resolved, first, settled } = own;
  const refused = resolved.facts.filter((fact) => isDoubted(fact, doubted)).map(({ cite }) => cite);
  return {
    ...own,
    resolved: { ...resolved, facts: left(resolved.facts) },
    first: { ...first, facts: left(first.facts) },
    settled: (said) => left(settled(said)),
    refused,
  };
}

/** What stands before the first later addition. */
function firstPart(segments: readonly Segment[], facts: readonly Fact[], end: number): ReadBrief['first'] {
  return {
    segments: segments.filter(({ start }) => start < end),
    facts: facts.filter(({ cite }) => cite.start < end),
  };
}

/** Clauses that say more than came of them. */
function refusedOf({ refused = [] }: ReadBrief): Gap[] {
  return refused.map((place) => ({ ...place, why: 'not all that it says came into an element' }));
}

/** The specification of a brief, with what the catalogue fills in. */
function specify(reader: Reader, own: ReadBrief, filled: Filled | undefined): Analysis {
  const { brief, segments } = own;
  const { lexicon } = reader;
  const { wording } = lexicon;
  const { refusals } = wording;
  const { sentences, resolved } = filled ?? own;
  const assembled = isProduct(resolved)
    ? assemble(filled?.read.text ?? brief, resolved, { ...headOf(own, filled), end: brief.length })
    : undefined;
  if (!assembled)
    return declined(refusals.noProduct, `${refusals.example}${nearKindsHint(reader, segments)}`);
  const specification = filled
    ? attributeSources(assembled.specification, filled.read)
    : assembled.specification;
  const known = [
    ...resolved.gaps,
    ...assembled.gaps.filter(({ start }) => start < brief.length),
    ...unread(segments),
    ...refusedOf(own),
  ];
  const gaps = tidy([...known, ...overlookedIn(lexicon, { sentences, resolved, gaps: known })]);
  specification.notUnderstood = gaps.map(({ start, end, why }) => ({
    start,
    end,
    text: brief.slice(start, end),
    why: wording.reason(why),
  }));
  specification.background = own.background.map(({ start, end }) => ({
    start,
    end,
    text: brief.slice(start, end),
  }));
  const citedShare = citedShareOf(lexicon, { sentences, resolved, gaps });
  if (citedShare < leastShare && !isWorthBuilding(specification, citedShare, filled))
    return {
      ...declined(refusals.tooLittle(citedShare), refusals.tooLittleHint),
      draft: specification,
      citedShare,
    };
  return {
    status: gaps.length > 0 ? 'partial' : 'done',
    specification,
    citedShare,
    questions: questionsOf(specification, wording),
    kinds: filled?.kinds ?? [],
  };
}

/**
 * Leaves out the facts that a later addition says otherwise, and answers with a contradiction that is left: two sentences
 * of the same part.
 */
function settle(
  facts: readonly Fact[],
  amendments: readonly number[],
): { facts: Fact[]; conflict?: readonly [Span, Span] } {
  const partOf = ({ start }: Span): number => amendments.filter((offset) => offset <= start).length;
  let left = amendments.length > 0 ? overrule(facts, partOf) : [...facts];
  for (;;) {
    const conflict = findContradiction(left);
    if (!conflict) return { facts: left };
    const [first, second] = conflict;
    if (partOf(first) === partOf(second)) return { facts: left, conflict };
    const outdated = partOf(first) < partOf(second) ? first : second;
    left = left.filter(({ cite }) => cite !== outdated);
  }
}

/** Below this share of understood words, what was understood is more likely chance than meaning. */
const leastShare = 0.25;

/** The product's name and summary. */
function headOf(
  { brief, segments, resolved }: ReadBrief,
  filled: Filled | undefined,
): { name?: string; summary: string } {
  return {
    ...titleOf(brief, segments, filled?.name ?? resolved.owner),
    summary: summaryOf(brief, segments),
  };
}

/** A thing that is plainly named makes a product of a brief of which at least this share was understood. */
const leastNamedShare = 0.15;

/** However little was understood: it asks for a product in so many words, or plainly names a thing and not much else. */
function isWorthBuilding(
  specification: Specification,
  citedShare: number,
  filled: Filled | undefined,
): boolean {
  return filled?.isAsked === true || (citedShare >= leastNamedShare && isNamed(specification));
}

/** True when something is plainly named with what is kept of it, however much else was not understood. */
function isNamed({ entities }: Specification): boolean {
  return entities.some(
    ({ fields }) =>
      fields.filter(({ source, type }) => source.from === 'brief' && type.kind !== 'reference').length > 1,
  );
}

function declined(why: string, hint: string): Analysis {
  return { status: 'declined', citedShare: 0, questions: [], why, hint };
}

function refusalOf(brief: string, { refusals }: Wording): Analysis | undefined {
  if (brief.trim() === '') return declined(refusals.empty, refusals.example);
  if (brief.length > longestBrief)
    return declined(refusals.tooLong(brief.length, longestBrief), refusals.tooLongHint);
  let strange = 0;
  for (const character of brief.slice(0, 4000))
    if (character < ' ' ? !'\n\r\t'.includes(character) : character === '\uFFFD') strange += 1;
  return strange > 2 ? declined(refusals.notText, refusals.notTextHint) : undefined;
}

/** Something must be said about the product that a text about anything else would not say by chance. */
function isProduct({ facts, symbols }: Resolved): boolean {
  const firm = facts.filter((fact) => {
    if (fact.kind === 'attribute')
      return (
        isFieldNoun(symbols.lexicon, fact.attribute.noun.words) ||
        Object.keys(fact.attribute.hints).length > 0
      );
    return fact.kind !== 'entity' && fact.kind !== 'sequence' && fact.kind !== 'transition';
  });
  return symbols.entities.size > 0 && firm.length > 0;
}

/** The first heading, else the words that ask for the product, else whose it is. */
function titleOf(brief: string, segments: readonly Segment[], name: string | undefined): { name?: string } {
  const heading = segments.find(
    (segment) =>
      segment.kind === 'heading' &&
      segment.level === 1 &&
      segment.tokens.length > 0 &&
      segment.tokens.length <= 8,
  );
  if (heading) return { name: brief.slice(heading.start, heading.end) };
  return name === undefined ? {} : { name };
}

function summaryOf(brief: string, segments: readonly Segment[]): string {
  const first = segments.find((segment) => segment.kind === 'prose' && segment.tokens.length > 0);
  if (!first) return '';
  const text = brief.slice(first.start, first.end).replaceAll(/\s+/g, ' ');
  return text.length > 300 ? `${text.slice(0, 297)}…` : `${text}.`;
}

/** Code blocks are not read. */
function unread(segments: readonly Segment[]): Gap[] {
  return segments
    .filter(({ kind }) => kind === 'code')
    .map(({ start, end }) => ({ start, end, why: 'a block of code is not read' }));
}

/** In the order of the brief, without repetition. */
function tidy(gaps: readonly Gap[]): Gap[] {
  const sorted = gaps
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter(
    (gap, index) =>
      !sorted.slice(0, index).some((before) => before.start <= gap.start && before.end >= gap.end),
  );
}

/** What a person may want to decide otherwise: who opens accounts, where the brief does not say. */
function questionsOf({ roles }: Specification, { questions }: Wording): AnalysisQuestion[] {
  const open = roles.find((role) => role.selfSignUp);
  if (!open) return [];
  const name = open.label.toLowerCase();
  return [
    {
      id: `sign-up-${open.key.toLowerCase()}`,
      text: questions.signUp.text(name),
      options: [
        { value: 'yes', label: questions.signUp.yes },
        { value: 'no', label: questions.signUp.no },
      ],
      default: 'yes',
    },
  ];
}
