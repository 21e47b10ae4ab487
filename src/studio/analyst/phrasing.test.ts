import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

/** What becomes of a brief of which nothing may be left over. */
function whole(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  expect(specification.notUnderstood).toEqual([]);
  return specification;
}

function fieldsOf(brief: string, key: string): Record<string, unknown> {
  const { entities } = whole(brief);
  const fields = entities.find((entity) => entity.key === key)?.fields ?? [];
  return Object.fromEntries(
    fields.map((field) => [
      field.key,
      { ...field.type, ...(field.required && { required: true }), ...(field.unique && { unique: true }) },
    ]),
  );
}

describe('attributes as people write them', () => {
  it.each([
    ['A locker has a number (unique).', 'locker.number', { kind: 'integer', unique: true }],
    [
      'A bike has a frame: small, medium or large.',
      'bike.frame',
      { kind: 'enum', values: ['small', 'medium', 'large'] },
    ],
    ['A boat has a name and whether it has an engine.', 'boat.engine', { kind: 'boolean' }],
    ['A car has a plate and when I last cleaned it.', 'car.lastCleanedOn', { kind: 'date' }],
    [
      'A crate has a label. A crate weighs between 2.5 and 80 kilograms.',
      'crate.weight',
      { kind: 'decimal', min: 2.5, max: 80 },
    ],
    ['A poem has a title and a link to a recording.', 'poem.recordingLink', { kind: 'url' }],
    [
      'An essay has an abstract of at most 900 characters.',
      'essay.abstract',
      { kind: 'text', maxLength: 900 },
    ],
    [
      'An item has a name and a code (2 letters followed by 4 digits).',
      'item.code',
      { kind: 'text', pattern: '[A-Za-z]{2}[0-9]{4}' },
    ],
    [
      'A bus has a name and a number of seats, which is never more than 60.',
      'bus.numberOfSeats',
      { max: 60 },
    ],
    ['A menu has a title and a price. The price is in dollars.', 'menu.price', { currency: 'USD' }],
    ['A menu has a title and a total. The total must not be negative.', 'menu.total', { min: 0 }],
    [
      'A child has a name and the phone number of a guardian.',
      'child.guardianPhoneNumber',
      { kind: 'phone' },
    ],
    ["A visit has a title and a fee that can't be negative.", 'visit.fee', { kind: 'money', min: 0 }],
    ['A desk has a name and gets coffee or tea.', 'desk.coffeeOrTea', { values: ['coffee', 'tea'] }],
  ])('%s', (brief, path, type) => {
    const [entity = '', field = ''] = path.split('.');
    expect(fieldsOf(brief, entity)[field]).toMatchObject(type);
  });

  it('what a relative clause says of a field goes for its own record alone', () => {
    const brief =
      'A trainer has an email. A member has an email, which is unique. Clerks manage trainers and members.';
    expect(fieldsOf(brief, 'member')['email']).toMatchObject({ unique: true });
    expect(fieldsOf(brief, 'trainer')['email']).not.toHaveProperty('unique');
  });

  it('a number below zero, the state that somebody is in, days', () => {
    expect(
      fieldsOf('A freezer has a name and a degree between -30 and -5.', 'freezer')['degree'],
    ).toMatchObject({
      min: -30,
      max: -5,
    });
    const { entities } = whole(
      'A painting has a title. Paintings are bought, restored, on display and sold.',
    );
    expect(entities[0]?.lifecycle?.states.map(({ value }) => value)).toEqual([
      'bought',
      'restored',
      'on display',
      'sold',
    ]);
  });

  it('a verb with two places refers to both, whatever stands between', () => {
    const { entities } = whole(
      'A lesson is planned for one rider with one horse. A rider has a name. A horse has a name. A lesson has a start time.',
    );
    expect(entities.find(({ key }) => key === 'lesson')?.fields.map(({ key }) => key)).toEqual([
      'riderId',
      'horseId',
      'startsAt',
    ]);
  });

  it('each with, for each we keep, which have: what is said of the noun before', () => {
    expect(Object.keys(fieldsOf('We have boxes, each with a code and a colour.', 'box'))).toEqual([
      'code',
      'colour',
    ]);
    expect(Object.keys(fieldsOf('For every guest we keep the full name and an email.', 'guest'))).toEqual([
      'fullName',
      'email',
    ]);
    expect(Object.keys(fieldsOf('We track films, which have a title and a genre.', 'film'))).toEqual([
      'title',
      'genre',
    ]);
  });

  it('from and until are two fields in order', () => {
    const { entities, rules } = whole(
      'A tent has a name. A hire is of one tent by one camper, from a pick-up date until a return date. A camper has a name.',
    );
    expect(entities.find(({ key }) => key === 'hire')?.fields.map(({ key }) => key)).toEqual([
      'tentId',
      'camperId',
      'pickUpDate',
      'returnDate',
    ]);
    expect(rules).toMatchObject([
      { kind: 'compare', left: 'returnDate', op: 'gte', right: { field: 'pickUpDate' } },
    ]);
  });
});

