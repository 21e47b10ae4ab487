type Limits<T> = {
  /** How far back things are kept, in milliseconds. */
  spanMs: number;
  /** Whether the last one before that is kept too: what was so when the span began. */
  keepsOneBefore: boolean;
  /** What a thing weighs, and how much is held at most; beyond, the older half is thinned out. */
  weigh?: (item: T) => number;
  maxWeight?: number;
};

/** Things with a time, of the last so many milliseconds, oldest first. */
export class Recent<T extends { at: number }> {
  #items: T[] = [];
  #weight = 0;
  readonly #limits: Limits<T>;

  constructor(limits: Limits<T>) {
    this.#limits = limits;
  }

  add(item: T): void {
    this.#items.push(item);
    this.#weight += this.#weigh(item);
    this.items(item.at);
    if (this.#weight > (this.#limits.maxWeight ?? Number.POSITIVE_INFINITY)) this.#thin();
  }

  /** What is not older than the span. */
  items(now: number): readonly T[] {
    const first = this.#items.findIndex((item) => item.at >= now - this.#limits.spanMs);
    const fresh = first < 0 ? this.#items.length : first;
    const gone = this.#limits.keepsOneBefore ? fresh - 1 : fresh;
    if (gone > 0) this.#keep((_item, nth) => nth >= gone);
    return this.#items;
  }

  #weigh(item: T): number {
    return this.#limits.weigh?.(item) ?? 0;
  }

  #keep(isKept: (item: T, nth: number) => boolean): void {
    this.#items = this.#items.filter(isKept);
    this.#weight = this.#items.reduce((sum, item) => sum + this.#weigh(item), 0);
  }

  /** Every second of the older half goes: the window stays as long, and coarser where it is old. */
  #thin(): void {
    const half = Math.floor(this.#items.length / 2);
    this.#keep((_item, nth) => nth === 0 || nth >= half || nth % 2 === 0);
  }
}
