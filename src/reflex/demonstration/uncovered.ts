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

const lacks = ({ elements }: Observation, wanted: number): boolean =>
  elements.every(({ id }) => id !== wanted);

/** The words of an entry with what they stand in, and all that it opened. */
type Opened = { opener: ScreenElement; holder: ScreenElement; within: ReadonlySet<number> };

/** A screen, and what was pressed or released on it, if anything. */
export type Shown = { observation: Observation; target: number | undefined };

/** The ways that led to a screen on which something is pressed, from the last of some screens before it that lacks that. */
export function waysTo(
  pressed: number,
  { earlier: earlierOf, seen }: { earlier: () => readonly Shown[]; seen: Observation },
): Way[] {
  const scene = new Scene(seen);
  const target = scene.byId(pressed);
  const found = target ? openersOf(scene, target) : [];
  // Most of what is pressed flew out of nothing: then the screens before it need not be read.
  if (found.length === 0) return [];
  const earlier = earlierOf();
  const at = earlier.findLastIndex(({ observation }) => lacks(observation, pressed));
  const before = earlier[at]?.observation;
  if (!before) return [];
  // A menu that opens by a press needs no way; a press on what is open already changes nothing.
  const opening = new Set(found.flatMap(({ opener, holder }) => [opener.id, holder.id]));
  const isAside = (one: Shown | undefined): boolean => one?.target === undefined || !opening.has(one.target);
  if (!isAside(earlier[at]) || earlier.slice(at + 1).some(isAside)) return [];
  const known = new Set(before.elements.map(({ id }) => id));
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
    const beside = scene.childrenOf(holder).filter((one) => one !== held);
    const words = beside.flatMap((one) => [one, ...scene.within(one)]).find(({ text }) => text !== '');
    const opener = holder.text === '' ? words : holder;
    const isOut = !contains(holder.box, centreOf(held.box));
    if (opener && isOut)
      found.push({ opener, holder, within: new Set([held, ...scene.within(held)].map(({ id }) => id)) });
    held = holder;
  }
  return found;
}
