import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { isPage } from './sight.ts';
import { type ElementRecord, readElement } from './decode.ts';

/** A difference as the watcher tells it. `move` is flat: number, left, top, width, height. */
export type Difference = {
  at: number;
  count: number;
  costMs: number;
  put: ElementRecord[];
  move: number[];
  drop?: number[];
  order?: number[];
  size?: [number, number];
  /** What the frame of the browser says: the title of the page and its address. */
  frame?: [string, string];
};

/**
 * What is seen now, brought up to date by differences. Elements that did not change are the same objects in one
 * observation and the next, so that a window of them costs little.
 */
export class View {
  #elements = new Map<number, ScreenElement>();
  #order: number[] = [];
  readonly #orphans = new WeakMap<ScreenElement, ScreenElement>();
  readonly #pages = new Set<number>();
  #base = 0;
  #highest = 0;
  #viewport = { width: 0, height: 0 };
  frame = { title: '', address: '' };

  /** A new document: nothing of the old one is seen, and no number of it is used again. */
  begin(): void {
    this.#base = this.#highest + 1;
    this.#elements.clear();
    this.#order = [];
  }

  /** The number of an element that is seen; `undefined` for the page itself. */
  idOf(number: number): number | undefined {
    const id = this.#base + number;
    return this.#elements.has(id) && !this.#pages.has(id) ? id : undefined;
  }

  /** Takes a difference in. */
  apply({ put, move, drop, order, size, frame }: Difference): void {
    for (const number of drop ?? []) this.#elements.delete(this.#base + number);
    for (const record of put) this.#put(readElement(record, this.#base));
    for (let at = 0; at + 4 < move.length; at += 5) this.#move(move.slice(at, at + 5));
    if (order) this.#order = order;
    if (frame) this.frame = { title: frame[0], address: frame[1] };
    if (size) this.#viewport = { width: size[0], height: size[1] };
  }

  #move([number = 0, x = 0, y = 0, width = 0, height = 0]: number[]): void {
    const element = this.#elements.get(this.#base + number);
    if (element) this.#put({ ...element, box: [x, y, width, height] });
  }

  #put(element: ScreenElement): void {
    this.#highest = Math.max(this.#highest, element.id);
    this.#elements.set(element.id, element);
  }

  /** What is seen, as an observation of that time. The page itself is no element; what it holds has no parent. */
  read(at: number, pointer: Observation['pointer']): Observation {
    const elements: ScreenElement[] = [];
    const pages = this.#pages;
    let scrolled: number | undefined;
    pages.clear();
    for (const number of this.#order) {
      const element = this.#elements.get(this.#base + number);
      if (!element) continue;
      const isOnPage = element.parent === undefined || pages.has(element.parent);
      if (isOnPage && isPage(element, this.#viewport)) {
        pages.add(element.id);
        scrolled ??= element.scrolled;
      } else elements.push(isOnPage ? this.#orphan(element) : element);
    }
    return {
      at,
      viewport: this.#viewport,
      ...(pointer && { pointer }),
      elements,
      ...(scrolled !== undefined && { scrolled }),
    };
  }

  /** The element without its parent, the same object each time. */
  #orphan(element: ScreenElement): ScreenElement {
    if (element.parent === undefined) return element;
    const known = this.#orphans.get(element);
    if (known) return known;
    const { parent: _parent, ...orphan } = element;
    this.#orphans.set(element, orphan);
    return orphan;
  }
}
