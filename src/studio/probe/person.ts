/** One role at work for the probes: what it may do, and records that are its own or somebody else's. */
import type { Entity } from '../../protocol/specification.ts';
import type { FieldValue } from '../sample/field.ts';
import type { Body } from '../sample/compare.ts';
import { expectRecord, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import {
  entityOf,
  grantsOf,
  pathBetween,
  referencesOf,
  type Deed,
  type Grant,
  type RoleView,
} from './model.ts';
import { needOf } from '../sample/need.ts';
import { verbsTo } from './shop.ts';
import { withOwnFiles } from './upload.ts';
import { Unprobeable, type After, type CheckHead, type Session, type World } from './world.ts';
import { elementId, visitorRole } from '../../protocol/specification.ts';

/** A role with its session and the means to make records. */
export type Person = { world: World; factory: Factory; role: RoleView; session: Session };

/** How much of an entity a role sees. */
export type Sight = 'all' | 'own' | 'none';

/** How far a role's permissions for a deed reach; with `own`, the grants say by which way. */
export function reachOf(person: Person, entity: Entity, deed: Deed): { reach: Sight; grants: Grant[] } {
  const grants = grantsOf(person.world.specification, person.role.key, { entity: entity.key, deed });
  if (grants.some((grant) => grant.scope === 'all')) return { reach: 'all', grants };
  return { reach: grants.length === 0 ? 'none' : 'own', grants };
}

/** The statuses with which a deed on a stranger's record has to be refused, by what the person sees. */
export function refusalOf(sight: Sight): number | number[] {
  return { all: 403, own: 404, none: [403, 404] }[sight];
}

/** The account's own record number, which own permissions lead to. */
function recordIdOf(person: Person): number {
  const { recordId } = person.session;
  if (recordId !== undefined) return recordId;
  throw new Unprobeable(`the record that the account of the role ${person.role.key} is was not found`);
}

/** What has to be referred to so that a record belongs to the account: the first step of `via` and its value. */
export async function ownerOf(
  person: Person,
  input: { entity: Entity; grant: Grant; after: After },
): Promise<{ key: string; id: number } | undefined> {
  const [key, ...rest] = input.grant.via;
  if (key === undefined) return undefined;
  const target = referencesOf(input.entity).find((field) => field.key === key)?.type.entity;
  if (target === undefined) throw new Unprobeable(`${key} is no reference of ${input.entity.key}`);
  if (rest.length === 0 && target === person.role.entity)
    return { key, id: await readySelf(person, { of: input.entity, key }) };
  const entity = entityOf(person.world.specification, target);
  return {
    key,
    id: await ownBetween(person, {
      entity,
      via: rest,
      key,
      after: input.after,
      of: input.entity,
    }),
  };
}

/** The account's own record, in a state in which the rules let another one refer to it. */
async function readySelf(person: Person, { of, key }: { of: Entity; key: string }): Promise<number> {
  const { factory, world } = person;
  const id = recordIdOf(person);
  const states = needOf(world.specification, of, ['create']).targets[key]?.states;
  const entity = entityOf(world.specification, person.role.entity ?? '');
  const { lifecycle } = entity;
  if (states === undefined || lifecycle === undefined) return id;
  const record = expectRecord(await world.admin.send({ path: `/api/${entity.collection}/${id}` }), 200);
  const from = String(record[lifecycle.field]);
  const verbs = pathBetween(entity, from, (state) => states.includes(state));
  if (verbs === undefined)
    throw new Unprobeable(`the account's ${entity.label} cannot leave the state ${from}`);
  await factory.walk(entity.key, { record, verbs });
  return id;
}

/** A record of one's own for another one to refer to, in a state in which the rules let it. */
async function ownBetween(
  person: Person,
  input: { entity: Entity; via: string[]; key: string; after: After; of: Entity },
): Promise<number> {
  const { entity, via, after } = input;
  const need = needOf(person.world.specification, input.of, ['create']).targets[input.key];
  const verbs = need?.states === undefined ? [] : verbsTo(entity, need.states);
  const factory = verbs.length === 0 ? person.factory : person.factory.forActs(['create', ...verbs]);
  const grant: Grant = { scope: 'own', via };
  const record = await ownRecord({ ...person, factory }, { entity, grant, after, fixed: need?.fixed ?? {} });
  await factory.walk(entity.key, { record, verbs });
  return record.id;
}

/** A record that belongs to the account in the sense of a grant; it is deleted when the check is over. */
async function ownRecord(
  person: Person,
  input: { entity: Entity; grant: Grant; after: After; fixed?: Body },
): Promise<ProductRecord> {
  const { entity, grant, after, fixed = {} } = input;
  const { factory, world, session } = person;
  const path = `/api/${entity.collection}`;
  if (grant.via.length === 0 && entity.key === person.role.entity) {
    return expectRecord(await world.admin.send({ path: `${path}/${recordIdOf(person)}` }), 200);
  }
  const owner = await ownerOf(person, { entity, grant, after });
  if (owner !== undefined) {
    const made = await factory.make(entity.key, { ...fixed, [owner.key]: owner.id });
    after(() => world.admin.send({ method: 'DELETE', path: `${path}/${made.id}` }));
    return made;
  }
  const mayCreate = reachOf(person, entity, { action: 'create' }).reach !== 'none';
  if (!mayCreate)
    throw new Unprobeable(`${person.role.label} cannot create the ${entity.label} that would be their own`);
  const json = await withOwnFiles(session, entity, await factory.body(entity.key, fixed));
  const made = expectRecord(await session.send({ method: 'POST', path, json }), 201);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${made.id}` }));
  return made;
}

/** A record that belongs to nobody whom we know. */
export async function strangersRecord(
  person: Person,
  input: { entity: Entity; after: After; fixed?: Body },
): Promise<ProductRecord> {
  const { entity } = input;
  const made = await person.factory.make(entity.key, input.fixed);
  const path = `/api/${entity.collection}/${made.id}`;
  input.after(() => person.world.admin.send({ method: 'DELETE', path }));
  return made;
}

/** A change that no rule refuses; on the account's own person the values that are there already. */
export function harmlessChange(person: Person, entity: Entity, record: ProductRecord): Body {
  if (entity.key !== person.role.entity || record.id !== person.session.recordId) {
    return person.factory.change(entity.key);
  }
  const body: Body = {};
  for (const field of entity.fields) {
    const value = record[field.key];
    if (value !== null && value !== undefined) body[field.key] = value as FieldValue;
  }
  return body;
}

/** What a check of a role and an entity is called and proves. */
export function headOf(person: Person, entity: Entity, input: { aspect: string; text: string }): CheckHead {
  const hasPermission = person.world.specification.permissions.some(
    (each) => each.role === person.role.key && each.entity === entity.key,
  );
  return {
    id: `api:permission:${person.role.key}.${entity.key}:${input.aspect}`,
    text: input.text,
    proves: [
      ...(person.role.key === visitorRole ? [] : [elementId.role(person.role.key)]),
      ...(hasPermission ? [elementId.permission(person.role.key, entity.key)] : []),
    ],
  };
}

/** The same, or undefined where this specification lets nobody have such a record; that is then written down. */
export async function ownRecordIfAny(
  person: Person,
  input: { entity: Entity; grant: Grant; after: After },
): Promise<ProductRecord | undefined> {
  try {
    return await ownRecord(person, input);
  } catch (error) {
    if (!(error instanceof Unprobeable)) throw error;
    person.world.ledger.skip(elementId.permission(person.role.key, input.entity.key), error.message);
    return undefined;
  }
}
