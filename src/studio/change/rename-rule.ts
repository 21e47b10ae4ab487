/** Renames in rules. */
import type { Rule } from '../../protocol/specification.ts';
import { named, type Naming } from './naming.ts';

type IntervalEnd = Extract<Rule, { kind: 'noOverlap' }>['end'];

function endOf(context: Naming, entity: string, end: IntervalEnd): IntervalEnd {
  return end.by === 'minutes' ? end : named(context, entity, end);
}

function mostOf(context: Naming, entity: string, max: Limit['max']): Limit['max'] {
  return typeof max === 'number' ? max : named(context, entity, max);
}

function comparedOf(context: Naming, rule: Extract<Rule, { kind: 'compare' }>): Rule {
  const { right } = rule;
  const left = context.names.field(rule.entity, rule.left);
  return { ...rule, left, right: right.kind === 'field' ? named(context, rule.entity, right) : right };
}

function requiredOf(context: Naming, rule: Extract<Rule, { kind: 'require' }>): Rule {
  const { names } = context;
  const { condition, entity } = rule;
  if (condition.kind === 'filled' || condition.kind === 'equals')
    return { ...rule, condition: named(context, entity, condition) };
  if (condition.kind === 'none') {
    const other = names.entity(condition.entity);
    return {
      ...rule,
      condition: {
        ...condition,
        entity: other,
        by: names.field(condition.entity, condition.by),
        ...(condition.via !== undefined && { via: names.field(entity, condition.via) }),
        ...(condition.flag !== undefined && { flag: names.field(condition.entity, condition.flag) }),
      },
    };
  }
  const via = names.field(condition.kind === 'atLeast' ? condition.entity : entity, condition.via);
  const other = condition.kind === 'atLeast' ? { entity: names.entity(condition.entity) } : {};
  return { ...rule, condition: { ...condition, ...other, via } };
}

function stockOf(context: Naming, rule: Extract<Rule, { kind: 'stock' }>): Rule {
  const field = (key: string): string => context.names.field(rule.entity, key);
  return {
    ...named(context, rule.entity, rule),
    amount: typeof rule.amount === 'string' ? field(rule.amount) : rule.amount,
    ...(rule.within === undefined ? {} : { within: field(rule.within) }),
  };
}

type Limit = Extract<Rule, { kind: 'limit' }>;
type NoOverlap = Extract<Rule, { kind: 'noOverlap' }>;

function overlapOf(context: Naming, rule: NoOverlap): Rule {
  const field = (key: string): string => context.names.field(rule.entity, key);
  const max = rule.max === undefined ? {} : { max: mostOf(context, rule.entity, rule.max) };
  const end = endOf(context, rule.entity, rule.end);
  return { ...rule, ...max, start: field(rule.start), end, per: rule.per.map(field) };
}

function limitOf(context: Naming, rule: Limit): Rule {
  const field = (key: string): string => context.names.field(rule.entity, key);
  const sum = rule.sum === undefined ? {} : { sum: field(rule.sum) };
  const period = rule.period && { period: { ...rule.period, field: field(rule.period.field) } };
  const max = mostOf(context, rule.entity, rule.max);
  return { ...rule, ...sum, ...period, per: rule.per.map(field), max };
}

function hoursOf(context: Naming, rule: Extract<Rule, { kind: 'hours' }>): Rule {
  const end = rule.end === undefined ? {} : { end: endOf(context, rule.entity, rule.end) };
  return { ...rule, ...end, field: context.names.field(rule.entity, rule.field) };
}

function freezeOf(context: Naming, rule: Extract<Rule, { kind: 'freeze' }>): Rule {
  const fields = rule.fields?.map((key) => context.names.field(rule.entity, key));
  return fields === undefined ? rule : { ...rule, fields };
}

function uniqueOf(context: Naming, rule: Extract<Rule, { kind: 'unique' }>): Rule {
  return { ...rule, fields: rule.fields.map((key) => context.names.field(rule.entity, key)) };
}

function timedOf(context: Naming, rule: Extract<Rule, { kind: 'timed' }>): Rule {
  const field = (key: string): string => context.names.field(rule.entity, key);
  return {
    ...rule,
    ...(rule.field === undefined ? {} : { field: field(rule.field) }),
    ...(rule.unless === undefined ? {} : { unless: field(rule.unless) }),
  };
}

type Renamers = {
  [K in Rule['kind']]: (context: Naming, rule: Extract<Rule, { kind: K }>) => Rule;
};

const renamers: Renamers = {
  noOverlap: overlapOf,
  limit: limitOf,
  compare: comparedOf,
  unique: uniqueOf,
  deadline: (context, rule) => named(context, rule.entity, rule),
  freeze: freezeOf,
  require: requiredOf,
  stock: stockOf,
  hours: hoursOf,
  timed: timedOf,
};

/** A rule over the renamed keys. */
export function renameInRule(context: Naming, rule: Rule): Rule {
  const rename = renamers[rule.kind] as (context: Naming, rule: Rule) => Rule;
  return { ...rename(context, rule), entity: context.names.entity(rule.entity) };
}
