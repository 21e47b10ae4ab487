/**
 * What the schema alone cannot say about a specification: that elements name each other correctly. The analyst keeps it
 * by construction; a person who edits the YAML is told every problem at once.
 */
import { checkBoundsOf } from './bounds.ts';
import { requiredCircle } from './circle.ts';
import { checkOffers, hasKey, targetOfReference } from './validate-offer.ts';
import { checkActRule } from './validate-rule.ts';
import { adminRole, createdByKey, elementId, visitorRole } from '../../protocol/specification.ts';
import type { Entity, Field, Hidden, Permission, Rule, Specification } from '../../protocol/specification.ts';

/** One thing that is wrong, with the dotted path of the element (`entities.0.fields.2.key`). */
export type Problem = { path: string; message: string };

type Report = (path: string, message: string) => void;
type Context = { specification: Specification; entities: Map<string, Entity>; report: Report };

/** Keys that every record has by contract. */
const reservedKeys = new Set(['id', 'version', 'createdAt', 'updatedAt', createdByKey]);
const numericKinds = new Set(['integer', 'decimal', 'money', 'percentage', 'duration']);
const momentKinds = new Set(['date', 'datetime', 'time']);

/** Every cross-reference problem of a specification that the schema accepts; empty when it can be built from. */
export function validateSpecification(specification: Specification): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const entities = new Map(specification.entities.map((entity) => [entity.key, entity]));
  const context: Context = { specification, entities, report };
  checkBoundsOf(specification, report);
  reportDuplicates(specification, report);
  specification.entities.forEach((entity, index) => checkEntity(context, entity, `entities.${index}`));
  checkRoles(context);
  specification.permissions.forEach((permission, index) =>
    checkPermission(context, permission, `permissions.${index}`),
  );
  specification.hidden.forEach((hidden, index) => checkHidden(context, hidden, `hidden.${index}`));
  specification.rules.forEach((rule, index) => checkRule(context, rule, `rules.${index}`));
  checkOffers(context);
  checkCircle(context);
  return problems;
}

/** Of records that each need the other first none can be made. */
function checkCircle({ specification, report }: Context): void {
  const circle = requiredCircle(specification.entities);
  const [first] = circle ?? [];
  if (!circle || !first) return;
  const names = [...circle, first].map(({ entity }) => entity.label.toLowerCase());
  report(
    `entities.${specification.entities.indexOf(first.entity)}.fields.${first.entity.fields.indexOf(first.field)}`,
    `none can be made: each needs the next first (${names.join(' needs ')} first); make one of the references optional`,
  );
}

function reportDuplicates(specification: Specification, report: Report): void {
  const { entities, roles, rules, permissions } = specification;
  unique(
    entities.map((entity) => entity.key),
    (index, value) => report(`entities.${index}.key`, `another entity is already called '${value}'`),
  );
  unique(
    entities.map((entity) => entity.collection),
    (index, value) => report(`entities.${index}.collection`, `the collection '${value}' is taken`),
  );
  unique(
    entities.map((entity) => entity.labelPlural.toLowerCase()),
    (index, value) => report(`entities.${index}.labelPlural`, `the label '${value}' is taken`),
  );
  unique(
    roles.map((role) => role.key),
    (index, value) => report(`roles.${index}.key`, `another role is already called '${value}'`),
  );
  unique(
    rules.map((rule) => rule.id),
    (index, value) => report(`rules.${index}.id`, `another rule is already called '${value}'`),
  );
  unique(
    permissions.map(({ role, entity, scope, states, fields }) => {
      const limits = [...(states ?? []), ...(fields ?? [])].toSorted();
      return `${role} on ${entity} (${[scope, ...limits].join(', ')})`;
    }),
    (index, value) => report(`permissions.${index}`, `a second permission of ${value}; join the two`),
  );
  unique(specification.hidden.map(elementId.hidden), (index, value) =>
    report(`hidden.${index}`, `'${value}' stands twice`),
  );
}

function unique(values: readonly string[], onRepeat: (index: number, value: string) => void): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (seen.has(value)) onRepeat(index, value);
    seen.add(value);
  });
}

