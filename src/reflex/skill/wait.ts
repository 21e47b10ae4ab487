/** How long an instruction says to wait. */
import type { Selector } from '../../protocol/screen/skill.ts';
import { valuesOf, type Said } from './instruction.ts';

/** Milliseconds of a unit, by the beginning of its name; seconds where none is named. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milli)/u, 1],
  [/^min/u, 60_000],
];
const secondMs = 1_000;

/** What a selector finds in what is asked for, as a time in milliseconds; undefined where that is no number. */
export function waitMs(said: Said, selector: Selector): number | undefined {
  const [text = ''] = valuesOf(said, selector);
  if (!/^\d+(?:\.\d+)?$/u.test(text)) return undefined;
  const at = said.words.findIndex((word) => word.text === text);
  const unit = said.words[at + 1]?.text.toLowerCase() ?? '';
  return Number(text) * (units.find(([name]) => name.test(unit))?.[1] ?? secondMs);
}
