import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf } from '../eye/box.ts';
import { elementOf, type Gesture, isField } from './gesture.ts';

function face(element: ScreenElement): string {
  const { focused: _focused, ...rest } = element;
  return JSON.stringify(rest);
}

/** The elements that differ between two screens, the focus aside; those that came or went too. */
function differences(before: Observation, after: Observation): number[] {
  if (before === after) return [];
  const faces = new Map(before.elements.map((element) => [element.id, face(element)]));
  const changed: number[] = [];
  for (const element of after.elements) {
    if (faces.get(element.id) !== face(element)) changed.push(element.id);
    faces.delete(element.id);
  }
  return [...changed, ...faces.keys()];
}

function focusOf(screen: Observation): number | undefined {
  return screen.elements.find((element) => element.focused)?.id;
}

/** Lists that the system draws show nothing of themselves in the tree of a page. */
function isDrawnBySystem(gesture: Gesture): boolean {
  return elementOf(gesture.before, gesture.element)?.role === 'combobox';
}

/** A field that was visited and left again, with nothing done there. */
function isVisit(gesture: Gesture, next: Gesture): boolean {
  const { act, before, element } = gesture;
  const isEntry =
    (act.kind === 'click' && isField(elementOf(before, element))) ||
    (act.kind === 'press' && act.key === 'Tab');
  return isEntry && (next.act.kind === 'click' || next.act.kind === 'drag') && next.element !== element;
}

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Space']);

/** Whether all that changed is how things are painted, as where a pointer passes over them. */
function isRepainted(before: Observation, after: Observation): boolean {
  const plain = (screen: Observation): Observation => ({
    ...screen,
    elements: screen.elements.map(({ color: _color, background: _background, ...element }) => element),
  });
  return differences(plain(before), plain(after)).length === 0;
}

/** Whether nothing on the screen came of it, the focus aside. */
function isIdle({ act, element, before, after, isMarked }: Gesture): boolean {
  const isOnField = act.kind === 'click' && isField(elementOf(before, element));
  const isBeside = element === undefined && act.kind !== 'scroll';
  if (isOnField || isBeside) return isRepainted(before, after);
  return differences(before, after).length === 0 && !isMarked();
}

/** The longest side of an icon, in pixels. */
const iconSide = 32;

/**
 * Whether a click hit something of which a record may lack how it is drawn: something small that says nothing and holds
 * nothing, or what is chosen in a list.
 */
function isOnDrawn({ act, before, element }: Gesture): boolean {
  const hit = elementOf(before, element);
  if (act.kind !== 'click' || !hit) return false;
  if (hit.role === 'option') return true;
  if (hit.text !== '') return false;
  const [, , width, height] = hit.box;
  const isLeaf = before.elements.every(({ parent }) => parent !== hit.id);
  return isLeaf && width <= iconSide && height <= iconSide;
}

/** Whether a press, a click or a drag did nothing: beside everything, or on what is settled already. */
function isMissed(gesture: Gesture, next: Gesture): boolean {
  const { act, before, after } = gesture;
  if (act.kind === 'press' && scrollKeys.has(act.key) && next.act.kind === 'scroll') return true;
  if (!isIdle(gesture) || isOnDrawn(gesture)) return false;
  const focus = focusOf(after);
  const isKept = focus === undefined || focus === focusOf(before);
  return isKept || act.kind === 'drag' || isVisit(gesture, next);
}

/** Whether nothing was meant by it. */
function isStray(gesture: Gesture, next: Gesture | undefined): boolean {
  const { act } = gesture;
  if (act.kind === 'scroll') return Math.abs(act.by) < 1;
  if (act.kind === 'move') return false;
  if (isDrawnBySystem(gesture)) return false;
  if (act.kind === 'keys') return act.held === act.holds && act.typed === '';
  return next !== undefined && isMissed(gesture, next);
}

