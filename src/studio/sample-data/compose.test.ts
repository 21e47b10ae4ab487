import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Field } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { isNumberType } from '../sample/field.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { composeSampleData } from './compose.ts';
import type { SampleMove, SampleRecord, SampleValue } from './sample.ts';

const folder = join(import.meta.dirname, '../../../test/fixtures/specifications');
const names = readdirSync(folder).map((file) => file.replace('.yaml', ''));

function stepOf(value: SampleValue): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('of' in value) return [value.of];
  return 'all' in value ? value.all : [];
}

type Type = Field['type'];

const isText = (value: SampleValue): value is string => typeof value === 'string' && value !== '';
const isDay = (value: SampleValue): boolean =>
  isText(value) || (typeof value === 'object' && value !== null && 'day' in value);
const isRecord = (value: SampleValue): boolean => stepOf(value).length > 0;

function isNumber(type: Type, value: SampleValue): boolean {
  if (!isNumberType(type) || typeof value !== 'number') return false;
  const isWhole = type.kind !== 'decimal' && type.kind !== 'percentage';
  return (
    (!isWhole || Number.isInteger(value)) && value >= (type.min ?? value) && value <= (type.max ?? value)
  );
}

const kinds: Partial<Record<Type['kind'], (value: SampleValue, type: Type) => boolean>> = {
  reference: isRecord,
  references: isRecord,
  date: isDay,
  datetime: isDay,
  boolean: (value) => typeof value === 'boolean',
  enum: (value, type) => type.kind === 'enum' && isText(value) && type.values.includes(value),
  text: (value, type) =>
    type.kind === 'text' && isText(value) && new RegExp(`^(?:${type.pattern ?? '[^]*'})$`).test(value),
};

/** Whether a value is of the kind that its field holds. */
function isOfKind({ type }: Field, value: SampleValue): boolean {
  if (isNumberType(type)) return isNumber(type, value);
  return kinds[type.kind]?.(value, type) ?? isText(value);
}

test('a place with an address is called after where it is, each otherwise', () => {
  const { specification } = analyseBrief(
    'A canteen has a unique name and an address. A delivery belongs to a canteen and has a date.',
  );
  if (!specification) throw new Error('nothing was read');
  const called = composeSampleData(specification).flatMap((step) =>
    'make' in step && step.make === 'canteen' ? [step.values['name']] : [],
  );
  expect(called.length).toBeGreaterThan(3);
  expect(new Set(called).size).toBe(called.length);
  for (const name of called) expect(name).toMatch(/^[A-Z].+ Canteen( \d+)?$/);
});

describe.each(names)('sample data for %s', (name) => {
  const specification = parseSpecificationYaml(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  const steps = composeSampleData(specification);
  const records = steps.filter((step): step is SampleRecord => 'make' in step);
  const moves = steps.filter((step): step is SampleMove => 'verb' in step);

  test('is the same each time', () => {
    expect(composeSampleData(specification)).toEqual(steps);
  });

  test('has records of every collection, none of which refers to a later one', () => {
    expect([...new Set(records.map(({ make }) => make))].sort()).toEqual(
      specification.entities.map(({ key }) => key).sort(),
    );
    for (const [index, step] of steps.entries()) {
      const before = 'make' in step ? Object.values(step.values).flatMap(stepOf) : [step.of];
      expect(
        before.every((each) => each < index && 'make' in (steps[each] ?? {})),
        JSON.stringify(step),
      ).toBe(true);
    }
  });

  test('holds in each field what its type asks for, and in each required field something', () => {
    for (const { make, values } of records) {
      for (const field of specification.entities.find(({ key }) => key === make)?.fields ?? []) {
        const value = values[field.key];
        if (value === undefined)
          expect(field.required && field.default === undefined, `${make}.${field.key}`).toBe(false);
        else expect(isOfKind(field, value), `${make}.${field.key}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
  });

  test('was entered in the past, and has moved on since', () => {
    expect(records.every(({ entered }) => entered <= 0)).toBe(true);
    expect(moves.every(({ day }) => day <= 0)).toBe(true);
    const dated = records.flatMap(({ values }) =>
      Object.values(values).flatMap((value) =>
        typeof value === 'object' && value !== null && 'day' in value ? [value.day] : [],
      ),
    );
    if (dated.length === 0) return;
    expect(Math.min(...dated)).toBeLessThan(-30);
  });
});
