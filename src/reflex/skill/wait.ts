/** How long an instruction says to wait. */
import type { Selector } from '../../protocol/screen/skill.ts';
import { valuesOf, type Said } from './instruction.ts';

/** Milliseconds of a unit, by the beginning of its name. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milli\w+)$/u, 1],
  [/^(?:s|sec\w*)$/u, 1_000],
  [/^(?:min\w*)$/u, 60_000],
];

/** How far a pause may be from what is said, as a share of it; shorter ones (in milliseconds) mean nothing. */
const near = 0.25;
const leastMs = 700;

/** Whether a pause is as long as was said. */
export function isAbout(pausedMs: number, saidMs: number): boolean {
  return pausedMs >= leastMs && Math.abs(pausedMs - saidMs) <= near * saidMs;
}

/** The milliseconds that a number means with the unit behind it; undefined where it is no number or has no unit. */
function timeAt(said: Said, at: number): number | undefined {
  const [number = '', unit = ''] = [said.words[at]?.text, said.words[at + 1]?.text.toLowerCase()];
  const ms = units.find(([name]) => name.test(unit))?.[1];
  return ms !== undefined && /^\d+(?:\.\d+)?$/u.test(number) ? Number(number) * ms : undefined;
}

/** All times that an instruction names, in milliseconds. */
export function timesIn(said: Said): number[] {
  return [...said.words.keys()].flatMap((at) => timeAt(said, at) ?? []);
}

/** What a selector finds in what is asked for, as a time in milliseconds; undefined where that is none. */
export function waitMs(said: Said, selector: Selector): number | undefined {
  const [text] = valuesOf(said, selector);
  return timeAt(
    said,
    said.words.findIndex((word) => word.text === text),
  );
}
