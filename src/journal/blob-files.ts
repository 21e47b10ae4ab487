/** The files of blobs: `<folder>/<company>/ab/cdef…`, named by the SHA-256 of their bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NodeError } from '../kernel/error.ts';
import { sha256 } from '../kernel/hash.ts';
import { randomId } from '../kernel/id.ts';

/** Bytes that are written and synced, but not in their place yet. */
export type Draft = { path: string; hash: string; size: number };

const hashPattern = /^[0-9a-f]{64}$/;

export class BlobFiles {
  readonly #root: string;
  readonly #drafts: string;
  /** Folders that are known to be there. */
  readonly #folders = new Set<string>();

  private constructor(folder: string, company: string) {
    this.#root = join(folder, company);
    this.#drafts = join(this.#root, 'drafts');
  }

  /** Opens the folder of a company and clears what a crash left half written. */
  static async open(folder: string, company: string): Promise<BlobFiles> {
    const files = new BlobFiles(folder, company);
    try {
      await rm(files.#drafts, { recursive: true, force: true });
      await mkdir(files.#drafts, { recursive: true, mode: 0o700 });
      for (const path of [files.#root, folder, dirname(folder)]) await syncFolder(path);
    } catch (cause) {
      throw diskError(files.#root, cause);
    }
    return files;
  }

  /** Writes the bytes to a file of their own and onto the disk. */
  async draft(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<Draft> {
    const path = join(this.#drafts, randomId('draft'));
    try {
      await using file = await open(path, 'wx', 0o600);
      const written = await writeAll(file, bytes);
      await file.sync();
      return { path, ...written };
    } catch (cause) {
      await rm(path, { force: true });
      throw diskError(path, cause);
    }
  }

  /** Puts a draft in its place; the name is on disk when this resolves. */
  async keep(draft: Draft): Promise<void> {
    const path = this.#pathOf(draft.hash);
    try {
      await this.#makeFolder(dirname(path));
      await rename(draft.path, path);
      await syncFolder(dirname(path));
    } catch (cause) {
      throw diskError(path, cause);
    }
  }

  async remove(hash: string): Promise<void> {
    await rm(this.#pathOf(hash), { force: true });
  }

  async bytes(hash: string): Promise<Buffer> {
    let bytes: Buffer;
    try {
      bytes = await readFile(this.#pathOf(hash));
    } catch (cause) {
      throw readError(hash, cause);
    }
    if (sha256(bytes) !== hash) throw damaged(hash);
    return bytes;
  }

  async *stream(hash: string): AsyncGenerator<Uint8Array> {
    const digest = createHash('sha256');
    try {
      for await (const chunk of createReadStream(this.#pathOf(hash)) as AsyncIterable<Buffer>) {
        digest.update(chunk);
        yield chunk;
      }
    } catch (cause) {
      throw readError(hash, cause);
    }
    if (digest.digest('hex') !== hash) throw damaged(hash);
  }

  /** Hashes of the files that are there, folder by folder. */
  async *list(): AsyncGenerator<string[]> {
    for (const folder of await readdir(this.#root)) {
      if (folder.length !== 2) continue;
      const names = await readdir(join(this.#root, folder));
      yield names.map((name) => folder + name).filter((hash) => hashPattern.test(hash));
    }
  }

  /** A folder's own name is on disk before any file in it is said to be. */
  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await syncFolder(this.#root);
    this.#folders.add(folder);
  }

  #pathOf(hash: string): string {
    if (!hashPattern.test(hash)) throw readError(hash, undefined);
    return join(this.#root, hash.slice(0, 2), hash.slice(2));
  }
}

async function writeAll(
  file: FileHandle,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    digest.update(chunk);
    size += chunk.byteLength;
    await file.writeFile(chunk);
  }
  return { hash: digest.digest('hex'), size };
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

function damaged(hash: string): NodeError {
  const message = `The bytes of blob ${hash} are not what its hash says`;
  return new NodeError({
    code: 'blob-damaged',
    message,
    hint: 'Check the disk, then restore the last backup.',
  });
}

function readError(hash: string, cause: unknown): NodeError {
  return new NodeError({ code: 'blob-missing', message: `There is no blob ${hash}`, cause });
}

function diskError(path: string, cause: unknown): NodeError {
  const isFull =
    cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
  const message = `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
  const hint = isFull ? 'Free some space on that disk.' : 'Check the rights and the mount of its folder.';
  return new NodeError({ code: isFull ? 'disk-full' : 'blob-unwritable', message, hint, cause });
}
