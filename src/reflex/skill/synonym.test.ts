/** Which words say the same. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSynonym } from './synonym.ts';

describe('a word means the same', () => {
  it.each([
    ['remove', 'delete'],
    ['respond', 'reply'],
    ['houses', 'home'],
    ['client', 'customers'],
    ['invoice', 'bill'],
    ['importance', 'important'],
    ['enormous', 'huge'],
  ])('%s as %s', (text, value) => {
    expect(isSynonym(text, value)).toBe(true);
  });

  it.each([
    ['reply', 'delete'],
    ['invoice', 'customer'],
    ['ann', 'delete'],
    ['qzxv', 'delete'],
    ['1204', '1205'],
  ])('%s not as %s', (text, value) => {
    expect(isSynonym(text, value)).toBe(false);
  });

  it('as itself, whatever it is, and asking never fails', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, value) => {
        expect(isSynonym(text, text)).toBe(true);
        expect(typeof isSynonym(text, value)).toBe('boolean');
      }),
    );
  });
});
