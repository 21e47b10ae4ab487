/**
 * Lists of what is written down, as people write them: "the name, the phone number, how many guests, whether there is a dog".
 * Each entry is read by itself, so that an odd one does not silence the others.
 */
import type { Attribute, NounPhrase, Word } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { nameOf } from './fact.ts';
import { isFieldNoun } from './noun-class.ts';
import type { Parsed, Range } from './parsed.ts';

/** A noun of the list with fields of its own: "the instrument (maker, serial number)". */
export type Part = { noun: NounPhrase; fields: Attribute[] };

/** `known` counts the entries that the lexicon knows as fields or that say of what type they are. */
export type FieldList = { fields: Attribute[]; parts: Part[]; unread: Range[]; known: number; score: number };

const nothing: FieldList = { fields: [], parts: [], unread: [], known: 0, score: 0 };

/** The entries of a list; `owner` is whose they are. */
export function fieldListOf(parsed: Parsed, range: Range, owner: NounPhrase | undefined): FieldList {
  return entriesOf(parsed, range)
    .map((run) => entryOf(parsed, run, owner))
    .reduce(joined, nothing);
}

function joined(left: FieldList, right: FieldList): FieldList {
  return {
    fields: [...left.fields, ...right.fields],
    parts: [...left.parts, ...right.parts],
    unread: [...left.unread, ...right.unread],
    known: left.known + right.known,
    score: left.score + right.score,
  };
}

/** The entries between commas and joining words; a colon takes the rest of the list as its values. */
function entriesOf(parsed: Parsed, range: Range): Range[] {
  const runs = parsed.runsOf(range, (at) => boundaryAt(parsed, at));
  const colon = runs.findIndex(({ from, to }) => {
    const words = parsed.tokens.slice(from, to).map(({ lower }) => lower);
    return words.indexOf(':') > 0;
  });
  const begun = runs[colon];
  if (!begun) return runs;
  const whole = { from: begun.from, to: range.to };
  return parsed.over('Attr', whole).length > 0 ? [...runs.slice(0, colon), whole] : runs;
}

function boundaryAt(parsed: Parsed, at: number): number | undefined {
  const comma = parsed.wordAt(at) === ',' ? at + 1 : undefined;
  const next = comma ?? at;
  const joint = parsed.phraseEnd('AND', next);
  // ", which is unique" goes on with the entry.
  const isRelative = comma !== undefined && isRelativeAt(parsed, comma);
  if (isRelative || parsed.isInsideName(at)) return undefined;
  return joint ?? comma;
}

/** "Which is unique", but not the "and which site" of a list. */
function isRelativeAt(parsed: Parsed, at: number): boolean {
  const end = parsed.phraseEnd('REL', at);
  return (
    end !== undefined &&
    (parsed.phraseEnd('BE', end) !== undefined ||
      parsed.phraseEnd('MODAL', end) !== undefined ||
      parsed.phraseEnd('HAVE', end) !== undefined)
  );
}

function entryOf(parsed: Parsed, run: Range, owner: NounPhrase | undefined): FieldList {
  const range = withoutLink(parsed, run);
  if (range.to <= range.from) return nothing;
  return (
    bracketed(parsed, range, owner) ??
    asked(parsed, range) ??
    plain(parsed, range) ??
    described(parsed, range) ??
    worded(parsed, range) ?? { ...nothing, unread: [range] }
  );
}

function withoutLink({ lexicon, tokens }: Parsed, { from, to }: Range): Range {
  const begin = tokens.slice(from, to).findIndex(({ lower }) => !lexicon.links.has(lower));
  return begin === -1 ? { from: to, to } : { from: from + begin, to };
}

