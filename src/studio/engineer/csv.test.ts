import { array, assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, guarded, parseCsv, unguarded } from './blueprint/src/model/csv.ts';

const cell = string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));

test('what is written is read again, whatever stands in the cells', () => {
  assert(
    property(array(array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), (rows) => {
      const text = [['first', 'second'], ...rows].map(csvLine).join('');
      const filled = rows.filter((row) => row.some((each) => each.trim() !== ''));
      expect(
        parseCsv(text)
          .slice(1)
          .map(({ cells }) => cells),
      ).toEqual(filled);
    }),
  );
});

test('rows know the line on which they begin, over cells of several lines and empty lines', () => {
  const rows = parseCsv('a,b\n"one\ntwo",x\n\nlast,"y"\n');
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['one\ntwo', 'x'] },
    { line: 5, cells: ['last', 'y'] },
  ]);
});

test.each([
  ['semicolons', 'Nom;Prix\r\nPain;4,20\r\n'],
  ['tabs', 'Nom\tPrix\nPain\t4,20'],
  ['a byte order mark', '\uFEFFNom,Prix\nPain,"4,20"\n'],
])('tables with %s are read', (_what, text) => {
  expect(parseCsv(text).map(({ cells }) => cells)).toEqual([
    ['Nom', 'Prix'],
    ['Pain', '4,20'],
  ]);
});

test('a quotation mark that is never closed is refused with its line', () => {
  expect(() => parseCsv('a,b\n1,"two\n3,4\n')).toThrow(/line 2/);
});

test('no text that a spreadsheet takes for a formula gets out, and each comes back as it was', () => {
  assert(
    property(string(), (text) => {
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(unguarded(guarded(text))).toBe(text.startsWith("'") ? unguarded(text) : text);
    }),
  );
});
