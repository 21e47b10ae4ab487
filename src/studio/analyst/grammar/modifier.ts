/** What is said of an attribute's values: units, bounds, lengths, patterns, choices, defaults. */
import { rule } from './category.ts';
import type { Hints, StateName } from './logical-form.ts';

/** Everything that two modifiers say together. */
export function join(left: Hints, right: Hints): Hints {
  const bounds = left.bounds || right.bounds ? { bounds: { ...left.bounds, ...right.bounds } } : {};
  const length = left.length || right.length ? { length: { ...left.length, ...right.length } } : {};
  return { ...left, ...right, ...bounds, ...length };
}

/** The bounds that a comparator sets. Whole numbers: "more than 0" of a count is at least 1, of a price above 0. */
export function boundsOf(op: string, value: number): NonNullable<Hints['bounds']> {
  if (op === 'atMost') return { max: value };
  if (op === 'atLeast') return { min: value };
  if (op === 'moreThan') return { exclusiveMin: value };
  if (op === 'lessThan') return { max: value - 1 };
  return { min: value, max: value };
}

function valuesOf(states: readonly StateName[]): Hints['values'] {
  return states.map(({ start, end, value, written = value }) => ({
    start,
    end,
    lemma: written,
    text: written,
  }));
}

/** "Never more than 35". */
const denied: Readonly<Record<string, string>> = {
  moreThan: 'atMost',
  lessThan: 'atLeast',
  atLeast: 'lessThan',
  atMost: 'moreThan',
};

const between = (min: number, max: number): Hints['bounds'] => (max < min ? undefined : { min, max });

/** "12 to 40 characters": bounds of a length rather than of a value. */
export function asLength({ min, max, exclusiveMin }: NonNullable<Hints['bounds']>): Hints {
  const low = exclusiveMin === undefined ? min : exclusiveMin + 1;
  return {
    length: { ...(low !== undefined && { min: low }), ...(max !== undefined && { max }) },
    isText: true,
  };
}

/** Values that only say of which type they are: "(yes or no)", "(image or PDF)". */
function isChoice(states: readonly StateName[]): boolean {
  return states.length > 1 && !states.every(({ value }) => mediaWords.has(value));
}

/** Words for uploads, which are no values to choose from. */
const mediaWords = new Set([
  'image',
  'pdf',
  'photo',
  'picture',
  'file',
  'scan',
  'document',
  'jpg',
  'png',
  'video',
]);

const sizes = [
  rule('Sized: UNIT', 0, ([unit]) => ({ unit })),
  rule('Sized: CURRENCY', 0, ([currency]) => ({ currency })),
  rule('Sized: MEASURE', 0, ([measure]) => ({ measure })),
  rule('Sized: COUNTED', 0, ([measure]) => ({ measure, isWhole: true })),
  rule('Sized: PCT', 0, () => ({ isPercentage: true })),
  rule('Range: BETWEEN NUM AND NUM', 0.1, ([, low, , high]) => between(low, high)),
  rule('Range: BETWEEN NUM TO NUM', 0.1, ([, low, , high]) => between(low, high)),
  rule('Range: BETWEEN NUM Sized AND NUM', 0.1, ([, low, , , high]) => between(low, high)),
  rule('Range: NUM TO NUM', -0.1, ([low, , high]) => between(low, high)),
  rule('Range: NUM DASH NUM', -0.1, ([low, , high]) => between(low, high)),
  rule('Range: CMP NUM', 0.1, ([op, value]) => boundsOf(op, value)),
  rule('Range: CMP CURRENCY NUM', 0.1, ([op, , value]) => boundsOf(op, value)),
  rule('Range: CMP NUM AND CMP NUM', 1, ([low, min, , high, max]) => ({
    ...boundsOf(low, min),
    ...boundsOf(high, max),
  })),
  rule('Range: NEG CMP NUM', 0.2, ([, op, value]) =>
    denied[op] === undefined ? undefined : boundsOf(denied[op], value),
  ),
];

