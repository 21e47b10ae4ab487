import { describe, expect, it } from 'vitest';
import { analyseBrief } from '../analyse.ts';
import { signedCurrency } from './currency.ts';

describe('the money of a brief', () => {
  it.each([
    ['rent is £42 a year and £24 for half', 'GBP'],
    ['des paniers à 11 € ou 19 €', 'EUR'],
    ['$5 a day, sometimes £1', 'USD'],
    ['$5 a day, £1 and £2', 'GBP'],
    ['a price in the shop', undefined],
    ['the $ key', undefined],
  ])('is the one whose sign stands at its amounts: %s', (text, currency) => {
    expect(signedCurrency(text)).toBe(currency);
  });

  it('is that of what the catalogue fills in too', () => {
    const { specification } = analyseBrief('A booking system for my hotel, rooms from £60 a night');
    const money = (specification?.entities ?? []).flatMap(({ fields }) =>
      fields.flatMap(({ type }) => (type.kind === 'money' ? [type.currency] : [])),
    );
    expect(money.length).toBeGreaterThan(0);
    expect(new Set([...money, specification?.product.currency])).toEqual(new Set(['GBP']));
  });
});
