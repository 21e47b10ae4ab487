/** Probes of signing in and signing up, and of guessing passwords. */
import { adminRole, elementId } from '../../protocol/specification.ts';
import { expect, fail } from './expect.ts';
import { signIn } from './session.ts';
import type { Account, World } from './world.ts';

const guessesAtOnce = 15;
const mostGuesses = 30;

/** Signing in with wrong passwords, once for each account and all too often for one that does not exist. */
export async function probeSignIn(world: World): Promise<void> {
  for (const account of world.accounts) {
    await world.ledger.check(
      {
        id: `api:sign-in:${account.role}`,
        text: `The account with the role ${account.role} can sign in only with its password.`,
        proves: account.role === adminRole ? [] : [elementId.role(account.role)],
      },
      async () => {
        const json = { email: account.email, password: `${account.password}x` };
        expect(await world.client.send({ method: 'POST', path: '/api/session', json }), { status: 401 });
      },
    );
  }
  await probeGuessing(world);
}

async function probeGuessing(world: World): Promise<void> {
  await world.ledger.check(
    { id: 'api:guessing', text: 'Whoever guesses passwords is slowed down soon.', proves: [] },
    async () => {
      const json = { email: 'probe.guessed@example.com', password: 'a wrong guess' };
      const call = { method: 'POST', path: '/api/session', json };
      // First all at once, then one after the other: neither is a way round.
      const burst = await Promise.all(Array.from({ length: guessesAtOnce }, () => world.client.send(call)));
      for (const answer of burst) expect(answer, { status: [401, 429] });
      for (let guess = 0; guess < mostGuesses; guess += 1) {
        const answer = await world.client.send(call);
        expect(answer, { status: [401, 429] });
        if (answer.status === 429) return;
      }
      fail(
        await world.client.send(call),
        `429 after ${guessesAtOnce + mostGuesses} wrong guesses at the latest`,
      );
    },
  );
}

/** Opening an account oneself: as the role that allows it and as nothing else. */
export async function probeSignUp(world: World): Promise<void> {
  const role = world.specification.roles.find((each) => each.selfSignUp);
  const text =
    role === undefined
      ? 'Nobody can open an account themselves.'
      : `Anyone can open an account as ${role.label}.`;
  await world.ledger.check(
    { id: 'api:sign-up', text, proves: role === undefined ? [] : [elementId.role(role.key)] },
    async () => {
      const account: Account = {
        role: role?.key ?? '',
        email: 'probe.newcomer@example.com',
        password: 'correct horse 42 battery',
      };
      const json = { email: account.email, password: account.password, name: 'Newcomer' };
      const send = (more: object = {}): ReturnType<World['client']['send']> =>
        world.client.send({ method: 'POST', path: '/api/account', json: { ...json, ...more } });
      if (role === undefined) {
        expect(await send(), { status: 403 });
        return;
      }
      expect(await send({ email: 'nobody' }), { status: 422 });
      const made = await send({ role: 'admin' });
      expect(made, { status: [201, 400, 422] });
      if (made.status !== 201) expect(await send(), { status: 201 });
      const session = await signIn(world.client, account);
      if (session.account.role !== role.key) fail(made, `the role ${role.key}`);
      expect(await send(), { status: [409, 422] });
    },
  );
}
