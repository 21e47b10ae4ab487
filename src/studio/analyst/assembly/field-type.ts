/** Which type a field has, from the words of its name and what is said beside it. */
import type { FieldType } from '../../../protocol/specification.ts';
import type { Hints } from '../grammar/logical-form.ts';
import type { FieldNoun, Lexicon } from '../language/lexicon.ts';
import type { Guess, Wording } from '../language/wording.ts';
import { valueOf } from './name.ts';

export type Typed = {
  type: FieldType;
  key?: string;
  label?: string;
  /** What had to be guessed. */
  assumption?: Guess;
};

type Bounds = { min?: number; max?: number; exclusiveMin?: number };

/** A field to be typed: its name, what is said beside it, the currency of the product. */
export type Untyped = { words: readonly string[]; hints: Hints; currency: string };

type Named = Pick<Untyped, 'words' | 'hints'>;

/** The type of a field, or a reason why what is said of it does not fit together. */
export function typeOf(lexicon: Lexicon, field: Untyped): Typed | { why: string } {
  const { words, hints } = field;
  const known = knownNoun(lexicon, words);
  const special = specialType(lexicon.wording, field, known);
  if (special) return special;
  const kind = kindOf(hints, known);
  if (kind === 'duration')
    return durationOf(lexicon.wording, field, { ...lowOf(hints, known), ...hints.bounds });
  const named = isWhole(lexicon, words) && hints.kind === undefined ? namedBy(known) : {};
  if (numeric.has(kind ?? '')) return { ...named, ...numberOf(kind ?? '', { field, known }) };
  const simple = simpleKinds.find((one) => one === kind);
  if (simple)
    return hints.bounds ? { why: `a ${simple} has no such bounds` } : { ...named, type: { kind: simple } };
  return textOf(hints, { isLong: kind === 'longText', isKnown: known !== undefined });
}

const numeric: ReadonlySet<string> = new Set(['money', 'integer', 'decimal', 'percentage']);
const simpleKinds = [
  'boolean',
  'date',
  'datetime',
  'time',
  'email',
  'phone',
  'url',
  'colour',
  'image',
  'file',
] as const;

function namedBy(known: FieldNoun | undefined): Pick<Typed, 'key' | 'label'> {
  return {
    ...(known?.key !== undefined && { key: known.key }),
    ...(known?.label !== undefined && { label: known.label }),
  };
}

/** The least value that makes sense where the brief sets none: a price is not negative. */
function lowOf({ bounds }: Hints, known: FieldNoun | undefined): Bounds {
  const isSet = bounds?.min !== undefined || bounds?.exclusiveMin !== undefined;
  return isSet || known?.min === undefined ? {} : { min: known.min };
}

function numberOf(kind: string, { field, known }: { field: Untyped; known: FieldNoun | undefined }): Typed {
  const { hints, currency } = field;
  const low = lowOf(hints, known);
  const bounds = { ...low, ...hints.bounds };
  const guard = low.min === undefined ? {} : { assumption: { is: 'atLeast' as const, value: low.min } };
  if (kind === 'money')
    return { ...guard, type: { kind, currency: hints.currency ?? currency, ...minor(bounds) } };
  if (kind === 'integer' && !isWholeNumbers(bounds))
    return { ...guard, type: { kind: 'decimal', ...bounds } };
  return {
    ...guard,
    type: {
      kind: kind === 'decimal' ? 'decimal' : kind === 'percentage' ? 'percentage' : 'integer',
      ...bounds,
    },
  };
}

function isWholeNumbers(bounds: Bounds): boolean {
  return Object.values(bounds).every((value) => Number.isInteger(value));
}

/** What the lexicon says of the whole name, else of its last word. */
export function knownNoun(lexicon: Lexicon, words: readonly string[]): FieldNoun | undefined {
  const [name = ''] = words.join(' ').split(/ (?:per|par) /);
  if (Object.hasOwn(lexicon.fieldNouns, name)) return lexicon.fieldNouns[name];
  if (name !== words.join(' ')) return knownNoun(lexicon, name.split(' '));
  if (name.includes('number of ')) return lexicon.fieldNouns['number of'];
  return words.length > 1 ? knownPart(lexicon, words) : undefined;
}

/** What a part of a compound says: "guardian phone number", "warranty end" (a day; a bare "end" is a moment). */
function knownPart(lexicon: Lexicon, words: readonly string[]): FieldNoun | undefined {
  const { partsOf, headOf } = lexicon.naming;
  const part = partsOf(words.join(' ')).find(
    (name) => name.includes(' ') && Object.hasOwn(lexicon.fieldNouns, name),
  );
  const whole = part === undefined ? undefined : lexicon.fieldNouns[part];
  const last = headOf(words);
  if (whole && whole.key === undefined) return whole;
  if (last === lexicon.numbering) return { kind: 'text' };
  const known = Object.hasOwn(lexicon.fieldNouns, last) ? lexicon.fieldNouns[last] : undefined;
  return known?.kind === 'datetime' ? { kind: 'date' } : known;
}

