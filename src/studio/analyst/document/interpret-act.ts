/** What it means that somebody does something: a permission, a limit, or a record of the doing. */
import type { NounPhrase, Predicate, Tail, Verb } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Permit, Refusal, Statement } from './fact.ts';
import { relations } from './interpret-doing.ts';
import { entitiesOf, isPlainEnd, limitOf, mostOf, permit, placesIn, unknownEnd } from './reference.ts';
import type { Said } from './interpret.ts';
import { placesOf } from './interpret-property.ts';
import { isBelonging } from './evidence.ts';
import { isGeneral, isPerson } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Act = Extract<Predicate, { kind: 'act' }>;
type Said1 = Said<Act>;

/** "Customers can cancel their own appointments", "A library lends books to members", "Bookings of a room never overlap". */
export function interpretAct(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { subject, predicate } = said;
  for (const [sense, meaning] of special)
    if (predicate.verbs.some((verb) => verb.sense === sense)) return meaning(symbols, said);
  if (predicate.objects.length === 0) return { why: 'it does not say with what' };
  const belonging = belongings(symbols, said);
  if (belonging) return belonging;
  const reified = relations(symbols, said);
  if (reified) return reified;
  const isUnknown = symbols.entityOf(subject) === undefined && symbols.roleOf(subject) === undefined;
  const isOwner =
    symbols.isOrganisation(subject) || (isUnknown && predicate.verbs.some(({ sense }) => sense === 'want'));
  if (isOwner && predicate.aux.modal === undefined) return keeping(symbols, predicate);
  return permitting(symbols, said);
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
  const counted = symbols.entityOf(subject.of ?? subject);
  const [limit] = predicate.objects;
  if (counted === undefined || !limit || !predicate.aux.isNegated)
    return { why: 'it is not clear what must not be exceeded' };
  const owners = limit.of ? [symbols.entityOf(limit.of)] : ownersOf(symbols, nameOf(limit));
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) return { why: `nothing says whose '${nameOf(limit)}' it is` };
  return [{ kind: 'capacity', entity: counted, of: owner, field: nameOf(limit) }];
}

/** Who has it: "the capacity", "places" of which there is a number. */
function ownersOf(symbols: Symbols, attribute: string): string[] {
  const owners = symbols.ownersOf(attribute);
  return owners.length > 0 ? owners : symbols.longerAttributes(attribute).map(({ entity }) => entity);
}

const signingIn = new Set(['sign in', 'log in', 'have an account']);

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
  if (role === undefined || aux.isNegated || !isPlain)
    return { why: 'it is not clear who may open an account' };
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

/** Whoever does something is a role, also where nothing else names them. */
function actingRole(symbols: Symbols, subject: NounPhrase): string | undefined {
  return symbols.roleOf(subject) ?? (isPerson(symbols.lexicon, subject.words) ? nameOf(subject) : undefined);
}

function permitting(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { objects, aux, tail } = said.predicate;
  const role = roleSaid(symbols, said);
  if (typeof role !== 'string') return role;
  if (aux.modal === 'must' && !aux.isNegated) return { why: 'the product cannot make people do something' };
  if (isHabit(symbols, said)) return { why: 'it does not say what may be done' };
  if (tail.isOnce || objects.some((noun) => isCounted(noun, tail))) return counting(symbols, said);
  if (!isPlainEnd({ ...tail, isForSelf: undefined })) return unknownEnd;
  const statements: Statement[] = [];
  for (const noun of objects) {
    const found = permitted(symbols, { said, role, noun });
    if ('why' in found) return found;
    statements.push(frozen(found) ?? found);
  }
  return statements;
}

/** "Nobody may change a sent invoice": it is frozen. */
function frozen({
  roles,
  isNegated,
  verbs,
  states,
  condition,
  entities,
  attributes = [],
}: Permit): Statement | undefined {
  const [entity, ...more] = entities === 'all' ? [] : entities;
  const isForAll = isNegated && roles.every((role) => role === 'everyone') && more.length === 0;
  const isLimited = states.length > 0 || condition !== undefined;
  if (!isForAll || !isLimited || entity === undefined || !verbs.some(({ sense }) => sense === 'change'))
    return undefined;
  if (!verbs.every(({ sense }) => sense === 'change' || sense === 'delete')) return undefined;
  return { kind: 'freeze', entity, states, isOnly: false, attributes, ...(condition && { condition }) };
}

/** "Trains carry goods": what things do, not what people may do. */
function isHabit({ lexicon }: Symbols, { subject, predicate }: Said1): boolean {
  const isThing = predicate.aux.modal === undefined && !isPerson(lexicon, subject.words);
  return isThing && predicate.verbs.every((verb) => verb.sense === 'other');
}

/** Who it is about: a role, or everybody with or without an account. */
function roleSaid(symbols: Symbols, said: Said1): string | Refusal {
  const { subject, predicate } = said;
  const isPublic =
    predicate.tail.isPublic === true || subject.isPublic === true || isEverybody(symbols, said);
  if (isPublic) return predicate.aux.isNegated || predicate.aux.isOnly || said.isOnly ? unknownEnd : 'anyone';
  return actingRole(symbols, subject) ?? { why: `nothing says who '${nameOf(subject)}' is` };
}

