/** What is known by its looks alone: colours, and the kind of what is meant by them. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import { learn } from './learn.ts';

/** Beads without words; the one at a place is chosen already. */
const tray = (paints: readonly string[], chosen = -1): Thing[] =>
  paints.map((background, at) => ({ role: 'radio', background, checked: at === chosen }));

const dye: Thing = { role: 'button', text: 'Dye' };

/** A tray on which the bead at a place is pressed, and then the button. */
function dyed(asked: string, paints: readonly string[], at: number) {
  const [open, set] = [screenOf([...tray(paints), dye]), screenOf([...tray(paints, at), dye])];
  const { id = 0, box = [0, 0, 0, 0] } = open.elements[at] ?? {};
  const shown = shownAs(asked, [
    [open, { on: 'radio' }],
    [set, { on: 'Dye' }],
  ]);
  const [first, ...others] = shown.steps;
  if (!first) throw new Error('Nothing is shown.');
  const action = { kind: 'click' as const, x: box[0] + 5, y: box[1] + 5, count: 1, element: id };
  return { ...shown, steps: [{ ...first, action }, ...others] };
}

const [red, orange, brown, green, blue, pale] = [
  '#d81e1e',
  '#f58a1f',
  '#70431d',
  '#2b9a40',
  '#2a4be0',
  '#9db6f5',
];

describe('a colour that is said', () => {
  const { skill } = learn([
    dyed('Dye the wool orange', [red, orange, brown], 1),
    dyed('Please make it blue: take the colour, then dye', [green, blue, red], 1),
    dyed('Dye the wool brown', [blue, orange, red, brown], 3),
  ]);
  const at = (asked: string, things: readonly Thing[]) =>
    (moveOf(skill, asked, { screen: screenOf(things) })?.element.id ?? 0) - 1;

  it('is found in whatever words it is said, also one that was not shown', () => {
    expect(at('Dye the wool green', [...tray([orange, red, green]), dye])).toBe(2);
    expect(at('Please make it red: take the colour, then dye', [...tray([brown, orange, red]), dye])).toBe(2);
  });

  it('is that of what is most like it, of two that might be called so', () => {
    expect(at('Dye the wool blue', [...tray([pale, blue]), dye])).toBe(1);
    expect(at('Dye the wool orange', [...tray([brown, orange]), dye])).toBe(1);
  });

  it('is that of a thing of the kind that was shown, whatever else is painted in it', () => {
    const note: Thing = { role: 'text', text: 'Open on weekdays', background: green };
    expect(at('Dye the wool green', [note, ...tray([red, green]), dye])).toBe(2);
  });

  it('is let be once it is chosen', () => {
    expect(at('Dye the wool green', [...tray([red, green], 1), dye])).toBe(2);
  });
});
