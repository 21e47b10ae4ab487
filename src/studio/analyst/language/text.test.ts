import { describe, expect, it } from 'vitest';
import { segmentsOf } from './text.ts';

function headingsOf(brief: string): string[] {
  return segmentsOf(brief)
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end }) => brief.slice(start, end));
}

describe('headings without the marks of one', () => {
  it.each([
    ['a short line above its text', 'We bake.\n\nOrders\nEach order has a date.', ['Orders']],
    [
      'a short line above a list',
      'We bake.\n\nWho does what\n- Bakers bake\n- Clerks sell',
      ['Who does what'],
    ],
    ['a line in bold', 'We bake.\n\n**Orders**\n\nEach order has a date.', ['Orders']],
    [
      'a numbered line above numbered rules',
      '1. Orders\n1.1 An order has a date.\n\n2. People\nBakers bake.',
      ['Orders', 'People'],
    ],
  ])('%s', (_, brief, headings) => {
    expect(headingsOf(brief)).toEqual(headings);
  });

  it.each([
    ['a sentence', 'We bake.\n\nWe bake bread.\nOrders have a date.'],
    ['the last line of a paragraph', 'We bake bread and cakes for\nThe village\nOrders have a date.'],
    ['an address', 'Write to us:\n\nMill Road\nCambridge'],
    ['a numbered list', '1. Bread\n2. Cakes\n3. Pies'],
    ['bold words in a sentence', 'We bake.\n\n**The baker** bakes bread.\nOrders have a date.'],
    ['a lead', 'We bake.\n\nWe need:\nOrders with a date.'],
  ])('%s is none', (_, brief) => {
    expect(headingsOf(brief)).toEqual([]);
  });

  it('rules with a number of several levels are items', () => {
    const kinds = segmentsOf('1.1 An order has a date.\n1.2 A cake has a price.').map(({ kind, tokens }) => [
      kind,
      tokens[0]?.text,
    ]);
    expect(kinds).toEqual([
      ['item', 'An'],
      ['item', 'A'],
    ]);
  });

  it.each(['Every tool has a number (e.g. CAM-014) and a name.', 'Only Dr. Ray deletes records.'])(
    'an abbreviation does not end a sentence: %s',
    (brief) => {
      expect(segmentsOf(brief)).toHaveLength(1);
    },
  );
});
