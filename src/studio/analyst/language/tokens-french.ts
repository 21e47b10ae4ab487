/**
 * French words as the grammar wants them: elisions and contractions in full (`l'` and `d'` are words of their own, `du` is
 * `de le`), hours and thousands as one number, short forms spelt out, accents and slips of the pen mended by what the
 * lexicon and the brief itself know.
 */
import { fold, isWordOf } from './text.ts';
import type { Token } from './text.ts';
import { singularOf } from './morphology-french.ts';
import { pairsOf, tableOf } from './word-list.ts';

const elisions = pairsOf(`
  l' le | d' de | qu' que | n' ne | s' se | j' je | m' me | t' te | c' ce | jusqu' jusque | lorsqu' lorsque | puisqu' puisque | quoiqu' quoique`);
const contractions: Readonly<Record<string, string>> = tableOf([
  ['de le', 'du'],
  ['de les', 'des'],
  ['à le', 'au'],
  ['à les', 'aux'],
]);
/** Words with an apostrophe that stay whole. */
const whole = new Set(["aujourd'hui", "quelqu'un", "quelqu'une", "prud'hommes"]);
const aliases: Readonly<Record<string, string>> = tableOf([
  ['rendez-vous', 'rdv | rdvs | rendez vous | rendezvous | rendez-vous'],
  ['numéro', 'n° | num | numero'],
  ['téléphone', 'tel | tél | phone'],
  ['quantité', 'qté | qte'],
  ['pas', 'pa'],
  ['pour', 'pr'],
  ['client', 'clt'],
  ['avec', 'ac'],
  ['tous', 'ts'],
  ['nombre', 'nb | nbre'],
  ['réservation', 'résa | resa'],
  ['réservations', 'résas | resas'],
  ['maximum', 'maxi'],
  ['minimum', 'mini'],
  ['jour', 'jr'],
  ['date', 'dte'],
  ['information', 'info'],
  ['disponible', 'dispo'],
  ['disponibles', 'dispos'],
  ['quand', 'qd'],
  ['quelque', 'qq'],
  ['je', 'j'],
]);

/** The words of a phrase of the lexicon, as `spelledOut` gives them. */
export function wordsOfFrench(phrase: string): string[] {
  return phrase
    .replaceAll(',', ' ,')
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => {
      const parts = partsOf(word);
      return parts.flatMap((part) => contractions[part.lower]?.split(' ') ?? [part.lower]);
    });
}

type Part = { lower: string; length: number };

/** `l'adresse` is `le` (two characters) and `adresse`; `s'ils` begins with `si`. */
function partsOf(word: string): Part[] {
  const cut = whole.has(word) ? -1 : word.indexOf("'");
  const head = word.slice(0, cut + 1);
  const full = cut === -1 ? undefined : elisions.get(head);
  if (full === undefined) return [{ lower: word, length: word.length }];
  const rest = word.slice(cut + 1);
  const lower = head === "s'" && (rest === 'il' || rest === 'ils') ? 'si' : full;
  return rest === '' ? [{ lower, length: head.length }] : [{ lower, length: head.length }, ...partsOf(rest)];
}

/** The tokens of a sentence with elisions, contractions, hours and thousands resolved. */
export function spelledOut(tokens: readonly Token[]): Token[] {
  return joined(tokens.flatMap(splitToken));
}

function splitToken(token: Token): Token[] {
  if (token.kind === 'mark' && token.lower === "'s") return [];
  if (token.kind !== 'word') return [token];
  let at = token.start;
  return partsOf(token.lower).flatMap(({ lower, length }): Token[] => {
    const place = { start: at, end: at + length, kind: 'word' as const };
    const text = token.text.slice(at - token.start, at - token.start + length);
    at += length;
    const [first = lower, second] = (contractions[lower] ?? lower).split(' ');
    const head = { ...place, text, lower: first };
    return second === undefined ? [head] : [head, { ...place, start: place.end, text: '', lower: second }];
  });
}

/** `9 h 30`, `9h30` are a time of day; `1 500` is one number; `rendez vous` one word. */
function joined(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const size = clockAt(tokens, index) ?? thousandsAt(tokens, index) ?? phraseAt(tokens, index);
    if (size === undefined) found.push(token);
    else {
      found.push(size.token);
      index += size.length - 1;
    }
  }
  return found.map(aliased);
}

type Join = { token: Token; length: number };

/** "9 h 30", "9h30". */
function clockAt(tokens: readonly Token[], index: number): Join | undefined {
  const [hour, mark, minutes] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (hour?.kind !== 'number' || mark?.kind !== 'word') return undefined;
  const written = minutesOf(mark.lower, minutes);
  if (written === undefined || (hour.value ?? 99) > 24) return undefined;
  const isApart = mark.lower === 'h';
  const end = isApart ? (minutes?.end ?? mark.end) : mark.end;
  const text = `${hour.text.padStart(2, '0')}:${written}`;
  return { token: { start: hour.start, end, text, lower: text, kind: 'time' }, length: isApart ? 3 : 2 };
}

/** The minutes behind an h: "h30", or a number right after it. */
function minutesOf(mark: string, next: Token | undefined): string | undefined {
  const written = mark === 'h' ? (next?.kind === 'number' ? next.text : '') : mark.slice(1);
  return mark.startsWith('h') && written.length === 2 && Number.isInteger(Number(written))
    ? written
    : undefined;
}

