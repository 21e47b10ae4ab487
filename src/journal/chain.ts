/** The hash chain of a journal, the same for every store. See protocol/event.ts for what is hashed. */
import { hash } from 'node:crypto';
import type { Head } from './contract.ts';

/** Head of a journal without events. */
export const emptyHead: Head = { seq: 0, hash: '0'.repeat(64) };

/** What the hash covers beside the data. */
export type Envelope = {
  company: string;
  seq: number;
  stream: string;
  type: string;
  v: number;
  actor: string;
  cause?: number | null;
  subject?: string | null;
  at: number;
};

/** Commitment to data: SHA-256 over salt, a dot and the canonical JSON of the data. */
export function commitmentOf(salt: string, dataText: string): string {
  return hash('sha256', `${salt}.${dataText}`);
}

/**
 * Hash of an event: SHA-256 over the canonical JSON of {commitment, envelope, previous}. Written out by hand in the order
 * of the keys, because it runs once for every event; a test holds it against canonicalJson.
 */
export function chainHash(previous: string, envelope: Envelope, commitment: string): string {
  return hash('sha256', chainText(previous, envelope, commitment));
}

/** The text that `chainHash` hashes. */
export function chainText(previous: string, envelope: Envelope, commitment: string): string {
  const { actor, at, cause, company, seq, stream, subject, type, v } = envelope;
  const causeText = typeof cause === 'number' ? `"cause":${cause},` : '';
  const subjectText = typeof subject === 'string' ? `"subject":${JSON.stringify(subject)},` : '';
  const start = `{"actor":${JSON.stringify(actor)},"at":${at},${causeText}"company":${JSON.stringify(company)}`;
  const end = `"seq":${seq},"stream":${JSON.stringify(stream)},${subjectText}"type":${JSON.stringify(type)},"v":${v}}`;
  return `{"commitment":"${commitment}","envelope":${start},${end},"previous":"${previous}"}`;
}
