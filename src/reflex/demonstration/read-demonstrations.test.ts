import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../kernel/error.ts';
import { type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import { convertRecord, readDemonstrations } from './read-demonstrations.ts';

type Node = Record<string, unknown> & { ref: number; children: Node[] };

function node([ref, tag]: [number, string], box: number[], rest: Record<string, unknown> = {}): Node {
  const [left, top, width, height] = box;
  return {
    tag,
    ref,
    left,
    top,
    width,
    height,
    children: [],
    id: `author-${ref}`,
    classes: 'author',
    ...rest,
  };
}

/** A page with a field, a masked field, a labelled box, a list that scrolls and a button. */
type Page = {
  name: string;
  secret: string;
  isTicked: boolean;
  focus: number;
  scrolled: number;
  from: number;
};

const start: Page = { name: '', secret: '', isTicked: false, focus: 1, scrolled: 0, from: 0 };

function draw(page: Page, target?: number): Node {
  const at = (ref: number): Record<string, unknown> => ({
    ...(page.focus === ref && { focused: true }),
    ...(target === ref && { recordingTarget: true }),
  });
  const own = (ref: number): number => ref + page.from;
  const label = [
    node([own(5), 'INPUT_checkbox'], [4, 92, 12, 12], { value: page.isTicked, text: '', ...at(5) }),
    node([-own(6), 't'], [20, 92, 40, 10], { text: 'Post it' }),
    node([-own(7), 't'], [20, 102, 40, 10], { text: 'today' }),
  ];
  const lines = [0, 1, 2, 3].map((nth) =>
    node([own(20 + nth), 'LI'], [2, 110 + nth * 30 - page.scrolled, 100, 30], {
      text: `Line ${nth}`,
      ...at(20 + nth),
    }),
  );
  return node([own(1), 'BODY'], [0, 0, 900, 210], {
    ...at(1),
    bgColor: 'rgb(85, 85, 85)',
    children: [
      node([own(2), 'INPUT_text'], [2, 52, 100, 20], {
        value: page.name,
        text: '',
        fgColor: 'rgb(0, 0, 255)',
        ...at(2),
      }),
      node([own(3), 'INPUT_password'], [2, 72, 100, 20], { value: page.secret, text: '', ...at(3) }),
      node([own(4), 'LABEL'], [2, 92, 100, 20], { children: label, ...at(4) }),
      node([own(10), 'UL'], [2, 110, 110, 60], { children: lines, ...at(10) }),
      node([own(11), 'BUTTON'], [2, 180, 60, 20], { text: 'Send', bgColor: 'rgba(0, 0, 0, 0)', ...at(11) }),
      node([own(12), 'DIV'], [500, 10, 50, 20], { text: 'Beside the page' }),
    ],
  });
}

/** Plays a person on that page and keeps what a recorder of the public format would. */
class Player {
  page = { ...start };
  states: unknown[] = [{ time: 0, action: null, dom: draw(start) }];
  now = 1000;

  event(
    [type, target]: [string, number],
    rest: Record<string, number> = {},
    effect: Partial<Page> = {},
  ): void {
    for (const timing of type === 'scroll' ? [1] : [1, 3]) {
      this.now += 1;
      this.states.push({ time: this.now, action: { type, timing, ...rest }, dom: draw(this.page, target) });
    }
    this.page = { ...this.page, ...effect };
    this.now += 50;
  }

  press(target: number, at: { x: number; y: number }, effect: Partial<Page> = {}): this {
    this.event(['mousedown', target], at, { focus: [2, 3, 5, 11].includes(target) ? target : 1 });
    this.event(['mouseup', target], at);
    this.event(['click', target], at, effect);
    return this;
  }

  key(keyCode: number, effect: Partial<Page> = {}, charCode?: number): this {
    const target = this.page.focus;
    this.event(['keydown', target], { keyCode, charCode: 0 }, charCode === undefined ? effect : {});
    if (charCode !== undefined) this.event(['keypress', target], { keyCode: charCode, charCode }, effect);
    this.event(['keyup', this.page.focus], { keyCode, charCode: 0 });
    return this;
  }

  type(text: string, field: 'name' | 'secret'): this {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const isUpper = character !== character.toLowerCase();
      if (isUpper) this.event(['keydown', this.page.focus], { keyCode: 16, charCode: 0 });
      this.key(character.toUpperCase().codePointAt(0) ?? 0, { [field]: this.page[field] + character }, code);
      if (isUpper) this.event(['keyup', this.page.focus], { keyCode: 16, charCode: 0 });
    }
    return this;
  }

  backspace(field: 'name' | 'secret'): this {
    return this.key(8, { [field]: this.page[field].slice(0, -1) });
  }

  record(rest: Record<string, unknown> = {}): Record<string, unknown> {
    const last = { time: this.now, action: null, dom: draw(this.page) };
    return { utterance: 'Do  it.', reward: 0.5, rawReward: 1, states: [...this.states, last], ...rest };
  }

  convert(): Demonstration {
    return convertRecord(gzipSync(JSON.stringify(this.record())));
  }
}

