import type { Wire } from '../browser/wire.ts';
import type { Rect } from '../eye/look.ts';
import { keyOf, type NamedKey, namedKeys } from './keys.ts';

/** The hand on mouse and keyboard: real input events of the browser, in order, none left out. */
export type Hand = {
  /** Actions so far: one for each move of the mouse to a new place, each click, each key press, each turn of the wheel. */
  readonly actions: number;
  /** Where the mouse is. */
  readonly at: { x: number; y: number };
  moveTo(point: { x: number; y: number }): Promise<void>;
  /** Moves there, presses and releases. */
  click(point: { x: number; y: number }, count?: number): Promise<void>;
  /** Types text into what has the focus, key by key. */
  type(text: string): Promise<void>;
  press(key: NamedKey, modifier?: 'Control' | 'Shift'): Promise<void>;
  /** Turns the wheel over the place of the mouse; positive `dy` goes down the page. */
  wheel(dy: number): Promise<void>;
};

/** A point well inside the rectangle. */
export function inside(rect: Rect): { x: number; y: number } {
  return { x: rect.x + Math.min(rect.width / 2, 60), y: rect.y + rect.height / 2 };
}

function stroke(wire: Wire, character: string): Promise<unknown>[] {
  const key = keyOf(character);
  if (key === undefined) return [wire.send('Input.insertText', { text: character })];
  return [
    wire.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
    wire.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
  ];
}

/** A hand on the page behind `wire`. */
export function openHand(wire: Wire): Hand {
  const state = { actions: 0, at: { x: 0, y: 0 } };

  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', clickCount = 0): Promise<unknown> =>
    wire.send('Input.dispatchMouseEvent', {
      type,
      ...state.at,
      button: type === 'mouseMoved' ? 'none' : 'left',
      buttons: type === 'mousePressed' ? 1 : 0,
      clickCount,
    });

  const moveTo = async (point: { x: number; y: number }): Promise<void> => {
    const from = state.at;
    state.actions += 1;
    const steps = [0.5, 1].map((part) => {
      state.at = { x: from.x + (point.x - from.x) * part, y: from.y + (point.y - from.y) * part };
      return mouse('mouseMoved');
    });
    await Promise.all(steps);
  };

  return {
    get actions() {
      return state.actions;
    },
    get at() {
      return state.at;
    },
    moveTo,
    click: async (point, count = 1) => {
      const moved = moveTo(point);
      state.actions += 1;
      const pressed: Promise<unknown>[] = [moved];
      for (let nth = 1; nth <= count; nth++)
        pressed.push(mouse('mousePressed', nth), mouse('mouseReleased', nth));
      await Promise.all(pressed);
    },
    type: async (text) => {
      const characters = Array.from(text);
      state.actions += characters.length;
      await Promise.all(characters.flatMap((character) => stroke(wire, character)));
    },
    press: async (name, modifier) => {
      state.actions += 1;
      const key = namedKeys[name];
      const modifiers = modifier === 'Control' ? 2 : modifier === 'Shift' ? 8 : 0;
      const { text: _text, ...bare } = key;
      const down = modifier === 'Control' ? bare : key;
      await Promise.all([
        wire.send('Input.dispatchKeyEvent', { type: 'keyDown', modifiers, ...down }),
        wire.send('Input.dispatchKeyEvent', { type: 'keyUp', modifiers, ...bare }),
      ]);
    },
    wheel: async (dy) => {
      state.actions += 1;
      await wire.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...state.at, deltaX: 0, deltaY: dy });
    },
  };
}
