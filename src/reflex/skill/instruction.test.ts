/** What of an instruction counts as said of something. */
import { expect, it } from 'vitest';
import { moveOf, screenOf } from '../../../test/shown.ts';
import type { Selector, Skill } from '../../protocol/screen/skill.ts';
import { saidOf, valuesOf } from './instruction.ts';

const wording = { templates: [['open', 'the', 'tree', 'at', ',', 'then', 'press', 'it', '.']] };

it('the word behind another one is a value only where it changes from one time to the next', () => {
  const said = saidOf(wording, { instruction: 'Open the tree at Attic, then press it.' });
  const after = (word: string) => said && valuesOf(said, { by: 'after', word } satisfies Selector);
  expect(after('at')).toEqual(['Attic']);
  expect(after('open')).toEqual([]);
  expect(after('it')).toEqual([]);
});

it('a sign is not mentioned by the marks of a sentence', () => {
  const skill: Skill = {
    ...wording,
    words: [],
    aliases: [],
    forms: [],
    others: [],
    landmarks: [],
    rules: [{ act: 'click', count: 1, target: [{ is: 'mentioned', place: 'own' }], effect: 'none' }],
  };
  const screen = screenOf([
    { role: 'text', text: '▸' },
    { role: 'text', text: 'Attic' },
  ]);
  const move = moveOf(skill, 'Open the tree at Attic, then press it.', { screen });
  expect(move?.element.text).toBe('Attic');
});