const onName = { x: 20, y: 60 };
const onSecret = { x: 20, y: 80 };
const onSend = { x: 20, y: 190 };
const onBox = { x: 8, y: 98 };

function told(demonstration: Demonstration): string[] {
  return demonstration.steps.map(({ action, before }) => {
    const on = before.elements.find(({ id }) => id === action.element);
    const said = action.kind === 'type' ? action.text : action.kind === 'press' ? action.key : '';
    const times = action.kind === 'click' && action.count > 1 ? ` ${action.count} times` : '';
    return [action.kind + times, said, on && `on ${on.role} ${on.text}`].filter(Boolean).join(' ').trim();
  });
}

describe('a record of the public demonstrations', () => {
  test('becomes steps that a person meant, with the keys of a field put together and corrections applied', () => {
    const player = new Player().press(2, onName).type('Adax', 'name').backspace('name').type('B', 'name');
    const demonstration = player.press(11, onSend).convert();
    expect(told(demonstration)).toEqual(['click on textbox', 'type AdaB on textbox', 'click on button Send']);
    expect(demonstrationSchema.parse(demonstration)).toEqual(demonstration);
    expect(demonstration.instruction).toBe('Do it.');
    expect(demonstration.after?.elements.find(({ role }) => role === 'textbox')?.value).toBe('AdaB');
  });

  test('shows what a person sees: no names of its author, nothing beside the window, roles and colours', () => {
    const [step] = new Player().press(11, onSend).convert().steps;
    const elements = step?.before.elements ?? [];
    expect(JSON.stringify(elements)).not.toContain('author');
    expect(elements.map(({ role, text }) => `${role} ${text}`.trim())).toEqual([
      'textbox',
      'textbox',
      'group',
      'checkbox',
      'text Post it today',
      'list',
      'listitem Line 0',
      'listitem Line 1',
      'listitem Line 2',
      'listitem Line 3',
      'button Send',
    ]);
    expect(elements[0]).toMatchObject({ value: '', color: '#0000ff', box: [2, 52, 100, 20] });
    expect(elements[0]?.parent).toBeUndefined();
    expect(elements.at(-1)?.background).toBeUndefined();
    expect(elements.at(-2)?.box).toEqual([2, 200, 100, 10]);
  });

  test('keeps a password out of every screen, and in the step that types it', () => {
    const demonstration = new Player().press(3, onSecret).type('Qz9', 'secret').press(11, onSend).convert();
    expect(told(demonstration)).toContain('type Qz9 on textbox');
    expect(JSON.stringify(demonstration.steps.map(({ before }) => before))).not.toContain('Qz9');
    expect(demonstration.after?.elements.find(({ value }) => value === '•••')).toBeDefined();
  });

  test('knows a password that was pasted, and shows it in no screen', () => {
    const demonstration = new Player().press(3, onSecret, { secret: 'Qz9' }).press(11, onSend).convert();
    expect(told(demonstration)).toContain('type Qz9 on textbox');
    expect(
      JSON.stringify([demonstration.after, demonstration.steps.map(({ before }) => before)]),
    ).not.toContain('Qz9');
  });

  test('is typed anew where a field held something else', () => {
    const player = new Player();
    player.page.name = 'Bob';
    player.states = [{ time: 0, action: null, dom: draw(player.page) }];
    player.press(2, onName);
    for (let nth = 0; nth < 2; nth++) player.backspace('name');
    expect(told(player.type('en', 'name').press(11, onSend).convert())).toEqual([
      'click on textbox',
      'press Control+a on textbox',
      'type Ben on textbox',
      'click on button Send',
    ]);
  });

  test('leaves out clicks that did nothing, ticks that were taken back, and double presses', () => {
    const player = new Player()
      .press(1, { x: 150, y: 55 })
      .press(5, onBox, { isTicked: true })
      .press(2, onName)
      .press(5, onBox, { isTicked: false })
      .press(11, onSend)
      .press(11, onSend);
    expect(told(player.convert())).toEqual(['click on button Send']);
  });

  test('counts the words beside a box as what was clicked, where the pointer was on them', () => {
    const player = new Player().press(4, { x: 30, y: 97 }, { isTicked: true }).press(11, onSend);
    expect(told(player.convert())).toEqual(['click on text Post it today', 'click on button Send']);
  });

  test('takes the space bar on a button for a click on it, and the tab key for what it is', () => {
    const player = new Player().press(2, onName).type('a', 'name').key(9, { focus: 3 });
    player.type('b', 'secret').key(9, { focus: 11 }).key(32, {}, 32);
    expect(told(player.convert())).toEqual([
      'click on textbox',
      'type a on textbox',
      'press Tab on textbox',
      'type b on textbox',
      'click on button Send',
    ]);
  });

  test('tells how far a list was scrolled, and then shows only what is within it', () => {
    const player = new Player().press(11, onSend);
    player.page.scrolled = 5;
    player.event(['scroll', 10], {}, { scrolled: 40 });
    const demonstration = player.press(21, { x: 20, y: 115 }).convert();
    expect(told(demonstration)).toEqual([
      'click on button Send',
      'scroll on list',
      'click on listitem Line 1',
    ]);
    expect(demonstration.steps[1]?.action).toMatchObject({ by: 40 });
    const shown = demonstration.steps[2]?.before.elements.filter(({ role }) => role === 'listitem');
    expect(shown?.map(({ text }) => text)).toEqual(['Line 1', 'Line 2', 'Line 3']);
    expect(shown?.[0]?.box).toEqual([2, 110, 100, 20]);
  });

  test('takes a press and a release apart for a drag', () => {
    const player = new Player();
    player.event(['mousedown', 20], { x: 20, y: 120 });
    player.event(['mouseup', 22], { x: 20, y: 170 }, { isTicked: true });
    const { steps } = player.convert();
    expect(steps.map(({ action }) => action)).toMatchObject([
      { kind: 'drag', x: 20, y: 120, to: { x: 20, y: 170 } },
    ]);
  });

  test('spells out what was put into a field without keys', () => {
    const player = new Player().press(2, onName, { name: 'pasted' }).press(11, onSend);
    expect(told(player.convert())).toEqual([
      'click on textbox',
      'type pasted on textbox',
      'click on button Send',
    ]);
  });

  test('ends where the page begins to count its nodes anew, and numbers stay the same across it', () => {
    const player = new Player().press(11, onSend, { from: 100, name: 'over' }).press(2, onName);
    const demonstration = player.convert();
    expect(told(demonstration)).toEqual(['click on button Send']);
    const before = demonstration.steps[0]?.before.elements.map(({ id }) => id);
    expect(demonstration.after?.elements.map(({ id }) => id)).toEqual(before);
    expect(demonstration.after?.elements[0]?.value).toBe('over');
  });
});

