/** How far ahead records are made, and what has to be free for them. */
import type { Deadline, NounPhrase, Predicate, StateName, Tail, Verb } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { mostOf, unknownEnd } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Of<K extends Predicate['kind']> = Extract<Predicate, { kind: K }>;

/** "Reservations are made at most 21 days and at least 2 hours in advance". */
export function interpretAhead(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'ahead'>>,
): Statement[] | Refusal {
  const { aux, state, bounds } = predicate;
  const made = whatIsMade(symbols, subject, state);
  if (!made) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (aux.isNegated || aux.isOnly || subject.determiner === 'no' || subject.adjectives.length > 0)
    return unknownEnd;
  if (state && !isMaking(symbols, state)) return unknownEnd;
  const verb = making(symbols, predicate);
  return bounds.map((bound) => boundOf({ ...made, verbs: [verb], roles: [] }, bound));
}

/** "A tour must be booked": the booking is made, not the tour. */
function whatIsMade(
  symbols: Symbols,
  subject: NounPhrase,
  { verb = '' }: Partial<StateName> = {},
): Pick<Deed, 'entity' | 'relation'> | undefined {
  const entity = symbols.entityOf(subject);
  const record = symbols.lexicon.reifying[verb]?.noun;
  if (record !== undefined && record !== entity && symbols.entities.has(record)) return { entity: record };
  if (entity === undefined) return undefined;
  const isItself = record === undefined || record === entity || isOfSomebody(symbols, entity);
  return isItself ? { entity } : { relation: { verb, object: entity } };
}

/** "Appointments are booked": a record that already says whose it is. */
function isOfSomebody({ references, lexicon }: Symbols, entity: string): boolean {
  return (references.get(entity)?.size ?? 0) > 0 || lexicon.recordNouns.has(entity);
}

type Deed = Pick<Extract<Statement, { kind: 'deadline' }>, 'entity' | 'relation' | 'verbs' | 'roles'>;

/** What a bound says of the making of records: from when on it is possible, or until when. */
export function boundOf(deed: Deed, { moment, ahead }: Deadline): Statement {
  return { kind: 'deadline', ...deed, when: ahead?.reach === 'most' ? 'from' : 'until', moment };
}

/** The making of a record, in the words of the language. */
function making({ lexicon }: Symbols, { start, end }: Of<'ahead'>): Verb {
  const lemma = Object.keys(lexicon.verbs).find((one) => lexicon.verbs[one] === 'create') ?? 'create';
  return { start, end, lemma, text: lemma, sense: 'create', form: 'base' };
}

/** Made, booked, submitted: what begins a record. */
function isMaking({ lexicon }: Symbols, { value, verb = '' }: StateName): boolean {
  const done = value === '' ? lexicon.participleOf(verb) : value;
  return lexicon.makingStates.has(done) || isCreating(lexicon, verb);
}

/** Whether a verb begins a record: "book", "submit". */
export function isCreating(lexicon: Symbols['lexicon'], lemma: string): boolean {
  return (
    lexicon.verbs[lemma] === 'create' || lexicon.creating.has(lemma) || Object.hasOwn(lexicon.reifying, lemma)
  );
}

/** "The instructor has to be free": of the one kind of record that refers to it, no two overlap. */
export function interpretFree(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'free'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const holders = holdersOf(symbols, entity);
  const [holder] = holders;
  if (holder === undefined || holders.length > 1 || predicate.aux.isOnly || subject.adjectives.length > 0)
    return { why: 'nothing says how the two belong together' };
  return [{ kind: 'noOverlap', entity: holder, per: [entity] }];
}

/** The entities whose records refer to one. */
export function holdersOf({ references }: Symbols, entity: string): string[] {
  return [...references].filter(([, targets]) => targets.has(entity)).map(([name]) => name);
}

/** "A door can never have two trucks at once": no two of the records overlap that say which truck is at the door. */
export function heldTwice(
  symbols: Symbols,
  owner: string,
  { noun, tail }: { noun: NounPhrase; tail: Tail },
): Statement[] | undefined {
  const isPlain = [tail.condition, tail.by, tail.to, tail.from, tail.asState, tail.per, tail.in].every(
    (part) => part === undefined,
  );
  if (!isPlain || mostOf(noun.quantity, true) !== 1 || tail.isSimultaneous !== true) return undefined;
  const name = attributeNameOf(noun);
  const holders = holdersOf(symbols, owner).filter((one) => symbols.attributes.get(one)?.has(name) === true);
  const [holder, ...more] = holders;
  return holder !== undefined && more.length === 0
    ? [{ kind: 'noOverlap', entity: holder, per: [owner] }]
    : undefined;
}
