import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { meaningsOf, quantityOf, resultOf, writtenFor } from './quantity.ts';

it('reads numbers, amounts, months, dates and times of day', () => {
  const read = (text: string) => quantityOf(text);
  expect(read('$1,200.50')).toEqual({ kind: 'number', at: 1200.5 });
  expect(read('3rd')).toEqual({ kind: 'number', at: 3 });
  expect(read('Sep')).toEqual({ kind: 'month', at: 9 });
  expect(read('3:45 PM')).toEqual(read('15:45'));
  expect(read('12:05 am')).toEqual({ kind: 'time', at: 5 });
  expect(read('11/22/2026')).toEqual(read('2026-11-22'));
  expect(read('22.11.2026')).toEqual(read('2026-11-22'));
  expect(read('2026-02-30')).toBeUndefined();
  expect(read('about 3')).toBeUndefined();
  expect(meaningsOf('9').map(({ kind }) => kind)).toEqual(['number', 'month']);
});

it('writes every date as a date field holds it, and reads it back', () => {
  const days = fc.date({
    min: new Date('1950-01-01'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      const [year, month, date] = iso.split('-');
      expect(writtenFor('date', `${month}/${date}/${year}`)).toBe(iso);
    }),
  );
  expect(writtenFor('time', '3:45 PM')).toBe('15:45');
  expect(writtenFor('textbox', '11/22/2026')).toBe('11/22/2026');
});

it('works out calculations and the unknown of an equation, and nothing else', () => {
  expect(resultOf('3 + 4 =')).toBe(7);
  expect(resultOf('12 × 3')).toBe(36);
  expect(resultOf('x - 3 = 9')).toBe(12);
  expect(resultOf('10 - x = 4')).toBe(6);
  expect(resultOf('3 + 4 = 7')).toBeUndefined();
  expect(resultOf('Order 66')).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(999), fc.nat(999), (one, other) => {
      expect(resultOf(`${one} + ${other} =`)).toBe(one + other);
      expect(resultOf(`x + ${one} = ${one + other}`)).toBe(other);
    }),
  );
});
