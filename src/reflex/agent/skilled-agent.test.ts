/** What an agent does on screens that are not as they were shown: the right thing or nothing. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Decision, Refusal } from '../../protocol/screen/agent.ts';
import { type Action, type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Skill } from '../../protocol/screen/skill.ts';
import { dialogElements } from '../eye/dialog.ts';
import { learn } from '../learner/learn.ts';
import { skilled } from './skilled-agent.ts';

type Row = Partial<ScreenElement> & { role: string };
type Layout = { left?: number; top?: number; step?: number; firstId?: number };

/** A page of rows below each other. */
function screen(rows: readonly Row[], layout: Layout = {}): Observation {
  const { left = 10, top = 20, step = 30, firstId = 1 } = layout;
  const elements = rows.map((row, at): ScreenElement => ({
    text: '',
    box: [left, top + at * step, 120, 20],
    ...row,
    id: firstId + at,
  }));
  return { at: 0, viewport: { width: 800, height: 600 }, elements };
}

const abstained = (why: Refusal): Decision => ({ kind: 'abstain', why });

const idOf = (page: Observation, role: string, text: string): number =>
  page.elements.find((element) => element.role === role && element.text === text)?.id ?? -1;

function demonstrated(
  instruction: string,
  steps: readonly (readonly [Observation, Action])[],
): Demonstration {
  return demonstrationSchema.parse({
    format: 'macrohard/demonstration',
    version: 1,
    instruction,
    steps: steps.map(([before, action], at) => ({ before, action, began: at * 100, ended: at * 100 + 50 })),
  });
}

const click = (element: number): Action => ({ kind: 'click', x: 0, y: 0, count: 1, element });

/** Cancels an order of a list: each has a button that cancels it and a link to it, which say the same. */
function ordering(names: readonly string[], wanted: string): Demonstration {
  const page = orders(names);
  return demonstrated(`Cancel the order of "${wanted}".`, [[page, click(idOf(page, 'button', wanted))]]);
}

const orders = (names: readonly string[], layout?: Layout, more: readonly Row[] = []): Observation =>
  screen(
    [
      ...names.flatMap((name): Row[] => [
        { role: 'button', text: name },
        { role: 'link', text: name },
      ]),
      ...more,
    ],
    layout,
  );

const cancelling = learn([
  ordering(['Ann', 'Bob', 'Cid'], 'Bob'),
  ordering(['Dan', 'Eve'], 'Dan'),
  ordering(['Fay', 'Gus', 'Hal'], 'Hal'),
]).skill;

