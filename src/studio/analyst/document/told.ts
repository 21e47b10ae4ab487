/**
 * Sentences that tell what is written down, and of what: "For each stay: the name, …", "When a bike comes in, the clerk notes
 * …", "Each piece gets …", "They send a request: …", a bare list under a heading.
 */
import { describing, frames } from '../grammar/frame.ts';
import type { Frame, NounPhrase } from '../grammar/logical-form.ts';
import { fieldListOf } from './field-list.ts';
import type { FieldList } from './field-list.ts';
import { nameOf } from './fact.ts';
import { isFieldNoun, isOrganisation, isPerson } from './noun-class.ts';
import type { Parsed, Range } from './parsed.ts';
import { toldWith } from './told-with.ts';
import { cost, cover, isOperator, residueOf } from './cover.ts';
import type { Reading } from './cover.ts';
import type { Span } from '../language/text.ts';

/** A list of fields of `owner`; a weak one has to prove itself by fields that are known. `before` is a clause of its own. */
type Told = {
  owner: NounPhrase;
  others?: NounPhrase[];
  list: Range;
  isWeak: boolean;
  least?: number;
  before?: Range;
};

/** The readings of a sentence that tell what is written down; `heading` is what its part of the brief is about. */
export function toldReadings(parsed: Parsed, heading: NounPhrase | undefined): Reading[] {
  const from = openingOf(parsed);
  const kinds = [ofEach, had, given, made, recorded, listed, done];
  return [...kinds.flatMap((find) => find(parsed, { from, heading })), ...afterColon(parsed, from)].flatMap(
    (told) => readingOf(parsed, told) ?? [],
  );
}

/** "We plan tours: a tour has a van, …": what is said after a colon, where it tells of something that one has. */
function afterColon(parsed: Parsed, from: number): Told[] {
  const colon = parsed.tokens.findIndex(({ lower }, at) => at > from && lower === ':');
  if (colon === -1) return [];
  return had(parsed, { from: colon + 1, heading: undefined }).map((told) => ({
    ...told,
    before: { from, to: colon },
  }));
}

/** "Passengers book places with their name and weight", "a peal is recorded with date and method". */
function done(parsed: Parsed, { from }: Context): Told[] {
  return toldWith(parsed, from).map(({ owner, list, before }) => ({
    owner,
    list,
    isWeak: true,
    least: 2,
    ...(before && { before }),
  }));
}

type Context = { from: number; heading: NounPhrase | undefined };

/** Where the sentence begins, after words that only lead to it. */
function openingOf({ lexicon, tokens }: Parsed): number {
  const at = tokens.findIndex(({ lower }) => !lexicon.links.has(lower));
  return Math.max(0, at);
}

/** "For each booking we note the name, …", "Pour chaque réservation : le nom, …". */
function ofEach(parsed: Parsed, { from }: Context): Told[] {
  const per = parsed.phraseEnd('PER', from);
  if (per === undefined) return [];
  return nounsAt(parsed, per).flatMap(({ value: owner, to }): Told[] => {
    if (parsed.wordAt(to) === ':')
      return [{ owner, list: { from: to + 1, to: parsed.tokens.length }, isWeak: false }];
    const next = parsed.wordAt(to) === ',' ? to + 1 : to;
    const verb = recordingAfter(parsed, next);
    if (verb !== undefined) return [{ owner, list: { from: verb, to: parsed.tokens.length }, isWeak: false }];
    return next > to ? [{ owner, list: { from: next, to: parsed.tokens.length }, isWeak: true }] : [];
  });
}

/** The end of a verb of writing down within the next words, which are its subject. */
function recordingAfter(parsed: Parsed, from: number): number | undefined {
  for (let at = from; at < from + longestSubject; at += 1) {
    if (at > from && isOperatorAt(parsed, at - 1)) return undefined;
    const end = parsed.phraseEnd('RECORDS', at);
    if (end !== undefined && at > from) return end;
  }
  return undefined;
}

const longestSubject = 5;

function isOperatorAt({ lexicon, tokens }: Parsed, at: number): boolean {
  const token = tokens[at];
  return token === undefined || isOperator(lexicon, token);
}

