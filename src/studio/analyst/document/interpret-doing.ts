/** Doings that are recorded: "members borrow books" makes loans, how many and how often they may, who may. */
import { createdByKey } from '../../../protocol/specification.ts';
import type { NounPhrase, Predicate, Tail, Verb } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Refusal, Relation, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { isMoment, isPerson, isTime } from './noun-class.ts';
import {
  entitiesOf,
  isPlainEnd,
  limitOf,
  minutesIn,
  mostOf,
  permit,
  placesIn,
  unknownEnd,
} from './reference.ts';
import type { Symbols } from './symbols.ts';

type Act = Extract<Predicate, { kind: 'act' }>;
type Said1 = Said<Act>;

/** "Members borrow books": a verb whose doings are recorded, unless the brief names the record itself. */
export function relations(symbols: Symbols, told: Said1): Statement[] | Refusal | undefined {
  const said = placesMeant(symbols, told);
  return isOfSeveral(symbols, said)
    ? { why: 'a record of ours is of one thing' }
    : recordsMade(symbols, said);
}

function recordsMade(symbols: Symbols, said: Said1): Statement[] | Refusal | undefined {
  const { predicate } = said;
  const verb = recordedVerb(symbols, predicate);
  const [object] = predicate.objects;
  if (!verb || !object || object.isOwn) return undefined;
  const thing = symbols.entityOf(object);
  const { role, actor } = actorOf(symbols, said, verb);
  if (thing === undefined) return undefined;
  // "I'd like a list": whoever writes likes nothing that the product would count.
  if (symbols.lexicon.reifying[verb.lemma]?.isAccount === true && (role ?? 'admin') === 'admin')
    return { why: 'it does not say who does it' };
  const doing = { verb, thing, actor };
  const itself = role === undefined ? undefined : ofItself(symbols, { said, role, doing }, object);
  if (itself || isRecord(symbols, doing)) return itself;
  return recording(symbols, { said, verb, thing, object, role, actor });
}

/** "Hikers book a bed and a meal": they make no beds. */
function isOfSeveral(symbols: Symbols, { subject, predicate }: Said1): boolean {
  const { verbs, objects } = predicate;
  const isRecorded = verbs.every(({ lemma }) => Object.hasOwn(symbols.lexicon.reifying, lemma));
  return isRecorded && objects.length > 1 && !symbols.isOrganisation(subject);
}

/** "Book places on a flight": the flight is booked. */
function placesMeant(symbols: Symbols, said: Said1): Said1 {
  const { objects, tail } = said.predicate;
  const [object, ...others] = objects;
  const [where, ...more] = tail.in ?? [];
  const isPlace = object && !object.quantity && symbols.lexicon.seats.has(nameOf(object));
  if (!where || !isPlace || others.length > 0 || more.length > 0) return said;
  if (symbols.entityOf(where) === undefined || where.quantity) return said;
  return { ...said, predicate: { ...said.predicate, objects: [where], tail: withoutPlace(tail) } };
}

/** What is done makes the thing itself, or a record of what others do. */
function ofItself(symbols: Symbols, booked: Booked, object: NounPhrase): Statement[] | Refusal | undefined {
  const made = makingForOthers(symbols, booked);
  if (made) return made;
  return isBooked(symbols, booked.doing) && !object.quantity ? bookedItself(symbols, booked) : undefined;
}

/** "Patients book appointments with doctors": the appointment is the record, of the patient with the doctor. */
function isBooked({ lexicon }: Symbols, { verb, thing }: WhatIsDone): boolean {
  return (
    lexicon.reifying[verb.lemma]?.isForRecords === true &&
    lexicon.recordNouns.has(lexicon.naming.headOf(thing.split(' ')))
  );
}

type Booked = { said: Said1; role: string; doing: WhatIsDone };

function bookedItself(symbols: Symbols, { said, role, doing }: Booked): Statement[] | Refusal {
  const { aux, tail } = said.predicate;
  const places = entitiesOf(symbols, [...(tail.in ?? []), ...(tail.to ?? [])]);
  const { in: _in, to: _to, ...rest } = tail;
  if (!places || !isPlainEnd(rest) || tail.condition || tail.isOnce || aux.isNegated) return unknownEnd;
  const owners = [...(doing.actor === undefined ? [] : [doing.actor]), ...places];
  const making: Verb = { ...doing.verb, sense: 'create' };
  const isOwn = doing.actor !== undefined && doing.actor === symbols.entityOf(said.subject);
  return [
    ...owners.map((target): Statement => ({
      kind: 'reference',
      entity: doing.thing,
      target,
      isRequired: true,
      isInverse: false,
    })),
    { ...permit([role], [making]), entities: [doing.thing], isOnly: said.isOnly || aux.isOnly, isOwn },
  ];
}

