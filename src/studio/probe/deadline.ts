/** Probes of deadline rules: open on the one side of the moment, refused on the other, for whom the rule speaks of. */
import { adminRole, type Entity, type Field, type Rule } from '../../protocol/specification.ts';
import { delay } from '../../kernel/clock.ts';
import { valueAt, type Body } from '../sample/compare.ts';
import { backwards, dayAt, movedBy } from '../sample/moment.ts';
import { hoursOf, openBeside } from '../sample/opening.ts';
import type { FieldValue } from '../sample/field.ts';
import type { Answer } from './client.ts';
import { expect, type ProductRecord } from './expect.ts';
import { factoryFor, nameOfAct, perform, recordFor, tryCreate, verbsBefore, type ActPlace } from './act.ts';
import { ruleHead } from './entrance.ts';
import { entityOf, isReference, rolesOf } from './model.ts';
import { brokenBy } from './oracle.ts';
import { ownerOf, reachOf, type Person } from './person.ts';
import { Unprobeable, type After, type Session } from './world.ts';

/** A rule of the kind `deadline`. */
export type DeadlineRule = Extract<Rule, { kind: 'deadline' }>;

type Place = ActPlace & { rule: DeadlineRule };
type Side = 'open' | 'closed';
/** Who acts, and what a record must hold so that they may. */
type Actor = { session: Session; fixed: Body };

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** How far ahead a moment is set that is to pass while we wait. */
const soonMs = 2_000;

/** Holds a deadline against the product, for each act that it names. */
export async function probeDeadline(place: Place): Promise<void> {
  for (const act of place.rule.on) {
    const text = `Holds for ${nameOfAct(place.entity, act).toLowerCase()}: open on the one side of the moment, refused on the other.`;
    await place.world.ledger.check(ruleHead(place.rule, act, text), async (after) => {
      const actor = await actorFor(place, act, after);
      const open = await attempt(place, act, { side: 'open', actor, after });
      expect(open, { status: [200, 201, 204] });
      const closed = await attempt(place, act, { side: 'closed', actor, after });
      expect(closed, { status: 409, detail: place.rule.message });
    });
  }
}

/** The administrator, or where the rule names roles somebody who has one of them. */
async function actorFor(place: Place, act: string, after: After): Promise<Actor> {
  const { rule, world, entity, factory } = place;
  if (rule.roles === undefined || rule.roles.includes(adminRole)) return { session: world.admin, fixed: {} };
  for (const role of rolesOf(world.specification)) {
    const session = world.sessions.get(role.key);
    if (!rule.roles.includes(role.key) || session === undefined) continue;
    const person: Person = { world, factory, role, session };
    const deed = ['create', 'update', 'delete'].includes(act) ? { action: act as 'create' } : { verb: act };
    const { reach, grants } = reachOf(person, entity, deed);
    if (reach === 'all') return { session, fixed: {} };
    const [grant] = grants;
    const owner = grant && (await ownerOf(person, { entity, grant, after }));
    if (owner !== undefined) return { session, fixed: { [owner.key]: owner.id } };
  }
  throw new Unprobeable('nobody whom the rule speaks of may do it');
}

function fieldOf(place: Place): { holder: Entity; field: Field } {
  const { rule, entity, world } = place;
  const way = entity.fields.find((each) => each.key === rule.via);
  const holder = way && isReference(way) ? entityOf(world.specification, way.type.entity) : entity;
  const field = holder.fields.find((each) => each.key === rule.field);
  if (field === undefined) throw new Unprobeable(`${rule.field} follows from other values`);
  return { holder, field };
}

/** Lengths of the calendar are not the same everywhere; this much keeps clear of that. */
function marginOf({ offset }: DeadlineRule): number {
  if (offset.unit === 'minutes' || offset.unit === 'hours') return 2 * minuteMs;
  return offset.unit === 'days' || offset.unit === 'weeks' ? 65 * minuteMs : 4 * dayMs;
}

/** A value of the field with which the present lies on a side. */
function valueOn(place: Place, field: Field, side: Side): FieldValue {
  const isAhead = (place.rule.when === 'until') === (side === 'open');
  return field.type.kind === 'date'
    ? dayOn(place, field, { side, isAhead })
    : valueAt(field.type, momentBeside(place, field, isAhead));
}

/** The day itself is open, for what ends with it as for what begins with it. */
function dayOn(
  { rule, world }: Place,
  { type }: Field,
  { side, isAhead }: { side: Side; isAhead: boolean },
): FieldValue {
  const { timeZone } = world.specification.product;
  const { unit, amount } = rule.offset;
  const sign = isAhead ? 1 : -1;
  if ((unit === 'hours' || unit === 'minutes') && amount !== 0) {
    // Moved by hours a day stands for its first moment.
    const bound = movedBy(world.clock.now(), backwards(rule.offset)) + (isAhead ? dayMs : 0);
    return dayAt(bound, timeZone);
  }
  const today = Date.parse(dayAt(world.clock.now(), timeZone));
  const isLong = unit === 'months' || unit === 'years';
  const away = isLong ? 4 : side === 'open' ? 0 : 1;
  return valueAt(type, movedBy(today, backwards(rule.offset)) + sign * away * dayMs);
}

/** The moment just beside the bound; where the field has opening hours, the nearest one at which it is open. */
function momentBeside(place: Place, field: Field, isAhead: boolean): number {
  const { rule, world } = place;
  const { timeZone } = world.specification.product;
  const bound = movedBy(world.clock.now(), backwards(rule.offset));
  const plain = bound + (isAhead ? 1 : -1) * marginOf(rule);
  const hours = hoursOf(world.specification, fieldOf(place).holder, field.key);
  const fitting = openBeside(hours, { fromMs: plain, isAhead, timeZone });
  if (fitting === undefined) throw new Unprobeable('nothing is open on one side of the moment');
  return fitting;
}