describe('a record that is of no use', () => {
  const good = JSON.stringify(new Player().press(2, onName).type('Ada', 'name').press(11, onSend).record());

  function refusal(bytes: Uint8Array): unknown {
    try {
      return convertRecord(bytes);
    } catch (error) {
      return error;
    }
  }

  test('is refused with a reason when it failed or holds nothing that was done', () => {
    const failed = Buffer.from(JSON.stringify({ ...JSON.parse(good), rawReward: -1 }));
    expect(refusal(failed)).toMatchObject({
      code: 'demonstration-useless',
      message: 'The person did not succeed.',
    });
    const empty = Buffer.from(JSON.stringify(new Player().record()));
    expect(refusal(empty)).toMatchObject({ message: 'Nothing was done in it.' });
  });

  test('is refused when it is cut short anywhere, packed or plain', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.double({ min: 0, max: 0.999, noNaN: true }), (isPacked, part) => {
        const whole = isPacked ? gzipSync(good) : Buffer.from(good);
        expect(refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBeInstanceOf(UserError);
      }),
      { numRuns: 60 },
    );
  });

  test('never fails otherwise, whatever stands in it', () => {
    const record = JSON.parse(good) as { states: { dom: unknown; action: unknown }[] };
    fc.assert(
      fc.property(fc.nat(record.states.length - 1), fc.jsonValue(), fc.boolean(), (nth, value, isTree) => {
        const states = record.states.map((state, place) =>
          place !== nth
            ? state
            : isTree
              ? { ...state, dom: { ref: 1, children: [value] } }
              : { ...state, action: value },
        );
        const result = refusal(Buffer.from(JSON.stringify({ ...record, states })));
        if (!(result instanceof UserError)) demonstrationSchema.parse(result);
      }),
      { numRuns: 300 },
    );
  });

  test('is refused when its page is nested beyond reason', () => {
    let tree: object = { ref: 2, tag: 'DIV', left: 0, top: 0, width: 9, height: 9 };
    for (let depth = 0; depth < 2000; depth++) tree = { ...tree, children: [tree] };
    const states = [{ time: 1, action: { type: 'mousedown', timing: 1, x: 1, y: 1 }, dom: tree }];
    const record = { utterance: 'x', rawReward: 1, states };
    expect(refusal(Buffer.from(JSON.stringify(record)))).toMatchObject({ code: 'demonstration-unreadable' });
  });
});

