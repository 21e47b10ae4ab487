import type { Length } from './length.ts';

/** When a message is written: at a write, or once a moment has come while the record is in one of `states`. */
export type Trigger =
  | { event: 'created' }
  | { event: 'updated' }
  | { event: 'transition'; verb: string }
  | { event: 'due'; field: string; offset: Length; states?: readonly string[] };

/** Who gets it: all accounts of a role, the record to which references lead, or the account that created the record. */
export type Recipient =
  | { kind: 'role'; role: string }
  | { kind: 'record'; via: readonly string[] }
  | { kind: 'creator' };

/** A message to the outbox. */
export type Notification = { id: string; on: Trigger; to: Recipient; subject: string };
