import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { fieldSchema, fieldTypeSchema } from '../../protocol/specification/field.ts';
import { isNumberType, rangeOf, sampleValue } from './field.ts';
import { sampleOfPattern } from './pattern.ts';

const field = (type: unknown): ReturnType<typeof fieldSchema.parse> =>
  fieldSchema.parse({ key: 'thing', label: 'Thing', type, source: { from: 'hand' } });

describe('sampleValue', () => {
  it('gives numbers within their bounds, whatever the bounds are', () => {
    const kinds = fc.constantFrom('integer', 'decimal', 'money', 'percentage', 'duration');
    const widths = fc.record({ kind: kinds, min: fc.integer({ min: -50, max: 50 }), width: fc.nat(100) });
    fc.assert(
      fc.property(widths, fc.nat(10_000), ({ kind, min, width }, n) => {
        const extra = { money: { currency: 'EUR' }, duration: { unit: 'hours' } }[kind as 'money'] ?? {};
        const type = fieldTypeSchema.parse({ kind, ...extra, min, max: min + width });
        const value = sampleValue(field(type), n);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(min + width);
      }),
    );
  });

  it('keeps above an excluded bound', () => {
    const type = fieldTypeSchema.parse({ kind: 'integer', exclusiveMin: 0 });
    expect(isNumberType(type) && rangeOf(type).low).toBe(1);
  });

  it('gives texts of the allowed length that differ', () => {
    const short = field({ kind: 'text', minLength: 4, maxLength: 5 });
    const texts = Array.from({ length: 50 }, (_, n) => sampleValue(short, n));
    expect(new Set(texts).size).toBe(50);
    for (const text of texts) expect(String(text).length).toBeOneOf([4, 5]);
  });

  it('gives different values for different numbers', () => {
    for (const kind of ['date', 'datetime', 'email', 'phone', 'url', 'text', 'integer']) {
      const values = Array.from({ length: 40 }, (_, n) => sampleValue(field({ kind }), n));
      expect(new Set(values).size).toBe(40);
    }
  });
});

describe('sampleOfPattern', () => {
  it.each(['[0-9]{14}', '[A-Z]{2}-\\d{3}', '(?:FR|DE)[0-9]+', '\\d{5}(-\\d{4})?', '[^0-9]{3}', 'A.B'])(
    'finds different texts that %s matches',
    (pattern) => {
      const texts = [1, 2, 3].map((n) => sampleOfPattern(pattern, n));
      for (const text of texts) expect(text).toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
      expect(new Set(texts).size).toBe(3);
    },
  );

  it('says so when it cannot read a pattern', () => {
    expect(() => sampleOfPattern('(?=a)b', 1)).toThrow('No sample');
  });
});
