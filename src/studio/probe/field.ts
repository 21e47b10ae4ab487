/** Probes of single fields: what is required, which values are taken and refused, and that what was written is read. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Field } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import { expect, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { trialsOf } from './value.ts';
import { brokenBy, isRefusedByRule } from './oracle.ts';
import type { Answer } from './client.ts';
import type { World } from './world.ts';
import { isCode } from '../sample/record.ts';
import { needOf } from '../sample/need.ts';
import { dayAt } from '../sample/moment.ts';

type Place = { world: World; factory: Factory; entity: Entity; path: string; valid: () => Promise<Body> };

/** Checks each field of each entity on its own. */
export async function probeFields(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    const path = `/api/${entity.collection}`;
    // Bodies that are refused leave nothing behind: the records that they refer to serve all of them.
    let template: Body | undefined;
    const valid = async (): Promise<Body> => (template ??= await factory.body(entity.key));
    const place = { world, factory, entity, path, valid };
    await probeRoundTrip(place);
    for (const field of entity.fields) {
      await probePresence(place, field);
      await probeValues(place, field);
      if (field.unique) await probeUnique(place, field);
    }
  }
}

const head = (
  place: Place,
  field: Field,
  aspect: string,
): { id: string; proves: string[]; named: string } => ({
  id: `api:${aspect}:${place.entity.key}.${field.key}`,
  proves: [elementId.field(place.entity.key, field.key)],
  named: `${place.entity.label}, ${field.label.toLowerCase()}`,
});

/** Whether a value that came back is the one that was sent; moments may be written differently. */
function isSameValue(field: Field, sent: FieldValue | undefined, got: unknown): boolean {
  // A truth value that is left out may count as no, and a list as an empty one.
  const isEmpty = Array.isArray(got) && got.length === 0;
  const isNothing =
    got === null || got === undefined || isEmpty || (field.type.kind === 'boolean' && got === false);
  if (sent === undefined || sent === null) return isNothing;
  if (Array.isArray(sent)) return Array.isArray(got) && sameMembers(sent, got);
  if (field.type.kind === 'datetime') return Date.parse(String(got)) === Date.parse(String(sent));
  return got === sent;
}

