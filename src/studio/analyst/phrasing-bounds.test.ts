import { describe, expect, test } from 'vitest';
import type { Rule } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

/** The rules that stand in the brief itself. */
function rulesOf(brief: string): Rule[] {
  const { specification, why } = analyseBrief(brief);
  if (specification === undefined) throw new Error(why);
  return specification.rules.filter(({ source }) => source.from === 'brief');
}

const courts = 'Members book courts. A booking has a member, a court and a start time.';
const tables = 'Members reserve tables. A reservation has a member, a table and a date.';
const before = (amount: number, unit: string): object => ({ amount: -amount, unit });

describe('how far ahead something is made', () => {
  test.each([
    [`${courts} Members can book courts up to 14 days in advance.`, 'from', before(14, 'days')],
    [`${courts} Members can book a court at most 7 days in advance.`, 'from', before(7, 'days')],
    [`${tables} Reservations can be made at most 21 days ahead.`, 'from', before(21, 'days')],
    [`${tables} Reservations at most 3 months ahead.`, 'from', before(3, 'months')],
    [`${tables} A reservation must be made at least 24 hours before.`, 'until', before(24, 'hours')],
    [`${tables} Reservations must be made at least 2 days in advance.`, 'until', before(2, 'days')],
    [
      `${courts} Members can book courts no later than 2 hours before the start.`,
      'until',
      before(2, 'hours'),
    ],
    [
      'Les habitants demandent des salles. Une demande a une salle et une date. Une demande se fait au plus tard 10 jours avant.',
      'until',
      before(10, 'days'),
    ],
    [
      'Une réservation a une salle et une date. Une réservation se fait au plus tôt 12 mois avant.',
      'from',
      before(12, 'months'),
    ],
  ])('%s', (brief, when, offset) => {
    expect(rulesOf(brief)).toEqual([
      expect.objectContaining({ kind: 'deadline', on: ['create'], when, offset }) as unknown,
    ]);
  });

  test('what is cancelled up to a day before is closed from then on, not opened', () => {
    expect(rulesOf(`${courts} Members can cancel bookings up to 24 hours before.`)).toEqual([
      expect.objectContaining({ on: ['cancel'], when: 'until', offset: before(24, 'hours') }) as unknown,
    ]);
  });

  test('what is not named is what those who do it have', () => {
    expect(
      rulesOf(
        'Carriers book docks. A booking has a carrier, a dock and a start time. Carriers can cancel until 4 hours before.',
      ),
    ).toEqual([
      expect.objectContaining({ entity: 'booking', on: ['cancel'], roles: ['carrier'] }) as unknown,
    ]);
  });

  test.each([
    // Nothing is said about the making of records.
    `${courts} We opened the club 14 days in advance of the season.`,
    `${courts} Members can cancel bookings at most 2 days in advance.`,
    `${courts} Members who booked early arrive 10 minutes ahead.`,
  ])('not: %s', (brief) => {
    expect(rulesOf(brief)).toEqual([]);
  });
});

describe('what is had once at a time', () => {
  const lesson = 'A lesson has a student, a teacher, a car, a start time and an end time.';
  test.each([
    [`${lesson} The teacher and the car both have to be free.`, [['teacherId'], ['carId']]],
    [`${lesson} A teacher has a name. A teacher can't be in two places at once.`, [['teacherId']]],
    [
      'A visit has a nurse, a patient, a start and an end. A nurse has a name. The nurse must be available.',
      [['nurseId']],
    ],
    [
      'Trucks come to doors. A door has a number. A booking has a truck, a door, a start and an end. A door can never have two trucks at once.',
      [['doorId']],
    ],
    ['Clients book stylists. Nobody can book the same stylist at the same time.', [['stylistId']]],
    ['Clients book stylists. Two clients cannot book the same stylist at the same time.', [['stylistId']]],
    ['Neighbours book tools. The same tool must never be booked twice for overlapping times.', [['toolId']]],
    [
      'Une leçon a un moniteur, une voiture, un début et une fin. Le moniteur et la voiture doivent être libres.',
      [['moniteurId'], ['voitureId']],
    ],
  ])('%s', (brief, per) => {
    const found = rulesOf(brief);
    expect(found.map((rule) => rule.kind)).toEqual(per.map(() => 'noOverlap'));
    expect(found.map((rule) => 'per' in rule && rule.per)).toEqual(per);
  });

  test.each([
    `${lesson} The car is free.`,
    'Entry must be free. A visitor has a name.',
    `${lesson} Lessons should be free for members.`,
  ])('not: %s', (brief) => {
    expect(rulesOf(brief)).toEqual([]);
  });

  test('a due date says when a loan ends, so that its beginning is added', () => {
    const [rule] = rulesOf(
      'Students borrow items. An item has a name. The same item must never be lent twice for overlapping times.',
    );
    expect(rule).toMatchObject({ entity: 'loan', start: 'startsOn', end: { by: 'field', field: 'dueOn' } });
  });
});

test.each([
  [
    'A clerk may have at most one called ticket at once.',
    'A clerk has a name. A ticket has a clerk and an arrival date and time. A ticket is open, then called, then served.',
  ],
  [
    'Un agent peut avoir au plus un ticket appelé à la fois.',
    "Un agent a un nom. Un ticket a un agent et une date et heure d'arrivée. Un ticket est ouvert, puis appelé, puis servi.",
  ],
])('a state is counted, whatever moment the record has: %s', (rule, outline) => {
  expect(rulesOf(`${outline} ${rule}`)).toMatchObject([
    { kind: 'limit', max: 1, states: [expect.any(String)] },
  ]);
});
