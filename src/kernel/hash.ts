import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** SHA-256 of the bytes (strings as UTF-8), 64 lower-case hexadecimal digits. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of the canonical JSON of a value: equal values have equal hashes. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
