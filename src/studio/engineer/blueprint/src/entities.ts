import { note } from './domain/note.ts';
import type { Entity } from './model/entity.ts';

/** All kinds of records, in the order in which people see them. */
export const entities: readonly Entity[] = [note];
