import type { Period } from './zone.ts';

/** A figure over the records of an entity, for the home page of those who may read all of them. */
export type Figure = {
  id: string;
  label: string;
  entity: string;
  measure: 'count' | 'sum' | 'average';
  /** What is summed or averaged. */
  field?: string;
  /** Which records count: in these states, with this yes, of the present period. */
  where?: { states?: readonly string[]; derived?: string; period?: { field: string; unit: Period } };
  /** One number for each period or for each value of a field (`top`: the greatest so many); a single one when left out. */
  by?: { period: Period; field: string } | { field: string; top?: number };
  /** Whose figure it is, beside administrators; everybody's who may read the records when left out. */
  roles?: readonly string[];
};
