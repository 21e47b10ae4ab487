/** Acts on records as rules name them: `create`, `update`, `delete`, and the verbs of transitions. */
import type { Entity } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { plainActs } from '../sample/need.ts';
import type { Answer } from './client.ts';
import { expectRecord, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { pathBetween } from './model.ts';
import { Unprobeable, type After, type Session, type World } from './world.ts';

/** What an act is done with. */
export type ActPlace = { world: World; factory: Factory; entity: Entity; path: string };

/** The verbs that lead a new record to where an act is possible; Unprobeable when none do. */
export function verbsBefore(entity: Entity, act: string): string[] {
  const { lifecycle } = entity;
  const transition = lifecycle?.transitions.find((each) => each.verb === act);
  if (lifecycle === undefined || transition === undefined) return [];
  const verbs = pathBetween(entity, lifecycle.initial, (state) => transition.from.includes(state));
  if (verbs === undefined) throw new Unprobeable(`nothing leads to where ${act} is possible`);
  return verbs;
}

/** The factory for records with which an act will be done. */
export function factoryFor(place: ActPlace, act: string): Factory {
  if (plainActs.includes(act)) return place.factory;
  return place.factory.forActs(['create', ...verbsBefore(place.entity, act), act]);
}

/** A record with which an act can be done next; deleted when the check is over. */
export async function recordFor(
  place: ActPlace,
  act: string,
  input: { fixed: Body; after: After; factory?: Factory },
): Promise<ProductRecord> {
  const { entity, world, path } = place;
  const factory = input.factory ?? factoryFor(place, act);
  const record = await factory.make(entity.key, input.fixed);
  input.after(() => world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` }));
  return factory.walk(entity.key, { record, verbs: verbsBefore(entity, act) });
}

/** Does an act on a record (not `create`), as the administrator unless a session is given. */
export function perform(
  place: ActPlace,
  act: string,
  input: { id: number; change?: Body; as?: Session },
): Promise<Answer> {
  const session = input.as ?? place.world.admin;
  const path = `${place.path}/${input.id}`;
  if (act === 'delete') return session.send({ method: 'DELETE', path });
  if (act !== 'update') return session.send({ method: 'POST', path: `${path}/${act}`, json: {} });
  return session.send({
    method: 'PATCH',
    path,
    json: input.change ?? place.factory.change(place.entity.key),
  });
}

/** Creates a record and gives the answer; it is deleted when the check is over. */
export async function tryCreate(
  place: ActPlace,
  json: Body,
  { after, as }: { after: After; as?: Session },
): Promise<Answer> {
  const answer = await (as ?? place.world.admin).send({ method: 'POST', path: place.path, json });
  if (answer.status === 201) {
    const { id } = expectRecord(answer, 201);
    after(() => place.world.admin.send({ method: 'DELETE', path: `${place.path}/${id}` }));
  }
  return answer;
}

/** What an act is called in a sentence. */
export function nameOfAct(entity: Entity, act: string): string {
  if (plainActs.includes(act))
    return act === 'update' ? 'changing' : act === 'create' ? 'creating' : 'deleting';
  return entity.lifecycle?.transitions.find((each) => each.verb === act)?.label ?? act;
}