const workshop =
  'A pottery studio offers courses, which are given by potters. A course has a title, a start, an end and a number of places. A sign-up links a guest to a course. A guest has a name and an email. A potter has a name.';

describe('rules as people write them', () => {
  it.each([
    [
      'Two courses of the same potter may not overlap.',
      { kind: 'noOverlap', entity: 'course', per: ['potterId'] },
    ],
    [
      "A potter can't work on two courses at the same time.",
      { kind: 'noOverlap', entity: 'course', per: ['potterId'] },
    ],
    [
      'A course never takes more sign-ups than its number of places.',
      { kind: 'limit', per: ['courseId'], max: { via: 'courseId', field: 'numberOfPlaces' } },
    ],
    [
      'A course must not have more sign-ups than places.',
      { kind: 'limit', per: ['courseId'], max: { via: 'courseId', field: 'numberOfPlaces' } },
    ],
    ["A guest can't sign up twice for the same course.", { kind: 'unique', fields: ['courseId', 'guestId'] }],
    [
      'Guests can sign up only once for the same course.',
      { kind: 'unique', fields: ['courseId', 'guestId'] },
    ],
    [
      'A potter may have not more than 3 courses.',
      { kind: 'limit', entity: 'course', per: ['potterId'], max: 3 },
    ],
  ])('%s', (sentence, rule) => {
    expect(whole(`${workshop} ${sentence}`).rules).toContainEqual(expect.objectContaining(rule));
  });

  it('a doing from then until then has these days itself, told from both sides it is one', () => {
    const { entities, rules } = whole(
      'A marina rents out berths. A berth has a code. Sailors book berths from an arrival day until a departure day. A sailor has a name. A berth can never be booked by two sailors over the same period.',
    );
    expect(entities.map(({ key }) => key).sort()).toEqual(['berth', 'booking', 'sailor']);
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'noOverlap',
        entity: 'booking',
        start: 'arrivalDay',
        per: ['berthId'],
      }),
    );
  });

  it('once a day: the doing has a day, and no two the same', () => {
    const { entities, rules } = whole(
      "A field has a name. Coaches reserve fields for a day. A field can't be reserved twice for the same day.",
    );
    expect(entities.find(({ key }) => key === 'reservation')?.fields.map(({ key }) => key)).toEqual([
      'fieldId',
      'coachId',
      'day',
    ]);
    expect(rules).toMatchObject([{ kind: 'unique', entity: 'reservation', fields: ['fieldId', 'day'] }]);
  });

  it('what is away cannot be given again', () => {
    const shop = 'A shop rents out costumes to customers. A costume has a name.';
    for (const sentence of [
      'A costume that is rented cannot be rented again until it is returned.',
      'A costume cannot be rented again until it is returned.',
    ])
      expect(whole(`${shop} ${sentence}`).rules).toContainEqual(
        expect.objectContaining({ kind: 'limit', entity: 'rental', per: ['costumeId'], max: 1 }),
      );
  });

  it('a limit brings along whose they are, and counts the states that it names', () => {
    const { entities, rules } = whole(
      'A task has a title. A task is open, then in review, then done. A reviewer may have no more than 4 tasks in review at the same time.',
    );
    expect(entities.find(({ key }) => key === 'task')?.fields.map(({ key }) => key)).toContain('reviewerId');
    expect(rules).toMatchObject([
      { kind: 'limit', entity: 'task', per: ['reviewerId'], max: 4, states: ['in review'] },
    ]);
  });
});

