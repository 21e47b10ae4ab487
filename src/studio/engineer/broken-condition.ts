/** Records of which a condition does not hold, as the tests of a product make them. */
import type { Condition, Derived, Entity, Field } from '../../protocol/specification.ts';
import type { FieldValue } from '../sample/field.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { bodySource } from './sample-source.ts';
import { canGo, wayInto } from './sample-way.ts';
import { quote, quoteAll } from './source-text.ts';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;
type Place = { planned: Planned; of: PlannedEntity };

/** What makes a record of which the condition does not hold: lines before it, and its values as source. */
export type Broken = { holder: string[]; values: string };

const fieldOf = (entity: Entity, key: string): Field | undefined =>
  entity.fields.find((field) => field.key === key);

/** How to break a condition; undefined where a few requests cannot. */
export function brokenBy(place: Place, condition: Condition): Broken | undefined {
  switch (condition.kind) {
    case 'atLeast':
      return { holder: [], values: '' };
    case 'none':
      return undefined;
    case 'filled':
      return unfilled(place.of.entity, condition);
    case 'equals':
      return condition.via === undefined
        ? otherwise(place.of.entity, condition)
        : elsewhere(place, condition.via, condition);
    case 'state':
    default:
      return elsewhere(place, condition.via, condition);
  }
}

function unfilled(entity: Entity, condition: Of<'filled'>): Broken | undefined {
  const field = fieldOf(entity, condition.field);
  const isPlain =
    field !== undefined && !field.required && !['boolean', 'references'].includes(field.type.kind);
  return isPlain ? { holder: [], values: `${condition.field}: null` } : undefined;
}

/** Another value than this one, where it is plain which. */
function otherThan(field: Field | undefined, value: string | number | boolean): FieldValue | undefined {
  if (field === undefined) return undefined;
  if (typeof value === 'boolean') return !value;
  return field.type.kind === 'enum' ? field.type.values.find((each) => each !== value) : undefined;
}

function otherwise(entity: Entity, condition: Of<'equals'>): Broken | undefined {
  const other = otherThan(fieldOf(entity, condition.field), condition.value);
  return other === undefined
    ? undefined
    : { holder: [], values: bodySource({ [condition.field]: other }).slice(2, -2) };
}

/** A record that is referred to, in another state or with another value. */
function elsewhere(
  { planned, of }: Place,
  via: string,
  condition: Of<'equals'> | Of<'state'>,
): Broken | undefined {
  const type = fieldOf(of.entity, via)?.type;
  const target = type?.kind === 'reference' ? planned.entity(type.entity).entity : undefined;
  if (target === undefined) return undefined;
  const made =
    condition.kind === 'state'
      ? movedElsewhere(planned, target, condition)
      : madeOtherwise(planned, target, condition);
  return made === undefined
    ? undefined
    : { holder: [`const holder = ${made};`], values: `${via}: holder.id` };
}

function movedElsewhere(planned: Planned, target: Entity, { states }: Of<'state'>): string | undefined {
  const verbs = wayInto(target, (state) => !states.includes(state));
  if (verbs === undefined || !canGo(planned, target, { verbs })) return undefined;
  return `await product.moved(${quote(target.key)}, {}, ${quoteAll(verbs)})`;
}

function madeOtherwise(planned: Planned, target: Entity, condition: Of<'equals'>): string | undefined {
  const flag = target.derived.find((each) => each.key === condition.field);
  const other = otherThan(fieldOf(target, condition.field), condition.value);
  const past = flag && condition.value === false ? longPast(planned, target, flag) : undefined;
  const values = past ?? (other === undefined ? undefined : { [condition.field]: other });
  return values && `await product.make(${quote(target.key)}, ${bodySource(values)})`;
}

/** Values with which what a flag says to be past is so, where no rule holds the moment. */
function longPast(
  planned: Planned,
  target: Entity,
  { formula }: Derived,
): Record<string, string> | undefined {
  const moment = formula.by === 'past' ? fieldOf(target, formula.field) : undefined;
  const isHeld = planned
    .entity(target.key)
    .rules.some((rule) => rule.kind === 'compare' && rule.left === moment?.key);
  if (moment === undefined || isHeld) return undefined;
  return { [moment.key]: moment.type.kind === 'datetime' ? '2000-01-01T12:00:00.000Z' : '2000-01-01' };
}
