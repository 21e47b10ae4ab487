/** How the tests of a product use their sample records: which of them may serve several others, and how many they need. */
import type { Entity, Field } from '../../protocol/specification.ts';
import { needOf } from '../sample/need.ts';
import type { Planned } from './planned.ts';

const least = 20;
const most = 600;
/** Records that the test of one rule makes, at most. */
const perRule = 12;
/** Records that the tests of rights and of changes make of an entity for each who asks. */
const perRole = 4;

/**
 * Whether records may all refer to the same one by a field: no rule counts or compares by it, neither those of the entity
 * nor those of the record that is referred to, whose derived values may follow from it.
 */
export function isShareable(planned: Planned, entity: Entity, field: Field): boolean {
  if (field.unique || field.type.kind !== 'reference') return false;
  const target = planned.entity(field.type.entity);
  const isNamed = planned
    .entity(entity.key)
    .rules.some((rule) => JSON.stringify(rule).includes(`"${field.key}"`));
  const isCountedOn = target.entity.derived.some(
    ({ formula }) => 'via' in formula && 'entity' in formula && formula.entity === entity.key,
  );
  return !isNamed && !(isCountedOn && target.rules.length > 0);
}

/** How many records of each entity are made where one of `entity` is, itself counted; `above` are those it is made for. */
function madeWith(planned: Planned, entity: Entity, above: readonly string[]): Map<string, number> {
  const made = new Map([[entity.key, 1]]);
  if (above.includes(entity.key)) return made;
  const add = (key: string, times: number): void => {
    const inner = madeWith(planned, planned.entity(key).entity, [...above, entity.key]);
    for (const [each, count] of inner) made.set(each, (made.get(each) ?? 0) + count * times);
  };
  for (const field of entity.fields) {
    const { type } = field;
    if (type.kind !== 'reference' && type.kind !== 'references') continue;
    if (type.entity !== entity.key && !isShareable(planned, entity, field)) add(type.entity, 1);
  }
  const verbs = (entity.lifecycle?.transitions ?? []).map(({ verb }) => verb);
  for (const child of needOf(planned.specification, entity, verbs).children) add(child.entity, child.min);
  return made;
}

/** How many different bodies of each entity the tests of one file can ask for. */
export function usesOf(planned: Planned): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const people = planned.specification.roles.length + 1;
  for (const { entity, rules } of planned.entities) {
    const steps = entity.lifecycle?.transitions.length ?? 0;
    const byTests = Math.max(people * perRole + steps, entity.fields.length + 4);
    for (const [key, count] of madeWith(planned, entity, [])) {
      uses.set(key, (uses.get(key) ?? 0) + count * (byTests + rules.length * perRule));
    }
  }
  return new Map([...uses].map(([key, count]) => [key, Math.min(most, Math.max(least, count))]));
}
