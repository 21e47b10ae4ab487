import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hand, HandSeizedError, openHand } from '../../src/reflex/hand/hand.ts';
import { perform } from '../../src/reflex/hand/perform.ts';
import { openScreenPage, type ScreenPage } from './screen-page.ts';

let screen: ScreenPage;
let hand: Hand;

beforeAll(async () => {
  screen = await openScreenPage({ keepsDialogs: true });
  // The same hand all the time, as the page has one mouse.
  hand = openHand(screen.wire, { eye: screen.eye });
});
afterAll(() => screen[Symbol.asyncDispose]());
beforeEach(async () => {
  await screen.show('work');
  await screen.eye.observe();
  // Another hand on the same page is a person to this one.
  hand.resume();
});

const valueOf = (id: string): Promise<string> =>
  screen.page.evaluate(`document.getElementById('${id}').value`);
const textOf = (id: string): Promise<string> =>
  screen.page.evaluate(`document.getElementById('${id}').textContent`);

describe('the hand', () => {
  it('drags along a path, and the page sees the way', async () => {
    await hand.drag([
      { x: 320, y: 320 },
      { x: 500, y: 350 },
      { x: 600, y: 500 },
    ]);
    const way = await screen.page.evaluate<[number, number][]>('way');
    expect(way).toContainEqual([500, 350]);
    expect(way.at(-1)).toEqual([600, 500]);
    const seen = await screen.eye.observe();
    expect(seen.elements.find(({ background }) => background === '#008000')?.box).toEqual([580, 480, 40, 40]);
    await hand.moveTo({ x: 700, y: 600 });
    expect(await screen.page.evaluate('way.length')).toBe(way.length);
  });

  it('drags what the page lets be dragged, and drops it', async () => {
    await hand.drag([
      { x: 50, y: 415 },
      { x: 200, y: 430 },
      { x: 350, y: 440 },
    ]);
    expect(await textOf('box')).toBe('the item');
  });

  it('turns the wheel at a place', async () => {
    await hand.wheel(300, { x: 100, y: 180 });
    await expect.poll(() => screen.page.evaluate('document.getElementById("scroller").scrollTop')).toBe(300);
    expect(hand.at).toEqual({ x: 100, y: 180 });
  });

  it('copies and pastes by the keys', async () => {
    await hand.click({ x: 100, y: 30 });
    await hand.press('Control+a');
    await hand.press('Control+c');
    await hand.click({ x: 100, y: 70 });
    await hand.press('Control+v');
    await expect.poll(() => valueOf('second')).toBe('copied words');
    await hand.press('Control+a');
    await hand.press('Control+x');
    await expect.poll(() => valueOf('second')).toBe('');
    const kinds = screen.eye.window.inputs.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['copy', 'paste', 'cut']));
  });

  it('types on the keyboard that it is told, and selects with Shift', async () => {
    const german = openHand(screen.wire, { layout: 'de' });
    await german.click({ x: 100, y: 70 }, { count: 3 });
    await german.type('Größe: 3 €/m², zäh @日');
    expect(await valueOf('second')).toBe('Größe: 3 €/m², zäh @日');
    await german.press('Shift+Home');
    await german.press('Delete');
    expect(await valueOf('second')).toBe('');
    const codes = screen.eye.window.inputs.flatMap((input) =>
      input.kind === 'keydown' && input.key === 'z' ? [input.code] : [],
    );
    expect(codes.at(-1)).toBe('KeyY');
  });

  it('is done with a press that opens a dialog, and answers it', async () => {
    await hand.click({ x: 520, y: 110 });
    const seen = await screen.eye.observe();
    expect(seen.elements.find(({ role }) => role === 'alertdialog')?.text).toBe('Sure?');
    await hand.answer(false);
    await expect.poll(() => textOf('ask')).toBe('No');
    await hand.click({ x: 520, y: 110 });
    await hand.answer(true);
    await expect.poll(() => textOf('ask')).toBe('Yes');
  });

  it('chooses an option of a list, closed or open, and says which there are when there is no such', async () => {
    const choose = async (role: string, option: string): Promise<void> => {
      const seen = await screen.eye.observe();
      const list = seen.elements.find((element) => element.role === role);
      await perform(hand, { kind: 'select', option, ...(list && { element: list.id }) }, seen);
    };
    await choose('combobox', 'Three and a half');
    await expect.poll(() => valueOf('list')).toBe('Three and a half');
    await choose('combobox', 'One');
    await expect.poll(() => valueOf('list')).toBe('One');
    await choose('listbox', 'Green');
    await expect.poll(() => valueOf('open')).toBe('Green');
    await expect(choose('combobox', 'Four')).rejects.toThrow('“Four” is not among the options: “One”');
  });

  it('is never taken for a person, whatever it does', async () => {
    const busy = openHand(screen.wire, { eye: screen.eye });
    for (let round = 0; round < 10; round++) {
      await busy.click({ x: 100, y: 30 }, { count: 2 });
      await busy.type('Words, with ÜMLAUTE & marks!');
      await busy.press('Control+Shift+ArrowLeft');
      await busy.click({ x: 100, y: 110 });
      await busy.type('pass');
      await busy.wheel(50, { x: 100 + round, y: 180 });
      await busy.drag([
        { x: 320, y: 320 },
        { x: 330 + round, y: 320 },
        { x: 320, y: 320 },
      ]);
    }
    await screen.eye.observe();
    expect(busy.isSeized).toBe(false);
  });
});

describe('a person', () => {
  it('who takes the mouse stops the hand at once, in the middle of its work', async () => {
    const slow = openHand(screen.wire, { eye: screen.eye, tempo: 'human' });
    await slow.click({ x: 100, y: 70 });
    const typing = slow.type('a text that takes a person several seconds to type out in full');
    const stopped = expect(typing).rejects.toThrow(HandSeizedError);
    await expect.poll(async () => (await valueOf('second')).length).toBeGreaterThan(3);
    await screen.page.mouse.move(700, 700);
    await stopped;
    const written = await valueOf('second');
    expect(written.length).toBeLessThan(40);
    expect(slow.isSeized).toBe(true);
    await expect(slow.click({ x: 100, y: 30 })).rejects.toThrow(HandSeizedError);
    await screen.eye.observe();
    expect(await valueOf('second')).toBe(written);
    slow.resume();
    await slow.press('End');
    await slow.type('!');
    expect(await valueOf('second')).toBe(`${written}!`);
  });

  it('who presses a key stops it too, and is named', async () => {
    const own = openHand(screen.wire, { eye: screen.eye });
    await own.click({ x: 100, y: 70 });
    const seized = own.seized();
    await screen.page.keyboard.press('x');
    expect(await seized).toMatchObject({ kind: 'keydown', key: 'x' });
    await expect(own.type('never')).rejects.toThrow('A person took over');
    expect(await valueOf('second')).toBe('x');
  });

  it('who comes in the middle of a drag finds no button held', async () => {
    const slow = openHand(screen.wire, { eye: screen.eye, tempo: 'human' });
    const dragging = slow.drag([
      { x: 320, y: 320 },
      { x: 900, y: 320 },
      { x: 320, y: 700 },
    ]);
    const stopped = expect(dragging).rejects.toThrow(HandSeizedError);
    await expect.poll(() => screen.page.evaluate('way.length')).toBeGreaterThan(3);
    await screen.page.keyboard.press('Escape');
    await stopped;
    const steps = await screen.page.evaluate('way.length');
    await screen.page.mouse.move(10, 700);
    expect(await screen.page.evaluate('way.length')).toBe(steps);
  });
});
