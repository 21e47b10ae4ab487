import { Hono } from 'hono';
import {
  changeAccount,
  changePassword,
  checkCredentials,
  invite,
  requireAdmin,
  resetLink,
  sendForgotten,
  signUp,
  usePasswordLink,
} from '../actions/accounts.ts';
import { readGiven, readGivenByAdmin } from '../actions/own-record.ts';
import type { Account } from '../model/account.ts';
import { type FieldError, invalid, notFound } from '../model/refusal.ts';
import { type AccountRecord, findAccount, listAccounts } from '../store/accounts.ts';
import { jsonBody } from './body.ts';
import { accountOf, type Ctx, type Env } from './context.ts';
import { addressOf, originOf } from './origin.ts';
import { asRefusal } from './problem.ts';
import { AttemptLimit } from './rate-limit.ts';
import { signIn, signOut } from './session.ts';
import { words } from '../words.ts';

const attempts = new AttemptLimit();
const requests = new AttemptLimit({ most: 5 });

// One address may stand for a whole office, and somebody who has one account must not use it to go on guessing.
const perAddress = { most: 30, atOnce: 30, forgives: false };
const attemptsFrom = new AttemptLimit(perAddress);
const requestsFrom = new AttemptLimit(perAddress);
const signUpsFrom = new AttemptLimit({ ...perAddress, most: 60 });

/**
 * Signs somebody in by email and password; too many failures for one account, or from one address of the network, are
 * refused for a while (429).
 */
export async function signInWith(
  c: Ctx,
  email: string,
  password: string,
): Promise<{ token: string; account: Account }> {
  // No address is longer than that; what is kept stays small whatever is sent.
  const key = email.trim().toLowerCase().slice(0, 255);
  const check = (): Promise<Account> =>
    attempts.attempt(key, () => checkCredentials(c.get('store'), email, password));
  const from = addressOf(c);
  const account = await (from === undefined ? check() : attemptsFrom.attempt(from, check));
  return { account, token: await signIn(c, account) };
}

/**
 * Has a link sent to this address, if an account has it. Nobody can tell whether one has: the answer does not wait for the
 * message to be written, and counts requests (429) all the same.
 */
export function forgottenWith(c: Ctx, email: string): void {
  const address = email.trim().toLowerCase().slice(0, 255);
  const from = addressOf(c);
  if (from !== undefined) requestsFrom.take(from);
  requests.take(address);
  sendForgotten(c.get('store'), address, originOf(c)).catch(asRefusal);
}

/** Refuses (429) more accounts from one address of the network than people open. */
export function countSignUp(c: Ctx): void {
  const from = addressOf(c);
  if (from !== undefined) signUpsFrom.take(from);
}

/** Changes one's own password; wrong guesses of the present one are refused for a while (429). */
export async function changePasswordWith(
  c: Ctx,
  input: { current: string; password: string },
): Promise<{ token: string; account: Account }> {
  const account = accountOf(c);
  await attempts.attempt(
    `account ${account.id}`,
    () => changePassword(c.get('store'), account, input),
    (refusal) => refusal.errors.some(({ field }) => field === 'current'),
  );
  return { account, token: await signIn(c, account) };
}

function textsOf<K extends string>(body: Record<string, unknown>, keys: readonly K[]): Record<K, string> {
  const errors: FieldError[] = [];
  const texts = {} as Record<K, string>;
  for (const key of keys) {
    const value = body[key];
    if (typeof value === 'string' && value !== '') texts[key] = value;
    else errors.push({ field: key, message: words.refusals.requiredText(key) });
  }
  if (errors.length > 0) throw invalid(errors);
  return texts;
}

const publicOf = ({ id, email, role, name }: Account): object => ({ id, email, role, name });

/** Sessions and one's own account. */
export function sessionRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/session', async (c) => {
    const { email, password } = textsOf(await jsonBody(c), ['email', 'password']);
    const { token, account } = await signInWith(c, email, password);
    return c.json({ token, account: publicOf(account) });
  });
  routes.post('/session/forgotten', async (c) => {
    const { email } = textsOf(await jsonBody(c), ['email']);
    forgottenWith(c, email);
    return c.json({ detail: words.accounts.forgottenAnswer }, 202);
  });
  routes.get('/session', (c) => c.json({ account: publicOf(accountOf(c)) }));
  routes.delete('/session', async (c) => {
    accountOf(c);
    await signOut(c);
    return c.body(null, 204);
  });
  routes.post('/account', async (c) => {
    const body = await jsonBody(c);
    const texts = textsOf(body, ['email', 'password', 'name']);
    countSignUp(c);
    const account = await signUp(c.get('store'), { ...texts, given: (role) => readGiven(role, body) });
    return c.json({ token: await signIn(c, account), account: publicOf(account) }, 201);
  });
  routes.post('/account/password', async (c) => {
    const body = await jsonBody(c);
    accountOf(c);
    const { token, account } = await changePasswordWith(c, textsOf(body, ['current', 'password']));
    return c.json({ token, account: publicOf(account) });
  });
  routes.post('/password', async (c) => {
    const { token, password } = textsOf(await jsonBody(c), ['token', 'password']);
    await usePasswordLink(c.get('store'), token, password);
    return c.body(null, 204);
  });
  return routes;
}

function requireAccount(c: Ctx): AccountRecord {
  const account = findAccount(c.get('store'), Number(c.req.param('id')) || 0);
  if (account === undefined) throw notFound(words.refusals.noSuchAccount);
  return account;
}

type Types = { string: string; boolean: boolean; number: number };

function optional<T extends keyof Types>(
  body: Record<string, unknown>,
  key: string,
  type: T,
): Types[T] | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== type) throw invalid([{ field: key, message: words.refusals.mustBeType(key, type) }]);
  return value as Types[T];
}

/** Accounts as administrators manage them. */
export function accountAdminRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => {
    requireAdmin(accountOf(c));
    const items = listAccounts(c.get('store'));
    return c.json({ items, total: items.length, page: 1, pageSize: items.length });
  });
  routes.post('/', async (c) => {
    const body = await jsonBody(c);
    requireAdmin(accountOf(c));
    const person = textsOf(body, ['email', 'name', 'role']);
    const { account, link } = await invite(c.get('store'), {
      ...person,
      given: readGivenByAdmin(person.role, body),
      recordId: optional(body, 'recordId', 'number'),
      origin: originOf(c),
    });
    return c.json({ ...account, link }, 201);
  });
  routes.get('/:id', (c) => {
    requireAdmin(accountOf(c));
    return c.json(requireAccount(c));
  });
  routes.patch('/:id', async (c) => {
    const body = await jsonBody(c);
    requireAdmin(accountOf(c));
    const { id } = requireAccount(c);
    const change = {
      name: optional(body, 'name', 'string'),
      role: optional(body, 'role', 'string'),
      active: optional(body, 'active', 'boolean'),
    };
    return c.json(await changeAccount(c.get('store'), id, change));
  });
  routes.post('/:id/reset', async (c) => {
    requireAdmin(accountOf(c));
    return c.json({ link: await resetLink(c.get('store'), requireAccount(c).id, originOf(c)) });
  });
  return routes;
}