/** Noun phrases at a position that can name a thing, the longest first. */
function nounsAt(parsed: Parsed, from: number): { value: NounPhrase; to: number }[] {
  return parsed.startingAt('NP', from).filter(({ value }) => isThing(parsed, value));
}

function isThing({ lexicon }: Parsed, noun: NounPhrase): boolean {
  const isPlain = !noun.isPronoun && !noun.of && !noun.quantity && noun.adjectives.length <= 1;
  const isOurs = isOrganisation(lexicon, noun) || lexicon.everybody.has(nameOf(noun));
  return isPlain && !isOurs && noun.words.length > 0 && noun.words.length <= 3;
}

/** "Each piece gets a number, the clay, …". */
function had(parsed: Parsed, { from, heading }: Context): Told[] {
  const found = parsed.startingAt('NP', from).flatMap(({ value, to }): Told[] => {
    const end = parsed.phraseEnd('HAVE', to);
    const owner = value.isPronoun ? heading : value;
    if (end === undefined || !owner || !(value.isPronoun || isOfMany(parsed, value, heading))) return [];
    const isGift = parsed.phraseEnd('NOTIFIED', to) !== undefined || gifts.has(parsed.wordAt(to));
    return [{ owner, list: { from: end, to: parsed.tokens.length }, isWeak: false, least: isGift ? 2 : 1 }];
  });
  return found.slice(0, 2);
}

/** "A customer gives name, phone and height": what is written down of whoever gives it. */
function given(parsed: Parsed, { from }: Context): Told[] {
  return parsed.startingAt('NP', from).flatMap(({ value, to }): Told[] => {
    const end = parsed.phraseEnd('STATES', to);
    const isWho = isThing(parsed, value) && isPerson(parsed.lexicon, value.words);
    if (end === undefined || !isWho) return [];
    return [{ owner: value, list: { from: end, to: parsed.tokens.length }, isWeak: true, least: 2 }];
  });
}

/** Verbs of having that are also of being given: one thing got is no field. */
const gifts: ReadonlySet<string> = new Set([
  'get',
  'gets',
  'receive',
  'receives',
  'reçoit',
  'needs',
  'need',
  'shows',
]);

/** Said of each one of a kind, not of one in particular. */
function isOfMany(parsed: Parsed, noun: NounPhrase, heading: NounPhrase | undefined): boolean {
  const { determiner, isPlural } = noun;
  const isHeading = heading !== undefined && nameOf(heading) === nameOf(noun);
  const isAny = determiner === 'each' || determiner === 'any' || determiner === 'indefinite';
  return isThing(parsed, noun) && (isAny || isHeading || (isPlural && determiner === undefined));
}

/** "An agency writes a referral: …", "post an idea (title, description)", "déposer une demande avec un résumé et …". */
function made(parsed: Parsed, { from }: Context): Told[] {
  return parsed.edges.flatMap(({ category, from: begin, to, value }): Told[] => {
    if (category !== 'NP' || begin <= from || begin < 1) return [];
    const owner = value as NounPhrase;
    const isTheirs = owner.determiner === 'their' && parsed.wordAt(to) === ':';
    const isOne =
      (owner.determiner === 'indefinite' || isTheirs) && !owner.isPlural && owner.adjectives.length <= 1;
    if (!isOne || !isThing(parsed, owner) || !isMadeAt(parsed, begin, owner)) return [];
    const list = listBehind(parsed, to);
    return list ? [{ owner, list, isWeak: true, before: { from, to } }] : [];
  });
}

/** A verb that begins a record ends right before the noun. */
function isMadeAt(parsed: Parsed, begin: number, owner: NounPhrase): boolean {
  const { creating, reifying, recordNouns, naming } = parsed.lexicon;
  // "Members book a tour with their name": that is kept of the booking.
  const isRecord = recordNouns.has(naming.headOf(owner.words));
  const isMaking = parsed
    .endingAt('V', begin)
    .some(
      ({ value: { lemma, sense } }) =>
        sense === 'create' || creating.has(lemma) || (isRecord && Object.hasOwn(reifying, lemma)),
    );
  return isMaking || parsed.isPhraseBefore('RECORDS', begin);
}

