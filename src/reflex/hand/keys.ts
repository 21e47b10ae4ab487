import { UserError } from '../../kernel/error.ts';
import { type Layout, writtenBy } from './layout.ts';

/** What DevTools needs to press one key. */
export type Key = {
  key: string;
  code: string;
  windowsVirtualKeyCode: number;
  text?: string;
  modifiers?: number;
};

/** Keys without a character of their own. */
const named: Record<string, Key> = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 },
  Delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46 },
  Insert: { key: 'Insert', code: 'Insert', windowsVirtualKeyCode: 45 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  Space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  Home: { key: 'Home', code: 'Home', windowsVirtualKeyCode: 36 },
  End: { key: 'End', code: 'End', windowsVirtualKeyCode: 35 },
  PageUp: { key: 'PageUp', code: 'PageUp', windowsVirtualKeyCode: 33 },
  PageDown: { key: 'PageDown', code: 'PageDown', windowsVirtualKeyCode: 34 },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  ContextMenu: { key: 'ContextMenu', code: 'ContextMenu', windowsVirtualKeyCode: 93 },
};
for (let nth = 1; nth <= 12; nth++)
  named[`F${nth}`] = { key: `F${nth}`, code: `F${nth}`, windowsVirtualKeyCode: 111 + nth };

/** Keys that change what others do, with their bit for DevTools. */
export const modifierKeys = {
  Alt: { bit: 1, key: { key: 'Alt', code: 'AltLeft', windowsVirtualKeyCode: 18 } },
  Control: { bit: 2, key: { key: 'Control', code: 'ControlLeft', windowsVirtualKeyCode: 17 } },
  Meta: { bit: 4, key: { key: 'Meta', code: 'MetaLeft', windowsVirtualKeyCode: 91 } },
  Shift: { bit: 8, key: { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 } },
} as const satisfies Record<string, { bit: number; key: Key }>;
export type ModifierKey = keyof typeof modifierKeys;

/** Several keys pressed together: the modifiers in order, and the key itself. */
export type Chord = { modifiers: ModifierKey[]; bits: number; key: Key };

function isModifier(name: string): name is ModifierKey {
  return Object.hasOwn(modifierKeys, name);
}

/** The key that writes the character on that keyboard; `undefined` where only an input method can (日, or é on a US one). */
export function keyOf(character: string, layout: Layout = 'us'): Key | undefined {
  return character === '\n' ? named['Enter'] : writtenBy(character, layout);
}

/**
 * Reads `Enter`, `Control+c`, `Control+Shift+ArrowLeft`. A single character is the key that writes it on that keyboard.
 * Throws a UserError `key-unknown` for anything else.
 */
export function readChord(chord: string, layout: Layout = 'us'): Chord {
  const parts = chord === '+' ? ['+'] : chord.split(/(?<=[^+])\+/);
  const name = parts.pop() ?? '';
  const modifiers = parts.filter(isModifier);
  const key = Object.hasOwn(named, name) ? named[name] : keyOf(name, layout);
  if (!key || modifiers.length < parts.length) {
    throw new UserError({
      code: 'key-unknown',
      message: `There is no key “${chord}”.`,
      hint: `Name keys as ${Object.keys(named).slice(0, 5).join(', ')} or by what they write, with ${Object.keys(modifierKeys).join(', ')} and + before.`,
    });
  }
  const bits = modifiers.reduce((sum, modifier) => sum | modifierKeys[modifier].bit, key.modifiers ?? 0);
  return { modifiers, bits, key };
}