/** "An instrument (maker, year if known)": the fields of the noun before, unless they are its values. */
function bracketed(parsed: Parsed, range: Range, owner: NounPhrase | undefined): FieldList | undefined {
  const open = parsed.tokens.findIndex(({ lower }, at) => at > range.from && at < range.to && lower === '(');
  if (open === -1 || parsed.closingOf(open, range.to) !== range.to - 1) return undefined;
  const outer = { from: range.from, to: open };
  const noun = nounBefore(parsed, outer);
  const inner = { from: open + 1, to: range.to - 1 };
  if (noun && isOfFields(parsed, inner)) {
    const list = fieldListOf(parsed, inner, undefined);
    const isItself = owner !== undefined && nameOf(owner) === nameOf(noun.value);
    return isItself
      ? { ...list, score: list.score + noun.score }
      : {
          ...nothing,
          parts: [{ noun: noun.value, fields: list.fields }],
          unread: list.unread,
          known: 1,
          score: list.score + noun.score,
        };
  }
  if (plain(parsed, range) || hasOperator(parsed, inner)) return undefined;
  const alone = plain(parsed, outer);
  const values = alone ? chosenFrom(parsed, inner) : [];
  return alone && (values.length > 0 ? withValues(alone, values) : { ...alone, unread: [inner] });
}

/** "The weather (sun, cloud, rain)": values to choose from, where nothing in the brackets is a field. */
function chosenFrom(parsed: Parsed, inner: Range): Word[] {
  const entries = entriesOf(parsed, inner);
  const isValue = (run: Range): boolean =>
    run.to - run.from <= longestValue &&
    parsed.tokens.slice(run.from, run.to).every(({ kind }) => kind === 'word' || kind === 'number') &&
    (plain(parsed, run)?.known ?? 0) === 0;
  if (entries.length < fewestValues || !entries.every(isValue)) return [];
  return entries.map((run) => {
    const text = parsed.tokens
      .slice(run.from, run.to)
      .map((token) => token.text)
      .join(' ');
    return { ...parsed.spanOf(run), lemma: text, text };
  });
}

const longestValue = 2;
const fewestValues = 3;

function withValues(list: FieldList, values: Word[]): FieldList {
  return {
    ...list,
    fields: list.fields.map((field) => ({ ...field, hints: { ...field.hints, values } })),
    known: 1,
  };
}

/** The noun before the brackets, without the number of it: "one to three pupils". */
function nounBefore(parsed: Parsed, { from, to }: Range): { value: NounPhrase; score: number } | undefined {
  const isNumber = (at: number): boolean =>
    ['NUM', 'TO', 'CMP', 'DASH'].some((one) => parsed.phraseEnd(one, at) !== undefined);
  for (let at = from; at < to && (at === from || isNumber(at - 1)); at += 1) {
    const found = parsed
      .over('NP', { from: at, to })
      .find(({ value }) => isNameable(parsed, value) && !value.quantity);
    if (found) return found;
  }
  return undefined;
}

/** Most of what is in the brackets is known as fields, and none of it as a choice. */
function isOfFields(parsed: Parsed, inner: Range): boolean {
  const entries = entriesOf(parsed, inner);
  const isChoice = parsed.edges.some(
    ({ category, from, to }) => category === 'OR' && from > inner.from && to < inner.to && entries.length < 3,
  );
  const list = fieldListOf(parsed, inner, undefined);
  return !isChoice && entries.length > 1 && list.unread.length === 0 && list.known * 2 >= entries.length;
}

function hasOperator({ lexicon, tokens }: Parsed, { from, to }: Range): boolean {
  return tokens.slice(from, to).some(({ lower }) => lexicon.operators.has(lower));
}

/** "What is wrong with it", "ce qui ne va pas": a longer text under these words. */
function asked(parsed: Parsed, range: Range): FieldList | undefined {
  const begin = parsed.phraseEnd('WHATEVER', range.from);
  const size = range.to - range.from;
  if (begin === undefined || size < 3 || size > longestQuestion) return undefined;
  if (parsed.over('Attr', range).some(({ value }) => isField(parsed, value))) return undefined;
  const tokens = parsed.tokens.slice(range.from, range.to);
  if (tokens.some(({ kind }) => kind !== 'word')) return undefined;
  const words = withoutPlace(
    parsed,
    tokens.map(({ lower }) => lower),
  );
  const span = parsed.spanOf(range);
  const noun: NounPhrase = { ...span, words, isPlural: false, adjectives: [] };
  return { ...nothing, fields: [{ ...span, noun, hints: { kind: 'longText' } }], known: 1 };
}

const longestQuestion = 7;

/** "What is wrong" of "what is wrong with it". */
function withoutPlace({ lexicon }: Parsed, words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  const isPronoun = lexicon.marks['PRON']?.includes(last) === true;
  return isPronoun && words.length > 4 ? words.slice(0, -2) : [...words];
}

