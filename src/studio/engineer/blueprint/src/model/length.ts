import { fromWallClock, wallClock } from './zone.ts';

/** Units of time; days and more are those of the calendar. */
export type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';

/** A length of time: a number of a unit. */
export type Length = { amount: number; unit: Unit };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Moves a wall clock (milliseconds that read like UTC); the 31st of a shorter month is its last day. */
function movedWall(wall: number, { amount, unit }: Length): number {
  if (unit === 'days' || unit === 'weeks') return wall + amount * (unit === 'days' ? 1 : 7) * dayMs;
  const months = unit === 'years' ? amount * 12 : amount;
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** The moment (ISO 8601 in UTC) that lies so long after another. */
export function movedMoment(moment: string, length: Length): string {
  const ms = Date.parse(moment);
  if (length.unit === 'minutes' || length.unit === 'hours') {
    const unitMs = length.unit === 'minutes' ? minuteMs : 60 * minuteMs;
    return new Date(ms + length.amount * unitMs).toISOString();
  }
  const fraction = ((ms % 1000) + 1000) % 1000;
  return new Date(fromWallClock(movedWall(wallClock(ms), length)) + fraction).toISOString();
}

/** The day (YYYY-MM-DD) that lies so long after another; hours and minutes count as the whole days that they make. */
export function movedDay(day: string, length: Length): string {
  const perDay = { minutes: 1440, hours: 24 }[length.unit as 'minutes' | 'hours'];
  const days: Length =
    perDay === undefined ? length : { amount: Math.trunc(length.amount / perDay), unit: 'days' };
  return new Date(movedWall(Date.parse(`${day}T00:00:00Z`), days)).toISOString().slice(0, 10);
}

/** The whole months from one day or moment to another, both as the wall clock shows them; negative when it lies before. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from);
  const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return months(to) - months(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}

const inverse = ({ amount, unit }: Length): Length => ({ amount: -amount, unit });

/** The least number in [low, high] for which `holds` is true, when it stays true from there on. */
function least(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The first day that, moved by the length, is not before `today`: what lies before it lies behind us. */
export function dayBound(today: string, length: Length): string {
  const near = Date.parse(`${movedDay(today, inverse(length))}T00:00:00Z`) / dayMs;
  const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
  return dayOf(least(near - 4, near + 4, (number) => movedDay(dayOf(number), length) >= today));
}

/** The first moment that, moved by the length, is not before `now`. */
export function momentBound(now: string, length: Length): string {
  const near = Date.parse(movedMoment(now, inverse(length)));
  if (length.unit === 'minutes' || length.unit === 'hours') return new Date(near).toISOString();
  const momentOf = (ms: number): string => new Date(ms).toISOString();
  return momentOf(
    least(near - 4 * dayMs, near + 4 * dayMs, (ms) => movedMoment(momentOf(ms), length) >= now),
  );
}
