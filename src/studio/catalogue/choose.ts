/**
 * Which product does a wish ask for: a kind of the catalogue, or a function with a thing? A kind must be named by the noun
 * that is asked for, or by several telling words, and must explain most of what is said; else the function is composed.
 */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Segment, Token } from '../analyst/language/text.ts';
import { anyKind } from './any-kind.ts';
import type { Composition } from './any-kind.ts';
import { askingWords } from './asking-words.ts';
import { meantKinds } from './meaning.ts';
import { things } from './listing.ts';
import type { Listed } from './listing.ts';
import { isPersonNoun } from './noun.ts';
import { keeps } from './pack-thing.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { rosterOf } from './roster.ts';
import { namedKinds } from './recognise.ts';
import type { Recognised } from './recognise.ts';
import { isFunctionName, isTelling } from './thing.ts';
import { isWordOf } from './vocabulary.ts';

/** The choice; `isNamed`: a kind that the words name, as people call it. */
export type Choice = { recognised: Recognised; isNamed: boolean; isComposed: boolean };

/** How much of what is said must be explained, and what a kind and a function must be worth at least. */
const least = { kind: 0.5, composed: 0.3 };
const share = { base: 0.4, explained: 0.6 };

/**
 * The kind or the function that the opening of a brief asks for; undefined: none surely enough. A kind that keeps hardly any
 * of the things that are `listed` is not the one: what the brief lists comes before what its kind commonly has.
 */
export function choose(
  lexicon: Lexicon,
  tokens: readonly Token[],
  listed: readonly Listed[] = [],
): Choice | undefined {
  const { language } = lexicon;
  const telling = tellingOf(lexicon, tokens);
  const named = things(lexicon, listed);
  const nouns = named.map(({ noun }) => noun);
  const isTelling = named.filter(({ isPlural }) => isPlural).length >= telltale;
  const best = bestKind(language, { tokens, telling, nouns, isTelling });
  const kind = best && best.worth >= least.kind ? best : undefined;
  const composition = nouns.length > 1 ? undefined : anyKind(lexicon, tokens);
  if (nouns.length > 0 && !kind && !composition) {
    const people = peopleBefore(lexicon, tokens, listed).filter((noun) => !nouns.includes(noun));
    return { recognised: rosterOf(lexicon, nouns, people), isNamed: false, isComposed: true };
  }
  return better({ tokens, language, telling }, best, composition);
}

type Asked = { tokens: readonly Token[]; language: PackLanguage; telling: readonly Telling[] };

/** The kind or the composed function, whichever is meant more surely; undefined: neither is surely enough. */
function better(
  asked: Asked,
  kind: Candidate | undefined,
  composition: Composition | undefined,
): Choice | undefined {
  const composed = composition && { recognised: composition.recognised, isNamed: false, isComposed: true };
  if (kind && composition && isPurpose(asked, kind.recognised, composition)) return composed;
  const worth = composition ? composedWorth(asked, composition) : 0;
  if (kind && kind.worth >= least.kind && kind.worth >= worth)
    return { recognised: kind.recognised, isNamed: kind.isNamed, isComposed: false };
  return worth >= least.composed ? composed : undefined;
}

function composedWorth({ telling }: Asked, { worth, recognised, said }: Composition): number {
  const places = [...recognised.spans, ...said];
  const explained = explainedShare(telling, ({ start, end }) =>
    places.some((span) => span.start <= start && span.end >= end),
  );
  return worth * (share.base + share.explained * explained);
}

/**
 * Whether the function is what the product is to do, and the kind only whom it is for: "an app for a tennis club to book
 * courts", where a tennis club commonly keeps no courts.
 */
function isPurpose(
  { tokens, language }: Asked,
  kind: Recognised,
  { verb, recognised }: Composition,
): boolean {
  const { audience } = askingWords[language];
  const whom = tokens.find(({ lower }) => audience.has(lower))?.end ?? Infinity;
  const [known, made] = [kind.packs[0], recognised.packs[0]];
  const isForWhom = kind.spans.every(
    ({ start, end }) => start >= whom && verb !== undefined && end <= verb.start,
  );
  return isForWhom && known !== undefined && made !== undefined && !keeps(known, language, thingOf(made));
}

/** "Court" of the composed kind "+booking:court". */
function thingOf({ kind }: Pack): string {
  return kind.split(':').at(-1) ?? kind;
}

