/**
 * The pass over the whole document: which reading of each sentence fits what all the others say? The nouns are collected
 * from the chosen readings, the readings chosen again, until nothing changes.
 */
import type { Frame, NounPhrase } from '../grammar/logical-form.ts';
import type { Span, Token } from '../language/text.ts';
import { nameOf } from './fact.ts';
import type { Fact, Statement } from './fact.ts';
import { interpret } from './interpret.ts';
import type { Reading } from './cover.ts';
import type { Reader } from './sentence.ts';
import { isFieldNoun, isPerson } from './noun-class.ts';
import { Symbols } from './symbols.ts';

/** Words that yield no element, with the reason. */
export type Gap = Span & { why: string };
export type Resolved = {
  symbols: Symbols;
  facts: Fact[];
  gaps: Gap[];
  /** The clauses that facts came from. */
  understood: Span[];
  /** The organisation that the brief speaks of: "hair salon". */
  owner?: string;
};

type Sentence = Span & { tokens?: readonly Token[]; readings: readonly Reading[]; about?: NounPhrase };
type Judged = { facts: Fact[]; gaps: Gap[]; frames: Frame[]; understood: Span[]; score: number };

const hanging = { why: 'no reading of these words fits the rest' };
const rounds = 5;
const bonus = { understood: 1.5, refused: -1.5, unreliable: -2 };

/** The facts of a document, and what of it says nothing. */
export function resolve({ lexicon }: Reader, sentences: readonly Sentence[]): Resolved {
  let frames = sentences.flatMap(({ readings }) => readings[0]?.frames ?? []);
  let symbols = new Symbols(lexicon, frames);
  let chosen: Judged[] = [];
  let before = '';
  for (let round = 0; round < rounds; round += 1) {
    chosen = choose(symbols, sentences);
    const signature = chosen.map(signatureOf).join('\n');
    if (signature === before) break;
    before = signature;
    frames = chosen.flatMap((one) => one.frames);
    symbols = new Symbols(lexicon, frames);
  }
  const facts = chosen.flatMap((one) => one.facts);
  const named = facts.find((fact) => fact.kind === 'owner' && fact.name !== undefined);
  const subject = frames
    .flatMap((frame) => frame.subjects)
    .find((noun) => symbols.isOrganisation(noun) && noun.words.join('').length > 3);
  const owner = named?.kind === 'owner' ? named.name : subject?.words.join(' ');
  const understood = chosen.flatMap((one) => one.understood);
  return {
    symbols,
    facts,
    gaps: chosen.flatMap((one) => one.gaps),
    understood,
    ...(owner !== undefined && { owner }),
  };
}

/** What a choice says of the nouns; the same twice in a row ends the rounds. */
function signatureOf({ frames, facts }: Judged): string {
  const said = frames.map(
    ({ subjects, predicate }) =>
      `${predicate.kind} ${predicate.start} ${predicate.end} ${subjects.map(({ words }) => words.join(' ')).join(',')}`,
  );
  return [facts.length, ...said].join('|');
}

function choose(symbols: Symbols, sentences: readonly Sentence[]): Judged[] {
  const chosen: Judged[] = [];
  let topic: Topic = {};
  for (const sentence of sentences) {
    const { about } = sentence;
    const known: Topic = topic.subject || !about ? topic : { ...topic, subject: about };
    const judged = sentence.readings.map((reading) =>
      withoutCut(judge(symbols, reading, known), leadersIn(symbols, sentence)),
    );
    const best = judged.reduce((left, right) => (right.score > left.score ? right : left));
    chosen.push(best);
    topic = topicOf(symbols, best, topic);
  }
  return chosen;
}

/** What "it" and "them" of the next sentence mean: the subject and the last object of this one, if it was understood. */
function topicOf(symbols: Symbols, { frames, facts }: Judged, before: Topic): Topic {
  if (facts.length === 0) return {};
  const subject = frames.find((frame) => frame.subjects.length === 1)?.subjects[0];
  const object = frames
    .flatMap(({ predicate }) => (predicate.kind === 'act' ? predicate.objects : []))
    .at(-1);
  const named = subject && !subject.isPronoun ? (subject.of ?? subject) : before.subject;
  const record = recordToldBy(symbols, frames) ?? (frames.every(isOfRecord) ? before.record : undefined);
  return {
    ...(named && { subject: named }),
    ...(object && !object.isPronoun && { object }),
    ...(record && { record }),
  };
}

