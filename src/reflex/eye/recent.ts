/** Things with a time, of the last so many milliseconds; the one before them is kept where `keepsOneBefore` says so. */
export class Recent<T extends { at: number }> {
  #items: T[] = [];
  readonly #spanMs: number;
  readonly #keepsOneBefore: boolean;

  constructor(spanMs: number, keepsOneBefore: boolean) {
    this.#spanMs = spanMs;
    this.#keepsOneBefore = keepsOneBefore;
  }

  add(item: T): void {
    this.#items.push(item);
    this.items(item.at);
  }

  /** What is not older than the span, oldest first. */
  items(now: number): readonly T[] {
    const first = this.#items.findIndex((item) => item.at >= now - this.#spanMs);
    const fresh = first < 0 ? this.#items.length : first;
    const gone = this.#keepsOneBefore ? fresh - 1 : fresh;
    if (gone > 0) this.#items = this.#items.slice(gone);
    return this.#items;
  }
}
