import { describe, expect, it } from 'vitest';
import type { Step } from '../../protocol/screen/demonstration.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { learn } from '../learner/learn.ts';
import { Scene } from '../skill/scene.ts';
import { saidOf } from '../skill/instruction.ts';
import { decide } from '../skill/skill.ts';
import { painted } from './painted.ts';

const tiles = (first: number, colors: readonly (string | undefined)[]): ScreenElement[] =>
  colors.map((color, nth) => ({
    id: first + nth,
    role: 'shape',
    shape: 'rectangle',
    text: '',
    box: [10 + nth * 50, 10, 40, 40],
    ...(color && { color }),
  }));

const screen = (elements: ScreenElement[]) => ({ at: 0, viewport: { width: 400, height: 100 }, elements });

/** Somebody presses one of four tiles of which the record does not say how they are painted. */
const pressed = (
  nth: number,
  colors: readonly (string | undefined)[] = [undefined, undefined, undefined],
): Step => ({
  before: screen(tiles(1, colors)),
  action: { kind: 'click', count: 1, x: 30 + nth * 50, y: 30, element: 1 + nth },
  began: 100,
  ended: 150,
});

const colorsOf = ([step]: Step[]) => step?.before.elements.map(({ color }) => color);

describe('a record that lacks how figures are painted', () => {
  it('has the one that was pressed in the colour that is asked for, and all others in another', () => {
    expect(colorsOf(painted([pressed(1)], 'Press the teal tile'))).toEqual(['#000000', '#008080', '#000000']);
    expect(colorsOf(painted([pressed(0)], 'Press the black tile'))).toEqual([
      '#000000',
      '#ffffff',
      '#ffffff',
    ]);
  });

  it('has what is not asked for anyway in that colour too, so that the colour does not tell it', () => {
    const step = pressed(1);
    const elements = step.before.elements.map((one, nth) =>
      nth === 0 ? { ...one, shape: 'circle' as const } : one,
    );
    const steps = painted([{ ...step, before: { ...step.before, elements } }], 'Press the teal square');
    expect(colorsOf(steps)).toEqual(['#008080', '#008080', '#000000']);
  });

  it('stays as it is where no colour is asked for or two are, and where it says how they are painted', () => {
    for (const said of ['Press the third tile', 'Press the red tile, not the blue one', 'Press "Red"'])
      expect(colorsOf(painted([pressed(2)], said))).toEqual([undefined, undefined, undefined]);
    const known = ['#ff0000', '#00ff00', '#0000ff'];
    expect(colorsOf(painted([pressed(2, known)], 'Press the blue tile'))).toEqual(known);
  });

  it('teaches to press by colour where it is seen', () => {
    const shown = ['red', 'teal', 'purple', 'lime'].map((name, nth) => ({
      format: 'macrohard/demonstration' as const,
      version: 1 as const,
      instruction: `Press the ${name} tile`,
      values: {},
      steps: painted([pressed((nth * 2) % 3)], `Press the ${name} tile`),
    }));
    const { skill } = learn(shown);
    const scene = new Scene(screen(tiles(20, ['#800080', '#ffa500', '#008000', '#ff00ff'])));
    const on = (name: string): number | undefined => {
      const said = saidOf(skill, { instruction: `Press the ${name} tile` });
      return said && decide(skill.rules, { scene, said, done: new Set(), pressed: [] })?.element.id;
    };
    expect(['purple', 'orange', 'green', 'magenta'].map(on)).toEqual([20, 21, 22, 23]);
  });
});
