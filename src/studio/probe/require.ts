/** Probes of require rules: an act is refused until its condition is met. */
import type { Condition, Entity, Rule } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { countsIn } from '../sample/derive.ts';
import type { FieldValue } from '../sample/field.ts';
import { backwards, dayAt, movedBy } from '../sample/moment.ts';
import type { Answer } from './client.ts';
import { expect } from './expect.ts';
import { factoryFor, nameOfAct, perform, recordFor, tryCreate, type ActPlace } from './act.ts';
import { ruleHead } from './entrance.ts';
import { entityOf, isMany, isReference, pathBetween } from './model.ts';
import { verbsTo } from './shop.ts';
import { Unprobeable, type After } from './world.ts';

/** A rule of the kind `require`. */
export type RequireRule = Extract<Rule, { kind: 'require' }>;

type Place = ActPlace & { rule: RequireRule };

/** Holds a requirement against the product, for each act that it names. */
export async function probeRequire(place: Place): Promise<void> {
  for (const act of place.rule.on) {
    const text = `Holds for ${nameOfAct(place.entity, act).toLowerCase()}: refused before, done after.`;
    await place.world.ledger.check(ruleHead(place.rule, act, text), async (after) => {
      if (place.rule.condition.kind === 'atLeast') return probeCounted(place, act, after);
      const lacking = await lackingValues(place, place.rule.condition, after);
      const refused = { status: 409, detail: place.rule.message };
      if (act === 'create') {
        expect(await tryCreate(place, await bodyWith(place, lacking), { after }), refused);
        expect(await tryCreate(place, await bodyWith(place, {}), { after }), { status: 201 });
        return;
      }
      expect(await attempt(place, act, { fixed: lacking, after }), refused);
      expect(await attempt(place, act, { fixed: {}, after }), { status: [200, 204] });
    });
  }
}

const bodyWith = (place: Place, fixed: Body): Promise<Body> => place.factory.body(place.entity.key, fixed);

async function attempt(place: Place, act: string, input: { fixed: Body; after: After }): Promise<Answer> {
  if (place.rule.on.includes('create') && Object.keys(input.fixed).length > 0) {
    throw new Unprobeable('what lacks it cannot be created either');
  }
  const factory = factoryFor(place, act);
  const record = await recordFor(place, act, { ...input, factory });
  // Other requirements of the act are met; this one is not, where it was given so.
  if (Object.keys(input.fixed).length === 0) await factory.ready(place.entity.key, { id: record.id, act });
  const change = Object.fromEntries(
    Object.entries(place.factory.change(place.entity.key)).filter(([key]) => !(key in input.fixed)),
  );
  return perform(place, act, { id: record.id, change });
}

/** Values with which the condition is not met. */
async function lackingValues(
  place: Place,
  condition: Exclude<Condition, { kind: 'atLeast' }>,
  after: After,
): Promise<Body> {
  if (condition.kind === 'none') return hinderedBy(place, condition, after);
  if (condition.kind === 'filled') return emptied(place, condition.field);
  if (condition.kind === 'state') return { [condition.via]: await recordElsewhere(place, condition, after) };
  const { field, via, value } = condition;
  const way = place.entity.fields.find((each) => each.key === via);
  const holder =
    way && isReference(way) ? entityOf(place.world.specification, way.type.entity) : place.entity;
  const type = holder.fields.find((each) => each.key === field)?.type;
  const lacking =
    type === undefined ? pastValues(place, holder, condition) : { [field]: otherThan(type, value) };
  if (via === undefined) return lacking;
  const made = await place.factory.make(holder.key, lacking);
  after(() => place.world.admin.send({ method: 'DELETE', path: `/api/${holder.collection}/${made.id}` }));
  return { [via]: made.id };
}

