/** Dates and times as they are typed into the browser's own controls: part by part, in the order of its language. */
import { browserLocale } from '../browser/open-browser.ts';

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'dayPeriod';

const shapes: Record<string, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  month: { year: 'numeric', month: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
};

function partsOf(role: string): Part[] {
  const shape = role === 'datetime' ? { ...shapes['date'], ...shapes['time'] } : shapes[role];
  const parts = new Intl.DateTimeFormat(browserLocale, shape).formatToParts(0);
  return parts.flatMap(({ type }) => (type === 'literal' ? [] : [type as Part]));
}

/** What is typed for one part of a value (`2031-02-28T16:05`); `isTwelve`: hours are counted to twelve. */
function digitsOf(part: Part, value: string, isTwelve: boolean): string {
  const [, year = '', month = '', day = ''] = /^(\d+)-(\d\d)(?:-(\d\d))?/.exec(value) ?? [];
  const [, hour = '', minute = ''] = /(\d\d):(\d\d)/.exec(value) ?? [];
  const twelve = String(Number(hour) % 12 || 12).padStart(2, '0');
  const digits: Record<Part, string> = {
    year,
    month,
    day,
    minute,
    hour: isTwelve ? twelve : hour,
    dayPeriod: Number(hour) < 12 ? 'A' : 'P',
  };
  return digits[part];
}

/**
 * What a hand does in a date or time control (`date`, `datetime`, `time` or `month`) that has just got the focus: text to
 * type and keys to press. An empty value empties it.
 */
export function momentStrokes(role: string, value: string): ({ type: string } | { press: string })[] {
  const parts = partsOf(role);
  const isTwelve = parts.includes('dayPeriod');
  return parts.flatMap((part, nth) => {
    const stroke = value === '' ? { press: 'Delete' } : { type: digitsOf(part, value, isTwelve) };
    // Two digits lead on to the next part by themselves; a year could go on.
    const stays = value === '' || part === 'year';
    return stays && nth < parts.length - 1 ? [stroke, { press: 'ArrowRight' }] : [stroke];
  });
}
