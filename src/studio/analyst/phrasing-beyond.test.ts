import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

function read(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

/** What becomes of a brief of which nothing may be left over. */
function whole(brief: string): Specification {
  const specification = read(brief);
  expect(specification.notUnderstood).toEqual([]);
  return specification;
}

const fieldOf = (specification: Specification, entity: string, field: string): unknown =>
  specification.entities.find(({ key }) => key === entity)?.fields.find(({ key }) => key === field);
const derivedOf = (specification: Specification, entity: string, key: string): unknown =>
  specification.entities.find((one) => one.key === entity)?.derived.find((one) => one.key === key);

describe('types from words', () => {
  it.each([
    ['A bird has a name and a photo.', 'bird', 'photo', { type: { kind: 'image' }, required: false }],
    ['A bird has a name and a feather (image).', 'bird', 'feather', { type: { kind: 'image' } }],
    ['A claim has a title and a receipt (image or PDF).', 'claim', 'receipt', { type: { kind: 'file' } }],
    ['A flag has a name and a colour.', 'flag', 'colour', { type: { kind: 'colour' } }],
    ['A rope has a name and a weight in kg.', 'rope', 'weight', { type: { kind: 'decimal', unit: 'kg' } }],
    [
      'A tent has a name and a warranty in months.',
      'tent',
      'warrantyMonths',
      { type: { kind: 'duration', unit: 'months' } },
    ],
    [
      'A crate has a label and a stamp made of 6 digits.',
      'crate',
      'stamp',
      { type: { kind: 'text', pattern: '[0-9]{6}' } },
    ],
    [
      'A crate has a label and a 6-digit stamp.',
      'crate',
      'stamp',
      { type: { kind: 'text', pattern: '[0-9]{6}' } },
    ],
    [
      'A crate has a label and a stamp of 4 to 12 letters and digits.',
      'crate',
      'stamp',
      { type: { pattern: '[A-Za-z0-9]{4,12}' } },
    ],
    [
      'A dive has a place and a depth of 5 to 40 metres.',
      'dive',
      'depth',
      { type: { kind: 'decimal', min: 5, max: 40, unit: 'm' } },
    ],
    [
      'A dive has a place and a rank between 1 and 3 (default 2).',
      'dive',
      'rank',
      { type: { kind: 'integer', min: 1, max: 3 }, default: 2 },
    ],
    [
      'A dive has a place and a mood (calm, rough, wild; default: calm).',
      'dive',
      'mood',
      { type: { kind: 'enum', values: ['calm', 'rough', 'wild'] }, default: 'calm' },
    ],
    [
      'A dive has a place and a price per hour in euros.',
      'dive',
      'pricePerHour',
      { type: { kind: 'money', currency: 'EUR' } },
    ],
    [
      'A dive has a place and a level, which is a whole number.',
      'dive',
      'level',
      { type: { kind: 'integer' } },
    ],
    [
      'A dive has a place and a code of at least 3 and at most 8 characters.',
      'dive',
      'code',
      { type: { minLength: 3, maxLength: 8 } },
    ],
  ])('%s', (...[brief, entity, field, wanted]) => {
    expect(fieldOf(whole(brief), entity, field)).toMatchObject(wanted);
  });

  it('a status with its values holds the states', () => {
    const { entities } = whole('A kite has a name and a status: to do, doing, done.');
    expect(entities[0]?.lifecycle).toMatchObject({ field: 'status', initial: 'to do' });
    expect(entities[0]?.lifecycle?.states.map(({ value }) => value)).toEqual(['to do', 'doing', 'done']);
  });

  it('starts and ends at a time are two moments in order', () => {
    const specification = whole(
      'A ferry has a name. A crossing is for a ferry. A crossing starts at a time and ends at a time.',
    );
    expect(fieldOf(specification, 'crossing', 'startsAt')).toMatchObject({ type: { kind: 'datetime' } });
    expect(specification.rules).toMatchObject([{ kind: 'compare', left: 'endsAt', op: 'gt' }]);
  });

  it('several of both sides are many-to-many, tags always, parts belong to their whole', () => {
    expect(
      fieldOf(whole('A poem has a title and several tags. A tag has a name.'), 'poem', 'tagIds'),
    ).toMatchObject({
      type: { kind: 'references', entity: 'tag' },
    });
    const { entities: both } = whole(
      'A boat has a name and several crews. A crew has a name and several boats.',
    );
    expect(both.flatMap(({ fields }) => fields.map(({ key }) => key))).toEqual(['crewIds', 'name', 'name']);
    const { entities } = whole('A basket has a label and consists of rows. A row has a text.');
    expect(entities.find(({ key }) => key === 'row')?.partOf).toBe('basketId');
  });
});

const invoices =
  'A client has a name and an email. An invoice has a number, a date, a due date and belongs to a client. An invoice has lines. A line has a text, a quantity and a unit price in euros. An invoice is a draft, then sent, then paid.';

describe('values that follow from others', () => {
  it('the sum of lines is that of their amounts, which are quantity times price', () => {
    const specification = whole(`${invoices} The total of an invoice is the sum of its lines.`);
    expect(derivedOf(specification, 'line', 'amount')).toMatchObject({
      formula: {
        by: 'arithmetic',
        op: 'multiply',
        left: { field: 'quantity' },
        right: { field: 'unitPrice' },
      },
    });
    expect(derivedOf(specification, 'invoice', 'total')).toMatchObject({
      type: { kind: 'money' },
      formula: { by: 'sum', entity: 'line', via: 'invoiceId', field: 'amount' },
    });
  });

  it('a number of nights that follows from two days is multiplied like any other', () => {
    const specification = whole(
      'A cabin has a name and a nightly price in euros. A stay is for a cabin and has a first day, which is a date, and a last day, which is a date. The number of nights of a stay is the number of days between its first day and its last day. The price of a stay is the nightly price of its cabin times its number of nights.',
    );
    expect(derivedOf(specification, 'stay', 'price')).toMatchObject({
      type: { kind: 'money' },
      formula: {
        left: { field: 'nightlyPrice', via: 'cabinId' },
        right: { field: 'numberOfNights' },
      },
    });
  });

  it.each([
    [
      'An invoice is overdue when it is sent and its due date has passed.',
      { by: 'past', field: 'dueOn', states: ['sent'] },
    ],
    [
      'An invoice is overdue when its due date has passed and it is sent.',
      { by: 'past', field: 'dueOn', states: ['sent'] },
    ],
    [
      'An invoice is overdue if the due date has passed and the invoice is sent.',
      { by: 'past', field: 'dueOn', states: ['sent'] },
    ],
    ['A sent invoice is overdue after its due date.', { by: 'past', field: 'dueOn' }],
    [
      'An invoice is overdue 30 days after its date.',
      { by: 'past', field: 'date', after: { amount: 30, unit: 'days' } },
    ],
  ])('%s', (sentence, formula) => {
    expect(derivedOf(read(`${invoices} ${sentence}`), 'invoice', 'overdue')).toMatchObject({ formula });
  });

  it('a count is shown, nights follow from two days', () => {
    const stays = 'A hut has a name. A stay is for a hut, from an arrival date to a departure date.';
    expect(
      derivedOf(whole(`${stays} The number of stays of a hut is shown.`), 'hut', 'numberOfStays'),
    ).toMatchObject({
      formula: { by: 'count', entity: 'stay', via: 'hutId' },
    });
    expect(
      derivedOf(
        whole(`${stays} The number of nights follows from arrival and departure.`),
        'stay',
        'numberOfNights',
      ),
    ).toMatchObject({ formula: { by: 'elapsed', from: 'arrivalDate', to: 'departureDate', unit: 'days' } });
  });
});

describe('rules about acts', () => {
  it.each([
    ['A sent invoice can no longer be changed.', { kind: 'freeze', states: ['sent', 'paid'] }],
    ['Once sent, an invoice cannot be edited.', { kind: 'freeze', states: ['sent', 'paid'] }],
    ['Only drafts can be changed.', { kind: 'freeze', states: ['sent', 'paid'] }],
    ['Nobody may change a sent invoice.', { kind: 'freeze', states: ['sent', 'paid'] }],
    [
      'An invoice can only be sent when it has at least one line.',
      {
        kind: 'require',
        on: ['send'],
        condition: { kind: 'atLeast', entity: 'line', via: 'invoiceId', min: 1 },
      },
    ],
    [
      'An invoice cannot be sent unless it has a line.',
      {
        kind: 'require',
        on: ['send'],
        condition: { kind: 'atLeast', entity: 'line', via: 'invoiceId', min: 1 },
      },
    ],
  ])('%s', (sentence, rule) => {
    expect(read(`${invoices} ${sentence}`).rules).toContainEqual(expect.objectContaining(rule));
  });

  const visits =
    'A guest has a name and an email. A visit is for a guest and has a start and an end. A visit is planned, then done or cancelled.';

  it.each([
    [
      'Guests can cancel their own visits up to 24 hours before they start.',
      { when: 'until', field: 'startsAt', offset: { amount: -24, unit: 'hours' }, roles: ['guest'] },
    ],
    [
      'Visits can be cancelled until 2 days before the start.',
      { when: 'until', field: 'startsAt', offset: { amount: -2, unit: 'days' } },
    ],
    [
      'Visits cannot be cancelled less than 3 hours before they start.',
      { when: 'until', field: 'startsAt', offset: { amount: -3, unit: 'hours' } },
    ],
  ])('%s', (sentence, rule) => {
    expect(read(`${visits} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({ kind: 'deadline', on: ['cancel'], ...rule }),
    );
  });

  it('only active members may borrow', () => {
    const { rules } = whole(
      'A library lends films to members. A film has a title. A member has a name. A member is active or suspended. Only active members may borrow films.',
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'require',
        on: ['create'],
        condition: { kind: 'state', via: 'memberId', states: ['active'] },
      }),
    );
  });

  it('a stock goes down with what is handed out, and comes back by itself', () => {
    const { rules } = whole(
      'A good has a name and a stock. A parcel has a date and is prepared, then handed out or cancelled. A parcel has lines. A line has a good and a quantity. When a parcel is handed out, the stock of its goods goes down by the quantity. If the parcel is cancelled, the stock comes back.',
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'stock',
        entity: 'line',
        via: 'goodId',
        field: 'stock',
        amount: 'quantity',
        direction: 'out',
        within: 'parcelId',
        states: ['handed out'],
      }),
    );
  });

  it('opening hours hold for what takes place then', () => {
    const { rules } = whole(`${visits} Visits are only possible on weekdays between 8:00 and 20:00.`);
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'hours',
        entity: 'visit',
        field: 'startsAt',
        days: [1, 2, 3, 4, 5],
        from: '08:00',
        to: '20:00',
      }),
    );
  });

  it('rights in some states, for some fields, without an account, of the one who made it', () => {
    const can = (sentence: string): unknown =>
      read(`${invoices} ${sentence}`).permissions.map(
        ({ role, actions, transitions, scope, states, fields }) => ({
          role,
          actions,
          transitions,
          scope,
          states,
          fields,
        }),
      );
    expect(can('Clerks may change invoices only while they are drafts.')).toContainEqual({
      role: 'clerk',
      actions: ['update'],
      transitions: [],
      scope: 'all',
      states: ['draft'],
      fields: undefined,
    });
    expect(can('Clerks can change the date of invoices.')).toContainEqual({
      role: 'clerk',
      actions: ['update'],
      transitions: [],
      scope: 'all',
      states: undefined,
      fields: ['date'],
    });
    expect(can('Anyone can see paid invoices without an account.')).toContainEqual({
      role: 'anyone',
      actions: ['read'],
      transitions: [],
      scope: 'all',
      states: ['paid'],
      fields: undefined,
    });
    expect(can('Technicians may change lines, clerks may not.')).toContainEqual(
      expect.objectContaining({ role: 'technician', actions: ['read', 'update'] }),
    );
  });
});

describe('what goes beyond keeping records', () => {
  it.each([
    [
      'The client gets an email when an invoice is sent.',
      { on: { event: 'transition', verb: 'send' }, to: { kind: 'record', via: ['clientId'] } },
    ],
    ['When an invoice is paid, the client is notified.', { on: { event: 'transition', verb: 'pay' } }],
    [
      'Send the client an email the day before the due date.',
      { on: { event: 'due', field: 'dueOn', offset: { amount: -1, unit: 'days' } } },
    ],
    [
      'The client gets a message 3 days after the due date of an invoice. An invoice is overdue when it is sent and its due date has passed.',
      {
        on: { event: 'due', field: 'dueOn', offset: { amount: 3, unit: 'days' }, states: ['sent'] },
      },
    ],
    [
      'Notify me when an invoice is created.',
      { on: { event: 'created' }, to: { kind: 'role', role: 'admin' } },
    ],
  ])('%s', (sentence, notification) => {
    expect(read(`${invoices} ${sentence}`).notifications).toContainEqual(
      expect.objectContaining(notification),
    );
  });

  it.each([
    [
      'The home page shows the number of sent invoices.',
      { entity: 'invoice', measure: 'count', where: { states: ['sent'] } },
    ],
    [
      'The dashboard shows the number of invoices per month.',
      { measure: 'count', by: { period: 'month', field: 'date' } },
    ],
    ['The home page shows the number of invoices by status.', { by: { field: 'status' } }],
  ])('%s', (sentence, figure) => {
    expect(read(`${invoices} ${sentence}`).figures).toContainEqual(expect.objectContaining(figure));
  });

  it('calendars and boards', () => {
    const { views } = read(`${invoices} Show a calendar of invoices and a board of invoices by status.`);
    expect(views.map(({ kind }) => kind)).toContain('calendar');
    expect(read(`${invoices} There is a board of invoices by status.`).views).toMatchObject([
      { kind: 'board', field: 'status' },
    ]);
  });

  it('plans with prices and limits, short links', () => {
    const { plans, shortLinks } = read(
      'A shortcut has a target URL and a code. Opening a shortcut redirects to the target and counts the click. The free plan allows 10 shortcuts, the Pro plan costs 5 euros a month and allows 1000 shortcuts.',
    );
    expect(plans).toMatchObject([
      { key: 'free', price: 0, limits: [{ entity: 'shortcut', max: 10 }] },
      { key: 'pro', price: 500, per: 'month', limits: [{ entity: 'shortcut', max: 1000 }] },
    ]);
    expect(shortLinks).toMatchObject([{ entity: 'shortcut', target: 'targetUrl', code: 'code' }]);
  });

  it('votes are once for each account', () => {
    const { rules, entities } = read('A proposal has a title. Neighbours can vote for a proposal only once.');
    expect(entities.map(({ key }) => key)).toContain('vote');
    expect(rules).toContainEqual(
      expect.objectContaining({ kind: 'unique', fields: ['proposalId', 'createdBy'] }),
    );
  });
});
