import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../kernel/error.ts';
import { keyOf, readChord } from './keys.ts';
import type { Layout } from './layout.ts';

describe('a keyboard', () => {
  it('writes every printable ASCII character on the US layout by one key', () => {
    for (let code = 32; code < 127; code++) {
      const character = String.fromCharCode(code);
      expect(keyOf(character)?.text, character).toBe(character);
    }
  });

  it('has its characters where its layout has them', () => {
    expect(keyOf('z', 'us')).toMatchObject({ code: 'KeyZ', windowsVirtualKeyCode: 90 });
    expect(keyOf('z', 'de')).toMatchObject({ code: 'KeyY', windowsVirtualKeyCode: 90 });
    expect(keyOf('a', 'fr')).toMatchObject({ code: 'KeyQ', windowsVirtualKeyCode: 65 });
    expect(keyOf('1', 'fr')).toMatchObject({ code: 'Digit1', modifiers: 8, windowsVirtualKeyCode: 49 });
    expect(keyOf('@', 'us')).toMatchObject({ code: 'Digit2', modifiers: 8 });
    expect(keyOf('@', 'de')).toMatchObject({ code: 'KeyQ' });
    expect(keyOf('€', 'fr')).toMatchObject({ code: 'KeyE' });
    expect(keyOf('é', 'fr')).toMatchObject({ code: 'Digit2' });
  });

  it('leaves to an input method what no key of it writes', () => {
    expect(keyOf('é', 'us')).toBeUndefined();
    expect(keyOf('日', 'de')).toBeUndefined();
  });

  it('writes with each key one character alone and one with Shift', () => {
    assert(
      property(constantFrom<Layout>('us', 'de', 'fr'), string({ unit: 'grapheme-ascii' }), (layout, text) => {
        for (const character of text) {
          const key = keyOf(character, layout);
          if (key)
            expect(key).toMatchObject({
              key: character,
              text: character,
              code: expect.stringMatching(/./),
            });
        }
      }),
    );
  });
});

describe('a chord', () => {
  it('is a key with what is held', () => {
    expect(readChord('Enter')).toMatchObject({ modifiers: [], bits: 0, key: { code: 'Enter' } });
    expect(readChord('Control+Shift+ArrowLeft')).toMatchObject({
      modifiers: ['Control', 'Shift'],
      bits: 10,
      key: { code: 'ArrowLeft' },
    });
    expect(readChord('Control+c', 'fr')).toMatchObject({ bits: 2, key: { code: 'KeyC' } });
    expect(readChord('+')).toMatchObject({ key: { key: '+' } });
    expect(readChord('Control++')).toMatchObject({ modifiers: ['Control'], key: { key: '+' } });
  });

  it('of a key that there is not is refused', () => {
    expect(() => readChord('Hyper+x')).toThrow(UserError);
    expect(() => readChord('constructor')).toThrow(UserError);
    expect(() => readChord('')).toThrow(UserError);
  });
});
