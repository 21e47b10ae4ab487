import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { skillSchema, type Skill } from '../../protocol/screen/skill.ts';
import { saidOf, type Asked } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';
import { decide } from '../skill/skill.ts';
import { learn } from './learn.ts';

type Row = Partial<ScreenElement> & { role: string };

/** A page of rows, one below the other, within one group; ids are the places in the list. */
function screen(rows: readonly Row[]): Observation {
  const whole: ScreenElement = { id: 0, role: 'group', text: '', box: [0, 0, 300, 400] };
  const elements = rows.map((row, at): ScreenElement => {
    const box: Box = [10, 20 + at * 30, 100, 20];
    return { text: '', box, ...row, id: at + 1, parent: 0 };
  });
  return { at: 0, viewport: { width: 300, height: 400 }, elements: [whole, ...elements] };
}

function demonstrated(
  instruction: string,
  steps: readonly [Observation, Demonstration['steps'][number]['action']][],
): Demonstration {
  return demonstrationSchema.parse({
    format: 'macrohard/demonstration',
    version: 1,
    instruction,
    steps: steps.map(([before, action], at) => ({ before, action, began: at * 100, ended: at * 100 + 50 })),
  });
}

const click = (element: number) => ({ kind: 'click', x: 50, y: element * 30, count: 1, element }) as const;

/** Presses the button that is asked for, among others. */
function pressing(names: readonly string[], wanted: string): Demonstration {
  const page = screen(names.map((text) => ({ role: 'button', text })));
  return demonstrated(`Please press the button "${wanted}" now`, [[page, click(names.indexOf(wanted) + 1)]]);
}

/** A form of two fields and a button: fields first, in any order. */
function signIn(name: string, secret: string, isNameFirst: boolean): Demonstration {
  const at = (user: string, password: string): Observation =>
    screen([
      { role: 'text', text: 'User' },
      { role: 'textbox', value: user },
      { role: 'text', text: 'Password' },
      { role: 'textbox', value: password },
      { role: 'button', text: 'Sign in' },
    ]);
  const masked = '•'.repeat(secret.length);
  const typeName = { kind: 'type', text: name, element: 2 } as const;
  const typeSecret = { kind: 'type', text: secret, element: 4 } as const;
  const both: [Observation, typeof typeName | typeof typeSecret][] = isNameFirst
    ? [
        [at('', ''), typeName],
        [at(name, ''), typeSecret],
      ]
    : [
        [at('', ''), typeSecret],
        [at('', masked), typeName],
      ];
  return demonstrated(`Sign in as ${name} with the password ${secret} please`, [
    ...both,
    [at(name, masked), click(5)],
  ]);
}

function moveOn(skill: Skill, asked: string | Asked, page: Observation) {
  const said = saidOf(skill, typeof asked === 'string' ? { instruction: asked } : asked);
  return said && decide(skill.rules, { scene: new Scene(page), said, done: new Set<number>(), pressed: [] });
}

const pressed = [
  pressing(['Save', 'Cancel', 'Help'], 'Cancel'),
  pressing(['Yes', 'No'], 'Yes'),
  pressing(['Open', 'Close', 'Print', 'Send'], 'Send'),
];

