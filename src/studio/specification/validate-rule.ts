/** Cross-references of rules about acts, stocks and hours. */
import type { Condition, Entity, Rule } from '../../protocol/specification.ts';
import { hasKey, targetOfReference } from './validate-offer.ts';

type Report = (path: string, message: string) => void;
type Scope = { entities: ReadonlyMap<string, Entity>; entity: Entity; path: string; report: Report };
type ActRule = Extract<Rule, { kind: 'deadline' | 'freeze' | 'require' | 'stock' | 'hours' | 'timed' }>;

/** Reports what such a rule names and the entities do not have. */
export function checkActRule(scope: Scope, rule: ActRule): void {
  if ('on' in rule) checkActs(scope, rule.on);
  if (rule.kind === 'deadline') known(scope, rule);
  if (rule.kind === 'require') checkCondition(scope, rule.condition);
  if (rule.kind === 'stock') checkStock(scope, rule);
  if (rule.kind === 'timed') checkTimed(scope, rule);
  const keys = rule.kind === 'freeze' ? (rule.fields ?? []) : rule.kind === 'hours' ? [rule.field] : [];
  for (const field of keys) known(scope, { field });
}

function known(scope: Scope, { field, via }: { field: string; via?: string | undefined }): void {
  const { entities, entity, path, report } = scope;
  const owner = via === undefined ? entity : targetOfReference(entities, entity, via);
  if (!owner) report(path, `'${entity.key}' has no reference '${via}'`);
  else if (!hasKey(owner, field)) report(path, `'${owner.key}' has no field '${field}'`);
}

function checkActs({ entity, path, report }: Scope, acts: readonly string[]): void {
  const verbs = entity.lifecycle?.transitions.map(({ verb }) => verb) ?? [];
  const all = new Set(['create', 'update', 'delete', ...verbs]);
  for (const act of acts)
    if (!all.has(act)) report(`${path}.on`, `'${entity.key}' has no transition '${act}'`);
}

function checkCondition(scope: Scope, condition: Condition): void {
  switch (condition.kind) {
    case 'filled':
    case 'equals':
      return known(scope, condition);
    case 'state':
      return checkStateThere(scope, condition);
    case 'none':
      return checkNone(scope, condition);
    case 'atLeast':
      return checkLeads(scope, condition.entity, { via: condition.via, to: scope.entity });
  }
}

type ConditionOf<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

function checkStateThere({ entities, entity, path, report }: Scope, condition: ConditionOf<'state'>): void {
  const states = targetOfReference(entities, entity, condition.via)?.lifecycle?.states ?? [];
  for (const state of condition.states)
    if (!states.some(({ value }) => value === state))
      report(`${path}.condition`, `'${condition.via}' leads to nothing with a state '${state}'`);
}

function checkNone(scope: Scope, { via, entity: key, by, flag }: ConditionOf<'none'>): void {
  const { entities, entity, path, report } = scope;
  const holder = via === undefined ? entity : targetOfReference(entities, entity, via);
  const other = entities.get(key);
  if (!holder) report(`${path}.condition`, `'${entity.key}' has no reference '${via ?? ''}'`);
  else checkLeads(scope, key, { via: by, to: holder });
  if (other && flag !== undefined && !hasKey(other, flag))
    report(`${path}.condition`, `'${other.key}' has no field '${flag}'`);
}

function checkLeads(
  { entities, path, report }: Scope,
  key: string,
  { via, to }: { via: string; to: Entity },
): void {
  const other = entities.get(key);
  if (!other || targetOfReference(entities, other, via)?.key !== to.key)
    report(`${path}.condition`, `'${key}.${via}' does not lead to '${to.key}'`);
}

type TimedRule = Extract<Rule, { kind: 'timed' }>;

/** The step exists, leads elsewhere and begins in the states named; what the time counts from is a day or a moment. */
function checkTimed(scope: Scope, rule: TimedRule): void {
  const { entity, path, report } = scope;
  const step = entity.lifecycle?.transitions.find(({ verb }) => verb === rule.verb);
  if (step === undefined) report(`${path}.verb`, `'${entity.key}' has no transition '${rule.verb}'`);
  else checkTimedStates(scope, rule, step);
  if (rule.field !== undefined) checkMoment(scope, rule.field);
  if (rule.unless !== undefined) known(scope, { field: rule.unless });
}

type Step = { from: readonly string[]; to: string };

function checkTimedStates({ path, report }: Scope, { verb, states }: TimedRule, { from, to }: Step): void {
  for (const state of states ?? [])
    if (!from.includes(state)) report(`${path}.states`, `'${verb}' does not lead from '${state}'`);
  if ((states ?? from).includes(to)) report(`${path}.verb`, `'${verb}' would be taken again and again`);
}

function checkMoment(scope: Scope, key: string): void {
  const { entity, path, report } = scope;
  known(scope, { field: key });
  const kind = [...entity.fields, ...entity.derived].find((field) => field.key === key)?.type.kind;
  if (kind !== undefined && kind !== 'date' && kind !== 'datetime')
    report(`${path}.field`, `'${key}' is not a date or a moment`);
}

function checkStock(scope: Scope, rule: Extract<Rule, { kind: 'stock' }>): void {
  known(scope, { field: rule.field, via: rule.via });
  if (typeof rule.amount === 'string') known(scope, { field: rule.amount });
  if (rule.within !== undefined && !targetOfReference(scope.entities, scope.entity, rule.within))
    scope.report(`${scope.path}.within`, `'${scope.entity.key}' has no reference '${rule.within}'`);
}
