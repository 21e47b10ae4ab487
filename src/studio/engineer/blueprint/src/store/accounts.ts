import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { now, timestamp } from '../clock.ts';
import type { Account } from '../model/account.ts';
import { adminRole } from '../settings.ts';
import type { Row, Store } from './database.ts';

const sessionDays = 7;
const usualCost = 15;
// The binary logarithm of scrypt's N: what every guess at a password costs. Tests of all else lower it.
const cost = Number(process.env['PASSWORD_COST'] ?? usualCost);

/** An account as its administrators see it. */
export type AccountRecord = Account & { active: boolean; hasPassword: boolean; createdAt: string };

/** Who a request comes from, and the secret that its forms must carry. */
export type Session = { account: Account; formToken: string };

function derive(password: string, salt: Buffer, log2N: number): Promise<Buffer> {
  const N = 2 ** log2N;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N, r: 8, p: 1, maxmem: 2048 * N }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** The form in which a password is kept: `salt:key:cost`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return `${salt.toString('base64url')}:${key.toString('base64url')}:${cost}`;
}

/** Whether it is the password that is kept; one that is kept without its cost had the usual one. */
async function isPassword(password: string, kept: string): Promise<boolean> {
  const [salt = '', key = '', keptCost = usualCost] = kept.split(':');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), Number(keptCost));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

const columns =
  '"id", "email", "name", "role", "recordId", "active", "password" IS NOT NULL AS "hasPassword", "createdAt"';

function fromRow(row: Row): AccountRecord {
  return {
    id: Number(row['id']),
    email: String(row['email']),
    name: String(row['name']),
    role: String(row['role']),
    recordId: row['recordId'] === null ? null : Number(row['recordId']),
    active: row['active'] === 1,
    hasPassword: row['hasPassword'] === 1,
    createdAt: String(row['createdAt']),
  };
}

/** All accounts, administrators first, by name. */
export function listAccounts(store: Store): AccountRecord[] {
  const order = '"role" <> ?, "name" COLLATE NOCASE, "id"';
  return store.all(`SELECT ${columns} FROM "_account" ORDER BY ${order}`, adminRole).map(fromRow);
}

/** The account with this number. */
export function findAccount(store: Store, id: number): AccountRecord | undefined {
  const row = store.get(`SELECT ${columns} FROM "_account" WHERE "id" = ?`, id);
  return row === undefined ? undefined : fromRow(row);
}

/** The account with this email address, whatever its case. */
export function findAccountByEmail(store: Store, email: string): AccountRecord | undefined {
  const row = store.get(`SELECT ${columns} FROM "_account" WHERE "email" = ? COLLATE NOCASE`, email);
  return row === undefined ? undefined : fromRow(row);
}

/** A new account; `entity` and `recordId` link it to the record that it is. Runs inside `store.write`. */
export function insertAccount(
  store: Store,
  account: {
    email: string;
    name: string;
    role: string;
    password: string | null;
    entity: string | null;
    recordId: number | null;
  },
): AccountRecord {
  const row = store.get(
    `INSERT INTO "_account" ("email", "name", "role", "password", "entity", "recordId", "createdAt")
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${columns}`,
    account.email,
    account.name,
    account.role,
    account.password,
    account.entity,
    account.recordId,
    timestamp(),
  );
  if (row === undefined) throw new Error('The account was not inserted');
  return fromRow(row);
}

/** Changes what an administrator may change; a deactivated account is signed out and its links end. Runs inside `store.write`. */
export function updateAccount(
  store: Store,
  id: number,
  change: { role: string; active: boolean; name: string; entity: string | null; recordId: number | null },
): void {
  store.run(
    'UPDATE "_account" SET "role" = ?, "active" = ?, "name" = ?, "entity" = ?, "recordId" = ? WHERE "id" = ?',
    change.role,
    Number(change.active),
    change.name,
    change.entity,
    change.recordId,
    id,
  );
  if (change.active) return;
  endSessions(store, id);
  endLinks(store, id);
}

/** Sets a password and ends every session of the account. Runs inside `store.write`. */
export function setPassword(store: Store, id: number, password: string): void {
  store.run('UPDATE "_account" SET "password" = ? WHERE "id" = ?', password, id);
  endLinks(store, id);
  endSessions(store, id);
}

