/** What those who make records for one run of probes share. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Specification } from '../../protocol/specification.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Body } from '../sample/compare.ts';
import type { Target } from '../sample/need.ts';
import type { ProductRecord } from './expect.ts';
import { pathBetween } from './model.ts';
import { Unprobeable, type Session } from './world.ts';

/** What the makers of one run share. */
export type Shop = {
  specification: Specification;
  clock: Clock;
  admin: Session;
  shared: Map<string, Promise<ProductRecord>>;
  uploads: Map<string, Promise<string>>;
  /** Records of entities with a total limit, oldest first, to be deleted before more are made. */
  live: Map<string, number[]>;
  n: number;
  /** Makes a record as the administrator. */
  make(order: Order): Promise<ProductRecord>;
};

/** One record to make: what is given, for which acts, and which entities wait for it. */
export type Order = {
  entity: Entity;
  fixed: Body;
  above: string[];
  acts: readonly string[];
  target?: Target;
};

/** The verbs that lead a new record to one of some states; Unprobeable when none do. */
export function verbsTo(entity: Entity, states: readonly string[]): string[] {
  const { lifecycle } = entity;
  const verbs = lifecycle && pathBetween(entity, lifecycle.initial, (state) => states.includes(state));
  if (verbs === undefined)
    throw new Unprobeable(`nothing leads ${elementId.entity(entity.key)} to ${states.join(' or ')}`);
  return verbs;
}
