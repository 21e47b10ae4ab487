/** What tells things apart that stand together, and what stays the same wherever it is shown. */
import { expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import { learn } from './learn.ts';

const word = (text: string): Thing => ({ role: 'text', text });
const button = (text: string): Thing => ({ role: 'button', text });

it('an entry of a menu without controls is told from its neighbours by its words', () => {
  const goods = ['Tea', 'Rice', 'Salt'];
  const columns = ['To do', 'Doing', 'Done'];
  /** Cards, one of them with its menu open: it offers the columns that the card does not stand in. */
  const board = (opened?: string, own?: string) =>
    screenOf(
      goods.map((name) => {
        const entries = columns.filter((column) => column !== own).map(word);
        const menu: Thing[] = name === opened ? [{ role: 'group', holds: entries }] : [];
        return { role: 'group', holds: [word(name), button('⋮'), ...menu] };
      }),
    );
  const moved = (name: string, from: string, to: string) => {
    const closed = board();
    const dots = closed.elements.filter(({ role }) => role === 'button')[goods.indexOf(name)];
    return shownAs(`Move ${name} to ${to}`, [
      [closed, { on: dots?.id ?? 0 }],
      [board(name, from), { on: to }],
    ]);
  };
  const { skill } = learn([
    moved('Tea', 'To do', 'Done'),
    moved('Rice', 'Done', 'Doing'),
    moved('Salt', 'To do', 'Doing'),
    moved('Tea', 'Doing', 'To do'),
    moved('Rice', 'Doing', 'Done'),
    moved('Salt', 'Done', 'Doing'),
  ]);
  const next = (to: string) =>
    moveOf(skill, `Move Salt to ${to}`, { screen: board('Salt', 'To do'), pressed: [] })?.element.text;
  expect(['Done', 'Doing'].map(next)).toEqual(['Done', 'Doing']);
});

it('what was pressed wherever it was seen is known by its words, also beside others of its kind', () => {
  const page = (name: string) => screenOf([{ role: 'textbox', value: name }, button('Send')]);
  const shown = ['Tea', 'Rice', 'Salt'].map((name) =>
    shownAs(`Order "${name}" and press Send`, [
      [page(''), { on: 'textbox', type: name }],
      [page(name), { on: 'Send' }],
    ]),
  );
  const { skill } = learn(shown);
  const screen = screenOf([
    button('Help'),
    { role: 'textbox', value: 'Oil' },
    button('Clear'),
    button('Send'),
    button('Print'),
  ]);
  expect(moveOf(skill, 'Order "Oil" and press Send', { screen })?.element.text).toBe('Send');
});