/** What follows a noun as a list: after a colon, in brackets at the end, after "with". */
function listBehind(parsed: Parsed, at: number): Range | undefined {
  const { length } = parsed.tokens;
  if (parsed.wordAt(at) === ':') return { from: at + 1, to: length };
  if (parsed.wordAt(at) === '(') {
    const close = parsed.closingOf(at, length);
    return close === length - 1 ? { from: at + 1, to: close } : undefined;
  }
  const end = parsed.phraseEnd('WITH', at);
  return end === undefined ? undefined : { from: end, to: length };
}

/** "When a bike comes in, the clerk notes the brand and …", "log the weight of each of my ewes". */
function recorded(parsed: Parsed, { from, heading }: Context): Told[] {
  const { tokens } = parsed;
  const at = tokens.findIndex((_, index) => index > from && isRecordingAt(parsed, index));
  const end = at === -1 ? undefined : parsed.phraseEnd('RECORDS', at);
  const when = parsed.phraseEnd('WHEN', from) ?? parsed.phraseEnd('COND', from);
  const isOdd = tokens.slice(when ?? from, at).some((token) => isOperator(parsed.lexicon, token));
  if (end === undefined || isOdd || isVerbList(parsed, end)) return [];
  const list = { from: end, to: tokens.length };
  const tail = ownerBehind(parsed, list);
  if (tail) return tail;
  const comer = when === undefined ? undefined : comerAt(parsed, when);
  if (comer) return [{ owner: comer.value, list, isWeak: false }];
  const isFirst = when === undefined && at <= from + longestSubject;
  return ofContext({ list, heading, isFirst });
}

/** Whose a list is that names nobody: what its part of the brief is about, else what the sentence before tells of. */
function ofContext({
  list,
  heading,
  isFirst,
}: {
  list: Range;
  heading: NounPhrase | undefined;
  isFirst: boolean;
}): Told[] {
  if (heading) return [{ owner: heading, list, isWeak: true }];
  return isFirst ? [{ owner: lastRecord, list, isWeak: true, least: 2 }] : [];
}

/** "We write down the date and …": of what the sentence before tells. */
const lastRecord: NounPhrase = {
  start: 0,
  end: 0,
  words: [],
  isPlural: false,
  adjectives: [],
  isPronoun: true,
  isRecord: true,
};

/** "When a bike comes in": what comes. */
function comerAt(parsed: Parsed, from: number): { value: NounPhrase; to: number } | undefined {
  return nounsAt(parsed, from)
    .toReversed()
    .find(({ value, to }) => value.determiner === 'indefinite' && isVerbAt(parsed, to));
}

function isVerbAt(parsed: Parsed, at: number): boolean {
  return parsed.startingAt('V', at).length > 0 || parsed.phraseEnd('BE', at) !== undefined;
}

function isRecordingAt(parsed: Parsed, at: number): boolean {
  const before = parsed.wordAt(at - 1);
  const isNoun =
    parsed.lexicon.marks['DET']?.includes(before) === true ||
    Object.hasOwn(parsed.lexicon.closed.DET, before);
  return parsed.phraseEnd('RECORDS', at) !== undefined && !isNoun && before !== ',';
}

/** "Who can record and change orders": no list of fields. */
function isVerbList(parsed: Parsed, at: number): boolean {
  return parsed.phraseEnd('AND', at) !== undefined || parsed.phraseEnd('OR', at) !== undefined;
}

/** "… of each guitar", "… per animal": whose the fields are. */
function ownerBehind(parsed: Parsed, list: Range): Told[] | undefined {
  for (let at = list.from + 1; at < list.to; at += 1) {
    const end = parsed.phraseEnd('PER', at) ?? parsed.phraseEnd('OF', at);
    const isEach = parsed.phraseEnd('PER', at) !== undefined;
    if (end === undefined) continue;
    const owners = parsed.startingAt('NPList', end).find(({ to }) => to === list.to)?.value ?? [];
    const [first] = owners;
    const isAll =
      first && (isEach || first.determiner === 'each' || (first.determiner === 'any' && first.isPlural));
    if (isAll && owners.every((owner) => isThing(parsed, owner)))
      return [{ owner: first, others: owners.slice(1), list: { from: list.from, to: at }, isWeak: false }];
  }
  return undefined;
}

