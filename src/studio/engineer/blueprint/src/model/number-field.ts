import {
  accept,
  type Field,
  type FieldOptions,
  makeField,
  type Reading,
  refuse,
  type Value,
} from './field.ts';

/** Limits of a number, in the unit in which it travels. */
export type Bounds = { min?: number; max?: number; exclusiveMin?: number };
type NumberOptions = FieldOptions & Bounds;

type NumberKind = {
  kind: string;
  isWhole: boolean;
  /** How many of the stored units make one of those that people type: 100 for euros stored in cents. */
  scale?: number;
  step: string;
  /** What stands after the number when it is shown, and after the control. */
  suffix?: string;
};

const decimalText = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;

function numberField(name: { key: string; label: string }, options: NumberOptions, kind: NumberKind): Field {
  const { key, label } = name;
  const { min, max, exclusiveMin } = options;
  const scale = kind.scale ?? 1;
  const digits = Math.round(Math.log10(scale));
  const typed = (value: number): string => (scale === 1 ? String(value) : (value / scale).toFixed(digits));
  const fromJson = (input: unknown): Reading => {
    if (typeof input !== 'number' || !Number.isFinite(input)) return refuse(`${label} must be a number.`);
    if (kind.isWhole && !Number.isSafeInteger(input)) return refuse(`${label} must be a whole number.`);
    if (min !== undefined && input < min) return refuse(`${label} must be at least ${typed(min)}.`);
    if (max !== undefined && input > max) return refuse(`${label} must be at most ${typed(max)}.`);
    if (exclusiveMin !== undefined && input <= exclusiveMin) {
      return refuse(`${label} must be more than ${typed(exclusiveMin)}.`);
    }
    return accept(input);
  };
  const fromForm = (input: string): Reading => {
    const trimmed = input.trim().replaceAll(/[\s\u00A0\u202F]/g, '');
    if (!decimalText.test(trimmed)) return refuse(`${label} must be a number.`);
    const value = Number(trimmed.replace(',', '.')) * scale;
    const rounded = Math.round(value);
    if (scale > 1 && Math.abs(value - rounded) > 1e-6) {
      return refuse(`${label} has at most ${digits} digits after the point.`);
    }
    return fromJson(scale > 1 ? rounded : value);
  };
  const suffix = kind.suffix === undefined ? '' : ` ${kind.suffix}`;
  return makeField({ key, label }, options, {
    kind: kind.kind,
    sqlType: kind.isWhole ? 'INTEGER' : 'REAL',
    control: {
      kind: 'input',
      type: scale > 1 ? 'text' : 'number',
      inputMode: kind.isWhole && scale === 1 ? 'numeric' : 'decimal',
      step: kind.step,
      ...(kind.suffix === undefined ? {} : { suffix: kind.suffix }),
    },
    schema: {
      type: kind.isWhole ? 'integer' : 'number',
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
      ...(exclusiveMin === undefined ? {} : { exclusiveMinimum: exclusiveMin }),
    },
    fromJson,
    fromForm,
    show: (value: Value) => (value === null ? '' : `${typed(Number(value))}${suffix}`),
    toForm: (value: Value) => (value === null ? '' : typed(Number(value))),
  });
}

/** A whole number. */
export function integer(key: string, label: string, options: NumberOptions = {}): Field {
  return numberField({ key, label }, options, { kind: 'integer', isWhole: true, step: '1' });
}

/** A number with a fraction. */
export function decimal(key: string, label: string, options: NumberOptions = {}): Field {
  return numberField({ key, label }, options, { kind: 'decimal', isWhole: false, step: 'any' });
}

/** A percentage such as 12.5. */
export function percentage(key: string, label: string, options: NumberOptions = {}): Field {
  const kind = { kind: 'percentage', isWhole: false, step: 'any', suffix: '%' };
  return numberField({ key, label }, options, kind);
}

/** A length of time as a whole number of its unit. */
export function duration(
  key: string,
  label: string,
  options: NumberOptions & { unit: 'minutes' | 'hours' | 'days' | 'weeks' },
): Field {
  const kind = { kind: 'duration', isWhole: true, step: '1', suffix: options.unit };
  return numberField({ key, label }, options, kind);
}

/** An amount of money: a whole number of minor units (cents), typed and shown in the major unit. */
export function money(key: string, label: string, options: NumberOptions & { currency: string }): Field {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: options.currency });
  const scale = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  const kind = { kind: 'money', isWhole: true, scale, step: 'any', suffix: options.currency };
  const field = numberField({ key, label }, options, kind);
  const description = `${options.currency}, in minor units (1/${scale})`;
  return { ...field, schema: { ...field.schema, description, 'x-currency': options.currency } };
}
