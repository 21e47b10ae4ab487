import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { suggestionsFor } from './suggest.ts';
import { understandBrief, understandChange } from './understand.ts';

const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../examples', `${name}.md`), 'utf8');

describe('suggestions', () => {
  it.each([
    ['a food bank', example('food-bank')],
    ['a gîte', example('gite')],
    ['a choir in one line', 'I want an app for a choir'],
  ])('for %s are changes that are understood whole and take nothing away', (_, brief) => {
    const base = understandBrief(brief).specification;
    if (!base) throw new Error('not understood');
    const suggestions = suggestionsFor(brief, base);
    expect(suggestions.length).toBeGreaterThanOrEqual(3);
    for (const change of suggestions) {
      const made = understandChange({ brief, base, change });
      if (!('differences' in made)) throw new Error(`${change}: ${made.why}`);
      expect(made.unread).toEqual([]);
      expect(made.differences.length).toBeGreaterThan(0);
      expect(made.differences.filter(({ kind }) => kind === 'removed')).toEqual([]);
    }
  });

  it('are none where the field is not known', () => {
    const brief = 'A zorb has a flim. Members manage zorbs.';
    const base = understandBrief(brief).specification;
    if (!base) throw new Error('not understood');
    expect(suggestionsFor(brief, base)).toEqual([]);
  });
});
