import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../../test/fidelity/mutant.ts';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { disagreements } from './agreement.ts';

const examples = join(import.meta.dirname, '../../../examples');
const briefs = readdirSync(examples)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(examples, name), 'utf8'));

function read(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

const salon =
  'A salon has stylists, customers and appointments. A stylist has a name. A customer has a name and an optional phone number. An appointment is for one customer and one stylist and has a start date and time. A visit of 30 minutes is usual. An appointment lasts 45 minutes. A stylist cannot have two appointments at the same time. A customer may have at most 3 appointments. Stylists can see only their own appointments. Receptionists manage customers and appointments. Nobody may delete an appointment.';

const shop =
  'A product has a name, a price and a stock. A customer has a name. An order has a number, a date and a quantity, is for one product and belongs to one customer. An order is a draft, then sent, then paid. Staff manage products and orders.';

describe('the words of a brief, held against its specification', () => {
  it('finds nothing to say against the examples', () => {
    for (const brief of briefs) expect(disagreements(brief, read(brief))).toEqual([]);
  });

  it('notices what the specification says otherwise: at least 19 of 20 mutants of a long example', () => {
    let [made, caught] = [0, 0];
    for (const brief of briefs.filter((one) => one.startsWith('# Hair salon')))
      for (const { specification } of mutantsOf(read(brief))) {
        made += 1;
        if (disagreements(brief, specification).length > 0) caught += 1;
      }
    expect(made).toBeGreaterThan(100);
    expect(caught / made).toBeGreaterThanOrEqual(0.95);
  });

  it('names a number that no element holds, and the element whose number is another', () => {
    const specification = read(salon);
    const limit = specification.rules.find((rule) => rule.kind === 'limit');
    if (limit?.kind !== 'limit') throw new Error('the salon has a limit');
    limit.max = 4;
    const found = disagreements(salon, specification);
    expect(found).toContainEqual(
      expect.objectContaining({ why: 'the words do not say 4', element: `rule:${limit.id}` }),
    );
    expect(found).toContainEqual(expect.objectContaining({ text: '3', why: 'no element holds this number' }));
  });

  it('asks nothing of the numbers and letters that count the entries of a list', () => {
    const listed = `1. ${shop.replace(' A customer', '\n1.2 A customer').replace(' Staff', '\n(b) Staff')}`;
    expect(disagreements(listed, read(listed))).toEqual([]);
  });

  it('notices a lost negation', () => {
    const specification = read(salon);
    for (const permission of specification.permissions)
      if (permission.role === 'receptionist' && permission.entity === 'appointment')
        permission.actions.push('delete');
    expect(disagreements(salon, specification).map(({ why }) => why)).toContain(
      'Receptionist may delete appointments although the words forbid it',
    );
  });

  it.each([
    'The home page shows the top five products by orders.',
    'The start page also shows the number of customers.',
    'The stock goes down by the quantity when an order is sent.',
    'The stock of a product can never go below zero.',
    'The quantity must be greater than zero.',
    'A sent order can no longer be changed.',
    'Only draft orders can be changed.',
    'Products are created and edited by clerks.',
  ])('%s: says what its element says', (sentence) => {
    const brief = `${shop} ${sentence}`;
    const specification = read(brief);
    expect(specification.notUnderstood).toEqual([]);
    expect(disagreements(brief, specification)).toEqual([]);
  });

  it('notices a freeze of states that the words do not lead to', () => {
    const brief = `${shop} A sent order can no longer be changed.`;
    const specification = read(brief);
    const freeze = specification.rules.find((rule) => rule.kind === 'freeze');
    if (freeze?.kind !== 'freeze') throw new Error('the shop freezes orders');
    freeze.states = ['draft', 'sent', 'paid'];
    expect(disagreements(brief, specification).map(({ why }) => why)).toContain(
      'the words do not speak of draft',
    );
  });
});
