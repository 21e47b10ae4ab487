import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { now, timestamp } from '../clock.ts';
import { entities } from '../entities.ts';
import type { Field } from '../model/field.ts';
import type { FileType } from '../model/file-type.ts';
import type { Row, Store } from './database.ts';

/** A file that somebody sent. `path` is its address, and what fields of records hold. */
export type Upload = {
  id: number;
  name: string;
  type: string;
  size: number;
  accountId: number | null;
  path: string;
};

const hoursUnclaimed = 24;

/** Fields that hold files. */
export const isUpload = (field: Field): boolean => field.kind === 'image' || field.kind === 'file';

/** All fields that hold files, with their tables. */
export const uploadFields = entities.flatMap((entity) =>
  entity.fields.filter(isUpload).map((field) => ({ entity, field })),
);

/** The last part of the address: letters, digits and hyphens, and the extension of what the bytes are. */
function nameFor(given: string, { extension }: FileType): string {
  const stem = given
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${stem === '' ? 'file' : stem.toLowerCase()}.${extension}`;
}

function fromRow(row: Row): Upload {
  const [id, name] = [Number(row['id']), String(row['name'])];
  const accountId = row['accountId'] === null ? null : Number(row['accountId']);
  return {
    id,
    name,
    type: String(row['type']),
    size: Number(row['size']),
    accountId,
    path: `/uploads/${id}-${name}`,
  };
}

const folderOf = (store: Store): string => join(store.folder, 'uploads');

/** Keeps a file: first the bytes, on disk, then the row that says that it is there. */
export async function keepUpload(
  store: Store,
  file: { bytes: Uint8Array; name: string; type: FileType; accountId: number | null },
): Promise<Upload> {
  mkdirSync(folderOf(store), { recursive: true, mode: 0o700 });
  const draft = join(folderOf(store), `${randomUUID()}.part`);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(file.bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return store.write(() => {
    const row = store.get(
      'INSERT INTO "_upload" ("name", "type", "size", "createdAt", "accountId") VALUES (?, ?, ?, ?, ?) RETURNING *',
      nameFor(file.name, file.type),
      file.type.type,
      file.bytes.length,
      timestamp(),
      file.accountId,
    );
    if (row === undefined) throw new Error('The upload was not kept');
    const upload = fromRow(row);
    renameSync(draft, join(folderOf(store), String(upload.id)));
    return upload;
  });
}

/** The upload with this address. */
export function findUpload(store: Store, path: string): Upload | undefined {
  const id = /^\/uploads\/([1-9][0-9]{0,14})-/.exec(path)?.[1];
  const row = id === undefined ? undefined : store.get('SELECT * FROM "_upload" WHERE "id" = ?', Number(id));
  const found = row && fromRow(row);
  return found?.path === path ? found : undefined;
}

/** Its bytes. */
export function readUpload(store: Store, { id }: Upload): ReadableStream {
  return Readable.toWeb(createReadStream(join(folderOf(store), String(id)))) as ReadableStream;
}

/** Whether a record, or one in the trash, holds the file. */
function isHeld(store: Store, { path }: Upload): boolean {
  const inTable = uploadFields.some(
    ({ entity, field }) =>
      store.get(`SELECT 1 FROM "${entity.table}" WHERE "${field.column}" = ? LIMIT 1`, path) !== undefined,
  );
  return inTable || store.get(`SELECT 1 FROM "_trash" WHERE instr("row", ?) > 0 LIMIT 1`, path) !== undefined;
}

/** Removes files that no record has taken up within a day, or holds any more. */
export async function sweepUploads(store: Store): Promise<void> {
  const limit = new Date(now().getTime() - hoursUnclaimed * 3_600_000).toISOString();
  const old = store.all('SELECT * FROM "_upload" WHERE "createdAt" < ?', limit).map(fromRow);
  for (const upload of old) {
    const isGone = await store.write(() => {
      if (isHeld(store, upload)) return false;
      store.run('DELETE FROM "_upload" WHERE "id" = ?', upload.id);
      return true;
    });
    if (isGone) rmSync(join(folderOf(store), String(upload.id)), { force: true });
  }
}
