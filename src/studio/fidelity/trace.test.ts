import { describe, expect, it } from 'vitest';
import type { Check } from '../../protocol/evidence.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { elementSources, traceClauses } from './trace.ts';

const brief = 'A book has a title and a unique code. Clerks manage books.';
const { specification } = analyseBrief(brief);
if (!specification) throw new Error('it is a product');

const check = (id: string, proves: string[], passed = true): Check => ({
  id,
  text: id,
  kind: 'api',
  passed,
  proves,
  durationMs: 1,
});

describe('from words over elements to checks', () => {
  it('names what proves each clause', () => {
    const checks = [check('title-kept', ['field:book.title']), check('code-unique', ['field:book.code'])];
    const clauses = traceClauses(specification, { checks, journeys: [] });
    expect(clauses.find(({ text }) => text === 'a title')).toMatchObject({
      elements: ['field:book.title'],
      checks: ['title-kept'],
    });
    expect(clauses.find(({ text }) => text.startsWith('Clerks'))?.checks).not.toEqual([]);
  });

  it('a check that failed proves nothing, and a clause without any has none', () => {
    const clauses = traceClauses(specification, {
      checks: [check('broken', ['field:book.title'], false)],
      journeys: [],
    });
    expect(clauses.every(({ checks }) => checks.length === 0)).toBe(true);
  });

  it('knows where every element comes from', () => {
    const ids = elementSources(specification).map(([element]) => element);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('permission:clerk.book');
  });
});
