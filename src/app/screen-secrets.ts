/**
 * Passwords that the emulator may fill in, each for the pages of one origin alone. They lie in one file of the home that only
 * its owner can read, and leave it only into a password field of that origin: no event, blob, log or prompt holds one.
 */
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { HomePaths } from '../config/home.ts';
import { UserError } from '../kernel/error.ts';
import type { Secret } from '../reflex/hand/fill-secret.ts';

const secretSchema = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}@._-]{0,59}$/u),
  /** `https://portal.example`. */
  origin: z.string(),
  value: z.string().min(4).max(1000),
});
const fileSchema = z.strictObject({
  format: z.literal('macrohard/screen-passwords'),
  version: z.literal(1),
  secrets: z.array(secretSchema),
});

/** The file that holds them. */
export function secretFile(home: HomePaths): string {
  return join(home.secrets, 'screen-passwords.json');
}

function unreadable(file: string, why: string, hint: string): UserError {
  return new UserError({ code: 'secrets-unreadable', message: `${file} is not read: ${why}.`, hint });
}

/** All of them. Throws `secrets-unreadable` where others could read the file, or it is damaged. */
async function readSecrets(home: HomePaths): Promise<Secret[]> {
  const file = secretFile(home);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return [];
  if ((found.mode & 0o077) !== 0)
    throw unreadable(
      file,
      'others than its owner may read it',
      `chmod 600 ${file}, and change the passwords.`,
    );
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, 'utf8'))).secrets;
  } catch {
    // What went wrong would quote what stands in it.
    throw unreadable(file, 'it is damaged', 'Remove it and set the passwords anew.');
  }
}

async function writeSecrets(home: HomePaths, secrets: readonly Secret[]): Promise<void> {
  const file = secretFile(home);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await chmod(dirname(file), 0o700);
  const draft = `${file}.${process.pid}.new`;
  const content = { format: 'macrohard/screen-passwords', version: 1, secrets };
  await writeFile(draft, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** What may be known of one: its name and where it is shown. */
export type SecretName = { name: string; origin: string };

/** The names of all, and where each belongs. */
export async function listSecrets(home: HomePaths): Promise<SecretName[]> {
  return (await readSecrets(home)).map(({ name, origin }) => ({ name, origin }));
}

/** Keeps one, in place of one of that name. Throws `secret-unusable` where name or value are none. */
export async function setSecret(home: HomePaths, secret: Secret): Promise<{ isNew: boolean }> {
  const parsed = secretSchema.safeParse(secret);
  const isOneLine = !/\p{Cc}/u.test(secret.value);
  if (!parsed.success || !isOneLine)
    throw new UserError({
      code: 'secret-unusable',
      message: 'That cannot be kept.',
      hint: 'A name has letters, digits and . _ @ -, at most 60; a password one line of 4 to 1000 characters.',
    });
  const all = await readSecrets(home);
  const others = all.filter(({ name }) => name !== secret.name);
  await writeSecrets(home, [...others, parsed.data]);
  return { isNew: others.length === all.length };
}

/** Forgets one. Throws `unknown-secret`. */
export async function removeSecret(home: HomePaths, name: string): Promise<void> {
  const all = await readSecrets(home);
  const others = all.filter((one) => one.name !== name);
  if (others.length === all.length) throw unknown(name, all);
  await writeSecrets(home, others);
}

function unknown(name: string, all: readonly SecretName[]): UserError {
  const known = all.map((one) => `${one.name} (${one.origin})`).join(', ') || 'none';
  const hint = `Kept are: ${known}. ./macrohard optimus secret set NAME --url ADDRESS keeps one.`;
  return new UserError({ code: 'unknown-secret', message: `No password ${name} is kept.`, hint });
}

/**
 * The password for pages of an origin: the one of that name, or without a name the only one; undefined where none is kept.
 * Throws `unknown-secret`, `secret-origin` where the named one belongs elsewhere, and `secret-ambiguous`.
 */
export async function secretFor(
  home: HomePaths,
  { origin, name }: { origin: string; name?: string | undefined },
): Promise<Secret | undefined> {
  const all = await readSecrets(home);
  if (name === undefined) {
    const [first, ...more] = all.filter((one) => one.origin === origin);
    if (more.length === 0) return first;
    const names = [first, ...more].map((one) => one?.name).join(', ');
    const message = `Several passwords are kept for ${origin}: ${names}.`;
    throw new UserError({ code: 'secret-ambiguous', message, hint: 'Say which: --secret NAME' });
  }
  const found = all.find((one) => one.name === name);
  if (!found) throw unknown(name, all);
  if (found.origin === origin) return found;
  const message = `The password ${name} belongs to ${found.origin}, not to ${origin}.`;
  throw new UserError({ code: 'secret-origin', message });
}
