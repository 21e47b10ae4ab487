import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Journey, journeySchema } from '../../protocol/journey.ts';
import { elementId, type Specification, specificationSchema } from '../../protocol/specification.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { deriveJourneys } from './derive.ts';
import { walksOf } from './move.ts';

const salon = parseSpecificationYaml(
  readFileSync(join(import.meta.dirname, '../../../test/fixtures/specifications/hair-salon.yaml'), 'utf8'),
);
const nowMs = Date.UTC(2026, 10, 21);
const journeys = deriveJourneys(salon, nowMs);
const journey = (id: string): Journey => {
  const found = journeys.find((each) => each.id === id);
  if (!found) throw new Error(`no journey ${id}`);
  return found;
};
const deeds = (id: string): string[] => journey(id).steps.map((step) => step.do);

function with_(change: (specification: Specification) => void): Specification {
  const copy = structuredClone(salon);
  change(copy);
  return specificationSchema.parse(copy);
}

describe('journeys of the hair salon', () => {
  it('are valid, named once and the same each time', () => {
    for (const each of journeys) expect(journeySchema.parse(each)).toEqual(each);
    expect(new Set(journeys.map((each) => each.id)).size).toBe(journeys.length);
    expect(deriveJourneys(salon, nowMs)).toEqual(journeys);
  });

  it('prove every entity, field, transition, permission, role and rule', () => {
    const proved = new Set(journeys.flatMap((each) => each.proves));
    const elements = [
      ...salon.entities.flatMap((entity) => [
        elementId.entity(entity.key),
        ...entity.fields.map((field) => elementId.field(entity.key, field.key)),
        ...(entity.lifecycle?.transitions ?? []).map(({ verb }) => elementId.transition(entity.key, verb)),
      ]),
      ...salon.permissions.map((each) => elementId.permission(each.role, each.entity)),
      ...salon.roles.map((role) => elementId.role(role.key)),
      ...salon.rules.map((rule) => elementId.rule(rule.id)),
    ];
    expect(elements.filter((element) => !proved.has(element))).toEqual([]);
  });

  it('expect nothing hidden where another permission of the role shows everything', () => {
    const wide = with_(({ permissions }) => {
      const own = permissions.find((each) => each.role === 'customer' && each.entity === 'appointment');
      if (own) permissions.push({ ...own, actions: ['read'], transitions: [], scope: 'all', via: [] });
    });
    const hidden = (specification: Specification): unknown[] =>
      (deriveJourneys(specification, nowMs).find(({ id }) => id === 'customer-border')?.steps ?? []).filter(
        (step) => step.do === 'expectNotListed' && step.record.startsWith('appointment'),
      );
    expect(hidden(salon)).toHaveLength(1);
    expect(hidden(wide)).toHaveLength(0);
  });

  it('choose on a form what the role sees: itself where it sees nobody else', () => {
    const narrow = with_((specification) => {
      const { permissions } = specification;
      const [one] = permissions;
      if (!one) return;
      const all = { ...one, role: 'stylist', scope: 'all' as const, via: [], transitions: [] };
      specification.permissions = [
        ...permissions.filter(
          ({ role, entity }) => role !== 'stylist' || !['appointment', 'stylist'].includes(entity),
        ),
        { ...all, entity: 'appointment', actions: ['create', 'read'] },
        { ...all, entity: 'stylist', actions: ['read'], scope: 'own' },
      ];
    });
    const creates = deriveJourneys(narrow, nowMs).find(({ id }) => id === 'stylist-creates-appointments');
    const filled = creates?.steps.find((step) => step.do === 'fill');
    if (filled?.do !== 'fill') throw new Error('no form is filled in');
    expect(filled.entries.find(({ label }) => label === 'Stylist')?.record).toBe('me');
    expect(creates?.alone).toBe('account');
  });

  it('move records of their own where a role sees all of them and moves only these', () => {
    const wide = with_(({ permissions }) => {
      const own = permissions.find((each) => each.role === 'stylist' && each.entity === 'appointment');
      if (own) permissions.push({ ...own, actions: ['read'], transitions: [], scope: 'all', via: [] });
    });
    const moves = deriveJourneys(wide, nowMs).filter(({ id }) => id.startsWith('stylist-moves-appointments'));
    const made = moves.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        step.do === 'arrange' && step.save.collection === 'appointments' ? [step.body['stylistId']] : [],
      ),
    );
    expect(made.length).toBeGreaterThan(0);
    for (const stylist of made) expect(stylist).toEqual({ record: 'me' });
  });

  it('meet a rule about the same stylist even where a record may do without one', () => {
    const loose = with_(({ entities }) => {
      const field = entities
        .find(({ key }) => key === 'appointment')
        ?.fields.find(({ key }) => key === 'stylistId');
      if (field) field.required = false;
    });
    const broken = deriveJourneys(loose, nowMs).find(
      ({ id }) => id === 'rule-appointment-no-overlap-per-stylist',
    );
    const made = broken?.steps.find(
      (step) => step.do === 'arrange' && step.save.collection === 'appointments',
    );
    const filled = broken?.steps.find((step) => step.do === 'fill');
    if (made?.do !== 'arrange' || filled?.do !== 'fill') throw new Error('steps are missing');
    const stylist = filled.entries.find((each) => each.label === 'Stylist')?.record;
    expect(stylist).toBeDefined();
    expect(made.body['stylistId']).toEqual({ record: stylist });
  });

  it('test on the screen what they are about, and only set up through the API', () => {
    for (const each of journeys) {
      const first = each.steps.findIndex((step) => !step.do.startsWith('arrange') && step.do !== 'identify');
      const later = each.steps.slice(first).filter((step) => step.do.startsWith('arrange'));
      expect(later, each.id).toEqual([]);
    }
  });

  it('break the rule about overlaps at the same stylist and time, and read its message', () => {
    const { steps } = journey('rule-appointment-no-overlap-per-stylist');
    const made = steps.find((step) => step.do === 'arrange' && step.save.collection === 'appointments');
    const filled = steps.find((step) => step.do === 'fill');
    if (made?.do !== 'arrange' || filled?.do !== 'fill') throw new Error('steps are missing');
    const start = filled.entries.find((each) => each.label === 'Start');
    expect(made.body['startsAt']).toEqual({ value: `${start?.value ?? ''}:00.000Z` });
    expect(made.body['stylistId']).toEqual({
      record: filled.entries.find((each) => each.label === 'Stylist')?.record,
    });
    expect(steps).toContainEqual(
      expect.objectContaining({
        do: 'saveRefused',
        message: 'This stylist already has an appointment at that time.',
      }),
    );
  });

  it('fill a limit through the API and go one too far on the screen', () => {
    const { steps } = journey('rule-appointment-limit-per-customer');
    const made = steps.filter((step) => step.do === 'arrange' && step.save.collection === 'appointments');
    expect(made).toHaveLength(3);
    expect(steps.at(-1)).toMatchObject({
      do: 'saveRefused',
      message: 'A customer may have at most 3 booked appointments at once.',
    });
  });

  it("show each role its border: no button that is not theirs, nobody else's record in the list or by address", () => {
    const { steps } = journey('customer-border');
    const absent = steps.flatMap((step) => (step.do === 'expectControl' && !step.present ? [step.name] : []));
    expect(absent).toEqual(
      expect.arrayContaining(['New stylist', 'New service', 'Edit', 'Delete', 'Confirm']),
    );
    expect(absent).not.toContain('New appointment');
    expect(deeds('customer-border')).toEqual(
      expect.arrayContaining(['expectNotListed', 'expectTurnedAway', 'signOut']),
    );
    const owners = steps.flatMap((step) =>
      step.do === 'arrange' && 'customerId' in step.body ? [step.body['customerId']] : [],
    );
    expect(owners).toContainEqual({ record: 'me' });
    expect(owners.some((owner) => JSON.stringify(owner) !== JSON.stringify({ record: 'me' }))).toBe(true);
  });

  it('never make two records of the same name or address', () => {
    const names = journeys.flatMap((each) =>
      each.steps.flatMap((step) => (step.do === 'arrange' ? [step.body['email'] ?? step.body['name']] : [])),
    );
    const texts = names.filter((value) => value !== undefined).map((value) => JSON.stringify(value));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('journeys of other specifications', () => {
  it('leave out rules that need too many records, and the forms of no role go to the administrator', () => {
    const many = with_((specification) => {
      for (const rule of specification.rules) if (rule.kind === 'limit') rule.max = 500;
    });
    const ids = deriveJourneys(many, nowMs).map((each) => each.id);
    expect(ids).not.toContain('rule-appointment-limit-per-customer');
    expect(journey('mistakes-stylists').role).toBe('admin');
  });

  it('set a capacity to its least and fill it', () => {
    const capacity = with_((specification) => {
      const service = specification.entities.find((each) => each.key === 'service');
      service?.fields.push({
        key: 'seats',
        label: 'Seats',
        type: { kind: 'integer', min: 1 },
        required: true,
        unique: false,
        source: { from: 'hand' },
      });
      specification.rules = [
        {
          kind: 'limit',
          id: 'seats',
          entity: 'appointment',
          message: 'This service is full.',
          per: [],
          max: { via: 'serviceId', field: 'seats' },
          source: { from: 'hand' },
        },
      ];
    });
    const found = deriveJourneys(capacity, nowMs).find((each) => each.id === 'rule-seats');
    const seats = found?.steps.flatMap((step) =>
      step.do === 'arrange' && 'seats' in step.body ? [step.body['seats']] : [],
    );
    expect(seats).toEqual([{ value: 1 }]);
    expect(
      found?.steps.filter((step) => step.do === 'arrange' && step.save.collection === 'appointments'),
    ).toHaveLength(1);
  });

  it('choose by card what is theirs where they see nobody else’s', () => {
    const parking = parseSpecificationYaml(`
format: macrohard/specification
version: 1
product: { name: Parking, slug: parking, summary: Parking. }
entities:
  - key: driver
    label: Driver
    labelPlural: Drivers
    collection: drivers
    display: email
    source: { from: hand }
    fields:
      - { key: email, label: Email, type: { kind: email }, required: true, unique: true, source: { from: hand } }
  - key: vehicle
    label: Vehicle
    labelPlural: Vehicles
    collection: vehicles
    display: plate
    source: { from: hand }
    fields:
      - { key: plate, label: Plate, type: { kind: text, maxLength: 20 }, required: true, unique: true, source: { from: hand } }
      - { key: driverId, label: Driver, type: { kind: reference, entity: driver }, required: true, unique: false, source: { from: hand } }
  - key: booking
    label: Booking
    labelPlural: Bookings
    collection: bookings
    source: { from: hand }
    fields:
      - { key: vehicleId, label: Vehicle, type: { kind: reference, entity: vehicle }, required: true, unique: false, source: { from: hand } }
      - { key: startsAt, label: Start, type: { kind: datetime }, required: true, unique: false, source: { from: hand } }
roles:
  - { key: driver, label: Driver, entity: driver, source: { from: hand } }
permissions:
  - { role: driver, entity: vehicle, actions: [create, read], transitions: [], scope: own, via: [driverId], source: { from: hand } }
  - { role: driver, entity: booking, actions: [create, read], transitions: [], scope: own, via: [vehicleId, driverId], source: { from: hand } }
rules: []
`);
    const books = deriveJourneys(parking, nowMs).find(({ id }) => id === 'driver-books-bookings');
    const chosen = books?.steps.find((step) => step.do === 'choose');
    const made = books?.steps.find(
      (step) => step.do === 'arrange' && chosen?.do === 'choose' && step.save.name === chosen.record,
    );
    expect(made).toMatchObject({ body: { driverId: { record: 'me' } } });
  });

  it('break a condition between fields, with its own message', () => {
    const compared = with_((specification) => {
      specification.rules.push({
        kind: 'compare',
        id: 'future',
        entity: 'appointment',
        message: 'An appointment lies in the future.',
        left: 'startsAt',
        op: 'gt',
        right: { kind: 'now' },
        source: { from: 'hand' },
      });
    });
    const { steps } = deriveJourneys(compared, nowMs).find((each) => each.id === 'mistakes-appointments') ?? {
      steps: [],
    };
    const nth = steps.findIndex(
      (step) => step.do === 'saveRefused' && step.message === 'An appointment lies in the future.',
    );
    expect(nth).toBeGreaterThan(0);
    expect(steps[nth - 1]).toMatchObject({ entries: [{ label: 'Start', value: '2026-11-20T21:00' }] });
  });

  it('type and read moments in the time zone of the product', () => {
    const paris = with_((specification) => {
      specification.product.timeZone = 'Europe/Paris';
    });
    const { steps } = deriveJourneys(paris, nowMs).find(
      (each) => each.id === 'receptionist-creates-appointments',
    ) ?? { steps: [] };
    const start = steps
      .flatMap((step) => (step.do === 'fill' ? step.entries : []))
      .find((each) => each.label === 'Start');
    expect(start?.value).toMatch(/T1[12]:00$/);
  });
});

describe('ways through the states', () => {
  it('press every transition from every state in which it can be pressed, and nothing else', () => {
    const states = ['a', 'b', 'c', 'd', 'e'];
    const transition = fc.record({
      from: fc.uniqueArray(fc.constantFrom(...states), { minLength: 1 }),
      to: fc.constantFrom(...states),
    });
    fc.assert(
      fc.property(fc.array(transition, { maxLength: 6 }), (shapes) => {
        const source = { from: 'hand' as const };
        const transitions = shapes.map(({ from, to }, nth) => ({
          verb: `v${nth}`,
          label: `V${nth}`,
          from,
          to,
          source,
        }));
        const lifecycle = {
          field: 'status',
          label: 'Status',
          initial: 'a',
          states: states.map((value) => ({ value, label: value, occupies: true, source })),
          transitions,
          source,
        };
        const reachable = new Set(['a']);
        for (let size = 0; size < reachable.size;) {
          size = reachable.size;
          for (const each of transitions)
            if (each.from.some((from) => reachable.has(from))) reachable.add(each.to);
        }
        const wanted = transitions.flatMap((each) =>
          each.from.filter((from) => reachable.has(from)).map((from) => `${from} ${each.verb}`),
        );
        const walks = walksOf(
          lifecycle,
          transitions.map((each) => each.verb),
        );
        const pressed = walks.flatMap((walk) =>
          walk.presses.map((step) => `${step.from} ${step.transition.verb}`),
        );
        expect(pressed.toSorted()).toEqual(wanted.toSorted());
        for (const walk of walks) {
          let at = 'a';
          for (const each of walk.before) {
            expect(each.from).toContain(at);
            at = each.to;
          }
          for (const step of walk.presses) {
            expect(step.from).toBe(at);
            at = step.transition.to;
          }
        }
      }),
    );
  });
});
