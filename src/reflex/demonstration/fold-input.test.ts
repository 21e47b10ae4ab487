import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Input } from '../../protocol/screen/input.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { foldInput } from './fold-input.ts';
import { LiveMoments } from './live-moments.ts';

const field: ScreenElement = { id: 1, role: 'textbox', text: '', value: '', box: [0, 0, 100, 20] };
const choice: ScreenElement = { id: 2, role: 'combobox', text: '', value: 'None', box: [0, 20, 100, 20] };
const button: ScreenElement = { id: 3, role: 'button', text: 'More', box: [0, 40, 100, 20] };
const sheet: ScreenElement = { id: 4, role: 'image', text: '', shape: 'image', box: [0, 60, 100, 100] };
const list: ScreenElement = { id: 5, role: 'list', text: '', scrolled: 0, box: [0, 160, 100, 40] };
const line: ScreenElement = { id: 6, parent: 5, role: 'listitem', text: 'One', box: [0, 160, 100, 20] };

type Told = Record<string, unknown> & { kind: Input['kind'] };

/** A screen on which a hand works; `effects` are what its inputs change. */
class Hand {
  elements = new Map([field, choice, button, sheet, list, line].map((element) => [element.id, element]));
  live = new LiveMoments();
  at = 0;
  focus = 0;

  look(): Observation {
    const elements = [...this.elements.values()].map((each) =>
      each.id === this.focus ? { ...each, focused: true } : each,
    );
    return { at: this.at, viewport: { width: 100, height: 200 }, elements };
  }

  tell(told: Told): this {
    this.at += 40;
    this.live.add({ modifiers: [], at: this.at, ...told } as unknown as Input, this.look());
    return this;
  }

  set(id: number, change: Partial<ScreenElement>): this {
    const before = this.elements.get(id);
    if (before) this.elements.set(id, { ...before, ...change });
    return this;
  }

  click(element: ScreenElement, count = 1): this {
    const [x, y] = [element.box[0] + 5, element.box[1] + 5];
    this.tell({ kind: 'down', x, y, button: 0, count, element: element.id });
    this.focus = element.id;
    return this.tell({ kind: 'up', x, y, button: 0, count, element: element.id });
  }

  /** A click that takes the focus nowhere. */
  tap(element: ScreenElement): this {
    const { focus } = this;
    this.click(element);
    this.focus = focus;
    return this;
  }

  key(key: string, modifiers: string[] = []): this {
    return this.tell({ kind: 'keydown', key, code: '', modifiers, repeat: false, element: this.focus });
  }

  /** Types text, as a field takes it. */
  type(text: string): this {
    for (const character of text)
      this.key(character).set(1, { value: `${this.elements.get(1)?.value ?? ''}${character}` });
    return this;
  }

  backspace(): this {
    const value = Array.from(this.elements.get(1)?.value ?? '');
    return this.key('Backspace').set(1, { value: value.slice(0, -1).join('') });
  }

  fold(): Action[] {
    const last = this.look();
    return foldInput(this.live.moments, { at: this.at, seen: () => last }).map(({ action }) => action);
  }
}

