import { now } from '../clock.ts';
import { words } from '../words.ts';
import { localDay, localMinute } from './zone.ts';

const dayMs = 86_400_000;

// Days are written as they stand, so their own zone is that of the reader.
const asUtc = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);
const writer = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(words.locale, { ...options, timeZone: 'UTC' });
  return (day) => format.format(asUtc(day));
};

const longDay = writer({ weekday: 'long', day: 'numeric', month: 'long' });

/** "Mon", "Tue". */
export const shortWeekday = writer({ weekday: 'short' });

/** "Nov". */
export const shortMonth = writer({ month: 'short' });

/** "23 November". */
export const dayAndMonth = writer({ day: 'numeric', month: 'long' });

/** "November 2026". */
export const monthAndYear = writer({ month: 'long', year: 'numeric' });

/** The present day on the product's clock, YYYY-MM-DD. */
export const today = (): string => localDay(now().toISOString());

/** The present minute on the product's clock, YYYY-MM-DDTHH:MM. */
export const thisMinute = (): string => localMinute(now().toISOString());

/** The day that lies so many days after another. */
export function addDays(day: string, days: number): string {
  return new Date(asUtc(day).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => ((asUtc(day).getUTCDay() + 6) % 7) + 1;

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The first day of the month that lies so many months after that of a day. */
export function addMonths(day: string, months: number): string {
  const date = asUtc(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** "Monday 23 November". */
export function dayName(day: string): string {
  const title = longDay(day);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

/** "Today", "Tomorrow" or "Monday 23 November". */
export function dayTitle(day: string): string {
  const name = dayName(day);
  if (day === today()) return `${words.booking.today} · ${name}`;
  return day === addDays(today(), 1) ? `${words.booking.tomorrow} · ${name}` : name;
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text).getTime());
}
