/** What a specification says of a body without asking the product: the conditions on its fields that it breaks. */
import type { Entity } from '../../protocol/specification.ts';
import { holds, type Body, type Comparison } from '../sample/compare.ts';
import { needOf, plainActs } from '../sample/need.ts';
import { conditionsOf } from '../sample/record.ts';
import type { Answer } from './client.ts';
import type { World } from './world.ts';

/** The conditions on fields that a body does not keep, those of creating and changing included. */
export function brokenBy(world: World, entity: Entity, body: Body): Comparison[] {
  const { specification, clock } = world;
  const present = { nowMs: clock.now(), timeZone: specification.product.timeZone };
  const demanded = Object.entries(needOf(specification, entity, plainActs).fixed).flatMap(
    ([left, value]): Comparison[] =>
      typeof value === 'object' ? [] : [{ left, op: 'eq', right: { kind: 'value', value } }],
  );
  return [...conditionsOf({ specification, entity }), ...demanded].filter(
    (rule) => !holds(rule, { specification, entity, body, present }),
  );
}

/** Whether a rule of the entity refused something in its own words: that is another probe's business. */
export function isRefusedByRule({ specification }: World, entity: Entity, answer: Answer): boolean {
  if (answer.status !== 409 && answer.status !== 422) return false;
  return specification.rules.some(
    (rule) => rule.entity === entity.key && answer.text.includes(JSON.stringify(rule.message).slice(1, -1)),
  );
}