/** "Patient: name, date of birth, …"; a bare list under a heading. */
function listed(parsed: Parsed, { from, heading }: Context): Told[] {
  const { length } = parsed.tokens;
  const named = nounsAt(parsed, from).find(({ to }) => parsed.wordAt(to) === ':');
  if (named && !isLabel(parsed, named.value))
    return [{ owner: named.value, list: { from: named.to + 1, to: length }, isWeak: true, least: 2 }];
  return heading && isThing(parsed, heading) && !named
    ? [{ owner: heading, list: { from, to: length }, isWeak: true, least: 3 }]
    : [];
}

/** "Status: …", "Reception: …" begin something else than a list of fields. */
function isLabel({ lexicon }: Parsed, noun: NounPhrase): boolean {
  const head = lexicon.naming.headOf(noun.words);
  return lexicon.stateNouns.has(head) || isFieldNoun(lexicon, noun.words) || isPerson(lexicon, noun.words);
}

function readingOf(parsed: Parsed, told: Told): Reading | undefined {
  const { owner, others = [], list, isWeak, least = 1, before } = told;
  const found = fieldListOf(parsed, list, owner);
  const count = found.fields.length + found.parts.length;
  if (count < least || !isConvincing(found, isWeak)) return undefined;
  const lead = before && coverOf(parsed, before);
  const place = placeOf(parsed, told);
  const said = framesOf(place, [owner, ...others], found);
  return {
    frames: [...(lead?.frames ?? []), ...said],
    residues: [...(lead?.residues ?? []), ...leftOver(parsed, found)],
    score: (lead?.score ?? 0) + scoreOf(parsed, found, isWeak),
  };
}

/** Where a list is said: the whole sentence, or what follows the clause before it. */
function placeOf({ tokens }: Parsed, { before }: Told): Span {
  const first = tokens[before ? before.to : 0];
  const start = first?.start ?? 0;
  return { start, end: tokens.at(-1)?.end ?? start };
}

function leftOver({ lexicon, tokens }: Parsed, { unread }: FieldList): Reading['residues'] {
  return unread
    .flatMap(({ from, to }) => residueOf(lexicon, tokens.slice(from, to)))
    .map((residue) => ({ ...residue, touchesBefore: false, touchesAfter: false }));
}

function scoreOf(parsed: Parsed, found: FieldList, isWeak: boolean): number {
  const count = found.fields.length + found.parts.length;
  const liking = (isWeak ? leaning.weak : leaning.strong) + leaning.field * count;
  return found.score - cost.clause + liking - priceOf(parsed, found.unread);
}

/** How much a list is liked beside other readings of the same words. */
const leaning = { weak: 0.3, strong: 1, field: 0.25 };

function isConvincing({ fields, parts, unread, known }: FieldList, isWeak: boolean): boolean {
  const count = fields.length + parts.length;
  return isWeak ? known * 2 >= count && unread.length * 2 <= count : unread.length <= count;
}

function priceOf({ tokens, lexicon }: Parsed, unread: readonly Range[]): number {
  return unread
    .flatMap(({ from, to }) => tokens.slice(from, to))
    .reduce(
      (sum, token) =>
        sum + (lexicon.functionWords.has(token.lower) ? cost.functionWord : cost.contentWord) / 4,
      0,
    );
}

function framesOf(place: Span, owners: readonly NounPhrase[], found: FieldList): Frame[] {
  const bearers = owners.map((owner): NounPhrase => ({ ...owner, adjectives: [] }));
  const own = [
    ...found.fields,
    ...found.parts.map(({ noun }) => ({ start: noun.start, end: noun.end, noun, hints: {} })),
  ];
  const parts = found.parts.flatMap(({ noun, fields }) =>
    frames(
      { start: noun.start, end: fields.at(-1)?.end ?? noun.end },
      [{ ...noun, adjectives: [] }],
      [describing({ start: noun.start, end: fields.at(-1)?.end ?? noun.end }, fields)],
    ),
  );
  return [...frames(place, bearers, [describing(place, own)]), ...parts];
}

/** The best reading of a part of the sentence. */
function coverOf({ lexicon, tokens, edges }: Parsed, { from, to }: Range): Reading | undefined {
  const inside = edges
    .filter((edge) => edge.category === 'Clause' && edge.from >= from && edge.to <= to)
    .map((edge) => ({ ...edge, from: edge.from - from, to: edge.to - from }));
  return cover({ lexicon, tokens: tokens.slice(from, to), edges: inside })[0];
}