describe('permissions as people write them', () => {
  const can = (brief: string, role: string, entity: string): unknown => {
    const found = whole(brief).permissions.find((one) => one.role === role && one.entity === entity);
    return found && { actions: found.actions, transitions: found.transitions, scope: found.scope };
  };
  const parcel =
    'A parcel has a label. A parcel is announced, then in progress, then done or refused. A parcel is for a visitor. A visitor has a name.';

  it('present tense and verbs that mean a state by another name', () => {
    expect(can(`${parcel} Porters start and finish parcels.`, 'porter', 'parcel')).toEqual({
      actions: ['read'],
      transitions: ['to-in-progress', 'do'],
      scope: 'all',
    });
    expect(
      can(`${parcel} Inspectors start, finish and reject parcels.`, 'inspector', 'parcel'),
    ).toMatchObject({
      transitions: ['to-in-progress', 'do', 'refuse'],
    });
  });

  it('a verb that names a record makes that record', () => {
    const shop =
      'A print has a title. A request is for one print by one fan. A fan has a name. Fans request prints in advance. Fans see their own requests only.';
    expect(can(shop, 'fan', 'request')).toEqual({
      actions: ['create', 'read'],
      transitions: [],
      scope: 'own',
    });
    expect(can(shop, 'fan', 'print')).toMatchObject({ actions: ['read'] });
  });

  it('what somebody makes and may not see of others is their own alone', () => {
    const brief =
      'A fault has a description. Drivers can report faults. Drivers cannot see the faults of other drivers. Mechanics manage faults.';
    expect(can(brief, 'driver', 'fault')).toEqual({
      actions: ['create', 'read'],
      transitions: [],
      scope: 'own',
    });
  });

  it('they are those who did something in the same sentence', () => {
    const brief =
      'A slot has a start and an end. An actor has a name. Directors create slots, and they can see all actors.';
    expect(can(brief, 'director', 'actor')).toMatchObject({ actions: ['read'] });
    expect(whole(brief).roles.map(({ key }) => key)).toEqual(['director']);
  });

  it('must not is may not, and verbs of having are verbs as well', () => {
    const brief =
      'A barrel has a code. A barrel stands in a cellar. A cellar has a name. Barrels are filled, stored, then emptied. Coopers store and empty barrels. Coopers must not delete cellars.';
    expect(can(brief, 'cooper', 'barrel')).toMatchObject({ transitions: ['store', 'empty'] });
    expect(can(brief, 'cooper', 'cellar')).toMatchObject({ actions: ['create', 'read', 'update'] });
  });

  it('own goes for all that is named after it', () => {
    const zoo =
      'A keeper has a name. A cage has a number. A cage belongs to a keeper. A report has a text. A report is for a cage. Keepers can see only their own cages and reports.';
    expect(can(zoo, 'keeper', 'report')).toMatchObject({ actions: ['read'], scope: 'own' });
    expect(can(zoo, 'keeper', 'cage')).toMatchObject({ actions: ['read'], scope: 'own' });
  });

  it('a permission for one field alone is refused, and makes no entity', () => {
    const { specification } = analyseBrief(
      'A stall has a label and a daily price. Hands can create stalls and change prices.',
    );
    expect(specification?.entities.map(({ key }) => key)).toEqual(['stall']);
    expect(specification?.notUnderstood.map(({ text }) => text)).toEqual(['change prices']);
  });

  it('everything except, anything with, nobody', () => {
    expect(can(`${parcel} Porters do everything except deleting parcels.`, 'porter', 'parcel')).toMatchObject(
      {
        actions: ['create', 'read', 'update'],
      },
    );
    expect(can(`${parcel} Head porters can do anything with parcels.`, 'headPorter', 'parcel')).toMatchObject(
      {
        actions: ['create', 'read', 'update', 'delete'],
      },
    );
    expect(
      can(`${parcel} Porters manage parcels. Nobody may delete parcels.`, 'porter', 'parcel'),
    ).toMatchObject({
      actions: ['create', 'read', 'update'],
    });
  });

  it('a refused permission takes nothing else along, and a role nobody understood may only see', () => {
    expect(
      can(`${parcel} Visitors may see their own parcels but not change them.`, 'visitor', 'parcel'),
    ).toMatchObject({ actions: ['read'], scope: 'own' });
    const { specification } = analyseBrief(`${parcel} Porters juggle parcels while the moon is full.`);
    expect(
      specification?.permissions.flatMap(({ actions }) => actions).filter((one) => one !== 'read'),
    ).toEqual([]);
    expect(specification?.notUnderstood).not.toEqual([]);
  });

  it('the secretary makes records of what others do', () => {
    const school =
      'An enrolment links a pupil to a course. A course has a title. A pupil has a name. The secretary enrols pupils.';
    expect(can(school, 'secretary', 'enrolment')).toMatchObject({ actions: ['create', 'read'] });
  });
});

describe('what is said beside the product', () => {
  it('greetings, titles and introductions leave nothing over', () => {
    const { product, entities } = whole(
      "Bike garage\n\nHello! I'm a bike mechanic and I need something to track my repairs. A repair has a description and a price. Thanks!",
    );
    expect(product.name).toBe('Bike garage');
    expect(entities.map(({ key }) => key)).toEqual(['repair']);
  });

  it('a field that is spoken of by itself is no entity', () => {
    const { entities } = whole(
      'A tour has a title and a price. The price is in euros and must not be negative.',
    );
    expect(entities.map(({ key }) => key)).toEqual(['tour']);
  });
});
