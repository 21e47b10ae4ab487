/**
 * Sample data as it is written into a product: steps that make records and move them through their states. Days count
 * from the day on which the data is added, so that there is always something today, last week and next month.
 */

/** A day, or a moment on it by the product's clock (`HH:MM`). */
export type SampleDay = { day: number; time?: string };

/** Another record: the number of the step that made it. `own`: rather the record of an account, where there is one. */
export type SampleReference = { of: number; own?: true };

/** What a field holds. */
export type SampleValue =
  | string
  | number
  | boolean
  | null
  | SampleDay
  | SampleReference
  | { all: readonly number[] };

/** Makes a record; `entered` is the day on which somebody of `by` (a role; the administrator otherwise) entered it. */
export type SampleRecord = {
  make: string;
  entered: number;
  by?: string;
  values: { readonly [key: string]: SampleValue };
};

/** Moves the record that the step `of` made. */
export type SampleMove = { of: number; verb: string; day: number };

export type SampleStep = SampleRecord | SampleMove;
