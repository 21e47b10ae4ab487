import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entity, Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { deriveJourneys } from '../journey/derive.ts';
import { paraphrase, paraphraseText } from '../fidelity/paraphrase.ts';
import { validateSpecification } from '../specification/validate.ts';
import { amendSpecification, type Amendment } from './amend.ts';

const salon = readFileSync(join(import.meta.dirname, '../../../examples/hair-salon.md'), 'utf8');

function baseOf(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

function amended(change: string, from: { brief: string; specification: Specification } = start()): Amendment {
  const made = amendSpecification({ brief: from.brief, base: from.specification, change });
  if (!('differences' in made)) throw new Error(made.why);
  expect(validateSpecification(made.specification)).toEqual([]);
  return made;
}

function start(): { brief: string; specification: Specification } {
  return { brief: salon, specification: baseOf(salon) };
}

function entity({ specification }: Pick<Amendment, 'specification'>, key: string): Entity {
  const found = specification.entities.find((one) => one.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

const keysOf = (one: Entity): string[] => one.fields.map((field) => field.key);
const ids = (made: Amendment): string[] => made.differences.map((one) => `${one.kind} ${one.element}`);

describe('a change', () => {
  it('adds what it says and nothing else', () => {
    const made = amended('Services also have a description.');
    expect(ids(made)).toEqual(['added field:service.description']);
  });

  it('wins over what the brief said about a limit', () => {
    const made = amended('A customer may have at most 5 booked appointments at once.');
    const limits = made.specification.rules.filter((rule) => rule.kind === 'limit');
    expect(limits.map((rule) => rule.max)).toEqual([5]);
  });

  it('of a limit takes the place of the old one, also when nothing but the specification is there', () => {
    const from = start();
    const brief = paraphraseText(from.specification, paraphrase(from.specification));
    const made = amended('A customer may have at most 5 booked appointments at once.', { ...from, brief });
    const limits = made.specification.rules.filter((rule) => rule.kind === 'limit');
    expect(limits.map((rule) => rule.max)).toEqual([5]);
  });

  it('takes a right away', () => {
    const made = amended('Customers can no longer cancel appointments.');
    const rights = made.specification.permissions.filter(
      (one) => one.role === 'customer' && one.entity === 'appointment',
    );
    expect(rights.flatMap((one) => one.transitions)).toEqual([]);
    expect(rights.flatMap((one) => one.actions)).toContain('create');
  });

  it('renames a field, and says under which key it was', () => {
    const made = amended('Rename the note of appointments to remark.');
    expect(keysOf(entity(made, 'appointment'))).toContain('remark');
    expect(keysOf(entity(made, 'appointment'))).not.toContain('note');
    expect(made.renames).toEqual([{ entity: 'appointment', field: 'note', to: 'remark' }]);
    expect(ids(made)).toEqual(['changed field:appointment.remark']);
  });

  it('renames an entity everywhere', () => {
    const made = amended('Rename stylists to hairdressers.');
    expect(made.renames).toContainEqual({ entity: 'stylist', to: 'hairdresser' });
    expect(JSON.stringify(made.specification.entities)).not.toContain('"stylist');
    expect(keysOf(entity(made, 'appointment'))).toContain('hairdresserId');
    expect(made.specification.rules.find((rule) => rule.kind === 'noOverlap')).toMatchObject({
      per: ['hairdresserId'],
    });
  });

  it('drops a field and keeps it dropped in later changes', () => {
    const made = amended('Appointments no longer have a note.');
    expect(ids(made)).toEqual(['removed field:appointment.note']);
    const later = amended('Services also have a description.', made);
    expect(keysOf(entity(later, 'appointment'))).not.toContain('note');
    const again = amended('An appointment has an optional note.', later);
    expect(keysOf(entity(again, 'appointment'))).toContain('note');
  });

  it('drops an entity with everything that speaks of it', () => {
    const made = amended('Remove services.');
    expect(made.specification.entities.map((one) => one.key)).not.toContain('service');
    expect(keysOf(entity(made, 'appointment'))).not.toContain('serviceId');
  });

  it('leaves alone what a hand changed in the specification', () => {
    const { brief, specification } = start();
    const service = specification.entities.find((one) => one.key === 'service');
    if (service) service.label = 'Treatment';
    const made = amended('Customers also have a birthday.', { brief, specification });
    expect(entity(made, 'service').label).toBe('Treatment');
    expect(keysOf(entity(made, 'customer'))).toContain('birthday');
  });

  it('leaves every journey of before that it does not touch among the journeys of after', () => {
    const { specification } = start();
    const before = deriveJourneys(specification, 0);
    const made = amended(
      'Services also have a description. A customer may have at most 5 booked appointments. Customers can no longer cancel appointments.',
    );
    // A right that was taken away takes the journeys along that prove it.
    const gone = new Set(
      made.differences.flatMap(({ kind, element }) =>
        kind === 'removed' || element.startsWith('permission:')
          ? [element.replace(/^(permission:[^.]+\.[^.]+).*$/, '$1')]
          : [],
      ),
    );
    const after = new Set(deriveJourneys(made.specification, 0).map(({ id }) => id));
    const kept = before.filter(({ proves }) => !proves.some((element) => gone.has(element)));
    expect(kept.filter(({ id }) => !after.has(id)).map(({ id }) => id)).toEqual([]);
    expect(kept.length).toBeGreaterThanOrEqual(20);
  });

  it('lists what it did not understand', () => {
    const made = amended('Services also have a description. Rename the zebra to okapi.');
    expect(made.status).toBe('partial');
    expect(made.specification.notUnderstood.map((gap) => gap.text)).toContain('Rename the zebra to okapi');
  });

  it('that changes nothing is declined', () => {
    const made = amendSpecification({
      ...start(),
      base: start().specification,
      change: 'Fly me to the moon.',
    });
    expect(made.status).toBe('declined');
  });

  it('cites the words as they stand in the brief, renames or not', () => {
    const made = amended('Rename the note of appointments to remark. Services also have a description.');
    const description = entity(made, 'service').fields.find((field) => field.key === 'description');
    expect(description?.source).toMatchObject({ from: 'brief' });
    for (const field of entity(made, 'service').fields)
      if (field.source.from === 'brief')
        for (const cite of field.source.cites) expect(made.brief.slice(cite.start, cite.end)).toBe(cite.text);
  });

  it('is read in French as well', () => {
    const brief = `# Salon

Un salon de coiffure gère ses rendez-vous. Un coiffeur a un nom. Un client a un nom et un téléphone facultatif. Un rendez-vous concerne un client et un coiffeur. Il a une date et heure de début et une note facultative. Un client peut avoir au plus 3 rendez-vous.`;
    const from = { brief, specification: baseOf(brief) };
    const said = (change: string): string[] => ids(amended(change, from));
    expect(said("Les rendez-vous n'ont plus de note.")).toEqual(['removed field:rendezVous.note']);
    expect(said('Renommer la note des rendez-vous en remarque.')).toEqual([
      'changed field:rendezVous.remarque',
    ]);
    expect(said('Les coiffeurs ont aussi une couleur.')).toEqual(['added field:coiffeur.couleur']);
    expect(said('Un client peut avoir au plus 5 rendez-vous.')).toHaveLength(1);
  });

  it('gives a role that is called otherwise another name and the key that its accounts hold', () => {
    const brief =
      'Customers book appointments. An appointment has a start date and time. Managers manage appointments.';
    const made = amended('Rename customers to clients. Rename managers to owners.', {
      brief,
      specification: baseOf(brief),
    });
    const { roles, permissions } = made.specification;
    expect(roles.map(({ key, label }) => `${key}: ${label}`)).toEqual(['customer: Client', 'manager: Owner']);
    expect(permissions).toHaveLength(baseOf(brief).permissions.length);
    expect(ids(made).filter((id) => id.startsWith('removed'))).toEqual([]);
  });

  it('speaks of a role by its new name afterwards', () => {
    const brief =
      'Customers book appointments. An appointment has a start date and time. A room has a name. Managers see rooms.';
    const first = amended('Rename managers to owners.', { brief, specification: baseOf(brief) });
    const second = amended('Owners can create rooms.', first);
    expect(second.specification.permissions).toContainEqual(
      expect.objectContaining({ role: 'manager', entity: 'room', actions: ['create', 'read'] }),
    );
  });

  it.each([
    ['I want an app for a choir', 'A singer has an optional voice (soprano, alto, tenor or bass).'],
    ['an app to lend tools to neighbours', 'A tool has an optional photo and a serial number.'],
    ['un blog avec des commentaires', 'Un article a un résumé facultatif et une source facultative.'],
  ])('of a short brief only adds to what its kind filled in: %s', (brief, change) => {
    const made = amended(change, { brief, specification: baseOf(brief) });
    expect(made.differences.map(({ kind, element }) => `${kind} ${element}`)).toEqual(
      made.differences.map(({ element }) => `added ${element}`),
    );
    expect(made.differences.length).toBeGreaterThan(0);
  });

  it.each([
    ['I want an app for a choir', 'Rename singers to members.', 'member'],
    ['an app to lend tools to neighbours', 'Rename tools to devices.', 'device'],
    ['an app to lend tools to neighbours', 'Rename neighbours to borrowers.', 'borrower'],
    ['un blog avec des commentaires', 'Renommer les commentaires en réactions.', 'reaction'],
  ])('renames what its kind filled in, and loses nothing: %s %s', (brief, change, key) => {
    const before = baseOf(brief);
    const { specification } = amended(change, { brief, specification: before });
    const { entities, permissions, rules, figures } = specification;
    expect(entities.map((one) => one.key)).toContain(key);
    const size = (of: Specification): number[] =>
      of.entities.map(
        ({ fields, derived, lifecycle }) => fields.length + derived.length + (lifecycle?.states.length ?? 0),
      );
    expect(size(specification)).toEqual(size(before));
    expect([permissions.length, rules.length, figures.length]).toEqual([
      before.permissions.length,
      before.rules.length,
      before.figures.length,
    ]);
  });
});