/** `record`: what is written down of the sentence, if the next tells of nothing else: the booking of "guests book a table". */
type Topic = { subject?: NounPhrase; object?: NounPhrase; record?: NounPhrase };

function isOfRecord({ subjects }: Frame): boolean {
  return subjects.every((noun) => noun.isRecord);
}

/** The record of what is done, else the thing that a sentence is about. */
function recordToldBy({ lexicon, entities }: Symbols, frames: readonly Frame[]): NounPhrase | undefined {
  const [first] = frames;
  if (!first) return undefined;
  const { predicate, subjects, start, end } = first;
  const [subject, ...others] = subjects;
  const [made] =
    predicate.kind === 'act' && !predicate.aux.isNegated
      ? predicate.verbs.flatMap(({ lemma }) => lexicon.reifying[lemma]?.noun ?? [])
      : [];
  if (made !== undefined) return { start, end, words: made.split(' '), isPlural: false, adjectives: [] };
  const isThing = subject && others.length === 0 && !isPerson(lexicon, subject.words) && !subject.isPronoun;
  return isThing && entities.has(nameOf(subject)) ? subject : undefined;
}

function judge(symbols: Symbols, reading: Reading, topic: Topic): Judged {
  const judged: Judged = { facts: [], gaps: [], frames: [], understood: [], score: reading.score };
  const frames = withTopics(reading.frames, topic);
  for (const residue of reading.residues)
    judged.gaps.push({ ...residue, why: 'no reading of these words fits the rest' });
  let before: Before;
  for (const [index, frame] of frames.entries()) {
    const isNear = reading.frames[index]?.subjects.some((noun) => noun.isNear) === true;
    const found = isHanging(symbols, before, { frame, isNear }) ? hanging : interpret(symbols, frame);
    before = { frame, isRefused: 'why' in found };
    // What is doubtful by itself is no evidence of anything either.
    if (!isUnreliable(reading, frame, [])) judged.frames.push(frame);
    if ('why' in found) {
      judged.gaps.push({ start: frame.start, end: frame.end, why: found.why });
      judged.score += bonus.refused;
    } else if (isUnreliable(reading, frame, found) || isCutShort(reading, frame)) {
      judged.facts.push(...recordsLeft(reading, frame, found));
      judged.gaps.push({
        start: frame.start,
        end: frame.end,
        why: 'the words beside it may change what it means',
      });
      judged.score += bonus.unreliable;
    } else {
      judged.facts.push(...found.map((statement) => ({ ...statement, cite: citeOf(statement, frame) })));
      judged.understood.push({ start: frame.start, end: frame.end });
      judged.score += bonus.understood;
    }
  }
  return judged;
}

/** "Bands book a room, between 10 and midnight": that rooms are booked, though who may do it when is not understood. */
function recordsLeft(reading: Reading, frame: Frame, found: readonly Statement[]): Fact[] {
  const { predicate, subjects } = frame;
  const isPlain =
    predicate.kind === 'act' &&
    !predicate.aux.isNegated &&
    subjects.every(({ determiner }) => determiner !== 'no');
  const isApart = !isUnreliable(reading, frame, []) && !isCutShort(reading, frame);
  return isPlain && isApart
    ? found.filter(({ kind }) => kind === 'relation').map((one) => ({ ...one, cite: citeOf(one, frame) }))
    : [];
}

type Before = { frame: Frame; isRefused: boolean } | undefined;

/** True for what is said of the last noun of a clause that says nothing, or of what is recorded as something else. */
function isHanging(
  symbols: Symbols,
  before: Before,
  { frame, isNear }: { frame: Frame; isNear: boolean },
): boolean {
  if (!before || !(isNear || isOfObject(before.frame, frame))) return false;
  return before.isRefused
    ? isClose(before.frame, frame)
    : isOfDoing(symbols, before.frame) || isMeans(symbols, before.frame, frame);
}

/** Where "that", "which" or "who" begin in a sentence. */
function leadersIn({ lexicon }: Symbols, { tokens = [] }: Sentence): Span[] {
  const leaders = lexicon.marks['REL'] ?? [];
  return tokens.filter(({ lower }) => leaders.includes(lower));
}