function sameMembers(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

function expectSame(place: Place, sent: Body, answer: { answer: Answer; record: ProductRecord }): void {
  for (const field of place.entity.fields) {
    if (!isSameValue(field, sent[field.key], answer.record[field.key])) {
      fail(answer.answer, `${field.key} to be ${JSON.stringify(sent[field.key])}`);
    }
  }
}

async function probeRoundTrip(place: Place): Promise<void> {
  const { world, entity, factory, path } = place;
  await world.ledger.check(
    {
      id: `api:round-trip:${entity.key}`,
      text: `${entity.label}: what is created and changed is kept and can be read again.`,
      proves: [
        elementId.entity(entity.key),
        ...entity.fields.map((field) => elementId.field(entity.key, field.key)),
      ],
    },
    async () => {
      const { admin } = world;
      const json = await factory.body(entity.key);
      const created = await admin.send({ method: 'POST', path, json });
      const record = expectRecord(created, 201);
      expectSame(place, json, { answer: created, record });
      const at = `${path}/${record.id}`;
      const read = await admin.send({ path: at });
      expectSame(place, json, { answer: read, record: expectRecord(read, 200) });
      const change = factory.change(entity.key);
      const changed = await admin.send({
        method: 'PATCH',
        path: at,
        json: { ...change, version: record.version },
      });
      const after = expectRecord(changed, 200);
      expectSame(place, { ...json, ...change }, { answer: changed, record: after });
      if (after.version <= record.version) fail(changed, `a version above ${record.version}`);
      const again = await admin.send({ path: at });
      expectSame(place, { ...json, ...change }, { answer: again, record: expectRecord(again, 200) });
      expect(await admin.send({ method: 'DELETE', path: at }), { status: 204 });
      expect(await admin.send({ path: at }), { status: 404 });
      expect(await admin.send({ method: 'DELETE', path: at }), { status: 404 });
    },
  );
}

async function probePresence(place: Place, field: Field): Promise<void> {
  const { id, proves, named } = head(place, field, 'presence');
  const isDemanded =
    field.required && field.default === undefined && !isCode(place.world.specification, place.entity, field);
  const text = isDemanded
    ? `${named}: must be given.`
    : `${named}: may be left out${field.default === undefined ? '' : ' and has a default'}.`;
  await place.world.ledger.check({ id, text, proves }, async () => {
    const { admin } = place.world;
    if (!isDemanded) await probeOptional(place, field);
    if (!field.required) return;
    const { [field.key]: _, ...without } = await place.valid();
    const refused = { status: 422, field: field.key };
    if (isDemanded) expect(await admin.send({ method: 'POST', path: place.path, json: without }), refused);
    if (isCode(place.world.specification, place.entity, field)) return;
    const nothing: FieldValue[] = field.type.kind === 'text' ? [null, ''] : [null];
    for (const value of nothing) {
      const json = { ...without, [field.key]: value };
      expect(await admin.send({ method: 'POST', path: place.path, json }), { status: 422, field: field.key });
    }
  });
}

async function probeOptional(place: Place, field: Field): Promise<void> {
  const { admin } = place.world;
  const need = needOf(place.world.specification, place.entity, ['create']);
  // What a rule asks for at once cannot be left out, whatever the field says.
  if (need.filled.includes(field.key) || field.key in need.fixed) return;
  const { [field.key]: _, ...without } = await place.factory.body(place.entity.key);
  const answer = await admin.send({ method: 'POST', path: place.path, json: without });
  if (isRefusedByRule(place.world, place.entity, answer)) return;
  const record = expectRecord(answer, 201);
  const expected = defaultOf(place, field, record[field.key]);
  if (!isSameValue(field, expected, record[field.key])) {
    fail(answer, `${field.key} to be ${JSON.stringify(expected)}`);
  }
  await admin.send({ method: 'DELETE', path: `${place.path}/${record.id}` });
}

/** What a field that is left out holds: its default, the present day or about the present moment, or nothing. */
function defaultOf({ world, entity }: Place, field: Field, got: unknown): FieldValue {
  const now = world.clock.now();
  if (field.default === 'today' && field.type.kind === 'date') {
    return dayAt(now, world.specification.product.timeZone);
  }
  if (field.default === 'now' && field.type.kind === 'datetime') {
    const isClose = Math.abs(Date.parse(String(got)) - now) < 60_000;
    return isClose ? String(got) : new Date(now).toISOString();
  }
  if (field.default === undefined && isCode(world.specification, entity, field)) return String(got);
  return field.default ?? null;
}

async function probeValues(place: Place, field: Field): Promise<void> {
  const { id, proves, named } = head(place, field, 'values');
  const trials = trialsOf(field);
  const { admin } = place.world;
  await place.world.ledger.check(
    { id, text: `${named}: takes what it should and refuses the rest.`, proves },
    async () => {
      const valid = await place.valid();
      for (const { value } of trials.bad) {
        const json = { ...valid, [field.key]: value };
        expect(await admin.send({ method: 'POST', path: place.path, json }), {
          status: 422,
          field: field.key,
        });
      }
      for (const { value } of trials.good) await probeGood(place, field, value as FieldValue);
      const worst = trials.bad.at(-1);
      if (worst === undefined) return;
      const record = await place.factory.make(place.entity.key);
      const at = `${place.path}/${record.id}`;
      const patched = await admin.send({ method: 'PATCH', path: at, json: { [field.key]: worst.value } });
      expect(patched, { status: 422, field: field.key });
      await admin.send({ method: 'DELETE', path: at });
    },
  );
}

async function probeGood(place: Place, field: Field, value: FieldValue): Promise<void> {
  const { world, factory, entity, path } = place;
  const json = await factory.body(entity.key, { [field.key]: value });
  // Where a rule between fields forbids the value, the type alone says nothing.
  if (brokenBy(world, entity, json).length > 0) return;
  const answer = await world.admin.send({ method: 'POST', path, json });
  if (isRefusedByRule(world, entity, answer)) return;
  const record = expectRecord(answer, 201);
  if (!isSameValue(field, value, record[field.key]))
    fail(answer, `${field.key} to be ${JSON.stringify(value)}`);
  await world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` });
}

async function probeUnique(place: Place, field: Field): Promise<void> {
  const { id, proves, named } = head(place, field, 'unique');
  const { world, factory, entity, path } = place;
  const { admin } = world;
  await world.ledger.check({ id, text: `${named}: no two have the same.`, proves }, async () => {
    const first = await factory.make(entity.key);
    const fixed = { [field.key]: first[field.key] as FieldValue };
    const twin = await factory.body(entity.key, fixed);
    expect(await admin.send({ method: 'POST', path, json: twin }), { status: 409 });
    const other = await factory.make(entity.key);
    // All values are sent, so that conditions between fields hold with the borrowed one.
    const borrowed = factory.change(entity.key, fixed);
    expect(await admin.send({ method: 'PATCH', path: `${path}/${other.id}`, json: borrowed }), {
      status: 409,
    });
    expect(await admin.send({ method: 'PATCH', path: `${path}/${first.id}`, json: fixed }), { status: 200 });
    expect(await admin.send({ method: 'DELETE', path: `${path}/${first.id}` }), { status: [200, 204] });
    const bodies: Body[] = [];
    for (let i = 0; i < 8; i += 1) bodies.push(await factory.body(entity.key, fixed));
    const answers = await Promise.all(bodies.map((json) => admin.send({ method: 'POST', path, json })));
    const created = answers.filter((answer) => answer.status === 201);
    for (const answer of answers) if (answer.status !== 201) expect(answer, { status: 409 });
    const extra = created[1] ?? answers[0];
    if (created.length !== 1 && extra)
      fail(extra, `exactly 1 of 8 simultaneous ones to be created, not ${created.length}`);
  });
}