describe('a learned skill', () => {
  it('presses whatever button is asked for, wherever it stands', () => {
    const { skill, explained, shown } = learn(pressed);
    expect([explained, shown]).toEqual([3, 3]);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{2,8}$/), { minLength: 1, maxLength: 9 }),
        fc.nat(),
        (names, nth) => {
          const wanted = names[nth % names.length] ?? '';
          const page = screen(names.map((text) => ({ role: 'button', text })));
          const move = moveOn(skill, `Please press the button "${wanted}" now`, page);
          expect(move?.element.text).toBe(wanted);
        },
      ),
    );
  });

  it('does nothing where what is asked for is not there, or something else is asked for', () => {
    const { skill } = learn(pressed);
    const page = screen([
      { role: 'button', text: 'Save' },
      { role: 'text', text: 'Press the button' },
    ]);
    expect(moveOn(skill, 'Please press the button "Erase" now', page)).toBeUndefined();
    expect(moveOn(skill, 'Close the window', page)).toBeUndefined();
  });

  it('fills in fields by what stands beside them, and goes on only when they are filled in', () => {
    const { skill } = learn([
      signIn('anna', 'x7Lq', true),
      signIn('bert', 'pp3', false),
      signIn('cleo', '9kkw2', true),
    ]);
    const instruction = 'Sign in as dora with the password zz81 please';
    // The fields change places.
    const page = (password: string, user: string): Observation =>
      screen([
        { role: 'text', text: 'Password' },
        { role: 'textbox', value: password },
        { role: 'text', text: 'User' },
        { role: 'textbox', value: user },
        { role: 'button', text: 'Sign in' },
      ]);
    const first = moveOn(skill, instruction, page('', ''));
    expect(['dora', 'zz81']).toContain(first?.text);
    expect(moveOn(skill, instruction, page('••••', ''))).toMatchObject({
      rule: { act: 'fill' },
      text: 'dora',
      element: { id: 4 },
    });
    expect(moveOn(skill, instruction, page('', 'dora'))).toMatchObject({
      rule: { act: 'fill' },
      text: 'zz81',
      element: { id: 2 },
    });
    expect(moveOn(skill, instruction, page('••••', 'dora'))).toMatchObject({
      rule: { act: 'click' },
      element: { id: 5 },
    });
  });

  it('takes what it types from the columns of the row where the instruction is always the same', () => {
    const page = (...[number, total]: [string, string]): Observation =>
      screen([
        { role: 'text', text: 'Number' },
        { role: 'textbox', value: number },
        { role: 'text', text: 'Total' },
        { role: 'textbox', value: total },
        { role: 'button', text: 'Save' },
      ]);
    const entered = (number: string, total: string): Demonstration => ({
      ...demonstrated('Enter the invoice', [
        [page('', ''), { kind: 'type', text: number, element: 2 }],
        [page(number, ''), { kind: 'type', text: total, element: 4 }],
        [page(number, total), click(5)],
      ]),
      values: { 'Invoice no': number, amount: total },
    });
    const shown = [entered('R-17', '12.50'), entered('R-18', '80.00'), entered('R-21', '7.25')];
    const { skill } = learn(shown);
    expect(skill.templates).toEqual([['enter', 'the', 'invoice']]);
    const row = { amount: '99.90', 'Invoice no': 'R-40' };
    const next = (number: string, total: string) =>
      moveOn(skill, { instruction: 'Enter the invoice', values: row }, page(number, total));
    expect(['R-40', '99.90']).toContain(next('', '')?.text);
    expect(next('', '99.90')).toMatchObject({ rule: { act: 'fill' }, text: 'R-40', element: { id: 2 } });
    expect(next('R-40', '')).toMatchObject({ rule: { act: 'fill' }, text: '99.90', element: { id: 4 } });
    expect(next('R-40', '99.90')).toMatchObject({ rule: { act: 'click' }, element: { id: 5 } });
  });

  it('is learned in spite of a demonstration in which somebody erred', () => {
    const strange = pressing(['Left', 'Right', 'Up'], 'Up');
    const [step] = strange.steps;
    if (!step) throw new Error('no step');
    const erred = { ...strange, steps: [{ ...step, action: click(1) }] };
    const more = [pressing(['In', 'Out'], 'In'), pressing(['New', 'Old', 'Top'], 'Top')];
    const { skill } = learn([...pressed, erred, ...more]);
    const page = screen(['Alpha', 'Beta', 'Gamma'].map((text) => ({ role: 'button', text })));
    expect(moveOn(skill, 'Please press the button "Gamma" now', page)?.element.text).toBe('Gamma');
  });

  it('survives being written and read', () => {
    const { skill } = learn(pressed);
    expect(skillSchema.parse(JSON.parse(JSON.stringify(skill)))).toEqual(skill);
  });
});