function isWhole(lexicon: Lexicon, words: readonly string[]): boolean {
  return Object.hasOwn(lexicon.fieldNouns, words.join(' '));
}

function specialType(wording: Wording, field: Named, known: FieldNoun | undefined): Typed | undefined {
  const { hints } = field;
  const listed = listedType(hints);
  if (listed) return listed;
  if (hints.isBoolean) return { type: { kind: 'boolean' } };
  const pattern = patternOf(hints);
  if (pattern !== undefined) return { type: { kind: 'text', multiline: false, pattern } };
  if (hints.measure !== undefined) return measured(field, known);
  if (hints.isPercentage) return { type: { kind: 'percentage', ...hints.bounds } };
  if (hints.unit && known?.kind !== 'money') return lasting(wording, field, known);
  return undefined;
}

/** "14 digits", "2 letters followed by 4 digits". */
function patternOf({ digits, digitRange, pattern }: Hints): string | undefined {
  if (digits !== undefined) return `[0-9]{${digits}}`;
  return digitRange ? rangePattern(digitRange) : pattern;
}

/** "Between 4 and 12 letters and digits". */
function rangePattern({ min, max, isAlphanumeric }: NonNullable<Hints['digitRange']>): string {
  return `${isAlphanumeric ? '[A-Za-z0-9]' : '[0-9]'}{${min === max ? min : `${min},${max}`}}`;
}

/** "In minutes": a duration; an age in years is a count. */
function lasting(wording: Wording, field: Named, known: FieldNoun | undefined): Typed {
  const { hints } = field;
  if (known?.kind !== 'integer') return durationOf(wording, field, hints.bounds ?? {});
  const unit = wording.units[hints.unit ?? 'days'];
  return { type: { kind: 'integer', unit, ...lowOf(hints, known), ...hints.bounds } };
}

/** "In kilograms": a number with its unit behind it; it is not negative unless its bounds or its noun say otherwise. */
function measured({ words, hints }: Named, known: FieldNoun | undefined): Typed {
  const unit = (hints.measure ?? '').slice(0, 20);
  const bounds = { ...lowOf(hints, known), ...hints.bounds };
  const isWhole = hints.isWhole === true && isWholeNumbers(bounds);
  return { type: { kind: isWhole ? 'integer' : 'decimal', unit, ...bounds }, key: words.join(' ') };
}

const yesNo = [
  ['yes', 'oui'],
  ['no', 'non'],
];

/** "Small, medium or large"; "yes or no". */
function listedType({ values = [] }: Hints): Typed | undefined {
  const named = [...new Set(values.map((word) => valueOf(word.text)).filter(Boolean))];
  if (named.length === 0) return undefined;
  const isYesNo = named.length === 2 && yesNo.every((pair) => named.some((one) => pair.includes(one)));
  return { type: isYesNo ? { kind: 'boolean' } : { kind: 'enum', values: named } };
}

function kindOf(hints: Hints, known: FieldNoun | undefined): string | undefined {
  if (hints.kind) return hints.kind;
  if (hints.currency !== undefined) return 'money';
  if (known?.kind === 'longText' && hints.bounds) return 'decimal';
  if (known && !(known.kind === 'text' && hints.bounds)) return known.kind;
  return hints.bounds ? 'integer' : undefined;
}

function durationOf(wording: Wording, { words, hints }: Named, bounds: Bounds): Typed {
  const unit = hints.unit ?? 'minutes';
  const name = words.join(' ');
  const isGuarded = bounds.min === undefined && bounds.exclusiveMin === undefined;
  const range = isGuarded ? { min: 1, ...bounds } : bounds;
  return {
    type: { kind: 'duration', unit, ...range },
    key: `${name} ${wording.units[unit]}`,
    label: wording.inUnit(name, wording.units[unit]),
    ...(hints.unit === undefined
      ? { assumption: { is: 'minutes' as const } }
      : isGuarded
        ? { assumption: { is: 'atLeastOne' as const, unit: wording.units[unit] } }
        : {}),
  };
}

function textOf(hints: Hints, { isLong, isKnown }: { isLong: boolean; isKnown: boolean }): Typed {
  const { min, max } = hints.length ?? {};
  const lengths = {
    ...(min !== undefined && { minLength: min }),
    ...(max !== undefined && { maxLength: max }),
  };
  return {
    type: { kind: 'text', multiline: isLong || (max ?? 0) >= longText, ...lengths },
    ...(!isKnown && !hints.length && { assumption: { is: 'text' as const } }),
  };
}

/** A text that may be so long takes more than a line. */
const longText = 300;

/** Money is counted in minor units. */
function minor(bounds: Bounds): Bounds {
  return Object.fromEntries(Object.entries(bounds).map(([name, value]) => [name, Math.round(value * 100)]));
}
