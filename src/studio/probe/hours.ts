/** Probes of hours rules: open at the first minute, closed the minute before, after the last and on other days. */
import type { Entity, IntervalEnd } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { rangeOf } from '../sample/field.ts';
import { dayAt, momentOn, weekdayOf } from '../sample/moment.ts';
import { minutesOf, type HoursRule } from '../sample/opening.ts';
import { expect, expectRecord } from './expect.ts';
import { tryCreate, type ActPlace } from './act.ts';
import { ruleHead } from './entrance.ts';
import { entityOf, isReference } from './model.ts';
import { Unprobeable, type After } from './world.ts';

type Place = ActPlace & { rule: HoursRule };

const dayMs = 86_400_000;
const perMinute = { minutes: 1, hours: 60, days: 1440, weeks: 10_080, months: 44_640, years: 527_040 };

/** Holds opening hours against the product, in winter and in summer. */
export async function probeHours(place: Place): Promise<void> {
  const { rule, entity, world } = place;
  const type = entity.fields.find((field) => field.key === rule.field)?.type;
  if (type?.kind !== 'datetime') throw new Unprobeable(`${rule.field} is no moment`);
  for (const [season, start] of [
    ['winter', Date.UTC(2033, 0, 10)],
    ['summer', Date.UTC(2033, 6, 11)],
  ] as const) {
    const text = `Holds by the product's clock in ${season}: to the minute, and on closed days.`;
    await world.ledger.check(ruleHead(rule, season, text), async (after) => probeSeason(place, start, after));
  }
}

async function probeSeason(place: Place, start: number, after: After): Promise<void> {
  const { rule, factory, entity, world, path } = place;
  const { timeZone } = world.specification.product;
  const [from, to] = [minutesOf(rule.from), minutesOf(rule.to)];
  const length = await lengthOf(place);
  const dayFor = (isOpen: boolean, n: number): string | undefined => {
    const days = Array.from({ length: 14 }, (_, i) => dayAt(start + (n * 14 + i) * dayMs, timeZone));
    return days.find((day) => rule.days.includes(weekdayOf(day)) === isOpen);
  };
  const bodyAt = async (day: string, minute: number): Promise<Body> => {
    const at = momentOn(day, minute, timeZone);
    const end = rule.end?.by === 'field' ? { [rule.end.field]: new Date(at + length.ms).toISOString() } : {};
    const fixed = { [rule.field]: new Date(at).toISOString(), ...length.fixed, ...end };
    return factory.body(entity.key, fixed);
  };
  const refused = { status: 422, field: rule.field, detail: rule.message };
  const minutes = length.ms / 60_000;
  let n = 0;
  const open = (): string => dayFor(true, (n += 1)) ?? '';
  const first = await tryCreate(place, await bodyAt(open(), from), { after });
  const { id } = expectRecord(first, 201);
  expectRecord(await tryCreate(place, await bodyAt(open(), to - Math.max(minutes, 1)), { after }), 201);
  if (from > 0) expect(await tryCreate(place, await bodyAt(open(), from - 1), { after }), refused);
  if (to < 1440) {
    expect(await tryCreate(place, await bodyAt(open(), to - minutes + 1), { after }), refused);
  }
  const closed = dayFor(false, 0);
  if (closed !== undefined) expect(await tryCreate(place, await bodyAt(closed, from), { after }), refused);
  if (from === 0) return;
  const late = await bodyAt(open(), from - 1);
  const keys = [rule.field, ...(rule.end?.by === 'field' ? [rule.end.field] : [])];
  const json = Object.fromEntries(keys.map((key) => [key, late[key] ?? null]));
  expect(await world.admin.send({ method: 'PATCH', path: `${path}/${id}`, json }), refused);
}

/** How long what is asked about lasts, and the values that make it so. */
async function lengthOf(place: Place): Promise<{ ms: number; fixed: Body }> {
  const { end } = place.rule;
  if (end === undefined) return { ms: 0, fixed: {} };
  if (end.by === 'minutes') return { ms: end.minutes * 60_000, fixed: {} };
  const room = minutesOf(place.rule.to) - minutesOf(place.rule.from);
  if (end.by === 'field') return { ms: Math.min(30, room) * 60_000, fixed: {} };
  return durationOf(place, end);
}

async function durationOf(
  place: Place,
  end: Extract<IntervalEnd, { by: 'duration' }>,
): Promise<{ ms: number; fixed: Body }> {
  const { entity, factory, world } = place;
  const way = entity.fields.find((field) => field.key === end.via);
  const holder: Entity = way && isReference(way) ? entityOf(world.specification, way.type.entity) : entity;
  const type = holder.fields.find((field) => field.key === end.field)?.type;
  if (type?.kind !== 'duration') throw new Unprobeable(`${end.field} is no duration`);
  const count = Math.max(rangeOf(type).low, 1);
  const ms = count * perMinute[type.unit] * 60_000;
  if (end.via === undefined) return { ms, fixed: { [end.field]: count } };
  return { ms, fixed: { [end.via]: (await factory.make(holder.key, { [end.field]: count })).id } };
}
