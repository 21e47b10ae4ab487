import { entities } from '../entities.ts';
import { defineEntity, type Stored } from './entity.ts';
import { email, text } from './text-field.ts';
import { datetime } from './time-field.ts';

/** A message that the product wrote; `sentAt` is empty until whoever runs the product has delivered it. */
export type MessageRecord = Stored & {
  to: string | null;
  subject: string | null;
  text: string | null;
  sentAt: string | null;
};

const isTaken = entities.some((entity) => entity.collection === 'messages');

/** The outbox: for administrators to read and for the product alone to write. */
export const message = defineEntity<MessageRecord>({
  key: '_message',
  collection: isTaken ? 'outbox-messages' : 'messages',
  table: '_message',
  label: 'Message',
  labelPlural: isTaken ? 'Outbox messages' : 'Messages',
  display: 'subject',
  fields: [
    text('subject', 'Subject', { required: true }),
    email('to', 'To', { required: true }),
    text('text', 'Text', { required: true, multiline: true }),
    datetime('sentAt', 'Sent'),
  ],
  grants: {},
  rules: [],
  isReadOnly: true,
});
