/** Probes of tables: what is exported, what an import makes, and that a preview tells mistakes and makes nothing. */
import { adminRole, elementId, visitorRole } from '../../protocol/specification.ts';
import type { Entity, Field } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { isNumberType, type FieldValue } from '../sample/field.ts';
import type { Answer } from './client.ts';
import { expect, expectList, expectRecord, fail, isObject, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { grantsOf } from './model.ts';
import { Unprobeable, type After, type World } from './world.ts';

type Place = { world: World; factory: Factory; entity: Entity; path: string; after: After };

/** Holds tables of every entity against the product. */
export async function probeTables(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    const plural = entity.labelPlural;
    const path = `/api/${entity.collection}`;
    const proves = [elementId.entity(entity.key)];
    await world.ledger.check(
      {
        id: `api:export:${entity.key}`,
        text: `${plural}: can be taken away as a table by who may see them.`,
        proves,
      },
      async (after) => probeExport({ world, factory, entity, path, after }),
    );
    await world.ledger.check(
      {
        id: `api:import:${entity.key}`,
        text: `${plural}: a table is tried first and told its mistakes, then taken in.`,
        proves,
      },
      async (after) => probeImport({ world, factory, entity, path, after }),
    );
  }
}

async function probeExport({ world, factory, entity, path, after }: Place): Promise<void> {
  const record = await factory.make(entity.key);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  const answer = await world.admin.send({ path: `${path}.csv` });
  if (answer.status !== 200 || !String(answer.headers['content-type']).startsWith('text/csv')) {
    fail(answer, '200 text/csv');
  }
  const [head = ''] = answer.text.split('\n');
  for (const { label } of entity.fields) {
    const cell = label.replaceAll('"', '""');
    if (!head.includes(cell)) fail(answer, `a column “${label}”`);
  }
  const shown = entity.fields.find((field) => field.type.kind === 'text' && field.type.pattern === undefined);
  const words = shown && record[shown.key];
  const isThere = typeof words !== 'string' || answer.text.includes(words.replaceAll('"', '""'));
  if (!isThere) fail(answer, `“${words}” in it`);
  for (const [role, session] of world.sessions) {
    if (role === adminRole) continue;
    const grants = grantsOf(world.specification, role, { entity: entity.key, deed: { action: 'read' } });
    if (grants.length === 0) expect(await session.send({ path: `${path}.csv` }), { status: 403 });
  }
}

/** A cell as people write it. */
function cellOf(field: Field, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  const { type } = field;
  if (Array.isArray(value)) return value.map((id) => `#${id}`).join(';');
  if (type.kind === 'reference') return `#${String(value)}`;
  if (type.kind === 'money' && typeof value === 'number') {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: type.currency });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return (value / 10 ** digits).toFixed(digits);
  }
  return `"${String(value).replaceAll('"', '""')}"`;
}

function tableOf(entity: Entity, bodies: readonly Body[]): string {
  const keys = entity.fields.map((field) => field.key);
  const rows = bodies.map((body) => entity.fields.map((field) => cellOf(field, body[field.key])).join(','));
  return [keys.join(','), ...rows, ''].join('\r\n');
}

/** A value that no row may have for some field; undefined where anything goes. */
function mistakeIn(entity: Entity): { key: string; value: FieldValue } | undefined {
  const typed = entity.fields.find(
    ({ type }) => isNumberType(type) || ['date', 'datetime', 'email'].includes(type.kind),
  );
  if (typed) return { key: typed.key, value: 'no such thing' };
  // A row of which nothing is left would be no row.
  const [needed, other] = entity.fields.filter((field) => field.required && field.default === undefined);
  return needed && other && { key: needed.key, value: null };
}

async function send(place: Place, text: string, query = ''): Promise<Answer> {
  const headers = { 'content-type': 'text/csv' };
  return place.world.admin.send({ method: 'POST', path: `${place.path}.csv${query}`, raw: text, headers });
}

async function totalOf({ world, path }: Place): Promise<number> {
  return expectList(await world.admin.send({ path: `${path}?pageSize=1` })).total;
}

async function probeImport(place: Place): Promise<void> {
  const { world, factory, entity, path, after } = place;
  await factory.clear(entity.key);
  const good = await factory.body(entity.key);
  const mistake = mistakeIn(entity);
  const before = await totalOf(place);
  if (mistake !== undefined) {
    const bad = { ...(await factory.body(entity.key)), [mistake.key]: mistake.value };
    const mixed = tableOf(entity, [good, bad]);
    const preview = await send(place, mixed, '?preview=true');
    expect(preview, { status: 200 });
    expectMistake(preview, mistake.key);
    if ((await totalOf(place)) !== before) fail(preview, 'a preview to make nothing');
    const refused = await send(place, mixed);
    expect(refused, { status: 422 });
    if ((await totalOf(place)) !== before) fail(refused, 'a table with mistakes to make nothing');
  }
  const taken = await send(place, tableOf(entity, [good]));
  if (taken.status !== 201) fail(taken, '201');
  const newest = await world.admin.send({ path: `${path}?sort=-id&pageSize=1` });
  const [record] = expectList(newest).items;
  if (record === undefined || (await totalOf(place)) !== before + 1) fail(taken, 'one record more');
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  const plain = entity.fields.filter(({ type }) =>
    ['text', 'integer', 'money', 'date', 'reference', 'enum'].includes(type.kind),
  );
  for (const { key } of plain) {
    if ((record[key] ?? null) !== (good[key] ?? null))
      fail(newest, `${key} to be ${JSON.stringify(good[key])}`);
  }
  const mayVisit = world.specification.permissions.some(
    (each) => each.role === visitorRole && each.entity === entity.key && each.actions.includes('create'),
  );
  if (mayVisit) return;
  const headers = { 'content-type': 'text/csv' };
  const stranger = { method: 'POST', path: `${path}.csv`, raw: 'a\n1\n', headers };
  expect(await world.client.send(stranger), { status: 401 });
}

