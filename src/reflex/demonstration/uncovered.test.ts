import { describe, expect, it } from 'vitest';
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { waysTo } from './uncovered.ts';

type Item = { id: number; role: string; box: Box; parent?: number; text?: string };

const screen = (items: readonly Item[]): Observation => ({
  at: 0,
  viewport: { width: 400, height: 300 },
  elements: items.map((item): ScreenElement => ({ text: '', ...item })),
});

/** A menu of two entries, each of which holds its words and its own menu. */
const bar: Item[] = [
  { id: 1, role: 'list', box: [0, 0, 80, 60] },
  { id: 2, role: 'listitem', box: [0, 0, 80, 30], parent: 1 },
  { id: 3, role: 'text', text: 'File', box: [4, 4, 40, 20], parent: 2 },
  { id: 4, role: 'listitem', box: [0, 30, 80, 30], parent: 1 },
  { id: 5, role: 'text', text: 'Edit', box: [4, 34, 40, 20], parent: 4 },
];
const second: Item[] = [
  { id: 10, role: 'list', box: [80, 30, 80, 60], parent: 4 },
  { id: 11, role: 'listitem', box: [80, 30, 80, 30], parent: 10 },
  // Its words beside a sign without words.
  { id: 14, role: 'group', box: [84, 34, 70, 20], parent: 11 },
  { id: 15, role: 'group', box: [144, 36, 10, 10], parent: 14 },
  { id: 12, role: 'text', text: 'Arrange', box: [84, 34, 60, 20], parent: 14 },
  { id: 13, role: 'listitem', text: 'Undo', box: [80, 60, 80, 30], parent: 10 },
];
const third: Item[] = [
  { id: 20, role: 'list', box: [160, 30, 80, 30], parent: 11 },
  { id: 21, role: 'listitem', text: 'To front', box: [160, 30, 80, 30], parent: 20 },
];

type Before = { on?: number; shows: readonly Item[] };

/** The ways to what is pressed, from screens before it and what was pressed on each. */
const toldFrom = (pressed: number, earlier: readonly Before[], seen: readonly Item[]): unknown =>
  waysTo(pressed, {
    earlier: () => earlier.map(({ on, shows }) => ({ observation: screen(shows), target: on })),
    seen: screen(seen),
  }).map((way) => ({ on: way.element.text, ids: way.seen.elements.map(({ id }) => id) }));

const told = (pressed: number, before: readonly Item[], seen: readonly Item[]): unknown =>
  toldFrom(pressed, [{ shows: before }], seen);

describe('what was pressed without having been there', () => {
  it('was opened by the mouse on the entry that holds it', () => {
    expect(told(13, bar, [...bar, ...second])).toEqual([{ on: 'Edit', ids: [1, 2, 3, 4, 5] }]);
  });

  it('was opened menu by menu, each way with the screen before it', () => {
    expect(told(21, bar, [...bar, ...second, ...third])).toEqual([
      { on: 'Edit', ids: [1, 2, 3, 4, 5] },
      { on: 'Arrange', ids: [1, 2, 3, 4, 5, 10, 11, 14, 15, 12, 13] },
    ]);
  });

  it('needs no way where it was there already, or came by itself elsewhere', () => {
    const whole = [...bar, ...second];
    expect(told(13, whole, whole)).toEqual([]);
    const note: Item = { id: 30, role: 'button', text: 'Close', box: [300, 200, 40, 20] };
    expect(told(30, bar, [...bar, note])).toEqual([]);
    const below: Item = { id: 31, role: 'link', text: 'More', box: [4, 40, 30, 10], parent: 4 };
    expect(told(31, bar, [...bar, below])).toEqual([]);
  });

  it('was opened by the mouse also where the entry was pressed once it was open, and by the press where it was not', () => {
    const open = [...bar, ...second];
    const undo = [{ on: 'Edit', ids: [1, 2, 3, 4, 5] }];
    expect(toldFrom(13, [{ shows: bar }, { on: 5, shows: open }, { on: 4, shows: open }], open)).toEqual(
      undo,
    );
    expect(toldFrom(13, [{ on: 4, shows: bar }, { shows: open }], open)).toEqual([]);
    expect(toldFrom(13, [{ shows: bar }, { on: 3, shows: open }], open)).toEqual([]);
  });
});
