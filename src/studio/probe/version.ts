/** Probes of records as such: stale and simultaneous changes, what is read-only, and references. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Specification } from '../../protocol/specification.ts';
import { expect, expectList, expectRecord, fail } from './expect.ts';
import type { Factory } from './factory.ts';
import { isMany, isReference } from './model.ts';
import type { World } from './world.ts';

/** Holds versions, read-only members and references of every entity against the product. */
export async function probeRecords(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    await probeStale(world, factory, entity);
    await probeReadOnly(world, factory, entity);
    for (const field of entity.fields) {
      if (!isReference(field) && !isMany(field)) continue;
      if (field.type.entity === entity.key) continue;
      if (field.key === entity.partOf) await probePart(world, factory, { entity, key: field.key });
      else await probeReferred(world, factory, { entity, key: field.key });
    }
  }
}

async function probeStale(world: World, factory: Factory, entity: Entity): Promise<void> {
  const { admin } = world;
  await world.ledger.check(
    {
      id: `api:stale:${entity.key}`,
      text: `${entity.label}: of two people who change one at the same time, the second is told instead of overwriting.`,
      proves: [elementId.entity(entity.key)],
    },
    async () => {
      const record = await factory.make(entity.key);
      const path = `/api/${entity.collection}/${record.id}`;
      const changes = Array.from({ length: 6 }, () => ({
        ...factory.change(entity.key),
        version: record.version,
      }));
      const answers = await Promise.all(changes.map((json) => admin.send({ method: 'PATCH', path, json })));
      const won = answers.filter((answer) => answer.status === 200);
      for (const answer of answers) if (answer.status !== 200) expect(answer, { status: 409 });
      const [winner] = won;
      if (won.length !== 1 || winner === undefined) {
        fail(
          winner ?? answers[0] ?? (await admin.send({ path })),
          `exactly 1 of 6 changes of one version to win, not ${won.length}`,
        );
      }
      const kept = await admin.send({ path });
      const now = expectRecord(kept, 200);
      if (now.version !== expectRecord(winner, 200).version) fail(kept, 'the version of the change that won');
      const stale = { ...factory.change(entity.key), version: record.version };
      expect(await admin.send({ method: 'PATCH', path, json: stale }), { status: 409 });
      const fresh = { ...factory.change(entity.key), version: now.version };
      expect(await admin.send({ method: 'PATCH', path, json: fresh }), { status: 200 });
      expect(await admin.send({ method: 'PATCH', path, json: factory.change(entity.key) }), { status: 200 });
      await admin.send({ method: 'DELETE', path });
    },
  );
}

async function probeReadOnly(world: World, factory: Factory, entity: Entity): Promise<void> {
  const { admin } = world;
  await world.ledger.check(
    {
      id: `api:read-only:${entity.key}`,
      text: `${entity.label}: its number and its dates are the product's own, whatever a request says.`,
      proves: [elementId.entity(entity.key)],
    },
    async () => {
      const path = `/api/${entity.collection}`;
      const forged = { id: 987_654_321, createdAt: '1999-01-01T00:00:00.000Z' };
      const json = { ...(await factory.body(entity.key)), ...forged };
      const posted = await admin.send({ method: 'POST', path, json });
      expect(posted, { status: [201, 400, 422] });
      if (posted.status !== 201) return;
      const record = expectRecord(posted, 201);
      if (record.id === forged.id || record['createdAt'] === forged.createdAt)
        fail(posted, 'its own id and createdAt');
      const at = `${path}/${record.id}`;
      expect(await admin.send({ method: 'PATCH', path: at, json: forged }), { status: [200, 400, 422] });
      const read = await admin.send({ path: at });
      if (expectRecord(read, 200)['createdAt'] === forged.createdAt) fail(read, 'its own createdAt');
      await admin.send({ method: 'DELETE', path: at });
    },
  );
}

async function probeReferred(
  world: World,
  factory: Factory,
  input: { entity: Entity; key: string },
): Promise<void> {
  const { entity, key } = input;
  const { admin, specification } = world;
  const field = entity.fields.find((each) => each.key === key);
  const isList = field !== undefined && isMany(field);
  const target = targetOf(specification, entity, key);
  if (field === undefined || target === undefined) return;
  await world.ledger.check(
    {
      id: `api:referred:${entity.key}.${key}`,
      text: `${target.label}: cannot be deleted while ${entity.labelPlural.toLowerCase()} refer to it.`,
      proves: [elementId.field(entity.key, key)],
    },
    async () => {
      const referred = await factory.target(entity.key, key);
      const at = `/api/${target.collection}/${referred.id}`;
      const record = await factory.make(entity.key, { [key]: isList ? [referred.id] : referred.id });
      expect(await admin.send({ method: 'DELETE', path: at }), { status: 409 });
      expectRecord(await admin.send({ path: at }), 200);
      const path = `/api/${entity.collection}/${record.id}`;
      const nobody = isList ? [999_999_999] : 999_999_999;
      expect(await admin.send({ method: 'PATCH', path, json: { [key]: nobody } }), {
        status: 422,
        field: key,
      });
      expect(await admin.send({ method: 'DELETE', path }), { status: [200, 204] });
      expect(await admin.send({ method: 'DELETE', path: at }), { status: [200, 204] });
    },
  );
}

function targetOf(specification: Specification, entity: Entity, key: string): Entity | undefined {
  const field = entity.fields.find((each) => each.key === key);
  if (field === undefined || (!isReference(field) && !isMany(field))) return undefined;
  return specification.entities.find((each) => each.key === field.type.entity);
}

/** Parts go when their whole goes, and with them what they are counted in. */
async function probePart(
  world: World,
  factory: Factory,
  { entity, key }: { entity: Entity; key: string },
): Promise<void> {
  const { admin, specification } = world;
  const whole = targetOf(specification, entity, key);
  if (whole === undefined) return;
  await world.ledger.check(
    {
      id: `api:part:${entity.key}.${key}`,
      text: `${entity.labelPlural}: are parts of their ${whole.label.toLowerCase()} and go when it goes.`,
      proves: [elementId.field(entity.key, key)],
    },
    async () => {
      const of = await factory.target(entity.key, key);
      const part = await factory.make(entity.key, { [key]: of.id });
      const path = `/api/${entity.collection}/${part.id}`;
      const nobody = { [key]: 999_999_999 };
      expect(await admin.send({ method: 'PATCH', path, json: nobody }), { status: 422, field: key });
      const list = await admin.send({ path: `/api/${entity.collection}?${key}=${of.id}` });
      if (!expectList(list).items.some((item) => item.id === part.id))
        fail(list, `part ${part.id} among them`);
      const at = `/api/${whole.collection}/${of.id}`;
      expect(await admin.send({ method: 'DELETE', path: at }), { status: [200, 204] });
      expect(await admin.send({ path }), { status: 404 });
    },
  );
}
