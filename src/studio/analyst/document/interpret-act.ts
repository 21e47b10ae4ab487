/** What it means that somebody does something: a permission, a limit, or a record of the doing. */
import type { Event, NounPhrase, Predicate, Tail, Verb } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import { deedsOf } from './interpret-bounded.ts';
import { relations } from './interpret-doing.ts';
import { permitting } from './interpret-permit.ts';
import { denies, entitiesOf, isPlainEnd, permit, unknownEnd } from './reference.ts';
import type { Said } from './interpret.ts';
import { placesOf } from './interpret-property.ts';
import { unfitOther } from './interpret-unfit.ts';
import { isBelonging } from './evidence.ts';
import { holdersOf } from './interpret-ahead.ts';
import { isGeneral, isPerson } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Act = Extract<Predicate, { kind: 'act' }>;
type Said1 = Said<Act>;

/** "Customers can cancel their own appointments", "A library lends books to members", "Bookings of a room never overlap". */
export function interpretAct(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { predicate } = said;
  for (const [sense, meaning] of special)
    if (predicate.verbs.some((verb) => verb.sense === sense)) return meaning(symbols, said);
  const qualified =
    sameAtOnce(symbols, said) ?? unfitOther(symbols, said, interpretAct) ?? qualifiedSubject(symbols, said);
  if (qualified) return qualified;
  if (predicate.objects.length === 0) return unsaidObject(symbols, said);
  const recorded = belongings(symbols, said) ?? relations(symbols, said);
  if (recorded) return recorded;
  return isByOwner(symbols, said) && predicate.aux.modal === undefined
    ? keeping(symbols, predicate)
    : permitting(symbols, said);
}

/** Whether whoever wants the product does it. */
function isByOwner(symbols: Symbols, { subject, predicate }: Said1): boolean {
  const isUnknown = symbols.entityOf(subject) === undefined && symbols.roleOf(subject) === undefined;
  return (
    symbols.isOrganisation(subject) || (isUnknown && predicate.verbs.some(({ sense }) => sense === 'want'))
  );
}

/** "Nobody can book the same court at the same time": of one court no two bookings overlap. */
function sameAtOnce(symbols: Symbols, { subject, predicate }: Said1): Statement[] | undefined {
  const { aux, verbs, objects, tail } = predicate;
  const [object, ...others] = objects;
  const [verb, ...more] = verbs;
  const isDenied = aux.isNegated !== (subject.determiner === 'no');
  const target = object && object.determiner === 'same' ? symbols.entityOf(object) : undefined;
  const isPlain = others.length === 0 && more.length === 0 && !tail.condition && !tail.when && !tail.deadline;
  if (!isDenied || !tail.isSimultaneous || target === undefined || !verb || !isPlain) return undefined;
  return [{ kind: 'noOverlap', relation: { verb: verb.lemma, object: target }, per: [target] }];
}

/** "Only active members may borrow", "suspended members cannot": the rest of the sentence, and what they have to be. */
function qualifiedSubject(symbols: Symbols, said: Said1): Statement[] | Refusal | undefined {
  const { subject, predicate } = said;
  const { plainQualities } = symbols.lexicon;
  const adjectives = subject.adjectives.filter(({ lemma }) => !plainQualities.has(lemma));
  if (adjectives.length === 0 || subject.isPronoun) return undefined;
  const entity = symbols.entityOf(subject);
  const known = entity === undefined ? undefined : symbols.states.get(entity);
  const whoever: NounPhrase = { ...subject, adjectives: [] };
  const isNegated = denies({ subject, predicate });
  const isKnown = (lemma: string): boolean =>
    known?.has(lemma) === true || (isNegated && isPerson(symbols.lexicon, subject.words));
  if (entity === undefined || !adjectives.every(({ lemma }) => isKnown(lemma)))
    return {
      why: `nothing says who '${adjectives.map(({ lemma }) => lemma).join(' ')} ${nameOf(subject)}' are`,
    };
  if (whoever.determiner === 'no') delete whoever.determiner;
  const aux = { ...predicate.aux, isNegated: false };
  const base = interpretAct(symbols, { ...said, subject: whoever, predicate: { ...predicate, aux } });
  if ('why' in base) return base;
  const states = adjectives.map(({ start, end, lemma }) => ({ start, end, value: lemma }));
  const { start, end } = subject;
  const event: Event = { start, end, kind: 'is', noun: whoever, states, isNegated };
  const needs = deedsOf(symbols, base).map(({ roles: _roles, ...deed }): Statement => ({
    kind: 'require',
    ...deed,
    event,
  }));
  if (needs.length === 0) return unknownEnd;
  return isNegated ? needs : [...base, ...needs];
}

