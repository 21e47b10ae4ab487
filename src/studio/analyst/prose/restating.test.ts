import { describe, expect, test } from 'vitest';
import { english } from '../language/english.ts';
import { segmentsOf } from '../language/text.ts';
import type { Token } from '../language/text.ts';
import { readerOf } from '../document/reader.ts';
import { restated } from './restating.ts';

function tokensOf(sentence: string): Token[] {
  return readerOf(segmentsOf(sentence)).segments.flatMap((segment) => segment.tokens);
}

function said(sentence: string): string {
  return restated(english, tokensOf(sentence))
    .map(({ lower }) => lower)
    .join(' ');
}

describe('clauses that stand for plainer ones', () => {
  test.each([
    ['Fines hang on a loan', 'a fine belongs to a loan'],
    ['Every cello is kept in a cupboard', 'a cello belongs to a cupboard'],
    ['We put every visitor in a group', 'a visitor belongs to a group'],
    ['Repairs of a tractor', 'a repair belongs to a tractor'],
    ['One driver, many tours', 'a driver has several tours'],
    ['A ticket links a visitor with a show', 'a ticket is for one visitor and one show'],
    ['Under each parish the churches', 'a church belongs to a parish'],
    ['Find a book by its title', 'books can be searched'],
    ['How many tents are lent', 'how many tents are lent'],
    ['It tells me how many tents are lent', 'the home page shows the number of lent tents'],
  ])('%s', (sentence, plain) => {
    expect(said(sentence)).toBe(plain);
  });

  test('only a whole clause stands for another', () => {
    for (const sentence of [
      'Fines hang on a loan that is late',
      'Members see repairs of a tractor',
      'Coaches reserve fields for a day',
      'They may hang on it',
    ])
      expect(said(sentence)).toBe(sentence.toLowerCase());
  });

  test('each clause of a sentence by itself', () => {
    expect(said('Every stall sits in a row, and posters hang on a wall')).toBe(
      'a stall belongs to a row , and a poster belongs to a wall',
    );
  });

  test('the first word begins and the last one ends where the clause does', () => {
    const sentence = 'We put every visitor in a group';
    const tokens = restated(english, tokensOf(sentence));
    expect([tokens[0]?.start, tokens.at(-1)?.end]).toEqual([0, sentence.length]);
    expect(tokens.every(({ start, end }) => end >= start)).toBe(true);
  });
});
