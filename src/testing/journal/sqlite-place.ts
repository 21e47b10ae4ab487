import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../journal/open.ts';
import { ManualClock } from '../manual-clock.ts';
import type { JournalPlace } from './case.ts';

/** A place for the SQLite journal of the company `main` in a temporary folder, removed on disposal. */
export type SqlitePlace = JournalPlace & Disposable & { root: string; journalFolder: string; file: string };

/** A fresh place. */
export function sqlitePlace(): SqlitePlace {
  const root = mkdtempSync(join(tmpdir(), 'journal-test-'));
  const journalFolder = join(root, 'journal');
  const clock = new ManualClock();
  return {
    root,
    clock,
    journalFolder,
    file: join(journalFolder, 'main.db'),
    open: () => openJournal({ company: 'main', journalFolder, blobFolder: join(root, 'blobs'), clock }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
