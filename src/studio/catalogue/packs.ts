/** All packs and sorts, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePack } from './pack.ts';
import type { Pack } from './pack.ts';

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

function pagesOf(name: string): Pack[] {
  const folder = join(import.meta.dirname, name);
  return readdirSync(folder)
    .filter((page) => page.endsWith('.md'))
    .sort()
    .map((page) => parsePack(page.slice(0, -'.md'.length), readFileSync(join(folder, page), 'utf8')));
}
