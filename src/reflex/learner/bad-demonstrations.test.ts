/** What is learned from demonstrations that are cut short, foreign, contradictory or nonsense: the right thing or nothing. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import { type Observation, type ScreenElement, shapeSchema } from '../../protocol/screen/observation.ts';
import { skillSchema } from '../../protocol/screen/skill.ts';
import { saidOf } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';
import { decide } from '../skill/skill.ts';
import { learn, type Learned } from './learn.ts';

type Row = Partial<ScreenElement> & { role: string };

function screen(rows: readonly Row[], at = 0): Observation {
  const elements = rows.map((row, nth): ScreenElement => ({
    text: '',
    box: [10, 20 + nth * 30, 120, 20],
    ...row,
    id: nth + 1,
  }));
  return { at, viewport: { width: 400, height: 400 }, elements };
}

type Taken = { before: Observation; action: Action; passed?: Observation[]; began?: number };

function demonstrated(instruction: string, steps: readonly Taken[]): Demonstration {
  return demonstrationSchema.parse({
    format: 'macrohard/demonstration',
    version: 1,
    instruction,
    steps: steps.map((step, nth) => {
      const began = step.began ?? nth * 100;
      return { ...step, began, ended: began + 20 };
    }),
  });
}

const click = (element: number): Action => ({ kind: 'click', x: 0, y: 0, count: 1, element });

const buttons = (names: readonly string[], more: Partial<ScreenElement> = {}): Observation =>
  screen(names.map((text) => ({ role: 'button', text, ...more })));

const pressing = (names: readonly string[], wanted: string, pressed = wanted): Demonstration =>
  demonstrated(`Press "${wanted}" please.`, [
    { before: buttons(names), action: click(names.indexOf(pressed) + 1) },
  ]);

const good = [
  pressing(['Save', 'Undo', 'Help'], 'Undo'),
  pressing(['Yes', 'No'], 'Yes'),
  pressing(['Open', 'Shut', 'Print'], 'Print'),
];

function next({ skill }: Learned, instruction: string, page: Observation) {
  const said = saidOf(skill, { instruction });
  return said && decide(skill.rules, { scene: new Scene(page), said, done: new Set<number>(), pressed: [] });
}

describe('demonstrations that contradict each other', () => {
  it('teach nothing where half of them do one thing and half another', () => {
    const contrary = [
      pressing(['Save', 'Undo'], 'Undo', 'Save'),
      pressing(['Yes', 'No'], 'Yes', 'No'),
      pressing(['Open', 'Shut'], 'Shut', 'Open'),
    ];
    const learned = learn([...good, ...contrary]);
    const pressed = ['Left', 'Right'].map(
      (wanted) => next(learned, `Press "${wanted}" please.`, buttons(['Left', 'Right']))?.element.text,
    );
    expect(pressed).toEqual([undefined, undefined]);
  });
});

describe('demonstrations of something else among them', () => {
  it('do no harm', () => {
    const foreign = demonstrated('Water the plants', [
      { before: screen([{ role: 'link', text: 'Garden' }]), action: click(1) },
    ]);
    const learned = learn([...good, foreign]);
    const page = buttons(['Left', 'Right', 'Middle']);
    expect(next(learned, 'Press "Middle" please.', page)?.element.text).toBe('Middle');
  });

  it('are enough to learn nothing from where no two are alike', () => {
    const strange = ['Feed the cat', 'Buy nine stamps', 'Water plants'].map((instruction, nth) =>
      demonstrated(instruction, [
        { before: screen([{ role: 'link', text: `Place ${nth}` }]), action: click(1) },
      ]),
    );
    const { skill } = learn(strange);
    const page = screen([{ role: 'textbox' }, { role: 'button', text: 'Delete all' }]);
    const said = saidOf(skill, { instruction: 'Feed the dog' });
    expect(
      said && decide(skill.rules, { scene: new Scene(page), said, done: new Set(), pressed: [] }),
    ).toBeUndefined();
  });
});

describe('demonstrations that break off', () => {
  const form = (value: string): Observation =>
    screen([
      { role: 'textbox', value },
      { role: 'button', text: 'Send' },
    ]);
  const whole = (code: string): Demonstration =>
    demonstrated(`Send the code "${code}".`, [
      { before: form(''), action: { kind: 'type', text: code, element: 1 } },
      { before: form(code), action: click(2) },
    ]);

  it('still teach what they show, and the others the rest', () => {
    const cut = whole('late');
    const learned = learn([whole('x1'), whole('y22'), { ...cut, steps: cut.steps.slice(0, 1) }]);
    expect(next(learned, 'Send the code "q7".', form(''))).toMatchObject({
      rule: { act: 'fill' },
      text: 'q7',
    });
    expect(next(learned, 'Send the code "q7".', form('q7'))?.element.text).toBe('Send');
  });

  it('at something that is not understood teach nothing of what comes after it', () => {
    const dragged = (nth: number): Demonstration =>
      demonstrated(`Set it to ${nth} and keep it.`, [
        { before: form(''), action: { kind: 'drag', x: 0, y: 0, to: { x: nth, y: 0 }, element: 1 } },
        { before: form(''), action: click(2) },
      ]);
    expect(learn([dragged(3), dragged(5), dragged(8)]).skill.rules).toEqual([]);
  });
});

describe('screens on which nothing was done', () => {
  it('teach to wait until what is pressed is there to be pressed', () => {
    const released = (name: string): Demonstration =>
      demonstrated(`Start the ${name}.`, [
        {
          before: screen([
            { role: 'text', text: 'Ready' },
            { role: 'button', text: 'Start' },
          ]),
          action: click(2),
          passed: [
            screen([
              { role: 'text', text: 'Heating up' },
              { role: 'button', text: 'Start' },
            ]),
          ],
        },
      ]);
    const learned = learn(['oven', 'pump', 'lathe'].map(released));
    const cold = screen([
      { role: 'text', text: 'Heating up' },
      { role: 'button', text: 'Start' },
    ]);
    const hot = screen([
      { role: 'text', text: 'Ready' },
      { role: 'button', text: 'Start' },
    ]);
    expect(next(learned, 'Start the mill.', cold)).toBeUndefined();
    expect(next(learned, 'Start the mill.', hot)?.element.text).toBe('Start');
  });

  it('teach to wait in spite of somebody slow, who had seen already what they answered to', () => {
    const heating = (state: string): Observation =>
      screen([
        { role: 'text', text: state },
        { role: 'button', text: 'Start' },
      ]);
    const released = (name: string, isSlow: boolean): Demonstration =>
      demonstrated(`Start the ${name}.`, [
        {
          before: heating('Ready'),
          action: click(2),
          passed: ['Heating up', isSlow ? 'Ready' : 'Heating up'].map(heating),
        },
      ]);
    const learned = learn(['oven', 'pump', 'lathe'].map((name) => released(name, name === 'pump')));
    expect(next(learned, 'Start the mill.', heating('Heating up'))).toBeUndefined();
    expect(next(learned, 'Start the mill.', heating('Ready'))?.element.text).toBe('Start');
  });

  it('teach nothing where nothing tells them from the others: a clock that ticks keeps nobody waiting', () => {
    const ticking = (time: number, names: readonly string[]): Observation =>
      screen([{ role: 'text', text: `12:${time}` }, ...names.map((text) => ({ role: 'button', text }))]);
    const shown = (time: number, names: readonly string[], wanted: string): Demonstration =>
      demonstrated(`Press "${wanted}" please.`, [
        {
          before: ticking(time, names),
          action: click(names.indexOf(wanted) + 2),
          passed: [ticking(time - 2, names), ticking(time - 1, names)],
        },
      ]);
    const learned = learn([
      shown(13, ['Save', 'Undo', 'Help'], 'Undo'),
      shown(24, ['Yes', 'No'], 'Yes'),
      shown(47, ['Open', 'Shut', 'Print'], 'Print'),
    ]);
    const page = ticking(55, ['Left', 'Right']);
    expect(next(learned, 'Press "Right" please.', page)?.element.text).toBe('Right');
  });

  it('and a pause that the instruction names are kept to', () => {
    const paused = (seconds: number): Demonstration =>
      demonstrated(`Press ONE, wait ${seconds} seconds, then press TWO.`, [
        { before: buttons(['ONE', 'TWO']), action: click(1), began: 100 },
        { before: buttons(['ONE', 'TWO']), action: click(2), began: 130 + seconds * 1000 },
      ]);
    const { skill } = learn([1, 3, 2, 5].map(paused));
    const said = saidOf(skill, { instruction: 'Press ONE, wait 4 seconds, then press TWO.' });
    if (!said) throw new Error('The instruction is not understood.');
    const scene = new Scene(buttons(['ONE', 'TWO']));
    const first = decide(skill.rules, { scene, said, done: new Set(), pressed: [] });
    const second = decide(skill.rules, { scene, said, done: new Set([1]), pressed: [] });
    expect([first?.element.text, second?.element.text]).toEqual(['ONE', 'TWO']);
    expect(second?.rule.wait).toBeDefined();
  });
});

const element = fc.record({
  id: fc.nat({ max: 12 }),
  parent: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  role: fc.constantFrom('button', 'textbox', 'text', 'group', 'checkbox', 'combobox', 'shape'),
  text: fc.constantFrom('', 'a', 'Save', 'b c', '7'),
  value: fc.option(fc.constantFrom('', 'a', '••'), { nil: undefined }),
  shape: fc.option(fc.constantFrom(...shapeSchema.options), { nil: undefined }),
  box: fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 90 }), fc.nat({ max: 90 })),
});
const observation = fc.record({
  at: fc.nat(),
  viewport: fc.constant({ width: 300, height: 300 }),
  elements: fc.array(element, { maxLength: 8 }),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('click' as const),
    x: fc.nat(),
    y: fc.nat(),
    count: fc.constantFrom(1, 2),
    element: fc.nat({ max: 14 }),
  }),
  fc.record({
    kind: fc.constant('type' as const),
    text: fc.constantFrom('a', '', 'b c'),
    element: fc.nat({ max: 14 }),
  }),
  fc.record({ kind: fc.constant('move' as const), x: fc.nat(), y: fc.nat(), element: fc.nat({ max: 14 }) }),
  fc.record({
    kind: fc.constant('select' as const),
    option: fc.constantFrom('', 'a'),
    element: fc.nat({ max: 14 }),
  }),
  fc.record({ kind: fc.constant('scroll' as const), by: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ kind: fc.constant('press' as const), key: fc.constantFrom('Enter', 'Tab') }),
);
const demonstration: fc.Arbitrary<Demonstration> = fc.record({
  format: fc.constant('macrohard/demonstration' as const),
  version: fc.constant(1 as const),
  instruction: fc.constantFrom('Press "a" now.', 'Press "Save" now.', 'Wait 3 seconds', '', '"'),
  values: fc.constant({}),
  steps: fc.array(
    fc.record({
      before: observation,
      action,
      began: fc.nat({ max: 9000 }),
      ended: fc.nat({ max: 9000 }),
      passed: fc.option(fc.array(observation, { maxLength: 2 }), { nil: undefined }),
      lit: fc.option(fc.array(fc.record({ at: fc.nat(), element: fc.nat({ max: 14 }) })), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  after: fc.option(observation, { nil: undefined }),
});

it('nonsense never stops the learner, and what it learns can be written and read', () => {
  fc.assert(
    fc.property(fc.array(demonstration, { minLength: 1, maxLength: 5 }), (demonstrations) => {
      const { skill } = learn(demonstrations);
      if (skill.rules.length > 0)
        expect(skillSchema.parse(JSON.parse(JSON.stringify(skill)))).toEqual(
          JSON.parse(JSON.stringify(skill)),
        );
    }),
    { numRuns: 100 },
  );
});
