import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { UserError } from '../../kernel/error.ts';

/** The most that one record may hold once it is unpacked, in bytes. */
const largest = 256 * 1024 * 1024;

const eventSchema = z.object({
  type: z.string(),
  /** 1: on the way down, before any effect; 3: on the way back. */
  timing: z.number().optional(),
  x: z.number().optional(),
  y: z.number().optional(),
  keyCode: z.int().optional(),
  charCode: z.int().optional(),
});

const recordSchema = z.object({
  utterance: z.string(),
  reward: z.number().nullish(),
  rawReward: z.number().nullish(),
  states: z.array(
    z.object({ time: z.number(), action: eventSchema.nullish(), dom: z.record(z.string(), z.unknown()) }),
  ),
});

/** A record of the public demonstrations: what was asked, and every input event with the tree of the page. */
export type RecordedFile = z.infer<typeof recordSchema>;
export type RecordedEvent = z.infer<typeof eventSchema>;

function refused(message: string, cause?: unknown): UserError {
  const hint =
    'Expected is JSON, plain or packed with gzip: utterance, reward, states of time, action and dom.';
  return new UserError({ code: 'demonstration-unreadable', message, hint, cause });
}

function unpack(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: largest }) : Buffer.from(bytes);
    return plain.toString('utf8');
  } catch (error) {
    throw refused('The record is packed with gzip, and cut short, damaged or too large.', error);
  }
}

/** Reads a record, plain or packed. Throws UserError when it is cut short or of another format. */
export function parseRecord(bytes: Uint8Array): RecordedFile {
  const text = unpack(bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refused('The record is not JSON.', error);
  }
  const parsed = recordSchema.safeParse(json);
  if (!parsed.success)
    throw refused(`The record has another form: ${z.prettifyError(parsed.error).slice(0, 300)}`);
  return parsed.data;
}