describe('input folded to what a person meant', () => {
  test('is the text that a field ends with, however it was typed', () => {
    const stroke = fc.oneof(
      fc.constant('back'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme-ascii' }),
    );
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 20 }), (strokes) => {
        const hand = new Hand().click(field);
        for (const one of strokes)
          if (one === 'back') hand.backspace();
          else hand.type(one);
        const text = hand.elements.get(1)?.value ?? '';
        const actions = hand.click(button).fold();
        const typed = actions.filter(({ kind }) => kind === 'type');
        expect(typed).toEqual(text === '' ? [] : [{ kind: 'type', text, element: 1 }]);
        expect(actions.at(-1)).toMatchObject({ kind: 'click', element: 3 });
      }),
    );
  });

  test('replaces what a field held, and empties it', () => {
    const replaced = new Hand().set(1, { value: 'old' }).click(field).key('a', ['Control']);
    replaced.set(1, { value: '' }).type('+1').click(button);
    expect(replaced.fold().slice(1, 3)).toMatchObject([{ key: 'Control+a' }, { text: '+1' }]);
    const emptied = new Hand().set(1, { value: 'x' }).click(field).backspace().click(button);
    expect(emptied.fold().slice(1, 3)).toMatchObject([{ key: 'Control+a' }, { key: 'Delete' }]);
  });

  test('tells the value of a date, whose keys go to its parts', () => {
    const hand = new Hand().set(1, { role: 'date' }).click(field);
    for (const key of ['1', '1', '2', '2', '2', '0', '2']) hand.key(key);
    hand.key('6').set(1, { value: '2026-11-22' });
    expect(hand.click(button).fold()[1]).toEqual({ kind: 'type', text: '2026-11-22', element: 1 });
  });

  test('tells bullets where a password was typed, as many as it has characters', () => {
    const hand = new Hand().click(field).key('Backspace');
    for (const value of ['•', '••', '•••']) hand.key('•').set(1, { value });
    expect(hand.click(button).fold()).toContainEqual({ kind: 'type', text: '•••', element: 1 });
  });

  test('tells which option was chosen, by mouse or by keys, and nothing of a list that was only opened', () => {
    const byMouse = new Hand().click(choice).set(2, { value: 'Two' }).click(button);
    expect(byMouse.fold()).toMatchObject([{ kind: 'select', option: 'Two', element: 2 }, { kind: 'click' }]);
    const byKeys = new Hand().click(choice).key('ArrowDown').set(2, { value: 'One' }).key('ArrowDown');
    byKeys.set(2, { value: 'Two' }).key('Enter').click(button);
    expect(byKeys.fold()).toMatchObject([{ kind: 'select', option: 'Two' }, { kind: 'click' }]);
    expect(new Hand().click(choice).click(button).fold()).toMatchObject([{ kind: 'click', element: 3 }]);
  });

  test('tells that something was chosen where the recording does not hold what', () => {
    const hand = new Hand();
    const { value: _value, ...unknown } = choice;
    hand.elements.set(2, unknown);
    const actions = hand.click(choice).click(choice).click(button).fold();
    expect(actions).toMatchObject([
      { kind: 'select', option: '', element: 2 },
      { kind: 'click', element: 3 },
    ]);
  });

  test('is a press on an icon, though nothing of it is seen, and none on words that stay as they were', () => {
    const icon: ScreenElement = { id: 7, role: 'group', text: '', box: [0, 180, 16, 16] };
    const hand = new Hand();
    hand.elements.set(icon.id, icon);
    hand.tap(line).tap(icon).tap(button).set(button.id, { text: 'Less' });
    expect(hand.fold()).toMatchObject([
      { kind: 'click', element: icon.id },
      { kind: 'click', element: button.id },
    ]);
  });

  test('is a double click where both clicks did something, and one click where one of them did nothing', () => {
    const both = new Hand().click(sheet).set(4, { text: 'picked' }).click(sheet, 2).set(4, { text: 'open' });
    expect(both.click(button).fold()).toMatchObject([{ kind: 'click', count: 2 }, { element: 3 }]);
    const one = new Hand().click(sheet).click(sheet, 2).set(4, { text: 'open' }).click(button);
    expect(one.fold()).toMatchObject([{ kind: 'click', count: 1, element: 4 }, { element: 3 }]);
  });

  test('is two clicks where each of two quick ones counts one up', () => {
    const hand = new Hand().click(button).set(2, { value: 'One' }).click(button, 2).set(2, { value: 'Two' });
    expect(hand.click(sheet).fold()).toMatchObject([
      { kind: 'click', count: 1, element: 3 },
      { kind: 'click', count: 1, element: 3 },
      { element: 4 },
    ]);
  });

  test('is one turn of the wheel where it was turned in several', () => {
    const hand = new Hand();
    for (const top of [140, 120]) {
      hand.tell({ kind: 'wheel', x: 5, y: 165, deltaX: 0, deltaY: 20, element: 6 });
      hand.set(6, { box: [0, top, 100, 20] });
    }
    expect(hand.click(button).fold()).toMatchObject([
      { kind: 'scroll', by: 40, element: 5 },
      { kind: 'click' },
    ]);
  });

  test('is a drag where a press and a release lie apart, and a click where the hand slipped on a button', () => {
    const drag = new Hand().tell({ kind: 'down', x: 10, y: 70, button: 0, count: 1, element: 4 });
    drag.tell({ kind: 'up', x: 60, y: 90, button: 0, count: 1, element: 4 }).set(4, { text: 'a line' });
    expect(drag.fold()).toEqual([
      { kind: 'drag', x: 10, y: 70, to: { x: 60, y: 90 }, element: 4, target: 4 },
    ]);
    const slip = new Hand().tell({ kind: 'down', x: 10, y: 45, button: 0, count: 1, element: 3 });
    slip.tell({ kind: 'up', x: 30, y: 50, button: 0, count: 1, element: 3 });
    expect(slip.fold()).toEqual([{ kind: 'click', x: 10, y: 45, count: 1, element: 3 }]);
  });

  test('holds no menus of the mouse, except for what they paste into a field', () => {
    const menu = new Hand()
      .tell({ kind: 'down', x: 5, y: 45, button: 2, count: 1, element: 3 })
      .click(button);
    expect(menu.fold()).toMatchObject([{ kind: 'click', element: 3 }]);
    const paste = new Hand().tell({ kind: 'down', x: 5, y: 5, button: 2, count: 1, element: 1 });
    paste.set(1, { value: 'pasted' }).click(button);
    expect(paste.fold()).toMatchObject([{ kind: 'click', element: 1 }, { text: 'pasted' }, { element: 3 }]);
  });
});
