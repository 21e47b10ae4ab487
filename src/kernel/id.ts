import { randomBytes, randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random identifier `prefix_` + 16 characters of Crockford base 32 (80 bits). */
export function randomId(prefix: string): string {
  let text = '';
  for (const byte of randomBytes(16)) text += alphabet[byte & 31];
  return `${prefix}_${text}`;
}

/** A random secret of `bytes` bytes in base64url. */
export function randomSecret(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

/** An integer drawn evenly from [0, max). */
export function randomBelow(max: number): number {
  return randomInt(max);
}
