import type { Account } from '../model/account.ts';
import type { Input } from '../model/input.ts';
import { conflict, type FieldError, invalid, notAllowed, notFound, Refusal } from '../model/refusal.ts';
import { isEmail } from '../model/text-field.ts';
import { adminRole, settings } from '../settings.ts';
import {
  type AccountRecord,
  authenticate,
  findAccount,
  findAccountByEmail,
  findLink,
  hashPassword,
  insertAccount,
  setPassword,
  updateAccount,
  verifyPassword,
} from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { findRecord } from '../store/records.ts';
import { mailPasswordLink } from './mail.ts';
import { createOwnRecord, entityOfRole, type OwnValues, type Person, unclaimedRecord } from './own-record.ts';
import { words } from '../words.ts';

const minPasswordLength = 8;

function checkPerson(person: Person): FieldError[] {
  const errors: FieldError[] = [];
  if (!isEmail(person.email)) errors.push({ field: 'email', message: words.accounts.emailForm });
  if (person.name === '') errors.push({ field: 'name', message: words.accounts.nameRequired });
  if (person.name.length > 200) errors.push({ field: 'name', message: words.accounts.nameTooLong(200) });
  const isRole = person.role === adminRole || settings.roles.some((role) => role.key === person.role);
  if (!isRole) errors.push({ field: 'role', message: words.accounts.roleUnknown });
  return errors;
}

function checkPassword(password: string): FieldError[] {
  if (password.length < minPasswordLength) {
    return [{ field: 'password', message: words.accounts.passwordTooShort(minPasswordLength) }];
  }
  return password.length > 200 ? [{ field: 'password', message: words.accounts.passwordTooLong(200) }] : [];
}

type NewAccount = Person & {
  password: string | null;
  recordId?: number | undefined;
  given?: OwnValues | undefined;
  mayClaim: boolean;
};

/** Inserts an account and links it to the record that it is. Runs inside `store.write`. */
function openAccount(store: Store, input: NewAccount): AccountRecord {
  if (findAccountByEmail(store, input.email) !== undefined) {
    const message = words.accounts.emailTaken;
    throw conflict(message, [{ field: 'email', message }]);
  }
  const entity = entityOfRole(input.role);
  const claimed = entity && input.mayClaim ? unclaimedRecord(store, entity, input.email) : undefined;
  const recordId =
    entity &&
    (input.recordId ?? claimed ?? createOwnRecord(store, entity, { person: input, given: input.given }).id);
  return insertAccount(store, {
    email: input.email,
    name: input.name,
    role: input.role,
    password: input.password,
    entity: entity?.key ?? null,
    recordId: recordId ?? null,
  });
}

/** The role that people may take by themselves. */
export const signUpRole = settings.roles.find((candidate) => candidate.selfSignUp);

/**
 * Opens an account for the role that people may take by themselves; refuses (403) when there is none. `given` reads what
 * they said of the record that they are.
 */
export async function signUp(
  store: Store,
  input: { email: string; name: string; password: string; given(role: string): Input },
): Promise<AccountRecord> {
  const role = signUpRole;
  if (role === undefined) throw new Refusal(403, words.refusals.mayNotSignUp);
  const person = { email: input.email.trim(), name: input.name.trim(), role: role.key };
  const { values, errors: wrong } = input.given(role.key);
  const errors = [...checkPerson(person), ...checkPassword(input.password), ...wrong];
  if (errors.length > 0) throw invalid(errors);
  const password = await hashPassword(input.password);
  return store.write(() => openAccount(store, { ...person, password, given: values, mayClaim: false }));
}

/** Administrators only. */
export function requireAdmin(account: Account): void {
  if (account.role !== adminRole) throw notAllowed(words.refusals.mayNotManageAccounts);
}

/** Somebody to be invited; the record that they are is an existing one, or `given` says what is known of it. */
export type Invitation = Person & {
  recordId?: number | undefined;
  given?: Input | undefined;
  origin: string;
};

/** Invites somebody by a message: the account has no password until its one-time link is used. */
export async function invite(
  store: Store,
  input: Invitation,
): Promise<{ account: AccountRecord; link: string }> {
  const person = { email: input.email.trim(), name: input.name.trim(), role: input.role };
  const errors = [...checkPerson(person), ...(input.given?.errors ?? [])];
  const entity = entityOfRole(person.role);
  if (input.recordId !== undefined && (!entity || !findRecord(store, entity, { id: input.recordId }))) {
    errors.push({ field: 'recordId', message: words.accounts.noSuchRecord });
  }
  if (errors.length > 0) throw invalid(errors);
  return store.write(() => {
    const account = openAccount(store, {
      ...person,
      password: null,
      recordId: input.recordId,
      given: input.given?.values,
      mayClaim: true,
    });
    return { account, link: mailPasswordLink(store, account, input.origin) };
  });
}

