/** Questions that probes ask of a specification: who may do what, which state follows, which references matter. */
import { adminRole, visitorRole } from '../../protocol/specification.ts';
import type { Entity, Field, Permission, Rule, Specification } from '../../protocol/specification.ts';

/** What a role may do with a record beside transitions. */
export type Action = Permission['actions'][number];
/** An action, or a transition by its verb; `state`: on a record in this state alone. */
export type Deed = ({ action: Action } | { verb: string }) & { state?: string | undefined };
/** One permission's reach: all records, or those that lead to the account by `via`. */
export type Grant = Pick<Permission, 'scope' | 'via' | 'states' | 'fields'>;

/** A role's key, its label and the entity of which its accounts are records. */
export type RoleView = { key: string; label: string; entity?: string };

/** The entity with a key; specifications are validated, so it is there. */
export function entityOf(specification: Specification, key: string): Entity {
  const entity = specification.entities.find((each) => each.key === key);
  if (entity === undefined) throw new TypeError(`The specification has no entity ${key}`);
  return entity;
}

/** A field with a reference type. */
export type Reference = Field & { type: Extract<Field['type'], { kind: 'reference' }> };

/** Whether a field refers to a record. */
export function isReference(field: Field): field is Reference {
  return field.type.kind === 'reference';
}

/** A field that holds many references. */
export type Many = Field & { type: Extract<Field['type'], { kind: 'references' }> };

/** Whether a field refers to any number of records. */
export function isMany(field: Field): field is Many {
  return field.type.kind === 'references';
}

/** The references of an entity. */
export function referencesOf(entity: Entity): Reference[] {
  return entity.fields.filter(isReference);
}

/** The roles of a specification without the administrator. */
export function rolesOf(specification: Specification): RoleView[] {
  return specification.roles
    .filter((role) => role.key !== adminRole)
    .map(({ key, label, entity }) => (entity === undefined ? { key, label } : { key, label, entity }));
}

/** Through which permissions a role may do something with an entity; none means that it may not. */
export function grantsOf(
  specification: Specification,
  role: string,
  of: { entity: string; deed: Deed },
): Grant[] {
  return specification.permissions.filter((permission) => {
    const isTheirs = permission.role === role || permission.role === visitorRole;
    if (!isTheirs || permission.entity !== of.entity) return false;
    const { states } = permission;
    if (of.deed.state !== undefined && states !== undefined && !states.includes(of.deed.state)) return false;
    return 'verb' in of.deed
      ? permission.transitions.includes(of.deed.verb)
      : permission.actions.includes(of.deed.action);
  });
}

/** The rules of an entity. */
export function rulesOf(specification: Specification, entity: string): Rule[] {
  return specification.rules.filter((rule) => rule.entity === entity);
}

/** References whose value decides whether a rule speaks of a record: they need records of their own. */
export function decisiveKeys(specification: Specification, entity: Entity): Set<string> {
  const keys = new Set<string>();
  for (const field of entity.fields) if (field.unique) keys.add(field.key);
  for (const rule of rulesOf(specification, entity.key)) {
    if (rule.kind === 'noOverlap' || rule.kind === 'limit') for (const key of rule.per) keys.add(key);
    if (rule.kind === 'unique') for (const key of rule.fields) keys.add(key);
    for (const key of waysOf(rule)) keys.add(key);
  }
  return keys;
}

/** The references by which a rule reads or changes another record. */
function waysOf(rule: Rule): string[] {
  return waysIn(rule).filter((key) => key !== undefined);
}

function waysIn(rule: Rule): (string | undefined)[] {
  if (rule.kind === 'stock') return [rule.via, rule.within];
  if (rule.kind === 'deadline') return [rule.via];
  if (rule.kind === 'compare') return rule.right.kind === 'field' ? [rule.right.via] : [];
  if (rule.kind === 'require') {
    const { condition } = rule;
    return condition.kind === 'atLeast' || condition.kind === 'none' || !('via' in condition)
      ? []
      : [condition.via];
  }
  return 'max' in rule && typeof rule.max === 'object' ? [rule.max.via] : [];
}

/** The verbs that lead from one state to another by the shortest way, or undefined when none does. */
export function pathBetween(
  entity: Entity,
  from: string,
  isGoal: (state: string) => boolean,
): string[] | undefined {
  const queue: { state: string; verbs: string[] }[] = [{ state: from, verbs: [] }];
  const seen = new Set([from]);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (isGoal(next.state)) return next.verbs;
    for (const transition of entity.lifecycle?.transitions ?? []) {
      if (!transition.from.includes(next.state) || seen.has(transition.to)) continue;
      seen.add(transition.to);
      queue.push({ state: transition.to, verbs: [...next.verbs, transition.verb] });
    }
  }
  return undefined;
}

/** Whether a record in a state counts for a rule. */
export function countsFor(rule: Rule, entity: Entity, state: string): boolean {
  if (!['noOverlap', 'limit', 'unique', 'stock'].includes(rule.kind)) return true;
  if ('states' in rule && rule.states !== undefined) return rule.states.includes(state);
  return entity.lifecycle?.states.find((each) => each.value === state)?.occupies ?? true;
}
