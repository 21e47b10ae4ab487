/** What the catalogue writes itself, in the brief's language. */
import type { PackLanguage } from './pack.ts';

type CatalogueWording = {
  /** Why an element is assumed: the words that name the kind (no capital, no full stop). */
  left: (words: string) => string;
  onlyNamed: string;
  near: (kinds: readonly string[]) => string;
};

/** Texts of each language. */
export const catalogueWording: Readonly<Record<PackLanguage, CatalogueWording>> = {
  en: {
    left: (words) => `the brief asks for "${words}" and leaves this open`,
    onlyNamed: 'the brief names it and says no more of it',
    near: (kinds) => `Or name a kind of product, such as: ${kinds.join(', ')}.`,
  },
  fr: {
    left: (words) => `le texte demande « ${words} » et n'en dit pas plus`,
    onlyNamed: 'le texte le nomme sans le décrire',
    near: (kinds) => `Ou nommez un type de produit, par exemple : ${kinds.join(', ')}.`,
  },
};
