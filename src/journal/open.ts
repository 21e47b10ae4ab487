import type { Clock } from '../kernel/clock.ts';
import { InternalError } from '../kernel/error.ts';
import type { Journal } from './contract.ts';

/** Where a company's journal lies: `homePaths(dir).journal` and `.blobs`. */
export type JournalInput = {
  company: string;
  journalFolder: string;
  blobFolder: string;
  clock?: Clock;
};

/** Opens the journal of a company for writing, creating it when absent. One process at a time. */
export function openJournal(input: JournalInput): Promise<Journal> {
  throw new InternalError({ code: 'not-built', message: `openJournal ${input.company}` });
}