function plain(parsed: Parsed, range: Range): FieldList | undefined {
  const [best] = parsed.over('Attr', range).filter(({ value }) => isField(parsed, value));
  if (!best) return undefined;
  const isKnown = isKnownField(parsed.lexicon, best.value);
  return { ...nothing, fields: [best.value], known: isKnown ? 1 : 0, score: best.score };
}

/** "A picture of what they have in mind": a field that is known, and what stands in it. */
function described(parsed: Parsed, range: Range): FieldList | undefined {
  const { tokens } = parsed;
  const at = tokens.findIndex(
    (_, index) => index > range.from && parsed.phraseEnd('OF', index) !== undefined,
  );
  const of = at === -1 || at >= range.to ? undefined : parsed.phraseEnd('OF', at);
  const isTold = of !== undefined && asked(parsed, { from: of, to: range.to }) !== undefined;
  const field = isTold ? plain(parsed, { from: range.from, to: at }) : undefined;
  return field && field.known > 0 ? field : undefined;
}

/** A few words that are no noun by themselves: "dietary needs". */
function worded(parsed: Parsed, range: Range): FieldList | undefined {
  const { lexicon } = parsed;
  const after = parsed.phraseEnd('DET', range.from) ?? range.from;
  const tokens = parsed.tokens.slice(after, range.to);
  const isPlain = tokens.every(
    ({ kind, lower }) =>
      kind === 'word' && !lexicon.functionWords.has(lower) && !lexicon.operators.has(lower),
  );
  if (!isPlain || tokens.length < 2 || tokens.length > 3) return undefined;
  const span = parsed.spanOf(range);
  const noun: NounPhrase = {
    ...span,
    words: tokens.map(({ lower }) => lower),
    isPlural: false,
    adjectives: [],
  };
  if (!isNameable(parsed, noun) || parsed.phraseEnd('MODAL', after) !== undefined) return undefined;
  return { ...nothing, fields: [{ ...span, noun, hints: {} }], score: -1 };
}

/** True when the lexicon knows the field, or its words say of what type it is. */
function isKnownField(lexicon: Lexicon, { noun, hints }: Attribute): boolean {
  const isCount = noun.words.length > 1 && lexicon.marks['COUNT']?.includes(noun.words[0] ?? '') === true;
  return isCount || isFieldNoun(lexicon, noun.words) || Object.keys(hints).length > 0;
}

function isField(parsed: Parsed, { noun, hints }: Attribute): boolean {
  const isOne = !noun.quantity || (noun.quantity.op === 'exactly' && noun.quantity.value === 1);
  return isOne && !(noun.of?.isPronoun === true) && (hints.isBoolean === true || isNameable(parsed, noun));
}

const oddDeterminers: ReadonlySet<string> = new Set(['no', 'same', 'other', 'only']);
const longestName = 6;

/** A noun phrase that can name a field or a thing: no verb, nobody who speaks, no word of the grammar. */
function isNameable({ lexicon }: Parsed, noun: NounPhrase): boolean {
  const { words, adjectives, determiner } = noun;
  const all = words.flatMap((word) => word.split(' '));
  const [first = ''] = all;
  const isLong = all.length + adjectives.length > longestName;
  const isVerb =
    determiner === undefined && Object.hasOwn(lexicon.verbs, first) && !isFieldNoun(lexicon, words);
  return first !== '' && !isLong && !isVerb && !isOdd(noun) && !isOpening(lexicon, first);
}

/** A pronoun, somebody else's, none of them. */
function isOdd({ isPronoun, isOthers, isPublic, determiner }: NounPhrase): boolean {
  const isDenied = determiner !== undefined && oddDeterminers.has(determiner);
  return isPronoun === true || isOthers === true || isPublic === true || isDenied;
}

/** Words that begin no name. */
function isOpening({ ownerNouns, operators }: Lexicon, first: string): boolean {
  return ownerNouns.has(first) || operators.has(first) || asking.has(first);
}

/** Words that ask, and begin no name. */
const asking: ReadonlySet<string> = new Set(
  'when where why what who how which then quand où pourquoi comment qui quoi'.split(' '),
);
