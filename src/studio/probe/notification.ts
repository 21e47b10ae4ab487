/** Probes of notifications: the right people get the message once, when what it tells of happens and not before. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Notification, Specification } from '../../protocol/specification.ts';
import { delay } from '../../kernel/clock.ts';
import { valueAt, type Body } from '../sample/compare.ts';
import { countsIn } from '../sample/derive.ts';
import { backwards, dayAt, movedBy } from '../sample/moment.ts';
import { messagesPath } from './account.ts';
import { verbsBefore } from './act.ts';
import type { Answer } from './client.ts';
import { expect, expectList, expectRecord, fail, isObject, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { entityOf, isReference, pathBetween } from './model.ts';
import { isRefusedByRule } from './oracle.ts';
import { Unprobeable, type After, type World } from './world.ts';

type Place = {
  world: World;
  factory: Factory;
  entity: Entity;
  told: Notification;
  path: string;
  after: After;
};
type Due = Extract<Notification['on'], { event: 'due' }>;

/** How long a product may take to write a message. */
const patienceMs = 3_000;

/** Holds every notification against the product. */
export async function probeNotifications(world: World, factory: Factory): Promise<void> {
  for (const told of world.specification.notifications) {
    const entity = entityOf(world.specification, told.entity);
    const head = {
      id: `api:notification:${told.id}`,
      text: `“${told.subject}” is sent once, to whom it concerns, ${whenOf(entity, told)}.`,
      proves: [elementId.notification(told.id)],
    };
    await world.ledger.check(head, async (after) => {
      const path = `/api/${entity.collection}`;
      const place: Place = { world, factory, entity, told, path, after };
      if (told.on.event === 'due') await probeDue(place, told.on);
      else await probeWrite(place);
    });
  }
}

function whenOf({ label, lifecycle }: Entity, { on }: Notification): string {
  const name = label.toLowerCase();
  if (on.event === 'created') return `when the ${name} is created`;
  if (on.event === 'updated') return `when the ${name} is changed`;
  if (on.event === 'due') return `when the moment of the ${name} has come`;
  const step = lifecycle?.transitions.find((each) => each.verb === on.verb)?.label ?? on.verb;
  return `at “${step}”`;
}

type Letter = { id: number; to: string };

/** The messages of this notification that were written since a number, the newest first. */
async function lettersSince(
  { world, told }: Place,
  last: number,
): Promise<{ answer: Answer; letters: Letter[] }> {
  const path = `${messagesPath(world)}?sort=-id&pageSize=200`;
  const answer = await world.admin.send({ path });
  const letters = expectList(answer)
    .items.filter((item) => item.id > last && item['subject'] === told.subject)
    .map((item) => ({ id: item.id, to: String(item['to']).toLowerCase() }));
  return { answer, letters };
}

async function lastLetter({ world }: Place): Promise<number> {
  const answer = await world.admin.send({ path: `${messagesPath(world)}?sort=-id&pageSize=1` });
  return expectList(answer).items[0]?.id ?? 0;
}

/** Waits for the messages of a write; what should come must be there, what should not must stay away. */
async function expectLetters(place: Place, last: number, to: readonly string[]): Promise<void> {
  const deadline = place.world.clock.now() + patienceMs;
  const wanted = to.map((address) => address.toLowerCase()).toSorted();
  for (;;) {
    const { answer, letters } = await lettersSince(place, last);
    const got = letters.map((letter) => letter.to).toSorted();
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    if (got.length > wanted.length || place.world.clock.now() > deadline || wanted.length === 0) {
      fail(
        answer,
        `“${place.told.subject}” once to each of ${wanted.join(', ') || 'nobody'}, not to ${got.join(', ') || 'nobody'}`,
      );
    }
    await delay(100);
  }
}

async function make(place: Place, fixed: Body = {}): Promise<ProductRecord> {
  const { world, factory, entity, told, path, after } = place;
  const acts =
    told.on.event === 'transition'
      ? ['create', ...verbsBefore(entity, told.on.verb), told.on.verb]
      : undefined;
  const maker = acts === undefined ? factory : factory.forActs(acts);
  const record = await maker.make(entity.key, fixed);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  return record;
}