/** The one box that a click ticked or cleared, when it did nothing else. */
function tickedBy(gesture: Gesture): { on: number[]; off: number[] } | undefined {
  if (gesture.act.kind !== 'click') return undefined;
  const on: number[] = [];
  const off: number[] = [];
  for (const id of differences(gesture.before, gesture.after)) {
    const before = elementOf(gesture.before, id);
    const after = elementOf(gesture.after, id);
    if (before?.checked === undefined || after?.checked === undefined || before.checked === after.checked)
      return undefined;
    (after.checked ? on : off).push(id);
  }
  return on.length + off.length === 0 ? undefined : { on, off };
}

/** Ticks that were taken back, and choices that another took the place of. */
function takenBack(gestures: Gesture[]): Set<Gesture> {
  const gone = new Set<Gesture>();
  const ticks = gestures.map(tickedBy);
  for (const [nth, gesture] of gestures.entries()) {
    const tick = ticks[nth];
    if (!tick || gone.has(gesture)) continue;
    const touched = tick.on[0] ?? tick.off[0];
    const later = gestures.findIndex((other, place) => {
      const undo = ticks[place];
      if (place <= nth || !undo || gone.has(other) || touched === undefined) return false;
      return tick.on.length > 0 ? undo.off.includes(touched) : undo.on.includes(touched);
    });
    const undo = gestures[later];
    if (!undo) continue;
    gone.add(gesture);
    const isChoice = (ticks[later]?.on.length ?? 0) > 0 && tick.on.length > 0;
    if (!isChoice) gone.add(undo);
  }
  return gone;
}

function isSamePlace(one: Gesture, other: Gesture): boolean {
  return one.act.kind === 'click' && other.act.kind === 'click' && one.element === other.element;
}

/** How soon a second press of the same follows when it is a slip of the hand, in milliseconds. */
const slipMs = 600;

/** Whether a click comes right after one of the same that did nothing yet. */
function isSecondPress(last: Gesture, gesture: Gesture): boolean {
  return (
    isSamePlace(last, gesture) &&
    gesture.began - last.ended < slipMs &&
    isIdle(last) &&
    !isDrawnBySystem(last)
  );
}

/** What else says something new after a click. */
function saysAnew({ before, after, element }: Gesture): Set<number> {
  const wordsOf = ({ text, value }: ScreenElement): string => `${text} ${value}`;
  const words = new Map(before.elements.map((one) => [one.id, wordsOf(one)]));
  return new Set(
    after.elements.flatMap((one) =>
      one.id === element || words.get(one.id) === wordsOf(one) ? [] : [one.id],
    ),
  );
}

/** Whether two clicks may be one double click: each of them by itself does not do the same (count up, turn a page). */
const isTwin = (one: Gesture, other: Gesture): boolean =>
  isSamePlace(one, other) && saysAnew(one).isDisjointFrom(saysAnew(other));

/**
 * Two clicks that make a double click become one, unless each does by itself what one does; where one of the two did nothing
 * it is a double press of one click.
 */
function joinDoubles(gestures: Gesture[]): Gesture[] {
  const joined: Gesture[] = [];
  for (const gesture of gestures) {
    const last = joined.at(-1);
    const { act } = gesture;
    const isDouble = act.kind === 'click' && act.count === 2;
    if (last && (isSecondPress(last, gesture) || (isDouble && isTwin(last, gesture)))) {
      const isBoth = isDouble && !isIdle(last) && !isIdle(gesture);
      const { ended, after } = gesture;
      const isMarked = (): boolean => last.isMarked() || gesture.isMarked();
      joined[joined.length - 1] = { ...last, ended, after, isMarked, act: isBoth ? act : last.act };
    } else joined.push(isDouble ? { ...gesture, act: { ...act, count: 1 } } : gesture);
  }
  return joined;
}

/**
 * What a field holds after a click into it that it did not hold before came without keys: from the clipboard, or dragged
 * there. A person who knows what is wanted would type it.
 */
