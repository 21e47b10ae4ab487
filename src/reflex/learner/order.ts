/** Whether the order in which things were pressed matters: what is always done in one order, though not as it is painted. */
import type { Shown } from './trace.ts';

/** How often one has to come before the other. */
const fewest = 3;

type Order = { times: number; against: number };

/** The words of what was pressed and of what is pressed after it, as one key. */
const pairOf = (one: string, other: string): string => `${one}\n${other}`;

/** Moves of demonstrations, those whose order matters acceptable only in it. */
export function inOrder(traces: readonly (readonly Shown[])[]): Shown[][] {
  const orders = new Map<string, Order>();
  const seen = (move: Shown): [id: number, words: string][] =>
    [...move.acceptable.keys()].map((id) => [id, wordsOf(move, id)]);
  for (const move of traces.flat())
    for (const [id, words] of seen(move)) {
      if (id === move.element.id) continue;
      const order = entry(orders, pairOf(wordsOf(move, move.element.id), words));
      order.times += 1;
      if (placeOf(move, id) < placeOf(move, move.element.id)) order.against += 1;
    }
  const comesFirst = (one: string, other: string): boolean => {
    const order = orders.get(pairOf(one, other));
    const isAlways = order !== undefined && !orders.has(pairOf(other, one));
    return isAlways && one !== '' && order.times >= fewest && order.against > 0;
  };
  return traces.map((trace) =>
    trace.map((move) => {
      const own = wordsOf(move, move.element.id);
      const free = [...move.acceptable].filter(([id]) => !comesFirst(own, wordsOf(move, id)));
      return free.length === move.acceptable.size ? move : { ...move, acceptable: new Map(free) };
    }),
  );
}

function entry(orders: Map<string, Order>, key: string): Order {
  const known = orders.get(key) ?? { times: 0, against: 0 };
  orders.set(key, known);
  return known;
}

function wordsOf({ situation: { scene } }: Shown, id: number): string {
  const element = scene.byId(id);
  return element ? scene.nameOf(element) : '';
}

const placeOf = ({ situation: { scene } }: Shown, id: number): number =>
  scene.elements.findIndex((element) => element.id === id);
