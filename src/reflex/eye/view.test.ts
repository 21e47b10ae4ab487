import { expect, it } from 'vitest';
import type { ElementRecord } from './decode.ts';
import { View } from './view.ts';

const record = (
  id: number,
  parent: number,
  rest: { kind?: string; text?: string; box?: number[] },
): ElementRecord => [
  id,
  parent,
  rest.kind ?? 'p|||1',
  rest.text ?? 'words',
  null,
  0,
  0,
  -1,
  null,
  null,
  ...((rest.box ?? [0, 0, 10, 10]) as [number, number, number, number]),
  0,
];
const base = { at: 0, count: 1, costMs: 0, put: [], move: [] };

it('what did not change is the same object in one observation and the next', () => {
  const view = new View();
  view.apply({ ...base, put: [record(1, 0, {}), record(2, 0, {})], order: [1, 2], size: [100, 100] });
  const before = view.read(1, undefined);
  view.apply({ ...base, move: [2, 5, 6, 7, 8] });
  const after = view.read(2, undefined);
  expect(after.elements[0]).toBe(before.elements[0]);
  expect(after.elements[1]).toEqual({ ...before.elements[1], box: [5, 6, 7, 8] });
  expect(before.elements[1]?.box).toEqual([0, 0, 10, 10]);
});

it('the page itself is no element, and what it holds has no parent', () => {
  const view = new View();
  const page = record(1, 0, { kind: 'body|||0', text: '', box: [0, 0, 100, 100] });
  view.apply({
    ...base,
    put: [page, record(2, 1, {}), record(3, 2, {})],
    order: [1, 2, 3],
    size: [100, 100],
  });
  const { elements } = view.read(1, undefined);
  expect(elements.map(({ parent }) => parent)).toEqual([undefined, elements[0]?.id]);
  expect(view.idOf(1)).toBeUndefined();
  expect(view.read(2, undefined).elements[0]).toBe(elements[0]);
});

it('a new document begins with nothing, and with numbers of its own', () => {
  const view = new View();
  view.apply({ ...base, put: [record(7, 0, {})], order: [7], size: [100, 100] });
  const [before] = view.read(1, undefined).elements;
  view.begin();
  expect(view.read(2, undefined).elements).toEqual([]);
  view.apply({ ...base, put: [record(7, 0, {})], order: [7] });
  expect(view.read(3, undefined).elements[0]?.id).not.toBe(before?.id);
});
