/** Which type a field has, from the words of its name and what is said beside it. */
import type { FieldType } from '../../../protocol/specification.ts';
import type { Hints } from '../grammar/logical-form.ts';
import type { FieldNoun, Lexicon } from '../language/lexicon.ts';
import type { Guess } from '../language/wording.ts';
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

/** The type of a field, or a reason why what is said of it does not fit together. */
export function typeOf(lexicon: Lexicon, field: Untyped): Typed | { why: string } {
  const { words, hints } = field;
  const known = knownNoun(lexicon, words);
  const special = specialType(words, hints, known);
  if (special) return special;
  const kind = kindOf(hints, known);
  if (kind === 'duration') return durationOf(words, hints, { ...lowOf(hints, known), ...hints.bounds });
  const named = isWhole(lexicon, words) && hints.kind === undefined ? namedBy(known) : {};
  if (numeric.has(kind ?? '')) return { ...named, ...numberOf(kind ?? '', { field, known }) };
  const simple = simpleKinds.find((one) => one === kind);
  if (simple)
    return hints.bounds ? { why: `a ${simple} has no such bounds` } : { ...named, type: { kind: simple } };
  return textOf(hints, { isLong: kind === 'longText', isKnown: known !== undefined });
}

const numeric: ReadonlySet<string> = new Set(['money', 'integer', 'decimal', 'percentage']);
const simpleKinds = ['boolean', 'date', 'datetime', 'time', 'email', 'phone', 'url'] as const;

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
  const name = words.join(' ');
  const last = words.at(-1) ?? '';
  if (Object.hasOwn(lexicon.fieldNouns, name)) return lexicon.fieldNouns[name];
  return words.length > 1 && !name.includes('number of ')
    ? knownEnd(lexicon, words)
    : countOr(lexicon, name, last);
}

function countOr(lexicon: Lexicon, name: string, last: string): FieldNoun | undefined {
  if (name.includes('number of ')) return lexicon.fieldNouns['number of'];
  return Object.hasOwn(lexicon.fieldNouns, last) ? lexicon.fieldNouns[last] : undefined;
}

/** What the last words of a compound say: "guardian phone number", "warranty end" (a day; a bare "end" is a moment). */
function knownEnd(lexicon: Lexicon, words: readonly string[]): FieldNoun | undefined {
  const pair = Object.entries(lexicon.fieldNouns).find(([name]) => name === words.slice(-2).join(' '))?.[1];
  const last = words.at(-1) ?? '';
  if (words.length > 2 && pair && pair.key === undefined) return pair;
  if (last === 'number') return { kind: 'text' };
  const known = Object.hasOwn(lexicon.fieldNouns, last) ? lexicon.fieldNouns[last] : undefined;
  return known?.kind === 'datetime' ? { kind: 'date' } : known;
}

function isWhole(lexicon: Lexicon, words: readonly string[]): boolean {
  return Object.hasOwn(lexicon.fieldNouns, words.join(' '));
}

function specialType(
  words: readonly string[],
  hints: Hints,
  known: FieldNoun | undefined,
): Typed | undefined {
  const listed = listedType(hints);
  if (listed) return listed;
  if (hints.isBoolean) return { type: { kind: 'boolean' } };
  if (hints.digits !== undefined)
    return { type: { kind: 'text', multiline: false, pattern: `[0-9]{${hints.digits}}` } };
  if (hints.pattern !== undefined)
    return { type: { kind: 'text', multiline: false, pattern: hints.pattern } };
  if (hints.measure !== undefined) return measured(words, hints, known);
  if (hints.isPercentage) return { type: { kind: 'percentage', ...hints.bounds } };
  if (hints.unit && known?.kind !== 'money') return durationOf(words, hints, hints.bounds ?? {});
  return undefined;
}

/** "In kilograms": a decimal that is not negative, with its unit in the label. */
function measured(words: readonly string[], hints: Hints, known: FieldNoun | undefined): Typed {
  const name = words.join(' ');
  const unit = hints.measure ?? '';
  const bounds = { ...lowOf(hints, known), ...hints.bounds };
  return { type: { kind: 'decimal', ...bounds }, key: name, label: `${name} in ${unit}` };
}

/** "Small, medium or large"; "yes or no". */
function listedType({ values = [] }: Hints): Typed | undefined {
  const named = [...new Set(values.map((word) => valueOf(word.text)).filter(Boolean))];
  if (named.length === 0) return undefined;
  const isYesNo = named.length === 2 && named.includes('yes') && named.includes('no');
  return { type: isYesNo ? { kind: 'boolean' } : { kind: 'enum', values: named } };
}

function kindOf(hints: Hints, known: FieldNoun | undefined): string | undefined {
  if (hints.kind) return hints.kind;
  if (hints.currency !== undefined) return 'money';
  if (known && !(known.kind === 'text' && hints.bounds)) return known.kind;
  return hints.bounds ? 'integer' : undefined;
}

function durationOf(words: readonly string[], hints: Hints, bounds: Bounds): Typed {
  const unit = hints.unit ?? 'minutes';
  const name = words.join(' ');
  const isGuarded = bounds.min === undefined && bounds.exclusiveMin === undefined;
  const range = isGuarded ? { min: 1, ...bounds } : bounds;
  return {
    type: { kind: 'duration', unit, ...range },
    key: `${name} ${unit}`,
    label: `${name} in ${unit}`,
    ...(hints.unit === undefined
      ? { assumption: { is: 'minutes' as const } }
      : isGuarded
        ? { assumption: { is: 'atLeastOne' as const, unit } }
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
