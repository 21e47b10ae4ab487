import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputSchema } from '../../src/protocol/screen/input.ts';
import {
  type Observation,
  observationSchema,
  type ScreenElement,
} from '../../src/protocol/screen/observation.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
import { perform } from '../../src/reflex/hand/perform.ts';
import { openScreenPage, type ScreenPage } from './screen-page.ts';

let screen: ScreenPage;

beforeAll(async () => {
  screen = await openScreenPage({ pixels: true, keepsDialogs: true });
});
afterAll(() => screen[Symbol.asyncDispose]());

const texts = ({ elements }: Observation): string[] => elements.map(({ text }) => text).filter(Boolean);
const byText = ({ elements }: Observation, text: string): ScreenElement | undefined =>
  elements.find((element) => element.text === text);

/** Waits for an observation in which something holds; fails with what was seen last. */
async function until(holds: (seen: Observation) => boolean): Promise<Observation> {
  const deadline = screen.eye.now() + 5_000;
  let seen = screen.eye.latest;
  while (!holds(seen)) {
    if (screen.eye.now() > deadline) throw new Error(`Not seen. Seen: ${JSON.stringify(texts(seen))}`);
    seen = (await screen.eye.next(seen.at, 500)) ?? (await screen.eye.observe());
  }
  return seen;
}

describe('what the eye sees', () => {
  it('is what is rendered: roles, words, values, states, colours, shapes', async () => {
    await screen.show('things');
    await until((seen) => byText(seen, 'Framed') !== undefined);
    const seen = observationSchema.parse(await screen.eye.observe());
    expect(texts(seen)).toEqual(
      expect.arrayContaining([
        'HELLO',
        'Some',
        'bold',
        'words',
        'Go',
        'Send it',
        'Paid',
        'Blue',
        'Slotted',
        'Deep',
      ]),
    );
    expect(byText(seen, 'HELLO')).toMatchObject({ role: 'heading', color: '#000000' });
    expect(byText(seen, 'Your name')).toMatchObject({ role: 'textbox', value: '' });
    expect(byText(seen, 'Fake button')).toMatchObject({ role: 'button' });
    expect(byText(seen, 'More')).toMatchObject({ role: 'button', expanded: false });
    expect(byText(seen, 'Never')).toMatchObject({ disabled: true });
    expect(byText(seen, 'Edit me')).toMatchObject({ role: 'textbox', value: 'Edit me' });
    expect(byText(seen, 'Blue')).toMatchObject({ color: '#0000ff' });
    expect(byText(seen, 'y')).toMatchObject({ role: 'option', selected: true });
    const roles = Map.groupBy(seen.elements, ({ role }) => role);
    expect(roles.get('checkbox')).toMatchObject([{ checked: true }]);
    expect(roles.get('radio')).toMatchObject([{ checked: false }]);
    expect(roles.get('option')).toHaveLength(4);
    const list = roles.get('combobox')?.[0];
    expect(byText(seen, 'two')).toMatchObject({ selected: true, parent: list?.id, box: list?.box });
    expect(roles.get('slider')).toMatchObject([{ value: '30' }]);
    expect(roles.get('combobox')).toMatchObject([{ value: 'two' }]);
    expect(roles.get('shape')).toMatchObject([
      { shape: 'circle', color: '#008000', box: [expect.any(Number), expect.any(Number), 40, 40] },
      { shape: 'rectangle', color: '#aabbcc' },
      { shape: 'line', color: '#ff0000' },
    ]);
    expect(seen.elements).toContainEqual(expect.objectContaining({ shape: 'circle', background: '#ff0000' }));
  });

  it('holds no password and no name that only the author of the page knows', async () => {
    await screen.show('things');
    await until((seen) => byText(seen, 'Framed') !== undefined);
    const seen = JSON.stringify(await screen.eye.observe());
    expect(seen).toContain('••••••');
    expect(seen).not.toContain('hushed');
    expect(seen).not.toContain('secret-');
  });

  it('is not what is hidden, transparent, cut off, covered or outside the window', async () => {
    await screen.show('unseen');
    const seen = await screen.eye.observe();
    expect(texts(seen)).toEqual(['Seen', 'In the box', 'Scrolled to', 'Cover', 'Veiled']);
    await screen.page.evaluate('scrollTo(0, 1800)');
    const after = await until((now) => byText(now, 'Below it') !== undefined);
    expect(texts(after)).toEqual(['Below it']);
    expect(byText(after, 'Below it')?.box[1]).toBe(200);
  });

  it('has one number for each element while it lives, and never one that another had', async () => {
    await screen.show('moving');
    const before = byText(await screen.eye.observe(), 'Slider');
    await screen.page.evaluate(`document.body.prepend(document.createElement('hr'), 'new words')`);
    const after = await until((seen) => byText(seen, 'new words') !== undefined);
    expect(byText(after, 'Slider')?.id).toBe(before?.id);
    const numbers = new Set(after.elements.map(({ id }) => id));
    await screen.show('things');
    await until((seen) => byText(seen, 'HELLO') !== undefined);
    expect(screen.eye.latest.elements.filter(({ id }) => numbers.has(id))).toEqual([]);
  });

  it('names as parent only what it holds itself', async () => {
    await screen.show('things');
    const { elements } = await until((seen) => byText(seen, 'Framed') !== undefined);
    const numbers = new Set(elements.map(({ id }) => id));
    expect(numbers.size).toBe(elements.length);
    expect(elements.filter(({ parent }) => parent !== undefined && !numbers.has(parent))).toEqual([]);
  });
});

