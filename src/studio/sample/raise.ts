/** How a derived number of a record is made larger: by another record that refers to it. */
import type { Entity, FieldType, Formula, Specification } from '../../protocol/specification.ts';
import type { Body } from './compare.ts';
import { isNumberType, rangeOf } from './field.ts';

/** A record to be made: of which entity, by which reference, with which values, and in which states it counts. */
export type Way = { entity: string; via: string; values: Body; states?: string[] | undefined };

/** The record that makes a derived value larger; undefined when none does. */
export function wayToRaise(specification: Specification, entity: Entity, key: string): Way | undefined {
  const formula = entity.derived.find((each) => each.key === key)?.formula;
  if (formula === undefined) return undefined;
  if (formula.by === 'arithmetic') {
    const { left } = formula;
    return 'field' in left && left.via === undefined
      ? wayToRaise(specification, entity, left.field)
      : undefined;
  }
  if (!('via' in formula)) return undefined;
  const child = specification.entities.find((each) => each.key === formula.entity);
  const values = child === undefined || !('field' in formula) ? {} : large(child, formula.field);
  return { entity: formula.entity, via: formula.via, values, states: formula.states };
}

function large(entity: Entity, key: string): Body {
  const field = entity.fields.find((each) => each.key === key);
  if (field !== undefined) return { [key]: largeValue(field.type) };
  const formula = entity.derived.find((each) => each.key === key)?.formula;
  return formula === undefined
    ? {}
    : Object.assign({}, ...termsOf(entity, formula).map((each) => large(entity, each)));
}

function termsOf(entity: Entity, formula: Formula): string[] {
  if (formula.by !== 'arithmetic') return [];
  return [formula.left, formula.right].flatMap((term) =>
    'field' in term && term.via === undefined && entity.fields.some((each) => each.key === term.field)
      ? [term.field]
      : [],
  );
}

function largeValue(type: FieldType): number {
  if (!isNumberType(type)) return 1;
  const { low, high } = rangeOf(type);
  return Math.min(high, low + 900);
}
