import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

const base = 'A guitar has a title. A farmer has a name. Each guitar belongs to one farmer.';

/** What becomes of a brief of which nothing may be left over. */
function whole(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  expect(specification.notUnderstood).toEqual([]);
  return specification;
}

function fieldsOf({ entities }: Specification, entity: string): string[] {
  const fields = entities.find(({ key }) => key === entity)?.fields ?? [];
  return fields.filter(({ source }) => source.from === 'brief').map(({ key }) => key);
}

describe('fields in ordinary words', () => {
  it.each([
    'We record the description, phone number and colour of each guitar.',
    'We keep track of the description, the phone number and the colour of every guitar.',
  ])('%s', (sentence) => {
    const specification = whole(`${base} ${sentence}`);
    expect(fieldsOf(specification, 'guitar')).toEqual(
      expect.arrayContaining(['description', 'phoneNumber', 'colour']),
    );
  });

  it('what is recorded of one thing only is its field', () => {
    expect(fieldsOf(whole(`${base} We record the email of each farmer.`), 'farmer')).toContain('email');
  });

  it.each(['A lecture optionally has a colour.', 'A lecture may optionally have a colour.'])(
    '%s',
    (sentence) => {
      const { entities } = whole(`A lecture has a title. ${sentence}`);
      expect(entities.map(({ key }) => key)).toEqual(['lecture']);
      expect(entities[0]?.fields).toContainEqual(expect.objectContaining({ key: 'colour', required: false }));
    },
  );

  it.each([
    ['Guitars are owned by a farmer.', 'farmerId'],
    ['A guitar is owned by one farmer.', 'farmerId'],
  ])('%s', (sentence, field) => {
    expect(fieldsOf(whole(`A guitar has a title. A farmer has a name. ${sentence}`), 'guitar')).toContain(
      field,
    );
  });
});

describe('a list with sentences after it', () => {
  it.each([
    ['another entry', '- Contract: email, title\n- Guitar: weight, price\n'],
    ['a sentence', '- Contract: email, title\nGuitars have a weight and a price.\n'],
    ['a sentence after an empty line', '- Contract: email, title\n\nGuitars have a weight and a price.\n'],
  ])('%s begins something else', (_, text) => {
    const specification = whole(`${text}A farmer has a name.`);
    expect(fieldsOf(specification, 'contract')).toEqual(['email', 'title']);
    expect(fieldsOf(specification, 'guitar')).toEqual(['weight', 'price']);
    expect(fieldsOf(specification, 'farmer')).toEqual(['name']);
  });

  it('an entry that goes on in small letters is one entry', () => {
    const specification = whole('- Contract: email,\ntitle\n- Guitar: weight, price\n');
    expect(fieldsOf(specification, 'contract')).toEqual(['email', 'title']);
  });

  it('what the brief gives a known kind of record outweighs what such records usually have', () => {
    const specification = whole(
      '- Contract: email, title\nInvoices have a phone number and a purchase date. Clerks manage invoices.',
    );
    expect(fieldsOf(specification, 'invoice')).toEqual(['phoneNumber', 'purchaseDate']);
  });
});

describe('how many there may be', () => {
  it.each([
    'There can be at most 7 guitars per farmer.',
    'Up to 7 guitars are allowed per farmer.',
    'At most 7 guitars are permitted per farmer.',
    'Farmers are limited to 7 guitars.',
    'A farmer is restricted to 7 guitars.',
    'Each farmer is allowed up to 7 guitars.',
  ])('%s', (sentence) => {
    expect(whole(`${base} ${sentence}`).rules).toEqual([
      expect.objectContaining({ kind: 'limit', entity: 'guitar', per: ['farmerId'], max: 7 }),
    ]);
  });
});

describe('the course of a record', () => {
  it.each([
    'First a guitar is open, then assigned and finally closed.',
    'A guitar is first open, then assigned and finally closed.',
    'Usually a guitar is open, then assigned, then closed.',
  ])('%s', (sentence) => {
    const { entities } = whole(`${base} ${sentence}`);
    const lifecycle = entities.find(({ key }) => key === 'guitar')?.lifecycle;
    expect(lifecycle?.initial).toBe('open');
    expect(lifecycle?.transitions).toEqual([
      expect.objectContaining({ from: ['open'], to: 'assigned' }),
      expect.objectContaining({ from: ['assigned'], to: 'closed' }),
    ]);
  });
});

describe('rights in other words', () => {
  it.each([
    ['Guitars are managed by dispatchers.', ['create', 'read', 'update', 'delete']],
    ['Guitars are created and edited by dispatchers.', ['create', 'read', 'update']],
    ['Dispatchers are allowed to add and edit guitars.', ['create', 'read', 'update']],
    ['Dispatchers can create, see and change guitars.', ['create', 'read', 'update']],
  ])('%s', (sentence, actions) => {
    const { permissions } = whole(`${base} Clerks manage guitars. ${sentence}`);
    expect(
      permissions.find(({ role, entity }) => role === 'dispatcher' && entity === 'guitar'),
    ).toMatchObject({ actions, scope: 'all' });
  });

  it('what one person does with each record is no right of all of them', () => {
    const { specification } = analyseBrief(
      'A guitar has a title. Each guitar is checked by one clerk. A clerk has a name.',
    );
    expect(specification?.permissions.find(({ role }) => role === 'clerk')?.source.from).not.toBe('brief');
  });
});

describe('figures and complaints', () => {
  const shop =
    'A product has a name, a price and a stock. An order has a number, a date and a total in euros, and is for one product. Staff manage products and orders.';

  it('the total of a total is called so once', () => {
    const { figures } = whole(`${shop} The home page shows the total of orders by month.`);
    expect(figures.map(({ label }) => label)).toEqual(['Total of orders by month']);
  });

  it.each([
    'The home page shows the five products with the lowest stock.',
    'The dashboard lists the five products with the lowest stock.',
    'We want to see the five products with the lowest stock.',
  ])('%s: is listed, and makes no field and no figure of something else', (sentence) => {
    const { specification } = analyseBrief(`${shop} ${sentence}`);
    expect(specification && fieldsOf(specification, 'product')).toEqual(['name', 'price', 'stock']);
    expect(specification?.figures).toEqual([]);
    expect(specification?.notUnderstood.length).toBeGreaterThan(0);
  });

  it.each([
    'We lose track of what is in stock.',
    'Our shop is small, we lose track of what is in stock, and we want to see orders.',
  ])('%s: makes no thing of whoever speaks', (sentence) => {
    const { specification } = analyseBrief(`${sentence} ${shop}`);
    expect(specification?.entities.map(({ key }) => key)).toEqual(['product', 'order']);
  });

  it.each(['The stock must not fall below zero.', 'The stock never drops below zero.'])('%s', (sentence) => {
    const product = whole(`${shop} ${sentence}`).entities.find(({ key }) => key === 'product');
    expect(product?.fields.find(({ key }) => key === 'stock')?.type).toMatchObject({ min: 0 });
  });
});