/** What an agent decides at one look after the other, until it does something or gives up. */
function decided(skills: readonly Skill[], instruction: string, looks: (nth: number) => Observation) {
  const agent = skilled(skills)();
  for (let nth = 0; nth < 400; nth += 1) {
    const decision = agent.act(looks(nth), instruction);
    if (decision !== 'wait') return decision;
    vi.advanceTimersByTime(33);
  }
  return 'wait';
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const name = fc.stringMatching(/^[A-Z][a-z]{2,7}$/);

describe('a screen that is not as it was shown', () => {
  it('is worked in any order, in any place, with other numbers and other things on it', () => {
    const noise = fc.array(
      fc.record({
        role: fc.constantFrom('button', 'link', 'text', 'textbox', 'checkbox', 'group'),
        text: fc.stringMatching(/^[a-z]{3,9} [a-z]{3,9}$/),
      }),
      { maxLength: 12 },
    );
    const layout = fc.record({
      left: fc.integer({ min: 0, max: 500 }),
      top: fc.integer({ min: 0, max: 300 }),
      step: fc.integer({ min: 21, max: 60 }),
      firstId: fc.integer({ min: 1, max: 5000 }),
    });
    const names = fc.uniqueArray(name, { minLength: 2, maxLength: 6 });
    const page = fc.record({ all: names, nth: fc.nat(), place: layout, more: noise });
    fc.assert(
      fc.property(page, fc.infiniteStream(fc.nat()), ({ all, nth, place, more }, order) => {
        const wanted = all[nth % all.length] ?? '';
        const shown = orders(all, place, more);
        const elements = shown.elements
          .map((element) => ({ element, key: order.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ element }) => element);
        const looks = (): Observation => ({ ...shown, elements });
        expect(decided([cancelling], `Cancel the order of "${wanted}".`, looks)).toMatchObject({
          kind: 'click',
          element: idOf(shown, 'button', wanted),
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is pressed where a thing is now, not where it was', () => {
    const place = (left: number, top: number) =>
      decided([cancelling], 'Cancel the order of "Ann".', () => orders(['Ann', 'Bob'], { left, top }));
    expect(place(10, 20)).toMatchObject({ x: 70, y: 30 });
    expect(place(510, 420)).toMatchObject({ x: 570, y: 430 });
  });

  it('is handed over where what is asked for is not there', () => {
    const looks = () => orders(['Ann', 'Bob']);
    expect(decided([cancelling], 'Cancel the order of "Zoe".', looks)).toEqual(abstained('unexplained'));
  });

  it('is handed over where it is another page altogether, and where nothing is to be seen', () => {
    const other = () =>
      screen([
        { role: 'heading', text: 'Not found' },
        { role: 'link', text: 'Home' },
      ]);
    expect(decided([cancelling], 'Cancel the order of "Ann".', other)).toEqual(abstained('unexplained'));
    expect(decided([cancelling], 'Cancel the order of "Ann".', () => screen([]))).toEqual(
      abstained('unexplained'),
    );
  });

  it('is waited for while it loads', () => {
    const looks = (nth: number) => (nth < 20 ? screen([]) : orders(['Ann', 'Bob']));
    expect(decided([cancelling], 'Cancel the order of "Ann".', looks)).toMatchObject({ kind: 'click' });
  });

  it('is not worked behind a dialog of the browser that nobody recorded', () => {
    const page = orders(['Ann', 'Bob']);
    const dialog = dialogElements({ type: 'confirm', message: 'Leave this page?' }, page.viewport);
    const looks = () => ({ ...page, elements: [...page.elements, ...dialog] });
    expect(decided([cancelling], 'Cancel the order of "Ann".', looks)).toEqual(abstained('unexplained'));
  });

  it('is not pressed where it is switched off; once it is on, it is', () => {
    const page = (disabled: boolean): Observation => {
      const { elements, ...rest } = orders(['Ann', 'Bob']);
      return { ...rest, elements: elements.map((element) => ({ ...element, disabled })) };
    };
    expect(decided([cancelling], 'Cancel the order of "Ann".', () => page(true))).toEqual(
      abstained('unexplained'),
    );
    const looks = (nth: number) => page(nth < 20);
    expect(decided([cancelling], 'Cancel the order of "Ann".', looks)).toMatchObject({ kind: 'click' });
  });
});

describe('an instruction', () => {
  it('that fits no skill is declined at once', () => {
    const asked = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(asked, (words) => {
        const agent = skilled([cancelling])();
        expect(agent.act(orders(['Ann']), words.join(' '))).toEqual(abstained('unknown'));
      }),
    );
  });

  it('for which there is no skill at all is declined', () => {
    expect(skilled([])().act(orders(['Ann']), 'Cancel the order of "Ann".')).toEqual(abstained('unknown'));
  });

  it('that two skills understand alike but answer differently is declined; where they agree it is done', () => {
    const keeping = (names: readonly string[], wanted: string): Demonstration => {
      const page = orders(names);
      return demonstrated(`Cancel the order of "${wanted}".`, [[page, click(idOf(page, 'link', wanted))]]);
    };
    const contrary = learn([
      keeping(['Ann', 'Bob', 'Cid'], 'Bob'),
      keeping(['Dan', 'Eve'], 'Dan'),
      keeping(['Fay', 'Gus', 'Hal'], 'Hal'),
    ]).skill;
    const looks = () => orders(['Ann', 'Bob']);
    expect(decided([contrary], 'Cancel the order of "Ann".', looks)).toMatchObject({ kind: 'click' });
    expect(decided([cancelling, contrary], 'Cancel the order of "Ann".', looks)).toEqual(abstained('rival'));
    expect(decided([cancelling, cancelling], 'Cancel the order of "Ann".', looks)).toMatchObject({
      kind: 'click',
    });
  });
});

describe('of two skills for the same words', () => {
  it('the one that knows what is asked for goes before one that presses the same whatever is asked', () => {
    const page = (names: readonly string[]) =>
      screen([...names.map((text): Row => ({ role: 'radio', text })), { role: 'button', text: 'Send' }]);
    const choosing = (names: readonly string[], wanted: string): Demonstration =>
      demonstrated(`Choose "${wanted}".`, [[page(names), click(idOf(page(names), 'radio', wanted))]]);
    const sending = (name: string): Demonstration =>
      demonstrated(`Choose "${name}".`, [[page([]), click(idOf(page([]), 'button', 'Send'))]]);
    const chosen = learn([choosing(['Ann', 'Bob', 'Cid'], 'Bob'), choosing(['Dan', 'Eve'], 'Dan')]).skill;
    const sent = learn([sending('Ann'), sending('Bob'), sending('Cid')]).skill;
    for (const skills of [
      [chosen, sent],
      [sent, chosen],
    ]) {
      const looks = () => page(['Gus', 'Hal']);
      expect(decided(skills, 'Choose "Hal".', looks)).toMatchObject({ element: 2 });
    }
  });
});

describe('a thing that was never begun with', () => {
  const page = (typed: string) =>
    screen([
      { role: 'textbox', text: '', value: typed },
      { role: 'button', text: 'Send' },
    ]);
  const noting = (note: string): Demonstration =>
    demonstrated(`Note "${note}".`, [
      [page(''), { kind: 'type', text: note, element: 1 }],
      [page(note), click(2)],
    ]);
  const { skill } = learn(['Tea', 'Rice', 'Salt'].map(noting));

  it('is not begun with: what was to come before it cannot be seen', () => {
    expect(decided([skill], 'Note "Milk".', () => page('Milk'))).toEqual(abstained('unexplained'));
    expect(decided([skill], 'Note "Milk".', () => page(''))).toMatchObject({ element: 1 });
  });
});

describe('a list that holds by itself what is said', () => {
  const page = (value: string) =>
    screen([
      { role: 'combobox', value },
      { role: 'button', text: 'Send' },
    ]);
  const choosing = (size: string): Demonstration =>
    demonstrated(`Choose ${size} as the size.`, [
      [page('Small'), { kind: 'select', option: size, element: 1 }],
      [page(size), click(2)],
    ]);

  it('is left as it is, and what comes after the choice is begun with', () => {
    const { skill } = learn(['Medium', 'Large', 'Huge'].map(choosing));
    const first = (size: string): unknown =>
      decided([skill], `Choose ${size} as the size.`, () => page('Small'));
    expect(first('Small')).toMatchObject({ kind: 'click', element: 2 });
    expect(first('Large')).toMatchObject({ kind: 'select', option: 'Large' });
  });
});

describe('a list that shows a part of what it offers', () => {
  const names = ['Ann', 'Bob', 'Cleo', 'Dora', 'Emil', 'Finn'];
  const page = (from: number): Observation => {
    const list: ScreenElement = {
      id: 1,
      role: 'listbox',
      text: '',
      box: [10, 10, 100, 60],
      scrolled: from / 3,
    };
    const options = names.slice(from, from + 3).map((text, nth): ScreenElement => ({
      id: 10 + from + nth,
      role: 'option',
      text,
      parent: 1,
      box: [10, 10 + nth * 20, 100, 20],
    }));
    const send: ScreenElement = { id: 2, role: 'button', text: 'Send', box: [10, 80, 60, 20] };
    return { at: 0, viewport: { width: 200, height: 200 }, elements: [list, ...options, send] };
  };
  /** Somebody chooses by the order of the list, not by that in which it is said. */
  const inviting = (...wanted: readonly string[]): Demonstration =>
    demonstrated(`Invite ${wanted.join(', ')} to it.`, [
      ...wanted
        .map((name) => names.indexOf(name))
        .toSorted((a, b) => a - b)
        .map((at) => [page(0), click(10 + at)] as const),
      [page(0), click(2)],
    ]);

  it('is scrolled on for what is still to be chosen, and what was chosen before stays so', () => {
    const { skill } = learn([
      inviting('Ann', 'Cleo'),
      inviting('Bob'),
      inviting('Cleo', 'Bob', 'Ann'),
      inviting('Cleo'),
    ]);
    const agent = skilled([skill])();
    const act = (from: number): unknown => {
      for (let nth = 0; nth < 100; nth += 1) {
        const decision = agent.act(page(from), 'Invite Bob, Finn to it.');
        if (decision !== 'wait') return decision;
        vi.advanceTimersByTime(33);
      }
      return undefined;
    };
    expect(act(0)).toMatchObject({ kind: 'click', element: 11 });
    expect(act(0)).toMatchObject({ kind: 'scroll', element: 1 });
    expect(act(3)).toMatchObject({ kind: 'click', element: 15, held: 'Control' });
    expect(act(3)).toMatchObject({ kind: 'click', element: 2 });
  });
});

describe('a page that goes away in the middle', () => {
  it('is not typed into: what was to come next does not happen blindly', () => {
    const form = (value: string, isFocused: boolean): Observation =>
      screen([
        { role: 'heading', text: 'Parcels' },
        { role: 'text', text: 'Code' },
        { role: 'textbox', value, ...(isFocused && { focused: true }) },
        { role: 'button', text: 'Send' },
      ]);
    const sent = (code: string): Demonstration =>
      demonstrated(`Send the code "${code}".`, [
        [form('', false), { kind: 'type', text: code, element: 3 }],
        [form(code, true), click(4)],
      ]);
    const { skill } = learn([sent('x1'), sent('y22'), sent('z333')]);
    const agent = skilled([skill])();
    const instruction = 'Send the code "q4".';
    expect(agent.act(form('', false), instruction)).toMatchObject({ kind: 'click', element: 3 });
    const elsewhere = screen(
      [
        { role: 'textbox', value: '', focused: true },
        { role: 'heading', text: 'Sign in' },
      ],
      {
        firstId: 90,
      },
    );
    const after: unknown[] = [];
    for (let nth = 0; nth < 200; nth += 1) {
      after.push(agent.act(elsewhere, instruction));
      vi.advanceTimersByTime(33);
    }
    expect(new Set(after.filter((one) => one !== 'wait').map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(abstained('unexplained'))]),
    );
  });
});