function endLinks(store: Store, accountId: number): void {
  store.run('DELETE FROM "_link" WHERE "accountId" = ?', accountId);
}

function endSessions(store: Store, accountId: number): void {
  store.run('DELETE FROM "_session" WHERE "accountId" = ?', accountId);
}

// What a missing account's password is compared with, so that its absence takes as long as a wrong password.
const nobody = `${randomBytes(16).toString('base64url')}:${randomBytes(32).toString('base64url')}:${cost}`;

/** The account with this address and password, when it is active. */
export async function authenticate(
  store: Store,
  email: string,
  password: string,
): Promise<Account | undefined> {
  const row = store.get(
    'SELECT "id", "password", "active" FROM "_account" WHERE "email" = ? COLLATE NOCASE',
    email,
  );
  const matches = await isPassword(password, String(row?.['password'] ?? nobody));
  return row !== undefined && matches && row['active'] === 1
    ? findAccount(store, Number(row['id']))
    : undefined;
}

/** Whether this is the account's password. */
export async function verifyPassword(store: Store, id: number, password: string): Promise<boolean> {
  const row = store.get('SELECT "password" FROM "_account" WHERE "id" = ?', id);
  return isPassword(password, String(row?.['password'] ?? nobody));
}

const inDays = (days: number): string => new Date(now().getTime() + days * 86_400_000).toISOString();

/** Starts a session and gives its token, of which only a hash is kept. */
export async function startSession(
  store: Store,
  account: Account,
): Promise<{ token: string; maxAgeSeconds: number }> {
  const token = randomBytes(32).toString('base64url');
  await store.write(() => {
    store.run('DELETE FROM "_session" WHERE "expiresAt" < ?', timestamp());
    store.run(
      'INSERT INTO "_session" ("token", "accountId", "formToken", "expiresAt") VALUES (?, ?, ?, ?)',
      hashToken(token),
      account.id,
      randomBytes(18).toString('base64url'),
      inDays(sessionDays),
    );
  });
  return { token, maxAgeSeconds: sessionDays * 86_400 };
}

/** The session of a token, unless it has expired or its account was deactivated. */
export function findSession(store: Store, token: string): Session | undefined {
  const row = store.get(
    `SELECT a."id", a."email", a."name", a."role", a."recordId", s."formToken" FROM "_session" s
     JOIN "_account" a ON a."id" = s."accountId"
     WHERE s."token" = ? AND s."expiresAt" > ? AND a."active" = 1`,
    hashToken(token),
    timestamp(),
  );
  if (row === undefined) return undefined;
  const account: Account = {
    id: Number(row['id']),
    email: String(row['email']),
    name: String(row['name']),
    role: String(row['role']),
    recordId: row['recordId'] === null ? null : Number(row['recordId']),
  };
  return { account, formToken: String(row['formToken']) };
}

/** Ends the session of a token. */
export async function endSession(store: Store, token: string): Promise<void> {
  await store.write(() => store.run('DELETE FROM "_session" WHERE "token" = ?', hashToken(token)));
}

/**
 * A secret for a link with which the account may set its password once, within some hours. Earlier links hold on, or
 * strangers could undo them by asking for new ones. Runs inside `store.write`.
 */
export function createLink(store: Store, accountId: number, hours: number): string {
  const token = randomBytes(24).toString('base64url');
  store.run('DELETE FROM "_link" WHERE "expiresAt" < ?', timestamp());
  store.run(
    'INSERT INTO "_link" ("token", "accountId", "expiresAt") VALUES (?, ?, ?)',
    hashToken(token),
    accountId,
    inDays(hours / 24),
  );
  return token;
}

/** The account for which a link was made, while it holds. */
export function findLink(store: Store, token: string): AccountRecord | undefined {
  const row = store.get(
    'SELECT "accountId" FROM "_link" WHERE "token" = ? AND "expiresAt" > ?',
    hashToken(token),
    timestamp(),
  );
  const account = row && findAccount(store, Number(row['accountId']));
  return account?.active === true ? account : undefined;
}
