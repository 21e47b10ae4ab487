import { describe, expect, it } from 'vitest';
import { roleOf, shapeOf } from './role.ts';

describe('the role of a node', () => {
  it('is that of its tag, in any case', () => {
    expect(['A', 'button', 'H3', 'TD', 'TH', 'tr', 'LI'].map((tag) => roleOf({ tag }))).toEqual([
      'link',
      'button',
      'heading',
      'cell',
      'columnheader',
      'row',
      'listitem',
    ]);
  });

  it('is that of the type of an input, told apart or behind the tag', () => {
    expect(roleOf({ tag: 'INPUT_checkbox' })).toBe('checkbox');
    expect(roleOf({ tag: 'input', type: 'RADIO' })).toBe('radio');
    expect(roleOf({ tag: 'INPUT_password' })).toBe('textbox');
    expect(roleOf({ tag: 'input', type: 'never-heard-of' })).toBe('textbox');
    expect(roleOf({ tag: 'INPUT_date' })).toBe('date');
  });

  it('is the first known one that the document gives it', () => {
    expect(roleOf({ tag: 'div', role: 'none button' })).toBe('button');
    expect(roleOf({ tag: 'a', role: 'nonsense' })).toBe('link');
  });

  it('tells words, drawings and what only holds others apart', () => {
    expect(roleOf({ tag: 'span', hasText: true })).toBe('text');
    expect(roleOf({ tag: 'LABEL', hasText: true })).toBe('text');
    expect(roleOf({ tag: 't' })).toBe('text');
    expect(roleOf({ tag: 'div' })).toBe('group');
    expect(roleOf({ tag: 'svg' })).toBe('group');
    expect(roleOf({ tag: 'circle' })).toBe('shape');
    expect(roleOf({ tag: 'div', isEditable: true, hasText: true })).toBe('textbox');
    expect(roleOf({ tag: 'constructor' })).toBe('group');
  });

  it('of a select depends on whether it shows one option or several', () => {
    expect(roleOf({ tag: 'select' })).toBe('combobox');
    expect(roleOf({ tag: 'select', isList: true })).toBe('listbox');
  });
});

describe('the shape of a node', () => {
  it('is what svg draws, and nothing for the rest', () => {
    expect(['circle', 'ellipse', 'RECT', 'polygon', 'line', 'path', 'canvas', 'div'].map(shapeOf)).toEqual([
      'circle',
      'circle',
      'rectangle',
      'polygon',
      'line',
      'path',
      'image',
      undefined,
    ]);
  });
});
