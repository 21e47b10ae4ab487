import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { findRole, wordsOf } from '../eye/find.ts';
import { type Look, words } from '../eye/look.ts';
import type { Known } from './set-up.ts';

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Whether a text shows one of the forms; forms of digits alone must stand by themselves. */
export function shows(text: string, forms: string[]): boolean {
  const plain = words(text).toLowerCase();
  return forms.some((form) => {
    const wanted = words(form).toLowerCase();
    if (!/^[\d.,:/ -]+$/.test(wanted)) return plain.includes(wanted);
    return new RegExp(`(^|[^\\d])${escape(wanted)}($|[^\\d])`).test(plain);
  });
}

/** The forms in which a record is read: its display value, or its number when it has none. */
export function formsOf(record: Known): string[] {
  return record.shown.length > 0 ? record.shown : [String(record.id)];
}

/** The number at the end of an address such as `/customers/7`, when it belongs to the collection. */
export function numberIn(path: string, collection: string): number | undefined {
  const match = new RegExp(`^/${escape(collection)}/(\\d+)(?:[/?#]|$)`).exec(path);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Links whose words name the record. */
export function linksNamed(look: Look, record: Known): ScreenElement[] {
  return findRole(look, 'link').filter((seen) => shows(wordsOf(look, seen), formsOf(record)));
}

/** What the page says by itself: the words of its messages of that role. */
export function messages(look: Look, role: 'status' | 'alert'): string[] {
  return findRole(look, role)
    .map((seen) => wordsOf(look, seen))
    .filter((text) => text !== '');
}
