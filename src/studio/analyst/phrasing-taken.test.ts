/** What is lent, rented and booked: who takes it, how many at once, until when, how old they are; and what is none of it. */
import { describe, expect, it, test } from 'vitest';
import type { Entity, Rule, Specification } from '../../protocol/specification.ts';
import { understandBrief } from '../fidelity/understand.ts';

function specificationOf(brief: string): Specification {
  const { specification, why } = understandBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

const keysOf = ({ entities }: Specification): string[] => entities.map(({ key }) => key);
const entityIn = ({ entities }: Specification, key: string): Entity | undefined =>
  entities.find((one) => one.key === key);
const ruleOf = ({ rules }: Specification, kind: Rule['kind'], entity: string): Rule | undefined =>
  rules.find((rule) => rule.kind === kind && rule.entity === entity);
const cited: unknown = expect.objectContaining({ source: expect.objectContaining({ from: 'brief' }) });

describe('what somebody gives of themselves', () => {
  test.each([
    [
      'We hire out canoes. A customer gives name, phone, height and weight. Customers book canoes.',
      'customer',
      ['name', 'phone', 'height', 'weight'],
    ],
    [
      "Un client donne son nom, son téléphone et l'heure de départ. Les clients louent des canoës.",
      'client',
      ['nom', 'telephone', 'heureDepart'],
    ],
  ])('are fields, not things of their own: %s', (brief, key, fields) => {
    const specification = specificationOf(brief);
    const names = entityIn(specification, key)?.fields.map((field) => field.key) ?? [];
    expect(names).toEqual(expect.arrayContaining(fields));
    expect(keysOf(specification).filter((name) => fields.includes(name))).toEqual([]);
  });
});

describe('who takes what is lent', () => {
  const library =
    'Our library has books. A book has a title. Readers have a name and a library card number. Only the librarian lends books.';

  it('is not the one who lends it', () => {
    const specification = specificationOf(`${library} A reader may have at most 3 books at once.`);
    const keys = entityIn(specification, 'loan')?.fields.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['bookId', 'readerId']));
    expect(keys).not.toContain('librarianId');
    const lends = specification.permissions.find(
      ({ role, entity }) => role === 'librarian' && entity === 'loan',
    );
    expect(lends).toMatchObject({ scope: 'all' });
  });

  it.each([
    [`${library} A reader may have at most 3 books at once.`, 'loan', 'readerId', 3],
    [
      'Members have a name. Members borrow skis. A member may have at most 2 skis at the same time.',
      'loan',
      'memberId',
      2,
    ],
    [
      'Les bénévoles prêtent les jeux aux familles. Une famille peut avoir au plus 3 jeux en même temps. Un jeu a un nom.',
      'pret',
      'familleId',
      3,
    ],
  ])('has so many at once: %s', (...[brief, entity, per, max]) => {
    expect(ruleOf(specificationOf(brief), 'limit', entity)).toMatchObject({ per: [per], max });
  });

  it('has what is theirs counted, not what others book', () => {
    const brief =
      'Une représentation a une date. Les clients réservent des représentations. Pas plus de 3 représentations par semaine et par marionnettiste.';
    expect(ruleOf(specificationOf(brief), 'limit', 'reservation')).toBeUndefined();
  });

  it('may be a group', () => {
    const { permissions } = specificationOf('Bands have a name. Bands book a room by the hour.');
    expect(permissions).toContainEqual(
      expect.objectContaining({ role: 'band', entity: 'booking', scope: 'own' }),
    );
  });

  it('do not share it at the same time', () => {
    const brief =
      'Bands have a name. Bands book a room by the hour. No two bands can have the same room at the same time.';
    expect(ruleOf(specificationOf(brief), 'noOverlap', 'booking')).toMatchObject({ per: ['roomId'] });
  });
});

describe('a number of seats', () => {
  test.each([
    ['A tasting has a date and 16 seats. Guests book a tasting.', 'booking', 'tastingId', 16],
    ['A tasting has a date. Guests sign up for tastings. 16 seats per tasting.', 'signUp', 'tastingId', 16],
    [
      "Les créneaux ont une date et 20 places. Les adhérents s'inscrivent aux créneaux.",
      'inscription',
      'creneauId',
      20,
    ],
  ])('is how many may book it: %s', (...[brief, entity, per, max]) => {
    expect(ruleOf(specificationOf(brief), 'limit', entity)).toMatchObject({ per: [per], max });
  });

  it('is none of an hour', () => {
    const specification = specificationOf(
      'Bands have a name. Bands book rooms. A band can book at most 6 hours a week.',
    );
    expect(keysOf(specification)).not.toContain('hour');
    expect(ruleOf(specification, 'limit', 'booking')).toBeUndefined();
  });
});

describe('something that expires', () => {
  test.each([
    [
      'Members have a name and a card which expires. Members borrow tools. Members whose card has expired cannot borrow tools.',
      'loan',
      'cardExpiryDate',
    ],
    [
      'Readers have a name and a library card which is valid for one year. Readers borrow books. Readers whose card has expired cannot borrow.',
      'loan',
      'libraryCardExpiryDate',
    ],
    [
      'Les adhérents ont un nom. Les adhérents réservent des créneaux. Un adhérent dont le certificat est périmé ne peut pas réserver.',
      'reservation',
      'dateFinCertificat',
    ],
  ])('closes what it is for: %s', (brief, entity, field) => {
    expect(ruleOf(specificationOf(brief), 'deadline', entity)).toMatchObject({
      on: ['create'],
      when: 'until',
      field,
    });
  });

  it('names nobody by itself', () => {
    const specification = specificationOf(
      'Members have a name. Members borrow tools. Members whose hat has expired cannot borrow tools.',
    );
    expect(specification.roles.map(({ key }) => key)).toEqual(['member']);
  });
});