/** "Members may withdraw", "tutors can decline": what else the brief speaks of that this can be done to. */
function unsaidObject(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { subject, predicate } = said;
  const { reifying } = symbols.lexicon;
  if (predicate.aux.modal !== 'can') return { why: 'it does not say with what' };
  const theirs = ofTheirRecord(symbols, said);
  if (theirs) return theirs;
  const taken = takenThing(symbols, said);
  if (taken) return interpretAct(symbols, { ...said, predicate: { ...predicate, objects: [taken] } });
  const found = predicate.verbs.flatMap(({ lemma }) => {
    const record = reifying[lemma]?.noun;
    if (record !== undefined && symbols.entities.has(record)) return [record];
    const value = symbols.lexicon.participleOf(lemma);
    return [...symbols.states].flatMap(([entity, states]) =>
      states.has(value) && symbols.entities.has(entity) ? [entity] : [],
    );
  });
  const possible = [...new Set(found.length > 0 ? found : ownRecords(symbols, said))];
  const records = possible.filter((name) => reifiedNouns(symbols).has(name));
  const [entity, ...more] = records.length === 1 ? records : possible;
  if (entity === undefined || more.length > 0) return { why: 'it does not say with what' };
  const owner = symbols.entityOf(subject);
  const isOwn = owner !== undefined && symbols.references.get(entity)?.has(owner) === true;
  const object: NounPhrase = {
    start: predicate.start,
    end: predicate.end,
    words: entity.split(' '),
    isPlural: true,
    adjectives: [],
    ...(isOwn && { determiner: 'their', isOwn: true }),
  };
  return permitting(symbols, { ...said, predicate: { ...predicate, objects: [object] } });
}

/** "A passenger can cancel", who books flights: it is the booking that they cancel. */
function ofTheirRecord(symbols: Symbols, { subject, predicate }: Said1): Statement[] | undefined {
  const { aux, verbs, tail } = predicate;
  const [verb, ...more] = verbs;
  const role = symbols.roleOf(subject);
  if (!verb || more.length > 0 || role === undefined || aux.isNegated || aux.isOnly || !isPlainEnd(tail))
    return undefined;
  const { reifying } = symbols.lexicon;
  const found = [...symbols.takings].flatMap(([object, takings]) =>
    [...takings]
      .filter((one) => {
        const { noun = '', transitions = [] } = reifying[one] ?? {};
        return (
          symbols.makers.get(noun)?.has(role) === true && transitions.some((way) => way.verb === verb.lemma)
        );
      })
      .map((one) => ({ verb: one, object, subject: role })),
  );
  const [relation, ...others] = found;
  if (!relation || others.length > 0) return undefined;
  const record = reifying[relation.verb]?.noun ?? '';
  return [
    { kind: 'relation', relation },
    { ...permit([role], [verb]), entities: [record], relation, isOwn: true },
  ];
}

/** "Members cannot borrow": the one thing of which the brief says that it is borrowed. */
function takenThing(symbols: Symbols, { predicate }: Said1): NounPhrase | undefined {
  const [verb, ...more] = predicate.verbs;
  if (predicate.aux.isOnly) return undefined;
  const things = [...symbols.takings]
    .filter(([, verbs]) => verb && verbs.has(verb.lemma))
    .map(([name]) => name);
  const [thing, ...others] = things;
  if (!verb || more.length > 0 || thing === undefined || others.length > 0) return undefined;
  const { start, end } = verb;
  return { start, end, words: thing.split(' '), isPlural: true, adjectives: [] };
}

/** Records of what people do: bookings, loans. */
function reifiedNouns({ lexicon }: Symbols): ReadonlySet<string> {
  return new Set(Object.values(lexicon.reifying).map(({ noun }) => noun));
}

