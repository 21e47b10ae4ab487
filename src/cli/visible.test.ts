import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test('control sequences are shown, not obeyed', () => {
  expect(visible('\u001B]52;c;cm0gLXJm\u0007 \u009B2J\r\u202Etxt')).toBe(
    '\\u001b]52;c;cm0gLXJm\\u0007 \\u009b2J\\u000d\\u202etxt',
  );
  expect(visible('a\tb\nç 日本 👩‍🚀')).toBe('a\tb\nç 日本 👩‍🚀');
});

test('JSON keeps its meaning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(visible(JSON.stringify({ text }, null, 2)))).toEqual({ text });
    }),
    { numRuns: 30 },
  );
});
