/** Values at and beyond the limits of a field, derived from its type: what has to be accepted and what refused. */
import type { Field } from '../../protocol/specification.ts';
import { isNumberType, stepOf, type NumberType } from '../sample/field.ts';

/** A value to send and, for people, what it is ("below the least"). */
type Trial = { value: unknown; what: string };
/** What a field must take and what it must refuse with 422. */
export type Trials = { good: Trial[]; bad: Trial[] };

const nobody = 999_999_999;

function numberTrials(type: NumberType): Trials {
  const step = stepOf(type);
  const isWhole = type.kind !== 'decimal' && type.kind !== 'percentage';
  const trials: Trials = {
    good: [],
    bad: [
      { value: 'many', what: 'a word' },
      { value: true, what: 'a truth value' },
      { value: [3], what: 'a list' },
    ],
  };
  if (type.min !== undefined) {
    trials.good.push({ value: type.min, what: 'the least' });
    trials.bad.push({ value: type.min - step, what: 'below the least' });
  }
  if (type.exclusiveMin !== undefined) {
    trials.good.push({ value: type.exclusiveMin + step, what: 'just above the bound' });
    trials.bad.push({ value: type.exclusiveMin, what: 'at the excluded bound' });
  }
  if (type.max !== undefined) {
    trials.good.push({ value: type.max, what: 'the greatest' });
    trials.bad.push({ value: type.max + step, what: 'above the greatest' });
  }
  if (isWhole) trials.bad.push({ value: (type.min ?? type.exclusiveMin ?? 1) + 1.5, what: 'half a unit' });
  return trials;
}

function textTrials(type: Extract<Field['type'], { kind: 'text' }>): Trials {
  const trials: Trials = {
    good: [],
    bad: [
      { value: 12_345, what: 'a number' },
      { value: { a: 1 }, what: 'an object' },
    ],
  };
  if (type.pattern === undefined) {
    const { minLength, maxLength } = type;
    if (maxLength !== undefined) {
      trials.good.push({ value: 'm'.repeat(maxLength), what: 'the longest' });
      trials.bad.push({ value: 'm'.repeat(maxLength + 1), what: 'too long' });
    }
    if (minLength !== undefined && minLength > 1) {
      trials.good.push({ value: 's'.repeat(minLength), what: 'the shortest' });
      trials.bad.push({ value: 's'.repeat(minLength - 1), what: 'too short' });
    }
  } else {
    const matches = new RegExp(`^(?:${type.pattern})$`, 'u');
    const strange = ['~', '~~~~~~~~', '---'].find((text) => !matches.test(text));
    if (strange !== undefined) trials.bad.push({ value: strange, what: 'of another form' });
  }
  return trials;
}

const badOf: Partial<Record<Field['type']['kind'], unknown[]>> = {
  boolean: ['maybe', { a: 1 }],
  date: ['yesterday', '2031-02-30', '2031-13-01', '31/01/2031', 20_310_101],
  datetime: ['soon', '2031-02-30T10:00:00Z', '2031-01-01T25:00:00Z', [1]],
  time: ['noon', '25:00', '10:61', {}],
  email: ['nobody', 'nobody@', '@example.com', 'a b@example.com', 42],
  phone: [{ a: 1 }, ['+331']],
  url: ['not an address', 'javascript:alert(1)', 5],
  enum: ['no-such-choice', 1, ['x']],
  colour: ['green', '#12345', '#gggggg', 'rgb(1,2,3)', 7],
  image: ['/uploads/no-such-file', 'https://example.com/a.png', '/../data.db', 5, {}],
  file: ['/uploads/no-such-file', 'https://example.com/a.txt', '/../data.db', 5, {}],
  references: [[nobody], ['abc'], [-1], [1.5], { id: 1 }, 'many'],
  reference: [nobody, 'abc', -1, 1.5, { id: 1 }],
};

/** What a field must take and refuse by its type; uniqueness, requiredness and rules are other probes' business. */
export function trialsOf(field: Field): Trials {
  const { type } = field;
  if (isNumberType(type)) return numberTrials(type);
  if (type.kind === 'text') return textTrials(type);
  const good = type.kind === 'enum' ? type.values.map((value) => ({ value, what: `“${value}”` })) : [];
  const booleans = [true, false].map((value) => ({ value, what: String(value) }));
  const bad = (badOf[type.kind] ?? []).map((value) => ({ value, what: JSON.stringify(value) }));
  return { good: type.kind === 'boolean' ? booleans : good, bad };
}