type Recording = {
  said: Said1;
  verb: Verb;
  thing: string;
  object: NounPhrase;
  role: string | undefined;
  actor: string | undefined;
};

function recording(
  symbols: Symbols,
  { said, verb, thing, object, role, actor }: Recording,
): Statement[] | Refusal {
  const { predicate } = said;
  // "The museum lends to other museums": those outside, of whom nothing else is kept.
  const to = (predicate.tail.to ?? []).filter(
    (noun) => !(noun.isOthers && symbols.entityOf(noun) === undefined && symbols.isOrganisation(noun)),
  );
  const receivers = isConditional(predicate.tail) ? undefined : entitiesOf(symbols, to);
  if (!receivers) return unknownEnd;
  const holder = receivers[0] ?? actor;
  const relation: Relation = {
    verb: verb.lemma,
    object: thing,
    ...(holder !== undefined && { subject: holder }),
  };
  const { facts, tail } = besides(symbols, verb, predicate.tail);
  const plain = { ...said, predicate: { ...predicate, tail } };
  const more = doings(symbols, { said: plain, relation, object, role });
  return 'why' in more ? more : [{ kind: 'relation', relation }, ...more, ...facts];
}

/** What the end of a clause says of the record by itself: its day, how long it lasts, its stars; and the rest of it. */
function besides(symbols: Symbols, verb: Verb, whole: Tail): { facts: Statement[]; tail: Tail } {
  const stars = starsOf(symbols, verb, whole);
  const day = dayOf(symbols, whole);
  const lasting = day ? undefined : lastingOf(symbols, verb, whole);
  const tail = day || lasting ? withoutPlace(whole) : { ...whole };
  if (stars) delete tail.range;
  return {
    facts: [
      ...(day ? dated(symbols, verb, day) : []),
      ...(stars ? [stars] : []),
      ...(lasting ? [lasting] : []),
    ],
    tail,
  };
}

/** "Borrow 5 books for 3 weeks": how long what is recorded lasts. */
function lastingOf({ lexicon }: Symbols, { lemma }: Verb, { in: places = [] }: Tail): Statement | undefined {
  const [span, ...others] = places;
  const entity = lexicon.reifying[lemma]?.noun;
  if (!span || others.length > 0 || entity === undefined || !isTime(lexicon, span)) return undefined;
  const unit = lexicon.closed.UNIT[lexicon.naming.headOf(span.words)] ?? '';
  const minutes = (span.quantity?.op === 'exactly' ? span.quantity.value : 0) * (minutesIn[unit] ?? 0);
  return minutes === 0 ? undefined : { kind: 'interval', entity, minutes, place: span };
}

/** "Rate a driver from 1 to 5 stars". */
function starsOf({ lexicon }: Symbols, { lemma }: Verb, { range, ...place }: Tail): Statement | undefined {
  const recording = lexicon.reifying[lemma];
  if (!range || !recording?.says?.includes('stars')) return undefined;
  const { start, end } = place;
  const words = lexicon.wording.names.stars.label.toLowerCase().split(' ');
  const noun = { start, end, words, isPlural: false, adjectives: [] };
  return {
    kind: 'attribute',
    entity: recording.noun,
    attribute: { start, end, noun, hints: { bounds: range, kind: 'integer' } },
  };
}

/** "Reserve a spot for a day": the one place in time that the end of a clause names. */
function dayOf(symbols: Symbols, { in: places = [] }: Tail): NounPhrase | undefined {
  const [day] = places;
  return day && places.length === 1 && day.determiner === 'indefinite' && isMoment(symbols.lexicon, day)
    ? day
    : undefined;
}

function withoutPlace(tail: Tail): Tail {
  const plain = { ...tail };
  delete plain.in;
  return plain;
}

function dated({ lexicon }: Symbols, { lemma }: Verb, noun: NounPhrase): Statement[] {
  const entity = lexicon.reifying[lemma]?.noun;
  const { start, end } = noun;
  return entity === undefined
    ? []
    : [{ kind: 'attribute', entity, attribute: { start, end, noun, hints: { kind: 'date' } } }];
}

type WhatIsDone = { verb: Verb; thing: string; actor: string | undefined };

