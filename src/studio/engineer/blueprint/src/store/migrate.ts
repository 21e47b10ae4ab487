import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timestamp } from '../clock.ts';
import type { Store } from './database.ts';

/**
 * Applies the migrations of `folder` (`0001-name.sql`, …) that this database has not seen, in order, each with its mark
 * in one transaction. Migrations only expand, so the release before this one keeps working on the same database.
 */
export async function migrate(store: Store, folder: string): Promise<void> {
  store.exec('CREATE TABLE IF NOT EXISTS "_migration" ("name" TEXT PRIMARY KEY, "appliedAt" TEXT NOT NULL)');
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of files.sort()) {
    await store.write(() => {
      if (store.get('SELECT 1 FROM "_migration" WHERE "name" = ?', name) !== undefined) return;
      store.exec(readFileSync(join(folder, name), 'utf8'));
      store.run('INSERT INTO "_migration" ("name", "appliedAt") VALUES (?, ?)', name, timestamp());
    });
  }
}
