/** What somebody may do: with which records, in which states, with which of their fields, and how many of them. */
import type { NounPhrase, Predicate, Tail, Verb } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { nameOf } from './fact.ts';
import type { Permit, Refusal, Statement } from './fact.ts';
import { counting, countedHad, isCounted } from './interpret-counted.ts';
import { denies, isPlainEnd, permit, unknownEnd } from './reference.ts';
import type { Said } from './interpret.ts';
import { placesOf } from './interpret-property.ts';
import { isOpenToAll, isPerson } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Said1 = Said<Extract<Predicate, { kind: 'act' }>>;

/** Places at the end of a clause that say nothing new: "report problems with their laptop", where a problem has one. */
function knownPlaces(
  symbols: Symbols,
  { predicate }: Said1,
): { to?: undefined; in?: undefined; from?: undefined } {
  const { tail, objects } = predicate;
  const places = [...(tail.to ?? []), ...(tail.in ?? []), ...(tail.from ?? [])];
  const isKnown = places.every((place) => {
    const target = symbols.entityOf(place);
    const isPlain = target !== undefined && !place.quantity && place.adjectives.length === 0 && !place.of;
    return (
      isPlain &&
      objects.every((noun) => {
        const entity = symbols.entityOf(noun);
        return entity !== undefined && (symbols.references.get(entity)?.has(target) ?? false);
      })
    );
  });
  return isKnown ? { to: undefined, in: undefined, from: undefined } : {};
}

/** "Log hours on their own tasks". */
function isOnTheirs(symbols: Symbols, said: Said1): boolean {
  const { tail } = said.predicate;
  const places = [...(tail.to ?? []), ...(tail.in ?? []), ...(tail.from ?? [])];
  return (
    places.some((place) => place.isOwn === true || place.determiner === 'their') &&
    'in' in knownPlaces(symbols, said)
  );
}

/** Whoever does something is a role, also where nothing else names them. */
function actingRole(symbols: Symbols, subject: NounPhrase): string | undefined {
  return symbols.roleOf(subject) ?? (isPerson(symbols.lexicon, subject.words) ? nameOf(subject) : undefined);
}

/** "Customers can cancel their own appointments". */
export function permitting(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { objects, aux, tail } = said.predicate;
  const counted = countedHad(symbols, said);
  if (counted) return counted;
  const role = roleSaid(symbols, said);
  if (typeof role !== 'string') return role;
  const isSeeing = said.predicate.verbs.every(({ sense }) => sense === 'see');
  if (aux.modal === 'must' && !aux.isNegated && !isSeeing)
    return { why: 'the product cannot make people do something' };
  if (isHabit(symbols, said) || isPast(symbols, said)) return { why: 'it does not say what may be done' };
  if (isHandingOn(symbols.lexicon, said)) return { why: 'nothing says how the two belong together' };
  if (tail.isOnce || objects.some((noun) => isCounted(noun, tail))) return counting(symbols, said);
  if (!isPlainEnd({ ...tail, isForSelf: undefined, ...knownPlaces(symbols, said) })) return unknownEnd;
  return permittedAll(symbols, said, role);
}