function checkEntity(context: Context, entity: Entity, path: string): void {
  const { report } = context;
  unique(
    entity.fields.map((field) => field.key),
    (index, value) => report(`${path}.fields.${index}.key`, `the field '${value}' stands twice`),
  );
  unique(
    entity.fields.map((field) => field.label.toLowerCase()),
    (index, value) => report(`${path}.fields.${index}.label`, `the label '${value}' stands twice`),
  );
  entity.fields.forEach((field, index) => checkField(context, field, `${path}.fields.${index}`));
  if (entity.display !== undefined && !entity.fields.some((field) => field.key === entity.display))
    report(`${path}.display`, `'${entity.key}' has no field '${entity.display}'`);
  if (entity.lifecycle) checkLifecycle(context, entity, path);
}

function checkField({ entities, report }: Context, field: Field, path: string): void {
  if (reservedKeys.has(field.key))
    report(`${path}.key`, `'${field.key}' is a key that every record has already`);
  const { type } = field;
  if (type.kind === 'reference') {
    if (!entities.has(type.entity)) report(`${path}.type.entity`, `there is no entity '${type.entity}'`);
    if (!field.key.endsWith('Id')) report(`${path}.key`, `the key of a reference ends in 'Id'`);
  }
  if (type.kind === 'enum')
    unique(type.values, (index, value) => report(`${path}.type.values.${index}`, `'${value}' stands twice`));
  if (type.kind === 'text' && type.pattern !== undefined)
    checkPattern(type.pattern, `${path}.type.pattern`, report);
  checkBounds(field, path, report);
}

function checkPattern(pattern: string, path: string, report: Report): void {
  if (!isPattern(pattern)) report(path, `'${pattern}' is not a regular expression`);
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v') instanceof RegExp;
  } catch {
    return false;
  }
}

function checkBounds({ type }: Field, path: string, report: Report): void {
  const [low, high] =
    type.kind === 'text'
      ? [type.minLength, type.maxLength]
      : 'min' in type || 'max' in type || 'exclusiveMin' in type
        ? [type.min ?? type.exclusiveMin, type.max]
        : [undefined, undefined];
  if (low !== undefined && high !== undefined && low > high)
    report(`${path}.type`, `the lower bound ${low} is above the upper bound ${high}`);
}

function checkLifecycle({ report }: Context, entity: Entity, entityPath: string): void {
  const { lifecycle } = entity;
  if (!lifecycle) return;
  const path = `${entityPath}.lifecycle`;
  const states = new Set(lifecycle.states.map((state) => state.value));
  if (reservedKeys.has(lifecycle.field) || entity.fields.some((field) => field.key === lifecycle.field))
    report(`${path}.field`, `the key '${lifecycle.field}' is taken`);
  unique(
    lifecycle.states.map((state) => state.value),
    (index, value) => report(`${path}.states.${index}.value`, `the state '${value}' stands twice`),
  );
  if (!states.has(lifecycle.initial)) report(`${path}.initial`, `there is no state '${lifecycle.initial}'`);
  unique(
    lifecycle.transitions.map((transition) => transition.verb),
    (index, value) => report(`${path}.transitions.${index}.verb`, `the transition '${value}' stands twice`),
  );
  lifecycle.transitions.forEach((transition, index) => {
    for (const state of [...transition.from, transition.to])
      if (!states.has(state)) report(`${path}.transitions.${index}`, `there is no state '${state}'`);
  });
}

function checkRoles({ specification, entities, report }: Context): void {
  specification.roles.forEach((role, index) => {
    if (role.key === adminRole || role.key === visitorRole)
      report(`roles.${index}.key`, `'${role.key}' is built in and not listed`);
    if (role.entity !== undefined && !entities.has(role.entity))
      report(`roles.${index}.entity`, `there is no entity '${role.entity}'`);
  });
  const open = specification.roles.filter((role) => role.selfSignUp);
  if (open.length > 1)
    report(
      'roles',
      `only one role may have selfSignUp; ${open.map((role) => role.key).join(' and ')} have it`,
    );
}

