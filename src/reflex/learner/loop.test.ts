import { describe, expect, it } from 'vitest';
import { type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { saidOf } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';
import { decide } from '../skill/skill.ts';
import { learn } from './learn.ts';

type Row = Partial<ScreenElement> & { role: string };
type Step = [Observation, Demonstration['steps'][number]['action']];

/** A page of rows, one below the other; `from` numbers them, so that a page drawn anew has other elements. */
function screen(rows: readonly Row[], from = 1): Observation {
  const elements = rows.map((row, at): ScreenElement => {
    const box: Box = [10, 20 + at * 30, 100, 20];
    return { text: '', box, ...row, id: from + at };
  });
  return { at: 0, viewport: { width: 300, height: 400 }, elements };
}

function demonstrated(instruction: string, steps: readonly Step[]): Demonstration {
  return demonstrationSchema.parse({
    format: 'macrohard/demonstration',
    version: 1,
    instruction,
    steps: steps.map(([before, action], at) => ({ before, action, began: at * 100, ended: at * 100 + 50 })),
  });
}

const press = (page: Observation, text: string): Step => {
  const element = page.elements.find((one) => one.text === text);
  return [page, { kind: 'click', x: 50, y: element?.box[1] ?? 0, count: 1, element: element?.id ?? 0 }];
};

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

/** A calendar that shows one month at a time. */
const calendar = (month: number): Observation =>
  screen(
    [
      { role: 'button', text: 'Back' },
      { role: 'button', text: 'Forth' },
      { role: 'heading', text: monthNames[month - 1] ?? '' },
      ...[1, 5, 9, 14, 20, 27].map((day) => ({ role: 'link', text: String(day) })),
    ],
    month * 100,
  );

/** Goes from December back to a month, somebody too far and forth again, and presses a day. */
function dated(month: number, day: number, tooFar = 0): Demonstration {
  const back = Array.from({ length: 12 - month + tooFar }, (_, at) => press(calendar(12 - at), 'Back'));
  const forth = Array.from({ length: tooFar }, (_, at) => press(calendar(month - tooFar + at), 'Forth'));
  const days = press(calendar(month), String(day));
  return demonstrated(`Reserve for ${month}/${day}/2026 please`, [...back, ...forth, days]);
}

const next = (demonstrations: readonly Demonstration[], instruction: string, page: Observation) => {
  const { skill } = learn(demonstrations);
  const said = saidOf(skill, { instruction });
  return (
    said &&
    decide(skill.rules, { scene: new Scene(page), said, done: new Set<number>(), pressed: [] })?.element.text
  );
};

describe('what is learned of loops', () => {
  const shown = [dated(10, 14), dated(7, 5), dated(11, 20, 1), dated(9, 27), dated(8, 9, 2)];

  it('is when to go back, when to go forth and when to stop, in spite of who went too far', () => {
    const asked = 'Reserve for 4/20/2026 please';
    expect(next(shown, asked, calendar(9))).toBe('Back');
    expect(next(shown, asked, calendar(2))).toBe('Forth');
    expect(next(shown, asked, calendar(4))).toBe('20');
  });
});

describe('what comes in between', () => {
  const form = (name: string): Row[] => [
    { role: 'text', text: 'Name' },
    { role: 'textbox', value: name },
    { role: 'button', text: 'Send' },
  ];
  const dialog: Row[] = [
    { role: 'text', text: 'Still there?' },
    { role: 'button', text: 'Dismiss' },
  ];
  const sent = (name: string, isAsked: boolean): Demonstration => {
    const asking = screen([...form(''), ...dialog]);
    const [empty, filled] = [screen(form('')), screen(form(name))];
    return demonstrated(`Send the name "${name}" off`, [
      ...(isAsked ? [press(asking, 'Dismiss')] : []),
      [empty, { kind: 'type', text: name, element: 2 }],
      press(filled, 'Send'),
    ]);
  };
  const shown = [
    sent('Ada', true),
    sent('Bea', false),
    sent('Cy', true),
    sent('Di', false),
    sent('Eve', false),
  ];

  it('is dealt with first', () => {
    expect(next(shown, 'Send the name "Fay" off', screen([...form('Fay'), ...dialog]))).toBe('Dismiss');
    expect(next(shown, 'Send the name "Fay" off', screen([...form(''), ...dialog]))).toBe('Dismiss');
    expect(next(shown, 'Send the name "Fay" off', screen(form('Fay')))).toBe('Send');
  });
});

describe('an order that is always kept', () => {
  const both = (rows: readonly string[]): Demonstration => {
    const page = screen(rows.map((text) => ({ role: 'button', text })));
    return demonstrated('Start the pump and open the valve', [press(page, 'Start'), press(page, 'Open')]);
  };

  it('is learned where it is not that of the page', () => {
    const shown = [
      ['Open', 'Start'],
      ['Start', 'Open'],
      ['Open', 'Stop', 'Start'],
      ['Start', 'Stop', 'Open'],
    ].map(both);
    const page = screen(['Stop', 'Open', 'Start'].map((text) => ({ role: 'button', text })));
    expect(next(shown, 'Start the pump and open the valve', page)).toBe('Start');
  });
});
