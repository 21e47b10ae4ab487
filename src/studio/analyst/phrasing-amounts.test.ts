import { describe, expect, test } from 'vitest';
import type { Entity, Specification } from '../../protocol/specification.ts';
import { understandBrief } from '../fidelity/understand.ts';

function specificationOf(brief: string): Specification {
  const { specification, why } = understandBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

function entityOf(brief: string, key: string): Entity {
  const found = specificationOf(brief).entities.find((entity) => entity.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

const typed = (type: object, more: object = {}): unknown => expect.objectContaining({ type, ...more });

describe('how old somebody has to be', () => {
  test.each([
    ['A client has a name and a birth date. Clients must be at least 18 years old.', 'lte', -18],
    ['A client has a name and a date of birth. Clients have to be over 18.', 'lt', -18],
    ['A scout has a name and a birth date. Scouts must be under 16 years old.', 'gt', -16],
    ['A client has a name and a birth date. The minimum age is 18.', 'lte', -18],
    ['Un élève a un nom et une date de naissance. Les élèves doivent avoir au moins 15 ans.', 'lte', -15],
    ["Un élève a un nom et une date de naissance. L'âge minimum est de 15 ans.", 'lte', -15],
    [
      "Un élève a un nom et une date de naissance. Les élèves doivent être âgés d'au moins 15 ans.",
      'lte',
      -15,
    ],
  ])('is told by when they were born: %s', (brief, op, amount) => {
    const { rules, notUnderstood } = specificationOf(brief);
    expect(rules).toEqual([
      expect.objectContaining({
        kind: 'compare',
        op,
        right: { kind: 'now', plus: { amount, unit: 'years' } },
      }) as unknown,
    ]);
    expect(notUnderstood).toEqual([]);
  });

  test.each([
    ['A member has a name. Members must be at least 16 years old.', 'member', { min: 16 }],
    ['A member has a name and an age. Members must be over 16.', 'member', { exclusiveMin: 16 }],
    ['Un adhérent a un nom. Un adhérent doit avoir au moins 16 ans.', 'adherent', { min: 16 }],
  ])('is an age where nobody keeps when they were born: %s', (brief, key, bounds) => {
    expect(entityOf(brief, key).fields).toContainEqual(
      typed(expect.objectContaining({ kind: 'integer', ...bounds }) as object, { key: 'age' }),
    );
  });

  test('is no age of things', () => {
    const { fields } = entityOf('A machine has a name and a warranty. Machines must be over 16.', 'machine');
    expect(fields.map(({ key }) => key)).toEqual(['name', 'warranty']);
  });

  test('is not asked of those whom another word tells apart', () => {
    const brief = 'A member has a name and a birth date. New junior members must be at least 12 years old.';
    expect(specificationOf(brief).rules).toEqual([]);
  });
});

describe('what something costs', () => {
  const court = 'A court has a name.';
  test.each([
    [
      `${court} A court costs 12 euros.`,
      { key: 'price', default: 1200 },
      { kind: 'money', currency: 'EUR', min: 0 },
    ],
    [
      `${court} A court costs £12 an hour.`,
      { key: 'pricePerHour', default: 1200 },
      { kind: 'money', currency: 'GBP', min: 0 },
    ],
    [
      `${court} A court needs a deposit of 50 pounds.`,
      { key: 'deposit', default: 5000 },
      { kind: 'money', currency: 'GBP', min: 0 },
    ],
  ])('is a price that holds unless another is set: %s', (brief, field, type) => {
    expect(entityOf(brief, 'court').fields).toContainEqual(typed(type, field));
  });

  test('in French as well', () => {
    expect(entityOf('Une leçon a une date. Une leçon coûte 45 euros.', 'lecon').fields).toContainEqual(
      typed({ kind: 'money', currency: 'EUR', min: 0 }, { key: 'prix', default: 4500 }),
    );
  });
});

describe('how long something lasts', () => {
  test.each([
    ['A session has a date. A session lasts between 1 and 6 hours.', 'session'],
    ['Une séance a une date. Une séance dure entre 1 et 6 heures.', 'seance'],
  ])('has bounds: %s', (brief, key) => {
    expect(entityOf(brief, key).fields).toContainEqual(
      typed({ kind: 'duration', unit: 'hours', min: 1, max: 6 }),
    );
  });

  test('stands among other things that are said of it', () => {
    const brief =
      'A client has a name. A session is for one client, starts at a date and time, lasts between 1 and 6 hours, and has a body part and a sketch.';
    const { fields } = entityOf(brief, 'session');
    expect(fields.map(({ key }) => key)).toEqual([
      'clientId',
      'startsAt',
      'durationHours',
      'bodyPart',
      'sketch',
    ]);
  });
});

describe('what is no thing', () => {
  test('those of others', () => {
    const { entities, permissions } = specificationOf(
      'Une horloge a une marque et un client. Le client voit son horloge, il ne voit pas celles des autres.',
    );
    expect(entities.map(({ key }) => key)).toEqual(['horloge', 'client']);
    expect(permissions).toContainEqual(
      expect.objectContaining({ role: 'client', entity: 'horloge', scope: 'own' }),
    );
  });

  test('a list of things: the things are', () => {
    const { entities } = specificationOf(
      'A crew member has a name and a list of certificates. A certificate has a name and an expiry date.',
    );
    const fields = (key: string): string[] =>
      entities.find((one) => one.key === key)?.fields.map((field) => field.key) ?? [];
    expect(fields('crewMember')).toEqual(['name']);
    expect(fields('certificate')).toContain('crewMemberId');
  });

  test.each([
    'Guests sign up with name and e-mail. A guest is blocked for a month. A table has a name and a host.',
    'A box has a name. Pressing costs 35 cents a litre and a box costs 2 euros.',
    'Les blocs ont un numéro et une date de révision, et doivent être révisés tous les 5 ans, et un bloc usé ne doit pas partir.',
  ])('an amount of time, of weight, of money: %s', (brief) => {
    const keys = specificationOf(brief).entities.map(({ key }) => key);
    expect(keys.filter((key) => ['month', 'litre', 'euro', 'an', 'ans'].includes(key))).toEqual([]);
  });

  test('a week of which something is told is one', () => {
    const { entities } = specificationOf(
      'A menu has a week and a name. A week has a start date and an end date.',
    );
    expect(entities.map(({ key }) => key)).toEqual(['menu', 'week']);
  });

  test('what is counted by', () => {
    const { entities } = specificationOf(
      'Members offer packets of seeds, at most five packets per person per season. A packet has a name.',
    );
    expect(entities.map(({ key }) => key)).not.toContain('personPerSeason');
  });
});
