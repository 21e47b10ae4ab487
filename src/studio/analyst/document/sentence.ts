/** The readings of a sentence: clauses that cover it, what is written down, states and values in a list. */
import type { Frame, NounPhrase } from '../grammar/logical-form.ts';
import type { Edge } from '../language/chart.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Scanner } from '../language/scan.ts';
import type { Segment, Token } from '../language/text.ts';
import { chartOf } from './chart.ts';
import { cost, cover, nothingOf } from './cover.ts';
import type { Reading } from './cover.ts';
import { SentenceMemo } from './memo.ts';
import { sectionOf } from './outline/section.ts';
import { Parsed } from './parsed.ts';
import { rewritten } from './rewrite.ts';
import type { Rewritten } from './rewrite.ts';
import { isCutOff, isSound, isSoundTold } from './sound.ts';
import { stateListReadings } from './state-list.ts';
import { toldReadings } from './told.ts';

/** A sentence longer than this is not read: nobody writes one, and the time for it grows fast. */
const longest = 90;
/** What reading needs to know of a language. */
export type Reader = {
  lexicon: Lexicon;
  scanner: Scanner;
  /** The segments of a text of this language, with words as the lexicon wants them. */
  ready: (segments: readonly Segment[]) => Segment[];
};

const known = new SentenceMemo<readonly Reading[]>(1000);

/** All readings of a sentence within the beam, best first; never empty. */
export function readingsOf(
  reader: Reader,
  tokens: readonly Token[],
  heading?: NounPhrase,
): readonly Reading[] {
  if (tokens.length === 0 || tokens.length > longest) return [nothingOf(reader.lexicon, tokens)];
  return known.get(reader.scanner, { tokens, context: heading }, () => readAnew(reader, tokens, heading));
}

function readAnew(reader: Reader, tokens: readonly Token[], heading: NounPhrase | undefined): Reading[] {
  const { lexicon, scanner } = reader;
  const all = chartOf(reader, tokens).edges;
  const context = { lexicon, scanner, tokens };
  const sound = all.filter(
    ({ category, from, value }) =>
      category !== 'Clause' ||
      (!isCutOff(context, from) &&
        (value as Frame[]).every((frame) => isSound(context, frame) && (from === 0 || !isVerbless(frame)))),
  );
  const parsed = new Parsed(lexicon, tokens, sound);
  const clauses = cover({ lexicon, tokens, edges: sound.filter(({ category }) => category === 'Clause') });
  const isWhole = clauses[0]?.residues.length === 0;
  const told = toldReadings(parsed, heading).filter(({ frames }) =>
    frames.every((frame) => isSoundTold(context, frame)),
  );
  const lists = [...told, ...stateListReadings(parsed, heading)].map((list) =>
    isWhole && list.residues.length > 0 ? { ...list, score: list.score - loss } : list,
  );
  const least = clauses[0]?.score ?? 0;
  return [
    ...lists.filter(({ score }) => score > least),
    ...clauses,
    ...named(all, tokens),
    ...lists.filter(({ score }) => score <= least),
  ];
}

/** "Reservations at most 21 days ahead" is a clause only where nothing stands before it that could have the verb. */
function isVerbless({ predicate }: Frame): boolean {
  return predicate.kind === 'ahead' && predicate.state === undefined;
}

/** How much worse a list is that leaves words over, where clauses leave none. */
const loss = 1.5;

/** What a sentence stands for, in the order that the grammar reads. */
export function sentencesIn(reader: Reader, tokens: readonly Token[]): Rewritten {
  const isShort = tokens.length > 2 && tokens.length <= longest;
  if (!isShort || !mayRewrite(reader.scanner, tokens)) return { said: [tokens], left: [] };
  return rewritten(chartOf(reader, tokens)) ?? { said: [tokens], left: [] };
}

/** Words that may begin a sentence to be read in another order: the chart need not look at the others. */
function mayRewrite(scanner: Scanner, tokens: readonly Token[]): boolean {
  const isRole = tokens.slice(1, 7).some(({ lower }) => lower === ':');
  return (
    isRole ||
    scanner
      .scan(tokens.slice(0, 9))
      .some(({ category, from }) => category === 'LETS' || (category === 'STORYAS' && from === 0))
  );
}

/** A sentence that is nothing but a noun phrase: "Tool rental shop." */
function named(edges: readonly Edge[], tokens: readonly Token[]): Reading[] {
  const whole = edges.filter(
    ({ category, from, to }) => category === 'NP' && from === 0 && to === tokens.length,
  );
  const short = whole.filter(({ value }) => (value as NounPhrase).adjectives.length <= 2);
  return short.map(({ value, score }) => {
    const target = value as NounPhrase;
    const { start, end } = target;
    const frame: Frame = {
      start,
      end,
      subjects: [target],
      isOnly: false,
      predicate: { start, end, kind: 'name', target },
    };
    return { frames: [frame], residues: [], score: score - cost.clause };
  });
}

/** What a heading names: the noun that its words are, where they are one. */
export function headingNoun(reader: Reader, tokens: readonly Token[]): NounPhrase | undefined {
  const { lexicon, scanner } = reader;
  const isSection = scanner.has('SECTION', tokens.map(({ lower }) => lower).join(' '));
  if (tokens.length === 0 || tokens.length > 4 || isSection || sectionOf(lexicon, tokens)) return undefined;
  const parsed = chartOf(reader, tokens);
  const noun = parsed.over('NP', { from: 0, to: tokens.length })[0]?.value;
  return noun && !noun.isPronoun && !noun.of && !noun.quantity && noun.adjectives.length === 0
    ? noun
    : undefined;
}
