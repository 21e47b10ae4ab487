import type { Store } from './database.ts';

/** What administrators have set, by key. */
export function readSettings(store: Store): Record<string, string> {
  const rows = store.all('SELECT "key", "value" FROM "_setting"');
  return Object.fromEntries(rows.map((row) => [String(row['key']), String(row['value'])]));
}

/** Keeps a setting. Runs inside `store.write`. */
export function writeSetting(store: Store, key: string, value: string): void {
  store.run(
    'INSERT INTO "_setting" ("key", "value") VALUES (?, ?) ON CONFLICT DO UPDATE SET "value" = excluded."value"',
    key,
    value,
  );
}
