import { asOf, now } from '../clock.ts';
import { entities } from '../entities.ts';
import type { Account } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field, Value } from '../model/field.ts';
import { readJson } from '../model/input.ts';
import { conflict, Refusal } from '../model/refusal.ts';
import { entityOf, referencesTo } from '../model/registry.ts';
import { fromLocal, localDay } from '../model/zone.ts';
import {
  sampleData,
  type SampleDay,
  type SampleMove,
  type SampleRecord,
  type SampleReference,
  type SampleValue,
} from '../sample-data.ts';
import { settings } from '../settings.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { keepUpload } from '../store/uploads.ts';
import { words } from '../words.ts';
import { createInside, moveInside } from './records.ts';
import { samplePicture } from './sample-picture.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** How far a record is moved when a rule has no room for it: to later hours, then to other days. In minutes. */
const shifts = [0, 60, 120, 180, -60, 240, 1440, 1500, 2880, 2940, 4320, -1440, 5760, 7200];

type Filling = {
  store: Store;
  admin: Account;
  /** The moment at which the data is added. */
  today: Date;
  /** The record that each step made; nothing where a rule refused it. */
  made: Map<number, { entity: Entity; id: number }>;
  /** Accounts by role, the first of each. */
  accounts: Map<string, Account>;
  /** Addresses of pictures, by the step and the key of the field. */
  pictures: ReadonlyMap<string, string>;
};

/** No work on Sundays: what would fall on one falls on the Monday after it. */
function workingDay({ today }: Filling, day: number): number {
  return new Date(today.getTime() + day * dayMs).getUTCDay() === 0 ? day + 1 : day;
}

function dayValue(filling: Filling, { day, time }: SampleDay, of: { field: Field; shift: number }): Value {
  const base = filling.today.getTime() + workingDay(filling, day) * dayMs;
  const isMoment = of.field.kind === 'datetime';
  // A shift of less than a day moves moments alone.
  const days = Math.trunc(of.shift / 1440);
  const date = localDay(new Date(base + days * dayMs).toISOString());
  if (!isMoment) return date;
  const start = Date.parse(fromLocal(`${date}T${time ?? '12:00'}`));
  return new Date(start + (of.shift - days * 1440) * minuteMs).toISOString();
}

/** The record of the account that signs in with the role of these records, when the step asks for it. */
function ownRecord(filling: Filling, entity: Entity): number | undefined {
  const role = settings.roles.find((each) => each.entity === entity.key);
  return (role && filling.accounts.get(role.key)?.recordId) ?? undefined;
}

function referenceValue(filling: Filling, { of, own }: SampleReference): number | undefined {
  const made = filling.made.get(of);
  const entity = made?.entity;
  return (own === true && entity !== undefined ? ownRecord(filling, entity) : undefined) ?? made?.id;
}

function valueOf(
  filling: Filling,
  value: SampleValue,
  of: { field: Field; shift: number },
): Value | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if ('day' in value) return dayValue(filling, value, of);
  if ('of' in value) return referenceValue(filling, value);
  return value.all.flatMap((step) => filling.made.get(step)?.id ?? []);
}

function bodyOf(
  filling: Filling,
  entity: Entity,
  of: { values: SampleRecord['values']; shift: number; index: number },
): Record<string, Value> {
  const body: Record<string, Value> = {};
  for (const field of entity.fields) {
    const given = of.values[field.key] ?? filling.pictures.get(`${of.index} ${field.key}`);
    const value = given === undefined ? undefined : valueOf(filling, given, { field, shift: of.shift });
    if (value !== undefined) body[field.key] = value;
  }
  return body;
}

/** The moment that many days from the present one; steps of one day follow each other by seconds. */
function momentOf({ today }: Filling, day: number, step: number): Date {
  const past = Math.min(day, 0);
  return new Date(today.getTime() + past * dayMs - (past === 0 ? 0 : minuteMs * 90) + step * 20);
}

function hasDay(values: SampleRecord['values']): boolean {
  return Object.values(values).some((value) => typeof value === 'object' && value !== null && 'day' in value);
}