/** "The flights that he flies": which ones is not understood, so nobody may see all of them. */
function withoutCut(judged: Judged, leaders: readonly Span[]): Judged {
  const isCut = ({ kind, cite }: Fact): boolean =>
    !lasting.has(kind) &&
    leaders.some(
      ({ start, end }) =>
        start >= cite.end &&
        start - cite.end < closest &&
        judged.gaps.some((gap) => gap.start >= start && gap.start - end < closest),
    );
  const cut = judged.facts.filter(isCut);
  if (cut.length === 0) return judged;
  const why = 'the words beside it may change what it means';
  const places = [...new Set(cut.map(({ cite }) => cite))];
  return {
    ...judged,
    facts: judged.facts.filter((fact) => !isCut(fact)),
    gaps: [...judged.gaps, ...places.map(({ start, end }) => ({ start, end, why }))],
    score: judged.score + bonus.unreliable,
  };
}

/** Facts that words at the other end of their sentence do not undo. */
const lasting: ReadonlySet<string> = new Set(['entity', 'owner', 'attribute', 'reference']);

/** Marks and blanks between two clauses that touch. */
const closest = 3;

/** How far apart two verbs of one object stand at most: "and", "or", a comma. */
const joined = 6;

/** "Mechanics can start" is no clause where "and finish repairs" follows: the verbs share their object. */
function isCutShort({ frames }: Reading, { predicate, end }: Frame): boolean {
  if (predicate.kind !== 'act' || predicate.objects.length > 0) return false;
  if (predicate.verbs.some(({ sense }) => sense === 'sign' || sense === 'do')) return false;
  return frames.some(({ subjects, predicate: next }) => {
    if (next.kind !== 'act') return false;
    const gap = next.start - end;
    const isOfOthers = next.aux.modal !== undefined && subjects.some(({ start }) => start >= end);
    return gap >= 0 && gap <= joined && !(isOfOthers && next.objects.length === 0);
  });
}

/** True when words that nobody understood may change what a clause means, or it was cut out of their midst. */
function isUnreliable(
  { residues, frames }: Reading,
  frame: Frame,
  found: readonly { kind: string }[],
): boolean {
  const isFirm = found.every(({ kind }) => lasting.has(kind));
  const isBeside = residues.some(
    (residue) => isBefore(residue, frame) || isAfter(residue, frame) || (residue.hasOperator && !isFirm),
  );
  return isBeside || (residues.length > 0 && frames.some((other) => isRunTogether(other, frame)));
}

function isBefore({ touchesAfter, end }: Reading['residues'][number], frame: Frame): boolean {
  return touchesAfter && end <= frame.start && frame.start - end < closest;
}

function isAfter(
  { touchesBefore, isBehindBracket, start }: Reading['residues'][number],
  frame: Frame,
): boolean {
  // A list of fields that a bracket closes is not changed by the words behind it.
  const isClosed = isBehindBracket === true && frame.predicate.kind === 'possess';
  return touchesBefore && !isClosed && start >= frame.end && start - frame.end < closest;
}

/** What is kept of the object of the clause just before: "book a tour with a remark". */
function isOfObject(before: Frame, frame: Frame): boolean {
  const object = before.predicate.kind === 'act' ? before.predicate.objects.at(-1) : undefined;
  const [subject] = frame.subjects;
  const isSame = object && subject && object.words.join(' ') === subject.words.join(' ');
  return frame.predicate.kind === 'possess' && isSame === true && isClose(before, frame);
}

/** A blank alone between them. */
function isClose(other: Frame, frame: Frame): boolean {
  return Math.max(frame.start - other.end, other.start - frame.end) === 1;
}

/** "Members book a tour with a remark": the remark is no part of the tour, nor "members pay with a card" of the member. */
function isOfDoing({ lexicon }: Symbols, { predicate }: Frame): boolean {
  if (predicate.kind !== 'act') return false;
  const isRecord = predicate.objects.every(({ words }) =>
    lexicon.recordNouns.has(lexicon.naming.headOf(words)),
  );
  return !isRecord && predicate.verbs.some(({ lemma }) => Object.hasOwn(lexicon.reifying, lemma));
}

/** "Pay a flight with a card": by what something is done, where what is done makes no record. */
function isMeans({ lexicon }: Symbols, { predicate: done }: Frame, { predicate }: Frame): boolean {
  if (done.kind !== 'act' || predicate.kind !== 'possess' || predicate.items.length > 1) return false;
  const isMade = done.verbs.some(({ sense, lemma }) => sense !== 'other' || lexicon.creating.has(lemma));
  return !isMade && predicate.items.every(({ noun }) => !isFieldNoun(lexicon, noun.words));
}

