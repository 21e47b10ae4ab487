/**
 * What counts as an element of a screen, whatever its source, so that what is learned from a recording fits what is seen:
 * - an element has the words that stand right in it, when it holds no other elements; words beside elements become
 *   elements of their own (`text`), one for each run of words, whatever the number of its lines;
 * - a box is the part that can be seen (`visiblePart`); of what less than a pixel can be seen is left out;
 * - the page itself is no element (`isPage`); what it holds has no parent;
 * - elements stand in the order of the document.
 */
import type { ScreenElement } from '../../protocol/screen/observation.ts';

/** Roles of fields whose value is a text. */
export const textRoles: ReadonlySet<string> = new Set(['textbox', 'searchbox', 'spinbutton']);

/**
 * What holds everything is the page itself and no element: it only holds others, and is as large as the window. What it
 * holds has no parent then.
 */
export function isPage(element: ScreenElement, viewport: { width: number; height: number }): boolean {
  const [left, top, width, height] = element.box;
  const isHolder = element.role === 'group' || element.role === 'form';
  const isWide = left <= 0 && left + width >= viewport.width;
  return isHolder && isWide && top <= 0 && top + height >= viewport.height;
}

/** The part of a box that lies within another, rounded to hundredths; `undefined` where less than a pixel of it does. */
export function visiblePart(
  box: ScreenElement['box'],
  clip: ScreenElement['box'],
): ScreenElement['box'] | undefined {
  const left = Math.max(box[0], clip[0]);
  const top = Math.max(box[1], clip[1]);
  const right = Math.min(box[0] + box[2], clip[0] + clip[2]);
  const bottom = Math.min(box[1] + box[3], clip[1] + clip[3]);
  if (!(right - left >= 1 && bottom - top >= 1)) return undefined;
  return [hundredths(left), hundredths(top), hundredths(right - left), hundredths(bottom - top)];
}

function hundredths(number: number): number {
  return Math.round(number * 100) / 100;
}

/** `rgb(…)`, `rgba(…)` and `#…` as `#rrggbb`; `undefined` for what is transparent or no colour. */
export function colorOf(css: string): string | undefined {
  const hex = /^#([0-9a-f]{6})$/i.exec(css);
  if (hex) return css.toLowerCase();
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(css);
  if (!parts) return undefined;
  const [, red, green, blue, alpha] = parts;
  if (alpha !== undefined && Number.parseFloat(alpha) === 0) return undefined;
  return `#${[red, green, blue].map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('')}`;
}

/** A password as it may be kept: as many bullets as it has characters. */
export function masked(text: string): string {
  return '•'.repeat(Array.from(text).length);
}

/** Whether a text is masked: bullets alone, one at least. */
export const isMasked = (text: string): boolean => /^•+$/u.test(text);
