/**
 * The words of the products' screens. Each language is one self-contained file that the engineer copies into a product of
 * that language; whoever works a product's screen by its words takes them from here.
 */
import { words as english } from './en.ts';
import { words as french } from './fr.ts';

/** Every text that a product shows; each language has all of them. */
export type ProductWords = typeof english;

const byLanguage: Record<'en' | 'fr', ProductWords> = { en: english, fr: french };

/** The words of products in this language. */
export function productWords(language: 'en' | 'fr'): ProductWords {
  return byLanguage[language];
}