/** "Carriers can change or cancel": the one kind of record that is theirs. */
function ownRecords(symbols: Symbols, { subject, predicate }: Said1): string[] {
  const owner = symbols.entityOf(subject);
  const isCourse = predicate.verbs.every(
    ({ lemma, sense }) => sense === 'change' || lemma === cancelling(symbols),
  );
  if (!isCourse) return [];
  const held = owner === undefined ? [] : holdersOf(symbols, owner);
  if (held.length > 0) return held;
  const records = [...symbols.entities].filter((name) => reifiedNouns(symbols).has(name));
  return records.length === 1 ? records : [];
}

/** "Cancel", as the language has it. */
function cancelling({ lexicon }: Symbols): string | undefined {
  return ['cancel', 'annuler'].find((lemma) => lexicon.lapsing.has(lemma));
}

const special: ReadonlyMap<Verb['sense'], (symbols: Symbols, said: Said1) => Statement[] | Refusal> = new Map(
  [
    ['overlap', overlapping],
    ['exceed', exceeding],
    ['sign', signing],
    ['do', everything],
  ],
);

/** "Teachers give classes": each class has its teacher. */
function belongings(symbols: Symbols, { subject, predicate, isOnly }: Said1): Statement[] | undefined {
  const target = symbols.entityOf(subject);
  const isPlain = isBelonging(symbols.lexicon, predicate) && !isOnly && !symbols.isOrganisation(subject);
  const entities = entitiesOf(symbols, predicate.objects);
  if (!isPlain || target === undefined || !entities || !isPerson(symbols.lexicon, target.split(' ')))
    return undefined;
  return entities.map((entity) => ({
    kind: 'reference',
    entity,
    target,
    isRequired: true,
    isInverse: false,
  }));
}

/** "The salon keeps its appointments", "we run a gym": what the product is about, and for whom. */
function keeping(symbols: Symbols, { objects, aux, tail, verbs }: Act): Statement[] | Refusal {
  if (aux.isNegated || hasOddEnd(tail) || tail.by || tail.from || tail.per)
    return { why: 'it says what the product is not about' };
  const isWanted = verbs.some((verb) => verb.sense === 'want');
  const statements: Statement[] = [];
  for (const noun of [...objects, ...(tail.to ?? []), ...(tail.in ?? [])]) {
    const found = tail.in?.includes(noun) ? whereKept(symbols, noun) : keptThing(symbols, noun, isWanted);
    if ('why' in found) return found;
    statements.push(found);
  }
  return statements;
}

function hasOddEnd({ condition, isSimultaneous, period, asState, isTwice, except }: Tail): boolean {
  return [condition, isSimultaneous, period, asState, isTwice, except].some((part) => part !== undefined);
}

/** "For a small company", "in our building": where and for whom the product is. */
function whereKept(symbols: Symbols, noun: NounPhrase): Statement | Refusal {
  const entity = symbols.entityOf(noun);
  if (entity !== undefined && !noun.quantity) return { kind: 'entity', entity };
  const isPlace = !noun.isPlural && !noun.quantity && !noun.of;
  return isPlace ? { kind: 'owner' } : { why: `nothing else is said about '${nameOf(noun)}'` };
}

function keptThing(symbols: Symbols, noun: NounPhrase, isWanted: boolean): Statement | Refusal {
  const entity = symbols.entityOf(noun);
  if (noun.quantity && noun.quantity.op !== 'many') return { why: 'it counts what the product is about' };
  if (entity !== undefined) return { kind: 'entity', entity };
  if (isPurpose(noun)) return { kind: 'owner' };
  if (!isProductName(symbols, noun, isWanted)) return { why: `nothing else is said about '${nameOf(noun)}'` };
  return { kind: 'owner', ...(!isGeneral(symbols.lexicon, nameOf(noun)) && { name: nameOf(noun) }) };
}

/** "My cellar", "the maintenance": what it is for, not a thing of which there are several. */
function isPurpose({ isPlural, determiner }: NounPhrase): boolean {
  return !isPlural && determiner === 'definite';
}

