/** Each element of a specification as one plain sentence: for checks, for the README of a product, for the dashboard. */
import { elementId } from '../../protocol/specification.ts';
import type {
  Entity,
  Field,
  FieldType,
  Permission,
  Rule,
  Specification,
} from '../../protocol/specification.ts';

/** An element, by the identifier under which checks and journeys name it, and what it says. */
export type Description = { element: string; text: string };

/** One sentence for every entity, field, transition, role, permission and rule, in the order of the specification. */
export function describeSpecification(specification: Specification): Description[] {
  return [
    ...specification.entities.flatMap((entity) => describeEntity(specification, entity)),
    ...specification.roles.map((role) => ({
      element: elementId.role(role.key),
      text: `${role.label} is a role${role.selfSignUp ? ' for which people may sign up themselves' : ''}.`,
    })),
    ...specification.permissions.map((permission) => describePermission(specification, permission)),
    ...specification.rules.map((rule) => ({ element: elementId.rule(rule.id), text: describeRule(rule) })),
  ];
}

function describeEntity(specification: Specification, entity: Entity): Description[] {
  const { key, label, lifecycle } = entity;
  return [
    { element: elementId.entity(key), text: `The product keeps ${entity.labelPlural.toLowerCase()}.` },
    ...entity.fields.map((field) => ({
      element: elementId.field(key, field.key),
      text: describeField(specification, label, field),
    })),
    ...(lifecycle
      ? [
          {
            element: elementId.lifecycle(key),
            text: `${withArticle(label, true)} is ${listed(
              lifecycle.states.map((state) => state.value),
              'or',
            )}; a new one is ${lifecycle.initial}.`,
          },
          ...lifecycle.transitions.map((transition) => ({
            element: elementId.transition(key, transition.verb),
            text: `${withArticle(label, true)} that is ${listed(transition.from, 'or')} can become ${transition.to} (${transition.verb}).`,
          })),
        ]
      : []),
  ];
}

function describeField(specification: Specification, owner: string, field: Field): string {
  const what = describeType(specification, field.type);
  const marks = [field.required ? 'required' : 'optional', ...(field.unique ? ['unique'] : [])].join(', ');
  return `${withArticle(owner, true)} has ${withArticle(field.label.toLowerCase())}: ${what} (${marks}).`;
}

const plainTypes = {
  boolean: 'yes or no',
  date: 'a day',
  datetime: 'a moment',
  time: 'a time of day',
  email: 'an email address',
  phone: 'a phone number',
  url: 'a web address',
} as const;

function describeType(specification: Specification, type: FieldType): string {
  if (type.kind === 'enum') return listed(type.values, 'or');
  if (type.kind === 'text') return describeText(type);
  if (type.kind === 'reference') return `one of the ${labelPluralOf(specification, type.entity)}`;
  return 'min' in type || !(type.kind in plainTypes)
    ? describeNumber(type)
    : plainTypes[type.kind as keyof typeof plainTypes];
}

function labelPluralOf({ entities }: Specification, key: string): string {
  return entities.find((entity) => entity.key === key)?.labelPlural.toLowerCase() ?? key;
}

function describeNumber(type: FieldType): string {
  if (type.kind === 'money') return `an amount in ${type.currency}${describeBounds(type, 100)}`;
  if (type.kind === 'duration') return `a number of ${type.unit}${describeBounds(type, 1)}`;
  if (type.kind === 'percentage' || type.kind === 'decimal' || type.kind === 'integer')
    return `${numbers[type.kind]}${describeBounds(type, 1)}`;
  return type.kind;
}
const numbers = { percentage: 'a percentage', decimal: 'a number', integer: 'a whole number' } as const;

function describeText(type: Extract<FieldType, { kind: 'text' }>): string {
  const base = type.multiline ? 'a long text' : 'a text';
  if (type.pattern !== undefined) return `${base} of the form ${type.pattern}`;
  const parts = [
    ...(type.minLength === undefined ? [] : [`at least ${type.minLength}`]),
    ...(type.maxLength === undefined ? [] : [`at most ${type.maxLength}`]),
  ];
  return parts.length > 0 ? `${base} of ${parts.join(' and ')} characters` : base;
}

type Bounds = { min?: number | undefined; max?: number | undefined; exclusiveMin?: number | undefined };

function describeBounds({ min, max, exclusiveMin }: Bounds, unit: number): string {
  const parts = [
    ...(min === undefined ? [] : [`at least ${min / unit}`]),
    ...(exclusiveMin === undefined ? [] : [`more than ${exclusiveMin / unit}`]),
    ...(max === undefined ? [] : [`at most ${max / unit}`]),
  ];
  return parts.length > 0 ? `, ${parts.join(' and ')}` : '';
}

function describePermission({ entities, roles }: Specification, permission: Permission): Description {
  const entity = entities.find(({ key }) => key === permission.entity);
  const role = roles.find(({ key }) => key === permission.role)?.label ?? permission.role;
  const verbs = [
    ...permission.actions.map((action) => (action === 'read' ? 'see' : action)),
    ...permission.transitions,
  ];
  const what = `${permission.scope === 'own' ? 'their own' : 'all'} ${entity?.labelPlural.toLowerCase() ?? permission.entity}`;
  const text =
    verbs.length > 0
      ? `${withArticle(role, true)} may ${listed(verbs, 'and')} ${what}.`
      : `${withArticle(role, true)} may do nothing with ${what}.`;
  return { element: elementId.permission(permission.role, permission.entity), text };
}

/** A rule as a sentence; fields by their keys. */
function describeRule(rule: Rule): string {
  if (rule.kind === 'noOverlap') return `No two ${rule.entity} records${sameIn(rule.per)} overlap in time.`;
  if (rule.kind === 'unique') return `No two ${rule.entity} records agree in ${listed(rule.fields, 'and')}.`;
  if (rule.kind === 'limit') return describeLimit(rule);
  return rule.kind === 'compare' ? describeComparison(rule) : rule.message;
}

function describeLimit(rule: Extract<Rule, { kind: 'limit' }>): string {
  const max = typeof rule.max === 'number' ? String(rule.max) : `${rule.max.field} of ${rule.max.via}`;
  const within = rule.period ? ` in the same ${rule.period.unit}` : '';
  const states = rule.states ? ` that are ${listed(rule.states, 'or')}` : '';
  return `There are at most ${max} ${rule.entity} records${states}${sameIn(rule.per)}${within}.`;
}

function describeComparison({ entity, left, op, right }: Extract<Rule, { kind: 'compare' }>): string {
  const other = right.kind === 'field' ? right.field : right.kind === 'now' ? 'now' : String(right.value);
  return `${left} of ${entity} is ${orders[op]} ${other}.`;
}

const orders = {
  lt: 'less than',
  lte: 'at most',
  gt: 'more than',
  gte: 'at least',
  ne: 'different from',
  eq: 'equal to',
} as const;

function sameIn(per: readonly string[]): string {
  return per.length > 0 ? ` with the same ${listed(per, 'and')}` : '';
}

function listed(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

function withArticle(name: string, isStart = false): string {
  const article = /^[aeiou]/i.test(name) ? 'an' : 'a';
  return `${isStart ? article.charAt(0).toUpperCase() + article.slice(1) : article} ${name.toLowerCase()}`;
}