describe('what changes', () => {
  it('comes by itself: words, values set by scripts, focus, what a pointer opens, shadow trees and frames', async () => {
    await screen.show('moving');
    await screen.page.evaluate(`document.getElementById('count').textContent = '1'`);
    await until((seen) => byText(seen, '1') !== undefined);
    await screen.page.evaluate(`document.getElementById('field').value = 'set'`);
    await until(({ elements }) => elements.some(({ value }) => value === 'set'));
    await screen.page.evaluate(`document.getElementById('field').focus()`);
    await until(({ elements }) =>
      elements.some(({ role, focused }) => role === 'textbox' && focused === true),
    );
    await screen.page.mouse.move(20, 360);
    await until((seen) => byText(seen, 'Hidden item') !== undefined);
    await screen.page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<style>#count { color: red }</style>')`,
    );
    await until((seen) => byText(seen, '1')?.color === '#ff0000');
    await screen.show('things');
    await until((seen) => byText(seen, 'Deep') !== undefined);
    await screen.page.evaluate(
      `document.querySelector('x-card').shadowRoot.querySelector('button').textContent = 'Deeper'`,
    );
    await until((seen) => byText(seen, 'Deeper') !== undefined);
    await until((seen) => byText(seen, 'Framed') !== undefined);
    await screen.page.evaluate(
      `document.querySelector('iframe').contentDocument.querySelector('button').textContent = 'In it'`,
    );
    await until((seen) => byText(seen, 'In it') !== undefined);
  });

  it('comes thirty times a second or more while a script moves something, and each step is new', async () => {
    await screen.show('moving');
    await screen.page.evaluate('move()');
    const from = screen.eye.now();
    await screen.eye.next(from + 2_000, 4_000);
    const seen = screen.eye.window.observations.filter(({ at }) => at > from && at <= from + 2_000);
    expect(seen.length).toBeGreaterThanOrEqual(60);
    const places = seen.map(({ elements }) => elements.find(({ shape }) => shape === 'circle')?.box[0]);
    expect(new Set(places).size).toBe(places.length);
  });

  it('comes thirty times a second or more while a style moves something', async () => {
    await screen.show('moving');
    await screen.page.evaluate(`document.getElementById('slider').className = 'slides'`);
    const from = screen.eye.now();
    await screen.eye.next(from + 2_000, 4_000);
    const seen = screen.eye.window.observations.filter(({ at }) => at > from && at <= from + 2_000);
    expect(seen.length).toBeGreaterThanOrEqual(60);
  });

  it('is all of it: what differences made is what a look from the start sees', async () => {
    await screen.show('moving');
    await screen.page.evaluate(`(() => {
      const list = document.getElementById('list');
      for (let step = 0; step < 200; step++) setTimeout(() => {
        const kind = (step * 7919) % 5;
        const child = list.children[(step * 31) % Math.max(1, list.children.length)];
        if (kind < 2 || !child) list.insertAdjacentHTML('beforeend', '<div>item ' + step + ' <b>bold</b></div>');
        else if (kind === 2) child.remove();
        else if (kind === 3) child.style.height = (10 + step % 30) + 'px';
        else child.firstChild.data = 'renamed ' + step;
        if (step === 199) document.getElementById('count').textContent = 'done';
      }, step * 3);
    })()`);
    const { at: _at, ...seen } = await until((now) => byText(now, 'done') !== undefined);
    await screen.eye.next(screen.eye.now() + 400, 500);
    const { at: _later, ...kept } = screen.eye.latest;
    const { at: _last, ...looked } = await screen.eye.observe();
    expect(kept).toEqual(looked);
    expect(seen.elements.length).toBeGreaterThan(20);
  });

  it('costs nothing where nothing changes', async () => {
    await screen.show('work');
    await screen.eye.observe();
    const before = screen.eye.latest;
    expect(await screen.eye.next(before.at, 1_500)).toBeUndefined();
  });

  it('comes with the pointer', async () => {
    await screen.show('work');
    await screen.page.mouse.move(333, 222);
    expect((await screen.eye.observe()).pointer).toEqual({ x: 333, y: 222 });
  });

  it('comes with a dialog that the browser shows, and the eye does not wait for its answer', async () => {
    await screen.show('work');
    const answered = screen.page.evaluate(`confirm('Really?')`);
    const asked = await until((seen) => byText(seen, 'Really?') !== undefined);
    expect(observationSchema.parse(asked).elements.slice(-3)).toMatchObject([
      { role: 'alertdialog', text: 'Really?' },
      { role: 'button', text: 'OK' },
      { role: 'button', text: 'Cancel' },
    ]);
    expect(texts(await screen.eye.observe())).toContain('Really?');
    const ok = byText(asked, 'OK');
    const hand = openHand(screen.wire, { eye: screen.eye });
    await perform(hand, { kind: 'click', x: 0, y: 0, count: 1, ...(ok && { element: ok.id }) }, asked);
    expect(await answered).toBe(true);
    await until((seen) => byText(seen, 'Really?') === undefined);
  });

  it('goes on after a document was written anew', async () => {
    await screen.show('work');
    await screen.page.evaluate(
      `document.open(); document.write('<button>Written</button>'); document.close()`,
    );
    await until((seen) => byText(seen, 'Written') !== undefined);
    const from = screen.eye.now();
    await screen.page.mouse.move(300, 300);
    await screen.page.mouse.move(20, 20);
    await screen.eye.next(from, 500);
    expect(screen.eye.window.inputs.filter(({ at }) => at >= from).map(({ kind }) => kind)).toContain('move');
  });
});

