/** A day counted from today, or a moment on it by the product's clock (`HH:MM`). */
export type SampleDay = { day: number; time?: string };

/** Another record, by the number of the step that made it; `own`: rather the record of an account, where there is one. */
export type SampleReference = { of: number; own?: true };

/** What a field of a sample record holds. */
export type SampleValue =
  | string
  | number
  | boolean
  | null
  | SampleDay
  | SampleReference
  | { all: readonly number[] };

/** Makes a record, as of the day on which it was entered, by an account of a role or the administrator. */
export type SampleRecord = {
  make: string;
  entered: number;
  by?: string;
  values: { readonly [key: string]: SampleValue };
};

/** Moves the record that the step `of` made, as of a day. */
export type SampleMove = { of: number; verb: string; day: number };

export type SampleStep = SampleRecord | SampleMove;

/** Believable records, in the order in which they are entered. */
export const sampleData: readonly SampleStep[] = [
  { make: 'note', entered: -3, values: { title: 'Water the plants' } },
  { make: 'note', entered: -1, values: { title: 'Call the printer' } },
];
