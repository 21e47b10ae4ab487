/** The thing that a wish is about, and the people and other things around it, in the tokens beside a cue. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Token } from '../analyst/language/text.ts';
import { askingWords } from './asking-words.ts';
import type { Cue } from './function-cue.ts';
import { membersOf } from './group.ts';
import type { PackLanguage } from './pack.ts';
import { sorts } from './packs.ts';
import { lemmaOf, plainWords } from './word.ts';

/** Words of a noun phrase: tokens `from` to `to`. */
export type Thing = { from: number; to: number; noun: string };

/** Words of a compound noun at most. */
const longest = 3;

/** The thing of a cue: in English before a noun ("badge tracker"), else behind it ("log of my runs"); behind a verb always. */
export function thingBeside(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { from, to, kind }: Cue,
): Thing | undefined {
  const behind = (): Thing | undefined => nounBehind(lexicon, tokens, to);
  if (kind === 'verb' || (lexicon.language === 'fr' && kind === 'noun')) return behind();
  if (kind === 'phrase') {
    const found = behind();
    return found && isOfPeople(lexicon, found) ? undefined : found;
  }
  return nounBefore(lexicon, tokens, from) ?? behind();
}

function nounBefore(lexicon: Lexicon, tokens: readonly Token[], at: number): Thing | undefined {
  const { joining } = askingWords[lexicon.language];
  const isJoined = at > 1 && joining.has(tokens[at - 1]?.lower ?? '') && tokens[at - 1]?.kind === 'word';
  const to = isJoined ? at - 1 : at;
  let from = to;
  while (from > 0 && to - from < longest && isTelling(lexicon, tokens[from - 1])) from -= 1;
  return from < to ? nounAt(lexicon, tokens, { from, to }) : undefined;
}

/** How many small words may stand between a word and its thing: "the weight of each of my". */
const reach = 6;

function nounBehind(lexicon: Lexicon, tokens: readonly Token[], at: number): Thing | undefined {
  const limit = Math.min(tokens.length, at + reach);
  for (let from = at; from < limit; from += 1) {
    if (tokens[from]?.kind === 'mark' || closing.has(tokens[from]?.lower ?? '')) return undefined;
    if (!isTelling(lexicon, tokens[from])) continue;
    const found = nounAt(lexicon, tokens, { from, to: endOf(lexicon, tokens, from) });
    const isForWhom = tokens.slice(at, from).some((token) => isAddressing(lexicon, token));
    return found && isForWhom && isOfPeople(lexicon, found) ? undefined : found;
  }
  return undefined;
}

function isAddressing({ language }: Lexicon, { lower }: Token): boolean {
  return askingWords[language].audience.has(lower) || lower === 'with' || lower === "de l'" || lower === "l'";
}

/** People, and groups of them: for whom a thing is, not the thing. */
function isOfPeople({ language, personNouns, organisations }: Lexicon, { noun }: Thing): boolean {
  const words = noun.split(' ');
  const head = (language === 'fr' ? words[0] : words.at(-1)) ?? noun;
  return personNouns.has(head) || organisations.has(head) || membersOf(language, head) !== undefined;
}

/** Words behind which something else is spoken of. */
const closing = new Set(['when', 'so', 'because', 'but', 'quand', 'mais', 'car', 'parce']);

function endOf(lexicon: Lexicon, tokens: readonly Token[], from: number): number {
  let to = from + 1;
  if (lexicon.language === 'en')
    while (to - from < longest && isAdjacent(tokens[to - 1], tokens[to]) && isTelling(lexicon, tokens[to]))
      to += 1;
  else {
    const isLinked = tokens[to]?.lower === 'de' && isTelling(lexicon, tokens[to + 1]);
    if (isLinked) to += 2;
  }
  return to;
}

/** In the same sentence, with one space between. */
function isAdjacent(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && right.start - left.end <= 1;
}

/** The nearest noun before a phrase, else none: "what seeds do I have". */
export function nounNear(lexicon: Lexicon, tokens: readonly Token[], at: number): Thing | undefined {
  for (let to = at; to > 0; to -= 1) {
    if (!isTelling(lexicon, tokens[to - 1])) continue;
    let from = to - 1;
    while (from > 0 && to - from < longest && isTelling(lexicon, tokens[from - 1])) from -= 1;
    return nounAt(lexicon, tokens, { from, to });
  }
  return undefined;
}

function nounAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { from, to }: { from: number; to: number },
): Thing | undefined {
  const words = tokens.slice(from, to).map(({ lower }) => lower.replace(/^[dl]['’]|['’]s?$/gu, ''));
  const isFrench = lexicon.language === 'fr';
  const head = isFrench ? words.shift() : words.pop();
  if (head === undefined) return undefined;
  const singular = lexicon.singularOf(head).singular;
  if (isFrench) return { from, to, noun: [singular, ...words].join(' ') };
  const isAct = words.length === 0 && /.{3}ing$/u.test(singular) && !solid.has(singular);
  const others = words.filter((word) => !/(?:ed|ly)$/u.test(word) || words.length === 1);
  return { from, to, noun: [...others, singular, ...(isAct ? ['session'] : [])].join(' ') };
}

