/** Probes of creating as a role: allowed, forbidden, in somebody else's name. */
import type { Entity } from '../../protocol/specification.ts';
import { expect, expectRecord, fail } from './expect.ts';
import type { Grant } from './model.ts';
import { headOf, ownerOf, reachOf, strangersRecord, type Person } from './person.ts';
import { withOwnFiles } from './upload.ts';
import { Unprobeable, type After } from './world.ts';

/** Holds a role's permission to create records of an entity against the product, forged owners included. */
export async function probeCreation(person: Person, entity: Entity): Promise<void> {
  const { reach, grants } = reachOf(person, entity, { action: 'create' });
  const plural = entity.labelPlural.toLowerCase();
  const text = {
    all: `${person.role.label}: may create ${plural}.`,
    own: `${person.role.label}: may create ${plural} for themselves, not in another's name.`,
    none: `${person.role.label}: may not create ${plural}.`,
  }[reach];
  const { factory, session } = person;
  const path = `/api/${entity.collection}`;
  await person.world.ledger.check(headOf(person, entity, { aspect: 'create', text }), async (after) => {
    if (reach === 'own') {
      for (const grant of grants) await probeOwnCreation(person, { entity, grant, after });
      return;
    }
    const body = await factory.body(entity.key);
    const json = reach === 'all' ? await withOwnFiles(session, entity, body) : body;
    const answer = await session.send({ method: 'POST', path, json });
    if (reach === 'all') {
      const { id } = expectRecord(answer, 201);
      after(() => person.world.admin.send({ method: 'DELETE', path: `${path}/${id}` }));
      return;
    }
    expect(answer, { status: 403 });
    // Who may not create learns nothing about fields either: 403 comes before 422.
    expect(await session.send({ method: 'POST', path, json: {} }), { status: 403 });
  });
}

async function probeOwnCreation(
  person: Person,
  input: { entity: Entity; grant: Grant; after: After },
): Promise<void> {
  const { entity, grant, after } = input;
  const { factory, session, world } = person;
  const path = `/api/${entity.collection}`;
  if (grant.via.length === 0 && entity.key === person.role.entity) {
    throw new Unprobeable(`creating the ${entity.label} that the account itself is`);
  }
  const undo = (id: number): void =>
    after(() => world.admin.send({ method: 'DELETE', path: `${path}/${id}` }));
  const owner = await ownerOf(person, { entity, grant, after });
  const given = owner === undefined ? {} : { [owner.key]: owner.id };
  const body = await withOwnFiles(session, entity, await factory.body(entity.key, given));
  const named = expectRecord(await session.send({ method: 'POST', path, json: body }), 201);
  undo(named.id);
  if (owner === undefined) return;
  const target = entity.fields.find((field) => field.key === owner.key)?.type;
  if (target?.kind !== 'reference') return;
  const other = world.specification.entities.find((each) => each.key === target.entity);
  if (other === undefined) return;
  const stranger = await strangersRecord(person, { entity: other, after });
  const forged = await factory.body(entity.key, { [owner.key]: stranger.id });
  const isDirect = grant.via.length === 1;
  expect(await session.send({ method: 'POST', path, json: forged }), {
    status: isDirect ? 403 : [403, 404, 422],
  });
  await probeStolen(person, { entity, id: named.id, forged: { [owner.key]: stranger.id }, isDirect });
  if (!isDirect) return;
  await world.admin.send({ method: 'DELETE', path: `${path}/${named.id}` });
  const whole = await factory.body(entity.key, { [owner.key]: owner.id });
  const { [owner.key]: _, ...silent } = await withOwnFiles(session, entity, whole);
  const answer = await session.send({ method: 'POST', path, json: silent });
  const filled = expectRecord(answer, 201);
  undo(filled.id);
  if (filled[owner.key] !== owner.id) fail(answer, `${owner.key} to be filled in with ${owner.id}`);
}

/** Giving one's own record to somebody else is refused as well, where one may change it at all. */
async function probeStolen(
  person: Person,
  input: { entity: Entity; id: number; forged: Record<string, number>; isDirect: boolean },
): Promise<void> {
  const { reach } = reachOf(person, input.entity, { action: 'update' });
  if (reach !== 'own') return;
  const path = `/api/${input.entity.collection}/${input.id}`;
  const answer = await person.session.send({ method: 'PATCH', path, json: input.forged });
  expect(answer, { status: input.isDirect ? 403 : [403, 404, 422] });
}
