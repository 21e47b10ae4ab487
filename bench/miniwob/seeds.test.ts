import { assert, nat, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDisjoint, readSeeds } from './seeds.ts';

describe('seeds', () => {
  it('are those of a range, in order, beside those that are named', () => {
    expect(readSeeds('exam-1..exam-3, other,b9..b11')).toEqual([
      'exam-1',
      'exam-2',
      'exam-3',
      'other',
      'b9',
      'b10',
      'b11',
    ]);
  });

  it('of any range are as many as it counts, all different', () => {
    assert(
      property(nat(500), nat(500), stringMatching(/^[a-z]*-$/), (first, more, name) => {
        const seeds = readSeeds(`${name}${first}..${name}${first + more}`);
        expect(new Set(seeds).size).toBe(more + 1);
        expect(seeds.at(-1)).toBe(`${name}${first + more}`);
      }),
    );
  });

  it.each([
    '',
    'a-1..',
    'a-1..b-3',
    'a-3..a-1',
    'a-1..a-2..a-3',
    'a,,b',
    'a,a',
    'a-1..a-3,a-2',
    'a-1..a-9999999',
  ])('cannot be %j', (text) => {
    expect(() => readSeeds(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('that the skills were learned on are refused', () => {
    expect(() => checkDisjoint(['a-1', 'a-2'], ['b-1'])).not.toThrow();
    expect(() => checkDisjoint(['a-1', 'a-2'], ['a-2'])).toThrow(/a-2/);
  });
});
