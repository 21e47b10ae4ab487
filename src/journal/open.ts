import { systemClock, type Clock } from '../kernel/clock.ts';
import { UserError } from '../kernel/error.ts';
import { BlobFiles } from './blob-files.ts';
import type { Journal } from './contract.ts';
import { Channel } from './sqlite/channel.ts';
import { SqliteJournal } from './sqlite/sqlite-journal.ts';

/** Where a company's journal lies: `homePaths(dir).journal` and `.blobs`. */
export type JournalInput = {
  /** Lower-case letters, digits and hyphens: it names files. */
  company: string;
  journalFolder: string;
  blobFolder: string;
  clock?: Clock;
};

/**
 * Opens the journal of a company for writing, creating it when absent. Only one at a time: a second opener gets NodeError
 * `journal-in-use`. A disk that does not let us or a damaged file is a NodeError with a hint.
 */
export async function openJournal(input: JournalInput): Promise<Journal> {
  const { company, journalFolder, blobFolder, clock = systemClock } = input;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(company)) {
    throw new UserError({
      code: 'bad-company-name',
      message: `"${company}" cannot name a company`,
      hint: 'Use lower-case letters, digits and hyphens.',
    });
  }
  const channel = await Channel.open({ folder: journalFolder, company });
  try {
    const files = await BlobFiles.open(blobFolder, company);
    return new SqliteJournal({ company, channel, files, clock });
  } catch (error) {
    await channel.close();
    throw error;
  }
}
