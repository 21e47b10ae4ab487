/** What a specification says of a body without asking the product: the conditions between fields that it breaks. */
import type { Entity } from '../../protocol/specification.ts';
import { comparisonsOf, holds, type Body, type Comparison } from '../sample/compare.ts';
import type { World } from './world.ts';

/** The conditions between fields that a body does not keep. */
export function brokenBy(world: World, entity: Entity, body: Body): Comparison[] {
  const { specification, clock } = world;
  const present = { nowMs: clock.now(), timeZone: specification.product.timeZone };
  return comparisonsOf(specification, entity).filter((rule) => !holds(rule, { entity, body, present }));
}