/** Sends the account a new one-time link with which it sets its password, and gives the link's path. */
export async function resetLink(store: Store, id: number, origin: string): Promise<string> {
  return store.write(() => {
    const account = findAccount(store, id);
    if (account === undefined) throw notFound(words.refusals.noSuchAccount);
    if (!account.active) throw conflict(words.accounts.isDeactivated);
    return mailPasswordLink(store, account, origin);
  });
}

/** Sends a link to the active account with this address; for any other address nothing happens. */
export async function sendForgotten(store: Store, email: string, origin: string): Promise<void> {
  await store.write(() => {
    const account = findAccountByEmail(store, email);
    if (account?.active === true) mailPasswordLink(store, account, origin);
  });
}

function refuseLastAdmin(store: Store, id: number): void {
  const row = store.get(
    // Somebody who was invited and never came cannot let anybody in.
    'SELECT 1 FROM "_account" WHERE "role" = ? AND "active" = 1 AND "password" IS NOT NULL AND "id" <> ?',
    adminRole,
    id,
  );
  if (row === undefined) throw conflict(words.accounts.lastAdministrator);
}

/** The record that the account is after it changed its role; found, kept or made. */
function recordAfter(store: Store, before: AccountRecord, person: Person): number | null {
  const entity = entityOfRole(person.role);
  if (entity === undefined) return null;
  if (entity === entityOfRole(before.role) && before.recordId !== null) return before.recordId;
  return unclaimedRecord(store, entity, person.email) ?? createOwnRecord(store, entity, { person }).id;
}

type AccountChange = { name?: string | undefined; role?: string | undefined; active?: boolean | undefined };

/** Changes an account's name, role or whether it is active. The last administrator stays one. */
export async function changeAccount(store: Store, id: number, change: AccountChange): Promise<AccountRecord> {
  return store.write(() => {
    const before = findAccount(store, id);
    if (before === undefined) throw notFound(words.refusals.noSuchAccount);
    const { name = before.name, role = before.role, active = before.active } = change;
    const after = { name: name.trim(), role, active };
    const person = { ...after, email: before.email };
    const errors = checkPerson(person);
    if (errors.length > 0) throw invalid(errors);
    if (before.role === adminRole && (role !== adminRole || !active)) refuseLastAdmin(store, id);
    const recordId = recordAfter(store, before, person);
    updateAccount(store, id, { ...after, entity: entityOfRole(role)?.key ?? null, recordId });
    return findAccount(store, id) ?? before;
  });
}

/** Sets the password of the account for which a one-time link was made. */
export async function usePasswordLink(store: Store, token: string, password: string): Promise<AccountRecord> {
  const errors = checkPassword(password);
  if (findLink(store, token) === undefined) {
    throw new Refusal(404, words.accounts.linkUsed);
  }
  if (errors.length > 0) throw invalid(errors);
  const hashed = await hashPassword(password);
  return store.write(() => {
    const account = findLink(store, token);
    if (account === undefined) throw conflict(words.accounts.linkUsedAlready);
    setPassword(store, account.id, hashed);
    return account;
  });
}

/** Changes one's own password; every session of the account ends. */
export async function changePassword(
  store: Store,
  account: Account,
  input: { current: string; password: string },
): Promise<void> {
  if (!(await verifyPassword(store, account.id, input.current))) {
    throw invalid([{ field: 'current', message: words.accounts.wrongPresentPassword }]);
  }
  const errors = checkPassword(input.password);
  if (errors.length > 0) throw invalid(errors);
  const hashed = await hashPassword(input.password);
  await store.write(() => setPassword(store, account.id, hashed));
}

/** The account with these credentials, or a refusal (401). */
export async function checkCredentials(store: Store, email: string, password: string): Promise<Account> {
  const account = await authenticate(store, email.trim(), password);
  if (account === undefined) throw new Refusal(401, words.accounts.wrongCredentials);
  return account;
}

/** Creates those of the given accounts that do not exist yet, each with the record that it is. */
export async function ensureAccounts(
  store: Store,
  people: readonly (Person & { password: string })[],
): Promise<void> {
  const missing = people.filter((person) => findAccountByEmail(store, person.email) === undefined);
  const passwords = await Promise.all(missing.map((person) => hashPassword(person.password)));
  await store.write(() => {
    for (const [index, person] of missing.entries()) {
      const errors = checkPerson(person);
      if (errors.length > 0) throw invalid(errors);
      openAccount(store, { ...person, password: passwords[index] ?? null, mayClaim: true });
    }
  });
}
