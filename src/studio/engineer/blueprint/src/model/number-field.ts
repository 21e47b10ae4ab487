import {
  accept,
  type Field,
  type FieldOptions,
  makeField,
  type Reading,
  refuse,
  type Value,
} from './field.ts';
import { minorDigits, presentCurrency } from './currency.ts';
import { words } from '../words.ts';

/** Limits of a number, in the unit in which it travels. */
export type Bounds = { min?: number; max?: number; exclusiveMin?: number };
type NumberOptions = FieldOptions & Bounds;
/** What a plain number counts, as people read it behind the number: kg, km, portions. */
type CountOptions = NumberOptions & { unit?: string };

type NumberKind = {
  kind: string;
  isWhole: boolean;
  /** How many of the stored units make one of those that people type: 100 for euros stored in cents. */
  scale?: number;
  step: string;
  /** What stands after the control. */
  suffix?: string;
  /** What a person reads for a number of those that people type; the plain number when left out. */
  write?: (value: number) => string;
};

/** Years and other short numbers stay without marks between their digits. */
const plainNumber = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 12, useGrouping: 'min2' });
const decimalMark = (1.5).toLocaleString(words.locale).charAt(1);

const decimalText = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;

function numberField(name: { key: string; label: string }, options: NumberOptions, kind: NumberKind): Field {
  const { key, label } = name;
  const { min, max, exclusiveMin } = options;
  const scale = kind.scale ?? 1;
  const digits = Math.round(Math.log10(scale));
  const typed = (value: number): string =>
    scale === 1 ? String(value) : (value / scale).toFixed(digits).replace('.', decimalMark);
  const write = kind.write ?? ((value: number) => plainNumber.format(value));
  const fromJson = (input: unknown): Reading => {
    if (typeof input !== 'number' || !Number.isFinite(input))
      return refuse(words.refusals.mustBeNumber(label));
    if (kind.isWhole && !Number.isSafeInteger(input)) return refuse(words.refusals.mustBeWhole(label));
    if (min !== undefined && input < min) return refuse(words.refusals.atLeast(label, typed(min)));
    if (max !== undefined && input > max) return refuse(words.refusals.atMost(label, typed(max)));
    if (exclusiveMin !== undefined && input <= exclusiveMin) {
      return refuse(words.refusals.moreThan(label, typed(exclusiveMin)));
    }
    return accept(input);
  };
  const fromForm = (input: string): Reading => {
    const trimmed = input.trim().replaceAll(/[\s\u00A0\u202F]/g, '');
    if (!decimalText.test(trimmed)) return refuse(words.refusals.mustBeNumber(label));
    const value = Number(trimmed.replace(',', '.')) * scale;
    const rounded = Math.round(value);
    if (scale > 1 && Math.abs(value - rounded) > 1e-6) {
      return refuse(words.refusals.digitsAfterPoint(label, digits));
    }
    return fromJson(scale > 1 ? rounded : value);
  };
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
    show: (value: Value) => (value === null ? '' : write(Number(value) / scale)),
    toForm: (value: Value) => (value === null ? '' : typed(Number(value))),
  });
}

function inUnit(unit: string | undefined): Pick<NumberKind, 'suffix' | 'write'> {
  if (unit === undefined) return {};
  return { suffix: unit, write: (value) => `${plainNumber.format(value)} ${unit}` };
}

/** A whole number. */
export function integer(key: string, label: string, options: CountOptions = {}): Field {
  const kind = { kind: 'integer', isWhole: true, step: '1', ...inUnit(options.unit) };
  return numberField({ key, label }, options, kind);
}

/** A number with a fraction. */
export function decimal(key: string, label: string, options: CountOptions = {}): Field {
  const kind = { kind: 'decimal', isWhole: false, step: 'any', ...inUnit(options.unit) };
  return numberField({ key, label }, options, kind);
}

/** A percentage such as 12.5. */
export function percentage(key: string, label: string, options: NumberOptions = {}): Field {
  const format = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 10 });
  const write = (value: number): string => format.format(value / 100);
  const kind = { kind: 'percentage', isWhole: false, step: 'any', suffix: '%', write };
  return numberField({ key, label }, options, kind);
}

/** A length of time as a whole number of its unit. */
export function duration(
  key: string,
  label: string,
  options: NumberOptions & { unit: keyof typeof words.units },
): Field {
  const unit = words.units[options.unit];
  const write = (value: number): string => `${plainNumber.format(value)} ${unit(value)}`;
  const kind = { kind: 'duration', isWhole: true, step: '1', suffix: unit(2), write };
  return { ...numberField({ key, label }, options, kind), unit: options.unit };
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Writes amounts of a currency as the language does. */
function moneyFormat(currency: string): Intl.NumberFormat {
  const known = moneyFormats.get(currency);
  if (known !== undefined) return known;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const format = new Intl.NumberFormat(words.locale, style);
  moneyFormats.set(currency, format);
  return format;
}

const symbolOf = (currency: string): string =>
  moneyFormat(currency)
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;

/**
 * An amount of money: a whole number of minor units (cents), typed and shown in the major unit. An amount in the product's
 * own currency follows the setting of administrators.
 */
export function money(key: string, label: string, options: NumberOptions & { currency: string }): Field {
  const scale = 10 ** minorDigits(options.currency);
  const currency = (): string => presentCurrency(options.currency);
  const write = (value: number): string => moneyFormat(currency()).format(value);
  const kind = { kind: 'money', isWhole: true, scale, step: 'any', write };
  const field = numberField({ key, label }, options, kind);
  const { control, schema } = field;
  return Object.defineProperties(field, {
    control: { enumerable: true, get: () => ({ ...control, suffix: symbolOf(currency()) }) },
    schema: {
      enumerable: true,
      get: () => ({
        ...schema,
        description: `${currency()}, in minor units (1/${scale})`,
        'x-currency': currency(),
      }),
    },
  });
}
