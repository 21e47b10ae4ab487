/** Journeys of rules between records: a second booking of one slot, one record too many, a pair that exists already. */
import type { FormEntry, Journey } from '../../protocol/journey.ts';
import {
  adminRole,
  createdByKey,
  elementId,
  type Entity,
  type Rule,
  type Specification,
} from '../../protocol/specification.ts';
import { dayAt, weekdayOf } from '../sample/moment.ts';
import { needOf } from '../sample/need.ts';
import { hoursOf, momentsBeside } from '../sample/opening.ts';
import { isNumberType, rangeOf, type FieldValue } from '../sample/field.ts';
import { sentence } from './keep.ts';
import { writerOf } from './refuse.ts';
import { type Derivation, type Draft, entityOf, Underivable } from './maker.ts';
import { permissionOf, roleLabel, Script } from './script.ts';

type Overlap = Extract<Rule, { kind: 'noOverlap' }>;
type Limit = Extract<Rule, { kind: 'limit' }>;
type Unique = Extract<Rule, { kind: 'unique' }>;

/** The most records that are made through the API to reach a limit. */
const maxRecords = 12;
const hourMs = 3_600_000;

type Scene = { script: Script; entity: Entity; derivation: Derivation; given: Record<string, string> };

/** What two records share: the same values and references in these fields. */
function shared(
  draft: Draft,
  keys: string[],
): { values: Record<string, FieldValue>; references: Record<string, string> } {
  const values: Record<string, FieldValue> = {};
  const references: Record<string, string> = {};
  for (const key of keys) {
    const record = draft.references[key];
    const value = draft.values[key];
    if (record !== undefined) references[key] = record;
    else if (value !== undefined) values[key] = value;
  }
  return { values, references };
}

/** Whether a new record counts for the rule. */
function countsAtOnce(entity: Entity, states: string[] | undefined): boolean {
  const { lifecycle } = entity;
  if (!lifecycle) return true;
  if (states) return states.includes(lifecycle.initial);
  return lifecycle.states.find((state) => state.value === lifecycle.initial)?.occupies !== false;
}

function collideOverlap(scene: Scene, rule: Overlap): Draft {
  const { script, entity, given } = scene;
  const { max, held } = rule.max === undefined ? { max: 1, held: {} } : roomOf(script, entity, rule.max);
  if (max > maxRecords || max < 1) throw new Underivable(`${max} at once are too many to set up`);
  const existing = script.draft(entity, { references: { ...held, ...given }, isWhole: true });
  script.makeOf(existing, makerOf(scene, rule.per));
  for (let nth = 1; nth < max; nth++) script.makeOf(another(scene, rule, existing), makerOf(scene, rule.per));
  return another(scene, rule, existing);
}

/** Another record of the same slot. */
function another({ script, entity, given }: Scene, rule: Overlap, existing: Draft): Draft {
  const room = typeof rule.max === 'object' ? [rule.max.via] : [];
  const keys = [rule.start, ...(rule.end.by === 'field' ? [rule.end.field] : []), ...rule.per, ...room];
  if (rule.end.by === 'duration' && rule.end.via !== undefined) keys.push(rule.end.via);
  const common = shared(existing, keys);
  return script.draft(entity, { values: common.values, references: { ...common.references, ...given } });
}

function collideUnique(scene: Scene, rule: Unique): Draft {
  const { script, entity, given } = scene;
  const existing = script.draft(entity, { references: given, isWhole: true });
  script.makeOf(existing, makerOf(scene, rule.fields));
  const common = shared(existing, rule.fields);
  return script.draft(entity, { values: common.values, references: { ...common.references, ...given } });
}

/** How much fits, and the reference to the record that says so when no constant does. */
type Room = { max: number; held: Record<string, string> };

/** Who makes the other records: where the rule counts by account, the one who is refused later. */
function makerOf({ script }: Scene, keys: readonly string[]): string | undefined {
  if (!keys.includes(createdByKey)) return undefined;
  script.alone = 'account';
  return script.role;
}

