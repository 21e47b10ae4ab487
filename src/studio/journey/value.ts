/** How values look to people: what one types for a value, in which forms one reads it, and values worth reading. */
import type { Entity, Field, FieldType, Specification } from '../../protocol/specification.ts';
import type { FieldValue } from '../sample/field.ts';

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The wall clock in a time zone at a moment: `YYYY-MM-DDTHH:MM`. */
function wallClock(moment: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Digits after the point of a currency's major unit. */
function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

function major(value: number, type: Extract<FieldType, { kind: 'money' }>): string {
  const digits = digitsOf(type.currency);
  return (value / 10 ** digits).toFixed(digits);
}

/** What a person enters in the control of a field for a value (JSON form). References are entered by their record. */
export function typed(field: Field, value: FieldValue | undefined, timeZone: string): string {
  if (value === null || value === undefined || Array.isArray(value)) return '';
  const { type } = field;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return type.kind === 'money' ? major(value, type) : String(value);
  return type.kind === 'datetime' ? wallClock(value, timeZone) : value;
}

/** How products write dates and numbers. */
const locales = ['en-GB', 'fr-FR'];

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

function dayForms(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const long = months[Number(month) - 1] ?? '';
  const short = long.slice(0, 3);
  const plain = String(Number(date));
  const named = [long, short].flatMap((name) => [
    `${plain} ${name} ${year}`,
    `${date} ${name} ${year}`,
    `${name} ${plain}, ${year}`,
    `${name} ${date}, ${year}`,
  ]);
  const written = locales.flatMap((locale) =>
    (['medium', 'long'] as const).map((dateStyle) =>
      new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { dateStyle, timeZone: 'UTC' }),
    ),
  );
  return [
    day,
    ...written,
    ...named,
    `${date}/${month}/${year}`,
    `${month}/${date}/${year}`,
    `${date}.${month}.${year}`,
  ];
}

function clockForms(clock: string): string[] {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const twelve = `${hour % 12 || 12}:${pad(minute)}`;
  return [clock, `${twelve} ${hour < 12 ? 'AM' : 'PM'}`, `${twelve} ${hour < 12 ? 'am' : 'pm'}`];
}

/**
 * The forms in which a value may be read on a page; one of them suffices. Empty when nothing certain can be said
 * (booleans, long texts, references).
 */
export function shownForms(field: Field, value: FieldValue | undefined, timeZone: string): string[] {
  if (value === null || value === undefined || typeof value === 'boolean' || Array.isArray(value)) return [];
  const { type } = field;
  if (typeof value === 'number') {
    if (type.kind === 'money') {
      const amount = major(value, type);
      return [
        amount,
        amount.replace('.', ','),
        ...locales.flatMap((locale) => [
          Number(amount).toLocaleString(locale),
          Number(amount).toLocaleString(locale, { minimumFractionDigits: digitsOf(type.currency) }),
        ]),
        amount.replace(/\.00$/, ''),
      ];
    }
    return [
      String(value),
      ...locales.map((locale) => value.toLocaleString(locale, { maximumFractionDigits: 12 })),
    ];
  }
  if (type.kind === 'date') return dayForms(value);
  if (type.kind === 'time') return clockForms(value);
  if (type.kind !== 'datetime') return [value];
  const [day = '', clock = ''] = wallClock(value, timeZone).split('T');
  return clockForms(clock).flatMap((time) =>
    dayForms(day).flatMap((date) => [
      `${date} ${time}`,
      `${date}, ${time}`,
      `${date} at ${time}`,
      `${date}T${time}`,
    ]),
  );
}

const first =
  'Ada Boris Clara David Elena Felix Greta Hugo Irene Jonas Karin Luca Marta Nils Olga Paul Rosa Simon Tilda Viktor'.split(
    ' ',
  );
const last =
  'Albrecht Bergman Costa Dubois Eriksen Fischer Garnier Hansen Ivanov Jansen Keller Lindberg Moreau Novak Olsen Petit Quist Rossi Sommer Tanner'.split(
    ' ',
  );
const adjectives =
  'Amber Bright Calm Crystal Early Fresh Gentle Golden Grand Hidden Ivory Jade Lively Maple Noble Open Pearl Quiet Royal Silver'.split(
    ' ',
  );
const nouns =
  'Bay Bridge Brook Corner Dawn Field Forest Garden Harbour Hill Lake Meadow Orchard Park River Shore Spring Valley Wind Wood'.split(
    ' ',
  );

function pick(list: string[], n: number): string {
  return list[n % list.length] ?? '';
}

/** The n-th of the 400 pairs: neighbours differ in both words, and no pair comes twice before all have come. */
function pair(left: string[], right: string[], n: number): [string, string] {
  const turn = Math.floor(n / 20);
  return [pick(left, n), pick(right, n * 7 + turn)];
}

function isPerson(specification: Specification, entity: Entity): boolean {
  const isRole = specification.roles.some((role) => role.entity === entity.key);
  return isRole || entity.fields.some((field) => field.type.kind === 'email');
}

function fits(type: Extract<FieldType, { kind: 'text' }>, text: string): boolean {
  return (
    type.pattern === undefined &&
    text.length <= (type.maxLength ?? 200) &&
    text.length >= (type.minLength ?? 1)
  );
}

function textFor(specification: Specification, entity: Entity, order: { field: Field; n: number }): string {
  const { field, n } = order;
  const [adjective, noun] = pair(adjectives, nouns, n);
  if (field.type.kind === 'text' && field.type.multiline) return `Prefers the ${adjective} ${noun} room`;
  const isName = field.key === entity.display || /name|title/i.test(field.key);
  if (isName && isPerson(specification, entity)) return pair(first, last, n).join(' ');
  return isName ? `${adjective} ${noun} ${entity.label.toLowerCase()}` : `${adjective} ${noun}`;
}

/**
 * Believable values for the texts and addresses of the n-th record of an entity: names of people for people, speaking
 * names for things, all different for different n below 400. Fields with a pattern are left to the sample's maker.
 */
export function believable(
  specification: Specification,
  entity: Entity,
  n: number,
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const field of entity.fields) {
    const text = textFor(specification, entity, { field, n });
    const [given, family] = pair(first, last, n);
    if (field.type.kind === 'email') values[field.key] = `${given}.${family}.${n}@example.com`.toLowerCase();
    if (field.type.kind === 'text' && fits(field.type, text)) values[field.key] = text;
  }
  return values;
}
