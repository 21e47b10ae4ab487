/** All packs and sorts, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePack } from './pack.ts';
import type { Pack, PackLanguage } from './pack.ts';

let known: Pack[] | undefined;
let knownSorts: Pack[] | undefined;

/** The kinds of product that the catalogue knows, in alphabetical order. */
export function packs(): readonly Pack[] {
  known ??= pagesOf('packs');
  return known;
}

/** Packs for anything whatever, by the sort of product: their sentences have places for the thing and its people. */
export function sorts(): readonly Pack[] {
  knownSorts ??= pagesOf('sorts');
  return knownSorts;
}

/** Every word in lower case that the packs of a language are written with. */
export function catalogueWords(language: PackLanguage): Set<string> {
  const texts = packs().flatMap(({ text }) => {
    const { names, trades, main, words, parts } = text[language];
    const others = words.flatMap(({ noun, others: more }) => [noun, ...more]);
    return [...names, ...trades, main, ...others, ...parts.flatMap(({ sentences }) => sentences)];
  });
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
}

function pagesOf(name: string): Pack[] {
  const folder = join(import.meta.dirname, name);
  return readdirSync(folder)
    .filter((page) => page.endsWith('.md'))
    .sort()
    .map((page) => parsePack(page.slice(0, -'.md'.length), readFileSync(join(folder, page), 'utf8')));
}
