import { describe, expect, test } from 'vitest';
import { english } from '../language/english.ts';
import { french } from '../language/french.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { segmentsOf } from '../language/text.ts';
import type { Token } from '../language/text.ts';
import { readerOf } from '../document/reader.ts';
import { reworded } from './rewording.ts';

/** The words of a sentence as a brief in its language has them. */
function tokensOf(sentence: string): Token[] {
  return readerOf(segmentsOf(sentence)).segments.flatMap((segment) => segment.tokens);
}

function said(lexicon: Lexicon, sentence: string): string {
  return reworded(lexicon, tokensOf(sentence))
    .map(({ lower }) => lower)
    .join(' ');
}

describe('ways of saying that stand for others', () => {
  test.each([
    ['The treasurer alone may see payments', 'only the treasurer can see payments'],
    ['The treasurer and nobody else can see payments', 'only the treasurer can see payments'],
    ["A loan can't be deleted except by a librarian", 'a loan can only be deleted by a librarian'],
    ['It is not possible to delete a loan', 'nobody can delete a loan'],
    ["Don't let anyone change a price", 'nobody can change a price'],
    ['Never two lessons in the same room at the same time', 'no two lessons of the same room may overlap'],
    ['A permit has a number that nobody else has', 'a permit has a number , which is unique'],
    ['The captain can call the practice off', 'the captain can cancel the practice'],
    ['Guides have access to tours', 'guides can see tours'],
  ])('%s', (sentence, plain) => {
    expect(said(english, sentence)).toBe(plain);
  });

  test.each([
    ['Un badge a un code que personne d’autre n’a', 'un badge a un code , qui est unique'],
    ['Jamais deux cours dans la même salle', 'deux cours ne peuvent pas avoir la même salle'],
  ])('%s', (sentence, plain) => {
    expect(said(french, sentence)).toBe(plain);
  });

  test('two in one sentence are both said otherwise', () => {
    expect(said(english, 'Guides have access to tours, the treasurer alone can see payments')).toBe(
      'guides can see tours , only the treasurer can see payments',
    );
  });

  test('a gap holds words of one clause alone', () => {
    const sentence = 'A loan cannot be renewed, and it is late, except by a librarian';
    expect(said(english, sentence)).toBe(sentence.toLowerCase().replaceAll(',', ' ,'));
  });

  test('a way that begins with a gap needs words before it', () => {
    expect(said(english, 'Alone can be sad')).toBe('alone can be sad');
  });

  test('words keep their places, and the end of what was said belongs to what is said instead', () => {
    const sentence = 'Guides have access to tours';
    const plain = reworded(english, tokensOf(sentence));
    expect(plain.map(({ start, end }) => sentence.slice(start, end)).join('|')).toBe(
      'Guides||have access to|tours',
    );
    expect(plain.every(({ start, end }, at) => end >= start && start >= (plain[at - 1]?.start ?? 0))).toBe(
      true,
    );
  });
});
