import { expect, test } from 'vitest';
import { patternProblem } from './pattern.ts';

test('patterns of identifying numbers are taken', () => {
  for (const pattern of [
    '[0-9]{14}',
    '[A-Z]{3}-[0-9]{5}',
    '(?:[0-9]{2} ?){4}[0-9]{2}',
    '[A-Z]{1,3}( [a-z]{1,20})?',
    '\\p{Lu}\\p{L}+',
    '[a-z0-9]+@[a-z0-9]+',
    '(?<year>[0-9]{4})/(?:A|B|C)',
    '\\u{1F600}[\\]a]',
    '',
  ])
    expect(patternProblem(pattern), pattern).toBeUndefined();
});

test('patterns by which one person could stop a product are refused', () => {
  for (const pattern of [
    '(a+)+',
    '(a*)*b',
    '(a|aa){30}',
    '([a-z]+ ?)*',
    '(?:a?){50}',
    'a*a*a*a*b',
    '((a{1000}){1000}){1000}',
    'a{2000}',
    'a{0,99999999}',
    '(a)\\1',
    '(?=a)a',
    'a'.repeat(600),
  ])
    expect(patternProblem(pattern), pattern).toBeTypeOf('string');
  expect(patternProblem('a+b+', 20_000)).toBeTypeOf('string');
});
