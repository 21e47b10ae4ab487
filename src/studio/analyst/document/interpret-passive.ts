/** What it means that something is, can be or cannot be done to something. */
import type { Predicate, StateName, Verb } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import { mostOf } from './interpret-possess.ts';
import type { Said } from './interpret.ts';
import type { Symbols } from './symbols.ts';

type Passive = Extract<Predicate, { kind: 'passive' }>;

/** "An appointment can be cancelled", "Books can only be added by librarians", "A room cannot be booked twice at once". */
export function interpretPassive(symbols: Symbols, said: Said<Passive>): Statement[] | Refusal {
  const { subject, predicate, isOnly } = said;
  const { aux, tail, verbs } = predicate;
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (tail.to || tail.from || tail.per)
    return { why: 'the end of the sentence changes what is said in a way that no rule of ours can express' };
  const isDenied = aux.isNegated !== (subject.determiner === 'no');
  const twice = bookedTwice(symbols, { said, entity, isDenied });
  if (twice) return twice;
  if (tail.isSimultaneous || tail.period || tail.in)
    return { why: 'the end of the sentence changes what is said in a way that no rule of ours can express' };
  if (aux.modal !== 'can')
    return aux.isNegated || aux.modal
      ? { why: 'it does not say what may be done' }
      : stated(entity, predicate);
  const doers = (tail.by ?? []).map((noun) => symbols.roleOf(noun));
  if (doers.includes(undefined)) return { why: 'nothing says who may do it' };
  const roles = doers.filter((role) => role !== undefined);
  const changes = verbs.filter((state) => !isWork(symbols, state));
  const transitions: Statement[] = changes.map((state) => ({
    kind: 'transition',
    entity,
    state,
    from: subject.adjectives,
    isNegated: isDenied && roles.length === 0,
    ...(tail.condition && { condition: tail.condition }),
  }));
  if (changes.length < verbs.length && roles.length === 0) return { why: 'it does not say who may do it' };
  if (roles.length === 0) return transitions;
  const permit: Statement = {
    kind: 'permit',
    roles,
    verbs: verbs.map(toVerb(symbols)),
    entities: [entity],
    states: subject.adjectives,
    isOwn: (tail.by ?? []).some((noun) => noun.isOwn) || subject.isOwn === true,
    isOthers: subject.isOthers ?? false,
    isNegated: isDenied,
    isOnly: isOnly || aux.isOnly || isExclusive(tail.by),
    ...(tail.condition && { condition: tail.condition }),
  };
  return isDenied ? [permit] : [...transitions, permit];
}

function isExclusive(by: Passive['tail']['by']): boolean {
  return (by ?? []).some((noun) => noun.determiner === 'only');
}

/** "An appointment is booked": a state that it may be in. */
function stated(entity: string, { verbs, tail }: Passive): Statement[] | Refusal {
  if (tail.by || tail.condition || verbs.length > 1) return { why: 'it does not say what may be done' };
  return [{ kind: 'sequence', entity, steps: [verbs] }];
}

type Twice = { said: Said<Passive>; entity: string; isDenied: boolean };

function bookedTwice(symbols: Symbols, { said, entity, isDenied }: Twice): Statement[] | Refusal | undefined {
  const { predicate, subject } = said;
  const { tail, isTwice, verbs } = predicate;
  const [verb] = verbs;
  if (verb?.verb === undefined || predicate.aux.modal === undefined) return undefined;
  const by = tail.by?.[0];
  const max = mostOf(by?.quantity, isDenied);
  const isOne =
    (isDenied && (isTwice || (by?.quantity?.op === 'exactly' && by.quantity.value === 2))) || max === 1;
  if (isOne && tail.isSimultaneous) {
    if (subject.adjectives.length > 0 || tail.condition) return undefined;
    const actor = by ? symbols.entityOf(by) : undefined;
    return [
      {
        kind: 'noOverlap',
        relation: { verb: verb.verb, object: entity, ...(actor !== undefined && { subject: actor }) },
        per: [entity],
      },
    ];
  }
  return undefined;
}

function isWork(symbols: Symbols, state: StateName): boolean {
  return ['see', 'create', 'change', 'delete', 'manage'].includes(
    symbols.lexicon.verbs[state.verb ?? ''] ?? 'other',
  );
}

function toVerb(symbols: Symbols): (state: StateName) => Verb {
  return (state) => ({
    start: state.start,
    end: state.end,
    text: state.value,
    lemma: state.verb ?? state.value,
    form: 'participle',
    sense: symbols.lexicon.verbs[state.verb ?? ''] ?? 'other',
  });
}