function checkPermission(context: Context, permission: Permission, path: string): void {
  const { specification, entities, report } = context;
  const role = specification.roles.find((candidate) => candidate.key === permission.role);
  const entity = entities.get(permission.entity);
  const isVisitor = permission.role === visitorRole;
  if (!role && !isVisitor) report(`${path}.role`, `there is no role '${permission.role}'`);
  if (isVisitor) checkVisitor(permission, path, report);
  if (!entity) report(`${path}.entity`, `there is no entity '${permission.entity}'`);
  if (!entity || (!role && !isVisitor)) return;
  checkVerbs(entity, permission, (verb) =>
    report(`${path}.transitions`, `'${entity.key}' has no transition '${verb}'`),
  );
  if (permission.via.length > 0) checkVia(context, { permission, entity, owner: role?.entity, path });
}

function checkHidden({ specification, entities, report }: Context, hidden: Hidden, path: string): void {
  const entity = entities.get(hidden.entity);
  const isKnown =
    hidden.role === visitorRole || specification.roles.some(({ key: role }) => role === hidden.role);
  if (!isKnown) report(`${path}.role`, `there is no role '${hidden.role}'`);
  if (!entity) report(`${path}.entity`, `there is no entity '${hidden.entity}'`);
  else if (!hasKey(entity, hidden.field))
    report(`${path}.field`, `'${entity.key}' has no field '${hidden.field}'`);
}

function checkVerbs(entity: Entity, { transitions }: Permission, onUnknown: (verb: string) => void): void {
  const verbs = new Set(entity.lifecycle?.transitions.map((transition) => transition.verb));
  for (const verb of transitions) if (!verbs.has(verb)) onUnknown(verb);
}

function checkVisitor({ scope, actions }: Permission, path: string, report: Report): void {
  if (scope === 'own' || actions.includes('update'))
    report(path, `'${visitorRole}' is nobody in particular: owns nothing and changes nothing`);
}

type Way = { permission: Permission; entity: Entity; owner: string | undefined; path: string };

function checkVia({ entities, report }: Context, { permission, entity, owner, path }: Way): void {
  if (permission.scope === 'all') report(`${path}.via`, `'via' only serves the scope 'own'`);
  let here: Entity | undefined = entity;
  for (const step of permission.via) {
    const field: Field | undefined = here?.fields.find((candidate) => candidate.key === step);
    if (field?.type.kind !== 'reference') {
      report(`${path}.via`, `'${here?.key ?? entity.key}' has no reference '${step}'`);
      return;
    }
    here = entities.get(field.type.entity);
  }
  if (owner === undefined) report(`${path}.via`, `the role '${permission.role}' is linked to no entity`);
  else if (here?.key !== owner) report(`${path}.via`, `the way does not lead to '${owner}'`);
}

function checkRule(context: Context, rule: Rule, path: string): void {
  const entity = context.entities.get(rule.entity);
  if (!entity) {
    context.report(`${path}.entity`, `there is no entity '${rule.entity}'`);
    return;
  }
  const scope = { ...context, entity, path };
  if ('states' in rule && rule.states && !('within' in rule)) checkStates(scope, rule.states);
  checkKindOf(scope, rule);
}

function checkKindOf(scope: RuleScope, rule: Rule): void {
  switch (rule.kind) {
    case 'noOverlap':
      return checkNoOverlap(scope, rule);
    case 'limit':
      return checkLimit(scope, rule);
    case 'compare':
      return checkCompare(scope, rule);
    case 'unique':
      return rule.fields.forEach((field) => findKey(scope, field, 'fields'));
    case 'deadline':
    case 'freeze':
    case 'require':
    case 'stock':
    case 'hours':
    case 'timed':
      checkActRule(scope, rule);
  }
}

type RuleScope = Context & { entity: Entity; path: string };

/** A field by which records are grouped, or who created them. */
function findKey(scope: RuleScope, key: string, at: string): void {
  if (key !== createdByKey) findField(scope, key, at);
}

