import { defineEntity, type Stored } from '../model/entity.ts';
import { text } from '../model/text-field.ts';

/** A note. */
export type NoteRecord = Stored & { title: string | null };

export const note = defineEntity<NoteRecord>({
  key: 'note',
  collection: 'notes',
  table: 'notes',
  label: 'Note',
  labelPlural: 'Notes',
  display: 'title',
  fields: [text('title', 'Title', { required: true })],
  grants: { keeper: { read: ['all'], create: ['all'], update: ['created'] } },
  rules: [],
});
