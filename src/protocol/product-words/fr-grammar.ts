/** How French sentences speak of records. */

/** A kind of record as sentences speak of it. */
export type Kind = { label: string; labelPlural: string; gender?: 'm' | 'f' | undefined };

/** A label in the middle of a sentence; words in capitals such as TVA stay as they are. */
export const lower = (label: string): string =>
  label
    .split(' ')
    .map((word) => (/^\p{Lu}[^\p{Ll}]*\p{Lu}/u.test(word) ? word : word.toLowerCase()))
    .join(' ');

export const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
export const one = (kind: Kind): string => lower(kind.label);
export const many = (kind: Kind): string => lower(kind.labelPlural);

/** The form that agrees with the kind: `créé` or `créée`. */
export const agree = (kind: Kind, masculine: string, feminine: string): string =>
  kind.gender === 'f' ? feminine : masculine;

/** Whether the words before it lose their vowel: l'élève, cet animal. An h counts as mute, as it mostly is. */
export const isVowel = (text: string): boolean => /^[aeiouyhàâäéèêëîïôöùûüœæ]/i.test(text);

export const elided = (full: string, short: string, text: string): string =>
  isVowel(text) ? `${short}${text}` : `${full} ${text}`;

/** "ce rendez-vous", "cet animal", "cette facture". */
export const demonstrative = (kind: Kind): string =>
  kind.gender === 'f' ? `cette ${one(kind)}` : `${isVowel(one(kind)) ? 'cet' : 'ce'} ${one(kind)}`;

/** "de rendez-vous", "d'animaux". */
export const ofMany = (kind: Kind): string => elided('de', "d'", many(kind));

export const counted = (count: number, kind: Kind): string => (count < 2 ? one(kind) : many(kind));

/** "un rendez-vous", "une facture". */
export const article = (kind: Kind): string => `${agree(kind, 'un', 'une')} ${one(kind)}`;
