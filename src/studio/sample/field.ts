/**
 * Values for fields, made from the specification alone: `sampleValue` gives the n-th valid value of a field's type, and
 * different n give different values wherever the type has room for that (a boolean has none).
 */
import type { Field, FieldType } from '../../protocol/specification.ts';
import { sampleOfPattern } from './pattern.ts';

/** A value as it travels in a JSON body; many references are a list of ids. */
export type FieldValue = string | number | boolean | null | number[];

/** Types whose values are numbers and take bounds. */
export type NumberType = Extract<FieldType, { min?: number | undefined }>;

const dayMs = 86_400_000;
/** Where sampled days begin: far enough in the future for every "must be in the future". */
const firstDay = Date.UTC(2031, 0, 6);

/** Whether values of the type are JSON numbers (references aside). */
export function isNumberType(type: FieldType): type is NumberType {
  return ['integer', 'decimal', 'money', 'percentage', 'duration'].includes(type.kind);
}

/** The smallest difference between two values of a number type that we rely on. */
export function stepOf(type: NumberType): number {
  return type.kind === 'decimal' || type.kind === 'percentage' ? 0.5 : 1;
}

/** The least and greatest value that a number type allows; missing bounds are set to sensible ones. */
export function rangeOf(type: NumberType): { low: number; high: number } {
  const step = stepOf(type);
  const least = type.min ?? (type.exclusiveMin === undefined ? undefined : type.exclusiveMin + step);
  const usual = type.kind === 'percentage' ? 100 : 1_000_000;
  const low = least ?? Math.min(type.kind === 'integer' || type.kind === 'duration' ? 1 : 10, type.max ?? 10);
  return { low, high: type.max ?? Math.max(usual, low + usual) };
}

function numberValue(type: NumberType, n: number): number {
  const { low, high } = rangeOf(type);
  const step = type.kind === 'money' ? 100 : stepOf(type);
  const places = Math.floor((high - low) / step) + 1;
  return low + (n % Math.min(places, 5000)) * step;
}

function textValue(type: Extract<FieldType, { kind: 'text' }>, input: { label: string; n: number }): string {
  if (type.pattern !== undefined) return sampleOfPattern(type.pattern, input.n);
  const { minLength = 1, maxLength = 200 } = type;
  const number = String(input.n);
  const long = `${input.label} ${number}`;
  const text =
    long.length <= maxLength ? long : number.padStart(Math.min(maxLength, 4), 'x').slice(-maxLength);
  return text.length >= minLength ? text : text.padEnd(minLength, 'x');
}

/** The n-th day (YYYY-MM-DD) from the first sampled one. */
export function sampleDay(n: number): string {
  return new Date(firstDay + n * dayMs).toISOString().slice(0, 10);
}

/** The n-th moment: ten o'clock UTC on the n-th sampled day. */
export function sampleMoment(n: number): string {
  return `${sampleDay(n)}T10:00:00.000Z`;
}

/**
 * The n-th valid value of a field by its type alone; rules between fields are the business of the record's maker.
 * References and uploads give null: their values are records and files.
 */
export function sampleValue(field: Field, n: number): FieldValue {
  const { type } = field;
  if (isNumberType(type)) return numberValue(type, n);
  if (type.kind === 'text') return textValue(type, { label: field.label, n });
  if (type.kind === 'enum') return type.values[n % type.values.length] ?? null;
  return (plainValues[type.kind as keyof typeof plainValues] ?? (() => null))(n, field);
}

const plainValues = {
  boolean: (n: number): FieldValue => n % 2 === 1,
  date: sampleDay,
  datetime: sampleMoment,
  time: (n: number): FieldValue =>
    `${String(8 + (n % 10)).padStart(2, '0')}:${String((n * 5) % 60).padStart(2, '0')}`,
  email: (n: number): FieldValue => `person${n}@example.com`,
  phone: (n: number): FieldValue => `+336${String(10_000_000 + (n % 89_999_999))}`,
  url: (n: number, field: Field): FieldValue => `https://example.com/${field.key}/${n}`,
  colour: (n: number): FieldValue => `#${(0x2a6f4d + n * 0x010307).toString(16).slice(-6)}`,
};
