/** Probes of settings and uploads: whose they are, what they change, and what is not taken. */
import { adminRole, elementId } from '../../protocol/specification.ts';
import { dayAt } from '../sample/moment.ts';
import { expect, expectRecord, fail, isObject } from './expect.ts';
import type { Factory } from './factory.ts';
import { settingsPath } from './plan.ts';
import { upload, uploadCall } from './upload.ts';
import type { World } from './world.ts';

/** Settings are for administrators, and another time zone is another "today". */
export async function probeSettings(world: World, factory: Factory): Promise<void> {
  const text =
    'Settings are for administrators; what cannot be is refused; another time zone has another today.';
  await world.ledger.check({ id: 'api:settings', text, proves: [] }, async (after) => {
    const path = settingsPath(world);
    const { admin } = world;
    expect(await world.client.send({ path }), { status: 401 });
    for (const [role, session] of world.sessions) {
      if (role === adminRole) continue;
      expect(await session.send({ path }), { status: 403 });
      expect(await session.send({ method: 'PATCH', path, json: { name: 'Mine' } }), { status: 403 });
    }
    const before = await admin.send({ path });
    expect(before, { status: 200 });
    const { timeZone } = isObject(before.body) ? before.body : {};
    if (timeZone !== world.specification.product.timeZone) fail(before, 'the time zone of the specification');
    for (const json of [
      { timeZone: 'Nowhere/City' },
      { currency: 'XYZ' },
      { plan: 'no such plan' },
      { shape: 1 },
    ]) {
      expect(await admin.send({ method: 'PATCH', path, json }), { status: 422 });
    }
    after(() => admin.send({ method: 'PATCH', path, json: { timeZone } }));
    // Fifteen hours and more lie between them: their days differ for most of the day, and noon is never the same.
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      expect(await admin.send({ method: 'PATCH', path, json: { timeZone: zone } }), { status: 200 });
      await expectToday(world, factory, zone);
    }
  });
}

/** Where a field begins with the present day, it is the day of the zone that is set. */
async function expectToday(world: World, factory: Factory, zone: string): Promise<void> {
  for (const entity of world.specification.entities) {
    const field = entity.fields.find((each) => each.type.kind === 'date' && each.default === 'today');
    if (field === undefined) continue;
    const path = `/api/${entity.collection}`;
    const { [field.key]: _, ...json } = await factory.body(entity.key);
    const answer = await world.admin.send({ method: 'POST', path, json });
    if (answer.status !== 201) continue;
    const record = expectRecord(answer, 201);
    await world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` });
    if (record[field.key] !== dayAt(world.clock.now(), zone))
      fail(answer, `${field.key} to be the day in ${zone}`);
    return;
  }
}

/** Files: taken from who may write a record with one, shown to who may see it, and never run. */
export async function probeUploads(world: World, factory: Factory): Promise<void> {
  const holders = world.specification.entities.flatMap((entity) =>
    entity.fields
      .filter(({ type }) => type.kind === 'image' || type.kind === 'file')
      .map((field) => ({ entity, field })),
  );
  for (const { entity, field } of holders) {
    const kind = field.type.kind === 'image' ? 'image' : 'file';
    const head = {
      id: `api:upload:${entity.key}.${field.key}`,
      text: `${entity.label}, ${field.label.toLowerCase()}: a file is kept as it was sent, seen by who may see the record, and never run.`,
      proves: [elementId.field(entity.key, field.key)],
    };
    await world.ledger.check(head, async (after) => {
      expect(await world.client.send(uploadCall(kind)), { status: 401 });
      const path = await upload(world.admin, kind);
      const record = await factory.make(entity.key, { [field.key]: path });
      after(() => world.admin.send({ method: 'DELETE', path: `/api/${entity.collection}/${record.id}` }));
      const file = await world.admin.send({ path });
      if (file.status !== 200 || file.headers['x-content-type-options'] !== 'nosniff')
        fail(file, 'the file, as nothing else than it is');
      const type = String(file.headers['content-type']);
      if (kind === 'image' && type !== 'image/png') fail(file, 'image/png');
      if (/html|javascript|svg|xml/.test(type)) fail(file, 'no type that a browser runs');
      const stranger = await world.client.send({ path });
      const isOpen = world.specification.permissions.some(
        (each) => each.role === 'anyone' && each.entity === entity.key && each.actions.includes('read'),
      );
      if (!isOpen && stranger.status === 200) fail(stranger, 'the file not to be shown to strangers');
      for (const raw of ['\u0000\u0001\u0002program', 'MZ\u0090\u0000']) {
        const call = { ...uploadCall(kind), raw, headers: { 'content-type': 'image/png' } };
        expect(await world.admin.send(call), { status: [400, 415, 422] });
      }
    });
  }
}