async function probeWrite(place: Place): Promise<void> {
  const { world, factory, entity, told, path } = place;
  const { admin } = world;
  // What a record refers to is made first, so that its own messages are none of these.
  const body = await (told.on.event === 'transition' ? make(place) : factory.body(entity.key));
  const before = await lastLetter(place);
  if (told.on.event === 'transition') return probeTransition(place, body as ProductRecord, before);
  const made = await admin.send({ method: 'POST', path, json: body });
  const record = expectRecord(made, 201);
  place.after(() => admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  const to = await addresses(place, record);
  await expectLetters(place, before, told.on.event === 'created' ? to : []);
  const middle = await lastLetter(place);
  const json = factory.change(entity.key);
  const changed = expectRecord(
    await admin.send({ method: 'PATCH', path: `${path}/${record.id}`, json }),
    200,
  );
  const again = await addresses(place, changed);
  await expectLetters(place, middle, told.on.event === 'updated' ? again : []);
  const refused = await admin.send({
    method: 'PATCH',
    path: `${path}/${record.id}`,
    json: { ...json, version: 1 },
  });
  if (refused.status === 409) await expectLetters(place, middle, told.on.event === 'updated' ? again : []);
}

async function probeTransition(place: Place, record: ProductRecord, before: number): Promise<void> {
  const { world, factory, entity, told, path } = place;
  const { on } = told;
  if (on.event !== 'transition') return;
  await factory.walk(entity.key, { record, verbs: verbsBefore(entity, on.verb) });
  await factory.ready(entity.key, { id: record.id, act: on.verb });
  await expectLetters(place, before, []);
  const at = `${path}/${record.id}/${on.verb}`;
  const moved = expectRecord(await world.admin.send({ method: 'POST', path: at, json: {} }), 200);
  const to = await addresses(place, moved);
  await expectLetters(place, before, to);
  const transition = entity.lifecycle?.transitions.find((each) => each.verb === on.verb);
  if (transition?.from.includes(transition.to) === true) return;
  expect(await world.admin.send({ method: 'POST', path: at, json: {} }), { status: 409 });
  await expectLetters(place, before, to);
}

/** Who is to get a message about a record. */
async function addresses(place: Place, record: ProductRecord): Promise<string[]> {
  const { world, entity, told } = place;
  const { to } = told;
  if (to.kind === 'creator') return [world.admin.account.email];
  if (to.kind === 'role') return accountsOf(world, to.role);
  const end = await reachedBy(world, { entity, record, via: to.via });
  const field = end?.entity.fields.find(
    (each) => each.type.kind === 'email' && typeof end.record[each.key] === 'string',
  );
  return end && field ? [String(end.record[field.key])] : [];
}

async function accountsOf(world: World, role: string): Promise<string[]> {
  const path = world.specification.entities.some((entity) => entity.collection === 'accounts')
    ? '/api/user-accounts'
    : '/api/accounts';
  const answer = await world.admin.send({ path: `${path}?pageSize=200` });
  const items = isObject(answer.body) && Array.isArray(answer.body['items']) ? answer.body['items'] : [];
  const own = items.filter(isObject).filter((item) => item['role'] === role && item['active'] === true);
  return own.map((item) => String(item['email']));
}

type Way = { entity: Entity; record: ProductRecord; via: readonly string[] };

/** The record at the end of some references. */
async function reachedBy(world: World, { entity, record, via }: Way): Promise<Omit<Way, 'via'> | undefined> {
  const [first, ...rest] = via;
  if (first === undefined) return { entity, record };
  const target = targetOf(world.specification, entity, first);
  const answer = await world.admin.send({ path: `/api/${target.collection}/${String(record[first])}` });
  if (answer.status !== 200) return undefined;
  return reachedBy(world, { entity: target, record: expectRecord(answer, 200), via: rest });
}

function targetOf(specification: Specification, entity: Entity, key: string): Entity {
  const field = entity.fields.find((each) => each.key === key);
  if (field === undefined || !isReference(field)) throw new Unprobeable(`${key} is no reference`);
  return entityOf(specification, field.type.entity);
}

/** Before its moment nobody is told; once it has come, everybody once, and only about records in the right states. */
async function probeDue(place: Place, on: Due): Promise<void> {
  const { entity, factory } = place;
  const type = entity.fields.find((field) => field.key === on.field)?.type;
  if (type === undefined) throw new Unprobeable(`${on.field} follows from other values`);
  const states = entity.lifecycle?.states.map((each) => each.value) ?? [];
  const counted = states.filter((state) => countsIn(entity, on.states, state));
  const verbs =
    entity.lifecycle === undefined
      ? []
      : pathBetween(entity, entity.lifecycle.initial, (state) => counted.includes(state));
  if (verbs === undefined) throw new Unprobeable('no record comes into such a state');
  const before = await lastLetter(place);
  const early = await tryAt(place, valueFor(place, on, { isDate: type.kind === 'date', isCome: false }));
  if (early !== undefined) await factory.walk(entity.key, { record: early, verbs });
  await expectLetters(place, before, []);
  const value = valueFor(place, on, { isDate: type.kind === 'date', isCome: true });
  const due = await tryAt(place, value);
  if (due === undefined) throw new Unprobeable('the rules let no such record be made');
  await factory.walk(entity.key, { record: due, verbs });
  const to = await addresses(place, due);
  await expectLetters(place, before, to);
  await delay(300);
  await expectLetters(place, before, to);
}

async function tryAt(place: Place, value: Body[string]): Promise<ProductRecord | undefined> {
  const { world, factory, entity, told, path, after } = place;
  const key = told.on.event === 'due' ? told.on.field : '';
  const json = await factory.body(entity.key, { [key]: value });
  const answer = await world.admin.send({ method: 'POST', path, json });
  if (isRefusedByRule(world, entity, answer)) return undefined;
  const record = expectRecord(answer, 201);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  return record;
}

/** A value whose moment has just come, or comes in a while; announcements of what lies ahead stay ahead. */
function valueFor(
  { world, entity }: Place,
  on: Due,
  { isDate, isCome }: { isDate: boolean; isCome: boolean },
): Body[string] {
  const type = entity.fields.find((field) => field.key === on.field)?.type ?? { kind: 'date' as const };
  const back = backwards(on.offset);
  if (!isDate) return valueAt(type, movedBy(world.clock.now(), back) + (isCome ? -1 : 1) * 90_000);
  const today = Date.parse(dayAt(world.clock.now(), world.specification.product.timeZone));
  return valueAt(type, movedBy(today, back) + (isCome ? 0 : 4) * 86_400_000);
}
