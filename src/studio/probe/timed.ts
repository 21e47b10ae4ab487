/** Probes of steps that the product takes by itself: not before the time is up, and without anybody's doing once it is. */
import type { Field, Rule } from '../../protocol/specification.ts';
import { delay } from '../../kernel/clock.ts';
import { valueAt } from '../sample/compare.ts';
import { backwards, dayAt, movedBy } from '../sample/moment.ts';
import { hoursOf, openMoment } from '../sample/opening.ts';
import type { FieldValue } from '../sample/field.ts';
import type { ActPlace } from './act.ts';
import { ruleHead } from './entrance.ts';
import { expectRecord, fail, type ProductRecord } from './expect.ts';
import { pathBetween } from './model.ts';
import type { Answer } from './client.ts';
import { Unprobeable, type After } from './world.ts';

type TimedRule = Extract<Rule, { kind: 'timed' }>;
type Place = ActPlace & { rule: TimedRule };

const dayMs = 86_400_000;
/** How long a product may take to notice that a time is up. */
const patienceMs = 4_000;

/** Holds a step that the product takes by itself against the product: its day or moment is moved into the past. */
export async function probeTimed(place: Place): Promise<void> {
  const { rule, world, entity } = place;
  if (rule.field === undefined)
    throw new Unprobeable('the time counts from the step before, which lies in no past');
  const field = entity.fields.find(({ key }) => key === rule.field);
  if (field === undefined) throw new Unprobeable(`${rule.field} follows from other values`);
  const text =
    'It stays as it is before the time is up, and the product takes the step by itself once it is.';
  await world.ledger.check(ruleHead(rule, 'by-itself', text), async (after) => {
    const record = await recordBefore(place, after);
    const at = `${place.path}/${record.id}`;
    const state = String(record[entity.lifecycle?.field ?? '']);
    await expectState(place, record.id, { state, waitMs: 0 });
    const json = { [field.key]: pastValue(place, field) };
    const moved = await world.admin.send({ method: 'PATCH', path: at, json });
    if (moved.status !== 200)
      throw new Unprobeable(`nobody can move ${entity.key}.${field.key} into the past`);
    const to = entity.lifecycle?.transitions.find(({ verb }) => verb === rule.verb)?.to ?? '';
    await expectState(place, record.id, { state: to, waitMs: patienceMs });
  });
}

/** A record in a state from which the step leads, before its time. */
async function recordBefore(
  { rule, world, entity, factory, path }: Place,
  after: After,
): Promise<ProductRecord> {
  const { lifecycle } = entity;
  const step = lifecycle?.transitions.find(({ verb }) => verb === rule.verb);
  if (lifecycle === undefined || step === undefined) throw new Unprobeable('there is no such step');
  const states = rule.states ?? step.from;
  const verbs = pathBetween(entity, lifecycle.initial, (state) => states.includes(state));
  if (verbs === undefined) throw new Unprobeable('nothing leads to a state from which the step is taken');
  const fixed = rule.unless === undefined ? {} : { [rule.unless]: null };
  const record = await factory.forActs(['create', ...verbs, 'update']).make(entity.key, fixed);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  return factory.walk(entity.key, { record, verbs });
}

/** A value with which the time was up some days ago. */
function pastValue({ rule, world, entity }: Place, field: Field): FieldValue {
  const { timeZone } = world.specification.product;
  const back = backwards(rule.after);
  if (field.type.kind === 'date') {
    const today = Date.parse(dayAt(world.clock.now(), timeZone));
    return valueAt(field.type, movedBy(today, back) - 4 * dayMs);
  }
  const plain = movedBy(world.clock.now(), back) - 10 * dayMs;
  const hours = hoursOf(world.specification, entity, field.key);
  return valueAt(field.type, hours.length === 0 ? plain : openMoment(hours, plain, timeZone));
}

async function expectState(
  { world, entity, path }: Place,
  id: number,
  { state, waitMs }: { state: string; waitMs: number },
): Promise<void> {
  const end = world.clock.now() + waitMs;
  for (;;) {
    const answer: Answer = await world.admin.send({ path: `${path}/${id}` });
    if (expectRecord(answer, 200)[entity.lifecycle?.field ?? ''] === state) return;
    if (world.clock.now() >= end) fail(answer, `it to be ${state}`);
    await delay(100);
  }
}
