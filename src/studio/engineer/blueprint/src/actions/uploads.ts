import { type Account, scopesOf, visibleScopesOf } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { fileTypeOf } from '../model/file-type.ts';
import { type FieldError, invalid, notFound, Refusal } from '../model/refusal.ts';
import { adminRole } from '../settings.ts';
import type { Store } from '../store/database.ts';
import { within } from '../store/scope.ts';
import { findUpload, isUpload, keepUpload, type Upload, uploadFields } from '../store/uploads.ts';
import { words } from '../words.ts';

/** The most bytes that one file may have. */
export const maxUploadBytes = 10_000_000;

/** Whether the account may write any record that holds a file. */
function mayUpload(account: Account): boolean {
  return uploadFields.some(
    ({ entity }) =>
      scopesOf(account, entity, 'create').length > 0 || scopesOf(account, entity, 'update').length > 0,
  );
}

/**
 * Takes a file from an account; refuses 403 when it may write no record with a file, 413 when it is too large, 415 when
 * its bytes are of no kind that is taken, or of another one than it claims to be.
 */
export async function takeUpload(
  store: Store,
  account: Account,
  file: { bytes: Uint8Array; name: string; claimed: string },
): Promise<Upload> {
  if (!mayUpload(account)) throw new Refusal(403, words.files.mayNotUpload);
  if (file.bytes.length > maxUploadBytes)
    throw new Refusal(413, words.files.tooLarge(maxUploadBytes / 1_000_000));
  const type = fileTypeOf(file.bytes);
  if (type === undefined || (file.claimed.startsWith('image/') && !type.isImage)) {
    throw new Refusal(415, words.files.notTaken);
  }
  const accountId = account.id === 0 ? null : account.id;
  return keepUpload(store, { bytes: file.bytes, name: file.name, type, accountId });
}

function readsHolder(store: Store, account: Account, path: string): boolean {
  return uploadFields.some(({ entity, field }) => {
    const condition = within(entity, visibleScopesOf(account, entity), account);
    const sql = `SELECT 1 FROM "${entity.table}" WHERE "${field.column}" = ? AND ${condition.sql} LIMIT 1`;
    return store.get(sql, path, ...condition.params) !== undefined;
  });
}

function maySee(store: Store, account: Account, upload: Upload): boolean {
  const isMaker = upload.accountId !== null && upload.accountId === account.id;
  return account.role === adminRole || isMaker || readsHolder(store, account, upload.path);
}

/** The file with this address, for those who sent it or may read a record that holds it; for others it is not there (404). */
export function openUpload(store: Store, account: Account, path: string): Upload {
  const upload = findUpload(store, path);
  if (upload === undefined || !maySee(store, account, upload)) throw notFound(words.files.noSuchFile);
  return upload;
}

/**
 * Refuses (422) addresses of files that are not there, that the account may not see (a record could otherwise show them
 * to it), or that are no pictures where one belongs.
 */
export function checkUploads(
  { store, account, entity }: { store: Store; account: Account; entity: Entity },
  values: { readonly [key: string]: Value | undefined },
): void {
  const errors = entity.fields.filter(isUpload).flatMap((field): FieldError[] => {
    const path = values[field.key];
    if (path === null || path === undefined) return [];
    const upload = findUpload(store, String(path));
    if (upload === undefined || !maySee(store, account, upload)) {
      return [{ field: field.key, message: words.files.unknown(field.label) }];
    }
    const isWrong = field.kind === 'image' && !upload.type.startsWith('image/');
    return isWrong ? [{ field: field.key, message: words.files.mustBeImage(field.label) }] : [];
  });
  if (errors.length > 0) throw invalid(errors);
}
