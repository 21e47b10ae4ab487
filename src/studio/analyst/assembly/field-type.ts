/** Which type a field has, from the words of its name and what is said beside it. */
import type { FieldType } from '../../../protocol/specification.ts';
import type { Hints } from '../grammar/logical-form.ts';
import type { FieldNoun, Lexicon } from '../language/lexicon.ts';
import { valueOf } from './name.ts';

export type Typed = {
  type: FieldType;
  key?: string;
  label?: string;
  /** What had to be guessed, in words for the owner; the field's name stands before it. */
  assumption?: string;
};

type Bounds = { min?: number; max?: number; exclusiveMin?: number };

/** The type of a field called `words`, or a reason why what is said of it does not fit together. */
export function typeOf(
  lexicon: Lexicon,
  words: readonly string[],
  hints: Hints,
  currency: string,
): Typed | { why: string } {
  const known = knownNoun(lexicon, words);
  const special = specialType(words, hints, known);
  if (special) return special;
  const kind = kindOf(hints, known);
  const bounds = hints.bounds ?? {};
  const isGuarded = known?.min !== undefined && bounds.min === undefined && bounds.exclusiveMin === undefined;
  const low: Bounds = isGuarded ? { min: known.min ?? 0 } : {};
  const named = {
    ...(known?.key !== undefined && isWhole(lexicon, words) && { key: known.key }),
    ...(known?.label !== undefined && isWhole(lexicon, words) && { label: known.label }),
  };
  const guard = isGuarded
    ? { assumption: `is never ${known.min === 0 ? 'negative' : `below ${known.min}`}` }
    : {};
  switch (kind) {
    case 'money':
      return {
        ...named,
        ...guard,
        type: { kind, currency: hints.currency ?? currency, ...minor({ ...low, ...bounds }) },
      };
    case 'integer':
    case 'decimal':
    case 'percentage':
      return { ...named, ...guard, type: { kind, ...low, ...bounds } };
    case 'duration':
      return durationOf(words, hints, { ...low, ...bounds });
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'time':
    case 'email':
    case 'phone':
    case 'url':
      return hints.bounds ? { why: `a ${kind} has no such bounds` } : { ...named, type: { kind } };
    default:
      return textOf(hints, { isLong: kind === 'longText', isKnown: known !== undefined });
  }
}

/** What the lexicon says of the whole name, else of its last word. */
export function knownNoun(lexicon: Lexicon, words: readonly string[]): FieldNoun | undefined {
  const name = words.join(' ');
  const last = words.at(-1) ?? '';
  if (Object.hasOwn(lexicon.fieldNouns, name)) return lexicon.fieldNouns[name];
  if (name.startsWith('number of ')) return lexicon.fieldNouns['number of'];
  return Object.hasOwn(lexicon.fieldNouns, last) ? lexicon.fieldNouns[last] : undefined;
}

function isWhole(lexicon: Lexicon, words: readonly string[]): boolean {
  return Object.hasOwn(lexicon.fieldNouns, words.join(' '));
}

function specialType(
  words: readonly string[],
  hints: Hints,
  known: FieldNoun | undefined,
): Typed | undefined {
  if (hints.values && hints.values.length > 0) {
    const values = [...new Set(hints.values.map((word) => valueOf(word.text)).filter(Boolean))];
    const isYesNo = values.length === 2 && values.includes('yes') && values.includes('no');
    if (isYesNo) return { type: { kind: 'boolean' } };
    if (values.length > 0) return { type: { kind: 'enum', values } };
  }
  if (hints.isBoolean) return { type: { kind: 'boolean' } };
  if (hints.digits !== undefined)
    return { type: { kind: 'text', multiline: false, pattern: `[0-9]{${hints.digits}}` } };
  if (hints.isPercentage) return { type: { kind: 'percentage', ...hints.bounds } };
  if (hints.unit && known?.kind !== 'money') return durationOf(words, hints, hints.bounds ?? {});
  return undefined;
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
      ? { assumption: 'is in minutes' }
      : isGuarded
        ? { assumption: `is at least one of its ${unit}` }
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
    type: { kind: 'text', multiline: isLong, ...lengths },
    ...(!isKnown && !hints.length && { assumption: 'is a text' }),
  };
}

/** Money is counted in minor units. */
function minor(bounds: Bounds): Bounds {
  return Object.fromEntries(Object.entries(bounds).map(([name, value]) => [name, Math.round(value * 100)]));
}
