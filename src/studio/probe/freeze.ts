/** Probes of freeze rules: what is frozen is neither changed nor deleted, nor its parts; before it was, it could be. */
import type { Entity, Rule } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { expect, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { ActPlace } from './act.ts';
import { ruleHead } from './entrance.ts';
import { pathBetween } from './model.ts';
import { Unprobeable } from './world.ts';

/** A rule of the kind `freeze`. */
export type FreezeRule = Extract<Rule, { kind: 'freeze' }>;

type Place = ActPlace & { rule: FreezeRule };

/** Holds a freeze against the product in each of its states. */
export async function probeFreeze(place: Place): Promise<void> {
  const { rule, entity, world } = place;
  const { lifecycle } = entity;
  if (lifecycle === undefined) throw new Unprobeable('nothing moves these records into a state');
  for (const state of rule.states) {
    const label = lifecycle.states.find((each) => each.value === state)?.label ?? state;
    const text = `Holds when ${label.toLowerCase()}, for the record and what is part of it.`;
    await world.ledger.check(ruleHead(rule, state, text), async (after) => {
      const verbs = pathBetween(entity, lifecycle.initial, (each) => each === state);
      if (verbs === undefined) throw new Unprobeable(`no transition leads to ${state}`);
      const factory = place.factory.forActs(['create', ...verbs]);
      const at = { ...place, factory };
      const record = await factory.make(entity.key);
      after(() => world.admin.send({ method: 'DELETE', path: `${place.path}/${record.id}` }));
      const isFreeFirst = !rule.states.includes(lifecycle.initial);
      if (isFreeFirst) await expectFree(at, record.id);
      const parts = rule.parts && rule.fields === undefined ? await makeParts(at, record.id) : [];
      const frozen = await factory.walk(entity.key, { record, verbs });
      await expectFrozen(at, frozen);
      for (const part of parts) await expectPartFrozen(at, part);
    });
  }
}

/** Values for the fields that the rule freezes, other than those that stand there. */
function changeOf({ rule, factory, entity }: Place): Body {
  const change = factory.change(entity.key);
  if (rule.fields === undefined) return change;
  return Object.fromEntries(Object.entries(change).filter(([key]) => rule.fields?.includes(key)));
}

async function expectFree(place: Place, id: number): Promise<void> {
  const { world, path } = place;
  const change = changeOf(place);
  if (Object.keys(change).length === 0) return;
  expect(await world.admin.send({ method: 'PATCH', path: `${path}/${id}`, json: change }), { status: 200 });
}

/** Values other than those of the record; neighbouring samples may agree in a moment at which the product opens. */
function differences(place: Place, record: ProductRecord): [string, Body[string]][] {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = Object.entries(changeOf(place)).filter(([key, value]) => value !== record[key]);
    if (found.length > 0) return found;
  }
  throw new Unprobeable('nothing that it freezes can be changed to something else');
}

async function expectFrozen(place: Place, record: ProductRecord): Promise<void> {
  const { world, path, rule, entity, factory } = place;
  const at = `${path}/${record.id}`;
  const refused = { status: 409, detail: rule.message };
  for (const [key, value] of differences(place, record)) {
    expect(await world.admin.send({ method: 'PATCH', path: at, json: { [key]: value } }), refused);
  }
  if (rule.fields === undefined) expect(await world.admin.send({ method: 'DELETE', path: at }), refused);
  else {
    const free = Object.entries(factory.change(entity.key)).find(
      ([key, value]) => !rule.fields?.includes(key) && value !== record[key] && isPlain(entity, key),
    );
    if (free !== undefined && !isFrozenOtherwise(place, String(record[entity.lifecycle?.field ?? '']))) {
      const json = Object.fromEntries([free]);
      expect(await world.admin.send({ method: 'PATCH', path: at, json }), { status: 200 });
      return;
    }
  }
  const answer = await world.admin.send({ path: at });
  if (expectRecord(answer, 200).version !== record.version) fail(answer, 'the record to be untouched');
}

const isPlain = (entity: Entity, key: string): boolean =>
  entity.fields.some((field) => field.key === key && ['text', 'boolean'].includes(field.type.kind));

function isFrozenOtherwise({ world, rule }: Place, state: string): boolean {
  return world.specification.rules.some(
    (other) =>
      other.kind === 'freeze' &&
      other !== rule &&
      other.entity === rule.entity &&
      other.states.includes(state),
  );
}

type Part = { entity: Entity; key: string; record: ProductRecord; body: Body };

async function makeParts({ world, entity, factory }: Place, id: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (const part of world.specification.entities) {
    const type = part.fields.find((field) => field.key === part.partOf)?.type;
    if (part.partOf === undefined || type?.kind !== 'reference' || type.entity !== entity.key) continue;
    const record = await factory.make(part.key, { [part.partOf]: id });
    const body = await factory.body(part.key, { [part.partOf]: id });
    parts.push({ entity: part, key: part.partOf, record, body });
  }
  return parts;
}

async function expectPartFrozen(place: Place, { entity, record, body }: Part): Promise<void> {
  const { world, rule, factory } = place;
  const path = `/api/${entity.collection}`;
  const refused = { status: 409, detail: rule.message };
  const at = `${path}/${record.id}`;
  expect(await world.admin.send({ method: 'POST', path, json: body }), refused);
  expect(await world.admin.send({ method: 'PATCH', path: at, json: factory.change(entity.key) }), refused);
  expect(await world.admin.send({ method: 'DELETE', path: at }), refused);
  expectRecord(await world.admin.send({ path: at }), 200);
}
