import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { validateSpecification } from '../specification/validate.ts';

function kindsOf(brief: string): string[] {
  return analyseBrief(brief).kinds ?? [];
}

function specified(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  expect(validateSpecification(specification)).toEqual([]);
  return specification;
}
const entityOf = (brief: string, key: string) => specified(brief).entities.find((one) => one.key === key);
const fieldsOf = (brief: string, key: string): string[] =>
  entityOf(brief, key)?.fields.map((field) => field.key) ?? [];
const gapsOf = (brief: string): string[] => specified(brief).notUnderstood.map((gap) => gap.text);

describe('a kind of product is recognised', () => {
  it.each([
    ['a to-do app', 'to-do'],
    ['todo list', 'to-do'],
    ['I need something to keep track of my tasks', 'to-do'],
    ['An app for my choir', 'choir'],
    ['a CRM for a plumber', 'crm'],
    ['An app for a plumber', 'field-service'],
    ['A booking system for a dentist', 'dental-practice'],
    ['booking system for my hair salon', 'appointments'],
    ['Restaurant reservations', 'restaurant-reservations'],
    ['an online menu with orders for our restaurant', 'restaurant-orders'],
    ['A tool library', 'tool-library'],
    ['An app where neighbours lend each other tools', 'tool-library'],
    ['Stock managment for a small shop', 'inventory'],
    ['An app to manage our stock', 'inventory'],
    ['a website to shorten urls', 'short-links'],
    ['URL shortener', 'short-links'],
    ['a simple bug tracker', 'bug-tracker'],
    ['recipe bok for my family', 'recipes'],
    ['A resturant reservation site', 'restaurant-reservations'],
    ['vet clinic', 'veterinary'],
    ['meeting room booking', 'coworking'],
    ['We want to plan the shifts of our volunteers', 'volunteers'],
    ['quotes and invoices for a freelancer', 'invoices'],
    ['leave requests', 'leave-requests'],
  ])('%s', (brief, kind) => {
    expect(kindsOf(brief)[0]).toBe(kind);
  });

  it('what it is to have beside is no kind of its own before what it is', () => {
    expect(kindsOf('an app for a barber shop with loyalty points')).toEqual(['appointments', 'loyalty']);
    expect(kindsOf('We are a small yoga studio. Students book classes.')).toEqual(['yoga-studio']);
  });

  it.each([
    ['un blog avec des commentaires', 'blog'],
    ['Gestion de stock pour un petit magasin', 'inventory'],
    ['Je voudrais une application pour ma chorale', 'choir'],
    ['Il me faut un site de réservation pour mon salon de coiffure', 'appointments'],
    ['app pour noter les depenses du menage', 'budget'],
    ['Application de notes de frais', 'expenses'],
  ])('in French: %s', (brief, kind) => {
    expect(kindsOf(brief)[0]).toBe(kind);
    expect(specified(brief).product.language).toBe('fr');
  });

  it('two kinds side by side', () => {
    expect(kindsOf('A blog and a newsletter')).toEqual(['blog', 'newsletter']);
  });

  it.each(['hello', 'Build me a website', 'I want an app', 'The sea covers most of the Earth.'])(
    'in none of: %s',
    (brief) => {
      expect(kindsOf(brief)).toEqual([]);
    },
  );
});

