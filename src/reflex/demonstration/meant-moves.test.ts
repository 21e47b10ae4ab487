import { describe, expect, it } from 'vitest';
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { LiveMoments } from './live-moments.ts';
import { withoutIdleMoves } from './meant-moves.ts';
import { ScreenLog } from './screen-log.ts';

const at = (id: number, box: Box, more: Partial<ScreenElement> = {}): ScreenElement => ({
  id,
  role: 'text',
  text: `Thing ${id}`,
  box,
  ...more,
});
const file = at(1, [0, 0, 50, 20]);
const edit = at(2, [50, 0, 50, 20]);
const fileEntry = at(3, [0, 20, 50, 20]);
const editEntry = at(4, [50, 20, 50, 20]);
const still = at(5, [0, 100, 50, 50]);
const away = at(6, [200, 100, 50, 50]);

/** A screen on which a mouse goes about. */
class Mouse {
  readonly live = new LiveMoments();
  readonly log = new ScreenLog();
  elements: ScreenElement[] = [file, edit, still, away];
  at = 0;
  pointer = { x: 300, y: 300 };

  look(): Observation {
    const seen = {
      at: this.at,
      viewport: { width: 400, height: 400 },
      pointer: this.pointer,
      elements: this.elements,
    };
    this.log.add(seen);
    return seen;
  }

  show(elements: ScreenElement[]): this {
    this.at += 20;
    this.elements = elements;
    this.look();
    return this;
  }

  rest(ms: number): this {
    this.at += ms;
    return this;
  }

  tell(kind: 'move' | 'down' | 'up', { id, box: [x, y] }: ScreenElement): this {
    this.at += 20;
    const told = { kind, at: this.at, x: x + 5, y: y + 5, modifiers: [], buttons: 0, button: 0, count: 1 };
    this.live.add({ ...told, element: id }, this.look());
    this.pointer = { x: x + 5, y: y + 5 };
    return this;
  }

  meant(): [string, number | undefined][] {
    const seen = this.look();
    return withoutIdleMoves(this.live.moments, this.log, { seen: () => seen }).map(({ event, target }) => [
      event.kind,
      target,
    ]);
  }
}

describe('a move of the mouse', () => {
  it('is meant where it opened what was pressed next, and not where it passed over something else that opens', () => {
    const mouse = new Mouse()
      .tell('move', edit)
      .show([file, edit, editEntry, still])
      .tell('move', file)
      .show([file, edit, fileEntry, still])
      .tell('move', fileEntry)
      .tell('down', fileEntry);
    expect(mouse.meant()).toEqual([
      ['move', 1],
      ['down', 3],
    ]);
  });

  it('is meant where it goes after what moves, and each time that it catches up with it', () => {
    const moved = (x: number): ScreenElement[] => [file, edit, away, at(5, [x, 100, 50, 50])];
    const mouse = new Mouse()
      .show(moved(0))
      .show(moved(10))
      .tell('move', at(5, [10, 100, 50, 50]))
      .show(moved(12))
      .tell('move', at(5, [12, 100, 50, 50]))
      .show(moved(120))
      .tell('move', at(5, [120, 100, 50, 50]))
      .tell('move', file);
    expect(mouse.meant()).toEqual([
      ['move', 5],
      ['move', 5],
    ]);
  });

  it('is meant where it goes to what lit up, and not where it makes something light up', () => {
    const lit = (id: number): ScreenElement[] =>
      [still, away].map((one) => (one.id === id ? { ...one, background: '#ff0000' } : one));
    const mouse = new Mouse()
      .show(lit(0))
      .rest(5_000)
      .show(lit(6))
      .tell('move', away)
      .show(lit(6))
      .tell('move', still)
      .show(lit(5));
    expect(mouse.meant()).toEqual([['move', 6]]);
  });

  it('is not meant where the whole page moves, or where what it came to was pressed', () => {
    const scrolled = [file, edit, still, away].map((one) => ({
      ...one,
      box: [one.box[0], one.box[1] + 30, one.box[2], one.box[3]] as Box,
    }));
    const mouse = new Mouse().tell('move', still).show(scrolled).tell('move', file);
    expect(mouse.meant()).toEqual([]);
    const moving = new Mouse().show([file, at(5, [0, 100, 50, 50])]).show([file, at(5, [9, 100, 50, 50])]);
    const target = at(5, [9, 100, 50, 50]);
    expect(moving.tell('move', target).tell('down', target).meant()).toEqual([['down', 5]]);
  });
});

describe('a log of screens', () => {
  const told = (time: number, text: string): Observation => ({
    at: time,
    viewport: { width: 9, height: 9 },
    elements: [at(1, [0, 0, 1, 1], { text })],
  });

  it('tells which passed without anything being done, but not what was answered to', () => {
    const log = new ScreenLog();
    for (const [time, text] of [
      [10, 'a'],
      [500, 'b'],
      [1000, 'a'],
      [1500, 'c'],
      [1900, 'd'],
    ] as const)
      log.add(told(time, text));
    const passed = log.passed(0, 2000).map(({ elements }) => elements[0]?.text);
    expect(passed).toEqual(['a', 'b']);
  });

  it('tells a few of many, the first and the last among them', () => {
    const log = new ScreenLog();
    for (let nth = 0; nth < 50; nth += 1) log.add(told(nth * 100, `${nth}`));
    const passed = log.passed(0, 5000).map(({ elements }) => elements[0]?.text);
    expect(passed).toEqual(['1', '16', '31', '46']);
  });

  it('is not meant where it goes over what made room for something that was dragged', () => {
    const moved = (x: number): ScreenElement[] => [file, edit, away, at(5, [x, 100, 50, 50])];
    const mouse = new Mouse().tell('down', away).rest(600).show(moved(10)).rest(600).show(moved(30));
    mouse
      .tell('up', at(5, [30, 100, 50, 50]))
      .rest(300)
      .tell('move', at(5, [30, 100, 50, 50]));
    expect(mouse.meant()).toEqual([
      ['down', 6],
      ['up', 5],
    ]);
  });
});