/** "A help desk". */
function isProductName(symbols: Symbols, noun: NounPhrase, isWanted: boolean): boolean {
  const isOne = !noun.isPlural && (noun.determiner === 'indefinite' || noun.determiner === undefined);
  return isOne && (symbols.isOrganisation(noun) || isWanted);
}

function overlapping(symbols: Symbols, { subject, predicate }: Said1): Statement[] | Refusal {
  const { tail, aux } = predicate;
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (aux.isNegated === (subject.determiner === 'no')) return { why: 'allowing an overlap needs no rule' };
  if (tail.condition || tail.by || tail.to || subject.adjectives.length > 0) return unknownEnd;
  const per = entitiesOf(symbols, [
    ...(subject.of ? [subject.of] : []),
    ...(tail.in ?? []),
    ...(tail.per ?? []),
    ...(tail.from ?? []),
  ]);
  return per ? [{ kind: 'noOverlap', entity, per }] : unknownEnd;
}

/** "The number of enrolments never exceeds the capacity of the class." */
function exceeding(symbols: Symbols, { subject, predicate }: Said1): Statement[] | Refusal {
  const [limit] = predicate.objects;
  const compared = predicate.aux.isNegated && limit ? exceededBy(symbols, subject, limit) : undefined;
  if (compared) return [compared];
  const counted = symbols.entityOf(subject.of ?? subject);
  if (counted === undefined || !limit || !predicate.aux.isNegated)
    return { why: 'it is not clear what must not be exceeded' };
  const owners = limit.of ? [symbols.entityOf(limit.of)] : ownersOf(symbols, nameOf(limit));
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) return { why: `nothing says whose '${nameOf(limit)}' it is` };
  return [{ kind: 'capacity', entity: counted, of: owner, field: nameOf(limit) }];
}

/** "The party size must not exceed the seats of the table". */
function exceededBy(symbols: Symbols, subject: NounPhrase, limit: NounPhrase): Statement | undefined {
  const [place, ...more] = placesOf(symbols, subject);
  if (!place || more.length > 0) return undefined;
  return { kind: 'compare', entity: place.entity, left: place.attribute, op: 'lte', right: { noun: limit } };
}

/** Who has it: "the capacity", "places" of which there is a number. */
function ownersOf(symbols: Symbols, attribute: string): string[] {
  const owners = symbols.ownersOf(attribute);
  return owners.length > 0 ? owners : symbols.longerAttributes(attribute).map(({ entity }) => entity);
}

const signingIn = new Set([
  'sign in',
  'log in',
  'have an account',
  'se connecter',
  'se connecter à leur compte',
  "s'identifier",
  'avoir un compte',
]);

function signing(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { subject, predicate } = said;
  if (predicate.objects.length > 0) {
    const reified = relations(symbols, said);
    if (reified) return reified;
  }
  const role = symbols.roleOf(subject);
  const isSignUp = predicate.verbs.some(({ lemma }) => !signingIn.has(lemma));
  const { aux, tail, objects } = predicate;
  const isPlain = isPlainEnd(tail) && !tail.isOnce && !tail.condition && objects.length === 0;
  if (role === undefined || !isPlain || (aux.isNegated && !isSignUp))
    return { why: 'it is not clear who may open an account' };
  if (aux.isNegated) return [{ kind: 'signUp', roles: [role], isClosed: true }];
  return [{ kind: 'signUp', roles: isSignUp ? [role] : [] }];
}

function everything(symbols: Symbols, { subject, predicate }: Said1): Statement[] | Refusal {
  const role = symbols.roleOf(subject);
  if (role === undefined || predicate.aux.isNegated || predicate.tail.condition)
    return { why: 'it is not clear who may do everything' };
  if (predicate.objects.length > 0 || !isPlainEnd({ ...predicate.tail, except: undefined }))
    return unknownEnd;
  const { except } = predicate.tail;
  if (!except) return [{ kind: 'everything', roles: [role] }];
  const entities = entitiesOf(symbols, except.objects);
  return entities
    ? [
        { kind: 'everything', roles: [role] },
        { ...permit([role], except.verbs), entities, isNegated: true },
      ]
    : unknownEnd;
}
