/** What belongs to what, as data: of two listed things one is often a part of the other (`relations.md`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackLanguage } from './pack.ts';

type Line = { parts: string[]; wholes: string[]; isFirm: boolean; isOfGroup: boolean };
type Page = { groups: Map<string, string[]>; lines: Line[] };
let known: Record<PackLanguage, Page> | undefined;

/** What a thing belongs to, and what it may belong to. */
export type Belonging = { firm: string[]; loose: string[] };

const mostLoose = 2;

/** What one of several things that stand together belongs to. */
export function belongingOf(language: PackLanguage, noun: string, present: readonly string[]): Belonging {
  const found: Belonging = { firm: [], loose: [] };
  for (const line of pages()[language].lines) {
    if (!line.parts.includes(noun) || (line.isFirm && line.isOfGroup && found.firm.length > 0)) continue;
    const whole = line.wholes.find((one) => one !== noun && present.includes(one));
    if (whole === undefined || [...found.firm, ...found.loose].includes(whole)) continue;
    if (line.isFirm) found.firm.push(whole);
    else if (found.loose.length < mostLoose) found.loose.push(whole);
  }
  return found;
}

/** Whether a thing is one of a group: `act`, `served`. */
export function isOfGroup(language: PackLanguage, group: string, noun: string): boolean {
  return pages()[language].groups.get(group)?.includes(noun) ?? false;
}

/** One of the things present that stands where another one would: a client for a customer. */
export function standInFor(
  language: PackLanguage,
  noun: string,
  present: readonly string[],
): string | undefined {
  if (present.includes(noun)) return noun;
  const group = people.find((one) => isOfGroup(language, one, noun));
  return group && present.find((one) => isOfGroup(language, group, one));
}

const people = ['served', 'worker'];

function pages(): Record<PackLanguage, Page> {
  known ??= pagesIn(readFileSync(join(import.meta.dirname, 'relations.md'), 'utf8'));
  return known;
}

function pagesIn(text: string): Record<PackLanguage, Page> {
  const [, en = '', fr = ''] = text.split(/^## .+$/mu);
  return { en: pageOf(en), fr: pageOf(fr) };
}

function pageOf(text: string): Page {
  const page: Page = { groups: new Map(), lines: [] };
  for (const line of text.split('\n')) {
    const group = /^@(?<name>\w+): (?<nouns>.+)$/u.exec(line)?.groups;
    if (group) page.groups.set(group['name'] ?? '', (group['nouns'] ?? '').split(', '));
    const [parts = '', sign = '', wholes = ''] = line.split(/ ([<~]) /u);
    if (sign === '') continue;
    page.lines.push({
      parts: namesIn(page, parts),
      wholes: namesIn(page, wholes),
      isFirm: sign === '<',
      isOfGroup: parts.startsWith('@'),
    });
  }
  return page;
}

function namesIn({ groups }: Page, text: string): string[] {
  return text
    .split(', ')
    .flatMap((name) => (name.startsWith('@') ? (groups.get(name.slice(1)) ?? []) : [name]));
}
