/** Journeys on the page of a whole: a part is added where it belongs, and read there. */
import type { Journey } from '../../protocol/journey.ts';
import { adminRole, elementId, type Entity, type Specification } from '../../protocol/specification.ts';
import { sentence } from './keep.ts';
import { type Derivation, entityOf } from './maker.ts';
import { mayIn, permissionOf, roleLabel, Script } from './script.ts';

/** Who adds parts and sees every whole; the administrator when nobody else does. */
function adderOf(specification: Specification, part: Entity, whole: Entity): string {
  const found = specification.permissions.find(
    (each) =>
      each.entity === part.key &&
      each.actions.includes('create') &&
      each.scope === 'all' &&
      mayIn(specification, each.role, { entity: whole, act: 'read' }) &&
      permissionOf(specification, each.role, whole)?.scope === 'all' &&
      specification.roles.some((role) => role.key === each.role),
  );
  return found?.role ?? adminRole;
}

/** A part is added on the page of its whole; undefined for entities that are no parts. */
export function partJourney(derivation: Derivation, part: Entity): Journey | undefined {
  const { specification } = derivation;
  const through = part.fields.find((field) => field.key === part.partOf);
  if (part.partOf === undefined || through?.type.kind !== 'reference') return undefined;
  const whole = entityOf(specification, through.type.entity);
  if (whole.partOf !== undefined) return undefined;
  const role = adderOf(specification, part, whole);
  const script = new Script(derivation, role);
  const of = script.make(whole);
  const draft = script.draft(part, { references: { [part.partOf]: of } });
  const entries = script.entries(draft).filter(({ label }) => label !== through.label);
  const name = part.label.toLowerCase();
  script.signIn();
  script.openList(whole);
  script.add(
    { do: 'openRecord', say: `Opens the ${whole.label.toLowerCase()}`, record: of },
    { do: 'fill', say: `Fills in a ${name} on its page`, entries },
    { do: 'press', say: 'Adds it', role: 'button', name: script.words.views.addPart(part) },
    { do: 'expectStatus', say: `Is told that the ${name} is there` },
  );
  const texts = script.readable(draft).filter((forms) => forms.length > 0);
  if (texts.length > 0) script.add({ do: 'expectText', say: 'Reads it among the others', texts });
  script.proves.add(elementId.entity(part.key));
  const who = sentence(roleLabel(specification, role), role);
  return script.journey(
    `adds-${part.collection}`,
    `${who} adds a ${name} on the page of its ${whole.label.toLowerCase()}`,
  );
}
