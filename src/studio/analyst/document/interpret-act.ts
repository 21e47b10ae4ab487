/** What it means that somebody does something: a permission, a limit, or a record of the doing. */
import type { NounPhrase, Predicate, Tail, Verb } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Refusal, Relation, Statement } from './fact.ts';
import { mostOf } from './interpret-possess.ts';
import type { Said } from './interpret.ts';
import { isPerson } from './symbols.ts';
import type { Symbols } from './symbols.ts';

type Act = Extract<Predicate, { kind: 'act' }>;
const unknownEnd: Refusal = {
  why: 'the end of the sentence changes what is said in a way that no rule of ours can express',
};

/** "Customers can cancel their own appointments", "A library lends books to members", "Bookings of a room never overlap". */
export function interpretAct(symbols: Symbols, said: Said<Act>): Statement[] | Refusal {
  const { subject, predicate } = said;
  const senses = new Set(predicate.verbs.map((verb) => verb.sense));
  if (senses.has('overlap')) return overlapping(symbols, said);
  if (senses.has('exceed')) return exceeding(symbols, said);
  if (senses.has('sign')) return signing(symbols, said);
  if (senses.has('do')) return everything(symbols, said);
  const isOwner =
    symbols.isOrganisation(subject) ||
    (symbols.entityOf(subject) === undefined && symbols.roleOf(subject) === undefined);
  if (isOwner && (senses.has('want') || senses.has('keep') || senses.has('manage')))
    return keeping(symbols, predicate);
  if (predicate.objects.length === 0) return { why: 'it does not say with what' };
  const reified = relations(symbols, said);
  if (reified) return reified;
  return permitting(symbols, said);
}

/** "The salon keeps its appointments": what the product is about. */
function keeping(symbols: Symbols, { objects, aux, tail }: Act): Statement[] | Refusal {
  if (aux.isNegated || tail.condition) return { why: 'it says what the product is not about' };
  const names = objects.map((noun) => symbols.entityOf(noun));
  const known = names.filter((name) => name !== undefined);
  if (known.length === 0 || known.length < names.length)
    return { why: 'it names something that nothing else is said about' };
  return known.map((entity) => ({ kind: 'entity', entity }));
}

function overlapping(symbols: Symbols, { subject, predicate }: Said<Act>): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  const isDenied = predicate.aux.isNegated !== (subject.determiner === 'no');
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (!isDenied) return { why: 'allowing an overlap needs no rule' };
  const of = [
    ...(subject.of ? [subject.of] : []),
    ...(predicate.tail.in ?? []),
    ...(predicate.tail.per ?? []),
    ...(predicate.tail.from ?? []),
  ];
  const per = of.map((noun) => symbols.entityOf(noun));
  if (per.includes(undefined) || predicate.tail.condition) return unknownEnd;
  return [{ kind: 'noOverlap', entity, per: per.filter((name) => name !== undefined) }];
}

/** "The number of enrolments never exceeds the capacity of the class." */
function exceeding(symbols: Symbols, { subject, predicate }: Said<Act>): Statement[] | Refusal {
  const counted = subject.of ? symbols.entityOf(subject.of) : symbols.entityOf(subject);
  const [limit] = predicate.objects;
  if (counted === undefined || !limit || !predicate.aux.isNegated)
    return { why: 'it is not clear what must not be exceeded' };
  const owners = limit.of ? [symbols.entityOf(limit.of)] : symbols.ownersOf(nameOf(limit));
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) return { why: `nothing says whose '${nameOf(limit)}' it is` };
  return [{ kind: 'capacity', entity: counted, of: owner, field: nameOf(limit) }];
}

function signing(symbols: Symbols, { subject, predicate }: Said<Act>): Statement[] | Refusal {
  const role = symbols.roleOf(subject);
  const isSignUp = predicate.verbs.some(
    ({ lemma }) => !['sign in', 'log in', 'have an account'].includes(lemma),
  );
  if (role === undefined || predicate.aux.isNegated)
    return { why: 'it is not clear who may open an account' };
  return [{ kind: 'signUp', roles: isSignUp ? [role] : [] }];
}

function everything(symbols: Symbols, { subject, predicate }: Said<Act>): Statement[] | Refusal {
  const role = symbols.roleOf(subject);
  if (role === undefined || predicate.aux.isNegated || predicate.tail.condition)
    return { why: 'it is not clear who may do everything' };
  return [{ kind: 'everything', roles: [role] }];
}

/** "Members borrow books": a verb whose doings are recorded, unless the brief names the record itself. */
function relations(symbols: Symbols, said: Said<Act>): Statement[] | Refusal | undefined {
  const { subject, predicate } = said;
  const verb = predicate.verbs.find(({ lemma }) => Object.hasOwn(symbols.lexicon.reifying, lemma));
  const [object] = predicate.objects;
  if (!verb || !object || predicate.verbs.length > 1) return undefined;
  const thing = symbols.entityOf(object);
  const isByOwner = symbols.isOrganisation(subject);
  const role = symbols.roleOf(subject);
  const actor = isByOwner ? undefined : (symbols.entityOf(subject) ?? role);
  if (thing === undefined || isRecord(symbols, { verb, thing, actor, object })) return undefined;
  const receivers = (predicate.tail.to ?? [])
    .map((noun) => symbols.entityOf(noun))
    .filter((name) => name !== undefined);
  if ((predicate.tail.to?.length ?? 0) !== receivers.length) return unknownEnd;
  const relation: Relation = {
    verb: verb.lemma,
    object: thing,
    ...(actor !== undefined && actor !== 'everyone' && actor !== 'admin' && { subject: actor }),
  };
  const [recipient] = receivers;
  if (recipient !== undefined) relation.subject = recipient;
  const base: Statement = { kind: 'relation', relation, ...(recipient !== undefined && { recipient }) };
  return [base, ...related(symbols, { said, relation, object, verb, role: isByOwner ? undefined : role })];
}