/** Nouns in "-ing" that are things. */
const solid = new Set(
  'building painting drawing recording meeting wedding clothing ring string housing'.split(' '),
);

const vague: Readonly<Record<PackLanguage, ReadonlySet<string>>> = {
  en: new Set(
    `who what when where which how has have had do does did is are was will than then there here only whoever shared
    other others person people different every very good down up out off much many more most first last next week
    month year day today now not never always all also both same still just so if my me glance about around by big
    self-hosted selfhosted audit simple same-day one two three four five per between among over through time times
    back right want nothing anybody nobody somebody anyone everyone someone something anything etc ones something's
    yes no per-day single several various old used local daily weekly monthly yearly`.split(/\s+/u),
  ),
  fr: new Set(
    `qui que quoi quand où combien plus moins fait sont était tous chaque autres jour semaine mois année fil temps
    chacun chacune quelque autre même mêmes entre voir savoir noms truc trucs chose choses partagé partagée partagés
    partagées ligne petit petite plusieurs deux trois quatre cinq noter ont était étaient`.split(/\s+/u),
  ),
};

/** Whether a word says something of its own: no small word, no word of asking, no name of a sort. */
export function isTelling({ language, prose }: Lexicon, token: Token | undefined): boolean {
  if (!token || token.kind !== 'word') return false;
  // "Fairly" says how, and names no thing.
  if (prose.manner.ending.test(token.lower) && !prose.manner.nouns.has(token.lower)) return false;
  const { small, asking, products, generic, audience, having } = askingWords[language];
  const lower = token.lower.replace(/^(?:[dl]|qu)['’]/u, '');
  const isSmall = [small, asking, products, generic, audience, having, vague[language]].some((words) =>
    words.has(lower),
  );
  return (
    !isSmall && !isSortName(language, lower) && /^\p{L}[\p{L}-]{2,}$/u.test(lower.replace(/['’]s?$/u, ''))
  );
}

function isSortName(language: PackLanguage, lower: string): boolean {
  return sorts().some(
    ({ text }) =>
      text[language].names.some((name) => !name.includes(' ') && lemmaOf(name) === lemmaOf(lower)) &&
      !text[language].itself.some((name) => plainWords(name).includes(lemmaOf(lower))),
  );
}

/** Whether a word names a function of more than following something: "orders", "logbook". */
export function isFunctionName({ language }: Lexicon, { lower }: Token): boolean {
  return sorts().some(
    ({ kind, text }) =>
      kind !== 'tracker' &&
      text[language].names.some((name) => !name.includes(' ') && lemmaOf(name) === lemmaOf(lower)),
  );
}

/** Words for anybody. */
const anybody = new Set([
  'person',
  'people',
  'user',
  'someone',
  'boss',
  'owner',
  'personne',
  'gens',
  'utilisateur',
]);

type Around = { thing: Thing; isForStaff: boolean };

/** The people that the words speak of beside the thing; "member" where they name nobody. */
export function peopleBeside(
  lexicon: Lexicon,
  tokens: readonly Token[],
  around: Around,
): { noun: string; tokens: Token[] } {
  for (const [at, token] of tokens.entries()) {
    const isThing = at >= around.thing.from && at < around.thing.to;
    const noun = isThing ? undefined : personAt(lexicon, { token, before: tokens[at - 1] }, around);
    if (noun !== undefined) return { noun, tokens: [token] };
  }
  const [usual, other] = lexicon.language === 'en' ? ['member', 'owner'] : ['membre', 'responsable'];
  return { noun: usual === around.thing.noun ? other : usual, tokens: [] };
}

/** The person that a word names, or of whom the group that it names consists. */
function personAt(
  { language, personNouns, singularOf }: Lexicon,
  { token, before }: { token: Token; before: Token | undefined },
  { thing, isForStaff }: Around,
): string | undefined {
  const noun = singularOf(token.lower.replace(/^[dl]['’]|['’]s?$/gu, '')).singular;
  if (noun === thing.noun || anybody.has(noun)) return undefined;
  const members = membersOf(language, noun, before?.lower);
  if (members === undefined || members === thing.noun) return personNouns.has(noun) ? noun : undefined;
  return isForStaff ? staffOf(language, members) : members;
}

/** Who works where these are served. */
function staffOf(language: PackLanguage, members: string): string {
  const served = ['customer', 'patient', 'student', 'client', 'élève'];
  if (!served.includes(members)) return members;
  return language === 'en' ? 'employee' : 'employé';
}
