import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from './database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a commit waits for the disk: write-ahead log, synchronous FULL, deleted data overwritten', () => {
  const open = openDatabase({ folder, company: 'main' });
  const pragma = (name: string): unknown => Object.values(open.db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('secure_delete')]).toEqual(['wal', 2, 1]);
  open.close();
});

it('a file of a newer program, of another company or of another kind is left alone', () => {
  openDatabase({ folder, company: 'main' }).close();
  const file = join(folder, 'main.db');
  const edit = (sql: string): void => {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  };
  const codeOf = (): unknown => {
    try {
      openDatabase({ folder, company: 'main' }).close();
      return 'opened';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  edit('PRAGMA user_version = 99');
  expect(codeOf()).toBe('journal-too-new');
  edit('PRAGMA user_version = 1; PRAGMA application_id = 7');
  expect(codeOf()).toBe('not-a-journal');
  edit(`PRAGMA application_id = 0x4d484a31; UPDATE meta SET company = 'other'`);
  expect(codeOf()).toBe('not-this-company');
  edit(`UPDATE meta SET company = 'main'`);
  expect(codeOf()).toBe('opened');
});

it('a database of somebody else under our name is not touched', () => {
  const file = join(folder, 'main.db');
  const db = new DatabaseSync(file);
  db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
  db.close();
  expect(() => openDatabase({ folder, company: 'main' })).toThrowError(
    expect.objectContaining({ code: 'not-a-journal' }),
  );
});

it('a folder that is a file is named with what to do', () => {
  const path = join(folder, 'journal');
  writeFileSync(path, '');
  expect(() => openDatabase({ folder: path, company: 'main' })).toThrowError(
    expect.objectContaining({ kind: 'node', code: 'journal-unreachable' }),
  );
  expect(existsSync(path)).toBe(true);
});
