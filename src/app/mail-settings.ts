import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HomePaths } from '../config/home.ts';
import { loadConfig } from '../config/load.ts';
import type { MailSettings } from '../host/mail/delivery.ts';
import { UserError } from '../kernel/error.ts';

async function readPassword(home: HomePaths, file: string): Promise<string> {
  try {
    return (await readFile(resolve(home.root, file), 'utf8')).trim();
  } catch (cause) {
    const message = `${home.config}: mail.passwordFile ${file} cannot be read`;
    const hint = 'Write the password into this file, readable for you alone (chmod 600).';
    throw new UserError({ code: 'bad-config', message, hint, cause });
  }
}

/**
 * The mail server that the owner of the home configured, with its password read from its file; undefined when there is none.
 * UserError `bad-config`.
 */
export async function readMailSettings(home: HomePaths): Promise<MailSettings | undefined> {
  const { mail } = loadConfig(home);
  if (mail === undefined) return undefined;
  const { host, port, security, from, user, passwordFile } = mail;
  const server = { host, port, security };
  if (user === undefined || passwordFile === undefined) return { server, from };
  return { server: { ...server, login: { user, password: await readPassword(home, passwordFile) } }, from };
}
