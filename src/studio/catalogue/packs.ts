/** All packs, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePack } from './pack.ts';
import type { Pack } from './pack.ts';

const folder = join(import.meta.dirname, 'packs');
let known: Pack[] | undefined;

/** The kinds of product that the catalogue knows, in alphabetical order. */
export function packs(): readonly Pack[] {
  known ??= readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => parsePack(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')));
  return known;
}
