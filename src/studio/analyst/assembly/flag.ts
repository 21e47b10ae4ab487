/** What is so once a day has passed: overdue, expired. */
import type { Entity, Field, Formula } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import type { Event } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { edgeField, entityNamed, momentOf, statesNamed } from './locate.ts';
import { keyOf, labelOf } from './name.ts';

/** "An invoice is overdue when it is sent and its due date has passed". */
export function addFlag(
  draft: Draft,
  { entity: name, state, when, cite }: Extract<Fact, { kind: 'flag' }>,
): void {
  const entity = draft.entities.get(name)?.entity;
  const key = keyOf(state.value);
  if (!entity || key === undefined) return draft.refuse(cite, 'it is not clear when that is so');
  const made = flagOf(draft, entity, when.events);
  if (!made || entity.derived.some((one) => one.key === key))
    return draft.refuse(cite, 'it is not clear when that is so');
  entity.derived.push({
    key,
    label: labelOf(state.value),
    type: { kind: 'boolean' },
    formula: made,
    source: draft.cited([cite]),
  });
  return undefined;
}

function flagOf(draft: Draft, entity: Entity, events: readonly Event[]): Formula | undefined {
  const passed = events.filter((event) => event.kind === 'passed');
  const [point, ...more] = passed;
  const others = events.filter((event) => event.kind !== 'passed');
  if (!point || more.length > 0 || point.isNegated) return undefined;
  const field = pointOf(draft, entity, point);
  if (!field) return undefined;
  const states = heldStates(draft, entity, others);
  if (states === null) return undefined;
  return {
    by: 'past',
    field: field.key,
    ...(point.after && { after: point.after }),
    ...(states && { states }),
  };
}

function pointOf(
  draft: Draft,
  entity: Entity,
  { noun, ...event }: Extract<Event, { kind: 'passed' }>,
): Field | undefined {
  const isItself = noun.isPronoun === true || entityNamed(draft, noun) === entity;
  const moment = { ...event, noun, offset: { amount: 0, unit: 'days' as const } };
  const found = isItself ? undefined : momentOf(draft, entity, moment);
  const field = isItself
    ? edgeField(draft, entity, 'begin')
    : found?.via === undefined
      ? found?.value
      : undefined;
  return entity.fields.find((one) => one === field);
}

/** The states that the conditions beside a date leave; null where one of them is no state. */
function heldStates(draft: Draft, entity: Entity, events: readonly Event[]): string[] | undefined | null {
  let left: string[] | undefined;
  for (const event of events) {
    const states =
      event.kind === 'is' && entityNamed(draft, event.noun, entity) === entity
        ? statesNamed(entity, event)
        : undefined;
    if (!states) return null;
    left = left ? left.filter((state) => states.includes(state)) : states;
  }
  return left;
}
