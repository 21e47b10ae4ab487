import { type Account, visibleScopesOf } from '../model/account.ts';
import { unguarded } from '../model/csv.ts';
import type { Entity } from '../model/entity.ts';
import { accept, type Field, type Reading, refuse } from '../model/field.ts';
import { fieldOf, targetOf, targetOfMany } from '../model/registry.ts';
import { optionsOf } from '../pages/value.ts';
import type { Store } from '../store/database.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';

/** Who imports, and where. */
export type Importer = { store: Store; account: Account };

/** A text without accents and capitals, with single spaces, by which people's spellings are compared. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ');
}

/** The numbers of records that are called so, as far as the account may choose them; two are enough to know. */
function namesakes({ store, account }: Importer, target: Entity, name: string): number[] {
  const display = target.display === undefined ? undefined : fieldOf(target, target.display);
  if (display === undefined || targetOf(display) !== undefined || display.sqlType !== 'TEXT') {
    const found = optionsOf(store, account, target).filter(({ label }) => folded(label) === folded(name));
    return found.map(({ id }) => id);
  }
  const scopes = visibleScopesOf(account, target);
  const condition = scopes.length === 0 ? { sql: '1', params: [] } : within(target, scopes, account);
  const sql = `SELECT "id" FROM "${target.table}" WHERE fold("${display.column}") = fold(?) AND ${condition.sql} LIMIT 2`;
  return store.all(sql, name, ...condition.params).map((row) => Number(row['id']));
}

/** The record that a cell names: by its number, such as 12 or #12, or by what it is called. */
function readReference(importer: Importer, field: Field, text: string): Reading {
  const target = targetOf(field) ?? targetOfMany(field);
  if (target === undefined) return field.fromForm(text);
  const named = namesakes(importer, target, text);
  if (named.length === 1) return accept(named[0] ?? null);
  if (named.length > 1) return refuse(words.files.severalMatch(field.label, text));
  const number = /^#?([1-9][0-9]{0,14})$/.exec(text)?.[1];
  return number === undefined ? refuse(words.files.noMatch(field.label, text)) : accept(Number(number));
}

function readReferences(importer: Importer, field: Field, text: string): Reading {
  const parts = text.split(/[;|]/).map((part) => unguarded(part.trim()));
  const ids: number[] = [];
  for (const part of parts.filter(Boolean)) {
    const reading = readReference(importer, field, part);
    if (!reading.ok) return reading;
    ids.push(Number(reading.value));
  }
  return field.fromJson(ids);
}

const yes = new Set(['true', 'yes', 'oui', 'vrai', '1', 'x', folded(words.screens.yes)]);
const no = new Set(['false', 'no', 'non', 'faux', '0', folded(words.screens.no)]);

function readBoolean(field: Field, text: string): Reading {
  if (yes.has(folded(text))) return accept(true);
  return no.has(folded(text)) ? accept(false) : refuse(words.refusals.mustBeTrueOrFalse(field.label));
}

/** A number without what people write around it; of two marks the last one is that of the fraction. */
function readNumber(field: Field, text: string): Reading {
  const bare = text.replaceAll(/[^\d.,+-]/g, '');
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const isBoth = bare.includes('.') && bare.includes(',');
  const plain = isBoth ? `${bare.slice(0, last).replaceAll(/[.,]/g, '')}.${bare.slice(last + 1)}` : bare;
  return field.fromForm(/\d/.test(plain) ? plain : text);
}

const writtenDay = /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})/;

/** 31/12/2026 and 31.12.2026 as 2026-12-31; the day comes first. */
function isoDay(text: string): string {
  const { day = '', month = '', year = '' } = writtenDay.exec(text)?.groups ?? {};
  return text.replace(writtenDay, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function readMoment(field: Field, text: string): Reading {
  const exact = field.fromJson(text);
  return exact.ok ? exact : field.fromForm(isoDay(text).replace(/[ T]+(\d):/, 'T0$1:'));
}

function readChoice(field: Field, text: string): Reading {
  const values = field.control.kind === 'choice' ? field.control.values : [];
  const found = values.find((value) => folded(value) === folded(text));
  return found === undefined ? field.fromJson(text) : accept(found);
}

const readers: Record<string, (field: Field, text: string) => Reading> = {
  boolean: readBoolean,
  integer: readNumber,
  decimal: readNumber,
  percentage: readNumber,
  duration: readNumber,
  money: readNumber,
  date: (field, text) => field.fromForm(isoDay(text)),
  datetime: readMoment,
  enum: readChoice,
};

/** Reads a cell as people write them; never called with an empty text. */
export function readCell(importer: Importer, field: Field, cell: string): Reading {
  const text = unguarded(cell.trim());
  if (field.kind === 'reference') return readReference(importer, field, text);
  if (field.kind === 'references') return readReferences(importer, field, text);
  return (readers[field.kind] ?? ((_field, given) => field.fromForm(given)))(field, text);
}