/** "The secretary enrols pupils". */
function makingForOthers(
  symbols: Symbols,
  { said, role, doing }: { said: Said1; role: string; doing: WhatIsDone },
): Statement[] | Refusal | undefined {
  const record = recordOfPeople(symbols, doing);
  if (record === undefined) return undefined;
  const { aux, tail, objects } = said.predicate;
  if (!isPlainEnd(tail) || aux.isNegated || objects.some(({ quantity }) => quantity)) return unknownEnd;
  const making: Verb = { ...doing.verb, sense: 'create' };
  return [{ ...permit([role], [making]), entities: [record], isOnly: said.isOnly || aux.isOnly }];
}

/** "The secretary enrols pupils": the record of what pupils do, made by somebody else. */
function recordOfPeople(symbols: Symbols, { verb, thing, actor }: WhatIsDone): string | undefined {
  const record = symbols.lexicon.reifying[verb.lemma]?.noun;
  const links = record === undefined ? undefined : symbols.references.get(record);
  const isTheirs = isPerson(symbols.lexicon, thing.split(' ')) && links?.has(thing) === true;
  return isTheirs && !(actor !== undefined && links.has(actor)) ? record : undefined;
}

function isConditional({ condition, by, from }: Tail): boolean {
  return [condition, by, from].some((part) => part !== undefined);
}

/** Who does it: a role, and the entity of which they are a record; nobody where the organisation does it. */
function actorOf(
  symbols: Symbols,
  { subject, predicate }: Said1,
  { lemma }: Verb,
): { role?: string; actor?: string } {
  if (symbols.isOrganisation(subject)) return {};
  const role = symbols.roleOf(subject);
  const actor = isGivingAway(symbols, predicate, lemma)
    ? undefined
    : actingAs(symbols, { subject, role }, lemma);
  return { ...(role !== undefined && { role }), ...(actor !== undefined && { actor }) };
}

/** The entity of which whoever does something is a record. */
function actingAs(
  symbols: Symbols,
  { subject, role }: { subject: NounPhrase; role: string | undefined },
  lemma: string,
): string | undefined {
  const isNamed = role !== undefined && role !== 'everyone' && role !== 'admin';
  const isAccount = symbols.lexicon.reifying[lemma]?.isAccount === true;
  return symbols.entityOf(subject) ?? (isNamed && !isAccount ? role : undefined);
}

/** "Librarians lend books": the loans are not theirs; "members lend each other tools": these are. */
function isGivingAway({ lexicon }: Symbols, predicate: Act, lemma: string): boolean {
  return lexicon.reifying[lemma]?.isGiving === true && !isAmongEquals(predicate);
}

/** "Members lend tools to other members". */
function isAmongEquals({ tail }: Pick<Act, 'tail'>): boolean {
  return tail.to?.some(({ isOthers }) => isOthers === true) === true;
}

function recordedVerb(symbols: Symbols, { verbs, objects, tail }: Act): Verb | undefined {
  if (objects.length !== 1) return undefined;
  const { reifying } = symbols.lexicon;
  const exact = verbs.find(({ lemma }) => Object.hasOwn(reifying, lemma));
  if (exact || verbs.length > 1 || !(tail.isOnce || tail.isTwice)) return exact;
  // "Sign up twice for a class": the verb and its preposition stand apart.
  const [verb] = verbs;
  const lemma = verb && Object.keys(reifying).find((name) => name.startsWith(`${verb.lemma} `));
  return verb && lemma !== undefined ? { ...verb, lemma } : undefined;
}

type Doing = { said: Said1; relation: Relation; object: NounPhrase; role?: string | undefined };

/** What else "a member may borrow …" says: how often, how many, or that they may. */
function doings(symbols: Symbols, { said, relation, object, role }: Doing): Statement[] | Refusal {
  const { tail, verbs, aux } = said.predicate;
  const counted = verbs.length === 1 ? countedDoing(symbols, { said, relation, object }) : undefined;
  if (counted) return counted;
  const isPlain = isPlainEnd({ ...tail, to: undefined, isForSelf: undefined }) && !tail.isOnce;
  if (!isPlain || (object.quantity && object.quantity.op !== 'many' && !isSingle(object, tail)))
    return unknownEnd;
  return role === undefined || aux.modal === 'must' ? [] : mayDo(symbols, { said, relation, object, role });
}

