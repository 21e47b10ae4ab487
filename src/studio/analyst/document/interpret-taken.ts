/** Of what is lent, rented and booked: how many of it somebody has at once, for how many it has room. */
import type { NounPhrase, Predicate } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Statement } from './fact.ts';
import { isPerson } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Possess = Extract<Predicate, { kind: 'possess' }>;
type Related = { target: string; noun: NounPhrase; predicate: Possess };
type Taken = { owner: string; related: Related; most: number | undefined; per: string[] };

/** "A reader may have at most 6 books at once", where books are lent: so many loans of theirs that are open. */
export function takenAtOnce(symbols: Symbols, { owner, related, most, per }: Taken): Statement[] | undefined {
  const { target, noun, predicate } = related;
  const [verb, ...more] = symbols.takings.get(target) ?? [];
  const isTheirs = symbols.references.get(target)?.has(owner) === true;
  const isSome = isTaker(symbols, owner, verb);
  if (most === undefined || verb === undefined || more.length > 0 || isTheirs || !isSome) return undefined;
  const { period, isSimultaneous = false } = predicate.tail;
  const relation = { verb, object: target, subject: owner };
  return [
    { kind: 'relation', relation },
    {
      kind: 'limit',
      relation,
      per: [owner, ...per],
      max: most,
      states: noun.adjectives,
      isSimultaneous,
      ...(period && { period }),
    },
  ];
}

/** Whether these are the ones who take things: who borrow, or where nobody does whom things are lent to. */
function isTaker({ lexicon, makers }: Symbols, owner: string, verb: string | undefined): boolean {
  const { noun = '', isGiving = false } = lexicon.reifying[verb ?? ''] ?? {};
  return isGiving ? isPerson(lexicon, owner.split(' ')) : makers.get(noun)?.has(owner) === true;
}

/** "A tasting has 16 seats", where tastings are booked: so many bookings of each. */
export function roomFor(
  symbols: Symbols,
  owner: string,
  { words, quantity, adjectives }: NounPhrase,
): Statement[] | undefined {
  const [verb, ...more] = symbols.takings.get(owner) ?? [];
  const isRoom = symbols.lexicon.seats.has(nameOf({ words })) && adjectives.length === 0;
  const max = quantity?.op === 'exactly' || quantity?.op === 'atMost' ? quantity.value : undefined;
  if (verb === undefined || more.length > 0 || !isRoom || max === undefined) return undefined;
  return [
    {
      kind: 'limit',
      relation: { verb, object: owner },
      per: [owner],
      max,
      states: [],
      isSimultaneous: false,
    },
  ];
}

/** "No two bands can have the same room at the same time", where rooms are booked: no two bookings of a room overlap. */
export function sharedAtOnce(symbols: Symbols, { items, tail }: Possess): Statement[] | undefined {
  const [item, ...others] = items;
  const target = item && others.length === 0 ? symbols.entityOf(item.noun) : undefined;
  if (target === undefined || tail.isSimultaneous !== true) return undefined;
  const [verb, ...more] = symbols.takings.get(target) ?? [];
  return verb !== undefined && more.length === 0
    ? [{ kind: 'noOverlap', relation: { verb, object: target }, per: [target] }]
    : undefined;
}
