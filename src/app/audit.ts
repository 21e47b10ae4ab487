import type { HomePaths } from '../config/home.ts';
import type { ChainReport, Head } from '../journal/contract.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import { companyName } from './company-name.ts';

/**
 * Recomputes the chain of a home's journal, without the company: it may be running, or the journal too damaged for it to
 * start. `heads` were recorded elsewhere. UserError `no-journal` when there is none.
 */
export function auditHome(home: HomePaths, heads: readonly Head[]): ChainReport {
  return verifyJournal({ company: companyName, journalFolder: home.journal, heads });
}
