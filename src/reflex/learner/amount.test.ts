/** As many things as are said are pressed, whichever there are, and then what ends it. */
import { describe, expect, it } from 'vitest';
import { screenOf, shownAs, type Act } from '../../../test/shown.ts';
import { saidOf } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';
import { decide } from '../skill/skill.ts';
import { learn } from './learn.ts';

/** Notes by some people, each with a button; the third element of each row is its button. */
const board = (authors: readonly string[]) =>
  screenOf([
    ...authors.map((author) => ({
      role: 'group',
      holds: [
        { role: 'text', text: author },
        { role: 'button', text: 'Star' },
      ],
    })),
    { role: 'button', text: 'Done' },
  ]);
const buttonOf = (row: number): number => 3 * row + 3;

const asked = (count: number, author: string): string => `Star ${count} notes by ${author} and end with Done`;

function starred(count: number, author: string, authors: readonly string[]) {
  const rows = authors.flatMap((one, row) => (one === author ? [row] : [])).slice(0, count);
  const acts: Act[] = [...rows.map((row) => ({ on: buttonOf(row) })), { on: 'Done' }];
  return shownAs(
    asked(count, author),
    acts.map((act) => [board(authors), act] as const),
  );
}

describe('as many of some things as are said', () => {
  const { skill } = learn([
    starred(2, 'Ann', ['Bob', 'Ann', 'Ann', 'Cleo', 'Ann']),
    starred(1, 'Bob', ['Bob', 'Ann', 'Bob', 'Cleo', 'Dora']),
    starred(3, 'Cleo', ['Cleo', 'Cleo', 'Ann', 'Cleo', 'Cleo']),
    starred(2, 'Dora', ['Ann', 'Dora', 'Bob', 'Dora', 'Cleo']),
  ]);
  const authors = ['Bob', 'Ann', 'Bob', 'Bob', 'Bob'];
  const after = (pressed: readonly number[]): number | undefined => {
    const scene = new Scene(board(authors));
    const said = saidOf(skill, { instruction: asked(3, 'Bob') });
    return said && decide(skill.rules, { scene, said, done: new Set(pressed), pressed: [] })?.element.id;
  };

  it('are pressed one after the other until there are enough', () => {
    const rows = [0, 2, 3].map(buttonOf);
    expect(rows.map((_, nth) => after(rows.slice(0, nth)))).toEqual(rows);
    expect(after(rows)).toBe(3 * authors.length + 1);
  });

  it('are not pressed beyond that, where what ends it is not seen yet', () => {
    const scene = new Scene({ ...board(authors), elements: board(authors).elements.slice(0, -1) });
    const said = saidOf(skill, { instruction: asked(3, 'Bob') });
    const done = new Set([0, 2, 3].map(buttonOf));
    expect(said && decide(skill.rules, { scene, said, done, pressed: [] })).toBeUndefined();
  });
});
