/** Who may do what with parts: whoever writes an invoice writes its lines. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity, Permission, Role } from '../../../protocol/specification.ts';
import type { Draft } from './draft.ts';
import { everything, put, wayToOwner } from './grant.ts';

/** The whole that a part belongs to, where the brief leaves open who may do what with the part. */
export function openWholeOf(draft: Draft, role: Role, part: Entity): Entity | undefined {
  if (part.partOf === undefined || draft.closed.has(`${role.key} ${part.key}`)) return undefined;
  const isDenied = draft.denials.some((one) => one.role === role.key && one.entity === part.key);
  const isSaid = draft.permissions.some((one) => one.role === role.key && one.entity === part.key);
  const type = part.fields.find(({ key }) => key === part.partOf)?.type;
  const target = type?.kind === 'reference' ? type.entity : undefined;
  const whole = [...draft.entities.values()].find(({ entity }) => entity.key === target)?.entity;
  return isDenied || isSaid || whole === part ? undefined : whole;
}

/** Parts follow their whole: who may write it may write them, who sees it sees them, and of others' neither. */
export function addPartPermissions(draft: Draft): void {
  for (const role of draft.roles.values())
    for (const { entity } of draft.entities.values()) {
      const whole = openWholeOf(draft, role, entity);
      if (whole) follow(draft, role, { part: entity, whole });
    }
}

function follow(draft: Draft, role: Role, { part, whole }: { part: Entity; whole: Entity }): void {
  const held = draft.permissions.filter((one) => one.role === role.key && one.entity === whole.key);
  for (const one of held) {
    const isWriter = one.actions.some((action) => action === 'create' || action === 'update');
    const actions: Permission['actions'] = isWriter
      ? [...everything]
      : one.actions.filter((action) => action === 'read');
    if (actions.length === 0) continue;
    put(draft, {
      role: role.key,
      entity: part.key,
      actions,
      transitions: [],
      scope: one.scope,
      via: one.scope === 'own' ? wayToOwner(draft, part, role) : [],
      source: draft.assumed(`they are a part of '${whole.label.toLowerCase()}'`),
    });
  }
  if (held.length === 0) return;
  const text = draft.wording.assumptions.parts(
    role.label.toLowerCase(),
    part.label.toLowerCase(),
    whole.label.toLowerCase(),
  );
  draft.assume(text, elementId.permission(role.key, part.key));
}