/** The permissions for all of the objects; of everybody only a value can be kept. */
function permittedAll(symbols: Symbols, said: Said1, role: string): Statement[] | Refusal {
  const { objects } = said.predicate;
  const statements: Statement[] = [];
  if (role === 'anyone' && isLimiting(said) && !objects.every((noun) => isUnseen(symbols, said, noun)))
    return unknownEnd;
  for (const noun of objects) {
    const found = permitted(symbols, { said, role, noun });
    if ('why' in found) return found;
    statements.push(found.kind === 'permit' ? (frozen(found) ?? found) : found);
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

/** "The dispatcher gives the pickup to a courier": whose it is changes, nothing is made. */
function isHandingOn({ prose: { handing } }: Lexicon, { predicate: { tail, verbs } }: Said1): boolean {
  return tail.to !== undefined && verbs.some(({ lemma }) => handing.has(lemma));
}

/** "The marks jurors gave it". */
function isPast({ lexicon: { prose } }: Symbols, { predicate: { aux, verbs } }: Said1): boolean {
  return aux.modal === undefined && verbs.some(({ text }) => prose.pasts.has(text.toLowerCase()));
}

/** "Trains carry goods": what things do, not what people may do. */
function isHabit({ lexicon }: Symbols, { subject, predicate }: Said1): boolean {
  const isThing = predicate.aux.modal === undefined && !isPerson(lexicon, subject.words);
  return isThing && predicate.verbs.every((verb) => verb.sense === 'other');
}

function isLimiting({ predicate: { aux }, isOnly, subject }: Said1): boolean {
  return aux.isNegated || aux.isOnly || isOnly || subject.determiner === 'no';
}

/** Something of records that somebody is not to see. */
function isUnseen(symbols: Symbols, said: Said1, noun: NounPhrase): boolean {
  const { verbs } = said.predicate;
  const isValue = symbols.entityOf(noun) === undefined || isReferred(symbols, noun);
  return isLimiting(said) && verbs.every(({ sense }) => sense === 'see') && isValue;
}

/** "The member of a loan": what a record refers to, not the thing itself. */
function isReferred(symbols: Symbols, noun: NounPhrase): boolean {
  const [target, entity] = [symbols.entityOf(noun), noun.of && symbols.entityOf(noun.of)];
  return target !== undefined && entity !== undefined && symbols.references.get(entity)?.has(target) === true;
}

/** "Volunteers may not see the phone of a member", "nobody but the treasurer sees the amount". */
function concealed(symbols: Symbols, { said, role, noun }: Permitted): Statement | Refusal | undefined {
  const { predicate, subject, isOnly } = said;
  if (!isUnseen(symbols, said, noun) || symbols.lexicon.wholes.has(nameOf(noun))) return undefined;
  const places = placesOf(symbols, noun);
  const [place] = places;
  if (!place || noun.isOthers || noun.of?.isOthers || isOwned(noun)) return undefined;
  if (predicate.tail.condition || predicate.tail.asState) return unknownEnd;
  const isNegated = denies({ subject, predicate });
  const isForFew = isOnly || predicate.aux.isOnly;
  if (isNegated === isForFew) return { why: 'it is not clear who sees it' };
  return {
    kind: 'conceal',
    roles: [role],
    entities: [...new Set(places.map(({ entity }) => entity))],
    attribute: place.attribute,
    isOnly: isForFew,
  };
}

/** Who it is about: a role, or everybody with or without an account. */
function roleSaid(symbols: Symbols, { subject, predicate }: Said1): string | Refusal {
  const isPublic =
    predicate.tail.isPublic === true ||
    subject.isPublic === true ||
    isOpenToAll(symbols.lexicon, subject, predicate);
  if (isPublic) return 'anyone';
  // "Clinics see only their own pickups": whoever has records of their own acts.
  const isOfTheirs = subject.isPlural && predicate.objects.some(isOwned);
  const owner = isOfTheirs ? symbols.entityOf(subject) : undefined;
  return actingRole(symbols, subject) ?? owner ?? { why: `nothing says who '${nameOf(subject)}' is` };
}

type Permitted = { said: Said1; role: string; noun: NounPhrase };

/** The permission for one of the objects: "the books and their own loans" are two. */
function permitted(symbols: Symbols, { said, role, noun }: Permitted): Permit | Statement | Refusal {
  const { subject, predicate, isOnly } = said;
  const unseen = concealed(symbols, { said, role, noun });
  if (unseen) return unseen;
  const { aux, tail, verbs } = predicate;
  const what = permittedThing(symbols, verbs, noun);
  if ('why' in what) return what;
  const isTheirs = isOwned(noun) || isOnTheirs(symbols, said);
  return {
    ...permit([role], what.verbs),
    entities: what.entities,
    ...(what.attributes && { attributes: what.attributes }),
    ...(what.isAnyState && { isAnyState: true }),
    states: what.states ?? noun.adjectives,
    isOwn: isTheirs || tail.isForSelf === true,
    isOthers: noun.isOthers ?? false,
    isNegated: aux.isNegated !== (subject.determiner === 'no'),
    isOnly,
    ...endOf(tail),
  };
}

/** "Their own bookings", "the visits of their pools". */
function isOwned({ isOwn, isOthers, determiner, of }: NounPhrase): boolean {
  if (isOthers) return false;
  return isOwn === true || determiner === 'their' || of?.isOwn === true || of?.determiner === 'their';
}

type Thing = {
  isAnyState?: boolean;
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
  const inState = thingsInState(symbols, verbs, noun);
  if (inState) return inState;
  const stated = symbols.lexicon.stateNouns.has(name) ? stateHolder(symbols, noun) : undefined;
  if (stated !== undefined)
    return { verbs, entities: [stated], isAnyState: true, states: noun.of?.adjectives ?? [] };
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

/** "Edit drafts": the things that can be in that state. */
function thingsInState(symbols: Symbols, verbs: Verb[], noun: NounPhrase): Thing | undefined {
  const name = nameOf(noun);
  const [holder, ...more] = [...symbols.states]
    .filter(([, states]) => states.has(name))
    .map(([entity]) => entity);
  if (holder === undefined || more.length > 0 || !symbols.entities.has(holder) || noun.of) return undefined;
  const { start, end } = noun;
  return { verbs, entities: [holder], states: [...noun.adjectives, { start, end, lemma: name, text: name }] };
}

/** "The status of a ticket": what has states. */
function stateHolder(symbols: Symbols, { of }: NounPhrase): string | undefined {
  if (of && !of.isPronoun) return symbols.entityOf(of);
  const [only, ...more] = [...symbols.states.keys()].filter((name) => symbols.entities.has(name));
  return more.length === 0 ? only : undefined;
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
