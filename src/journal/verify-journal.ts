import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../kernel/error.ts';
import type { ChainReport, Head } from './contract.ts';
import { explain } from './sqlite/database.ts';
import { checkFile } from './sqlite/schema.ts';
import { toReport } from './sqlite/to-wire.ts';
import { verifyNext, verifyStart } from './sqlite/verify.ts';
import type { VerifyStep } from './sqlite/wire.ts';

/** Which journal; `heads` are heads that were recorded elsewhere. */
type VerifyInput = { company: string; journalFolder: string; heads?: readonly Head[] };

/**
 * Recomputes the chain of a journal without opening it for writing: for the audit, also beside a running company and for
 * a journal too damaged to open. UserError `no-journal` when there is none.
 */
export function verifyJournal(input: VerifyInput): ChainReport {
  const { company, journalFolder, heads = [] } = input;
  const file = join(journalFolder, `${company}.db`);
  if (!existsSync(file)) {
    throw new UserError({
      code: 'no-journal',
      message: `There is no journal ${file}`,
      hint: 'Check --home.',
    });
  }
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      checkFile(db);
      let step: VerifyStep = { ...verifyStart, end: false };
      while (!step.end) step = verifyNext(db, step, heads);
      return toReport(step);
    } finally {
      db.close();
    }
  } catch (error) {
    throw explain(error, file);
  }
}
