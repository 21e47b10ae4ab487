import type { Value } from '../src/model/field.ts';

type Values = { [field: string]: Value };

/** A record that is referred to: of which entity, with which values, moved by which transitions. */
export type Needed = { entity: string; fixed?: Values; verbs?: readonly string[] };

/** Valid bodies of one entity, and what must be there before one can be sent. */
export type Sample = {
  references: { [field: string]: Needed };
  /** Fields that hold any number of records, and of which entity. */
  lists?: { [field: string]: string };
  /** Fields that hold a file. */
  uploads?: { [field: string]: 'image' | 'file' };
  /** By verb: the records that must refer to one before it can take the step. */
  steps?: { [verb: string]: readonly { entity: string; by: string; count: number }[] };
  bodies: readonly Values[];
};

/** The moment at which the clock of the product stands when a test starts it. */
export const clock = '2030-01-07T10:00:00.000Z';

/** Bodies by entity; no two of them stand in each other's way. */
export const samples: { [entity: string]: Sample } = {
  note: { references: {}, bodies: [{ title: 'One' }, { title: 'Two' }] },
};
