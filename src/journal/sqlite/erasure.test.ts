import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { event } from '../../testing/journal/case.ts';
import { sqlitePlace } from '../../testing/journal/sqlite-place.ts';

it.each([
  ['short', 'ann@example.com'],
  ['many pages long', 'ann@example.com '.repeat(2000)],
])('erased data that is %s is in no file of the journal any more, while it is open', async (_, secret) => {
  using place = sqlitePlace();
  await using journal = await place.open();
  const files = (): string[] => readdirSync(place.journalFolder).filter((name) => !name.endsWith('.lock'));
  const holders = (): string[] =>
    files().filter((name) => readFileSync(join(place.journalFolder, name)).includes(secret.slice(0, 15)));
  await journal.commit({
    events: [event('a'), event('a', 0, { subject: 'person:ann', data: { mail: secret } }), event('a')],
    snapshot: { fold: 'people', version: 1, seq: 0, state: { mail: secret } },
  });
  for (let n = 0; n < 50; n++) await journal.commit({ events: [event('b', n)] });
  expect(holders()).not.toEqual([]);
  await journal.erase({ subject: 'person:ann', actor: 'tester' });
  expect(holders()).toEqual([]);
  expect((await journal.verify()).fault).toBeUndefined();
});
