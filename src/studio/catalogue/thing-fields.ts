/** What is kept of a thing by its sort, as data: a costume has a size, a climb has a grade. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { PackLanguage } from './pack.ts';

type Line = { nouns: string[]; fields: string[] };
/** Fields of what one keeps, and of what one did. */
type Fields = Record<'kept' | 'done', Line[]>;
let known: Record<PackLanguage, Fields> | undefined;

const headings = {
  en: { kept: '## English', done: '## English, of a log' },
  fr: { kept: '## Français', done: "## Français, d'un journal" },
} as const;

/** Fields of a thing, each with its article, for a list of fields; those of anything where nothing is known of it. */
export function fieldsOf({ language }: Lexicon, thing: string, part: 'kept' | 'done'): string[] {
  known ??= { en: read('en'), fr: read('fr') };
  const lines = known[language][part];
  const words = thing.split(/[ -]/u);
  const head = (language === 'fr' ? words[0] : words.at(-1)) ?? thing;
  const isNamed = (name: string) => (line: Line) => line.nouns.includes(name);
  const others = words.map((word) => lines.find(isNamed(word)));
  const found = lines.find(isNamed(thing)) ?? lines.find(isNamed(head)) ?? others.find(Boolean);
  return (found ?? lines.find(isNamed('*')))?.fields ?? [];
}

function read(language: PackLanguage): Fields {
  const page = readFileSync(join(import.meta.dirname, 'things.md'), 'utf8').split('\n');
  const part = (heading: string): Line[] => {
    const from = page.indexOf(heading) + 1;
    const to = page.findIndex((line, at) => at >= from && line.startsWith('## '));
    return page.slice(from, to === -1 ? page.length : to).flatMap(lineOf);
  };
  return { kept: part(headings[language].kept), done: part(headings[language].done) };
}

function lineOf(line: string): Line[] {
  const [nouns, fields] = line.split(': ');
  if (nouns === undefined || fields === undefined) return [];
  return [{ nouns: nouns.split(', '), fields: fields.split(', ') }];
}
