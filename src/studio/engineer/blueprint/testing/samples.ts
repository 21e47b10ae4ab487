import type { Value } from '../src/model/field.ts';

/** Valid bodies of one entity, and which of its fields refer to which entity. */
export type Sample = {
  references: { [field: string]: string };
  bodies: readonly { [field: string]: Value }[];
};

/** Bodies by entity; no two of them stand in each other's way. */
export const samples: { [entity: string]: Sample } = {
  note: { references: {}, bodies: [{ title: 'One' }, { title: 'Two' }] },
};
