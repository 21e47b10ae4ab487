/** Looking for something that is not seen yet: one thing after the other is opened, until it is. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { learn } from './learn.ts';

type Section = { title: string; holds: readonly string[] };

const numbers = new Map<string, number>();

/** The number of a thing, the same on every screen. */
function numberOf(text: string): number {
  const number = numbers.get(text) ?? numbers.size + 1;
  numbers.set(text, number);
  return number;
}

/** Sections below each other, of which one may be open. */
function accordion(sections: readonly Section[], open?: string): Observation {
  const screen = screenOf(
    sections.flatMap(({ title, holds }): Thing[] => [
      { role: 'button', text: title, expanded: title === open },
      ...(title === open ? holds : []).map((text): Thing => ({ role: 'button', text })),
    ]),
  );
  return { ...screen, elements: screen.elements.map((one) => ({ ...one, id: numberOf(one.text) })) };
}

const sectionsOf = (...told: readonly string[]): Section[] =>
  told.map((one) => {
    const [title = '', ...holds] = one.split(' ');
    return { title, holds };
  });

/** Sections opened one after the other until one holds what is wanted. */
function sought(wanted: string, sections: readonly Section[]) {
  const found = sections.findIndex(({ holds }) => holds.includes(wanted));
  const looked = sections.slice(0, found + 1);
  return shownAs(`Find "${wanted}" and press it`, [
    ...looked.map(({ title }, at) => [accordion(sections, looked[at - 1]?.title), { on: title }] as const),
    [accordion(sections, looked.at(-1)?.title), { on: wanted }],
  ]);
}

describe('what is looked for', () => {
  const { skill } = learn([
    sought('basket', sectionsOf('Garden rake hose', 'Kitchen pan bowl', 'Market basket crate')),
    sought('chisel', sectionsOf('Harbour rope buoy', 'Office stapler pen', 'Tools chisel saw')),
    sought('anvil', sectionsOf('School chalk slate', 'Forge anvil tongs', 'Bakery tray peel')),
  ]);
  const sections = sectionsOf('Attic lamp trunk', 'Cellar wine coal', 'Stable saddle hay', 'Porch bench mat');
  const next = (wanted: string, open: string | undefined, pressed: readonly string[]) =>
    moveOf(skill, `Find "${wanted}" and press it`, { screen: accordion(sections, open), pressed })?.element
      .text;

  it('is sought behind what can be opened and was not opened yet, wherever people happened to look', () => {
    expect(['Attic', 'Cellar', 'Stable', 'Porch']).toContain(next('mat', undefined, []));
    expect(['Cellar', 'Stable', 'Porch']).toContain(next('mat', 'Attic', ['Attic']));
    expect(next('mat', 'Stable', ['Attic', 'Cellar', 'Stable'])).toBe('Porch');
  });

  it('is pressed as soon as it is seen', () => {
    expect(next('coal', 'Cellar', ['Attic', 'Cellar'])).toBe('coal');
  });
});

describe('a sign beside words', () => {
  const tree = (names: readonly string[]): Observation =>
    screenOf([
      {
        role: 'list',
        holds: names.map((name): Thing => ({
          role: 'listitem',
          holds: [
            { role: 'text', text: '▸' },
            { role: 'text', text: name },
          ],
        })),
      },
    ]);
  const unfolded = (names: readonly string[], wanted: string) => {
    const screen = tree(names);
    const words = screen.elements.find(({ text }) => text === wanted);
    return shownAs(`Unfold ${wanted}`, [[screen, { on: (words?.id ?? 0) - 1 }]]);
  };

  it('is pressed, and not the words', () => {
    const { skill } = learn([
      unfolded(['Ann', 'Bob', 'Cem'], 'Bob'),
      unfolded(['Dia', 'Eva'], 'Dia'),
      unfolded(['Fay', 'Gil', 'Hua'], 'Hua'),
    ]);
    const screen = tree(['Ivo', 'Jan', 'Kim']);
    const words = screen.elements.find(({ text }) => text === 'Jan');
    expect(moveOf(skill, 'Unfold Jan', { screen })?.element.id).toBe((words?.id ?? 0) - 1);
  });
});
