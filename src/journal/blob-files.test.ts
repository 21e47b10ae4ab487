import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../kernel/hash.ts';
import { sqlitePlace } from '../testing/journal/sqlite-place.ts';

const bytes = Buffer.from('a recording');
const hash = sha256(bytes);

it('what a crash left half written is cleared at the next start', async () => {
  using place = sqlitePlace();
  const drafts = join(place.root, 'blobs', 'main', 'drafts');
  await (await place.open()).close();
  writeFileSync(join(drafts, 'draft_left'), 'half');
  await (await place.open()).close();
  expect(readdirSync(drafts)).toEqual([]);
});

it('a file that no row knows, as a crash may leave it, goes with the next sweep', async () => {
  using place = sqlitePlace();
  await using journal = await place.open();
  const folder = join(place.root, 'blobs', 'main', hash.slice(0, 2));
  mkdirSync(folder);
  writeFileSync(join(folder, hash.slice(2)), bytes);
  expect(await journal.blobs.sweep()).toEqual({ removed: 1, bytes: 0 });
  expect(existsSync(join(folder, hash.slice(2)))).toBe(false);
});

it('bytes that changed on the disk are noticed, whole or streamed', async () => {
  using place = sqlitePlace();
  await using journal = await place.open();
  await journal.blobs.put({ bytes, owner: 'work:1', class: 'recording' });
  writeFileSync(join(place.root, 'blobs', 'main', hash.slice(0, 2), hash.slice(2)), 'a recordinG');
  await expect(journal.blobs.bytes(hash)).rejects.toMatchObject({ code: 'blob-damaged' });
  const read = async (): Promise<void> => {
    for await (const _ of journal.blobs.stream(hash));
  };
  await expect(read()).rejects.toMatchObject({ code: 'blob-damaged' });
});

it('a source that fails leaves no blob and no draft', async () => {
  using place = sqlitePlace();
  await using journal = await place.open();
  async function* source(): AsyncGenerator<Uint8Array> {
    yield bytes;
    throw new TypeError('the browser went away');
  }
  await expect(journal.blobs.put({ bytes: source(), owner: 'w', class: 'recording' })).rejects.toThrow(
    /went away/,
  );
  expect(readdirSync(join(place.root, 'blobs', 'main', 'drafts'))).toEqual([]);
});
