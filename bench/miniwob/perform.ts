import type { Action } from '../../src/protocol/screen/demonstration.ts';
import type { Observation } from '../../src/protocol/screen/observation.ts';
import type { Wire } from '../../src/reflex/browser/wire.ts';
import { type Hand, openHand } from '../../src/reflex/hand/hand.ts';
import { type NamedKey, namedKeys } from '../../src/reflex/hand/keys.ts';

/** Does actions on one screen through real input. */
export type Performer = { perform(action: Action, seen: Observation): Promise<void> };

const modifiers = ['Control', 'Shift'] as const;

function isNamed(key: string): key is NamedKey {
  return Object.hasOwn(namedKeys, key);
}

async function press(hand: Hand, keys: string): Promise<void> {
  const [key = '', modifier] = keys.split('+').toReversed();
  if (isNamed(key))
    return hand.press(
      key,
      modifiers.find((one) => one === modifier),
    );
  await hand.type(key);
}

async function drag(wire: Wire, hand: Hand, action: Extract<Action, { kind: 'drag' }>): Promise<void> {
  await hand.moveTo(action);
  const held = { button: 'left', buttons: 1, clickCount: 1 } as const;
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    wire.send('Input.dispatchMouseEvent', { type, x, y, ...held });
  const way = [0.2, 0.5, 0.8, 1].map((part) => ({
    x: action.x + (action.to.x - action.x) * part,
    y: action.y + (action.to.y - action.y) * part,
  }));
  await Promise.all([
    send('mousePressed', action.x, action.y),
    ...way.map(({ x, y }) => send('mouseMoved', x, y)),
    send('mouseReleased', action.to.x, action.to.y),
  ]);
}

/** By the keys: the list that the system draws is no part of the page. */
async function select(
  hand: Hand,
  action: Extract<Action, { kind: 'select' }>,
  { elements }: Observation,
): Promise<void> {
  const list = elements.find(({ id }) => id === action.element);
  const options = elements.filter(({ role, parent }) => role === 'option' && parent === action.element);
  const wanted = options.findIndex(({ text }) => text === action.option);
  if (!list || wanted < 0) return;
  const [left, top, width, height] = list.box;
  await hand.click({ x: left + width / 2, y: top + height / 2 });
  const steps =
    wanted -
    Math.max(
      0,
      options.findIndex(({ selected }) => selected),
    );
  for (let nth = 0; nth < Math.abs(steps); nth++) await hand.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  await hand.press('Enter');
}

/** A performer on the page behind `wire`. What cannot be done on the screen as seen (an option that is not there) does nothing. */
export function openPerformer(wire: Wire): Performer {
  const hand = openHand(wire);
  return {
    perform: async (action, seen) => {
      switch (action.kind) {
        case 'click':
          return hand.click(action, action.count);
        case 'move':
          return hand.moveTo(action);
        case 'type':
          return hand.type(action.text);
        case 'press':
          return press(hand, action.key);
        case 'drag':
          return drag(wire, hand, action);
        case 'scroll':
          return hand.wheel(action.by);
        case 'select':
          return select(hand, action, seen);
      }
    },
  };
}