describe('the last five seconds', () => {
  it('hold the input events, a password as bullets, and where the pointer is', async () => {
    await screen.show('work');
    const from = screen.eye.now();
    await screen.page.mouse.move(40, 110);
    await screen.page.mouse.down();
    await screen.page.mouse.up();
    await screen.page.keyboard.type('pW');
    await screen.page.keyboard.press('Tab');
    const seen = await screen.eye.observe();
    expect(seen.pointer).toEqual({ x: 40, y: 110 });
    const inputs = screen.eye.window.inputs.filter(({ at }) => at > from);
    for (const input of inputs) inputSchema.parse(input);
    const field = seen.elements.find(({ box }) => box[1] === 100)?.id;
    expect(inputs).toContainEqual(
      expect.objectContaining({ kind: 'down', button: 0, count: 1, element: field }),
    );
    const keys = inputs.flatMap((input) => (input.kind === 'keydown' ? [input.key] : []));
    expect(keys.slice(0, 2)).toEqual(['•', '•']);
    expect(keys.at(-1)).toBe('Tab');
    expect(JSON.stringify([inputs, screen.eye.window.observations])).not.toMatch(/pW|"p"|"W"/);
  });

  it('hold pixels as they were, within bounds', async () => {
    await screen.show('moving');
    await screen.page.evaluate(`document.getElementById('ball').style.left = '400px'`);
    await expect
      .poll(async () => {
        const picture = await screen.eye.window.pixels?.at(screen.eye.now());
        if (picture?.width !== 1024) return undefined;
        const at = (210 * picture.width + 410) * picture.channels;
        return Array.from(picture.samples.subarray(at, at + 3));
      })
      .toEqual([0, 0, 255]);
    await screen.page.evaluate('move()');
    await screen.eye.next(screen.eye.now() + 1_500, 2_000);
    const pixels = screen.eye.window.pixels;
    expect(pixels?.times.length).toBeGreaterThan(10);
    expect(pixels?.bytes).toBeLessThan(48 * 1024 * 1024);
  });

  it('are forgotten after that', async () => {
    await screen.show('moving');
    await screen.page.evaluate('move()');
    await screen.eye.next(screen.eye.now() + 6_000, 7_000);
    const [first, second] = screen.eye.window.observations;
    expect(first?.at).toBeLessThan(second?.at ?? 0);
    expect(screen.eye.now() - (second?.at ?? 0)).toBeLessThanOrEqual(5_100);
  });
});