/** A record of which another one stands in the way. */
async function hinderedBy(
  place: Place,
  condition: Extract<Condition, { kind: 'none' }>,
  after: After,
): Promise<Body> {
  const { factory, world } = place;
  const { via, by, flag, states } = condition;
  const other = entityOf(world.specification, condition.entity);
  const way = other.fields.find((each) => each.key === by);
  if (via === undefined || way === undefined || !isReference(way))
    throw new Unprobeable('nothing can refer to what is not there yet');
  const keep = (entity: Entity, id: number): void =>
    after(() => world.admin.send({ method: 'DELETE', path: `/api/${entity.collection}/${id}` }));
  const holder = entityOf(world.specification, way.type.entity);
  const made = await factory.make(holder.key);
  keep(holder, made.id);
  const past = flag === undefined ? {} : pastValues(place, other, { field: flag, value: false });
  const counted = flag === undefined ? states : flagStates(other, flag);
  const verbs = counted === undefined ? [] : verbsTo(other, counted);
  const maker = verbs.length === 0 ? factory : factory.forActs(['create', ...verbs]);
  const record = await maker.make(other.key, { ...past, [by]: made.id });
  keep(other, record.id);
  await maker.walk(other.key, { record, verbs });
  return { [via]: made.id };
}

/** The states in which a flag can be true. */
function flagStates(entity: Entity, flag: string): readonly string[] | undefined {
  const formula = entity.derived.find((each) => each.key === flag)?.formula;
  return formula?.by === 'past' ? formula.states : undefined;
}

const longAgoMs = 40 * 86_400_000;

/** Values with which something is past that must not be. */
function pastValues(
  { world }: Place,
  holder: Entity,
  { field, value }: { field: string; value: unknown },
): Body {
  const formula = holder.derived.find((each) => each.key === field)?.formula;
  const moment = holder.fields.find((each) => formula?.by === 'past' && each.key === formula.field);
  if (formula?.by !== 'past' || value !== false || moment === undefined)
    throw new Unprobeable(`${field} follows from other values`);
  const over = movedBy(world.clock.now() - longAgoMs, formula.after && backwards(formula.after));
  const { timeZone } = world.specification.product;
  const isDay = moment.type.kind === 'date';
  return { [moment.key]: isDay ? dayAt(over, timeZone) : new Date(over).toISOString() };
}

function emptied(place: Place, key: string): Body {
  const field = place.entity.fields.find((each) => each.key === key);
  if (field === undefined) throw new Unprobeable(`${key} follows from other values`);
  if (field.required || field.type.kind === 'boolean') throw new Unprobeable(`${key} always holds something`);
  return { [key]: isMany(field) ? [] : null };
}

function otherThan(type: { kind: string; values?: string[] }, value: FieldValue): FieldValue {
  if (type.kind === 'boolean') return value !== true;
  if (type.kind === 'enum') {
    const other = type.values?.find((each) => each !== value);
    if (other === undefined) throw new Unprobeable('there is no other choice');
    return other;
  }
  return typeof value === 'number' ? value + 1 : null;
}

/** A record that is in none of the states that are asked for. */
async function recordElsewhere(
  place: Place,
  condition: Extract<Condition, { kind: 'state' }>,
  after: After,
): Promise<number> {
  const way = place.entity.fields.find((each) => each.key === condition.via);
  if (way === undefined || !isReference(way)) throw new Unprobeable(`${condition.via} is no reference`);
  const target = entityOf(place.world.specification, way.type.entity);
  const initial = target.lifecycle?.initial ?? '';
  const verbs = pathBetween(target, initial, (state) => !condition.states.includes(state));
  if (verbs === undefined) throw new Unprobeable('these records are always in such a state');
  const factory = place.factory.forActs(['create', ...verbs]);
  const record = await factory.make(target.key);
  after(() => place.world.admin.send({ method: 'DELETE', path: `/api/${target.collection}/${record.id}` }));
  await factory.walk(target.key, { record, verbs });
  return record.id;
}

/** One too few is refused; with one more it is done. What does not count does not help. */
async function probeCounted(place: Place, act: string, after: After): Promise<void> {
  const { rule, world } = place;
  const { condition } = rule;
  if (condition.kind !== 'atLeast') return;
  if (act === 'create') throw new Unprobeable('nothing can refer to what is not there yet');
  const child = entityOf(world.specification, condition.entity);
  const record = await recordFor(place, act, { fixed: {}, after });
  const refused = { status: 409, detail: rule.message };
  const initial = child.lifecycle?.initial;
  const isCounted = countsIn(child, condition.states, initial);
  const few = isCounted ? condition.min - 1 : condition.min;
  for (let k = 0; k < few; k += 1) await place.factory.make(child.key, { [condition.via]: record.id });
  expect(await perform(place, act, { id: record.id }), refused);
  await place.factory.ready(place.entity.key, { id: record.id, act });
  expect(await perform(place, act, { id: record.id }), { status: [200, 204] });
}
