/** How English sentences speak of records. */

/** A kind of record as sentences speak of it. */
export type Kind = { label: string; labelPlural: string; gender?: 'm' | 'f' | undefined };

/** A label in the middle of a sentence; words in capitals such as VAT stay as they are. */
export const lower = (label: string): string =>
  label
    .split(' ')
    .map((word) => (/^\p{Lu}[^\p{Ll}]*\p{Lu}/u.test(word) ? word : word.toLowerCase()))
    .join(' ');

export const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
export const one = (kind: Kind): string => lower(kind.label);
export const many = (kind: Kind): string => lower(kind.labelPlural);
export const counted = (count: number, kind: Kind): string => (count === 1 ? one(kind) : many(kind));

export const article = (text: string): string => (/^[aeiou]/i.test(text) ? `an ${text}` : `a ${text}`);