type Try = { side: Side; actor: Actor; after: After };

async function attempt(place: Place, act: string, input: Try): Promise<Answer> {
  const { holder, field } = fieldOf(place);
  const value = valueOn(place, field, input.side);
  const isGuarded = act !== 'create' && input.side === 'closed' && place.rule.on.includes('create');
  if (isGuarded) return actAfterMoving(place, act, { ...input, value, open: valueOn(place, field, 'open') });
  const isPossible = brokenBesides(place, holder, { [field.key]: value }).length === 0;
  if (isPossible) return actWith(place, act, { ...input, value });
  const isTimed = hoursOf(place.world.specification, holder, field.key).length > 0;
  if (field.type.kind !== 'datetime' || isTimed) {
    throw new Unprobeable('other conditions keep the moment on one side');
  }
  return actLater(place, act, { ...input, field });
}

/** What cannot be created too late is created in time, and then the moment is moved. */
async function actAfterMoving(
  place: Place,
  act: string,
  input: Try & { value: FieldValue; open: FieldValue },
): Promise<Answer> {
  const { rule, world, path, entity } = place;
  const { holder } = fieldOf(place);
  const given: Body = { [rule.field]: input.open };
  const target = rule.via === undefined ? undefined : await place.factory.make(holder.key, given);
  const fixed = rule.via === undefined ? given : { [rule.via]: target?.id ?? null };
  const record = await recordFor(place, act, {
    fixed: { ...fixed, ...input.actor.fixed },
    after: input.after,
  });
  const moved = target === undefined ? `${path}/${record.id}` : `/api/${holder.collection}/${target.id}`;
  const json = { [rule.field]: input.value };
  const answer = await world.admin.send({ method: 'PATCH', path: moved, json });
  if (answer.status !== 200) throw new Unprobeable(`nobody can move ${entity.key}.${rule.field} there`);
  return perform(place, act, {
    id: record.id,
    as: input.actor.session,
    change: changeBeside(place, record),
  });
}

/** Conditions beside the deadline itself that a value breaks. */
function brokenBesides(place: Place, holder: Entity, values: Body): unknown[] {
  const { world, rule } = place;
  return brokenBy(world, holder, values).filter(
    (each) => each.left === rule.field && world.specification.rules.some((other) => other === each),
  );
}

async function actWith(place: Place, act: string, input: Try & { value: FieldValue }): Promise<Answer> {
  const { rule, entity } = place;
  const { holder } = fieldOf(place);
  const given: Body = { [rule.field]: input.value };
  const fixed =
    rule.via === undefined ? given : { [rule.via]: (await place.factory.make(holder.key, given)).id };
  const all = { ...fixed, ...input.actor.fixed };
  const as = input.actor.session;
  if (act === 'create') {
    return tryCreate(place, await place.factory.body(entity.key, all), { after: input.after, as });
  }
  const record = await recordFor(place, act, { fixed: all, after: input.after });
  return perform(place, act, { id: record.id, as, change: changeBeside(place, record) });
}

/** A change that leaves alone what the deadline hangs on. */
function changeBeside({ factory, entity, rule }: Place, record: ProductRecord): Body {
  const { [rule.field]: _, ...rest } = factory.change(entity.key);
  const isTime = (key: string): boolean =>
    entity.fields.some((field) => field.key === key && ['date', 'datetime'].includes(field.type.kind));
  const kept = Object.entries(rest).filter(([key]) => rule.via !== undefined || !isTime(key));
  return kept.length > 0 ? Object.fromEntries(kept) : { [rule.field]: record[rule.field] as FieldValue };
}

/** Sets the moment a little ahead and waits until it has passed. */
async function actLater(place: Place, act: string, input: Try & { field: Field }): Promise<Answer> {
  const { rule, world, entity } = place;
  const isBefore = (rule.when === 'until') === (input.side === 'open');
  if (isBefore) throw new Unprobeable('other conditions keep the moment on one side');
  const passesAt = world.clock.now() + soonMs;
  const value = valueAt(input.field.type, movedBy(passesAt, backwards(rule.offset)));
  const { holder } = fieldOf(place);
  if (brokenBesides(place, holder, { [rule.field]: value }).length > 0) {
    throw new Unprobeable('other conditions keep the moment on one side');
  }
  const given: Body = { [rule.field]: value };
  const target = rule.via === undefined ? undefined : await place.factory.make(holder.key, given);
  const fixed = rule.via === undefined ? given : { [rule.via]: target?.id ?? null };
  const all = { ...fixed, ...input.actor.fixed };
  const as = input.actor.session;
  const factory = factoryFor(place, act);
  const body = await factory.body(entity.key, all);
  const wait = (): Promise<void> => delay(Math.max(passesAt - world.clock.now(), 0) + 50);
  if (act === 'create') {
    await wait();
    return tryCreate(place, body, { after: input.after, as });
  }
  const made = await place.world.admin.send({ method: 'POST', path: place.path, json: body });
  const id = Number((made.body as { id?: unknown } | undefined)?.id);
  expect(made, { status: 201 });
  input.after(() => world.admin.send({ method: 'DELETE', path: `${place.path}/${id}` }));
  for (const verb of verbsBefore(entity, act)) expect(await perform(place, verb, { id }), { status: 200 });
  await wait();
  return perform(place, act, { id, as, change: changeBeside(place, { ...body, id, version: 1 }) });
}