const bounds = [
  rule('Mod: IN Sized', 0.4, ([, size]) => size),
  rule('Mod: LP IN? Sized RP', 0.3, ([, , size]) => size),
  rule('Mod: OF? Range', 0.4, ([, range]) => ({ bounds: range })),
  rule('Mod: OF? Range Sized', 0.4, ([, range, size]) => ({ bounds: range, ...size })),
  rule('Mod: IN Sized COMMA? OF? Range', 0.4, ([, size, , , range]) => ({ bounds: range, ...size })),
  rule('Mod: OF? Range CHARS', 0.6, ([, range]) => asLength(range)),
  rule('Mod: OF? NUM CHARS', 0.6, ([, value]) => asLength({ min: value, max: value })),
  rule('Mod: REL Copula Range', 0.4, ([, copula, range]) =>
    copula.isNegated ? undefined : { bounds: range },
  ),
  rule('Mod: REL Copula Range Sized', 0.4, ([, copula, range, size]) =>
    copula.isNegated ? undefined : { bounds: range, ...size },
  ),
  rule('Mod: REL Copula CMP NUM', 0.4, ([, copula, op, value]) =>
    copula.isNegated && denied[op] !== undefined ? { bounds: boundsOf(denied[op], value) } : undefined,
  ),
  rule('Mod: REL Copula NEGATIVE', 0.5, ([, copula]) =>
    copula.isNegated ? { bounds: { min: 0 } } : undefined,
  ),
  rule('Mod: LP NEVER NEGATIVE RP', 0.5, () => ({ bounds: { min: 0 } })),
];

const patterns = [
  rule('Mod: MADEOF? NUM DIGITS', 0.6, ([, digits]) => ({ digits })),
  rule('Mod: MADEOF? CMP NUM DIGITS', 0.6, ([, op, digits]) => (op === 'exactly' ? { digits } : undefined)),
  rule('Mod: WITH NUM DIGITS', 0.6, ([, digits]) => ({ digits })),
  rule('Mod: REL HAVE NUM DIGITS', 0.4, ([, , digits]) => ({ digits })),
  rule('Mod: MADEOF? NUM TO NUM DIGITS', 0.6, ([, min, , max]) => ({ digitRange: { min, max } })),
  rule('Mod: MADEOF? BETWEEN NUM AND NUM DIGITS', 0.6, ([, , min, , max]) => ({ digitRange: { min, max } })),
  rule('Mod: MADEOF? NUM TO NUM ALNUM', 0.7, ([, min, , max]) => ({
    digitRange: { min, max, isAlphanumeric: true },
  })),
  rule('Mod: MADEOF? NUM ALNUM', 0.7, ([, min]) => ({ digitRange: { min, max: min, isAlphanumeric: true } })),
  rule('Mod: MADEOF? NUM LETTERS', 0.3, ([, count]) => ({ pattern: `[A-Za-z]{${count}}` })),
  rule('Pattern: NUM LETTERS', 0, ([count]) => `[A-Za-z]{${count}}`),
  rule('Pattern: NUM DIGITS', 0, ([count]) => `[0-9]{${count}}`),
  rule('Pattern: NUM LETTERS ARROW Pattern', 0, ([count, , , rest]) => `[A-Za-z]{${count}}${rest}`),
  rule('Pattern: NUM LETTERS AND Pattern', 0, ([count, , , rest]) => `[A-Za-z]{${count}}${rest}`),
  rule('Pattern: NUM DIGITS ARROW Pattern', 0, ([count, , , rest]) => `[0-9]{${count}}${rest}`),
  rule('Pattern: NUM DIGITS AND Pattern', 0, ([count, , , rest]) => `[0-9]{${count}}${rest}`),
  rule('Mod: MADEOF? Pattern', 1.2, ([, pattern]) => (pattern.includes('}[') ? { pattern } : undefined)),
];

