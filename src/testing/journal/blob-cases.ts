import assert from 'node:assert/strict';
import { sha256 } from '../../kernel/hash.ts';
import { refused, withJournal, type ConformanceCase } from './case.ts';

const bytes = Buffer.from('the screen after the click');
const hash = sha256(bytes);

/** Blobs: content, owners, expiry, pins, erasure. */
export const blobCases: readonly ConformanceCase[] = [
  withJournal('a blob is named by its content and read back whole or as a stream', async ({ blobs }) => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 5);
      yield bytes.subarray(5);
    }
    assert.deepEqual(await blobs.put({ bytes: chunks(), owner: 'work:1', class: 'frame' }), {
      hash,
      size: bytes.length,
    });
    assert.deepEqual(await blobs.bytes(hash), bytes);
    const read: Uint8Array[] = [];
    for await (const chunk of blobs.stream(hash)) read.push(chunk);
    assert.deepEqual(Buffer.concat(read), bytes);
    await assert.rejects(blobs.bytes('0'.repeat(64)), { code: 'blob-missing' });
    await assert.rejects(blobs.bytes('../../secrets'), { code: 'blob-missing' });
  }),

  withJournal('a blob goes when every owner has let go and no pin holds it', async (journal, { clock }) => {
    const { blobs } = journal;
    const expiresAt = clock.now() + 100;
    await blobs.put({ bytes, owner: 'work:1', class: 'frame', expiresAt });
    await blobs.put({ bytes, owner: 'work:2', class: 'frame' });
    await journal.commit({ pins: [{ do: 'pin', hash, by: 'release:salon:1' }] });
    clock.advance(100);
    await blobs.drop(hash, 'work:2');
    assert.equal((await blobs.sweep()).removed, 0);
    const info = await blobs.info(hash);
    assert.deepEqual(info?.pins, ['release:salon:1']);
    await journal.commit({ pins: [{ do: 'unpin', by: 'release:salon:1' }] });
    assert.deepEqual(await blobs.sweep(), { removed: 1, bytes: bytes.length });
    await assert.rejects(blobs.bytes(hash), { code: 'blob-missing' });
    assert.equal(await blobs.info(hash), undefined);
    await refused(journal.commit({ pins: [{ do: 'pin', hash, by: 'x' }] }), 'unknown-blob');
  }),

  withJournal('a put while a sweep is under way is kept', async ({ blobs }, { clock }) => {
    await blobs.put({ bytes, owner: 'work:1', class: 'frame', expiresAt: clock.now() });
    const [swept] = await Promise.all([blobs.sweep(), blobs.put({ bytes, owner: 'work:2', class: 'frame' })]);
    assert.ok(swept.removed <= 1);
    assert.deepEqual(await blobs.bytes(hash), bytes);
  }),

  withJournal('erasing a person takes their blobs, pinned or not', async (journal) => {
    const { blobs } = journal;
    await blobs.put({ bytes, owner: 'work:1', class: 'photo', subject: 'person:ann', pins: ['release:1'] });
    const shared = Buffer.from('a form that everybody gets');
    await blobs.put({ bytes: shared, owner: 'work:1', class: 'form', subject: 'person:ann' });
    const other = await blobs.put({ bytes: shared, owner: 'work:2', class: 'form' });
    assert.equal((await journal.erase({ subject: 'person:ann', actor: 'x' })).blobs, 1);
    await assert.rejects(blobs.bytes(hash), { code: 'blob-missing' });
    assert.deepEqual(await blobs.bytes(other.hash), shared);
  }),
];
