/** Records whose number must stay below a derived value of another: that value is raised before, and the number is small. */
import type { Entity, Rule } from '../../protocol/specification.ts';
import { isNumberType, rangeOf } from '../sample/field.ts';
import { countsIn } from '../sample/derive.ts';
import { wayToRaise } from '../sample/raise.ts';
import type { Planned } from './planned.ts';
import { type Values, wayInto } from './sample-way.ts';
import type { Plain } from './value-source.ts';

type Bound = { left: string; via: string; field: string };

/** The rules by which a number is bounded by a derived value of the record that a reference leads to. */
function boundsOf(planned: Planned, entity: Entity): Bound[] {
  return planned.entity(entity.key).rules.flatMap((rule: Rule) => {
    if (rule.kind !== 'compare' || rule.right.kind !== 'field' || rule.right.via === undefined) return [];
    const { via, field } = rule.right;
    const isBound = rule.op === 'lt' || rule.op === 'lte';
    const target = targetOf(planned, entity, via);
    const isDerived = target?.derived.some(({ key }) => key === field) === true;
    return isBound && isDerived ? [{ left: rule.left, via, field }] : [];
  });
}

function targetOf(planned: Planned, entity: Entity, via: string): Entity | undefined {
  const type = entity.fields.find(({ key }) => key === via)?.type;
  return type?.kind === 'reference' ? planned.entity(type.entity).entity : undefined;
}

/** The least values of numbers that are bounded by derived ones. */
export function loweredOf(planned: Planned, entity: Entity): Values {
  const entries = boundsOf(planned, entity).flatMap(({ left }): [string, number][] => {
    const type = entity.fields.find(({ key }) => key === left)?.type;
    return type !== undefined && isNumberType(type) ? [[left, rangeOf(type).low]] : [];
  });
  return Object.fromEntries(entries);
}

/** The records that must refer to the one which a reference leads to, for its derived value to be large enough. */
export function raisedBy(planned: Planned, entity: Entity, via: string): Plain {
  const target = targetOf(planned, entity, via);
  if (target === undefined) return undefined;
  const raised = boundsOf(planned, entity).flatMap((bound): Plain[] => {
    const way = bound.via === via ? wayToRaise(planned.specification, target, bound.field) : undefined;
    if (way === undefined) return [];
    const other = planned.entity(way.entity).entity;
    const isCounted = countsIn(other, way.states, other.lifecycle?.initial);
    const verbs = isCounted ? [] : (wayInto(other, (state) => countsIn(other, way.states, state)) ?? []);
    const values = Object.entries(way.values).map(([key, value]): [string, Plain] => [
      key,
      value ?? undefined,
    ]);
    return [
      {
        entity: other.key,
        by: way.via,
        fixed: values.length === 0 ? undefined : Object.fromEntries(values),
        verbs: verbs.length === 0 ? undefined : verbs,
      },
    ];
  });
  return raised.length === 0 ? undefined : raised;
}
