import { expect, test } from 'vitest';
import { colorOf, isPage, masked, visiblePart } from './sight.ts';

test('colours become six digits, and what is transparent is none', () => {
  expect(colorOf('rgb(255, 0, 16)')).toBe('#ff0010');
  expect(colorOf('rgba(1, 2, 3, 0.5)')).toBe('#010203');
  expect(colorOf('rgba(0, 0, 0, 0)')).toBeUndefined();
  expect(colorOf('#ABCDEF')).toBe('#abcdef');
  expect(colorOf('url(x)')).toBeUndefined();
});

test('a box is what can be seen of it', () => {
  expect(visiblePart([-10, 5, 20, 20], [0, 0, 100, 15])).toEqual([0, 5, 10, 10]);
  expect(visiblePart([0, 200, 20, 20], [0, 0, 100, 200])).toBeUndefined();
  expect(visiblePart([0, 0, 0.6, 9], [0, 0, 100, 200])).toBeUndefined();
});

test('what is as large as the window and only holds others is the page itself', () => {
  const element = {
    id: 1,
    role: 'group',
    text: '',
    box: [0, 0, 160, 210] as [number, number, number, number],
  };
  expect(isPage(element, { width: 160, height: 210 })).toBe(true);
  expect(isPage({ ...element, role: 'text' }, { width: 160, height: 210 })).toBe(false);
  expect(isPage({ ...element, box: [0, 50, 160, 160] }, { width: 160, height: 210 })).toBe(false);
});

test('a masked password has the length of what was typed and nothing else of it', () => {
  expect(masked('s3cret')).toBe('••••••');
});
