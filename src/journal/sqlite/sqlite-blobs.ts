import type { Clock } from '../../kernel/clock.ts';
import type { BlobFiles } from '../blob-files.ts';
import type { BlobInput, BlobRow, Blobs } from '../contract.ts';
import type { Channel } from './channel.ts';

const nothing = (): void => undefined;

type Input = { channel: Channel; files: BlobFiles; clock: Clock };

/**
 * Blobs of one company. A file is put in its place before its row is committed, so a crash between leaves at most a file
 * that nobody knows, which the next sweep removes.
 */
export class SqliteBlobs implements Blobs {
  readonly #channel: Channel;
  readonly #files: BlobFiles;
  readonly #clock: Clock;
  /** Puts run at once with each other, but never while a sweep or an erasure removes files. */
  readonly #puts = new Set<Promise<unknown>>();
  #removal: Promise<unknown> = Promise.resolve();

  constructor(input: Input) {
    this.#channel = input.channel;
    this.#files = input.files;
    this.#clock = input.clock;
  }

  async put(input: BlobInput): Promise<{ hash: string; size: number }> {
    const { bytes, ...entry } = input;
    const draft = await this.#files.draft(bytes);
    const { hash, size } = draft;
    await this.#put(async () => {
      await this.#files.keep(draft);
      await this.#channel.write(
        { op: 'blob-put', at: this.#clock.now(), entry: { ...entry, hash, size } },
        nothing,
      );
    });
    return { hash, size };
  }

  bytes(hash: string): Promise<Buffer> {
    return this.#files.bytes(hash);
  }

  stream(hash: string): AsyncIterable<Uint8Array> {
    return this.#files.stream(hash);
  }

  async info(hash: string): Promise<BlobRow | undefined> {
    return (await this.#channel.query({ op: 'blob-info', hash })) as BlobRow | undefined;
  }

  async drop(hash: string, owner: string): Promise<void> {
    await this.#channel.write({ op: 'blob-drop', at: this.#clock.now(), hash, owner }, nothing);
  }

  sweep(): Promise<{ removed: number; bytes: number }> {
    return this.#remove(async () => {
      const write = { op: 'blob-sweep', at: this.#clock.now() } as const;
      const loose = await this.#channel.write(write, (rows) => rows);
      for (const { hash } of loose) await this.#files.remove(hash);
      const strays = await this.#removeStrays();
      return { removed: loose.length + strays, bytes: loose.reduce((sum, { size }) => sum + size, 0) };
    });
  }

  /** Deletes the files of blobs that an erasure has forgotten. */
  removeFiles(hashes: readonly string[]): Promise<void> {
    return this.#remove(async () => {
      const known = new Set((await this.#channel.query({ op: 'blob-known', hashes })) as string[]);
      for (const hash of hashes) if (!known.has(hash)) await this.#files.remove(hash);
    });
  }

  /** Removes files without a row. */
  async #removeStrays(): Promise<number> {
    let removed = 0;
    for await (const hashes of this.#files.list()) {
      const known = new Set((await this.#channel.query({ op: 'blob-known', hashes })) as string[]);
      const strays = hashes.filter((hash) => !known.has(hash));
      for (const hash of strays) await this.#files.remove(hash);
      removed += strays.length;
    }
    return removed;
  }

  /** Runs `act` after the removals that were asked for before. */
  #put<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#removal.then(act);
    const settled = done.catch(() => undefined).finally(() => this.#puts.delete(settled));
    this.#puts.add(settled);
    return done;
  }

  /** Runs `act` alone: after everything that was asked for before, and before everything after. */
  #remove<T>(act: () => Promise<T>): Promise<T> {
    const done = Promise.all([this.#removal, ...this.#puts]).then(act);
    this.#removal = done.catch(() => undefined);
    return done;
  }
}