describe('a folder of demonstrations', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demos-'));
    const put = async (path: string, rest: Record<string, unknown>): Promise<void> => {
      const file = join(folder, path);
      await mkdir(join(file, '..'), { recursive: true });
      const text = JSON.stringify(new Player().press(11, onSend).record(rest));
      await writeFile(file, path.endsWith('.gz') ? gzipSync(text) : text);
    };
    await put('2017-09-29_first-turk/post/post_a.json', { utterance: 'older' });
    await put('2017-10-16_second-turk/post/post_b.json.gz', { utterance: 'second' });
    await put('2017-10-16_second-turk/post/post_a.json', { utterance: 'first' });
    await put('2017-10-16_second-turk/post/post_0.json', { rawReward: 0 });
    await put('2017-12-16_other/read/read_a.json', { utterance: 'alone' });
    await mkdir(join(folder, 'ours/send'), { recursive: true });
    const own = new Player().press(11, onSend).convert();
    await writeFile(join(folder, 'ours/send/1.json'), JSON.stringify(own));
    await writeFile(join(folder, 'ours/send/2.json'), JSON.stringify({ ...own, version: 99 }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is read by task: successful ones, of the tidy set before the others, as many as asked for', async () => {
    const [post, read] = await readDemonstrations(folder, { perTask: 2 });
    expect(post?.name).toBe('post');
    expect(post?.demonstrations.map(({ instruction }) => instruction)).toEqual(['first', 'second']);
    expect(post?.refused.map(({ reason }) => reason)).toEqual(['The person did not succeed.']);
    expect(read?.demonstrations).toHaveLength(1);
    const all = await readDemonstrations(folder, { tasks: ['post'] });
    expect(all.map(({ demonstrations }) => demonstrations.length)).toEqual([3]);
  });

  test('may hold demonstrations in our own format; one of another version is refused', async () => {
    const [send] = await readDemonstrations(folder, { tasks: ['send'] });
    expect(send?.demonstrations.map(told)).toEqual([['click on button Send']]);
    expect(send?.refused).toHaveLength(1);
  });

  test('tells how long people took, in the middle', async () => {
    const [post] = await readDemonstrations(folder);
    expect(post?.humanMs).toBe(post?.demonstrations[0]?.steps.at(-1)?.ended);
    expect(post?.humanMs).toBeGreaterThan(1000);
  });

  test('that is not there is named', async () => {
    await expect(readDemonstrations(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'no-demonstrations',
    });
  });
});
