/** Words that stand together and are pressed for their own sake: an entry of a menu is none of its neighbours. */
import type { Shown } from './trace.ts';

/** Moves without what stands near to what was pressed, where its words were pressed themselves elsewhere, and what holds it. */
export function apart(traces: readonly (readonly Shown[])[]): Shown[][] {
  const wordsOf = ({ situation: { scene } }: Shown, id: number): string => {
    const element = scene.byId(id);
    return element ? (scene.textsAt(element, 'own')[0] ?? '') : '';
  };
  const crowded = traces.flat().filter(({ close }) => close.size > 1);
  const pressed = new Set(crowded.map((move) => wordsOf(move, move.element.id)));
  const isOther = (move: Shown, id: number): boolean => {
    const own = wordsOf(move, move.element.id);
    const words = wordsOf(move, id);
    return own !== '' && words !== own && words !== '' && pressed.has(words);
  };
  return traces.map((trace) =>
    trace.map((move) => {
      const { scene } = move.situation;
      const others = [...move.close].filter((id) => isOther(move, id)).flatMap((id) => scene.byId(id) ?? []);
      const apartFrom = new Set(others.flatMap((one) => [one, ...scene.holdersOf(one)]).map(({ id }) => id));
      return others.length === 0 ? move : { ...move, close: move.close.difference(apartFrom) };
    }),
  );
}
