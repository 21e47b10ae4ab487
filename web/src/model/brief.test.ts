import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Specification } from '../../../src/protocol/specification.ts';
import { cutBrief } from './brief.ts';
import { allElements, type SpecificationElement } from './specification-element.ts';

const brief = readFileSync(join(import.meta.dirname, '../../../examples/hair-salon.md'), 'utf8');

const cited = (id: string, start: number, text: string): SpecificationElement => ({
  id,
  name: id,
  text: '',
  source: { from: 'brief', cites: [{ start, end: start + text.length, text }] },
});

const nothing = {
  notUnderstood: [] as Specification['notUnderstood'],
  background: [] as Specification['background'],
} as Specification;

describe('cutBrief', () => {
  it('names every element that cites a word, the narrowest citation first', () => {
    const text = 'A book has a title.';
    const elements = [cited('entity:book', 0, text), cited('field:book.title', 11, 'a title')];
    const segments = cutBrief(text, elements, nothing);
    expect(segments.map((segment) => [segment.text, segment.elements])).toEqual([
      ['A book has ', ['entity:book']],
      ['a title', ['field:book.title', 'entity:book']],
      ['.', ['entity:book']],
    ]);
  });

  it('marks what was not understood with the reason', () => {
    const span = { start: 2, end: 6, text: 'book', why: 'no such word' };
    const segments = cutBrief('A book.', [], { ...nothing, notUnderstood: [span] });
    expect(segments[1]).toMatchObject({ text: 'book', unclear: 'no such word' });
  });

  it('marks what tells and asks nothing', () => {
    const span = { start: 8, end: 13, text: 'Hello' };
    const segments = cutBrief('A book. Hello', [], { ...nothing, background: [span] });
    expect(segments.at(-1)).toMatchObject({ text: 'Hello', isBackground: true, elements: [] });
  });

  it('leaves out a citation whose words do not stand at its place', () => {
    expect(cutBrief('A book.', [cited('entity:book', 3, 'book')], nothing)).toHaveLength(1);
  });

  it('loses no word and moves none, wherever citations begin and end', () => {
    const spans = fc.array(fc.tuple(fc.nat(brief.length - 1), fc.integer({ min: 1, max: 200 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(spans, (pairs) => {
        const elements = pairs.map(([start, length], index) =>
          cited(`rule:${index}`, start, brief.slice(start, start + length)),
        );
        const segments = cutBrief(brief, elements, nothing);
        expect(segments.map((segment) => segment.text).join('')).toBe(brief);
        for (const { start, text } of segments) expect(brief.slice(start, start + text.length)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('says each element of a specification in words', () => {
    const field = {
      key: 'price',
      label: 'Price',
      type: { kind: 'money', currency: 'EUR', min: 50 },
      required: true,
      unique: false,
      source: { from: 'hand' },
    } as const;
    const entity = {
      key: 'service',
      collection: 'services',
      label: 'Service',
      labelPlural: 'Services',
      source: { from: 'hand' },
    };
    const specification = {
      ...nothing,
      entities: [{ ...entity, fields: [field] }],
      roles: [],
      permissions: [],
      rules: [],
    };
    const elements = allElements(specification as unknown as Specification);
    expect(elements.map(({ id, text }) => [id, text])).toEqual([
      ['entity:service', '/services'],
      ['field:service.price', 'amount in EUR, at least 0.5; required'],
    ]);
  });
});
