/** Which order of what is done matters, and which does not: what was shown both ways round may be done either way. */
import { deedKeyOf, type Shown } from './trace.ts';

/** How often one has to come before the other. */
const fewest = 3;

type Order = { times: number; against: number };

/** The words of what was pressed and of what is pressed after it, as one key. */
const pairOf = (one: string, other: string): string => `${one}\n${other}`;

/** Moves of demonstrations, those whose order matters acceptable only in it, with what might as well have been done first. */
export function inOrder(traces: readonly (readonly Shown[])[]): Shown[][] {
  const ending = endingOf(traces);
  const comesFirst = constantOrder(traces);
  const isAsSaid = followsWords(traces);
  const kinds = kindsOf(traces);
  const isEnding = (trace: readonly Shown[], id: number): boolean =>
    ending && trace.at(-1)?.element.id === id;
  return traces.map((trace) =>
    trace.map((move, at) => {
      const own = wordsOf(move, move.element.id);
      const acceptable = [...move.acceptable].filter(
        ([id]) =>
          id === move.element.id ||
          !(comesFirst(own, wordsOf(move, id)) || isEnding(trace, id) || (isAsSaid && isSaid(move, id))),
      );
      const ahead = trace.slice(at + 1).filter((later) => kinds.isFree(move, later));
      return { ...move, acceptable: new Map(acceptable), ahead };
    }),
  );
}

/** Pairs of words that were always pressed in one order, though not in that in which they are painted. */
function constantOrder(traces: readonly (readonly Shown[])[]): (one: string, other: string) => boolean {
  const orders = new Map<string, Order>();
  for (const move of traces.flat())
    for (const id of move.acceptable.keys()) {
      if (id === move.element.id) continue;
      const key = pairOf(wordsOf(move, move.element.id), wordsOf(move, id));
      const order = orders.get(key) ?? { times: 0, against: 0 };
      orders.set(key, order);
      order.times += 1;
      if (placeOf(move, id) < placeOf(move, move.element.id)) order.against += 1;
    }
  return (one, other) => {
    const order = orders.get(pairOf(one, other));
    const isAlways = order !== undefined && !orders.has(pairOf(other, one));
    return isAlways && one !== '' && order.times >= fewest && order.against > 0;
  };
}

/** Where the words of a thing stand in the instruction; -1 where they do not. */
function saidAt(move: Shown, id: number): number {
  const words = wordsOf(move, id).toLowerCase();
  return words === '' ? -1 : move.situation.said.instruction.toLowerCase().indexOf(words);
}

const isSaid = (move: Shown, id: number): boolean => saidAt(move, id) !== -1;

/** Whether what is said is pressed in the order in which it is said, though not in that in which it is painted. */
function followsWords(traces: readonly (readonly Shown[])[]): boolean {
  let against = 0;
  for (const move of traces.flat())
    for (const id of move.acceptable.keys()) {
      const own = move.element.id;
      if (id === own || !isSaid(move, id) || !isSaid(move, own)) continue;
      if (saidAt(move, id) < saidAt(move, own)) return false;
      if (placeOf(move, id) < placeOf(move, own)) against += 1;
    }
  return against > 1;
}

/** Whether all demonstrations end with the same thing, which was done at no other time. */
function endingOf(traces: readonly (readonly Shown[])[]): boolean {
  const words = (move: Shown): string => `${move.deed.act} ${wordsOf(move, move.element.id)}`;
  const ends = new Set(traces.flatMap((trace) => trace.slice(-1).map(words)));
  const [end] = ends;
  if (traces.length < 2 || ends.size !== 1) return false;
  return traces.every((trace) => trace.slice(0, -1).every((move) => words(move) !== end));
}

/** Moves by what is done to what kind of thing, and which kinds came before which others. */
function kindsOf(traces: readonly (readonly Shown[])[]): { isFree(first: Shown, later: Shown): boolean } {
  const known = new Map<string, Set<number>>();
  for (const move of traces.flat()) {
    const words = calledIn(move);
    known.set(words, (known.get(words) ?? new Set()).add(move.demonstration));
  }
  // What is called the same in several demonstrations is one thing; what is not is one of its kind.
  const kindOf = (move: Shown): string => {
    const words = calledIn(move);
    return `${deedKeyOf(move.deed)} ${move.element.role} ${(known.get(words)?.size ?? 0) > 1 ? words : ''}`;
  };
  const before = new Set<string>();
  for (const trace of traces.map(firstOfEach))
    for (const [at, move] of trace.entries())
      for (const later of trace.slice(at + 1)) {
        const isThere = move.situation.scene.byId(later.element.id) !== undefined;
        if (isThere) before.add(pairOf(kindOf(move), kindOf(later)));
      }
  // What is done again and again comes before and after what is done between: that is no choice.
  function firstOfEach(trace: readonly Shown[]): Shown[] {
    return [...new Map(trace.toReversed().map((move) => [kindOf(move), move])).values()].toReversed();
  }
  return {
    isFree: (first, later) => {
      const [one, other] = [kindOf(first), kindOf(later)];
      return one !== other && before.has(pairOf(other, one));
    },
  };
}

/** What a thing is called: by its own words, a field by those beside it. */
function calledIn(move: Shown): string {
  const { deed, element, situation } = move;
  const isField = deed.act === 'fill' || deed.act === 'select';
  return isField ? situation.scene.labelOf(element) : wordsOf(move, element.id);
}

function wordsOf({ situation: { scene } }: Shown, id: number): string {
  const element = scene.byId(id);
  return element ? scene.nameOf(element) : '';
}

const placeOf = ({ situation: { scene } }: Shown, id: number): number =>
  scene.elements.findIndex((element) => element.id === id);