/** Enters one record the way somebody would have, at the first hour for which the rules have room. */
function makeRecord(filling: Filling, step: SampleRecord, index: number): AnyRecord | undefined {
  const { store, admin } = filling;
  const entity = entityOf(step.make);
  const account = (step.by === undefined ? undefined : filling.accounts.get(step.by)) ?? admin;
  for (const shift of hasDay(step.values) ? shifts : [0]) {
    try {
      return asOf(momentOf(filling, step.entered, index), () =>
        store.attempt(() => {
          const input = readJson(entity, bodyOf(filling, entity, { values: step.values, shift, index }));
          return createInside({ store, account, entity }, input);
        }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return undefined;
}

function moveMade(filling: Filling, step: SampleMove, index: number): void {
  const made = filling.made.get(step.of);
  const transition = made?.entity.lifecycle?.transitions.find(({ verb }) => verb === step.verb);
  if (made === undefined || transition === undefined) return;
  const { store, admin } = filling;
  const asked = { store, account: admin, entity: made.entity };
  try {
    asOf(momentOf(filling, step.day, index), () =>
      store.attempt(() => moveInside(asked, made.id, { transition, version: undefined })),
    );
  } catch (error) {
    // A rule may have its reasons against this step: the record then stays as it is.
    if (!(error instanceof Refusal)) throw error;
  }
}

function fill(filling: Filling): number {
  const { store } = filling;
  for (const [index, step] of sampleData.entries()) {
    if ('verb' in step) {
      moveMade(filling, step, index);
      continue;
    }
    const record = makeRecord(filling, step, index);
    if (record === undefined) continue;
    const entity = entityOf(step.make);
    filling.made.set(index, { entity, id: record.id });
    store.run('INSERT INTO "_sample" ("table", "recordId") VALUES (?, ?)', entity.table, record.id);
  }
  return filling.made.size;
}

/** Pictures for the fields that hold some, drawn and kept before the records are entered. */
async function drawPictures(store: Store, admin: Account): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const type = { type: 'image/png', extension: 'png', isImage: true };
  for (const [index, step] of sampleData.entries()) {
    if (!('make' in step)) continue;
    for (const { key } of entityOf(step.make).fields.filter(({ kind }) => kind === 'image')) {
      const bytes = samplePicture(`${step.make} ${index} ${key}`);
      const { path } = await keepUpload(store, { bytes, name: key, type, accountId: admin.id });
      pictures.set(`${index} ${key}`, path);
    }
  }
  return pictures;
}

/** How many sample records there are now, and how many could be added. */
export function countSamples(store: Store): { present: number; available: number } {
  const present = Number(store.get('SELECT count(*) AS "n" FROM "_sample"')?.['n'] ?? 0);
  return { present, available: sampleData.filter((step) => 'make' in step).length };
}

/**
 * Enters believable records for every collection, as people would have over the last weeks and for the next ones, and says
 * how many: all rules hold for them as for any other. No messages go out. Refuses (409) when they are there already.
 */
export async function addSamples(store: Store, admin: Account): Promise<number> {
  if (countSamples(store).present > 0) throw conflict(words.settings.sampleThere);
  const pictures = await drawPictures(store, admin);
  return store.write(() => {
    if (countSamples(store).present > 0) throw conflict(words.settings.sampleThere);
    const accounts = new Map<string, Account>();
    for (const account of listAccounts(store)) {
      if (account.active && !accounts.has(account.role)) accounts.set(account.role, account);
    }
    const last = store.get('SELECT max("id") AS "n" FROM "_message"')?.['n'] ?? 0;
    const created = fill({ store, admin, today: now(), made: new Map(), accounts, pictures });
    store.run('DELETE FROM "_message" WHERE "id" > ?', last);
    return created;
  });
}

function isReferred(store: Store, entity: Entity, id: number): boolean {
  const isAccount = store.get(
    'SELECT 1 FROM "_account" WHERE "entity" = ? AND "recordId" = ?',
    entity.key,
    id,
  );
  if (isAccount !== undefined) return true;
  return referencesTo(entity).some(
    ({ entity: other, field }) =>
      store.get(`SELECT 1 FROM "${other.table}" WHERE "${field.column}" = ? LIMIT 1`, id) !== undefined,
  );
}

/** Removes exactly the sample records, for good; those to which others refer by now stay, and are sample data no more. */
export async function removeSamples(store: Store): Promise<{ removed: number; kept: number }> {
  return store.write(() => {
    const rows = store.all('SELECT "table", "recordId" FROM "_sample" ORDER BY "id" DESC');
    const outcome = { removed: 0, kept: 0 };
    for (const row of rows) {
      const entity = entities.find(({ table }) => table === row['table']);
      const id = Number(row['recordId']);
      if (
        entity === undefined ||
        store.get(`SELECT 1 FROM "${entity.table}" WHERE "id" = ?`, id) === undefined
      )
        continue;
      if (isReferred(store, entity, id)) outcome.kept += 1;
      else {
        outcome.removed += 1;
        store.run(`DELETE FROM "${entity.table}" WHERE "id" = ?`, id);
      }
    }
    store.run(
      'DELETE FROM "_history" WHERE ("table", "recordId") IN (SELECT "table", "recordId" FROM "_sample")',
    );
    store.run(
      'DELETE FROM "_trash" WHERE ("table", "recordId") IN (SELECT "table", "recordId" FROM "_sample")',
    );
    store.run('DELETE FROM "_sample"');
    return outcome;
  });
}
