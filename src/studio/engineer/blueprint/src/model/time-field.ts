import { settings } from '../settings.ts';
import {
  accept,
  type Field,
  type FieldOptions,
  makeField,
  type Reading,
  refuse,
  type Value,
} from './field.ts';
import { timestamp } from '../clock.ts';
import { fromLocal, localDay, localMinute } from './zone.ts';
import { words } from '../words.ts';

const { locale } = words;
const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: settings.timeZone,
});

/** British English alone shortens September to four letters, which breaks the columns of a list. */
const evenly = (shown: string): string => shown.replace(/\bSept\b/, 'Sep');

const momentPattern = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2})(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1000') return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Gives a field the present day or moment as its default, where it was told so. */
function withPresent(field: Field, present: () => string): Field {
  if (field.default !== 'today' && field.default !== 'now') return field;
  return Object.defineProperty(field, 'default', { get: present, enumerable: true });
}

/** A day, YYYY-MM-DD; `today` may be its default. */
export function date(key: string, label: string, options: FieldOptions = {}): Field {
  const field = makeField({ key, label }, options, {
    kind: 'date',
    sqlType: 'TEXT',
    control: { kind: 'input', type: 'date' },
    schema: { type: 'string', format: 'date' },
    fromJson: (input) =>
      typeof input === 'string' && isDay(input) ? accept(input) : refuse(words.refusals.mustBeDay(label)),
    show: (value: Value) =>
      value === null ? '' : evenly(dayFormat.format(new Date(`${String(value)}T00:00:00Z`))),
  });
  return withPresent(field, () => localDay(timestamp()));
}

/** A moment: ISO 8601 with its offset, kept in UTC; people see and type the product's wall clock. `now` may be its default. */
export function datetime(key: string, label: string, options: FieldOptions = {}): Field {
  const fromJson = (input: unknown): Reading => {
    const match = typeof input === 'string' ? momentPattern.exec(input) : null;
    const moment = match === null || !isDay(match[1] ?? '') ? Number.NaN : Date.parse(String(input));
    if (Number.isNaN(moment)) return refuse(words.refusals.mustBeMoment(label));
    return accept(new Date(moment).toISOString());
  };
  const fromForm = (input: string): Reading => {
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/.exec(input.trim());
    const minute = `${match?.[1] ?? ''}T${match?.[2] ?? ''}`;
    if (match === null || !isDay(match[1] ?? '') || Number.isNaN(Date.parse(`${minute}Z`))) {
      return refuse(words.refusals.mustBeDateAndTime(label));
    }
    return accept(fromLocal(minute));
  };
  const field = makeField({ key, label }, options, {
    kind: 'datetime',
    sqlType: 'TEXT',
    control: { kind: 'input', type: 'datetime-local' },
    schema: { type: 'string', format: 'date-time' },
    fromJson,
    fromForm,
    show: (value: Value) => (value === null ? '' : evenly(momentFormat.format(new Date(String(value))))),
    toForm: (value: Value) => (value === null ? '' : localMinute(String(value))),
  });
  return withPresent(field, timestamp);
}

/** A time of the day, HH:MM. */
export function time(key: string, label: string, options: FieldOptions = {}): Field {
  const pattern = '^([01][0-9]|2[0-3]):[0-5][0-9]$';
  const isTime = new RegExp(pattern);
  return makeField({ key, label }, options, {
    kind: 'time',
    sqlType: 'TEXT',
    control: { kind: 'input', type: 'time' },
    schema: { type: 'string', pattern },
    fromJson: (input) =>
      typeof input === 'string' && isTime.test(input)
        ? accept(input)
        : refuse(words.refusals.mustBeTime(label)),
    fromForm: (input) =>
      isTime.test(input.slice(0, 5)) ? accept(input.slice(0, 5)) : refuse(words.refusals.mustBeTime(label)),
  });
}
