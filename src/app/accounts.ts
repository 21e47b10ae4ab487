import { randomBelow, randomSecret } from '../kernel/id.ts';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { HomePaths } from '../config/home.ts';
import { adminRole, type Specification } from '../protocol/specification.ts';

/** An account that a product is started with. */
const accountSchema = z.strictObject({
  role: z.string(),
  email: z.string(),
  password: z.string(),
  name: z.string(),
});
export type Account = z.infer<typeof accountSchema>;

const firstNames = [
  'Ada',
  'Blaise',
  'Chloe',
  'Dario',
  'Emma',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kira',
  'Leo',
];
const lastNames = [
  'Arnold',
  'Berger',
  'Costa',
  'Dubois',
  'Evans',
  'Fischer',
  'Garcia',
  'Haas',
  'Ito',
  'Jensen',
  'Keller',
];

function personName(): string {
  return `${firstNames[randomBelow(firstNames.length)]} ${lastNames[randomBelow(lastNames.length)]}`;
}

/** One account for the administrator, who comes first, and one for each role, with fresh passwords. */
export function newAccounts(specification: Specification): Account[] {
  const { slug } = specification.product;
  return [adminRole, ...specification.roles.map((role) => role.key)].map((role) => ({
    role,
    email: `${role.toLowerCase()}@${slug}.example`,
    password: randomSecret(12),
    name: role === adminRole ? 'Administrator' : personName(),
  }));
}

/** The accounts of a product; none before its first deployment. */
export async function readAccounts(home: HomePaths, slug: string): Promise<Account[]> {
  try {
    return z.array(accountSchema).parse(JSON.parse(await readFile(home.product(slug).accounts, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Writes accounts where only the owner can read them. */
export async function writeAccounts(file: string, accounts: readonly Account[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  await writeFile(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

/** Makes sure that each role of the specification has an account; those that exist keep their passwords. */
export async function ensureAccounts(home: HomePaths, specification: Specification): Promise<Account[]> {
  const { slug } = specification.product;
  const known = await readAccounts(home, slug);
  const missing = newAccounts(specification).filter(
    (one) => !known.some((account) => account.role === one.role),
  );
  const accounts = [...known, ...missing];
  if (missing.length > 0) await writeAccounts(home.product(slug).accounts, accounts);
  return accounts;
}