/** The mistake is told with the line on which it stands and the field. */
function expectMistake(answer: Answer, key: string): void {
  const body = isObject(answer.body) ? answer.body : {};
  const errors = Array.isArray(body['errors']) ? body['errors'].filter(isObject) : [];
  const found = errors.find((each) => each['field'] === key);
  const isCounted = body['rows'] === 2 && body['created'] === 0;
  if (found?.['line'] !== 3 || !isCounted || errors.length !== 1) {
    fail(answer, `two rows, of which none is made, and one mistake: ${key} on line 3`);
  }
}

/** What was deleted can be had back, with what it was, and each record tells who did what. */
export async function probeHistory(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    const head = {
      id: `api:history:${entity.key}`,
      text: `${entity.label}: tells who changed what, and what was deleted can be had back.`,
      proves: [elementId.entity(entity.key)],
    };
    await world.ledger.check(head, async (after) =>
      probeOneHistory({ world, factory, entity, path: `/api/${entity.collection}`, after }),
    );
  }
}

async function probeOneHistory(place: Place): Promise<void> {
  const { world, factory, entity, path, after } = place;
  const { admin } = world;
  const made = await factory.make(entity.key);
  const at = `${path}/${made.id}`;
  after(() => admin.send({ method: 'DELETE', path: at }));
  const json = factory.change(entity.key);
  const changed = expectRecord(await admin.send({ method: 'PATCH', path: at, json }), 200);
  const read = await admin.send({ path: `${at}/history` });
  const [last, first] = entriesOf(read);
  if (last?.['action'] !== 'updated' || first?.['action'] !== 'created') fail(read, 'created, then updated');
  if (!isObject(last['by']) || typeof last['by']['name'] !== 'string') fail(read, 'who did it');
  expectChanges(read, last, { before: made, after: changed });
  await probeRestore(place, changed);
}

async function probeRestore({ world, entity, path }: Place, changed: ProductRecord): Promise<void> {
  const { admin } = world;
  const at = `${path}/${changed.id}`;
  const verb =
    entity.lifecycle?.transitions.some((each) => each.verb === 'restore') === true ? 'undelete' : 'restore';
  const gone = await admin.send({ method: 'DELETE', path: at });
  if (gone.status !== 204) throw new Unprobeable('the rules let no such record be deleted');
  expect(await world.client.send({ method: 'POST', path: `${at}/${verb}`, json: {} }), { status: 401 });
  const trash = await admin.send({ path: `${path}/trash?pageSize=200` });
  if (!expectTrash(trash).includes(changed.id)) fail(trash, `record ${changed.id} among what was deleted`);
  const back = expectRecord(await admin.send({ method: 'POST', path: `${at}/${verb}`, json: {} }), 200);
  for (const { key } of entity.fields) {
    if (JSON.stringify(back[key] ?? null) !== JSON.stringify(changed[key] ?? null)) {
      fail(await admin.send({ path: at }), `${key} to be ${JSON.stringify(changed[key])} again`);
    }
  }
  expectRecord(await admin.send({ path: at }), 200);
  expect(await admin.send({ method: 'POST', path: `${at}/${verb}`, json: {} }), { status: [404, 409] });
}

function entriesOf(answer: Answer): Record<string, unknown>[] {
  expect(answer, { status: 200 });
  const items = isObject(answer.body) ? answer.body['items'] : undefined;
  return Array.isArray(items) ? items.filter(isObject) : [];
}

function expectTrash(answer: Answer): unknown[] {
  return entriesOf(answer).map((item) => item['id']);
}

/** Every field that differs is told with what it was and what it became. */
function expectChanges(
  answer: Answer,
  entry: Record<string, unknown>,
  between: { before: Record<string, unknown>; after: Record<string, unknown> },
): void {
  const told = Array.isArray(entry['changes']) ? entry['changes'].filter(isObject) : [];
  const own = new Set(['id', 'version', 'createdAt', 'updatedAt']);
  for (const { field } of told as { field: unknown }[]) {
    if (own.has(String(field))) fail(answer, `${String(field)} not to be told`);
  }
  for (const change of told) {
    const key = String(change['field']);
    if (JSON.stringify(between.before[key]) === JSON.stringify(between.after[key])) {
      fail(answer, `${key} not to be told: it stayed`);
    }
  }
  const isChanged =
    told.length > 0 || JSON.stringify(plain(between.before)) === JSON.stringify(plain(between.after));
  if (!isChanged) fail(answer, 'what was changed');
}

/** A record without what the product writes itself. */
function plain(record: Record<string, unknown>): Record<string, unknown> {
  const { version: _, updatedAt: __, ...rest } = record;
  return rest;
}