describe('a short brief', () => {
  it('is filled with what its kind has; each element says its sentence', () => {
    const { entities, assumptions, product } = specified('a CRM for a plumber');
    expect(product.name).toBe('CRM for a plumber');
    expect(entities.map(({ key }) => key)).toEqual(expect.arrayContaining(['customer', 'job', 'technician']));
    const field = entities.flatMap(({ fields }) => fields).find(({ key }) => key === 'phoneNumber');
    expect(field?.source).toMatchObject({
      from: 'assumption',
      why: expect.stringContaining('CRM') as string,
      sentence: expect.stringContaining('phone number') as string,
    });
    expect(assumptions.map(({ text }) => text)).toContain('Technicians can finish their own jobs.');
  });

  it('cites the words that name the kind by the record that it is about', () => {
    const brief = 'Please make me a to-do app.';
    expect(entityOf(brief, 'task')?.source).toEqual({
      from: 'brief',
      cites: [{ start: 17, end: 22, text: 'to-do' }],
    });
    expect(analyseBrief(brief).citedShare).toBe(1);
  });

  it('says more, and what it says wins', () => {
    const brief = 'A to-do app where tasks have a priority from 1 to 5 and only managers delete tasks';
    const { entities, permissions } = specified(brief);
    const priority = entities.find(({ key }) => key === 'task')?.fields.find(({ key }) => key === 'priority');
    expect(priority).toMatchObject({ type: { kind: 'integer', min: 1, max: 5 }, source: { from: 'brief' } });
    expect(fieldsOf(brief, 'task')).toContain('title');
    const deleting = permissions.filter(
      ({ entity, actions }) => entity === 'task' && actions.includes('delete'),
    );
    expect(deleting.map(({ role }) => role)).toEqual(['manager']);
    expect(gapsOf(brief)).toEqual([]);
  });

  it('takes away what it does not want', () => {
    expect(
      specified('a blog with comments, without categories')
        .entities.map(({ key }) => key)
        .sort(),
    ).toEqual(['author', 'comment', 'post']);
    expect(fieldsOf('A CRM for a plumber. Customers have no email.', 'customer')).not.toContain('email');
    expect(gapsOf('A CRM for a plumber. Customers have no email.')).toEqual([]);
  });

  it('lists its own attributes, and gets no others there', () => {
    const brief = 'A to-do app. A task has a title and a deadline.';
    expect(fieldsOf(brief, 'task').filter((key) => !key.endsWith('Id'))).toEqual(['title', 'deadline']);
  });

  it('says so in French', () => {
    const brief = 'un blog avec des commentaires, sans catégories';
    expect(
      specified(brief)
        .entities.map(({ key }) => key)
        .sort(),
    ).toEqual(['article', 'auteur', 'commentaire']);
    expect(gapsOf(brief)).toEqual([]);
    expect(fieldsOf("Un CRM pour un plombier. Les clients n'ont pas d'e-mail.", 'client')).not.toContain(
      'email',
    );
  });

  it('has another number, and the catalogue gives way', () => {
    const limits = specified('A library. A member may have at most 2 loans at once.').rules.filter(
      (rule) => rule.kind === 'limit' && rule.entity === 'loan' && rule.per.includes('memberId'),
    );
    expect(limits).toMatchObject([{ max: 2, source: { from: 'brief' } }]);
  });

  it('calls things by its own words', () => {
    const keys = specified('a CRM for my clients').entities.map(({ key }) => key);
    expect(keys).toContain('client');
    expect(keys).not.toContain('customer');
  });

  it('wants things beside its kind: what is commonly kept of them, or a gap', () => {
    const brief = 'A CRM for a plumber with invoices and dark mode';
    expect(fieldsOf(brief, 'invoice')).toEqual(expect.arrayContaining(['customerId', 'number', 'dueOn']));
    expect(gapsOf(brief).join(' ')).toContain('dark mode');
    expect(analyseBrief(brief).citedShare).toBeLessThan(1);
  });

  it('that hides something unknown behind a known kind is not counted as read', () => {
    const { citedShare, specification } = analyseBrief(
      'A to-do app. The gateway squeezes quantum flanges between midnight and noon.',
    );
    expect(citedShare).toBeLessThan(0.5);
    expect(specification?.notUnderstood.map((gap) => gap.text).join(' ')).toContain('flanges');
  });

  it('that names no kind is declined with kinds that come near', () => {
    const analysis = analyseBrief('A restaurantish thingy');
    expect(analysis.status).toBe('declined');
    expect(analysis.hint).toContain('restaurant');
  });
});

describe('a brief that describes its own things', () => {
  it('is not flooded', () => {
    const brief =
      'A library lends books to members. A book has a title and an author. A member has a name and an email.';
    expect(
      specified(brief)
        .entities.map(({ key }) => key)
        .sort(),
    ).toEqual(['book', 'loan', 'member']);
  });

  it('gets what is commonly kept of people that it only names', () => {
    const brief =
      'A boat yard. A boat has a name and a length. A berth has a number and a price. Customers can see boats. A boat belongs to a customer.';
    expect(fieldsOf(brief, 'customer')).toEqual(expect.arrayContaining(['name', 'email', 'phoneNumber']));
  });
});
