/** From words of the brief to names of the product. Only letters and digits come through, whatever the brief holds. */

import { fold } from '../language/text.ts';

/** Keys that mean something else to a record or to the language it is written in. */
const taken = new Set([
  'id',
  'version',
  'createdAt',
  'updatedAt',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
]);
const longest = 60;

function plainWords(text: string): string[] {
  return fold(text)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** camelCase, or undefined when the words hold no letter that a key could be made of. */
export function keyOf(text: string): string | undefined {
  const words = plainWords(text);
  const [first, ...rest] = words;
  if (first === undefined) return undefined;
  const name = (first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')).slice(
    0,
    longest,
  );
  if (!/^[a-z]/.test(name)) return undefined;
  return taken.has(name) ? `${name}Value` : name;
}

/** kebab-case, or undefined likewise. */
export function kebabOf(text: string): string | undefined {
  const name = plainWords(text).join('-').slice(0, longest).replace(/-+$/, '');
  return /^[a-z]/.test(name) ? name : undefined;
}

/** What a person reads: the first letter in upper case. */
export function labelOf(text: string): string {
  const clean = text
    .replaceAll(/[^\p{L}\p{M}\p{N}' ()/.-]+/gu, ' ')
    .trim()
    .slice(0, 80);
  const said = clean.replaceAll(/\p{L}+/gu, (word) =>
    acronyms.has(word.toLowerCase()) ? word.toUpperCase() : word,
  );
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Written in capitals whatever the brief does. */
const acronyms = new Set('url isbn siret siren iban bic vat tva sku ean gps sms pdf'.split(' '));

/** The name of a constant in a list of values: its words, without marks. */
export function valueOf(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{M}\p{N}' ./+-]+/gu, ' ')
    .trim()
    .slice(0, 60);
}
