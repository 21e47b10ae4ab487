/** How records come to count for a rule, and cease to: by being created, by transitions, by being deleted. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Rule } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import type { Answer } from './client.ts';
import { expect, expectRecord, fail, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { countsFor, isReference, pathBetween, rulesOf } from './model.ts';
import { Unprobeable, type After, type CheckHead, type World } from './world.ts';

/** A rule, where it is probed. */
export type RulePlace<R extends Rule = Rule> = {
  world: World;
  factory: Factory;
  entity: Entity;
  rule: R;
  path: string;
  /** Verbs that lead from a new record to one that counts; none when new records count. */
  verbs: string[];
};

/** Opens the place of a rule; Unprobeable when no record ever counts for it. */
export function placeOf<R extends Rule>(input: {
  world: World;
  factory: Factory;
  entity: Entity;
  rule: R;
}): RulePlace<R> {
  const { entity, rule } = input;
  const verbs =
    entity.lifecycle === undefined
      ? []
      : pathBetween(entity, entity.lifecycle.initial, (state) => countsFor(rule, entity, state));
  if (verbs === undefined) throw new Unprobeable('no transition leads to a state in which records count');
  const factory = verbs.length === 0 ? input.factory : input.factory.forActs(['create', ...verbs]);
  return { ...input, factory, path: `/api/${entity.collection}`, verbs };
}

/** What a check of a rule is called and proves. */
export function ruleHead(rule: Rule, aspect: string, text: string): CheckHead {
  return {
    id: `api:rule:${rule.id}:${aspect}`,
    text: `${rule.message} ${text}`,
    proves: [elementId.rule(rule.id)],
  };
}

/** The verbs by which a record that counts ceases to, or undefined when only deleting does. */
export function exitOf(place: RulePlace): string[] | undefined {
  const { entity, rule } = place;
  const { lifecycle } = entity;
  if (lifecycle === undefined) return undefined;
  const counting =
    lifecycle.states.find((state) => isEntered(place, state.value))?.value ?? lifecycle.initial;
  return pathBetween(entity, counting, (state) => !countsFor(rule, entity, state));
}

/** Whether a record that counts can be neither changed nor deleted any more, whoever asks. */
export function isFrozenIn(place: RulePlace): boolean {
  return rulesOf(place.world.specification, place.entity.key).some(
    (rule) =>
      rule.kind === 'freeze' &&
      rule.fields === undefined &&
      rule.states.some((state) => isEntered(place, state)),
  );
}

function isEntered(place: RulePlace, state: string): boolean {
  const { lifecycle } = place.entity;
  if (lifecycle === undefined) return false;
  let at = lifecycle.initial;
  for (const verb of place.verbs) {
    at = lifecycle.transitions.find((each) => each.verb === verb && each.from.includes(at))?.to ?? at;
  }
  return at === state;
}

/** A try to make a record count: the answer of its last step, and the record's number if it exists. */
export type Entry = { answer: Answer; id?: number };

/** Creates a record and takes it all the way to where it counts; gives the answer of the last, guarded step. */
export async function enter(place: RulePlace, json: Body): Promise<Entry> {
  return (await prepare(place, json))();
}

/** Does everything up to the guarded step and gives that step, so that many can be taken at once. */
async function prepare(place: RulePlace, json: Body): Promise<() => Promise<Entry>> {
  const { admin } = place.world;
  const last = place.verbs.at(-1);
  if (last === undefined) {
    return async () => {
      const answer = await admin.send({ method: 'POST', path: place.path, json });
      return answer.status === 201 ? { answer, id: expectRecord(answer, 201).id } : { answer };
    };
  }
  const record = expectRecord(await admin.send({ method: 'POST', path: place.path, json }), 201);
  const { id } = record;
  await place.factory.walk(place.entity.key, { record, verbs: place.verbs.slice(0, -1) });
  await place.factory.ready(place.entity.key, { id, act: last });
  return async () => ({
    answer: await admin.send({ method: 'POST', path: `${place.path}/${id}/${last}`, json: {} }),
    id,
  });
}

/** Whether an entry got in. */
function isIn(entry: Entry): boolean {
  return entry.answer.status === 201 || entry.answer.status === 200;
}

