import { settings } from '../settings.ts';

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

let zone = settings.timeZone;
let clock = clockOf(zone);
const dayMs = 86_400_000;
const quarterMs = 900_000;
const maxOffsets = 10_000;
const offsets = new Map<number, number>();

/** How far the wall clock is ahead of UTC in the quarter of an hour that begins then; zones change between quarters alone. */
function offsetAt(quarter: number): number {
  if (zone !== settings.timeZone) {
    // Administrators may set another zone while the product runs.
    zone = settings.timeZone;
    clock = clockOf(zone);
    offsets.clear();
  }
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const value: Record<string, number> = {};
  for (const part of clock.formatToParts(quarter)) value[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = value;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter;
  if (offsets.size >= maxOffsets) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

/** The wall clock of the product's time zone at a moment, to the second, as milliseconds that read like UTC. */
export function wallClock(moment: number): number {
  return Math.floor(moment / 1000) * 1000 + offsetAt(Math.floor(moment / quarterMs) * quarterMs);
}

/**
 * The moment at which the product's wall clock shows this. An hour that the clock skips is read as the one after it, an
 * hour that it repeats as the first of the two.
 */
export function fromWallClock(wall: number): number {
  const candidates = [
    wall - (wallClock(wall - dayMs) - (wall - dayMs)),
    wall - (wallClock(wall + dayMs) - (wall + dayMs)),
  ];
  const exact = candidates.filter((moment) => wallClock(moment) === wall);
  return exact.length > 0 ? Math.min(...exact) : (candidates[0] ?? wall);
}

/** `2026-03-01T14:30` on the wall clock of the product's time zone. */
export function localMinute(moment: string): string {
  return new Date(wallClock(Date.parse(moment))).toISOString().slice(0, 16);
}

/** The day, YYYY-MM-DD, on which a moment falls in the product's time zone. */
export function localDay(moment: string): string {
  return localMinute(moment).slice(0, 10);
}

/** The moment at which the product's wall clock shows `2026-03-01T14:30`. */
export function fromLocal(minute: string): string {
  return new Date(fromWallClock(Date.parse(`${minute}Z`))).toISOString();
}

/** A span of time in which a rule counts. */
export type Period = 'day' | 'week' | 'month' | 'year';

/** The day so many days after another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** First day of the day, ISO week, month or year that holds `day`, and the first day after it. */
export function periodOfDay(day: string, unit: Period): { from: string; to: string } {
  if (unit === 'day') return { from: day, to: addDays(day, 1) };
  if (unit === 'week') {
    const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const from = addDays(day, -sinceMonday);
    return { from, to: addDays(from, 7) };
  }
  if (unit === 'year')
    return { from: `${day.slice(0, 4)}-01-01`, to: `${Number(day.slice(0, 4)) + 1}-01-01` };
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: `${addDays(from, 31).slice(0, 7)}-01` };
}

/** The moments at which the first of two days and the second begin in the product's time zone. */
export function momentsOfDays({ from, to }: { from: string; to: string }): { from: string; to: string } {
  return { from: fromLocal(`${from}T00:00`), to: fromLocal(`${to}T00:00`) };
}

/** The same for a moment: the moments at which its period begins and ends in the product's time zone. */
export function periodOfMoment(moment: string, unit: Period): { from: string; to: string } {
  return momentsOfDays(periodOfDay(localDay(moment), unit));
}
