import { describe, expect, test } from 'vitest';
import type { Specification } from '../../../protocol/specification.ts';
import { analyseBrief } from '../analyse.ts';

function specificationOf(brief: string): Specification {
  const { specification, draft, why } = analyseBrief(brief);
  const made = specification ?? draft;
  if (!made) throw new Error(why);
  return made;
}

/** The fields of an entity that the brief itself names. */
function fieldsOf(brief: string, key: string): string[] {
  const entity = specificationOf(brief).entities.find((one) => one.key === key);
  return (entity?.fields ?? []).filter(({ source }) => source.from === 'brief').map((field) => field.key);
}

const flights = 'A flight has a date and a pilot.';

describe('what is written down, told with what is done', () => {
  test.each([
    [
      `${flights} Passengers book places on a flight with their name, phone number and weight in kg.`,
      'booking',
      ['name', 'phoneNumber', 'weight'],
    ],
    [
      `${flights} Passengers book a flight, giving their name and phone number.`,
      'booking',
      ['name', 'phoneNumber'],
    ],
    [
      'A peal is recorded with date, method and number of changes.',
      'peal',
      ['date', 'method', 'numberOfChanges'],
    ],
    [
      'A peal is recorded by the secretary with date, method and number of changes.',
      'peal',
      ['date', 'method', 'numberOfChanges'],
    ],
    [
      'Ringers register with name and e-mail. Ringers see peals. A peal has a date.',
      'ringer',
      ['name', 'email'],
    ],
    [
      'Un vol a une date et un pilote. Les passagers réservent un vol en donnant leur nom et leur téléphone.',
      'reservation',
      ['nom', 'telephone'],
    ],
  ])('belongs to the record of the doing: %s', (brief, key, fields) => {
    expect(fieldsOf(brief, key)).toEqual(expect.arrayContaining(fields));
  });

  test('is not of the thing that is booked', () => {
    const brief = `${flights} Passengers book places on a flight with their name, phone number and weight in kg.`;
    expect(fieldsOf(brief, 'flight')).toEqual(['date', 'pilot']);
  });

  test.each([
    // Whom or what something is done with is no field.
    `${flights} Passengers book a flight with a friend.`,
    `${flights} Passengers can pay a flight with a card.`,
    // One of many, and not any of them.
    `${flights} Three flights are recorded with date and weather.`,
    `${flights} The old flights are recorded with date and weather.`,
  ])('is no field: %s', (brief) => {
    const { entities } = specificationOf(brief);
    const names = entities.flatMap(({ fields }) =>
      fields.filter(({ source }) => source.from === 'brief').map(({ key }) => key),
    );
    expect(names).not.toEqual(expect.arrayContaining(['friend']));
    expect(names).not.toContain('card');
    expect(names).not.toContain('weather');
  });
});