/** The number of a record that had to get in. When another rule of the entity refused it, this one cannot be shown. */
export function expectIn(place: RulePlace, entry: Entry, after: After): number {
  const { answer, id } = entry;
  if (!isIn(entry) && answer.status === 409) {
    const other = rulesOf(place.world.specification, place.entity.key).find(
      (rule) => rule.id !== place.rule.id && answer.text.includes(JSON.stringify(rule.message).slice(1, -1)),
    );
    if (other !== undefined && !answer.text.includes(JSON.stringify(place.rule.message).slice(1, -1))) {
      throw new Unprobeable(`the rule ${other.id} refuses first`);
    }
  }
  if (!isIn(entry) || id === undefined) fail(answer, 'it to be accepted');
  after(() => place.world.admin.send({ method: 'DELETE', path: `${place.path}/${id}` }));
  return id;
}

/** Holds a refusal of the rule against its message. */
export function expectRefused(place: RulePlace, entry: Entry, after?: After): void {
  const { answer, id } = entry;
  if (id !== undefined && after)
    after(() => place.world.admin.send({ method: 'DELETE', path: `${place.path}/${id}` }));
  expect(answer, { status: 409, detail: place.rule.message });
}

/** Tries many at once; gives the numbers of those that got in. Every other one must be refused with 409. */
export async function rush(
  place: RulePlace,
  bodies: Body[],
  after: After,
): Promise<{ ids: number[]; last: Answer }> {
  const { admin } = place.world;
  const steps = await Promise.all(bodies.map((body) => prepare(place, body)));
  const entries = await Promise.all(steps.map((step) => step()));
  const ids: number[] = [];
  for (const entry of entries) {
    const { id } = entry;
    if (id !== undefined) after(() => admin.send({ method: 'DELETE', path: `${place.path}/${id}` }));
    if (isIn(entry) && id !== undefined) ids.push(id);
    else expect(entry.answer, { status: 409 });
  }
  const last = entries.at(-1)?.answer;
  if (last === undefined) throw new Unprobeable('nobody to rush');
  return { ids, last };
}

/** Bodies that agree in given values and are otherwise as far apart as the rules want. */
export async function crowd(place: RulePlace, fixed: Body[]): Promise<Body[]> {
  return Promise.all(fixed.map((each) => place.factory.body(place.entity.key, each)));
}

/** The values of some keys of a body or record. */
export function pick(from: Record<string, unknown>, keys: string[]): Body {
  return Object.fromEntries(keys.map((key) => [key, (from[key] ?? null) as FieldValue]));
}

/** Another value for a field than a given one: a new record, another choice, another number. */
export async function otherValue(
  place: RulePlace,
  key: string,
  than: FieldValue | undefined,
): Promise<FieldValue> {
  const field = place.entity.fields.find((each) => each.key === key);
  if (field === undefined) throw new Unprobeable(`${key} is no field`);
  if (isReference(field)) return (await place.factory.target(place.entity.key, key)).id;
  for (let i = 0; i < 5; i += 1) {
    const value = place.factory.change(place.entity.key)[key] ?? null;
    if (value !== than) return value;
  }
  throw new Unprobeable(`${key} has only one value`);
}

/** Changes a record as the administrator. */
export function patch(place: RulePlace, id: number, json: Body): Promise<Answer> {
  return place.world.admin.send({ method: 'PATCH', path: `${place.path}/${id}`, json });
}

/** Takes a record that counts out of the rule's reach by its lifecycle. */
export async function leave(place: RulePlace, id: number, verbs: string[]): Promise<ProductRecord> {
  const answer = await place.world.admin.send({ path: `${place.path}/${id}` });
  return place.factory.walk(place.entity.key, { record: expectRecord(answer, 200), verbs });
}

/** A record that left cannot come back by a transition into what has been taken since. */
export async function expectNoReturn(place: RulePlace, id: number, exit: string[]): Promise<void> {
  const verb = returnOf(place, exit);
  if (verb === undefined) return;
  const path = `${place.path}/${id}/${verb}`;
  const answer = await place.world.admin.send({ method: 'POST', path, json: {} });
  expect(answer, { status: 409, detail: place.rule.message });
}

/** The verb by which a record that left by some verbs counts again at once, where there is one. */
function returnOf(place: RulePlace, exit: string[]): string | undefined {
  const { lifecycle } = place.entity;
  if (lifecycle === undefined) return undefined;
  let at = lifecycle.initial;
  for (const verb of [...place.verbs, ...exit]) {
    at = lifecycle.transitions.find((each) => each.verb === verb && each.from.includes(at))?.to ?? at;
  }
  const back = lifecycle.transitions.find(
    (each) => each.from.includes(at) && countsFor(place.rule, place.entity, each.to),
  );
  return back?.verb;
}
