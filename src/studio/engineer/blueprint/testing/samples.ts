import type { Value } from '../src/model/field.ts';

type Values = { [field: string]: Value };

/** A record that is made for another: of which entity, with which values, moved by which transitions. */
type Wanted = { entity: string; fixed?: Values; verbs?: readonly string[] };

/** A record that is referred to; `raised`: what must refer to it first; `own`: no other record refers to it. */
export type Needed = Wanted & { raised?: readonly (Wanted & { by: string })[]; own?: boolean };

/** Valid bodies of one entity, and what must be there before one can be sent. */
export type Sample = {
  references: { [field: string]: Needed };
  /** Fields that hold any number of records, and of which entity. */
  lists?: { [field: string]: string };
  /** Fields that hold a file. */
  uploads?: { [field: string]: 'image' | 'file' };
  /** By verb: the records that must refer to one before it can take the step. */
  steps?: {
    [verb: string]: readonly { entity: string; by: string; count: number; verbs?: readonly string[] }[];
  };
  /** By the verbs of a way: bodies for it, where the others cannot go it; none where no record of a test can. */
  ways?: { [verbs: string]: readonly Values[] };
  bodies: readonly Values[];
};

/** The moment at which the clock of the product stands when a test starts it. */
export const clock = '2030-01-07T10:00:00.000Z';

/** Bodies by entity; no two of them stand in each other's way. */
export const samples: { [entity: string]: Sample } = {
  note: { references: {}, bodies: [{ title: 'One' }, { title: 'Two' }] },
};