/** "Anyone can read petitions": also without an account. */
function isEverybody({ lexicon }: Symbols, { subject, predicate }: Said1): boolean {
  return (
    lexicon.publicNouns.has(nameOf(subject)) &&
    subject.adjectives.length === 0 &&
    !predicate.aux.isNegated &&
    predicate.verbs.every(({ sense }) => sense === 'see')
  );
}

type Permitted = { said: Said1; role: string; noun: NounPhrase };

/** The permission for one of the objects: "the books and their own loans" are two. */
function permitted(symbols: Symbols, { said, role, noun }: Permitted): Permit | Refusal {
  const { subject, predicate, isOnly } = said;
  const { aux, tail, verbs } = predicate;
  const what = permittedThing(symbols, verbs, noun);
  if ('why' in what) return what;
  const isTheirs = isOwned(noun);
  return {
    ...permit([role], what.verbs),
    entities: what.entities,
    ...(what.attributes && { attributes: what.attributes }),
    states: what.states ?? noun.adjectives,
    isOwn: isTheirs || tail.isForSelf === true,
    isOthers: noun.isOthers ?? false,
    isNegated: aux.isNegated !== (subject.determiner === 'no'),
    isOnly: isOnly || (aux.isOnly && !isTheirs),
    ...endOf(tail),
  };
}

/** "Their own bookings", "the visits of their pools". */
function isOwned({ isOwn, isOthers, determiner, of }: NounPhrase): boolean {
  if (isOthers) return false;
  return isOwn === true || determiner === 'their' || of?.isOwn === true || of?.determiner === 'their';
}

type Thing = {
  verbs: Verb[];
  entities: Permit['entities'];
  attributes?: string[];
  states?: Permit['states'];
};

/** What the verbs are done to; "customers order cakes" is about the order. */
function permittedThing(symbols: Symbols, verbs: Verb[], noun: NounPhrase): Thing | Refusal {
  if (symbols.lexicon.wholes.has(nameOf(noun))) return { verbs, entities: 'all' };
  const entity = symbols.entityOf(noun);
  if (entity === undefined) return permittedPart(symbols, verbs, noun);
  const record = recordNamed(symbols, verbs, entity);
  if (record === undefined) return { verbs, entities: [entity] };
  return { verbs: verbs.map((verb) => ({ ...verb, sense: 'create' })), entities: [record] };
}

/** "Change the price of a product", "edit drafts": a field of a thing, or things in a state. */
function permittedPart(symbols: Symbols, verbs: Verb[], noun: NounPhrase): Thing | Refusal {
  const name = nameOf(noun);
  const holders = [...symbols.states].filter(([, states]) => states.has(name)).map(([entity]) => entity);
  const [holder] = holders;
  if (holder !== undefined && holders.length === 1 && symbols.entities.has(holder) && !noun.of) {
    const { start, end } = noun;
    return {
      verbs,
      entities: [holder],
      states: [...noun.adjectives, { start, end, lemma: name, text: name }],
    };
  }
  const places = placesOf(symbols, noun);
  const [place] = places;
  if (!place || places.length > 1) return { why: `nothing says what '${name}' is` };
  const isWork = verbs.every(({ sense }) => sense === 'change' || sense === 'create' || sense === 'mark');
  return isWork
    ? {
        verbs: verbs.map((verb) => ({ ...verb, sense: 'change' })),
        entities: [place.entity],
        attributes: [place.attribute],
        states: noun.of?.adjectives ?? [],
      }
    : { why: 'a permission for one field alone is not a rule of ours' };
}

/** "Customers order cakes", where an order is for a cake: they make orders, not cakes. */
function recordNamed(symbols: Symbols, verbs: readonly Verb[], entity: string): string | undefined {
  const [verb] = verbs;
  const made = symbols.lexicon.records[verb?.lemma ?? ''] ?? verb?.lemma ?? '';
  const isRecord =
    verb?.sense === 'other' && verbs.length === 1 && symbols.references.get(made)?.has(entity) === true;
  return isRecord ? made : undefined;
}

function endOf({ condition, asState }: Tail): Pick<Permit, 'condition' | 'asState'> {
  return { ...(condition && { condition }), ...(asState && { asState }) };
}

/** "Three bookings", "one parcel a week". */
function isCounted({ quantity }: NounPhrase, { period }: Tail): boolean {
  if (!quantity || quantity.op === 'many') return false;
  return period !== undefined || quantity.op !== 'exactly' || quantity.value !== 1;
}

/** "A customer can book at most 2 appointments a day", where appointments are records of their own. */
function counting(symbols: Symbols, { subject, predicate }: Said1): Statement[] | Refusal {
  const { aux, tail, objects } = predicate;
  const unclear: Refusal = { why: 'it is not clear what is counted' };
  const [object] = objects;
  const owner = symbols.entityOf(subject);
  if (
    !object ||
    objects.length > 1 ||
    !isPlainEnd({ ...tail, in: undefined, per: undefined, period: undefined, isSimultaneous: undefined })
  )
    return unclear;
  if (tail.condition || tail.asState) return unclear;
  const entity = symbols.entityOf(object);
  const max = mostOf(object.quantity, aux.isNegated);
  const others = entitiesOf(symbols, placesIn(tail));
  if (entity === undefined || owner === undefined || max === undefined || !others) return unclear;
  return [limitOf(object, tail, { entity, per: [owner, ...others], max })];
}