/** The people for whom the things are that follow: "for translators with jobs". */
function peopleBefore(lexicon: Lexicon, tokens: readonly Token[], listed: readonly Listed[]): string[] {
  const start = listed[0]?.tokens[0]?.start ?? 0;
  const { audience } = askingWords[lexicon.language];
  const at = tokens.findIndex(({ lower }) => audience.has(lower));
  return tokens
    .filter(
      (token, index) =>
        at !== -1 &&
        index > at &&
        token.end <= start &&
        isPersonNoun(lexicon, lexicon.singularOf(token.lower).singular),
    )
    .map(({ lower }) => lexicon.singularOf(lower).singular);
}

/** A telling word of what is asked for counts whole, one of whom it is for, or of what is said beside, less. */
type Telling = { token: Token; weight: number };

const behind = 0.35;

function tellingOf(lexicon: Lexicon, tokens: readonly Token[]): Telling[] {
  const { audience, clause } = askingWords[lexicon.language];
  const found: Telling[] = [];
  let weight = 1;
  for (const token of tokens) {
    const { lower, kind } = token;
    const isTurn = kind === 'mark' || audience.has(lower) || clause.has(lower) || reasons.has(lower);
    if (isTurn && found.length > 0) weight = behind;
    if (isTelling(lexicon, token) || isFunctionName(lexicon, token))
      found.push({ token, weight: isPerson(lexicon, token) ? behind : weight });
  }
  return found;
}

/** People are beside what is asked for, wherever they stand. */
function isPerson({ personNouns, singularOf }: Lexicon, { lower }: Token): boolean {
  return personNouns.has(singularOf(lower).singular);
}

/** Words behind which it is said why. */
const reasons = new Set(['so', 'because', 'since', 'instead', 'car', 'parce', 'afin']);

function explainedShare(telling: readonly Telling[], isExplained: (token: Token) => boolean): number {
  const all = telling.reduce((sum, { weight }) => sum + weight, 0);
  const explained = telling
    .filter(({ token }) => isExplained(token))
    .reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 1 : explained / all;
}

/** A name and a meaning support each other. */
const [supporting, most] = [0.15, 1.1];

type Candidate = { recognised: Recognised; worth: number; isNamed: boolean };

/** `isTelling`: there are so many of them that they tell one kind from another. */
type Wish = {
  tokens: readonly Token[];
  telling: readonly Telling[];
  nouns: readonly string[];
  isTelling: boolean;
};

function bestKind(
  language: PackLanguage,
  { tokens, telling, nouns, isTelling }: Wish,
): Candidate | undefined {
  const naming = namedKinds(tokens, language);
  const meant = meantKinds(tokens, language);
  const candidates = [...new Set([...naming.worth.keys(), ...meant.keys()])].flatMap((pack): Candidate[] => {
    const [named, told] = [naming.worth.get(pack) ?? 0, meant.get(pack)?.worth ?? 0];
    const recognised = naming.recognised(pack) ?? meant.get(pack)?.recognised;
    const base = Math.min(most, Math.max(named, told) + supporting * Math.min(named, told));
    if (base < least.kind) return [];
    const explained = explainedShare(telling, ({ text }) => isWordOf(pack, language, text));
    const isNamed = named >= told;
    const fit = fitOf(pack, language, nouns);
    if (isTelling && fit < (isNamed ? leastFit.named : leastFit.meant)) return [];
    const worth = base * (share.base + share.explained * Math.max(explained, isTelling ? fit : 0));
    return recognised ? [{ recognised, worth, isNamed }] : [];
  });
  return candidates.sort((a, b) => b.worth - a.worth)[0];
}

/** The share of so many listed things that a kind has to keep where it is named, and where it is only meant. */
const telltale = 3;
const leastFit = { named: 0.5, meant: 0.6 };

/** The share of some listed things that a kind keeps, as things of their own or as fields; 1 where nothing is listed. */
function fitOf(pack: Pack, language: PackLanguage, nouns: readonly string[]): number {
  const kept = nouns.filter((noun) => keeps(pack, language, noun));
  return nouns.length === 0 ? 1 : kept.length / nouns.length;
}

const openings = 3;
const longestOpening = 250;

/** Headings and the first sentences, as far as anybody would read them: where a brief says what it is about. */
export function openingOf(segments: readonly Segment[]): Token[] {
  let count = 0;
  return segments
    .filter(({ kind }) => kind === 'heading' || (kind !== 'code' && (count += 1) <= openings))
    .flatMap(({ tokens }) => tokens)
    .slice(0, longestOpening);
}
