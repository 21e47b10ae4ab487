import { scryptSync } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { authenticate, hashPassword, insertAccount } from './blueprint/src/store/accounts.ts';
import { openStore } from './blueprint/src/store/database.ts';
import { migrate } from './blueprint/src/store/migrate.ts';

const secret = 'a password to keep';

function keptAt(log2N: number): string {
  const options = { N: 2 ** log2N, r: 8, p: 1, maxmem: 2048 * 2 ** log2N };
  return `c2FsdA:${scryptSync(secret, 'salt', 32, options).toString('base64url')}`;
}

test.each([
  ['now', (): Promise<string> => hashPassword(secret)],
  ['at a lower cost', (): Promise<string> => Promise.resolve(`${keptAt(10)}:10`)],
  ['at a higher cost', (): Promise<string> => Promise.resolve(`${keptAt(16)}:16`)],
  ['before the cost was kept', (): Promise<string> => Promise.resolve(keptAt(15))],
])('a password that was kept %s lets its owner in, and nobody else', async (_when, kept) => {
  const store = openStore(':memory:');
  await migrate(store, join(import.meta.dirname, 'blueprint/migrations'));
  const person = { email: 'ada@example.com', name: 'Ada', role: 'admin', entity: null, recordId: null };
  insertAccount(store, { ...person, password: await kept() });
  expect(await authenticate(store, 'Ada@example.com', secret)).toMatchObject({ name: 'Ada' });
  expect(await authenticate(store, 'ada@example.com', `${secret}.`)).toBeUndefined();
  expect(await authenticate(store, 'bob@example.com', secret)).toBeUndefined();
  store.close();
});

test('a guess at a password costs what N = 2^15 costs, unless tests say otherwise', async () => {
  expect(await hashPassword(secret)).toMatch(/^[\w-]{22}:[\w-]{43}:15$/);
});
