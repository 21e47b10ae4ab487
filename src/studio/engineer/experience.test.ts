import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { experienceOf } from './experience.ts';

const root = join(import.meta.dirname, '../../..');
const everything = parseSpecificationYaml(
  readFileSync(join(root, 'test/fixtures/specifications/every-feature.yaml'), 'utf8'),
);

function example(name: string): Specification {
  const { specification } = analyseBrief(readFileSync(join(root, 'test/fixtures/briefs', name), 'utf8'));
  if (specification === undefined) throw new Error(`${name} is not understood`);
  return specification;
}

describe('the pages of the hair salon', () => {
  const experience = experienceOf(example('hair-salon.md'));

  it('let customers choose a service and a time, and find a stylist who is free then', () => {
    expect(experience.bookings).toEqual([
      {
        entity: 'appointment',
        roles: ['customer'],
        owner: 'customerId',
        choices: ['serviceId'],
        resource: 'stylistId',
        start: expect.any(String) as string,
        end: undefined,
        nights: 0,
        days: [1, 2, 3, 4, 5, 6],
        from: '09:00',
        to: '18:00',
      },
    ]);
  });

  it('give customers what is theirs, stylists what waits for them, and administrators how things stand', () => {
    expect(experience.homes).toMatchObject({
      admin: 'overview',
      customer: 'own',
      stylist: 'work',
      receptionist: 'work',
    });
  });

  it('show appointments by days and by states, and nothing else', () => {
    expect(experience.calendars.map(({ entity }) => entity)).toEqual(['appointment']);
    expect(experience.boards.map(({ entity }) => entity)).toEqual(['appointment']);
  });
});

describe('what is booked', () => {
  it('is a class itself where places in it are counted, without a time of one’s own', () => {
    const [booking] = experienceOf(example('gym.md')).bookings;
    expect(booking).toMatchObject({ entity: 'signUp', choices: ['classId'], start: undefined });
  });

  it('is offered within the hours of the brief', () => {
    const salon = example('hair-salon.md');
    const start = experienceOf(salon).bookings[0]?.start ?? '';
    const open: Specification['rules'][number] = {
      kind: 'hours',
      id: 'open',
      entity: 'appointment',
      field: start,
      days: [2, 3],
      from: '10:00',
      to: '12:00',
      message: 'Closed.',
      source: { from: 'hand' },
    };
    const [booking] = experienceOf({ ...salon, rules: [...salon.rules, open] }).bookings;
    expect(booking).toMatchObject({ days: [2, 3], from: '10:00', to: '12:00' });
  });

  it('is nothing where only staff make records', () => {
    expect(experienceOf(example('invoices.md')).bookings).toEqual([]);
  });
});

describe('figures of a home', () => {
  it('are states, and by month the money or else the number, where the brief names none', () => {
    const idsOf = (name: string): string[] => experienceOf(example(name)).figures.map(({ id }) => id);
    expect(idsOf('invoices.md')).toEqual(['invoices-by-state', 'invoices-money-by-month']);
    expect(idsOf('veterinary-clinic.md')).toEqual(['visits-by-state', 'visits-by-month']);
  });

  it('are only those of the brief where it names some', () => {
    const invoices = example('invoices.md');
    const asked = {
      id: 'all',
      label: 'All',
      entity: 'invoice',
      measure: 'count' as const,
      where: {},
      source: { from: 'hand' as const },
    };
    expect(experienceOf({ ...invoices, figures: [asked] }).figures).toEqual([]);
  });
});

it('every field that a view names holds a day, a moment, or the values of its columns', () => {
  const experience = experienceOf(everything);
  for (const { entity, field } of experience.calendars) {
    const of = everything.entities.find(({ key }) => key === entity);
    expect(['date', 'datetime']).toContain(of?.fields.find(({ key }) => key === field)?.type.kind);
  }
});
