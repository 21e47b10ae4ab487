import type { Input } from '../../protocol/screen/input.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf, contains } from '../eye/box.ts';
import { elementOf, isField } from './gesture.ts';
import type { InputEvent, Moment } from './moment.ts';

/** Keys that do nothing by themselves. */
const silent = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]);
/** Keys that, with Control, make the page larger or smaller: that is for whoever looks at it. */
const zooming = new Set(['+', '=', '-', '0']);
/** What a press and a release within it, some way apart, still is a click on. */
const controls = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'option', 'combobox']);

type Told = { event: InputEvent; target: number | undefined };

function scrollerOf(seen: Observation, element: number | undefined): number | undefined {
  for (let at = elementOf(seen, element); at; at = elementOf(seen, at.parent)) {
    if (at.scrolled !== undefined) return at.id;
  }
  return undefined;
}

function keyEvents({ key, modifiers }: Input & { kind: 'keydown' }, target: number | undefined): Told[] {
  const isZoom = zooming.has(key) && (modifiers.includes('Control') || modifiers.includes('Meta'));
  if (silent.has(key) || isZoom) return [];
  const isTyped =
    Array.from(key).length === 1 && !modifiers.includes('Control') && !modifiers.includes('Meta');
  if (isTyped)
    return [
      { event: { kind: 'key', key }, target },
      { event: { kind: 'character', text: key }, target },
    ];
  const name = Array.from(key).length === 1 ? key.toLowerCase() : key;
  const held = modifiers.filter((modifier) => modifier !== 'Shift' || Array.from(key).length > 1);
  return [{ event: { kind: 'key', key: [...held, name].join('+') }, target }];
}

/** A dialog of the browser is answered by a press on one of its buttons, wherever that is drawn. */
function answered(button: ScreenElement | undefined): Told[] {
  if (!button) return [];
  const place = centreOf(button.box);
  const kinds = ['down', 'up', 'click'] as const;
  return kinds.map((kind) => ({ event: { kind, ...place }, target: button.id }));
}

/** Turns input events of a live screen to moments, with the screen as it was before each. */
export class LiveMoments {
  readonly moments: Moment[] = [];
  #pressed: number | undefined;
  #pointer: { x: number; y: number } | undefined;
  #over: number | undefined;

  /** Takes one in; `seen` is the screen before its effect. */
  add(input: Input, seen: Observation): void {
    const target = elementOf(seen, input.element)?.id;
    for (const { event, target: other } of this.#told(input, seen, target)) {
      this.moments.push({ at: input.at, event, target: other, seen: () => seen });
    }
  }

  #told(input: Input, seen: Observation, target: number | undefined): Told[] {
    if (input.kind === 'keydown') return keyEvents(input, target);
    if (input.kind === 'wheel' && input.deltaY !== 0)
      return [{ event: { kind: 'scroll', by: input.deltaY }, target: scrollerOf(seen, target) }];
    if (input.kind === 'answer') return answered(elementOf(seen, target));
    if (input.kind === 'move') return this.#moved(input, elementOf(seen, target));
    if (input.kind !== 'down' && input.kind !== 'up') return [];
    // Of the other buttons only the menu of a field counts: it may paste.
    if (input.button !== 0 && !isField(elementOf(seen, target))) return [];
    const { x, y } = input;
    if (input.kind === 'up') return this.#released(input, elementOf(seen, target));
    this.#pressed = target;
    return [{ event: { kind: 'down', x, y }, target }];
  }

  /** A move counts where it comes onto another element, or goes after one that had moved away. */
  #moved({ x, y, buttons }: Input & { kind: 'move' }, element: ScreenElement | undefined): Told[] {
    const was = this.#pointer;
    const isSame = element?.id === this.#over;
    this.#pointer = { x, y };
    this.#over = element?.id;
    if (buttons !== 0 || (was?.x === x && was.y === y)) return [];
    if (isSame && (element === undefined || (was && contains(element.box, was)))) return [];
    return [{ event: { kind: 'move', x, y }, target: element?.id }];
  }

  #released({ x, y, count }: Input & { kind: 'up' }, element: ScreenElement | undefined): Told[] {
    const target = element?.id;
    const told: Told[] = [{ event: { kind: 'up', x, y }, target }];
    const isClick = target === this.#pressed && element !== undefined && controls.has(element.role);
    if (isClick) told.push({ event: { kind: 'click', x, y }, target });
    if (count === 2) told.push({ event: { kind: 'double', x, y }, target });
    return told;
  }
}
