/** Moments at which a product is open: its `hours` rules, in its own time zone. */
import type { Entity, Rule, Specification } from '../../protocol/specification.ts';
import { dayAt, minuteAt, momentOn, weekdayOf } from './moment.ts';

/** A rule of the kind `hours`. */
export type HoursRule = Extract<Rule, { kind: 'hours' }>;

const dayMs = 86_400_000;

/** The hours rules of a field of an entity, whether it is the start or the end of what they speak of. */
export function hoursOf(specification: Specification, entity: Entity, field: string): HoursRule[] {
  return specification.rules.filter(
    (rule): rule is HoursRule =>
      rule.kind === 'hours' &&
      rule.entity === entity.key &&
      (rule.field === field || (rule.end?.by === 'field' && rule.end.field === field)),
  );
}

/** `HH:MM` as minutes since midnight. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Days and minutes at which all of some hours rules are open. */
export function openingOf(rules: readonly HoursRule[]): { days: number[]; from: number; to: number } {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => rules.every((rule) => rule.days.includes(day)));
  const from = Math.max(...rules.map((rule) => minutesOf(rule.from)));
  const to = Math.min(...rules.map((rule) => minutesOf(rule.to)));
  return { days, from, to };
}

/** Whether one of the weekdays is closed, so that slots of a few days could meet on the next open one. */
export function hasClosedDays(rules: readonly HoursRule[]): boolean {
  return rules.length > 0 && openingOf(rules).days.length < 7;
}

/** The first moment from a day on at which the product is open and what begins there has an hour or more to end. */
export function openMoment(rules: readonly HoursRule[], fromMs: number, timeZone: string): number {
  const { days, from, to } = openingOf(rules);
  let ms = fromMs;
  for (let step = 0; step < 7 && !days.includes(weekdayOf(dayAt(ms, timeZone))); step += 1) ms += dayMs;
  const early = Math.min(60, Math.floor((to - from) / 4 / 5) * 5);
  return momentOn(dayAt(ms, timeZone), from + early, timeZone);
}

/**
 * Moments beside one at which the product is open: at the same time of other days, the nearest first, and then full hours
 * before and after that time, on that day and the others.
 */
export function* momentsBeside(rules: readonly HoursRule[], ms: number, timeZone: string): Generator<number> {
  const { days, from, to } =
    rules.length > 0 ? openingOf(rules) : { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60 };
  const minute = minuteAt(ms, timeZone);
  for (const hour of [0, 1, 2, 3, 4, -1, -2, -3, -4]) {
    const at = minute + hour * 60;
    if (hour !== 0 && (at < from || at + 60 > to)) continue;
    for (let away = hour === 0 ? 1 : 0; away <= 30; away += 1)
      for (const step of away === 0 ? [0] : [away, -away]) {
        const day = dayAt(ms + step * dayMs, timeZone);
        if (days.includes(weekdayOf(day))) yield momentOn(day, at, timeZone);
      }
  }
}

/** The nearest moment, at or after `fromMs` or at or before it, at which the product is open; undefined: none within nine days. */
export function openBeside(
  rules: readonly HoursRule[],
  { fromMs, isAhead, timeZone }: { fromMs: number; isAhead: boolean; timeZone: string },
): number | undefined {
  if (rules.length === 0) return fromMs;
  const days = Array.from({ length: 9 }, (_, k) => (isAhead ? k : -k) * dayMs);
  return days
    .map((away) => openMoment(rules, fromMs + away, timeZone))
    .find((moment) => (isAhead ? moment >= fromMs : moment <= fromMs));
}