function findField({ entity, path, report }: RuleScope, key: string, at: string): Field | undefined {
  const field = entity.fields.find((candidate) => candidate.key === key);
  if (!field) report(`${path}.${at}`, `'${entity.key}' has no field '${key}'`);
  return field;
}

function expectKind(
  scope: RuleScope,
  key: string,
  want: { at: string; kinds: Set<string>; what: string },
): void {
  const field = findField(scope, key, want.at);
  if (field && !want.kinds.has(field.type.kind))
    scope.report(`${scope.path}.${want.at}`, `'${key}' is not ${want.what}`);
}

function referenced(scope: RuleScope, via: string, at: string): Entity | undefined {
  const field = findField(scope, via, at);
  if (field && field.type.kind !== 'reference')
    scope.report(`${scope.path}.${at}`, `'${via}' is not a reference`);
  return field?.type.kind === 'reference' ? scope.entities.get(field.type.entity) : undefined;
}

function checkStates({ entity, path, report }: RuleScope, states: readonly string[]): void {
  const known = new Set(entity.lifecycle?.states.map((state) => state.value));
  for (const state of states)
    if (!known.has(state)) report(`${path}.states`, `'${entity.key}' has no state '${state}'`);
}

function checkNoOverlap(scope: RuleScope, rule: Extract<Rule, { kind: 'noOverlap' }>): void {
  expectKind(scope, rule.start, { at: 'start', kinds: momentKinds, what: 'a date or a time' });
  rule.per.forEach((key) => findKey(scope, key, 'per'));
  if (rule.end.by === 'field')
    expectKind(scope, rule.end.field, { at: 'end', kinds: momentKinds, what: 'a date or a time' });
  if (rule.end.by !== 'duration') return;
  const entity = rule.end.via === undefined ? scope.entity : referenced(scope, rule.end.via, 'end.via');
  if (entity)
    expectKind({ ...scope, entity }, rule.end.field, {
      at: 'end.field',
      kinds: new Set(['duration']),
      what: 'a duration',
    });
}

function checkLimit(scope: RuleScope, rule: Extract<Rule, { kind: 'limit' }>): void {
  rule.per.forEach((key) => findKey(scope, key, 'per'));
  if (rule.sum !== undefined)
    expectKind(scope, rule.sum, { at: 'sum', kinds: numericKinds, what: 'a number' });
  if (rule.period)
    expectKind(scope, rule.period.field, {
      at: 'period.field',
      kinds: new Set(['date', 'datetime']),
      what: 'a date',
    });
  if (typeof rule.max === 'number') return;
  const target = referenced(scope, rule.max.via, 'max.via');
  if (target)
    expectKind({ ...scope, entity: target }, rule.max.field, {
      at: 'max.field',
      kinds: numericKinds,
      what: 'a number',
    });
}

function checkCompare(scope: RuleScope, rule: Extract<Rule, { kind: 'compare' }>): void {
  const left = findField(scope, rule.left, 'left');
  if (!left) return;
  if (rule.right.kind === 'field') checkRight(scope, left, rule.right);
  if (rule.right.kind === 'now' && !['date', 'datetime'].includes(left.type.kind))
    scope.report(`${scope.path}.right`, `'${left.key}' is not a date and cannot be held against now`);
}

/** The right side is a field or derived value of the record, or of the one that it refers to, and of the same type. */
function checkRight(
  scope: RuleScope,
  left: Field,
  { field, via }: { field: string; via?: string | undefined },
): void {
  const owner = via === undefined ? scope.entity : targetOfReference(scope.entities, scope.entity, via);
  if (!owner || !hasKey(owner, field)) {
    scope.report(`${scope.path}.right`, `there is no field '${via === undefined ? '' : `${via}.`}${field}'`);
    return;
  }
  const right = [...owner.fields, ...owner.derived].find((candidate) => candidate.key === field);
  if (right && right.type.kind !== left.type.kind)
    scope.report(`${scope.path}.right`, `'${right.key}' and '${left.key}' are of different types`);
}
