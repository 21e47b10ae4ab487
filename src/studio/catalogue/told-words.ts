/** The everyday words of `meanings.md`, by which people speak of a kind without its name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackLanguage } from './pack.ts';

const known: Partial<Record<PackLanguage, ReadonlyMap<string, string[]>>> = {};

/** The words of each kind in a language. */
export function toldWords(language: PackLanguage): ReadonlyMap<string, string[]> {
  return (known[language] ??= readTold(language));
}

/** The page of everyday words: sections by language, each line a kind, a colon and its words. */
function readTold(language: PackLanguage): Map<string, string[]> {
  const page = readFileSync(join(import.meta.dirname, 'meanings.md'), 'utf8');
  const heading = language === 'en' ? '## English' : '## Français';
  const part = page.slice(page.indexOf(heading) + heading.length).split('\n## ')[0] ?? '';
  return new Map(
    part
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => {
        const cut = line.indexOf(':');
        return [
          line.slice(0, cut),
          line
            .slice(cut + 1)
            .trim()
            .split(/\s+/u),
        ];
      }),
  );
}
