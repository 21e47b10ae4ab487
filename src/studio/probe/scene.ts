/** In which states of a record a role may do what: one scene for each answer that the specification gives. */
import type { Entity, Rule } from '../../protocol/specification.ts';
import type { ProductRecord } from './expect.ts';
import { pathBetween, rulesOf, type Deed, type Grant } from './model.ts';
import { ownRecordIfAny, reachOf, strangersRecord, type Person, type Sight } from './person.ts';
import type { After } from './world.ts';

/** A state (undefined without a lifecycle) and what the role may do there. */
export type Scene = {
  person: Person;
  entity: Entity;
  deed: Deed;
  state: string | undefined;
  reach: Sight;
  grants: Grant[];
  /** Whether the specification answers otherwise in other states. */
  isOneOfSeveral: boolean;
};

type Freeze = Extract<Rule, { kind: 'freeze' }>;

/** Whether a rule forbids to change or delete records in a state, whoever asks. */
export function isFrozen(person: Person, entity: Entity, state: string): boolean {
  return rulesOf(person.world.specification, entity.key).some(
    (rule): rule is Freeze => rule.kind === 'freeze' && rule.states.includes(state),
  );
}

function statesFor(person: Person, entity: Entity, deed: Deed): (string | undefined)[] {
  const { lifecycle } = entity;
  if (lifecycle === undefined) return [undefined];
  const reachable = lifecycle.states
    .map((each) => each.value)
    .filter((value) => pathBetween(entity, lifecycle.initial, (state) => state === value) !== undefined);
  // The state in which records begin is the cheapest to show.
  const states = reachable.toSorted(
    (one, other) => Number(other === lifecycle.initial) - Number(one === lifecycle.initial),
  );
  if ('verb' in deed) {
    const { verb } = deed;
    const from = lifecycle.transitions.find((each) => each.verb === verb)?.from ?? [];
    return states.filter((state) => from.includes(state));
  }
  if (deed.action === 'read') return states;
  const open = states.filter((state) => !isFrozen(person, entity, state));
  return open.length === 0 ? states.slice(0, 1) : open;
}

/** One scene for each answer to "how far does the role reach". */
export function scenesOf(person: Person, entity: Entity, deed: Deed): Scene[] {
  const scenes = new Map<string, Scene>();
  for (const state of statesFor(person, entity, deed)) {
    const { reach, grants } = reachOf(person, entity, { ...deed, state });
    const sight = reachOf(person, entity, { action: 'read', state }).reach;
    const key = `${reach} ${sight}`;
    if (!scenes.has(key)) {
      scenes.set(key, { person, entity, deed, state, reach, grants, isOneOfSeveral: false });
    }
  }
  const several = scenes.size > 1;
  return [...scenes.values()].map((scene) => ({ ...scene, isOneOfSeveral: several }));
}

/** How far the role sees records in the scene's state. */
export function sightIn({ person, entity, state }: Scene): { reach: Sight; grants: Grant[] } {
  return reachOf(person, entity, { action: 'read', state });
}

function actOf(deed: Deed): string {
  return 'verb' in deed ? deed.verb : deed.action;
}

/** Verbs that lead to the scene's state from another one. */
function verbsFrom({ entity, state }: Scene, from: string): string[] | undefined {
  return state === undefined ? [] : pathBetween(entity, from, (each) => each === state);
}

function prepared(scene: Scene): Person {
  const { entity, person, deed } = scene;
  const verbs = verbsFrom(scene, entity.lifecycle?.initial ?? '') ?? [];
  const acts = ['create', ...verbs, actOf(deed)];
  return { ...person, factory: person.factory.forActs(acts) };
}

async function moved(scene: Scene, record: ProductRecord): Promise<ProductRecord> {
  const { entity, person } = scene;
  const { lifecycle } = entity;
  if (lifecycle === undefined) return record;
  const verbs = verbsFrom(scene, String(record[lifecycle.field]));
  if (verbs === undefined) return record;
  const there = await person.factory.walk(entity.key, { record, verbs });
  await person.factory.ready(entity.key, { id: record.id, act: actOf(scene.deed) });
  return there;
}

/** A record in the scene's state that belongs to nobody whom we know. */
export async function strangeIn(scene: Scene, after: After): Promise<ProductRecord> {
  const person = prepared(scene);
  return moved(scene, await strangersRecord(person, { entity: scene.entity, after }));
}

/** A record in the scene's state that belongs to the account by a grant; undefined where there can be none. */
export async function ownIn(scene: Scene, grant: Grant, after: After): Promise<ProductRecord | undefined> {
  const mine = await ownRecordIfAny(prepared(scene), { entity: scene.entity, grant, after });
  return mine && moved(scene, mine);
}

/** The scene in words: when the record is in its state, where that matters. */
export function whenOf({ entity, state, isOneOfSeveral }: Scene): string {
  if (!isOneOfSeveral || state === undefined) return '';
  const label = entity.lifecycle?.states.find((each) => each.value === state)?.label ?? state;
  return ` when ${label.toLowerCase()}`;
}
