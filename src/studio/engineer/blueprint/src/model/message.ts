import { entities } from '../entities.ts';
import { defineEntity, type Stored } from './entity.ts';
import { email, text } from './text-field.ts';
import { datetime } from './time-field.ts';
import { words } from '../words.ts';

/** A message that the product wrote; `sentAt` is empty until whoever runs the product has delivered it. */
export type MessageRecord = Stored & {
  to: string | null;
  subject: string | null;
  text: string | null;
  sentAt: string | null;
  failure: string | null;
};

const isTaken = entities.some((entity) => entity.collection === 'messages');

/** The outbox: for administrators to read and for the product alone to write. */
export const message = defineEntity<MessageRecord>({
  key: '_message',
  collection: isTaken ? 'outbox-messages' : 'messages',
  table: '_message',
  ...(isTaken ? words.mail.kindBesideCollection : words.mail.kind),
  display: 'subject',
  fields: [
    text('subject', words.mail.subject, { required: true }),
    email('to', words.mail.to, { required: true }),
    text('text', words.mail.text, { required: true, multiline: true }),
    datetime('sentAt', words.mail.sent),
    text('failure', words.mail.failure),
  ],
  grants: {},
  rules: [],
  isReadOnly: true,
});
