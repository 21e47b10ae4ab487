/** What people mean by what they show and say, beside naming a thing by its words. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import { learn } from './learn.ts';

const button = (text: string): Thing => ({ role: 'button', text });
const send = button('Send');

describe('what is shown', () => {
  it('is any of several where several are as was asked for', () => {
    const shelf = (colors: readonly string[]): Thing[] =>
      colors.map((background, at) => ({ role: 'link', text: `Tile ${at}`, background }));
    const red = '#e00000';
    const shown = [
      shownAs('Choose a red tile', [[screenOf(shelf([red, '#0000e0', red, red])), { on: 'Tile 2' }]]),
      shownAs('Choose a blue tile', [[screenOf(shelf([red, '#0000e0', '#0010d0'])), { on: 'Tile 1' }]]),
      shownAs('Choose a red tile', [[screenOf(shelf([red, red, '#0000e0'])), { on: 'Tile 1' }]]),
      shownAs('Choose a blue tile', [[screenOf(shelf(['#0000e0', red, '#0010d0'])), { on: 'Tile 0' }]]),
    ];
    const { skill } = learn(shown);
    const screen = screenOf(shelf(['#0000e0', '#0000e0', '#10e010', '#108010']));
    expect(['Tile 2', 'Tile 3']).toContain(moveOf(skill, 'Choose a green tile', { screen })?.element.text);
    expect(moveOf(skill, 'Choose a red tile', { screen })).toBeUndefined();
  });

  it('may come in another order where it was shown in both, and what ends it comes last', () => {
    const form = (note: string, checked: boolean): ReturnType<typeof screenOf> =>
      screenOf([
        { role: 'textbox', value: note },
        { role: 'checkbox', text: 'Urgent', checked },
        button('Clear'),
        send,
      ]);
    const told = (note: string, isNoteFirst: boolean) => {
      const type = { on: 'textbox', type: note };
      const tick = { on: 'Urgent' };
      const [first, second] = isNoteFirst ? ([type, tick] as const) : ([tick, type] as const);
      const between = isNoteFirst ? form(note, false) : form('', true);
      return shownAs(`Write "${note}" as urgent`, [
        [form('', false), first],
        [between, second],
        [form(note, true), { on: 'Send' }],
      ]);
    };
    const { skill, explained, shown } = learn([
      told('Tea', true),
      told('Rice', false),
      told('Salt', true),
      told('Oil', false),
    ]);
    expect([explained, shown]).toEqual([12, 12]);
    const next = (note: string, checked: boolean) =>
      moveOf(skill, 'Write "Nuts" as urgent', { screen: form(note, checked) });
    expect(['textbox', 'checkbox']).toContain(next('', false)?.element.role);
    expect(next('', true)).toMatchObject({ element: { role: 'textbox' }, text: 'Nuts' });
    expect(next('Nuts', false)?.element.text).toBe('Urgent');
    expect(next('Nuts', true)?.element.text).toBe('Send');
  });

  it('keeps the order of fields that are told apart only by the words beside them', () => {
    const field = (label: string, value: string): Thing => ({
      role: 'group',
      holds: [
        { role: 'text', text: label },
        { role: 'textbox', value },
      ],
    });
    const door = (key: string) => screenOf([field('Key', key), button('Open')]);
    const desk = (note: string) => screenOf([field('Note', note), button('Save')]);
    const told = (key: string, note: string) =>
      shownAs(`With "${key}" note "${note}"`, [
        [door(''), { on: 'textbox', type: key }],
        [door(key), { on: 'Open' }],
        [desk(''), { on: 'textbox', type: note }],
        [desk(note), { on: 'Save' }],
      ]);
    const { skill } = learn([told('A1', 'Tea'), told('B2', 'Rice'), told('C3', 'Salt')]);
    const next = (screen: ReturnType<typeof screenOf>) => moveOf(skill, 'With "D4" note "Oil"', { screen });
    expect(next(door(''))?.text).toBe('D4');
    expect(next(door('D4'))?.element.text).toBe('Open');
    expect(next(desk(''))?.text).toBe('Oil');
    expect(next(desk('Oil'))?.element.text).toBe('Save');
  });

  it('is what the screen itself says, where that is what was typed', () => {
    const order = (number: string, typed = '') =>
      screenOf([
        {
          role: 'row',
          holds: [
            { role: 'cell', text: 'Customer' },
            { role: 'cell', text: 'Ann & Sons' },
          ],
        },
        {
          role: 'row',
          holds: [
            { role: 'cell', text: 'Order number' },
            { role: 'cell', text: number },
          ],
        },
        { role: 'textbox', value: typed },
        send,
      ]);
    const copied = (number: string) =>
      shownAs('Enter the order number', [
        [order(number), { on: 'textbox', type: number }],
        [order(number, number), { on: 'Send' }],
      ]);
    const { skill } = learn(['R-7', 'R-20', 'R-31'].map(copied));
    expect(moveOf(skill, 'Enter the order number', { screen: order('R-900') })?.text).toBe('R-900');
    expect(moveOf(skill, 'Enter the order number', { screen: order('R-900', 'R-900') })?.element.text).toBe(
      'Send',
    );
  });

  it('is what is said of those that a list offers, where a record lacks what was chosen', () => {
    const list = (names: readonly string[]) =>
      screenOf([{ role: 'combobox', holds: names.map((text) => ({ role: 'option', text })) }, send]);
    const chosen = (names: readonly string[], wanted: string) =>
      shownAs(`Pick ${wanted} from the list and send`, [
        [list(names), { on: 'combobox', select: '' }],
        [list(names), { on: 'Send' }],
      ]);
    const { skill } = learn([
      chosen(['Oslo', 'Rome', 'Bonn'], 'Rome'),
      chosen(['Kyiv', 'Lima'], 'Lima'),
      chosen(['Bern', 'Doha', 'Riga'], 'Riga'),
    ]);
    const screen = list(['Oslo', 'Cairo', 'Lima']);
    expect(moveOf(skill, 'Pick Cairo from the list and send', { screen })).toMatchObject({ text: 'Cairo' });
    expect(moveOf(skill, 'Pick Paris from the list and send', { screen })?.rule.act).not.toBe('select');
  });
});

describe('what a list offers', () => {
  const list = (names: readonly string[], value = ''): Thing => ({
    role: 'combobox',
    value,
    holds: names.map((text) => ({ role: 'option', text })),
  });
  const towns = ['Oslo', 'Rome', 'Bath', 'West Bath'];
  const teas = ['Assam', 'Green', 'Mint'];

  it('is chosen where it is said, in whatever words and whichever of two lists comes first', () => {
    const chosen = (asked: string, ...[town, tea]: readonly [string, string]) =>
      shownAs(asked, [
        [screenOf([list(towns), send]), { on: 'combobox', select: town }],
        [screenOf([list(teas), list(towns, town), send]), { on: 'combobox', select: tea }],
        [screenOf([list(teas, tea), list(towns, town), send]), { on: 'Send' }],
      ]);
    const { skill } = learn([
      chosen('Have Mint sent to Rome', 'Rome', 'Mint'),
      chosen('I am in Oslo and would like some Assam', 'Oslo', 'Assam'),
      chosen('Have Green sent to West Bath', 'West Bath', 'Green'),
    ]);
    const next = (...things: Thing[]) =>
      moveOf(skill, 'I am in West Bath and would like some Mint', {
        screen: screenOf([...things, send]),
      });
    expect(next(list(towns), list(teas))?.text).toBe('West Bath');
    expect(next(list(towns, 'West Bath'), list(teas))?.text).toBe('Mint');
    expect(next(list(towns, 'West Bath'), list(teas, 'Mint'))?.element.text).toBe('Send');
  });
});

describe('what is said', () => {
  it('names a kind of thing', () => {
    const page = screenOf([
      { role: 'radio' },
      { role: 'checkbox' },
      { role: 'textbox', value: '' },
      { role: 'textbox', value: '', multiline: true },
      button('ok'),
      button('no'),
    ]);
    const asked = (kind: string, on: string) => shownAs(`Touch a ${kind} now`, [[page, { on }]]);
    const { skill } = learn([
      asked('checkbox', 'checkbox'),
      asked('button', 'no'),
      asked('radio', 'radio'),
      asked('button', 'ok'),
    ]);
    const touched = (kind: string) => moveOf(skill, `Touch a ${kind} now`, { screen: page })?.element;
    expect(touched('text area')?.multiline).toBe(true);
    expect(touched('text field')?.id).toBe(3);
    expect(touched('slider')).toBeUndefined();
  });

  it('has an order, in which things are pressed that are painted in another', () => {
    const pad = (names: readonly string[]) => screenOf(names.map(button));
    const asked = (order: readonly [string, string], names: readonly string[]) =>
      shownAs(
        `Press ${order[0]} and after it ${order[1]}`,
        order.map((on) => [pad(names), { on }] as const),
      );
    const { skill } = learn([
      asked(['Nut', 'Bolt'], ['Bolt', 'Pin', 'Nut']),
      asked(['Pin', 'Rod'], ['Pin', 'Nut', 'Rod']),
      asked(['Rod', 'Cap'], ['Cap', 'Rod', 'Nut']),
    ]);
    const screen = pad(['Cap', 'Pin', 'Nut', 'Rod']);
    const next = (...pressed: string[]) =>
      moveOf(skill, 'Press Pin and after it Cap', { screen, pressed })?.element.text;
    expect([next(), next('Pin')]).toEqual(['Pin', 'Cap']);
  });

  it('names a way, of which the farthest step that is seen comes next, in whatever words', () => {
    const item = (text: string): Thing => ({ role: 'text', text });
    const seen = (...names: string[]) => screenOf([...names.map(item), send]);
    const walked = (asked: string, ...screens: readonly (readonly [readonly string[], string])[]) =>
      shownAs(
        asked,
        screens.map(([names, on]) => [seen(...names), { on }] as const),
      );
    const { skill } = learn(
      [
        walked(
          'Go to Fruit, Pear, Conference',
          [['Fruit', 'Grain'], 'Fruit'],
          [['Fruit', 'Apple', 'Pear', 'Grain'], 'Pear'],
          [['Fruit', 'Apple', 'Pear', 'Abate', 'Conference', 'Grain'], 'Conference'],
        ),
        walked(
          'Below Grain and Rice look for "Long rice"',
          [['Wood', 'Grain'], 'Grain'],
          [['Wood', 'Grain', 'Rice', 'Rye'], 'Rice'],
          [['Wood', 'Grain', 'Rice', 'Short rice', 'Long rice', 'Rye'], 'Long rice'],
        ),
        walked(
          'Go to Wood, Oak, Bog oak',
          [['Wood', 'Fruit'], 'Wood'],
          [['Wood', 'Ash', 'Oak', 'Fruit'], 'Oak'],
          [['Wood', 'Ash', 'Oak', 'Bog oak', 'Turkey oak', 'Fruit'], 'Bog oak'],
        ),
      ].slice(0, 3),
    );
    const next = (...names: string[]) =>
      moveOf(skill, 'Go to Metal, Iron, Cast iron', { screen: seen(...names) })?.element.text;
    expect(next('Grain', 'Metal')).toBe('Metal');
    expect(next('Grain', 'Metal', 'Tin', 'Iron')).toBe('Iron');
    expect(next('Metal', 'Tin', 'Iron', 'Cast iron', 'Wrought iron')).toBe('Cast iron');
  });

  it('describes a figure by size, colour and form, of which some are left open, in whatever words', () => {
    const [red, blue] = ['#d62828', '#2456d6'];
    const pieces = [
      ['circle', red, 12],
      ['polygon', red, 40],
      ['circle', blue, 40],
      ['polygon', blue, 12],
    ] as const;
    const tray = screenOf(
      pieces.map(([shape, color, size], at): Thing => ({
        role: 'shape',
        shape,
        color,
        box: [at * 60, 50, size, size],
      })),
    );
    const taken = (asked: string, at: number) => {
      const shown = shownAs(asked, [[tray, { on: 'shape' }]]);
      const [left, top] = tray.elements[at]?.box ?? [0, 0];
      const action = { kind: 'click' as const, x: left + 5, y: top + 5, count: 1, element: at + 1 };
      return { ...shown, steps: shown.steps.map((step) => ({ ...step, action })) };
    };
    const { skill } = learn([
      taken('Pass me the large red triangle', 1),
      taken('Somebody needs a blue circle now', 2),
      taken('Pass me the small red shape', 0),
    ]);
    const next = (asked: string) => moveOf(skill, asked, { screen: tray })?.element.id;
    expect(next('Pass me the blue triangle')).toBe(4);
    expect(next('Somebody needs a large circle now')).toBe(3);
    expect(next('Pass me the letter K')).toBeUndefined();
  });

  it('asks for capitals, which are typed as they are asked for', () => {
    const field = (value: string) => screenOf([{ role: 'textbox', value }, send]);
    const written = (word: string, size: 'upper' | 'lower') => {
      const text = size === 'upper' ? word.toUpperCase() : word.toLowerCase();
      return shownAs(`Write "${word}" in ${size} case`, [
        [field(''), { on: 'textbox', type: text }],
        [field(text), { on: 'Send' }],
      ]);
    };
    const { skill } = learn([
      written('Elm', 'upper'),
      written('Oak', 'lower'),
      written('ash', 'upper'),
      written('FIR', 'lower'),
      written('Yew', 'upper'),
      written('Box', 'lower'),
    ]);
    const typed = (asked: string) => moveOf(skill, asked, { screen: field('') })?.text;
    expect(typed('Write "Pear" in upper case')).toBe('PEAR');
    expect(typed('Write "Pear" in lower case')).toBe('pear');
  });

  it('names the dearest and the cheapest', () => {
    const offers = (prices: readonly number[]) =>
      screenOf(prices.map((price) => button(`Take it for $${price}`)));
    const bought = (which: string, prices: readonly number[], price: number) =>
      shownAs(`Buy the ${which} one`, [[offers(prices), { on: `Take it for $${price}` }]]);
    const { skill } = learn([
      bought('cheapest', [40, 12, 33], 12),
      bought('largest', [5, 70, 8, 20], 70),
      bought('cheapest', [9, 14], 9),
      bought('largest', [31, 18, 44], 44),
    ]);
    const screen = offers([51, 7, 99, 23]);
    expect(moveOf(skill, 'Buy the cheapest one', { screen })?.element.text).toBe('Take it for $7');
    expect(moveOf(skill, 'Buy the largest one', { screen })?.element.text).toBe('Take it for $99');
  });

  it('tells which way to count, up or down, from what a field holds', () => {
    const counter = (value: number) =>
      screenOf([
        {
          role: 'group',
          holds: [button('More'), button('Fewer'), { role: 'spinbutton', value: String(value) }],
        },
        send,
      ]);
    const counted = (from: number, to: number) => {
      const sign = Math.sign(to - from);
      const steps = Array.from(
        { length: Math.abs(to - from) },
        (_, at) => [counter(from + sign * at), { on: sign > 0 ? 'More' : 'Fewer' }] as const,
      );
      return shownAs(`Set it to ${to} and send`, [...steps, [counter(to), { on: 'Send' }]]);
    };
    const { skill } = learn([counted(0, 3), counted(5, 2), counted(1, 4), counted(8, 6)]);
    const next = (value: number) =>
      moveOf(skill, 'Set it to 6 and send', { screen: counter(value) })?.element.text;
    expect([next(2), next(9), next(6)]).toEqual(['More', 'Fewer', 'Send']);
  });
});
