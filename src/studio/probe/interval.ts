/** Intervals of records for a noOverlap rule: how long they can be, and which values give a start and a length. */
import type { Field, Rule, Specification } from '../../protocol/specification.ts';
import { ordinalOf, valueAt, type Body } from '../sample/compare.ts';
import { rangeOf } from '../sample/field.ts';
import { minuteAt } from '../sample/moment.ts';
import { hoursOf, openingOf } from '../sample/opening.ts';
import { entityOf, isReference } from './model.ts';
import type { RulePlace } from './entrance.ts';
import { Unprobeable } from './world.ts';

/** A rule of the kind `noOverlap`. */
export type OverlapRule = Extract<Rule, { kind: 'noOverlap' }>;

/** Makes bodies' values for intervals; lengths and starts are ordinals of the start field. */
export type Ruler = {
  /** Length of an ordinary interval, and of a longer one where lengths can differ. */
  short: number;
  long?: number;
  /** Half of the short length, where the start field can express it. */
  half?: number;
  /** The smallest difference that the start field can express. */
  grain: number;
  /** From a start to another one so far away that intervals do not meet. */
  far: number;
  /** The start of a body. */
  startOf(body: Body): number;
  /** The values that make an interval begin at a start and last for a length. */
  at(start: number, length: number): Promise<Body>;
};

const minutesIn = { minutes: 1, hours: 60, days: 1440, weeks: 10_080, months: 44_640, years: 527_040 };

/** Opens the ruler of a noOverlap rule. */
export function openRuler(place: RulePlace<OverlapRule>): Ruler {
  const { entity, rule } = place;
  const start = entity.fields.find((field) => field.key === rule.start);
  if (start === undefined) throw new Unprobeable(`${rule.start} is no field`);
  const grain = { date: 86_400_000, time: 1 }[start.type.kind as 'date'] ?? 60_000;
  const perMinute = start.type.kind === 'time' ? 1 : 60_000;
  const { lengths, fill } = lengthsOf(place, { start, perMinute });
  const [short = 0, long] = lengths;
  if (short <= 0 || short % grain !== 0) throw new Unprobeable('intervals are finer than their starts');
  const half = short / 2;
  const opening = openingFor(place);
  // The interval before the first one must still lie in opening hours.
  const minutes = Math.ceil(short / perMinute / 5) * 5;
  const { timeZone } = place.world.specification.product;
  return {
    short,
    grain,
    ...(long === undefined ? {} : { long }),
    ...(half % grain === 0 ? { half } : {}),
    startOf: (body) => {
      if (start.type.kind === 'time') return 12 * 60;
      const at = ordinalOf(start.type, body[rule.start]) ?? 0;
      return opening.isBound ? at + (opening.from + minutes - minuteAt(at, timeZone)) * 60_000 : at;
    },
    far: opening.isBound ? 7 * 86_400_000 : short * 4,
    at: async (from, length) => ({
      [rule.start]: valueAt(start.type, from),
      ...(await fill(from, length)),
    }),
  };
}

type Lengths = { lengths: number[]; fill: (from: number, length: number) => Promise<Body> };

function lengthsOf(place: RulePlace<OverlapRule>, by: { start: Field; perMinute: number }): Lengths {
  const { end } = place.rule;
  if (end.by === 'minutes') return { lengths: [end.minutes * by.perMinute], fill: async () => ({}) };
  if (end.by === 'field') {
    const field = place.entity.fields.find((each) => each.key === end.field);
    if (field === undefined) throw new Unprobeable(`${end.field} is no field`);
    const minutes = by.start.type.kind === 'date' ? [2880, 5760] : openLengths(place);
    return {
      lengths: minutes.map((each) => each * by.perMinute),
      fill: async (from, length) => ({ [end.field]: valueAt(field.type, from + length) }),
    };
  }
  return durations(place, by.perMinute);
}

/** Two hours and four, or as much as lets four of the short ones lie in opening hours. */
function openLengths(place: RulePlace<OverlapRule>): [number, number] {
  const { from, to } = openingFor(place);
  const short = Math.min(120, Math.floor((to - from) / 4 / 10) * 10);
  return [short, 2 * short];
}

/** The opening hours of a rule's start, the whole day where it has none. */
function openingFor(place: RulePlace<OverlapRule>): { from: number; to: number; isBound: boolean } {
  const { world, entity, rule } = place;
  const rules = hoursOf(world.specification, entity, rule.start);
  if (rules.length === 0) return { from: 0, to: 1440, isBound: false };
  return { ...openingOf(rules), isBound: true };
}

function durations(place: RulePlace<OverlapRule>, perMinute: number): Lengths {
  const { end } = place.rule;
  if (end.by !== 'duration') throw new Unprobeable('intervals have no duration');
  const { holder, type } = durationOf(place.world.specification, place.rule);
  const unit = minutesIn[type.unit] * perMinute;
  const { low, high } = rangeOf(type);
  const even = Math.max(low, 1) + (Math.max(low, 1) % 2);
  const count = even <= high ? even : Math.max(low, 1);
  const counts = count * 2 <= high ? [count, count * 2] : [count];
  const records = new Map<number, Promise<{ id: number }>>();
  const fill = async (_: number, length: number): Promise<Body> => {
    const value = length / unit;
    if (end.via === undefined) return { [end.field]: value };
    const record = records.get(value) ?? place.factory.make(holder, { [end.field]: value });
    records.set(value, record);
    return { [end.via]: (await record).id };
  };
  return { lengths: counts.map((each) => each * unit), fill };
}

function durationOf(
  specification: Specification,
  rule: OverlapRule,
): { holder: string; type: Extract<Field['type'], { kind: 'duration' }> } {
  const { end } = rule;
  if (end.by !== 'duration') throw new Unprobeable('intervals have no duration');
  const entity = entityOf(specification, rule.entity);
  const via = entity.fields.find((field) => field.key === end.via);
  const holder = via && isReference(via) ? entityOf(specification, via.type.entity) : entity;
  const type = holder.fields.find((field) => field.key === end.field)?.type;
  if (type?.kind !== 'duration') throw new Unprobeable(`${end.field} is no duration`);
  return { holder: holder.key, type };
}

/** How many minutes an interval of a factory's record lasts at least, over all noOverlap rules of the rule's entity. */
export function gapMinutesOf(place: RulePlace): number {
  const { specification } = place.world;
  const gaps = specification.rules.map((rule) => {
    if (rule.kind !== 'noOverlap' || rule.entity !== place.entity.key) return 0;
    if (rule.end.by === 'minutes') return rule.end.minutes;
    if (rule.end.by === 'field') return 60;
    const { type } = durationOf(specification, rule);
    return rangeOf(type).low * minutesIn[type.unit];
  });
  return Math.max(...gaps, 1);
}
