/** What DevTools needs to press one key. */
export type Key = {
  key: string;
  code: string;
  windowsVirtualKeyCode: number;
  text?: string;
  modifiers?: number;
};

const named = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 },
  Delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  Space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  Home: { key: 'Home', code: 'Home', windowsVirtualKeyCode: 36 },
  End: { key: 'End', code: 'End', windowsVirtualKeyCode: 35 },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  a: { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65, text: 'a' },
} as const satisfies Record<string, Key>;

export type NamedKey = keyof typeof named;

/** Keys without a character of their own, and `a` for "select all". */
export const namedKeys: Record<NamedKey, Key> = named;

/** Marks of a US keyboard by the key that bears them: code, virtual key, and the mark with Shift. */
const marks: [string, string, string, number][] = [
  ['-', '_', 'Minus', 189],
  ['=', '+', 'Equal', 187],
  ['[', '{', 'BracketLeft', 219],
  [']', '}', 'BracketRight', 221],
  ['\\', '|', 'Backslash', 220],
  [';', ':', 'Semicolon', 186],
  ["'", '"', 'Quote', 222],
  [',', '<', 'Comma', 188],
  ['.', '>', 'Period', 190],
  ['/', '?', 'Slash', 191],
  ['`', '~', 'Backquote', 192],
];
const digitShift = ')!@#$%^&*(';
const shift = 8;

function build(): Map<string, Key> {
  const keys = new Map<string, Key>();
  const add = (character: string, key: Omit<Key, 'key' | 'text'>): void => {
    keys.set(character, { key: character, text: character, ...key });
  };
  for (let nth = 0; nth < 26; nth++) {
    const lower = String.fromCodePoint(97 + nth);
    const code = { code: `Key${lower.toUpperCase()}`, windowsVirtualKeyCode: 65 + nth };
    add(lower, code);
    add(lower.toUpperCase(), { ...code, modifiers: shift });
  }
  for (const [nth, shifted] of Array.from(digitShift).entries()) {
    const code = { code: `Digit${nth}`, windowsVirtualKeyCode: 48 + nth };
    add(String(nth), code);
    add(shifted, { ...code, modifiers: shift });
  }
  for (const [plain, shifted, code, windowsVirtualKeyCode] of marks) {
    add(plain, { code, windowsVirtualKeyCode });
    add(shifted, { code, windowsVirtualKeyCode, modifiers: shift });
  }
  add(' ', { code: 'Space', windowsVirtualKeyCode: 32 });
  keys.set('\n', namedKeys.Enter);
  return keys;
}

const characters = build();

/** The key that writes the character on a US keyboard; `undefined` where only an input method can (é, €, 日). */
export function keyOf(character: string): Key | undefined {
  return characters.get(character);
}
