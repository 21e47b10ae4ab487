import type { Api } from './api.ts';

/** How many pictures are fetched ahead of the one that is shown. */
const ahead = 12;

/** The pictures of one recording as object URLs, each fetched once with the token. Dispose it when the player goes. */
export class FrameCache {
  readonly #api: Api;
  readonly #frames: readonly string[];
  readonly #urls = new Map<string, string>();
  readonly #asked = new Set<string>();
  readonly #aborter = new AbortController();

  constructor(api: Api, frames: readonly string[]) {
    this.#api = api;
    this.#frames = frames;
  }

  /** The address of a frame's picture when it is there already. */
  peek(index: number): string | undefined {
    return this.#urls.get(this.#frames[index] ?? '');
  }

  /** Fetches the frame at `index` and those that follow; calls `onLoad` for each that arrives. */
  want(index: number, onLoad: () => void): void {
    for (const hash of this.#frames.slice(index, index + ahead)) {
      if (this.#asked.has(hash)) continue;
      this.#asked.add(hash);
      void this.#load(hash).then(onLoad, () => this.#asked.delete(hash));
    }
  }

  dispose(): void {
    this.#aborter.abort();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  async #load(hash: string): Promise<void> {
    const blob = await this.#api.blob(hash, this.#aborter.signal);
    if (!this.#aborter.signal.aborted) this.#urls.set(hash, URL.createObjectURL(blob));
  }
}
