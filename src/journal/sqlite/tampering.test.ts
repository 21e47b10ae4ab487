import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { event } from '../../testing/journal/case.ts';
import { sqlitePlace, type SqlitePlace } from '../../testing/journal/sqlite-place.ts';
import type { ChainReport, Head } from '../contract.ts';
import { verifyJournal } from '../verify-journal.ts';

async function filled(place: SqlitePlace): Promise<Head> {
  await using journal = await place.open();
  for (let n = 1; n <= 10; n++) {
    await journal.commit({ events: [event(`s:${n % 2}`, n, n === 4 ? { subject: 'person:ann' } : {})] });
  }
  return journal.head();
}

function edit(place: SqlitePlace, sql: string): void {
  const db = new DatabaseSync(place.file);
  db.exec(sql);
  db.close();
}

function verify(place: SqlitePlace, heads: Head[] = []): ChainReport {
  return verifyJournal({ company: 'main', journalFolder: place.journalFolder, heads });
}

const edits: { name: string; sql: string; seq: number; why: RegExp }[] = [
  { name: 'edited data', sql: `UPDATE event SET data = '{"n":70}' WHERE seq = 7`, seq: 7, why: /data/ },
  {
    name: 'an edited actor',
    sql: `UPDATE event SET actor = 'nobody' WHERE seq = 3`,
    seq: 3,
    why: /envelope/,
  },
  { name: 'an edited time', sql: 'UPDATE event SET at = at + 1 WHERE seq = 10', seq: 10, why: /envelope/ },
  {
    name: 'an edited hash',
    sql: `UPDATE event SET hash = '${'0'.repeat(64)}' WHERE seq = 5`,
    seq: 5,
    why: /hash/,
  },
  {
    name: 'another subject',
    sql: `UPDATE event SET subject = 'person:bob' WHERE seq = 4`,
    seq: 4,
    why: /envelope/,
  },
  {
    name: 'a cause that was never there',
    sql: 'UPDATE event SET cause = 1 WHERE seq = 6',
    seq: 6,
    why: /envelope/,
  },
  { name: 'a deleted event', sql: 'DELETE FROM event WHERE seq = 6', seq: 6, why: /missing/ },
  { name: 'the first event deleted', sql: 'DELETE FROM event WHERE seq = 1', seq: 1, why: /missing/ },
  { name: 'a cut-off tail', sql: 'DELETE FROM event WHERE seq > 8', seq: 9, why: /cut off/ },
  {
    name: 'data removed without an erasure',
    sql: 'UPDATE event SET data = NULL WHERE seq = 4',
    seq: 4,
    why: /erasure/,
  },
  { name: 'streams reordered', sql: 'UPDATE event SET version = 99 WHERE seq = 2', seq: 2, why: /place/ },
  {
    name: 'two events exchanged',
    sql: `UPDATE event SET seq = 99 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 3;
          UPDATE event SET seq = 3 WHERE seq = 99`,
    seq: 2,
    why: /envelope/,
  },
];

describe('a journal that somebody changed behind our back', () => {
  for (const { name, sql, seq, why } of edits) {
    it(`does not verify: ${name}`, async () => {
      using place = sqlitePlace();
      await filled(place);
      expect(verify(place).fault).toBeUndefined();
      edit(place, sql);
      const { fault } = verify(place);
      expect(fault?.seq).toBe(seq);
      expect(fault?.why).toMatch(why);
    });
  }

  it('with its tail cut off and its own head set back does not fit a head recorded elsewhere', async () => {
    using place = sqlitePlace();
    const head = await filled(place);
    edit(
      place,
      `DELETE FROM event WHERE seq > 8;
       UPDATE meta SET head_seq = 8, head_hash = (SELECT hash FROM event WHERE seq = 8)`,
    );
    expect(verify(place).fault).toBeUndefined();
    expect(verify(place, [head]).fault?.seq).toBe(9);
  });

  it('is not opened for writing when it ends before its head', async () => {
    using place = sqlitePlace();
    await filled(place);
    edit(place, 'DELETE FROM event WHERE seq = 10');
    await expect(place.open()).rejects.toMatchObject({ kind: 'node', code: 'journal-damaged' });
  });
});

describe('verifying a journal from outside', () => {
  it('works while its writer has it open', async () => {
    using place = sqlitePlace();
    await using journal = await place.open();
    await journal.commit({ events: [event('a'), event('a')] });
    expect(verify(place)).toEqual({ events: 2, erased: 0, head: await journal.head() });
  });

  it('says when there is no journal', () => {
    using place = sqlitePlace();
    expect(() => verify(place)).toThrowError(expect.objectContaining({ code: 'no-journal' }));
  });
});