/** The room of a limit; a record with a capacity is made with room for the least that it may have. */
function roomOf(script: Script, entity: Entity, max: Limit['max']): Room {
  if (typeof max === 'number') return { max, held: {} };
  const via = entity.fields.find((field) => field.key === max.via);
  if (via?.type.kind !== 'reference') throw new Underivable(`${entity.key}.${max.via} is no reference`);
  const holder = entityOf(script.specification, via.type.entity);
  const field = holder.fields.find((each) => each.key === max.field);
  if (!field || !isNumberType(field.type)) throw new Underivable(`${holder.key}.${max.field} is no number`);
  const room = Math.max(1, Math.ceil(rangeOf(field.type).low));
  const wanted = needOf(script.specification, entity, ['create']).targets[max.via];
  const target = { comparisons: [], ...wanted, fixed: { ...wanted?.fixed, [max.field]: room } };
  return { max: room, held: { [max.via]: script.makeTarget(holder, { target }) } };
}

/** How many records fill the room, and what each of them counts. */
function portions(
  entity: Entity,
  rule: Limit,
  max: number,
): { count: number; values: Record<string, FieldValue> } {
  const field = entity.fields.find((each) => each.key === rule.sum);
  if (!field) return { count: max, values: {} };
  if (!isNumberType(field.type)) throw new Underivable(`${field.key} is no number`);
  const { low, high } = rangeOf(field.type);
  const value = Math.min(high, max);
  if (value < low || value <= 0) throw new Underivable(`${field.key} cannot fill ${max}`);
  return { count: Math.ceil(max / value), values: { [field.key]: value } };
}

type Period = NonNullable<Limit['period']>;

/** Which period a day lies in: its year, its month, the Monday of its week, or itself. */
function periodOf(day: string, unit: Period['unit']): string {
  if (unit === 'week')
    return new Date(Date.parse(day) - (weekdayOf(day) - 1) * 24 * hourMs).toISOString().slice(0, 10);
  return day.slice(0, { year: 4, month: 7, day: 10 }[unit]);
}

/** The moment of the nth record beside the first, in the same period and when the product is open. */
function spread(
  { script: { specification }, entity }: Scene,
  { field, unit }: Period,
  { value, nth }: { value: FieldValue | undefined; nth: number },
): FieldValue | undefined {
  if (typeof value !== 'string' || !value.includes('T')) return value;
  const { timeZone } = specification.product;
  const first = Date.parse(value);
  const period = (ms: number): string => periodOf(dayAt(ms, timeZone), unit);
  const hours = hoursOf(specification, entity, field);
  let left = nth;
  for (const ms of momentsBeside(hours, first, timeZone)) {
    if (period(ms) === period(first)) left -= 1;
    if (left === 0) return new Date(ms).toISOString();
  }
  return new Date(first + nth * hourMs).toISOString();
}

/** The records that fill a limit, through the API, and the draft of the one that is too many. */
function collideLimit(scene: Scene, rule: Limit): Draft {
  const { script, entity, given } = scene;
  const { max, held } = roomOf(script, entity, rule.max);
  const as = makerOf(scene, rule.per);
  const { count, values } = portions(entity, rule, max);
  if (count > maxRecords) throw new Underivable(`${count} records are too many to set up`);
  const first = script.draft(entity, { values, references: { ...held, ...given }, isWhole: true });
  const common = shared(first, [...rule.per, ...Object.keys(held)]);
  const next = (nth: number): Draft => {
    const at = rule.period && spread(scene, rule.period, { value: first.values[rule.period.field], nth });
    const inPeriod = rule.period && at !== undefined ? { [rule.period.field]: at } : {};
    return script.draft(entity, {
      values: { ...values, ...common.values, ...inPeriod },
      references: { ...common.references, ...given },
    });
  };
  if (count > 0) script.makeOf(first, as);
  for (let nth = 1; nth < count; nth++) script.makeOf(next(nth), as);
  if (rule.per.length === 0 && typeof rule.max === 'number') script.alone = 'product';
  return count === 0 ? first : next(count);
}

