/** What it means that something is, can be or cannot be done to something. */
import type { NounPhrase, Predicate, StateName, Tail, VerbSense, Word } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Permit, Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { placesOf } from './interpret-property.ts';
import { unfitFor } from './interpret-unfit.ts';
import { isMoment } from './noun-class.ts';
import { mostOf, toVerb, unknownEnd } from './reference.ts';
import type { ReifyingVerb } from '../language/lexicon.ts';
import type { Symbols } from './symbols.ts';

type Passive = Extract<Predicate, { kind: 'passive' }>;
type Done = { said: Said<Passive>; entity: string; isDenied: boolean };

/** "An appointment can be cancelled", "Books can only be added by librarians", "A room cannot be booked twice at once". */
export function interpretPassive(symbols: Symbols, said: Said<Passive>): Statement[] | Refusal {
  const { subject, predicate } = said;
  const { aux, tail } = predicate;
  const entity = symbols.entityOf(subject) ?? partOwner(symbols, said);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const done: Done = { said, entity, isDenied: aux.isNegated !== (subject.determiner === 'no') };
  const twice = bookedTwice(symbols, done);
  if (twice) return twice;
  const again = limiting(symbols, done);
  if (again) return again;
  const unfit = unfitFor(symbols, said, { entity, isDenied: done.isDenied });
  if (unfit) return unfit;
  if (!isPlainEnd(tail)) return unknownEnd;
  const frozen = freezing(symbols, done);
  if (frozen) return frozen;
  if (aux.modal === 'can' || isWorkOfSome(symbols, said)) return possible(symbols, done);
  return aux.isNegated || aux.modal
    ? { why: 'it does not say what may be done' }
    : stated(symbols, entity, predicate);
}

/** "Guitars are managed by dispatchers" says what "can be managed" says; "is checked by a clerk" tells of each one. */
function isWorkOfSome(symbols: Symbols, { predicate }: Said<Passive>): boolean {
  const { aux, tail, verbs } = predicate;
  const isPlain = aux.modal === undefined && !aux.isNegated && isWorkOnly(symbols, verbs);
  return isPlain && tail.by?.every((noun) => noun.isPlural && symbols.roleOf(noun) !== undefined) === true;
}

const odd = [
  'isTwice',
  'range',
  'deadline',
  'when',
  'isForSelf',
  'except',
  'to',
  'from',
  'per',
  'isSimultaneous',
  'period',
  'in',
  'isOnce',
  'asState',
] as const;

function isPlainEnd(tail: Partial<Record<keyof Tail, unknown>>): boolean {
  return odd.every((part) => tail[part] === undefined || tail[part] === false);
}

/** "The price of a sent invoice cannot be changed", "only drafts can be edited": whose field or state it is. */
function partOwner(symbols: Symbols, { subject, predicate }: Said<Passive>): string | undefined {
  if (!predicate.verbs.every((state) => isChange(symbols, state))) return undefined;
  if (subject.of) return placesOf(symbols, subject)[0]?.entity;
  const holders = [...symbols.states]
    .filter(([, states]) => states.has(nameOf(subject)))
    .map(([entity]) => entity);
  return holders.length === 1 ? holders[0] : undefined;
}

function isChange(symbols: Symbols, { verb }: StateName): boolean {
  const sense = senseOf(symbols, verb);
  return sense === 'change' || sense === 'delete';
}

/** What a verb does; "locked" says that nobody may "change" it, whatever that is called in the language. */
function senseOf({ lexicon }: Symbols, verb = ''): VerbSense | undefined {
  return lexicon.verbs[verb] ?? (verb === 'change' ? 'change' : undefined);
}

/** "A sent invoice can no longer be changed", "only drafts can be edited": what is frozen, and when. */
function freezing(symbols: Symbols, { said, entity, isDenied }: Done): Statement[] | undefined {
  const { subject, predicate } = said;
  const { tail } = predicate;
  if (!isAboutChange(symbols, predicate)) return undefined;
  const isState = symbols.entityOf(subject) === undefined && !subject.of;
  const states = isState ? [wordOf(subject)] : (subject.of ?? subject).adjectives;
  const isOnly = said.isOnly || predicate.aux.isOnly;
  const isLimited = states.length > 0 || tail.condition !== undefined;
  if (!isLimited || isDenied === isOnly) return undefined;
  const attributes = subject.of && !isState ? [nameOf(subject)] : [];
  const { condition } = tail;
  return [{ kind: 'freeze', entity, states, isOnly, attributes, ...(condition && { condition }) }];
}

/** Changing, perhaps deleting as well, by nobody in particular. */
function isAboutChange(symbols: Symbols, { aux, tail, verbs }: Passive): boolean {
  const senses = verbs.map(({ verb }) => senseOf(symbols, verb));
  const isWork = verbs.every((state) => isChange(symbols, state)) && senses.includes('change');
  return aux.modal === 'can' && !tail.by && !tail.isPublic && isWork;
}

