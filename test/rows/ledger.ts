/** A product that we built ourselves, as a second page for rows: a ledger of invoices, behind a sign-in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { homePaths } from '../../src/config/home.ts';
import { startCommand } from '../chaos/kill-build.ts';
import type { Account } from '../teacher/portal-teacher.ts';
import type { Invoice } from './portal.ts';

/** The ledger while it runs, in a home of its own: nothing that is killed in another touches it. */
export type Ledger = AsyncDisposable & {
  /** The form, and the list in which entered invoices are seen. */
  url: string;
  look: string;
  account: Account;
  kept(): Invoice[];
};

const reportSchema = z.looseObject({
  url: z.string(),
  accounts: z.array(z.looseObject({ role: z.string(), email: z.string(), password: z.string() })),
});

const rowSchema = z.object({
  reference: z.string(),
  supplier: z.string(),
  date: z.string(),
  amount: z.number(),
  currency: z.string(),
  paidFlag: z.number(),
  createdAt: z.string(),
});

/** What the product holds, the oldest first. */
function read(file: string): Invoice[] {
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = z.array(rowSchema).parse(database.prepare('SELECT * FROM invoices ORDER BY id').all());
    return rows.map((row) => ({
      number: row.reference,
      supplier: row.supplier,
      date: row.date,
      amount: (row.amount / 100).toFixed(2),
      currency: row.currency.toUpperCase(),
      paid: row.paidFlag === 1,
      at: new Date(row.createdAt).getTime(),
    }));
  } finally {
    database.close();
  }
}

/** Builds the ledger from its brief and leaves it running until it is disposed of. */
export async function openLedger(home: string): Promise<Ledger> {
  const brief = join(import.meta.dirname, 'ledger.md');
  const { child, ended } = startCommand(home, ['build', brief, '--json', '--yes']);
  const { promise, resolve } = Promise.withResolvers<z.infer<typeof reportSchema>>();
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
    if (out.trimEnd().endsWith('}')) resolve(reportSchema.parse(JSON.parse(out)));
  });
  const failed = ended.then(({ stderr }) => Promise.reject(new Error(`The ledger was not built: ${stderr}`)));
  const { url, accounts } = await Promise.race([promise, failed]);
  failed.catch(() => undefined);
  const clerk = accounts.find(({ role }) => role === 'clerk');
  if (!clerk) throw new Error('The ledger has no clerk.');
  const data = homePaths(home).product('ledger').data;
  return {
    url: `${url}/invoices/new`,
    look: `${url}/invoices`,
    account: { email: clerk.email, password: clerk.password },
    kept: () => read(join(data, 'data.db')),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      await ended;
      await startCommand(home, ['stop', '--all']).ended;
    },
  };
}
