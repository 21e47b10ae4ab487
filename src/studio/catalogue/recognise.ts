/**
 * Which kinds of product do the first words of a brief name? Names are compared word by word, whatever stands between,
 * whichever way they are inflected and with slips of the finger; more of a name found weighs more.
 */
import type { Span, Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { AskingWords } from './asking-words.ts';
import { isVerbal } from './function-cue.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { bestWindow, likesOf, nameWordsOf } from './name-window.ts';
import type { Wish } from './name-window.ts';
import { packs } from './packs.ts';
import { isWordOf } from './vocabulary.ts';
import { lemmaOf, likeness, plainWords } from './word.ts';

/** A word of the brief: a token with a hyphen has two. */
type Place = Span & {
  plain: string;
  /** What is asked for itself, whom it is for, or what it is to have beside. */
  zone: 'head' | 'audience' | 'having';
  /** Behind "and", "with" or a comma. */
  isJoined: boolean;
  /** "To book", not "a book". */
  isVerb: boolean;
  /** Behind the first sentence. */
  isLater: boolean;
  /** No small word, none of asking. */
  isTelling: boolean;
};

/** A pack whose name, or whose trade, the brief speaks of. */
type Match = {
  pack: Pack;
  /** How surely it is the kind that is asked for, and how much of its name was found. */
  score: number;
  found: number;
  isTrade: boolean;
  phrase: string;
  spans: Place[];
};

/** The kinds of a brief: the first is the one it asks for, at `main`. `spans` are the words that name kinds and trades. */
export type Recognised = { packs: Pack[]; trades: string[]; spans: Span[]; main: Span };

const worth = {
  name: 1,
  trade: 0.9,
  tradeOfPart: 0.7,
  head: 0.3,
  beside: 0.4,
  least: 0.65,
  /** As to what is asked for: the best of all, whom it is for, what is said beside, and longer names. */
  winner: 0.08,
  forWhom: 0.9,
  aside: 0.45,
  had: 0.4,
  modifier: 0.55,
  modified: 0.72,
  gapped: 0.7,
  longer: 0.06,
  later: 0.85,
};
const mostKinds = 3;

/** How surely each kind is named, up to about 1, and what is to be made of the brief where it is the one. */
export type Named = { worth: Map<Pack, number>; recognised: (pack: Pack) => Recognised | undefined };

/** The kinds that the tokens name, and those whose trade they speak of. */
export function namedKinds(tokens: readonly Token[], language: PackLanguage): Named {
  const places = placesOf(tokens, language);
  const likes = likesOf(places);
  const matches = packs()
    .flatMap((pack) => matchesOf(pack, language, { places, likes }))
    .filter(({ found }) => found >= worth.least)
    .sort((a, b) => b.score - a.score || firstOf(a) - firstOf(b));
  const all = new Map<Pack, number>();
  for (const match of matches)
    all.set(match.pack, Math.max(all.get(match.pack) ?? 0, worthOf(match, { places, tokens, language })));
  const winner = givingWay(matches);
  if (winner) all.set(winner.pack, (all.get(winner.pack) ?? 0) + worth.winner);
  return {
    worth: all,
    recognised: (pack) => {
      const own = matches.filter((match) => match.pack === pack);
      const best = own.find(({ isTrade }) => !isTrade) ?? own[0];
      return best && recognisedBy(best, matches, language);
    },
  };
}

type Context = { places: readonly Place[]; tokens: readonly Token[]; language: PackLanguage };

/** How surely a match names what is asked for: what it is for, or is to have, says less where something else is asked for. */
function worthOf(
  { pack, found, spans, phrase, isTrade }: Match,
  { places, tokens, language }: Context,
): number {
  const isOwn = (place: Place): boolean => spans.some(({ start }) => start === place.start);
  const isAlone = places.every(
    (place) => isOwn(place) || place.zone !== 'head' || isWordOf(pack, language, place.plain),
  );
  if (spans.every(({ zone }) => zone === 'having')) return found * worth.had;
  if (isTrade || spans.every(({ zone }) => zone !== 'head'))
    return found * (isAlone ? worth.forWhom : worth.aside);
  if (spans.length === 1 && spans[0]?.isVerb && language === 'en') return 0;
  const isOther = (token: Token | undefined): boolean =>
    isTellingWord(token, language) && !isWordOf(pack, language, token?.text ?? '');
  const later = spans.every((place) => place.isLater) ? worth.later : 1;
  const longer = Math.min(2, spans.length - 1) * worth.longer;
  const meant = specifying[language]({ tokens, places: spans, isOther });
  return phrase === '' ? 0 : (found / spans.length + longer) * meant * later;
}

type Specified = {
  tokens: readonly Token[];
  places: readonly Place[];
  isOther: (token: Token | undefined) => boolean;
};

/** What is left of a name's worth where other words make it something else. */
const specifying: Readonly<Record<PackLanguage, (specified: Specified) => number>> = {
  /** "Wedding" in "wedding dress", "orders" in "cake orders", "room booking" in "book the laundry room". */
  en: ({ tokens, places, isOther }) => {
    const at = placesIn(tokens, places);
    const [first = 0, last = 0] = [at[0], at.at(-1)];
    const isGapped = tokens
      .slice(first, last)
      .some((token, index) => !at.includes(first + index) && isOther(token));
    if (isGapped) return worth.gapped;
    if (places.length > 1) return 1;
    if (isTellingWord(tokens[last + 1], 'en') && isOther(tokens[last + 1])) return worth.modifier;
    return isOther(tokens[first - 1]) ? worth.modified : 1;
  },
  /** « Livre » dans « livre d'or », « jeux » dans « prêt de jeux ». */
  fr: ({ tokens, places, isOther }) => {
    const at = placesIn(tokens, places);
    const [first = 0, last = 0] = [at[0], at.at(-1)];
    const isLink = (token: Token | undefined): boolean =>
      token !== undefined && /^(?:de|du|des|d['’])$/u.test(token.lower);
    const next = tokens[last + 1];
    if (isLink(tokens[first - 1]) && isOther(tokens[first - 2])) return worth.modifier;
    if (places.length > 1) return 1;
    const isLinked = isLink(next) && isOther(tokens[last + 2]);
    return isLinked || (/^d['’]./u.test(next?.lower ?? '') && isOther(next)) ? worth.modified : 1;
  },
};

function placesIn(tokens: readonly Token[], places: readonly Place[]): number[] {
  return places.map((place) => tokens.findIndex(({ start }) => start === place.start)).sort((a, b) => a - b);
}

function isTellingWord(token: Token | undefined, language: PackLanguage): boolean {
  const { small, generic, products, asking, audience, having, lacking, clause, joining } =
    askingWords[language];
  const groups = [small, generic, products, asking, audience, having, lacking, clause, joining];
  return token?.kind === 'word' && !groups.some((words) => words.has(token.lower));
}

/** The kind of a match with others named beside it. */
function recognisedBy(best: Match, matches: readonly Match[], language: PackLanguage): Recognised {
  const more = furtherKinds(best, matches, language);
  const trades = matches.filter(({ isTrade }) => isTrade);
  return {
    packs: [best, ...more].map(({ pack }) => pack),
    trades: [...new Set(trades.map(({ phrase }) => phrase))],
    main: { start: firstOf(best), end: Math.max(...best.spans.map(({ end }) => end)) },
    spans: [best, ...more, ...trades].flatMap(({ spans }) => spans.map(({ start, end }) => ({ start, end }))),
  };
}

/** The language in which some words name kinds and trades best; where both do alike, accents tell, else it is English; undefined where none does. */
export function kindLanguage(tokens: readonly Token[]): PackLanguage | undefined {
  const [en, fr] = (['en', 'fr'] as const).map((language) => {
    const places = placesOf(tokens, language);
    const wish = { places, likes: likesOf(places) };
    const scores = packs().flatMap((pack) => matchesOf(pack, language, wish));
    const named = scores.filter(({ isTrade }) => !isTrade).map(({ score }) => score);
    const meant = scores.filter(({ isTrade }) => isTrade).map(({ score }) => score);
    return Math.max(0, ...named) + Math.max(0, ...meant);
  });
  if (!en && !fr) return undefined;
  const isAccented = tokens.some(
    ({ lower }) => plainWords(lower).join(' ') !== lower.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' '),
  );
  return (fr ?? 0) > (en ?? 0) || (fr === en && isAccented) ? 'fr' : 'en';
}

function firstOf({ spans }: Match): number {
  return Math.min(...spans.map(({ start }) => start));
}

/** "A booking system for a dentist" is a dentist's: a kind for many trades gives way to the one of the trade. */
function givingWay(matches: readonly Match[]): Match | undefined {
  const [best] = matches;
  if (!best?.pack.isGeneral || best.isTrade) return best;
  const own = matches.find(({ isTrade, pack, score }) => isTrade && !pack.isGeneral && score >= worth.trade);
  const isOwnPart = partTradesOf(best.pack).some((trade) => own?.phrase === trade);
  return own && !isOwnPart ? own : best;
}

function partTradesOf({ text }: Pack): string[] {
  return Object.values(text).flatMap(({ parts }) => parts.flatMap(({ trades }) => trades));
}

/** "A blog and a newsletter": other kinds named beside the first, unless they are a part of it (plots with a waiting list). */
function furtherKinds(best: Match, matches: readonly Match[], language: PackLanguage): Match[] {
  const { names, parts } = best.pack.text[language];
  const said = new Set(
    [...names, ...parts.flatMap(({ sentences }) => sentences)].flatMap(plainWords).map(lemmaOf),
  );
  const taken = new Set(best.spans.map(({ start }) => start));
  const found: Match[] = [];
  for (const match of matches) {
    const isApart = match.spans.every(({ start }) => !taken.has(start));
    const isPart = match.spans.every(({ plain }) => said.has(lemmaOf(plain)));
    const isNew = match.pack !== best.pack && found.every(({ pack }) => pack !== match.pack);
    if (
      match.isTrade ||
      match.found < worth.name ||
      !match.spans.some(({ isJoined }) => isJoined) ||
      !isApart ||
      isPart ||
      !isNew
    )
      continue;
    found.push(match);
    for (const { start } of match.spans) taken.add(start);
  }
  return found.slice(0, mostKinds - 1);
}

const stops = new Set(['.', ';', '!', '?']);

const todoNeighbours = new Set([
  'list',
  'lists',
  'app',
  'application',
  'manager',
  'tracker',
  'board',
  'tool',
]);

/** The words that say something, in order. */
function placesOf(tokens: readonly Token[], language: PackLanguage): Place[] {
  const words = askingWords[language];
  const places: Place[] = [];
  let zone: Place['zone'] = 'head';
  let isJoined = false;
  let isLater = false;
  for (const [at, { lower, text, start, end }] of tokens.entries()) {
    const isNamed = places.some(({ isTelling }) => isTelling);
    const isHaving = words.having.has(lower) || (lower === ':' && isNamed);
    zone = isHaving ? 'having' : zoneAt(words, { zone, at, lower });
    isJoined ||= isHaving || words.joining.has(lower);
    isLater ||= places.length > 0 && stops.has(lower);
    const isVerb = isVerbal(tokens, at, language);
    const isTelling = isTellingWord(tokens[at], language);
    for (const plain of plainWords(text)) {
      places.push({ start, end, plain, zone, isJoined, isVerb, isLater, isTelling });
      isJoined &&= words.small.has(plain);
    }
  }
  return withTodos(places).filter(({ plain }) => !words.small.has(plain) && !words.generic.has(plain));
}

/** In which part of the wish the words from here on stand. */
function zoneAt(
  { audience }: AskingWords,
  { zone, at, lower }: { zone: Place['zone']; at: number; lower: string },
): Place['zone'] {
  return at > 1 && zone === 'head' && audience.has(lower) ? 'audience' : zone;
}

/** "To do" is one word where it is a noun. */
function withTodos(places: readonly Place[]): Place[] {
  const joined: Place[] = [];
  for (let at = 0; at < places.length; at += 1) {
    const [place, next, after] = places.slice(at, at + 3);
    if (!place) break;
    const isPair = place.plain === 'to' && next?.plain === 'do';
    const isNoun = next?.start === place.start || !after || todoNeighbours.has(after.plain);
    if (isPair && isNoun) {
      joined.push({ ...place, end: next.end, plain: 'todo' });
      at += 1;
    } else joined.push(place);
  }
  return joined;
}

function matchesOf(pack: Pack, language: PackLanguage, wish: Wish<Place>): Match[] {
  const { names, trades, parts } = pack.text[language];
  const partTrades = parts.flatMap((part) => part.trades);
  const tried = [
    ...names.map((phrase) => ({ phrase, weight: worth.name, isTrade: false })),
    ...trades.map((phrase) => ({ phrase, weight: worth.trade, isTrade: true })),
    ...partTrades.map((phrase) => ({ phrase, weight: worth.tradeOfPart, isTrade: true })),
  ];
  const found = tried.flatMap(({ phrase, weight, isTrade }) => {
    const best = bestWindow(nameWordsOf(phrase, language), wish);
    if (!best) return [];
    const found = best.sum * weight;
    return [{ pack, phrase, isTrade, spans: best.spans, found, score: scoreOf(found, best.spans, isTrade) }];
  });
  const best = found.filter(({ isTrade }) => !isTrade).sort((a, b) => b.score - a.score)[0];
  return [...(best ? [best] : []), ...found.filter(({ isTrade }) => isTrade)];
}

/** What is asked for itself comes before whom it is for, and both before what it is to have beside. */
function scoreOf(found: number, spans: readonly Place[], isTrade: boolean): number {
  if (spans.every(({ zone }) => zone === 'having')) return found * worth.beside;
  return found + (!isTrade && spans.some(({ zone }) => zone === 'head') ? worth.head : 0);
}

/** Tokens of a text that are held against the names of all kinds. */
const mostCompared = 1000;

/** Kinds whose names come nearest to some words: what a person may have meant. At most `most` names. */
export function nearKinds(tokens: readonly Token[], language: PackLanguage, most = 5): string[] {
  const places = placesOf(tokens.slice(0, mostCompared), language);
  const near = packs().map((pack) => {
    const names = pack.text[language].names;
    const words = names.flatMap((name) => nameWordsOf(name, language));
    const like = Math.max(0, ...places.flatMap(({ plain }) => words.map((word) => closeness(word, plain))));
    return { name: names[0] ?? pack.kind, like };
  });
  return near
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ name }) => name);
}

/** As `likeness`, and for a shared beginning of at least four letters. */
function closeness(left: string, right: string): number {
  const same = likeness(left, right);
  if (same > 0) return same;
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length >= 4 ? length / Math.max(left.length, right.length) / 2 : 0;
}
