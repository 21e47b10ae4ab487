import type { Key } from './keys.ts';

/** A keyboard as it is printed: which key writes a character. */
export type Layout = 'us' | 'de' | 'fr';

/** The keys that write, row by row from the top left. */
const codes = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
]
  .join(' ')
  .split(' ');

/**
 * What the keys write alone, with Shift and with AltGr, in the order of `codes`. A space stands for nothing: dead keys wait
 * for a second one, and what they make is typed as an input method does.
 */
const printed: Record<Layout, [plain: string[], shifted: string[], third: string[]]> = {
  us: [
    ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", ' zxcvbnm,./'],
    ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', ' ZXCVBNM<>?'],
    [],
  ],
  de: [
    [' 1234567890ß ', 'qwertzuiopü+', 'asdfghjklöä#', '<yxcvbnm,.-'],
    ['°!"§$%&/()=? ', 'QWERTZUIOPÜ*', "ASDFGHJKLÖÄ'", '>YXCVBNM;:_'],
    ['  ²³   {[]}\\ ', '@ €        ~', '            ', '|      µ   '],
  ],
  fr: [
    ['²&é"\'(-è_çà)=', 'azertyuiop $', 'qsdfghjklmù*', '<wxcvbn,;:!'],
    [' 1234567890°+', 'AZERTYUIOP £', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
    ['   #{[| \\^@]}', '  €         ', '            ', '           '],
  ],
};

const shift = 8;

/** Virtual keys of the marks by place; letters and digits have their own. */
const virtual: Record<string, number> = {
  Backquote: 192,
  Minus: 189,
  Equal: 187,
  BracketLeft: 219,
  BracketRight: 221,
  Backslash: 220,
  IntlBackslash: 226,
  Semicolon: 186,
  Quote: 222,
  Comma: 188,
  Period: 190,
  Slash: 191,
};

function virtualKey(code: string, plain: string): number {
  if (/^[a-z]$/.test(plain)) return plain.toUpperCase().charCodeAt(0);
  if (code.startsWith('Digit')) return code.charCodeAt(5);
  return virtual[code] ?? 0;
}

function build(layout: Layout): Map<string, Key> {
  const keys = new Map<string, Key>();
  const [plain, shifted, third] = printed[layout].map((rows) => rows.join(''));
  // The first key that writes a character is the one that a person takes: plain before Shift before AltGr.
  for (const [written, modifiers] of [
    [plain, 0],
    [shifted, shift],
    [third, 0],
  ] as [string, number][]) {
    for (const [nth, character] of Array.from(written).entries()) {
      const code = codes[nth] ?? '';
      if (character === ' ' || keys.has(character)) continue;
      const windowsVirtualKeyCode = virtualKey(code, plain?.[nth] ?? '');
      const key = { key: character, text: character, code, windowsVirtualKeyCode };
      keys.set(character, modifiers === 0 ? key : { ...key, modifiers });
    }
  }
  keys.set(' ', { key: ' ', text: ' ', code: 'Space', windowsVirtualKeyCode: 32 });
  return keys;
}

const built = new Map<Layout, Map<string, Key>>();

/** The key that writes the character on that keyboard; `undefined` where only an input method can (日, or é on a US one). */
export function writtenBy(character: string, layout: Layout): Key | undefined {
  let keys = built.get(layout);
  if (!keys) {
    keys = build(layout);
    built.set(layout, keys);
  }
  return keys.get(character);
}
