/** Ways by transitions, and the bodies of records that can go them: what one step asks for, another may rule out. */
import type { Entity } from '../../protocol/specification.ts';
import { holds } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import { needOf, plainActs } from '../sample/need.ts';
import { conditionsOf, sampleBody } from '../sample/record.ts';
import type { Planned } from './planned.ts';

/** The moment at which the clock of a product stands when its own tests start it; samples lie after it. */
export const testClock = '2030-01-07T10:00:00.000Z';

/** A record's fields. */
export type Values = Record<string, FieldValue>;

/** What a body is made for: its number, values that are given, and the steps that it will take. */
type Order = { n: number; fixed?: Values; verbs?: readonly string[] };

const waySamples = 20;

/** The shortest way by transitions from the first state to one in `goal`; undefined when there is none. */
export function wayInto({ lifecycle }: Entity, goal: (state: string) => boolean): string[] | undefined {
  if (lifecycle === undefined) return undefined;
  const ways: { state: string; verbs: string[] }[] = [{ state: lifecycle.initial, verbs: [] }];
  const seen = new Set([lifecycle.initial]);
  for (const { state, verbs } of ways) {
    if (goal(state)) return verbs;
    for (const step of lifecycle.transitions) {
      if (!step.from.includes(state) || seen.has(step.to)) continue;
      seen.add(step.to);
      ways.push({ state: step.to, verbs: [...verbs, step.verb] });
    }
  }
  return undefined;
}

/** The shortest ways to each state, each with every step that leads on from there. */
function waysOf(entity: Entity): string[][] {
  const { states = [], transitions = [] } = entity.lifecycle ?? {};
  const ways = states.flatMap(({ value }) => {
    const verbs = wayInto(entity, (state) => state === value);
    if (verbs === undefined) return [];
    const next = transitions.filter(({ from }) => from.includes(value)).map(({ verb }) => [...verbs, verb]);
    return [verbs, ...next];
  });
  return [...new Map(ways.filter((way) => way.length > 0).map((way) => [way.join(' '), way])).values()];
}

function bodyFor(planned: Planned, entity: Entity, of: { acts: readonly string[]; order: Order }): Values {
  const { n, fixed } = of.order;
  return sampleBody({
    specification: planned.specification,
    entity,
    n,
    nowMs: Date.parse(testClock),
    acts: of.acts,
    ...(fixed === undefined ? {} : { fixed }),
  });
}

/** Whether nothing that these acts ask of a record's own values rules the body out. */
function isAllowed(planned: Planned, entity: Entity, of: { acts: readonly string[]; body: Values }): boolean {
  const { specification } = planned;
  const present = { nowMs: Date.parse(testClock), timeZone: specification.product.timeZone };
  const facts = { specification, entity, body: of.body, present };
  const { fixed } = needOf(specification, entity, of.acts);
  const isAsAsked = Object.entries(fixed).every(([key, value]) => of.body[key] === value);
  return isAsAsked && conditionsOf({ ...facts, acts: of.acts }).every((rule) => holds(rule, facts));
}

/** A valid body for the tests of the product, as it stands when their clock starts, for the steps that it will take. */
export function sampleOf(planned: Planned, entity: Entity, order: Order): Values {
  const verbs = order.verbs ?? (entity.lifecycle?.transitions ?? []).map(({ verb }) => verb);
  const tries = [[...plainActs, ...verbs], ...(order.verbs ? [['create', ...verbs]] : [plainActs])].map(
    (acts) => ({
      acts,
      body: bodyFor(planned, entity, { acts, order }),
    }),
  );
  const found = tries.find((each) => isAllowed(planned, entity, each)) ?? tries.at(-1);
  return found?.body ?? {};
}

/** Whether a record with such values can go this way. */
export function canGo(
  planned: Planned,
  entity: Entity,
  of: { verbs: readonly string[]; fixed?: Values },
): boolean {
  const body = sampleOf(planned, entity, { n: 1, ...of });
  return isAllowed(planned, entity, { acts: ['create', ...of.verbs], body });
}

/** By the verbs of a way: bodies for it, where the plain ones cannot go it; none where no body can. */
export function wayBodies(planned: Planned, entity: Entity): [way: string, bodies: Values[]][] {
  const plain = sampleOf(planned, entity, { n: 1 });
  return waysOf(entity)
    .filter((verbs) => !isAllowed(planned, entity, { acts: ['create', ...verbs], body: plain }))
    .map((verbs, index) => {
      const first = (index + 1) * 1000;
      const count = canGo(planned, entity, { verbs }) ? waySamples : 0;
      const bodies = Array.from({ length: count }, (_none, at) =>
        sampleOf(planned, entity, { n: first + at, verbs }),
      );
      return [verbs.join(' '), bodies];
    });
}
