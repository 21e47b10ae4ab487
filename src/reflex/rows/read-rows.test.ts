import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../kernel/error.ts';
import { parseRows } from './read-rows.ts';

test('a table is read as spreadsheets write it: separators, quoted cells, line ends, a mark at its head', () => {
  const text =
    '\uFEFFSupplier;Amount;Note\r\n"Smith; Sons";1,200;"He said ""go""\nand went"\r\n\r\nAda;7;\r\n';
  expect(parseRows(text)).toEqual([
    { Supplier: 'Smith; Sons', Amount: '1,200', Note: 'He said "go"\nand went' },
    { Supplier: 'Ada', Amount: '7', Note: '' },
  ]);
});

test('cells that are missing at the end of a row are empty; cells beyond the columns are refused', () => {
  expect(parseRows('a,b\n1')).toEqual([{ a: '1', b: '' }]);
  expect(() => parseRows('a,b\n1,2,3')).toThrow('Row 1 has more cells');
});

test('a table without names for its columns is refused', () => {
  expect(() => parseRows('')).toThrow(UserError);
  expect(() => parseRows('a,,b\n1,2,3')).toThrow('name of its own');
  expect(() => parseRows('a,a\n1,2')).toThrow('name of its own');
  expect(() => parseRows('a,b\n"1,2')).toThrow('not closed');
});

test('what is written with every cell quoted is read back', () => {
  const cell = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const quote = (one: string): string => `"${one.replaceAll('"', '""')}"`;
      const lines = [['one', 'two'], ...rows].map((cells) => cells.map(quote).join(','));
      const kept = rows.filter((cells) => cells.some((one) => one.trim() !== ''));
      expect(parseRows(lines.join('\r\n')).map(({ one, two }) => [one, two])).toEqual(kept);
    }),
  );
});

test('anything else is either a table or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ') }), (text) => {
      try {
        expect(Array.isArray(parseRows(text))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 500 },
  );
});
