import { expect, it } from 'vitest';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { described, figureIn, figuresOf, meantBy } from './figure.ts';

const figure = (id: number, more: Partial<ScreenElement>, size = 20): ScreenElement => ({
  id,
  role: 'shape',
  text: '',
  box: [id * 40, 0, size, size],
  ...more,
});

const figures = [
  figure(1, { shape: 'circle', color: '#ff0000' }),
  figure(2, { shape: 'circle', color: '#0000ff' }, 8),
  figure(3, { shape: 'polygon', color: '#0000ff' }),
  figure(4, { role: 'text', text: '7', color: '#008000' }, 8),
];

const idsOf = (phrase: string) => described(phrase, figures)?.map(({ id }) => id);

it('finds the figures that a phrase describes by form, colour and size', () => {
  expect(idsOf('blue items')).toEqual([2, 3]);
  expect(idsOf('small blue circle')).toEqual([2]);
  expect(idsOf('large triangles')).toEqual([3]);
  expect(idsOf('7s')).toEqual([4]);
  expect(idsOf('yellow circles')).toEqual([]);
});

it('tells sizes among figures of one form, and knows a sign behind its colour', () => {
  const mixed = [
    figure(1, { shape: 'circle', color: '#ff0000' }, 10),
    figure(2, { shape: 'circle', color: '#ff0000' }, 20),
    figure(3, { role: 'text', text: 'K', color: '#ff0000' }, 60),
    figure(4, { role: 'text', text: 'K', color: '#0000ff' }, 90),
  ];
  const named = (phrase: string) => described(phrase, mixed)?.map(({ id }) => id);
  expect(named('large circle')).toEqual([2]);
  expect(named('small letters')).toEqual([3]);
  expect(figureIn(['Press', 'the', 'blue', 'K'])).toBe('blue K');
  expect(figureIn(['Press', 'a', 'key'])).toBeUndefined();
  expect(named('blue K')).toEqual([4]);
});

it('says that it does not know where a phrase speaks of something else, or of what is not shown', () => {
  expect(idsOf('the oldest invoice')).toBeUndefined();
  const colorless = [figure(1, { shape: 'circle' })];
  expect(described('red circle', colorless)).toBeUndefined();
});

it('takes words and fields for no figures', () => {
  const word: ScreenElement = { id: 9, role: 'text', text: 'Total', box: [0, 0, 30, 10] };
  expect(figuresOf([...figures, word])).toEqual(figures);
});

it('finds the words that describe a figure among others', () => {
  expect(figureIn('Take the large red triangle from the tray'.split(' '))).toBe('large red triangle');
  expect(figureIn(['Which', 'is', 'the', 'letter', 'K', '?'])).toBe('letter K');
  expect(figureIn(['Send', 'the', 'red', 'folder'])).toBeUndefined();
});

it('takes signs for as large as they are seen, and what is all of one size for what is asked for', () => {
  const sign = figure(5, { role: 'text', text: 'K', color: '#151515', box: [200, 0, 14, 30] });
  const all = [figure(6, { shape: 'circle' }, 18), sign, figure(7, { shape: 'rectangle' }, 44)];
  expect(described('small letter', all)).toEqual([sign]);
  expect(described('black K', [sign])).toEqual([sign]);
  expect(described('large letter', [sign])).toBeUndefined();
  expect(meantBy('large letter', [sign])).toEqual([sign]);
});