function wordOf(noun: NounPhrase): Word {
  const name = nameOf(noun);
  return { start: noun.start, end: noun.end, lemma: name, text: name };
}

/** What can be done: ways between states, and who may take them. */
function possible(symbols: Symbols, done: Done): Statement[] | Refusal {
  const { said, entity, isDenied } = done;
  const { subject, predicate } = said;
  const { tail, verbs } = predicate;
  const doers = tail.by ?? [];
  const roles = doers.map((noun) => symbols.roleOf(noun)).filter((role) => role !== undefined);
  if (roles.length < doers.length) return { why: 'nothing says who may do it' };
  const changes = verbs.map((state) => inFull(symbols, state)).filter((state) => !isWork(symbols, state));
  if (changes.length < verbs.length && roles.length === 0) return { why: 'it does not say who may do it' };
  if (predicate.aux.isOnly && !isExclusive(roles, said)) return { why: 'it does not say what is excluded' };
  const transitions = changes.map((state): Statement => ({
    kind: 'transition',
    entity,
    state,
    from: subject.adjectives,
    isNegated: isDenied && roles.length === 0,
    ...(tail.condition && { condition: tail.condition }),
  }));
  if (roles.length === 0) return transitions;
  const permit = permitBy(symbols, done, roles);
  return isDenied ? [permit] : [...transitions, permit];
}

/** "To publish it": published. */
function inFull({ lexicon }: Symbols, state: StateName): StateName {
  return state.verb !== undefined && state.value === state.verb
    ? { ...state, value: lexicon.participleOf(state.verb) }
    : state;
}

/** "Only" has to say who or when. */
function isExclusive(roles: readonly string[], { subject, predicate }: Said<Passive>): boolean {
  return roles.length > 0 || predicate.tail.condition !== undefined || subject.adjectives.length > 0;
}

function permitBy(symbols: Symbols, { said, entity, isDenied }: Done, roles: string[]): Permit {
  const { subject, predicate, isOnly } = said;
  const by = predicate.tail.by ?? [];
  const { condition } = predicate.tail;
  return {
    kind: 'permit',
    roles,
    verbs: predicate.verbs.map((state) => toVerb(symbols, state)),
    entities: [entity],
    states: isWorkOnly(symbols, predicate.verbs) ? subject.adjectives : [],
    isOwn: subject.isOwn ?? false,
    isOthers: subject.isOthers ?? false,
    isNegated: isDenied,
    isOnly: isOnly || predicate.aux.isOnly || by.some((noun) => noun.determiner === 'only'),
    ...(condition && isWorkOnly(symbols, predicate.verbs) && { condition }),
  };
}

/** "An appointment is booked": a state that it may be in. */
function stated(symbols: Symbols, entity: string, { verbs, tail }: Passive): Statement[] | Refusal {
  if (!symbols.states.has(entity)) return { why: 'nothing else is said about its states' };
  if (tail.by || tail.condition || verbs.length > 1) return { why: 'it does not say what may be done' };
  return [{ kind: 'sequence', entity, steps: [verbs] }];
}

/** "A room cannot be booked twice at the same time", "… by at most one member at a time". */
function bookedTwice(symbols: Symbols, { said, entity, isDenied }: Done): Statement[] | undefined {
  const { predicate, subject } = said;
  const { tail } = predicate;
  const [verb] = predicate.verbs;
  const isOdd =
    (predicate.aux.modal === undefined && !isDenied && !isToOne(predicate)) ||
    !tail.isSimultaneous ||
    subject.adjectives.length > 0 ||
    tail.condition;
  if (verb?.verb === undefined || isOdd || !isOneAtATime(predicate, isDenied)) return undefined;
  const [by] = doersOf(tail);
  const actor = by ? symbols.entityOf(by) : undefined;
  return [
    {
      kind: 'noOverlap',
      relation: { verb: verb.verb, object: entity, ...(actor !== undefined && { subject: actor }) },
      per: [entity],
    },
  ];
}

/** "Loué à un client", "loué par un client". */
function doersOf({ by, to = [] }: Tail): NounPhrase[] {
  return by ?? to;
}

/** What may be done only so often, or not twice at once. */
function limiting(symbols: Symbols, done: Done): Statement[] | undefined {
  return (
    lentAgain(symbols, done) ??
    twiceADay(symbols, done) ??
    usedTwice(symbols, done) ??
    doneOnce(symbols, done)
  );
}

