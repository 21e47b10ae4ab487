/** Days and moments on the product's clock: what day it is somewhere, and lengths of the calendar. */
import type { Length } from '../../protocol/specification.ts';

const dayMs = 86_400_000;
const lengthMs = { minutes: 60_000, hours: 3_600_000, days: dayMs, weeks: 7 * dayMs };

/** The day in a time zone at a moment (ms since the epoch), YYYY-MM-DD. */
export function dayAt(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(ms);
}

/** The time of day in a time zone at a moment, in minutes since midnight. */
export function minuteAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

/** The day of the week of a day: 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The moment (ms) at which a clock in the time zone shows a minute of a day. */
export function momentOn(day: string, minute: number, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  let at = wanted;
  // Two steps: the offset at the guess, and once more where the clocks change between.
  for (let step = 0; step < 2; step += 1) {
    const shown = Date.parse(`${dayAt(at, timeZone)}T00:00:00Z`) + minuteAt(at, timeZone) * 60_000;
    at += wanted - shown;
  }
  return at;
}

/** A moment or the midnight of a day (ms), moved by a length; months and years keep the day where the month has it. */
export function movedBy(ms: number, length: Length | undefined): number {
  if (length === undefined) return ms;
  const { amount, unit } = length;
  if (unit !== 'months' && unit !== 'years') return ms + amount * lengthMs[unit];
  const at = new Date(ms);
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() + amount * (unit === 'years' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  at.setUTCFullYear(year, month, Math.min(at.getUTCDate(), last));
  return at.getTime();
}

/** The length in the other direction. */
export function backwards(length: Length): Length {
  return { ...length, amount: -length.amount };
}
