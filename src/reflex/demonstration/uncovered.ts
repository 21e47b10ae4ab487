/**
 * What a record without the ways of the mouse lacks: a menu in a menu opens while the mouse is on it, and what is pressed in
 * it was not there before. What holds the thing that was pressed, and was there with words of its own, is what the mouse was
 * on; and so on, menu by menu.
 */
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf, contains } from '../eye/box.ts';
import { Scene } from '../skill/scene.ts';

/** A way of the mouse onto what opens something, with the screen before it. */
export type Way = { element: ScreenElement; seen: Observation };

/** An opener with all that it opened. */
type Opened = { opener: ScreenElement; within: ReadonlySet<number> };

/** The ways that led from a screen to one on which something is pressed, where nothing was pressed in between. */
export function waysTo(pressed: number, { before, seen }: { before: Observation; seen: Observation }): Way[] {
  const scene = new Scene(seen);
  const target = scene.byId(pressed);
  const known = new Set(before.elements.map(({ id }) => id));
  if (!target || known.has(pressed)) return [];
  const found = openersOf(scene, target);
  const first = found.findIndex(({ opener }) => known.has(opener.id));
  const chain = found.slice(0, first + 1).toReversed();
  return chain.map(({ opener, within }, nth) => ({
    element: opener,
    seen: nth === 0 ? before : { ...seen, elements: seen.elements.filter(({ id }) => !within.has(id)) },
  }));
}

/** The entries that hold a thing far from themselves: what they hold of it flew out beside them. The nearest first. */
function openersOf(scene: Scene, target: ScreenElement): Opened[] {
  const found: Opened[] = [];
  let held = target;
  for (const holder of scene.holdersOf(target)) {
    const words = scene
      .childrenOf(holder)
      .find((one) => one !== held && scene.isOnlyWords(one) && scene.nameOf(one) !== '');
    const opener = holder.text === '' ? words : holder;
    const isOut = !contains(holder.box, centreOf(held.box));
    if (opener && isOut)
      found.push({ opener, within: new Set([held, ...scene.within(held)].map(({ id }) => id)) });
    held = holder;
  }
  return found;
}
