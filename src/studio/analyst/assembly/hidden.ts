/** What some who see a record do not see of it. */
import { visitorRole } from '../../../protocol/specification.ts';
import type { Entity, Role } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import type { Draft } from './draft.ts';
import { rolesOf } from './grant.ts';
import { valueNamed } from './locate.ts';

type Conceal = Extract<Fact, { kind: 'conceal' }>;

/** Fields that are kept from roles: those that the brief names, or all but those. */
export function assembleHidden(draft: Draft): void {
  for (const fact of draft.factsOf('conceal')) {
    const places = fact.entities.flatMap((name) => {
      const entity = draft.entities.get(name)?.entity;
      const value = entity && valueNamed(draft, entity, fact.attribute);
      return entity && value ? [{ entity, field: value.key }] : [];
    });
    if (places.length === 0) {
      draft.refuse(fact.cite, 'it names a field that nothing else speaks of');
      continue;
    }
    for (const place of places) conceal(draft, fact, place);
  }
}

function conceal(draft: Draft, fact: Conceal, { entity, field }: { entity: Entity; field: string }): void {
  const from = concealedFrom(draft, fact, entity);
  if (from.length === 0) draft.refuse(fact.cite, 'there is nobody else who could see it');
  for (const role of from) {
    const known = draft.hidden.find(
      (one) => one.role === role && one.entity === entity.key && one.field === field,
    );
    if (known) known.source = draft.alsoCited(known.source, fact.cite);
    else draft.hidden.push({ role, entity: entity.key, field, source: draft.cited([fact.cite]) });
  }
}

/** Those whom the brief names; "nobody", and all but some, are those who may see the record at all. */
function concealedFrom(draft: Draft, { roles, isOnly }: Conceal, entity: Entity): string[] {
  const named = rolesOf(draft, roles).map(({ key }) => key);
  if (!isOnly && !roles.includes('everyone')) return named;
  const all: string[] = [...draft.roles.values()].map(({ key }: Role) => key);
  const seers = [...all, visitorRole].filter((role) =>
    draft.permissions.some(
      (one) => one.role === role && one.entity === entity.key && one.actions.includes('read'),
    ),
  );
  return seers.filter((role) => !isOnly || !named.includes(role));
}
