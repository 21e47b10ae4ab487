/** Whose a record is, where the brief only says how many somebody has or that they see their own. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import type { Draft } from './draft.ts';
import { putReference } from './reference.ts';

/** "An agent may have at most 5 tickets": a ticket may have an agent, though nothing else says so. */
export function addHolder(draft: Draft, { entity: name, per, cite }: Extract<Fact, { kind: 'limit' }>): void {
  const [owner, ...more] = per;
  const made = name === undefined ? undefined : draft.entities.get(name);
  if (!made || owner === undefined || owner === name || more.length > 0) return;
  const holder = draft.entity(owner, cite);
  if (!holder || draft.reference(made.entity, owner)) return;
  const isLinked = [...draft.entities.values()].some(
    ({ entity }) => draft.reference(entity, owner) && draft.reference(entity, made.name),
  );
  if (isLinked) return;
  putReference(draft, made.entity, { target: owner, isRequired: false, cite });
  draft.assume(
    draft.wording.assumptions.mayHave(made.name, owner),
    elementId.field(made.entity.key, `${holder.entity.key}Id`),
  );
}

/** "Students see their own loans": a loan is a student's, though nothing else says so. */
export function addOwner(
  draft: Draft,
  { roles, entities, isOwn, isNegated, relation, cite }: Extract<Fact, { kind: 'permit' }>,
): void {
  const [role, ...more] = roles;
  const holder = role === undefined ? undefined : draft.entities.get(role);
  if (!isOwn || isNegated || relation || !holder || more.length > 0 || entities === 'all') return;
  for (const name of entities) {
    const made = draft.entities.get(name);
    if (!made || made === holder || isTied(draft, made.entity, holder.entity)) continue;
    putReference(draft, made.entity, { target: holder.name, isRequired: false, cite });
    draft.assume(
      draft.wording.assumptions.mayHave(made.name, holder.name),
      elementId.field(made.entity.key, `${holder.entity.key}Id`),
    );
  }
}

/** Whether a record leads to another by references, over one more record at most. */
function isTied(draft: Draft, entity: Entity, target: Entity): boolean {
  const targetsOf = (one: Entity): string[] =>
    one.fields.flatMap(({ type }) =>
      type.kind === 'reference' || type.kind === 'references' ? [type.entity] : [],
    );
  const near = targetsOf(entity);
  const far = [...draft.entities.values()]
    .filter((one) => near.includes(one.entity.key))
    .flatMap((one) => targetsOf(one.entity));
  return [...near, ...far].includes(target.key) || targetsOf(target).includes(entity.key);
}
