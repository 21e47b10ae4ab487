/** Who books among records of their own, and has none yet, is led to add one. */
import { expect, test } from 'vitest';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { understandBrief } from '../../src/studio/fidelity/understand.ts';
import { openClient } from '../../src/studio/probe/client.ts';
import { signIn } from '../../src/studio/probe/session.ts';
import { checkOut, startProduct } from '../faults/running-product.ts';

test('a driver without a vehicle finds the way to add one where a vehicle is to be chosen', async () => {
  const { specification } = understandBrief('I want an app: parking.');
  if (specification === undefined) throw new Error('parking is not understood');
  await using checkout = await checkOut(generateTree(planProduct(specification)));
  await using product = await startProduct(checkout, specification);
  await using client = openClient({ socket: product.socket });
  const account = product.accounts.find(({ role }) => role === 'driver');
  if (account === undefined) throw new Error('no driver');
  const driver = await signIn(client, account);
  const page = await driver.send({ path: '/book/bookings' });
  expect(page.text).toContain('There are no vehicles to choose from');
  expect(page.text).toMatch(/<a class="button" href="\/vehicles\/new">.*New vehicle<\/a>/su);
});
