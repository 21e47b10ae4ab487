/** What an action has to bring about before the next one, and how that is seen. */
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { isMask } from '../hand/fill-secret.ts';

/** How an action's effect is seen, and how long it is waited for, in milliseconds. */
export type Effect = { isSeen(now: Observation): boolean; waitMs: number };

/** How long a field may take to show what was typed, and a page to answer a press. */
const patience = { field: 1_500, page: 3_000 };

const textRoles: ReadonlySet<string> = new Set(
  'textbox searchbox spinbutton date datetime month week time color'.split(' '),
);
const switches: ReadonlySet<string> = new Set(['checkbox', 'radio', 'switch', 'option']);

/** Whether a person writes into it. */
export function isField({ role }: ScreenElement): boolean {
  return textRoles.has(role);
}

/** An element of a screen by its number. */
export function elementIn({ elements }: Observation, id: number | undefined): ScreenElement | undefined {
  return id === undefined ? undefined : elements.find((element) => element.id === id);
}

/** What is seen of a screen, without the focus and where the mouse is: that changes by the press alone. */
function contentOf({ elements }: Observation): string {
  return elements
    .map(({ role, text, value, checked, selected, expanded, disabled, box }) =>
      [role, text, value, checked, selected, expanded, disabled, ...box].join(' '),
    )
    .join('\n');
}

/** Whether anything else is seen. */
export function hasChanged(before: Observation, now: Observation): boolean {
  return before.elements.length !== now.elements.length || contentOf(before) !== contentOf(now);
}

function ofClick(element: ScreenElement | undefined, before: Observation): Effect {
  if (element && isField(element))
    return { isSeen: (now) => elementIn(now, element.id)?.focused === true, waitMs: patience.field };
  if (element && switches.has(element.role)) {
    const stateOf = (one: ScreenElement | undefined): string => `${one?.checked} ${one?.selected}`;
    return {
      isSeen: (now) => stateOf(elementIn(now, element.id)) !== stateOf(element),
      waitMs: patience.field,
    };
  }
  return { isSeen: (now) => hasChanged(before, now), waitMs: patience.page };
}

/** Typed text is seen when the field holds it, as it is or as the page writes such a value. */
function ofTyping(element: ScreenElement | undefined, text: string): Effect {
  const before = element?.value ?? '';
  const isIt = (value: string): boolean => {
    // How long a password is that only bullets stand for nobody knows.
    if (isMask(text)) return isMask(value);
    if (value === before) return false;
    if (/^•+$/u.test(value)) return value.length === before.length + text.length;
    return value.includes(text) || isSameNumber(value, text) || loose(value) === loose(text);
  };
  return { isSeen: (now) => isIt(elementIn(now, element?.id)?.value ?? ''), waitMs: patience.field };
}

const loose = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

function isSameNumber(value: string, text: string): boolean {
  const [left, right] = [value, text].map((one) => Number(one.replaceAll(/[\s,']/gu, '')));
  return text !== '' && left === right && !Number.isNaN(left);
}

function ofField(element: ScreenElement | undefined): Effect {
  return {
    isSeen: (now) => (elementIn(now, element?.id)?.value ?? '') !== (element?.value ?? ''),
    waitMs: patience.field,
  };
}

/** The effect of an action on a screen; undefined for one that shows nothing (a movement, a key that only moves). */
export function effectOf(action: Action, before: Observation): Effect | undefined {
  const element = elementIn(before, action.element);
  switch (action.kind) {
    case 'click':
      return ofClick(element, before);
    case 'type':
      return action.text === '' ? undefined : ofTyping(element, action.text);
    case 'select':
      return element?.value === action.option ? undefined : ofField(element);
    case 'scroll':
    case 'drag':
      return { isSeen: (now) => hasChanged(before, now), waitMs: patience.page };
    case 'move':
    case 'press':
      break;
  }
  return undefined;
}

/**
 * Whether what an action was decided for is still there as it was: in the same place, the same kind of thing, with the
 * same words, and for typing with the focus. Otherwise the action does not happen.
 */
export function isStillSo(action: Action, seen: Observation, now: Observation): boolean {
  if (seen === now || action.element === undefined) return true;
  const [before, after] = [elementIn(seen, action.element), elementIn(now, action.element)];
  if (!before || !after) return false;
  const isSame =
    before.role === after.role && before.text === after.text && after.disabled === before.disabled;
  const isThere = before.box.every((side, nth) => Math.abs(side - (after.box[nth] ?? 0)) < 2);
  return isSame && isThere && (action.kind !== 'type' || before.focused === after.focused);
}

/** The fields other than the one meant whose text became another: what was typed went there. */
export function misplaced(action: Action, before: Observation, now: Observation): ScreenElement[] {
  if (action.kind !== 'type') return [];
  return before.elements.filter((field) => {
    if (field.id === action.element || !isField(field)) return false;
    const { value } = elementIn(now, field.id) ?? field;
    return value !== field.value && (value ?? '').includes(action.text.slice(-1));
  });
}