describe('for adults alone', () => {
  const sauna = 'Saunas have a name. Members have a name and a birth date. Members book saunas.';

  test.each([
    [`${sauna} Adults only.`, -18],
    [`${sauna} Nobody under 16.`, -16],
    [`${sauna} No one under 18 can book a sauna.`, -18],
    [`${sauna} Only adults can book saunas.`, -18],
    [`${sauna} Members must be adults.`, -18],
  ])('is an age of those who book: %s', (brief, amount) => {
    expect(ruleOf(specificationOf(brief), 'compare', 'member')).toMatchObject({
      left: 'birthDate',
      op: 'lte',
      right: { kind: 'now', plus: { amount, unit: 'years' } },
    });
  });

  test.each([
    'Une dégustation a une date. Les clients réservent des dégustations. Réservé aux majeurs.',
    'Une dégustation a une date. Les clients réservent des dégustations. Personne de moins de 18 ans ne peut réserver.',
  ])('in French as well: %s', (brief) => {
    const client = entityIn(specificationOf(brief), 'client');
    expect(client?.fields).toContainEqual(
      expect.objectContaining({ key: 'age', type: expect.objectContaining({ min: 18 }) as unknown }),
    );
  });

  it('is no rule where it is said of one of them', () => {
    const { rules, notUnderstood } = specificationOf(`${sauna} The Asylum is for adults only.`);
    expect(rules.filter(({ kind, entity }) => kind === 'compare' && entity === 'member')).toEqual([]);
    expect(notUnderstood.length).toBeGreaterThan(0);
  });

  it('children of an age are no thing that is kept', () => {
    const specification = specificationOf(
      "Nous louons des canoës. Un canoë a un nom. Les enfants de moins de 12 ans doivent être accompagnés d'un adulte. Les clients louent des canoës.",
    );
    expect(keysOf(specification)).not.toContain('enfant');
    expect(keysOf(specification)).not.toContain('adulte');
  });
});

describe('cancelling what one has booked', () => {
  it('is of the booking, until its event begins', () => {
    const specification = specificationOf(
      'A flight has a pilot, a date and time and a meeting point. Passengers book places on a flight. The office can cancel a flight. A passenger can cancel up to 48 hours before the flight.',
    );
    expect(ruleOf(specification, 'deadline', 'booking')).toMatchObject({
      on: ['cancel'],
      via: 'flightId',
      offset: { amount: -48, unit: 'hours' },
      roles: ['passenger'],
    });
    expect(ruleOf(specification, 'deadline', 'flight')).toBeUndefined();
  });

  it('has the times of the event, not of its own', () => {
    const specification = specificationOf('A tasting has a date and a start. Guests book tastings.');
    expect(entityIn(specification, 'booking')?.fields.map(({ key }) => key)).toEqual([
      'tastingId',
      'guestId',
    ]);
  });
});

describe('what is told and not asked', () => {
  it.each([
    ['A band has a name. Bands book rooms. I open the doors.', 'door'],
    ['Un jeu a un nom. Les adhérents empruntaient des jeux.', 'adherent'],
  ])('makes no thing: %s', (brief, key) => {
    const specification = specificationOf(brief);
    expect(keysOf(specification)).not.toContain(key);
    expect(specification.roles.map((role) => role.key)).not.toContain(key);
  });

  it('a step of a clause whose condition no rule holds is none', () => {
    const { entities, notUnderstood } = specificationOf(
      'A book has a title and an author. A book can be renewed, unless somebody else has reserved it.',
    );
    expect(entities.find(({ key }) => key === 'book')?.lifecycle).toBeUndefined();
    expect(notUnderstood.length).toBeGreaterThan(0);
  });

  it('a code of which no two are the same is unique', () => {
    const specification = specificationOf('A tool has a name and a code (no two the same).');
    expect(entityIn(specification, 'tool')?.fields).toContainEqual(
      expect.objectContaining({ key: 'code', unique: true }),
    );
    expect(entityIn(specification, 'tool')?.fields).toContainEqual(cited);
  });
});

describe('what is no clause of its own', () => {
  it('leaves the record of what is done, where its end is not understood', () => {
    const brief =
      'A band has a name and a phone number. Bands book a room by the hour, between 10 in the morning and midnight.';
    const { entities, permissions, notUnderstood } = specificationOf(brief);
    expect(entities.map(({ key }) => key)).toEqual(expect.arrayContaining(['band', 'room', 'booking']));
    expect(permissions).not.toContainEqual(
      expect.objectContaining({
        role: 'band',
        entity: 'booking',
        source: expect.objectContaining({ from: 'brief' }),
      }),
    );
    expect(notUnderstood.length).toBeGreaterThan(0);
  });

  it('is no step of whoever is able to do something', () => {
    const { entities } = specificationOf(
      'A tree has a number and a price. My kids help at the gate, they should only be able to tick collected.',
    );
    expect(entities.every(({ lifecycle }) => lifecycle === undefined)).toBe(true);
  });

  it('two fields said together are two', () => {
    const room = entityIn(
      specificationOf('Rooms: name, minimum and maximum number of players, description, picture'),
      'room',
    );
    expect(room?.fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['minimumNumberOfPlayers', 'maximumNumberOfPlayers']),
    );
  });

  it('makes nothing of what is booked together', () => {
    const { permissions } = specificationOf(
      'Un lit a un numéro. Un repas a une date. Les randonneurs réservent les lits et les repas.',
    );
    expect(
      permissions.filter(
        ({ entity, actions }) => ['lit', 'repas'].includes(entity) && actions.includes('create'),
      ),
    ).toEqual([]);
  });
});