function collide(scene: Scene, rule: Overlap | Limit | Unique): Draft {
  if (rule.kind === 'noOverlap') return collideOverlap(scene, rule);
  return rule.kind === 'unique' ? collideUnique(scene, rule) : collideLimit(scene, rule);
}

/** After the refusal of a slot or a pair: with another start the same form is taken. */
function putRight({ script, entity }: Scene, rule: Overlap | Limit | Unique, draft: Draft): void {
  if (rule.kind !== 'noOverlap') return;
  const keys = [rule.start, ...(rule.end.by === 'field' ? [rule.end.field] : [])];
  const other = script.draft(entity, { references: draft.references });
  const labels = entity.fields.filter((field) => keys.includes(field.key)).map((field) => field.label);
  const entries: FormEntry[] = script.entries(other).filter((each) => labels.includes(each.label));
  script.add(
    { do: 'fill', say: 'Chooses another time', entries },
    {
      do: 'save',
      say: 'Saves it',
      save: script.saved({
        ...draft,
        shown: script.shownOf(entity, { ...draft.values, ...other.values }, draft.references),
      }),
    },
  );
}

type Seat = { role: string; scene: Scene; via: string[] };

/** A role at its form; `via` is the field that the product fills in for it. Undefined where it has no right to one. */
function seat(derivation: Derivation, entity: Entity, role: string): Seat | undefined {
  const permission = permissionOf(derivation.specification, role, entity);
  if (!permission) return undefined;
  const script = new Script(derivation, role);
  const { references, filledIn } = script.owning(entity, permission);
  const { references: given } = script.choosable(entity, references);
  return {
    role,
    scene: { script, entity, derivation, given },
    via: filledIn,
  };
}

/** Whoever can only choose one record meets the rule about that one first: an instructor's own lessons, before the car's. */
function isForestalled(
  { rules }: Specification,
  rule: Overlap | Limit | Unique,
  given: Record<string, string>,
): boolean {
  if (rule.kind !== 'noOverlap') return false;
  const shared = new Set([...Object.keys(given), ...rule.per]);
  return rules.some(
    (other) =>
      other !== rule &&
      other.kind === 'noOverlap' &&
      other.entity === rule.entity &&
      other.per.every((key) => shared.has(key)),
  );
}

/** A journey in which a rule between records is broken on the screen and refused with its message. */
export function collisionJourney(derivation: Derivation, rule: Rule): Journey | undefined {
  if (rule.kind !== 'noOverlap' && rule.kind !== 'limit' && rule.kind !== 'unique') return undefined;
  const { specification } = derivation;
  const entity = entityOf(specification, rule.entity);
  if (!countsAtOnce(entity, rule.states) || entity.partOf !== undefined) return undefined;
  const writer = seat(derivation, entity, writerOf(specification, entity));
  const isMet = writer !== undefined && !isForestalled(specification, rule, writer.scene.given);
  const { role, scene, via } = (isMet ? writer : seat(derivation, entity, adminRole)) ?? {};
  if (role === undefined || scene === undefined) return undefined;
  const { script } = scene;
  const draft = collide(scene, rule);
  const name = entity.label.toLowerCase();
  script.signIn();
  script.openList(entity);
  script.add(
    { do: 'press', say: `Starts a new ${name}`, role: 'link', name: script.words.screens.newOne(entity) },
    {
      do: 'fill',
      say: `Fills in the form`,
      entries: script.entries(draft, via),
    },
    { do: 'saveRefused', say: `Is refused: ${rule.message}`, message: rule.message, labels: [] },
  );
  putRight(scene, rule, draft);
  script.proves.add(elementId.rule(rule.id));
  const title = `${sentence(roleLabel(specification, role), role)} is told: ${rule.message}`;
  return script.journey(`rule-${rule.id}`, title);
}