type Doing = {
  said: Said<Act>;
  relation: Relation;
  object: NounPhrase;
  verb: Verb;
  role: string | undefined;
};

function related(symbols: Symbols, { said, relation, object, verb, role }: Doing): Statement[] {
  const { predicate, isOnly } = said;
  const { aux, tail } = predicate;
  const max = mostOf(object.quantity, aux.isNegated);
  if (max !== undefined && (aux.modal !== undefined || aux.isNegated || object.quantity?.op === 'atMost')) {
    const others = [...(tail.per ?? []), ...(tail.in ?? [])]
      .map((noun) => symbols.entityOf(noun))
      .filter((name) => name !== undefined);
    const per = [...(relation.subject === undefined ? [] : [relation.subject]), ...others];
    return [
      {
        kind: 'limit',
        relation,
        per,
        max,
        states: object.adjectives,
        ...(tail.period && { period: tail.period }),
        isSimultaneous: tail.isSimultaneous ?? false,
      },
    ];
  }
  if (role === undefined || aux.modal !== 'can') return [];
  const { noun } = symbols.lexicon.reifying[verb.lemma] ?? { noun: nameOf(object) };
  const create: Verb = { ...verb, sense: 'create' };
  return [
    {
      kind: 'permit',
      roles: [role],
      verbs: [create],
      entities: [noun],
      states: [],
      isOwn: relation.subject === role,
      isOthers: false,
      isNegated: aux.isNegated,
      isOnly: isOnly || aux.isOnly,
    },
  ];
}

/** True when the object is itself the record of the doing: "book appointments", where appointments are for customers. */
function isRecord(
  symbols: Symbols,
  {
    verb,
    thing,
    actor,
    object,
  }: { verb: Verb; thing: string; actor: string | undefined; object: NounPhrase },
): boolean {
  const { lexicon } = symbols;
  if (lexicon.reifying[verb.lemma]?.noun === thing || object.isOwn) return true;
  if (symbols.states.get(thing)?.has(lexicon.participleOf(verb.lemma))) return true;
  if (actor === undefined) return false;
  const refers = symbols.references.get(thing);
  return refers?.has(actor) ?? false;
}

function permitting(symbols: Symbols, { subject, predicate, isOnly }: Said<Act>): Statement[] | Refusal {
  const { verbs, objects, aux, tail } = predicate;
  const role = symbols.roleOf(subject);
  if (role === undefined) return { why: `nothing says who '${nameOf(subject)}' is` };
  if (
    aux.modal === undefined &&
    !isPerson(symbols.lexicon, subject.words) &&
    !verbs.some((verb) => verb.sense !== 'other')
  )
    return { why: 'it does not say what may be done' };
  if (aux.modal === 'must') return { why: 'the product cannot make people do something' };
  if (!isPlainEnd(tail)) return unknownEnd;
  const isAll = objects.some((noun) => ['everything', 'anything'].includes(nameOf(noun)));
  const names = isAll ? [] : objects.map((noun) => symbols.entityOf(noun));
  if (names.includes(undefined)) return { why: `nothing says what '${objects.map(nameOf).join(', ')}' is` };
  const counted = objects.find(
    (noun) =>
      noun.quantity &&
      !(noun.quantity.op === 'exactly' && noun.quantity.value === 1) &&
      noun.quantity.op !== 'many',
  );
  if (counted) return counting(symbols, { subject, predicate, isOnly });
  return [
    {
      kind: 'permit',
      roles: [role],
      verbs,
      entities: isAll ? 'all' : names.filter((name) => name !== undefined),
      states: objects.flatMap((noun) => noun.adjectives),
      isOwn: objects.some((noun) => noun.isOwn || (noun.determiner === 'their' && !noun.isOthers)),
      isOthers: objects.some((noun) => noun.isOthers),
      isNegated: aux.isNegated !== (subject.determiner === 'no'),
      isOnly: isOnly || (aux.isOnly && !objects.some((noun) => noun.isOwn)),
      ...(tail.condition && { condition: tail.condition }),
      ...(tail.asState && { asState: tail.asState }),
    },
  ];
}

/** "A customer can book at most 2 appointments a day", where appointments are records of their own. */
function counting(symbols: Symbols, { subject, predicate }: Said<Act>): Statement[] | Refusal {
  const [object] = predicate.objects;
  const { aux, tail } = predicate;
  const entity = object ? symbols.entityOf(object) : undefined;
  const per = symbols.entityOf(subject);
  const max = object ? mostOf(object.quantity, aux.isNegated) : undefined;
  if (
    !object ||
    entity === undefined ||
    per === undefined ||
    max === undefined ||
    predicate.objects.length > 1
  )
    return { why: 'it is not clear what is counted' };
  return [
    {
      kind: 'limit',
      entity,
      per: [per],
      max,
      states: object.adjectives,
      ...(tail.period && { period: tail.period }),
      isSimultaneous: tail.isSimultaneous ?? false,
    },
  ];
}

function isPlainEnd(tail: Tail): boolean {
  return !tail.to && !tail.from && !tail.in && !tail.by && !tail.per;
}
