/** First pages, read over HTTP: what a clerk sees on a quiet day, and what a stranger is told on the way to a booking. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Specification } from '../../src/protocol/specification.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { understandBrief } from '../../src/studio/fidelity/understand.ts';
import { openClient } from '../../src/studio/probe/client.ts';
import { signIn } from '../../src/studio/probe/session.ts';
import { checkOut, startProduct, type RunningProduct } from '../faults/running-product.ts';

function specificationOf(example: string): Specification {
  const file = join(import.meta.dirname, '../../examples', `${example}.md`);
  const { specification } = understandBrief(readFileSync(file, 'utf8'));
  if (specification === undefined) throw new Error(`${example} is not understood`);
  return specification;
}

async function inAs(product: RunningProduct, client: ReturnType<typeof openClient>, role: string) {
  const account = product.accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`no ${role}`);
  return signIn(client, account);
}

const day = (fromNow: number): string =>
  new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);

test('a receptionist sees the next day with visits where today has none, and enters one from there', async () => {
  const specification = specificationOf('veterinary-clinic');
  await using checkout = await checkOut(generateTree(planProduct(specification)));
  await using product = await startProduct(checkout, specification);
  await using client = openClient({ socket: product.socket });
  const receptionist = await inAs(product, client, 'receptionist');
  const admin = await inAs(product, client, 'admin');
  const make = async (collection: string, body: Record<string, unknown>): Promise<number> => {
    const { status, body: record } = await admin.send({
      method: 'POST',
      path: `/api/${collection}`,
      json: body,
    });
    expect({ status, record }).toMatchObject({ status: 201 });
    return (record as { id: number }).id;
  };
  const ownerId = await make('owners', {
    name: 'Ann Reed',
    phoneNumber: '+44 7700 900111',
    email: 'ann@example.org',
  });
  const vetId = await make('vets', { name: 'Vera Moss', email: 'vera@example.org' });
  const pet = { ownerId, name: 'Biscuit', species: 'dog', dateOfBirth: '2020-02-02' };
  const animalId = await make('animals', pet);
  const visit = { animalId, vetId, reason: 'Limping', note: '-' };
  await make('visits', { ...visit, startsAt: `${day(3)}T10:00:00Z` });
  await make('visits', { ...visit, startsAt: `${day(5)}T10:00:00Z` });

  const quiet = await receptionist.send({ path: '/' });
  expect(quiet.text).toContain('Nothing is planned for today.');
  expect(quiet.text.match(/agenda-day/g)).toHaveLength(1);
  expect(quiet.text).toMatch(/10:00.*Biscuit · Vera Moss/su);
  expect(quiet.text).toMatch(/<a class="button primary" href="\/visits\/new">.*New visit<\/a>/su);

  await make('visits', { ...visit, startsAt: `${day(0)}T23:00:00Z` });
  const busy = await receptionist.send({ path: '/' });
  expect(busy.text).not.toContain('Nothing is planned for today.');
  expect(busy.text.match(/agenda-day/g)).toHaveLength(1);
});

test('a stranger who wants to book is told what for they are asked who they are, and chooses in good French', async () => {
  const specification = specificationOf('gite');
  await using checkout = await checkOut(generateTree(planProduct(specification)));
  await using product = await startProduct(checkout, specification);
  await using client = openClient({ socket: product.socket });
  const told = 'Pour réserver, connectez-vous ou créez un compte.';
  const [way, plain] = await Promise.all(
    ['/sign-in?next=%2Fbook%2Freservations', '/sign-in'].map((path) => client.send({ path })),
  );
  expect(way?.text).toContain(told);
  expect(plain?.text).not.toContain(told);
  const admin = await inAs(product, client, 'admin');
  const lodging = { nom: 'La Grange', adresse: '1 rue du Four', prixParNuit: 9_000, nombreDeLits: 2 };
  await admin.send({ method: 'POST', path: '/api/logements', json: lodging });
  const traveller = await inAs(product, client, 'voyageur');
  const page = await traveller.send({ path: '/book/reservations' });
  expect(page.text).toContain('Choisissez un logement');
});
