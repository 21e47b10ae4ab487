/** Things without words of their own, what people do to see more, and ways that differ from one person to the next. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { learn } from './learn.ts';

const icon: Thing = { role: 'group' };

/** A feed: each post says who wrote it and has three icons below. */
const feed = (...authors: readonly string[]): Observation =>
  screenOf([
    {
      role: 'list',
      scrolled: 0.2,
      holds: authors.map((author): Thing => ({
        role: 'group',
        holds: [
          { role: 'text', text: author },
          { role: 'group', holds: [icon, icon, icon] },
        ],
      })),
    },
    { role: 'text', text: 'Your feed' },
  ]);

/** The number of an icon of somebody's post. */
const iconOf = (screen: Observation, author: string, nth: number): number => {
  const name = screen.elements.find(({ text }) => text === author);
  return (name?.id ?? 0) + 2 + nth;
};

const icons = { keep: 0, praise: 1, share: 2 };

/** What was done to somebody's post, in the words for it; where it was not seen at first, `passed` was scrolled on. */
function marked(asked: `${keyof typeof icons} ${string}`, screen: Observation, passed?: Observation) {
  const [what = '', author = ''] = asked.split(' ');
  const nth = icons[what as keyof typeof icons];
  return shownAs(`Please ${what} the post by ${author}`, [
    ...(passed ? [[passed, { on: 'list', scroll: 90 }] as const] : []),
    [screen, { on: iconOf(screen, author, nth) }],
  ]);
}

describe('a thing without words', () => {
  const { skill, explained, shown } = learn([
    marked('keep Ann', feed('Ann', 'Bob')),
    marked('share Bob', feed('Ann', 'Bob', 'Cem'), feed('Gil', 'Hua')),
    marked('praise Cem', feed('Dia', 'Cem')),
    marked('keep Dia', feed('Eva', 'Fay', 'Dia'), feed('Ann', 'Bob')),
    marked('share Eva', feed('Eva', 'Ann')),
    marked('praise Fay', feed('Ann', 'Fay'), feed('Bob', 'Cem')),
  ]);

  it('is known by where it stands, once a word was shown to mean it', () => {
    expect(explained).toBe(shown);
    const screen = feed('Ivo', 'Jan', 'Kim');
    for (const [what, nth] of Object.entries(icons)) {
      const move = moveOf(skill, `Please ${what} the post by Jan`, { screen });
      expect(move?.element.id).toBe(iconOf(screen, 'Jan', nth));
    }
  });

  it('is not guessed where a word was never shown, or what it belongs to is not seen', () => {
    const screen = feed('Ivo', 'Jan', 'Kim');
    expect(moveOf(skill, 'Please report the post by Jan', { screen })).toBeUndefined();
    expect(moveOf(skill, 'Please keep the post by Lea', { screen })).toBeUndefined();
  });
});

describe('of two ways to begin', () => {
  const table = (...names: readonly string[]): Observation =>
    screenOf(
      names.map((name): Thing => ({
        role: 'row',
        holds: [{ role: 'cell', text: name }, { role: 'cell', text: 'Open' }, icon],
      })),
    );
  const card = (name: string): Observation =>
    screenOf([
      { role: 'heading', text: name },
      { role: 'button', text: 'Edit' },
      { role: 'button', text: 'Delete' },
    ]);
  const opened = (name: string, screen: Observation) =>
    shownAs(`Delete the entry of ${name}`, [
      [screen, { on: name }],
      [card(name), { on: 'Delete' }],
    ]);
  const atOnce = (name: string, screen: Observation) => {
    const cell = screen.elements.find(({ text }) => text === name);
    return shownAs(`Delete the entry of ${name}`, [[screen, { on: (cell?.id ?? 0) + 2 }]]);
  };

  it('the one that most people take is learned', () => {
    const { skill } = learn([
      opened('Ann', table('Ann', 'Bob')),
      atOnce('Bob', table('Cem', 'Bob')),
      opened('Cem', table('Dia', 'Eva', 'Cem')),
      opened('Dia', table('Bob', 'Dia')),
      atOnce('Eva', table('Eva', 'Ann')),
      opened('Fay', table('Ann', 'Fay', 'Bob')),
    ]);
    const screen = table('Gil', 'Hua', 'Ivo');
    expect(moveOf(skill, 'Delete the entry of Hua', { screen })?.element.text).toBe('Hua');
    expect(moveOf(skill, 'Delete the entry of Hua', { screen: card('Hua') })?.element.text).toBe('Delete');
  });
});