/** Two clauses with a blank alone between them, in a sentence that was not understood as a whole. */
function isRunTogether(other: Frame, frame: Frame): boolean {
  return (
    isClose(other, frame) && ![other, frame].some(({ subjects }) => subjects.some((noun) => noun.isNear))
  );
}

/** An attribute cites its own words, everything else the whole statement. */
function citeOf(statement: { kind: string; attribute?: unknown; place?: Span }, frame: Frame): Span {
  const { attribute, place } = statement;
  if (place) return { start: place.start, end: place.end };
  const isPlaced =
    statement.kind === 'attribute' &&
    attribute !== null &&
    typeof attribute === 'object' &&
    'start' in attribute &&
    'end' in attribute;
  if (isPlaced && typeof attribute.start === 'number' && typeof attribute.end === 'number')
    return { start: attribute.start, end: attribute.end };
  return { start: frame.start, end: frame.end };
}

/** Frames with their pronouns resolved: subjects by the topic, objects by the objects before them. */
function withTopics(frames: readonly Frame[], topic: Topic): Frame[] {
  let before: NounPhrase | undefined;
  let doers = '';
  let close: NounPhrase | undefined;
  let local: NounPhrase | undefined;
  let owner: NounPhrase | undefined;
  const told = topic.object ?? topic.subject;
  return frames.map((frame) => {
    const { predicate } = frame;
    const context = before ?? told;
    const subjects = frame.subjects.map((noun) =>
      noun.isNear
        ? { ...meant(noun, close), ...(owner && { context: owner }) }
        : inContext(meant(noun, noun.isRecord ? topic.record : (local ?? topic.subject)), context),
    );
    const named = subjects[0]?.isPronoun ? undefined : subjects[0];
    local = subjects.length === 1 && named ? named : local;
    close = lastNounOf(predicate) ?? subjects.at(-1);
    owner = predicate.kind === 'possess' && named ? named : owner;
    if (predicate.kind !== 'act') return { ...frame, subjects };
    const theirs = doers === doersOf(subjects) ? before : undefined;
    const other = otherThan(subjects, [context, topic.subject]);
    const objects = predicate.objects.map((noun) => again(noun, theirs) ?? meant(noun, other));
    before = objects.at(-1) ?? before;
    doers = doersOf(subjects);
    return { ...frame, subjects, predicate: { ...predicate, objects } };
  });
}

/** "Drivers see their tours and start them": these are theirs too. */
function again(noun: NounPhrase, before: NounPhrase | undefined): NounPhrase | undefined {
  if (!noun.isPronoun || !before) return undefined;
  return noun.isOthers ? meant(noun, before) : { ...before, start: noun.start, end: noun.end };
}

/** "The manager approves it": nobody does something to himself; the first of the nouns that is none of the subjects. */
function otherThan(
  subjects: readonly NounPhrase[],
  nouns: readonly (NounPhrase | undefined)[],
): NounPhrase | undefined {
  return nouns.find(
    (noun) => noun && !subjects.some(({ words }) => words.join(' ') === noun.words.join(' ')),
  );
}

function doersOf(subjects: readonly NounPhrase[]): string {
  return subjects.map(({ words }) => words.join(' ')).join();
}

/** The noun that "which" and "each with" of the next clause mean. */
function lastNounOf(predicate: Frame['predicate']): NounPhrase | undefined {
  if (predicate.kind === 'act' || predicate.kind === 'keep') return predicate.objects.at(-1);
  if (predicate.kind === 'belong') return undefined;
  return predicate.kind === 'possess' ? predicate.items.at(-1)?.noun : undefined;
}

function inContext(noun: NounPhrase, context: NounPhrase | undefined): NounPhrase {
  const isOpen = noun.determiner === 'definite' && !noun.of && context !== undefined && !context.isPronoun;
  return isOpen ? { ...noun, context } : noun;
}

function meant(noun: NounPhrase, topic: NounPhrase | undefined): NounPhrase {
  if (!noun.isPronoun || !topic) return noun;
  const { start, end, isOthers } = noun;
  return {
    start,
    end,
    words: topic.words,
    isPlural: topic.isPlural,
    adjectives: [],
    ...(isOthers && { isOthers }),
  };
}