const choices = [
  rule('Mod: LP StateOr RP', 0.3, ([, states]) =>
    isChoice(states) ? { values: valuesOf(states) ?? [] } : undefined,
  ),
  rule('Mod: COLON StateOr', 0.1, ([, states]) =>
    isChoice(states) ? { values: valuesOf(states) ?? [] } : undefined,
  ),
  rule('Mod: REL Copula StateOr', 0.4, ([, copula, states]) =>
    states.length > 1 && !copula.isNegated ? { values: valuesOf(states) ?? [] } : undefined,
  ),
  rule('Mod: REL Copula EITHER StateOr', 0.4, ([, , , states]) => ({ values: valuesOf(states) ?? [] })),
  rule('Mod: EITHER StateOr', 0.3, ([, states]) => ({ values: valuesOf(states) ?? [] })),
  rule('Mod: LP StateOr Separator Default RP', 0.5, ([, states, , value]) => ({
    values: valuesOf(states) ?? [],
    ...value,
  })),
  rule('Mod: COLON StateOr LP Default RP', 0.4, ([, states, , value]) => ({
    values: valuesOf(states) ?? [],
    ...value,
  })),
  rule('Mod: COLON StateOr COMMA Default', 0.4, ([, states, , value]) => ({
    values: valuesOf(states) ?? [],
    ...value,
  })),
  rule('Mod: COMMA? REL BE DET? TYPE', 0.6, ([, , , , kind]) => ({ kind })),
  rule('Mod: COMMA? REL BE DET? TYPE IN Sized', 0.7, ([, , , , kind, , size]) => ({ kind, ...size })),
  rule('Mod: COMMA? REL BE DET? TYPE OF? Range', 0.7, ([, , , , kind, , range]) => ({ kind, bounds: range })),
  rule('Mod: COMMA? REL BE DET? N IN Sized', 0.7, ([, , , , , , size]) => size),
  rule('Mod: COMMA? REL BE DET? N IN Sized OF? Range', 0.7, ([, , , , , , size, , range]) => ({
    ...size,
    bounds: range,
  })),
  rule('Mod: COMMA? REL BE NP', 0.1, ([, , , noun]) =>
    noun.determiner === 'indefinite' && !noun.of && !noun.quantity ? { target: noun } : undefined,
  ),
  rule('Mod: LP TYPE RP', 0.5, ([, kind]) => ({ kind })),
  rule('Mod: COLON TYPE', 0.2, ([, kind]) => ({ kind })),
  rule('Mod: LP Props COMMA TYPE RP', 0.5, ([, props, , kind]) => ({ ...props, kind })),
  rule('Mod: LP TYPE COMMA Mods RP', 0.5, ([, kind, , props]) => ({ ...props, kind })),
];

const defaults = [
  rule('Default: DEFAULT COLON? NUM', 0.4, ([, , value]) => ({ default: value })),
  rule('Default: DEFAULT COLON? NUM UNIT', 0.4, ([, , value, unit]) => ({ default: value, unit })),
  rule('Default: DEFAULT COLON? NUM CURRENCY', 0.4, ([, , value, currency]) => ({
    default: value,
    currency,
  })),
  rule('Default: DEFAULT COLON? State', 0.3, ([, , { start, end, value }]) => ({
    default: { start, end, lemma: value, text: value },
  })),
  rule('Default: DEFAULT COLON? NOW', 0.5, ([, , { start, end }]) => ({
    default: { start, end, lemma: 'today', text: 'today' },
  })),
  rule('Default: NUM BYDEFAULT', 0.4, ([value]) => ({ default: value })),
  rule('Default: State BYDEFAULT', 0.4, ([{ start, end, value }]) => ({
    default: { start, end, lemma: value, text: value },
  })),
  rule('Default: NOW BYDEFAULT', 0.5, ([{ start, end }]) => ({
    default: { start, end, lemma: 'today', text: 'today' },
  })),
  rule('Mod: Default', 0.3, ([value]) => value),
  rule('Mod: REL Copula Default', 0.3, ([, copula, value]) => (copula.isNegated ? undefined : value)),
];

export const modifierRules = [
  ...sizes,
  ...bounds,
  ...patterns,
  ...choices,
  ...defaults,
  rule('Mod: Props', 0.2, ([hints]) => hints),
  rule('Mod: REL Copula Props', 0.4, ([, copula, hints]) => (copula.isNegated ? undefined : hints)),
  rule('Mod: LP Mods RP', 0.3, ([, hints]) => hints),
  rule('Mods: Mod', 0, ([hints]) => hints),
  rule('Mods: Mod Mods', 0, ([left, right]) => join(left, right)),
  rule('Mods: Mod COMMA Mods', -0.1, ([left, , right]) => join(left, right)),
  rule('Mods: Mod AND Mods', -0.1, ([left, , right]) => join(left, right)),
];
