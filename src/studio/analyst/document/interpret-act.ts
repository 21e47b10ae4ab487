/** What it means that somebody does something: a permission, a limit, or a record of the doing. */
import type { NounPhrase, Predicate, Tail, Verb } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Limit, Permit, Refusal, Relation, Statement } from './fact.ts';
import { entitiesOf, mostOf, placesIn, unknownEnd } from './reference.ts';
import type { Said } from './interpret.ts';
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

/** "The salon keeps its appointments", "we run a gym": what the product is about, and for whom. */
function keeping(symbols: Symbols, { objects, aux, tail, verbs }: Act): Statement[] | Refusal {
  if (aux.isNegated || hasOddEnd(tail)) return { why: 'it says what the product is not about' };
  const isWanted = verbs.some((verb) => verb.sense === 'want');
  const statements: Statement[] = [];
  for (const noun of [...objects, ...(tail.to ?? [])]) {
    const found = keptThing(symbols, noun, isWanted);
    if ('why' in found) return found;
    statements.push(found);
  }
  return statements;
}

function hasOddEnd({ condition, isSimultaneous, period, asState }: Tail): boolean {
  return [condition, isSimultaneous, period, asState].some((part) => part !== undefined);
}

function keptThing(symbols: Symbols, noun: NounPhrase, isWanted: boolean): Statement | Refusal {
  const entity = symbols.entityOf(noun);
  if (noun.quantity && noun.quantity.op !== 'many') return { why: 'it counts what the product is about' };
  if (entity !== undefined) return { kind: 'entity', entity };
  const isName =
    !noun.isPlural && noun.determiner === 'indefinite' && (symbols.isOrganisation(noun) || isWanted);
  if (!isName) return { why: `nothing else is said about '${nameOf(noun)}'` };
  return { kind: 'owner', ...(!isGeneral(symbols.lexicon, nameOf(noun)) && { name: nameOf(noun) }) };
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
  const owners = limit.of ? [symbols.entityOf(limit.of)] : symbols.ownersOf(nameOf(limit));
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) return { why: `nothing says whose '${nameOf(limit)}' it is` };
  return [{ kind: 'capacity', entity: counted, of: owner, field: nameOf(limit) }];
}

const signingIn = new Set(['sign in', 'log in', 'have an account']);

function signing(symbols: Symbols, { subject, predicate }: Said1): Statement[] | Refusal {
  const role = symbols.roleOf(subject);
  const isSignUp = predicate.verbs.some(({ lemma }) => !signingIn.has(lemma));
  if (role === undefined || predicate.aux.isNegated || predicate.tail.condition)
    return { why: 'it is not clear who may open an account' };
  return [{ kind: 'signUp', roles: isSignUp ? [role] : [] }];
}

function everything(symbols: Symbols, { subject, predicate }: Said1): Statement[] | Refusal {
  const role = symbols.roleOf(subject);
  if (role === undefined || predicate.aux.isNegated || predicate.tail.condition)
    return { why: 'it is not clear who may do everything' };
  return [{ kind: 'everything', roles: [role] }];
}

/** "Members borrow books": a verb whose doings are recorded, unless the brief names the record itself. */
function relations(symbols: Symbols, said: Said1): Statement[] | Refusal | undefined {
  const { subject, predicate } = said;
  const verb = recordedVerb(symbols, predicate);
  const [object] = predicate.objects;
  if (!verb || !object || object.isOwn) return undefined;
  const thing = symbols.entityOf(object);
  const { role, actor } = actorOf(symbols, subject);
  if (thing === undefined || isRecord(symbols, { verb, thing, actor })) return undefined;
  const receivers = isConditional(predicate.tail) ? undefined : entitiesOf(symbols, predicate.tail.to ?? []);
  if (!receivers) return unknownEnd;
  const holder = receivers[0] ?? actor;
  const relation: Relation = {
    verb: verb.lemma,
    object: thing,
    ...(holder !== undefined && { subject: holder }),
  };
  const more = doings(symbols, { said, relation, object, role });
  return 'why' in more ? more : [{ kind: 'relation', relation }, ...more];
}

function isConditional({ condition, by, from }: Tail): boolean {
  return [condition, by, from].some((part) => part !== undefined);
}

/** Who does it: a role, and the entity of which they are a record; nobody where the organisation does it. */
function actorOf(symbols: Symbols, subject: NounPhrase): { role?: string; actor?: string } {
  if (symbols.isOrganisation(subject)) return {};
  const role = symbols.roleOf(subject);
  const isNamed = role !== undefined && role !== 'everyone' && role !== 'admin';
  const actor = symbols.entityOf(subject) ?? (isNamed ? role : undefined);
  return { ...(role !== undefined && { role }), ...(actor !== undefined && { actor }) };
}

function recordedVerb(symbols: Symbols, { verbs, objects }: Act): Verb | undefined {
  return objects.length === 1
    ? verbs.find(({ lemma }) => Object.hasOwn(symbols.lexicon.reifying, lemma))
    : undefined;
}

type Doing = { said: Said1; relation: Relation; object: NounPhrase; role?: string | undefined };