function spellOut(gesture: Gesture): Gesture[] {
  const { act, before, after, element } = gesture;
  if (act.kind !== 'click') return [gesture];
  const filled = after.elements.find((one) => {
    const was = elementOf(before, one.id);
    return isField(one) && was !== undefined && was.value !== one.value && (element ?? one.id) === one.id;
  });
  if (!filled) return [gesture];
  const held = elementOf(before, filled.id)?.value ?? '';
  const between = after.elements.map((one) =>
    one === filled ? { ...one, value: held, focused: true } : one,
  );
  const screen = { ...after, elements: between };
  const place = element === undefined ? { ...centreOf(filled.box), count: 1 } : act;
  const keys = { kind: 'keys' as const, typed: '', isPlain: false, held, holds: filled.value ?? '' };
  return [
    { ...gesture, element: filled.id, after: screen, act: { ...place, kind: 'click' } },
    { ...gesture, element: filled.id, began: gesture.ended, before: screen, act: keys },
  ];
}

/** Typing that was broken off by clicks into the same field, and turns of a wheel in a row, become one. */
function joinRuns(gestures: Gesture[]): Gesture[] {
  const joined: Gesture[] = [];
  for (const gesture of gestures) {
    while (gesture.act.kind === 'keys' && isClickBackInto(joined, gesture.element)) joined.pop();
    const last = joined.at(-1);
    const one = last && last.element === gesture.element ? joinTwo(last, gesture) : undefined;
    if (one) joined[joined.length - 1] = one;
    else joined.push(gesture);
  }
  return joined;
}

/** Whether the last click goes back into the field that was typed into just before it. */
function isClickBackInto(gestures: Gesture[], field: number | undefined): boolean {
  const [before, last] = gestures.slice(-2);
  if (last?.act.kind !== 'click' || last.element !== field) return false;
  return before?.element === field && (before?.act.kind === 'keys' || before?.act.kind === 'click');
}

function joinTwo(one: Gesture, other: Gesture): Gesture | undefined {
  const joined = { ...one, ended: other.ended, after: other.after };
  if (one.act.kind === 'scroll' && other.act.kind === 'scroll')
    return { ...joined, act: { kind: 'scroll', by: one.act.by + other.act.by } };
  if (one.act.kind !== 'keys' || other.act.kind !== 'keys') return undefined;
  const isPlain = one.act.isPlain && other.act.isPlain;
  const typed = one.act.typed + other.act.typed;
  return { ...joined, act: { ...one.act, holds: other.act.holds, typed, isPlain } };
}

const choiceKeys = new Set([
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'Enter',
  'Space',
  'Escape',
]);

function isChoosing(gesture: Gesture): boolean {
  const { act } = gesture;
  return (
    isDrawnBySystem(gesture) && (act.kind !== 'press' || choiceKeys.has(act.key)) && act.kind !== 'scroll'
  );
}

/** What was done to a list that the system draws becomes one choice: of it only what is chosen is known, if that. */
function joinChoices(gestures: Gesture[]): Gesture[] {
  const joined: Gesture[] = [];
  for (const gesture of gestures) {
    const last = joined.at(-1);
    if (!isChoosing(gesture)) joined.push(gesture);
    else if (last?.act.kind === 'select' && last.element === gesture.element)
      joined[joined.length - 1] = chosen({ ...last, ended: gesture.ended, after: gesture.after });
    else joined.push(chosen(gesture));
  }
  return joined.filter(({ act, before, element }) => {
    const isKnown = elementOf(before, element)?.value !== undefined;
    return act.kind !== 'select' || act.option !== '' || !isKnown;
  });
}

function chosen(gesture: Gesture): Gesture {
  const was = elementOf(gesture.before, gesture.element)?.value;
  const is = elementOf(gesture.after, gesture.element)?.value;
  return { ...gesture, act: { kind: 'select', option: is === undefined || is === was ? '' : is } };
}

/** What a person meant of what the hand did: strays, corrections and double presses left out. */
export function settleGestures(gestures: Gesture[]): Gesture[] {
  const whole = joinChoices(joinDoubles(gestures).flatMap(spellOut));
  const meant = whole.filter((gesture, nth) => !isStray(gesture, whole[nth + 1]));
  const gone = takenBack(meant);
  return joinRuns(meant.filter((gesture) => !gone.has(gesture))).filter(
    ({ act }) => act.kind !== 'keys' || act.held !== act.holds,
  );
}
