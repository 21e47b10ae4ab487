import { describe, expect, test } from 'vitest';
import { offersExactly } from './expect.ts';

describe('the choices of a select box', () => {
  test('may be left open by a choice of their own', () => {
    expect(offersExactly(['Choose…', 'Cat', 'Dog'], ['cat', 'dog'])).toBe(true);
    expect(offersExactly(['—', 'Cat', 'Dog'], ['cat', 'dog'])).toBe(true);
  });

  test('may be "none" where that is one of them', () => {
    const diets = ['none', 'vegetarian', 'selected dishes'];
    expect(offersExactly(['Choose…', ...diets], diets)).toBe(true);
    expect(offersExactly(['Choose…', 'vegetarian', 'selected dishes'], diets)).toBe(false);
  });

  test('are neither more nor fewer than the brief says', () => {
    expect(offersExactly(['Choose…', 'Cat'], ['cat', 'dog'])).toBe(false);
    expect(offersExactly(['Choose…', 'Cat', 'Dog', 'Bird'], ['cat', 'dog'])).toBe(false);
  });
});
