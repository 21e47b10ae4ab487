import type { Field, FieldType } from '../../protocol/specification.ts';
import { isNumberType, type NumberType } from '../sample/field.ts';
import { columnOf, folded, otherAmounts, wordsOf } from './meaning.ts';
import type { SampleValue } from './sample.ts';
import { type Draft, emailOf, phoneOf, textFor } from './text-value.ts';

const colours = ['#2563eb', '#16a34a', '#dc2626', '#d97706', '#7c3aed', '#0891b2', '#db2777', '#4b5563'];

/** Usual numbers by words of the field in both languages: from, to, and in steps of. */
const usual: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/ (?:rating|stars?|score|grade|mark|note|etoiles?) /, [3, 5, 1]],
  [/ (?:age) /, [18, 68, 1]],
  [/ (?:year|annee) /, [2008, 2025, 1]],
  [
    / (?:guests?|people|persons?|persons|personnes|convives|couverts|seats|places|participants|tickets) /,
    [1, 6, 1],
  ],
  [/ (?:stock|quantity in stock|en stock|minimum|threshold|seuil) /, [5, 60, 5]],
  [/ (?:quantity|quantite|number|nombre|count|copies|exemplaires|portions|parts) /, [1, 4, 1]],
  [/ (?:capacity|capacite|jauge|size|taille) /, [6, 24, 2]],
  [/ (?:weight|poids) /, [2, 40, 2]],
  [/ (?:height|hauteur|width|largeur|length|longueur|depth|profondeur) /, [20, 180, 10]],
  [/ (?:mileage|kilometrage|km|distance) /, [1_000, 90_000, 500]],
  [/ (?:hours|heures) /, [1, 8, 1]],
  [/ (?:surface|area|superficie) /, [20, 140, 4]],
  [/ (?:floor|etage|level|niveau|priority|priorite|position|order|ordre|rank|rang) /, [1, 5, 1]],
  [/ (?:discount|remise|rabais|reduction) /, [5, 20, 5]],
  [/ (?:tax|vat|tva) /, [20, 20, 1]],
  [/ (?:probability|progress|avancement|probabilite) /, [10, 90, 10]],
];

const byKind: Record<NumberType['kind'], readonly [number, number, number]> = {
  integer: [1, 12, 1],
  decimal: [1, 40, 0.5],
  money: [20, 420, 5],
  percentage: [5, 60, 5],
  duration: [30, 90, 15],
};

const byUnit: Record<string, readonly [number, number, number]> = {
  minutes: [30, 90, 15],
  hours: [1, 8, 1],
  days: [1, 14, 1],
  weeks: [1, 8, 1],
  months: [1, 12, 1],
  years: [1, 5, 1],
};

function rangeFor(field: Field, type: NumberType): readonly [number, number, number] {
  const words = wordsOf(field);
  const known = { money: otherAmounts, duration: [], integer: usual, decimal: usual, percentage: usual };
  const named = known[type.kind].find(([pattern]) => pattern.test(words));
  if (named !== undefined) return named[1];
  return type.kind === 'duration' ? (byUnit[type.unit] ?? byKind.duration) : byKind[type.kind];
}

function within(value: number, type: NumberType): number {
  const step = type.kind === 'decimal' || type.kind === 'percentage' ? 0.5 : 1;
  const least = Math.max(
    type.min ?? -Infinity,
    type.exclusiveMin === undefined ? -Infinity : type.exclusiveMin + step,
  );
  return Math.min(Math.max(value, least), type.max ?? Infinity);
}

/** How many of the units in which money travels make one of those that people speak of. */
export function minorUnits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

function numberFor(draft: Draft, field: Field, type: NumberType): number {
  const column = columnOf(draft.entity, field);
  const known = Number((column === undefined ? undefined : draft.row?.get(column)) ?? Number.NaN);
  const scale = type.kind === 'money' ? minorUnits(type.currency) : 1;
  const [low, high, step] = rangeFor(field, type);
  const drawn = low + step * draft.chance.below(Math.floor((high - low) / step) + 1);
  const value = Number.isFinite(known) ? known : drawn;
  const isWhole = type.kind !== 'decimal' && type.kind !== 'percentage';
  const scaled = isWhole ? Math.round(value * scale) : value;
  if (!field.unique) return within(scaled, type);
  return within(draft.index + 1 + (type.min ?? 0), type);
}

function choiceFor(draft: Draft, field: Field, values: readonly string[]): string {
  const column = columnOf(draft.entity, field);
  const known = folded((column === undefined ? undefined : draft.row?.get(column)) ?? '');
  const match = known === '' ? undefined : values.find((value) => folded(value).startsWith(known));
  return match ?? draft.chance.pick(values, values[0] ?? '');
}

/** Without this nothing goes on. */
const consent =
  / (?:agree|agreed|agrees|accept|accepted|accepts|terms|consent|conditions|accepte|acceptees?|consentement|cgv|cgu) /;

/** Hours of the day one after the other: opening before closing. */
function timeFor({ index, entity }: Draft, field: Field): string {
  const place = entity.fields.filter(({ type }) => type.kind === 'time').indexOf(field);
  return `${String(9 + ((index % 2) + place * 8)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
}

const plain: Partial<Record<FieldType['kind'], (draft: Draft, field: Field) => SampleValue>> = {
  boolean: ({ chance }, field) => consent.test(wordsOf(field)) || chance.holds(65),
  time: timeFor,
  email: emailOf,
  phone: phoneOf,
  colour: ({ index, row }) => row?.get('colour') ?? colours[index % colours.length] ?? '#2563eb',
  url: ({ row, entity, index }) =>
    row?.get('url') ??
    `https://www.example.com/${folded(row?.get('name') ?? `${entity.label} ${index + 1}`).replaceAll(' ', '-')}`,
};

/**
 * What somebody could have written into a field that holds neither a day nor another record; undefined for kinds of fields
 * that are left empty.
 */
export function valueFor(draft: Draft, field: Field): SampleValue | undefined {
  const { type } = field;
  if (type.kind === 'text') return textFor(draft, field, type);
  if (type.kind === 'enum') return choiceFor(draft, field, type.values);
  return isNumberType(type) ? numberFor(draft, field, type) : plain[type.kind]?.(draft, field);
}
