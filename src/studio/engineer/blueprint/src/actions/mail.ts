import { message } from '../model/message.ts';
import { settings } from '../settings.ts';
import { type AccountRecord, createLink } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { insertRecord } from '../store/records.ts';
import { words } from '../words.ts';

/** How long a link for this account holds: an invitation waits longer than a forgotten password. */
export const linkHours = (account: AccountRecord): number => (account.hasPassword ? 2 : 72);

/** The path of the page on which a one-time link lets its account choose a password. */
const passwordPath = (token: string): string => `/password?token=${token}`;

function greeting(account: AccountRecord, lines: readonly string[]): string {
  return [words.mail.greeting(account.name), '', ...lines].join('\n');
}

function textOf(account: AccountRecord, link: string, hours: number): string {
  const once = words.mail.worksOnce(hours);
  if (!account.hasPassword) {
    return greeting(account, [words.mail.invitation(settings.name), '', link, '', once]);
  }
  return greeting(account, [
    words.mail.newPassword(settings.name),
    '',
    link,
    '',
    `${once} ${words.mail.leaveItBe}`,
  ]);
}

/**
 * Writes a message with a one-time link to the account's owner and gives the link's path: an invitation while the account
 * has no password, else a new password. `origin` is where the product is reached. Runs inside `store.write`.
 */
export function mailPasswordLink(store: Store, account: AccountRecord, origin: string): string {
  const hours = linkHours(account);
  const path = passwordPath(createLink(store, account.id, hours));
  const subject = account.hasPassword
    ? words.mail.newPasswordSubject(settings.name)
    : words.mail.invitationSubject(settings.name);
  const values = {
    to: account.email,
    subject,
    text: textOf(account, `${origin}${path}`, hours),
    sentAt: null,
  };
  insertRecord(store, message, { values, by: undefined });
  return path;
}
