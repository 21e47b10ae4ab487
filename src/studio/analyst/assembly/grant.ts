/** Permissions while they are put together. */
import { visitorRole } from '../../../protocol/specification.ts';
import type { Entity, Permission, Role } from '../../../protocol/specification.ts';
import type { Draft } from './draft.ts';

export type Action = Permission['actions'][number];

/** All that can be done with a record. */
export const everything: readonly Action[] = ['create', 'read', 'update', 'delete'];

/** True for a role of people from outside. */
export function isCustomer(draft: Draft, name: string): boolean {
  const { customers } = draft.symbols.lexicon;
  return customers.has(name) || customers.has(draft.symbols.lexicon.naming.headOf(name.split(' ')));
}

/** Everybody, with or without an account; no specification lists it. */
const anyone: Role = { key: visitorRole, label: 'Anyone', selfSignUp: false, source: { from: 'hand' } };

/** The roles of those names; `everyone` is all of them. */
export function rolesOf(draft: Draft, names: readonly string[]): Role[] {
  return names
    .flatMap((name) =>
      name === 'everyone'
        ? [...draft.roles.values()]
        : [name === visitorRole ? anyone : draft.roles.get(name)],
    )
    .filter((role) => role !== undefined);
}

/** All ways between the states of an entity. */
export function verbsOf(entity: Entity): string[] {
  return entity.lifecycle?.transitions.map((one) => one.verb) ?? [];
}

/** The references from an entity to the record that an account of the role is; empty for records that it created. */
export function wayToOwner(draft: Draft, entity: Entity, role: Role): string[] {
  if (role.entity === undefined || role.entity === entity.key) return [];
  let ways: { at: Entity; via: string[] }[] = [{ at: entity, via: [] }];
  for (let depth = 0; depth < 3; depth += 1) {
    const next = ways.flatMap(({ at, via }) =>
      at.fields.flatMap((field) => {
        const target = field.type.kind === 'reference' ? field.type.entity : undefined;
        const to = [...draft.entities.values()].find((one) => one.entity.key === target)?.entity;
        return to ? [{ at: to, via: [...via, field.key] }] : [];
      }),
    );
    const found = next.find(({ at }) => at.key === role.entity);
    if (found) return found.via;
    ways = next;
  }
  return [];
}

/** Adds a permission, joined with what the same role may already do with the same entity in the same scope. */
export function put(draft: Draft, permission: Permission): void {
  if (joinFields(draft, permission)) return;
  const known = draft.permissions.find(
    (one) =>
      one.role === permission.role &&
      one.entity === permission.entity &&
      one.scope === permission.scope &&
      limitsOf(one) === limitsOf(permission),
  );
  if (!known) {
    draft.permissions.push(permission);
    return;
  }
  known.actions = everything.filter(
    (action) => known.actions.includes(action) || permission.actions.includes(action),
  );
  known.transitions = [...new Set([...known.transitions, ...permission.transitions])];
  if (permission.source.from === 'brief')
    for (const cite of permission.source.cites) known.source = draft.alsoCited(known.source, cite);
}

/** "The title and the note": one right for both fields. */
function joinFields(draft: Draft, { fields, source, ...rest }: Permission): boolean {
  const known = draft.permissions.find(
    (one) =>
      one.fields !== undefined &&
      fields !== undefined &&
      one.role === rest.role &&
      one.entity === rest.entity &&
      one.scope === rest.scope &&
      one.states?.join() === rest.states?.join() &&
      one.actions.join() === rest.actions.join(),
  );
  if (!known) return false;
  known.fields = [...new Set([...(known.fields ?? []), ...(fields ?? [])])];
  if (source.from === 'brief')
    for (const cite of source.cites) known.source = draft.alsoCited(known.source, cite);
  return true;
}

/** States and fields that a permission is limited to; only such with the same are joined. */
function limitsOf({ states, fields }: Permission): string {
  return JSON.stringify([states?.toSorted(), fields?.toSorted()]);
}