/** "Only once", "at most 3 books". */
function countedDoing(symbols: Symbols, doing: Doing): Statement[] | Refusal | undefined {
  const { said, relation, object } = doing;
  const { tail, aux } = said.predicate;
  if (tail.isOnce || tail.isTwice) return onceOrTwice(doing);
  const max = mostOf(object.quantity, aux.isNegated);
  const isOne = object.quantity?.op === 'exactly' && aux.modal === undefined;
  if (max === undefined || isOne || isSingle(object, tail)) return undefined;
  const per = countedPer(symbols, doing);
  return per ? [limitOf(object, tail, { relation, per, max })] : unknownEnd;
}

/** "Only once", "not twice", "nobody can book a room twice for the same time". */
function onceOrTwice({ said: { subject, predicate }, relation }: Doing): Statement[] | Refusal {
  const { aux, tail } = predicate;
  const isTwice = tail.isTwice ?? false;
  const isDenied = aux.isNegated !== (subject.determiner === 'no');
  if (isTwice && tail.isSimultaneous)
    return isDenied ? [{ kind: 'noOverlap', relation, per: [relation.object] }] : unknownEnd;
  return aux.isNegated !== isTwice ? unknownEnd : [onlyOnce(relation)];
}

/** For each of whom doings are counted: who does them, and what the end of the clause names. */
function countedPer(symbols: Symbols, { said, relation }: Doing): string[] | undefined {
  const record = symbols.lexicon.reifying[relation.verb]?.noun ?? '';
  const isForAll = isAnybody(symbols, said);
  const holder = relation.subject ?? (isForAll ? symbols.personOf(record) : undefined);
  if (holder === undefined && isForAll) return undefined;
  const places = placesIn(said.predicate.tail).filter((noun) => !isPersonal(symbols, noun));
  const others = entitiesOf(symbols, places);
  return others && [...(holder === undefined ? [] : [holder]), ...others];
}

/** "Nobody may book more than 3 courts": each of those who book. */
function isAnybody(symbols: Symbols, { subject }: Said1): boolean {
  return symbols.roleOf(subject) === 'everyone';
}

/** "Per person": whoever does it. */
function isPersonal(symbols: Symbols, noun: NounPhrase): boolean {
  return symbols.lexicon.everybody.has(nameOf(noun)) && symbols.entityOf(noun) === undefined;
}

/** One record of each of them for the same thing; where nobody is named, of each account. */
function onlyOnce(relation: Relation): Statement {
  return { kind: 'unique', relation, attributes: [relation.object, relation.subject ?? createdByKey] };
}

/** "Book a room", "book one room": not a limit unless something says at what time. */
function isSingle({ quantity }: NounPhrase, tail: Tail): boolean {
  return (
    quantity?.op === 'exactly' && quantity.value === 1 && !tail.isSimultaneous && !tail.period && !tail.per
  );
}

/** "Members can see and borrow books": seeing is about the books, borrowing about the record that it makes. */
function mayDo(
  symbols: Symbols,
  { said, relation, object, role }: Doing & { role: string },
): Statement[] | Refusal {
  const { predicate, isOnly, subject } = said;
  const { aux, verbs } = predicate;
  if (object.adjectives.length > 0)
    return { why: 'a permission for some records only is not a rule of ours' };
  const plain = verbs.filter(
    ({ sense, lemma }) => sense !== 'other' && !Object.hasOwn(symbols.lexicon.reifying, lemma),
  );
  const doing = verbs
    .filter((verb) => !plain.includes(verb))
    .map((verb): Verb => (verb.lemma === relation.verb ? { ...verb, sense: 'create' } : verb));
  const common = {
    ...permit([role], doing),
    isNegated: aux.isNegated !== (subject.determiner === 'no'),
    isOnly: isOnly || aux.isOnly,
  };
  const record = symbols.lexicon.reifying[relation.verb]?.noun ?? nameOf(object);
  return [
    { ...common, entities: [record], relation, isOwn: relation.subject === role },
    ...(plain.length > 0 ? [{ ...common, verbs: plain, entities: [relation.object] }] : []),
  ];
}

/** True when the object is itself the record of the doing: "book appointments", where appointments are for customers. */
function isRecord(symbols: Symbols, { verb, thing, actor }: WhatIsDone): boolean {
  const { lexicon } = symbols;
  if (lexicon.reifying[verb.lemma]?.noun === thing) return true;
  if (symbols.states.get(thing)?.has(lexicon.participleOf(verb.lemma))) return true;
  return actor !== undefined && (symbols.references.get(thing)?.has(actor) ?? false);
}
