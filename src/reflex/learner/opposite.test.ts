/** What is done the other way round, where one way was shown. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import { learn } from './learn.ts';

const button = (text: string): Thing => ({ role: 'button', text });

/** A number between two buttons, and a button that ends it. */
const gauge = (value: number, [up, down]: readonly [string, string]) =>
  screenOf([
    { role: 'group', holds: [button(down), { role: 'text', text: String(value) }, button(up)] },
    button('Keep'),
  ]);

/** The gauge is turned from one number to another by one of its buttons. */
function turned(
  ask: (to: number) => string,
  [from, to]: readonly [number, number],
  signs: readonly [string, string],
) {
  const sign = Math.sign(to - from);
  const steps = Array.from(
    { length: Math.abs(to - from) },
    (_, at) => [gauge(from + sign * at, signs), { on: sign > 0 ? signs[0] : signs[1] }] as const,
  );
  return shownAs(ask(to), [...steps, [gauge(to, signs), { on: 'Keep' }]]);
}

const heat = (to: number): string => `Bring the heat to ${to} and keep it`;
const oven = (to: number): string => `The oven wants ${to}, so see to that`;

describe('who was shown one way', () => {
  it.each([
    ['+', '−'],
    ['Next step', 'Previous step'],
    ['Warmer ▲', 'Warmer ▼'],
  ] as const)('goes the other way as well where %s and %s are to be told', (up, down) => {
    const signs = [up, down] as const;
    const { skill } = learn([
      turned(heat, [9, 6], signs),
      turned(oven, [8, 4], signs),
      turned(heat, [7, 5], signs),
    ]);
    const next = (value: number, asked: string): string | undefined =>
      moveOf(skill, asked, { screen: gauge(value, signs) })?.element.text;
    expect(next(3, heat(5))).toBe(up);
    expect(next(9, oven(5))).toBe(down);
    expect(next(5, heat(5))).toBe('Keep');
  });

  it('presses the other key', () => {
    const dial = (value: number) => screenOf([{ role: 'slider', value: String(value) }, button('Keep')]);
    const keyed = (from: number, to: number) => {
      const shown = shownAs(
        heat(to),
        Array.from(
          { length: from - to + 1 },
          (_, at) => [dial(from - at), { on: at < from - to ? 'slider' : 'Keep' }] as const,
        ),
      );
      const steps = shown.steps.map((step, at) => {
        const action = { kind: 'press' as const, key: 'ArrowDown', element: 1 };
        return at < from - to ? { ...step, action } : step;
      });
      return { ...shown, steps };
    };
    const { skill } = learn([keyed(9, 6), keyed(8, 4), keyed(7, 5)]);
    expect(moveOf(skill, heat(8), { screen: dial(2) })?.rule).toMatchObject({ act: 'press', key: 'ArrowUp' });
    expect(moveOf(skill, heat(8), { screen: dial(8) })?.element.text).toBe('Keep');
  });
});