/** "A car cannot be used in two lessons that overlap". */
function usedTwice(symbols: Symbols, { said, entity, isDenied }: Done): Statement[] | undefined {
  const { tail } = said.predicate;
  const [place, ...more] = tail.in ?? [];
  const used = place && more.length === 0 ? symbols.entityOf(place) : undefined;
  const isAtOnce = place?.isOverlapping === true || tail.isSimultaneous === true;
  return isDenied && used !== undefined && isAtOnce && mostOf(place?.quantity, true) === 1
    ? [{ kind: 'noOverlap', entity: used, per: [entity] }]
    : undefined;
}

/** "A child can be signed up only once for the same meal". */
function doneOnce(symbols: Symbols, { said, entity, isDenied }: Done): Statement[] | undefined {
  const { verbs, tail } = said.predicate;
  const verb = verbs.length === 1 ? verbs[0]?.verb : undefined;
  const [object, ...more] = [...(tail.in ?? []), ...(tail.to ?? [])];
  const target = object && more.length === 0 ? symbols.entityOf(object) : undefined;
  return tail.isOnce && !isDenied && verb !== undefined && target !== undefined
    ? [{ kind: 'unique', relation: { verb, object: target, subject: entity }, attributes: [target, entity] }]
    : undefined;
}

/** "A spot can't be reserved twice for the same day": one for each day. */
function twiceADay(symbols: Symbols, { said, entity, isDenied }: Done): Statement[] | undefined {
  const { verbs, tail, isTwice } = said.predicate;
  const verb = verbs.length === 1 ? verbs[0]?.verb : undefined;
  const day = isDenied && (isTwice || tail.isTwice) ? sameDay(symbols, tail) : undefined;
  if (verb === undefined || !day) return undefined;
  return [{ kind: 'unique', relation: { verb, object: entity }, attributes: [entity, nameOf(day)] }];
}

/** "For the same day", where nothing else is said at the end. */
function sameDay({ lexicon }: Symbols, tail: Tail): NounPhrase | undefined {
  const [day, ...more] = tail.in ?? [];
  const isPlain = isPlainEnd({ ...tail, in: undefined, isTwice: undefined }) && !tail.condition && !tail.by;
  const isSame = day?.determiner === 'same' && isMoment(lexicon, day);
  return isPlain && isSame && more.length === 0 ? day : undefined;
}

/** "A book that is on loan cannot be lent until it is returned": one loan of it at a time. */
function lentAgain(symbols: Symbols, { said, entity, isDenied }: Done): Statement[] | undefined {
  const { verbs, tail } = said.predicate;
  const verb = verbs.length === 1 ? verbs[0]?.verb : undefined;
  const recording = verb === undefined ? undefined : symbols.lexicon.reifying[verb];
  if (!isDenied || !recording || verb === undefined || !isHeldNow(symbols, recording, said)) return undefined;
  if ([tail.by, tail.per, tail.period, tail.to].some((part) => part !== undefined)) return undefined;
  return [
    {
      kind: 'limit',
      relation: { verb, object: entity },
      per: [entity],
      max: 1,
      states: [],
      isSimultaneous: false,
    },
  ];
}

/** "On loan", "until it is returned": words for what somebody has, and nothing else. */
function isHeldNow(
  { lexicon }: Symbols,
  recording: ReifyingVerb,
  { subject, predicate }: Said<Passive>,
): boolean {
  const { condition } = predicate.tail;
  const isAway = (value: string): boolean =>
    lexicon.awayStates.has(value) || recording.states.some((state) => state.value === value && !state.isFree);
  const isFree = (value: string): boolean =>
    recording.states.some((state) => state.value === value && state.isFree === true);
  const isMeant = condition?.states.every(({ value }) =>
    condition.op === 'until' ? isFree(value) : condition.op === 'if' && isAway(value),
  );
  const isSaid = subject.adjectives.length > 0 || condition !== undefined;
  return isSaid && isMeant !== false && subject.adjectives.every(({ lemma }) => isAway(lemma));
}

/** "Is lent to one student at a time". */
function isToOne({ tail }: Passive): boolean {
  const { op, value } = doersOf(tail)[0]?.quantity ?? {};
  return (op === 'exactly' || op === 'atMost') && value === 1;
}

function isOneAtATime({ tail, isTwice }: Passive, isDenied: boolean): boolean {
  const quantity = doersOf(tail)[0]?.quantity;
  if (isDenied && (isTwice || tail.isTwice)) return true;
  if (isDenied && quantity?.op === 'exactly' && quantity.value === 2) return true;
  return mostOf(quantity, isDenied) === 1;
}

const work: ReadonlySet<string> = new Set(['see', 'create', 'change', 'delete', 'manage']);

function isWork(symbols: Symbols, state: StateName): boolean {
  return work.has(senseOf(symbols, state.verb) ?? 'other');
}

function isWorkOnly(symbols: Symbols, verbs: readonly StateName[]): boolean {
  return verbs.every((state) => isWork(symbols, state));
}
