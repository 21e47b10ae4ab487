import type { Field } from './field.ts';
import type { Length, Unit } from './length.ts';

/** A part of a formula: a value of the record, of the record that `via` refers to, or a number. */
export type Term = { field: string; via?: string } | { value: number };

/** The records of `entity` whose reference `via` is this record: those in `states`, or else those that occupy. */
type Related = { entity: string; via: string; states?: readonly string[] };

/**
 * How a derived value follows from others. Nothing to add up gives 0 for counts and sums and nothing for the others. A
 * percentage counts as its hundredth. `elapsed` is a whole number of `unit`; `past` says that the day or moment of `field`,
 * moved by `after`, lies behind us while the record is in one of `states` (absent: in any that occupies). A `counter` is
 * kept by the product itself.
 */
export type Formula =
  | ({ by: 'count' } & Related)
  | ({ by: 'sum' | 'average' | 'least' | 'greatest'; field: string } & Related)
  | { by: 'arithmetic'; op: 'add' | 'subtract' | 'multiply' | 'divide'; left: Term; right: Term }
  | { by: 'elapsed'; from: string; to?: string; unit: Exclude<Unit, 'weeks'> }
  | { by: 'past'; field: string; after?: Length; states?: readonly string[] }
  | { by: 'counter' };

/** A value that follows from others: shown, sorted and filtered as a field is, and never written by anybody. */
export type Derived = Field & { formula: Formula };

/** A derived value: how it travels and is shown, and how it follows. */
export function derive(field: Field, formula: Formula): Derived {
  return Object.assign(field, { formula });
}