function thousandsAt(tokens: readonly Token[], index: number): Join | undefined {
  const [first, second] = [tokens[index], tokens[index + 1]];
  if (first?.kind !== 'number' || second?.kind !== 'number') return undefined;
  const isGroup = second.text.length === 3 && first.text.length <= 3 && second.start - first.end === 1;
  if (!isGroup) return undefined;
  const text = `${first.text}${second.text}`;
  return { token: { ...first, end: second.end, text, lower: text, value: Number(text) }, length: 2 };
}

function phraseAt(tokens: readonly Token[], index: number): Join | undefined {
  const [first, second] = [tokens[index], tokens[index + 1]];
  if (first?.kind !== 'word' || second?.kind !== 'word') return undefined;
  const spelt = aliases[`${first.lower} ${second.lower}`];
  if (spelt === undefined) return undefined;
  return { token: { ...first, end: second.end, text: spelt, lower: spelt }, length: 2 };
}

function aliased(token: Token): Token {
  const spelt = token.kind === 'word' ? aliases[token.lower] : undefined;
  return spelt === undefined ? token : { ...token, lower: spelt, text: spelt };
}

/** Accented words by what is left of them without accents. */
type Accented = Map<string, Set<string>>;

function addAccented(accented: Accented, word: string): void {
  const plain = fold(word);
  if (plain === word) return;
  const group = accented.get(plain);
  if (group) group.add(word);
  else accented.set(plain, new Set([word]));
}

/** A text whose words are mended: how often each stands there, which have accents, and what was made of them. */
type Text = { counts: ReadonlyMap<string, number>; accented: Accented; mended: Map<string, string> };

/** Words that the lexicon or the brief knows, with their accents. */
export class Speller {
  readonly #known: ReadonlySet<string>;
  readonly #nouns: readonly string[];
  readonly #accented: Accented = new Map();

  /** `known`: every form that the lexicon reads as it stands; `nouns`: words whose accents are put back. */
  constructor(known: ReadonlySet<string>, nouns: Iterable<string>) {
    this.#known = known;
    this.#nouns = [...nouns];
    for (const noun of nouns) addAccented(this.#accented, noun);
  }

  /** The tokens of a brief's sentences, with words mended. */
  mend(sentences: readonly (readonly Token[])[]): Token[][] {
    const counts = new Map<string, number>();
    for (const token of sentences.flat())
      if (token.kind === 'word') counts.set(token.lower, (counts.get(token.lower) ?? 0) + 1);
    const accented: Accented = new Map();
    for (const word of counts.keys())
      for (const form of [word, singularOf(word).singular]) addAccented(accented, form);
    const text: Text = { counts, accented, mended: new Map() };
    return sentences.map((tokens) => tokens.map((token) => this.#mendToken(token, text)));
  }

  #mendToken(token: Token, text: Text): Token {
    if (token.kind !== 'word' || token.lower.length < 4 || this.#known.has(token.lower)) return token;
    const mended = text.mended.get(token.lower) ?? this.#spell(token.lower, text);
    text.mended.set(token.lower, mended);
    return mended === token.lower ? token : { ...token, lower: mended, text: mended };
  }

  #spell(word: string, { counts, accented: own }: Text): string {
    const plain = fold(word);
    const accented = new Set([...(this.#accented.get(plain) ?? []), ...(own.get(plain) ?? [])]);
    accented.delete(word);
    const [only, ...more] = accented;
    if (only !== undefined && more.length === 0 && plain === word) return only;
    if (only !== undefined || word.length < 6 || (counts.get(word) ?? 0) > 2) return word;
    return this.#near(word, counts) ?? word;
  }

  /** The one word of the lexicon, or a frequent one of the brief, that a slip of the pen made this of. */
  #near(word: string, counts: ReadonlyMap<string, number>): string | undefined {
    const folded = fold(word);
    if (this.#folded().has(folded)) return undefined;
    const own = [...counts]
      .filter(([one, count]) => count > 1 && one !== word && isWordOf(one))
      .map(([one]) => one);
    const near = [...new Set([...own, ...this.#nouns])].filter(
      (one) =>
        Math.abs(one.length - word.length) < 2 &&
        isOneSlip(folded, fold(one)) &&
        !isInflected(folded, fold(one)),
    );
    const said = near.filter((one) => counts.has(one) || counts.has(singularOf(one).singular));
    return (said.length > 0 ? said : near).length === 1 ? (said[0] ?? near[0]) : undefined;
  }

  #foldedKnown: Set<string> | undefined;
  #folded(): Set<string> {
    this.#foldedKnown ??= new Set([...this.#known].map(fold));
    return this.#foldedKnown;
  }
}

/** A plural or a feminine is no slip, and what differs in its ending is another word. */
function isInflected(left: string, right: string): boolean {
  if (left.slice(0, -2) === right.slice(0, -2) || left.slice(0, 1) !== right.slice(0, 1)) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return left.length !== right.length && long.startsWith(short);
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlip(left: string, right: string): boolean {
  if (left === right) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const [a, b] = [left.slice(at), right.slice(at)];
  const isSwap = a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return isSwap || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