/** What else "a member may borrow …" says: how often, how many, or that they may. */
function doings(symbols: Symbols, { said, relation, object, role }: Doing): Statement[] | Refusal {
  const { tail, verbs, aux } = said.predicate;
  const counted = verbs.length === 1 ? countedDoing(symbols, { said, relation, object }) : undefined;
  if (counted) return counted;
  const isPlain = isPlainEnd({ ...tail, to: undefined }) && !tail.isOnce;
  if (!isPlain || (object.quantity && !isSingle(object, tail))) return unknownEnd;
  return role === undefined || aux.modal === 'must' ? [] : mayDo(symbols, { said, relation, object, role });
}

/** "Only once", "at most 3 books". */
function countedDoing(
  symbols: Symbols,
  { said, relation, object }: Doing,
): Statement[] | Refusal | undefined {
  const { tail, aux } = said.predicate;
  const holders = relation.subject === undefined ? [] : [relation.subject];
  if (tail.isOnce)
    return aux.isNegated
      ? unknownEnd
      : [{ kind: 'unique', relation, attributes: [relation.object, ...holders] }];
  const max = mostOf(object.quantity, aux.isNegated);
  const isOne = object.quantity?.op === 'exactly' && aux.modal === undefined;
  if (max === undefined || isOne || isSingle(object, tail)) return undefined;
  const others = entitiesOf(symbols, placesIn(tail));
  return others ? [limitOf(object, tail, { relation, per: [...holders, ...others], max })] : unknownEnd;
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

function limitOf(
  object: NounPhrase,
  tail: Tail,
  rest: Pick<Limit, 'per' | 'max'> & { entity?: string; relation?: Relation },
): Limit {
  return {
    kind: 'limit',
    ...rest,
    states: object.adjectives,
    ...(tail.period && { period: tail.period }),
    isSimultaneous: tail.isSimultaneous ?? false,
  };
}

function permit(roles: string[], verbs: Verb[]): Permit {
  return {
    kind: 'permit',
    roles,
    verbs,
    entities: [],
    states: [],
    isOwn: false,
    isOthers: false,
    isNegated: false,
    isOnly: false,
  };
}

/** True when the object is itself the record of the doing: "book appointments", where appointments are for customers. */
function isRecord(
  symbols: Symbols,
  { verb, thing, actor }: { verb: Verb; thing: string; actor: string | undefined },
): boolean {
  const { lexicon } = symbols;
  if (lexicon.reifying[verb.lemma]?.noun === thing) return true;
  if (symbols.states.get(thing)?.has(lexicon.participleOf(verb.lemma))) return true;
  return actor !== undefined && (symbols.references.get(thing)?.has(actor) ?? false);
}

function permitting(symbols: Symbols, said: Said1): Statement[] | Refusal {
  const { subject, predicate } = said;
  const { verbs, objects, aux, tail } = predicate;
  const role = symbols.roleOf(subject);
  if (role === undefined) return { why: `nothing says who '${nameOf(subject)}' is` };
  if (aux.modal === 'must') return { why: 'the product cannot make people do something' };
  const isHabit = aux.modal === undefined && !isPerson(symbols.lexicon, subject.words);
  if (isHabit && verbs.every((verb) => verb.sense === 'other'))
    return { why: 'it does not say what may be done' };
  if (tail.isOnce || objects.some(isCounted)) return counting(symbols, said);
  if (!isPlainEnd(tail)) return unknownEnd;
  const statements: Statement[] = [];
  for (const noun of objects) {
    const found = permitted(symbols, { said, role, noun });
    if ('why' in found) return found;
    statements.push(found);
  }
  return statements;
}

type Permitted = { said: Said1; role: string; noun: NounPhrase };

/** The permission for one of the objects: "the books and their own loans" are two. */
function permitted(symbols: Symbols, { said, role, noun }: Permitted): Permit | Refusal {
  const { subject, predicate, isOnly } = said;
  const { aux, tail, verbs } = predicate;
  const entity = symbols.entityOf(noun);
  const isAll = symbols.lexicon.wholes.has(nameOf(noun));
  if (!isAll && entity === undefined) return { why: `nothing says what '${nameOf(noun)}' is` };
  const isTheirs = noun.isOwn === true || (noun.determiner === 'their' && !noun.isOthers);
  return {
    ...permit([role], verbs),
    entities: isAll || entity === undefined ? 'all' : [entity],
    states: noun.adjectives,
    isOwn: isTheirs,
    isOthers: noun.isOthers ?? false,
    isNegated: aux.isNegated !== (subject.determiner === 'no'),
    isOnly: isOnly || (aux.isOnly && !isTheirs),
    ...endOf(tail),
  };
}

function endOf({ condition, asState }: Tail): Pick<Permit, 'condition' | 'asState'> {
  return { ...(condition && { condition }), ...(asState && { asState }) };
}

function isCounted({ quantity }: NounPhrase): boolean {
  return (
    quantity !== undefined && quantity.op !== 'many' && !(quantity.op === 'exactly' && quantity.value === 1)
  );
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

function isPlainEnd(tail: Partial<Record<keyof Tail, unknown>>): boolean {
  return !tail.to && !tail.from && !tail.in && !tail.by && !tail.per && !tail.isSimultaneous && !tail.period;
}
