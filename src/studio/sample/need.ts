/**
 * What an act needs: `require` and `deadline` rules say what a record must be like, what it must refer to and what must
 * refer to it, before somebody may create, change, delete or move it.
 */
import type { Condition, Entity, Rule, Specification } from '../../protocol/specification.ts';
import type { Body, Comparison } from './compare.ts';
import { backwards } from './moment.ts';

/** What a record that is referred to must be like. */
export type Target = { fixed: Body; comparisons: Comparison[]; states?: string[] };

/** So many records of an entity that refer to the record by `via`. */
export type Child = { entity: string; via: string; min: number; states?: string[] | undefined };

/** What a record must be like for some acts. */
export type Need = {
  /** Values of its own fields. */
  fixed: Body;
  /** Where its days and moments must lie. */
  comparisons: Comparison[];
  /** Fields that must hold something. */
  filled: string[];
  /** By reference: what the record that it leads to must be like. */
  targets: Record<string, Target>;
  children: Child[];
};

type Deadline = Extract<Rule, { kind: 'deadline' }>;

/** The acts of records that only come and go. */
export const plainActs = ['create', 'update', 'delete'];

/** What a record of the entity needs for some acts (`create`, `update`, `delete`, verbs). */
export function needOf(specification: Specification, entity: Entity, acts: readonly string[]): Need {
  const need: Need = { fixed: {}, comparisons: [], filled: [], targets: {}, children: [] };
  for (const rule of specification.rules) {
    if (rule.entity !== entity.key || !('on' in rule) || !rule.on.some((act) => acts.includes(act))) continue;
    if (rule.kind === 'deadline') addDeadline(need, rule);
    else addCondition({ specification, entity, need }, rule.condition);
  }
  return need;
}

function targetOf(need: Need, via: string): Target {
  return (need.targets[via] ??= { fixed: {}, comparisons: [] });
}

/** The moment of a deadline as a condition against the present: open until means that it has not come yet. */
export function deadlineAsComparison({ field, when, offset }: Deadline): Comparison {
  return { left: field, op: when === 'until' ? 'gt' : 'lt', right: { kind: 'now', plus: backwards(offset) } };
}

function addDeadline(need: Need, rule: Deadline): void {
  const at = rule.via === undefined ? need : targetOf(need, rule.via);
  at.comparisons.push(deadlineAsComparison(rule));
}

/** The moments from which times count after which the product acts by itself: they are not up yet. */
export function timedComparisons({ rules }: Specification, entity: Entity): Comparison[] {
  return rules.flatMap((rule): Comparison[] => {
    if (rule.kind !== 'timed' || rule.entity !== entity.key) return [];
    if (!entity.fields.some(({ key }) => key === rule.field)) return [];
    return [{ left: rule.field ?? '', op: 'gt', right: { kind: 'now', plus: backwards(rule.after) } }];
  });
}

type Scope = { specification: Specification; entity: Entity; need: Need };

function addCondition({ specification, entity, need }: Scope, condition: Condition): void {
  switch (condition.kind) {
    case 'filled':
      need.filled.push(condition.field);
      return;
    case 'equals':
      addValue({ specification, entity, need }, condition);
      return;
    case 'state':
      targetOf(need, condition.via).states = condition.states;
      return;
    case 'none':
      return;
    case 'atLeast':
      need.children.push(condition);
  }
}

/** A value that a field must have; what is derived follows from others, and a state is come to by transitions. */
function addValue(
  { specification, entity, need }: Scope,
  condition: Extract<Condition, { kind: 'equals' }>,
): void {
  const { via, field, value } = condition;
  const type = entity.fields.find((each) => each.key === via)?.type;
  const owner =
    type?.kind === 'reference' ? specification.entities.find((each) => each.key === type.entity) : entity;
  if (owner === undefined) return;
  const isState = via !== undefined && owner.lifecycle?.field === field;
  const at = via === undefined ? need : targetOf(need, via);
  if (owner.fields.some((each) => each.key === field)) at.fixed[field] = value;
  else if (isState) targetOf(need, via).states = [String(value)];
  else if (value === false) at.comparisons.push(...aheadOf(owner, field));
}

/** That the moment of a flag that says that something is past has not come yet. */
function aheadOf(owner: Entity, key: string): Comparison[] {
  const formula = owner.derived.find((each) => each.key === key)?.formula;
  if (formula?.by !== 'past') return [];
  const plus = formula.after === undefined ? undefined : backwards(formula.after);
  return [{ left: formula.field, op: 'gt', right: { kind: 'now', ...(plus && { plus }) } }];
}
