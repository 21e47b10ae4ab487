/** Twenty changes in a row on one product: after each it starts on the data of before, and nothing of it is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { socketRequest } from '../../src/protocol/socket-http.ts';
import type { Specification } from '../../src/protocol/specification.ts';
import { analyseBrief } from '../../src/studio/analyst/analyse.ts';
import { planProduct, type Plan } from '../../src/studio/architect/plan.ts';
import type { Amendment } from '../../src/studio/change/amend.ts';
import { understandChange } from '../../src/studio/fidelity/understand.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { checkOut, startProduct, type RunningProduct } from '../faults/running-product.ts';

type Body = Record<string, string | number | boolean | null>;

/** Records by collection key of their entity, as they were stored and as they must still read. */
type Kept = Map<string, Body[]>;

const changes = [
  'Services also have a description.',
  'Rename the note of appointments to remark.',
  'A customer may have at most 5 booked appointments at once.',
  'Stylists also have a colour.',
  'Rename stylists to hairdressers.',
  'Appointments no longer have a remark.',
  'A room has a name and a capacity. Receptionists manage rooms.',
  'Customers can no longer cancel appointments.',
  'Customers also have a birthday.',
  'Rename services to treatments.',
  'An appointment has an optional remark.',
  'Rename the price of treatments to fee.',
  'Treatments have a category: hair, beard or nails.',
  'Remove rooms.',
  'Customers can cancel their own appointments.',
  'An appointment has an optional deposit in euros.',
  'Call hairdressers stylists again.',
  'Rename the phone number of customers to telephone.',
  'A treatment has a unique code.',
  'Stylists can delete their own appointments.',
];

/** A request as the administrator: a POST when there is a body. */
async function send(product: RunningProduct, path: string, body?: Body) {
  const token = await tokenOf(product);
  const answer = await socketRequest({
    socket: product.socket,
    method: body === undefined ? 'GET' : 'POST',
    path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: JSON.parse(answer.body.toString('utf8')) as Body };
}

const tokens = new WeakMap<RunningProduct, Promise<string>>();

function tokenOf(product: RunningProduct): Promise<string> {
  const known = tokens.get(product) ?? signIn(product);
  tokens.set(product, known);
  return known;
}

async function signIn({ socket, accounts }: RunningProduct): Promise<string> {
  const [admin] = accounts;
  const answer = await socketRequest({
    socket,
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json' },
    body: { email: admin?.email ?? '', password: admin?.password ?? '' },
  });
  return String((JSON.parse(answer.body.toString('utf8')) as Body)['token']);
}

/** What the salon holds before the first change. */
async function fill(product: RunningProduct): Promise<Kept> {
  const kept: Kept = new Map();
  const add = async (entity: string, collection: string, body: Body): Promise<number> => {
    const { status, body: made } = await send(product, `/api/${collection}`, body);
    expect(status, JSON.stringify(made)).toBe(201);
    kept.set(entity, [...(kept.get(entity) ?? []), { ...body, id: Number(made['id']) }]);
    return Number(made['id']);
  };
  const service = await add('service', 'services', { name: 'Cut', price: 3550, durationMinutes: 30 });
  const stylist = await add('stylist', 'stylists', {
    name: 'Ida',
    phoneNumber: '+49 30 123456',
    email: 'ida@salon.example',
  });
  for (const [index, name] of ['Åsa', 'Bo', 'Ünal'].entries()) {
    const email = `guest${index}@salon.example`;
    const customer = await add('customer', 'customers', { name, email, phoneNumber: '+49 30 654321' });
    await add('appointment', 'appointments', {
      customerId: customer,
      stylistId: stylist,
      serviceId: service,
      startsAt: `2031-03-0${index + 1}T09:00:00.000Z`,
      note: `bring ${name} coffee`,
    });
  }
  return kept;
}

/** What must still be there, under the keys of now; values of dropped fields are put aside. */
function carry(
  kept: Kept,
  { renames, differences, specification }: Amendment,
  aside: Map<string, Body[]>,
): Kept {
  const entities = new Map(
    renames.flatMap(({ entity, field, to }) => (field === undefined ? [[entity, to]] : [])),
  );
  const next: Kept = new Map();
  for (const [entity, records] of kept) {
    const fields = new Map(
      renames.flatMap((one) =>
        one.entity === entity && one.field !== undefined ? [[one.field, one.to]] : [],
      ),
    );
    const key = (name: string): string => {
      const target = name.endsWith('Id') ? entities.get(name.slice(0, -2)) : undefined;
      return fields.get(name) ?? (target === undefined ? name : `${target}Id`);
    };
    const now = entities.get(entity) ?? entity;
    if (!specification.entities.some((one) => one.key === now)) continue;
    const renamed = records.map((record) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [key(name), value])),
    );
    const gone = differences.flatMap((one) =>
      one.kind === 'removed' && one.element.startsWith(`field:${now}.`)
        ? [one.element.slice(`field:${now}.`.length)]
        : [],
    );
    for (const name of gone) aside.set(`${now}.${name}`, renamed);
    next.set(
      now,
      renamed.map((record) =>
        Object.fromEntries(Object.entries(record).filter(([name]) => !gone.includes(name))),
      ),
    );
  }
  return next;
}

async function check(product: RunningProduct, specification: Specification, kept: Kept): Promise<void> {
  for (const [entity, records] of kept) {
    const collection = specification.entities.find((one) => one.key === entity)?.collection;
    for (const record of records) {
      const { status, body } = await send(product, `/api/${collection}/${record['id']}`);
      expect({ status, body }).toMatchObject({ status: 200, body: record });
    }
  }
}

function built(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

function amended(brief: string, base: Specification, change: string): Amendment {
  const made = understandChange({ brief, base, change });
  if (!('differences' in made)) throw new Error(`${change}: ${made.why}`);
  expect(made.unread, change).toEqual([]);
  return made;
}

describe('twenty changes in a row', () => {
  it('keep every value that was stored, and bring dropped ones back', async () => {
    let brief = readFileSync(join(import.meta.dirname, '../../examples/hair-salon.md'), 'utf8');
    let specification = built(brief);
    let plan: Plan = planProduct(specification);
    await using first = await checkOut(generateTree(plan));
    let kept: Kept;
    {
      await using product = await startProduct(first, specification);
      kept = await fill(product);
    }
    const aside = new Map<string, Body[]>();
    for (const change of changes) {
      const made = amended(brief, specification, change);
      ({ brief, specification } = made);
      kept = carry(kept, made, aside);
      plan = planProduct(specification, plan, made.renames);
      await using checkout = await checkOut(generateTree(plan));
      await using product = await startProduct({ ...checkout, data: first.data }, specification);
      await check(product, specification, kept);
      if (change.includes('optional remark')) {
        const remarks = (aside.get('appointment.remark') ?? []).map((one): Body => {
          const { id = null, remark = null } = one;
          return { id, remark };
        });
        expect(remarks).toHaveLength(3);
        await check(product, specification, new Map([['appointment', remarks]]));
      }
    }
    expect(specification.entities.map((one) => one.key).toSorted()).toEqual([
      'appointment',
      'customer',
      'stylist',
      'treatment',
    ]);
  }, 180_000);
});
