/**
 * The state of the page and everything that changes it. Views read the state and call methods; they never fetch.
 * What the company shows comes as whole views, fetched again when events say that something happened: there is one
 * fold over the journal, and it is the company's.
 */
import type { StoredEvent } from '../../../src/protocol/event.ts';
import type { ChangePreview, CompanyView, ProductView } from '../../../src/protocol/view.ts';
import { ApiError, type Api } from '../channel/api.ts';
import { appendEvents, emptyWindow, prependEvents, type JournalWindow } from './journal.ts';

/** How the page stands with the company: `lost` tries again by itself, `refused` needs another token. */
export type Connection = 'connecting' | 'live' | 'lost' | 'refused';
/** What came of something that the person did; shown until the next one. */
type Notice = { tone: 'done' | 'failed'; text: string; hint?: string | undefined };
/** A product's page as far as it is known. */
type ProductState = { slug: string; view?: ProductView; problem?: string };

export type DashboardState = {
  connection: Connection;
  company?: CompanyView;
  product?: ProductState;
  journal: JournalWindow;
  notice?: Notice;
  /** Names of actions under way, such as `stop` or `answer:q1`. */
  busy: ReadonlySet<string>;
};

const pageSize = 200;
const refreshGapMs = 250;
/** How far work is says no event: while there is some it is asked for this often. */
const progressMs = 1500;
const silenceMs = 45_000;
const retryMs = { first: 300, most: 5000 };

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Waits `ms`, or until the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** One for each page; `run` keeps it live until its signal aborts. */
export class DashboardModel {
  readonly api: Api;
  #state: DashboardState = { connection: 'connecting', journal: emptyWindow, busy: new Set() };
  readonly #listeners = new Set<() => void>();
  #cursor = 0;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #isRefreshing = false;
  #isStale = false;

  constructor(api: Api) {
    this.api = api;
  }

  readonly state = (): DashboardState => this.#state;

  /** Calls `listener` after each change of the state; returns how to end it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Keeps the state in step with the company: reads it, follows its events, and starts over when the line breaks. */
  async run(signal: AbortSignal): Promise<void> {
    void this.#watchProgress(signal);
    let wait = retryMs.first;
    while (!signal.aborted) {
      try {
        await this.#connect(signal);
        wait = retryMs.first;
        await this.#follow(signal);
        this.#set({ connection: 'lost' });
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiError && error.status === 401) return this.#set({ connection: 'refused' });
        this.#set({ connection: 'lost' });
      }
      await pause(wait, signal);
      wait = Math.min(wait * 2, retryMs.most);
    }
  }

  /** Makes `slug` the product whose page is open (none: undefined) and fetches it. */
  async openProduct(slug: string | undefined): Promise<void> {
    if (slug === undefined) return this.#set({ product: undefined });
    if (this.#state.product?.slug !== slug) this.#set({ product: { slug } });
    await this.#refreshProduct();
  }

  /** Loads the events before those that are there. */
  async loadOlder(): Promise<void> {
    const first = this.#state.journal.events[0]?.seq ?? this.#cursor + 1;
    const after = Math.max(0, first - 1 - pageSize);
    await this.#act('older', async () => {
      const older = await this.api.events({ after, limit: first - 1 - after || 1 });
      this.#set({ journal: prependEvents(this.#state.journal, older) });
    });
  }

  /** Hands in a brief; resolves true when the company took it. */
  build(text: string, form: 'brief' | 'specification'): Promise<boolean> {
    return this.#act('build', async () => {
      const ticket = await this.api.build({ text, form });
      return ticket.found
        ? `The company knows this brief already: its build is ${ticket.state}.`
        : 'The company has taken the brief.';
    });
  }

  answer(id: string, value: string): Promise<boolean> {
    return this.#act(`answer:${id}`, async () => {
      await this.api.answer(id, value);
      return 'Your answer is in the journal.';
    });
  }

  rollback(slug: string): Promise<boolean> {
    return this.#act(`rollback:${slug}`, async () => {
      const { release } = await this.api.rollback(slug);
      return `Release ${release} serves again.`;
    });
  }

  release(slug: string): Promise<boolean> {
    return this.#act(`release:${slug}`, async () => {
      await this.api.release(slug);
      return 'The gate has taken main as it stands.';
    });
  }

  /** What a change would do; undefined when it could not be said, which the notice explains. */
  async previewChange(slug: string, text: string): Promise<ChangePreview | undefined> {
    let preview: ChangePreview | undefined;
    await this.#act(`preview:${slug}`, async () => {
      preview = await this.api.previewChange(slug, text);
    });
    return preview;
  }

  /** What the product's field often asks for; nothing where that could not be said. */
  async suggestions(slug: string): Promise<string[]> {
    return this.api.suggestions(slug).catch(() => []);
  }

  change(slug: string, text: string): Promise<boolean> {
    return this.#act(`change:${slug}`, async () => {
      const ticket = await this.api.change(slug, text);
      return ticket.found ? 'This change is under way already.' : 'The company has taken the change.';
    });
  }

  stop(): Promise<boolean> {
    return this.#act('stop', async () => {
      await this.api.stop();
      return 'Everything under way was ended.';
    });
  }

  resume(): Promise<boolean> {
    return this.#act('stop', async () => {
      await this.api.resume();
      return 'The company goes on.';
    });
  }

  /** Takes the notice away. */
  dismiss(): void {
    this.#set({ notice: undefined });
  }

  #set(change: { [key in keyof DashboardState]?: DashboardState[key] | undefined }): void {
    const next = { ...this.#state, ...change };
    for (const key of ['company', 'product', 'notice'] as const)
      if (next[key] === undefined) delete next[key];
    this.#state = next as DashboardState;
    for (const listener of this.#listeners) listener();
  }

  async #act(name: string, action: () => Promise<string | void>): Promise<boolean> {
    if (this.#state.busy.has(name)) return false;
    this.#set({ busy: new Set(this.#state.busy).add(name), notice: undefined });
    let notice: Notice | undefined;
    try {
      const text = await action();
      if (text !== undefined) notice = { tone: 'done', text };
    } catch (error) {
      const hint = error instanceof ApiError ? error.hint : undefined;
      notice = { tone: 'failed', text: problemOf(error), hint };
    }
    const busy = new Set(this.#state.busy);
    busy.delete(name);
    this.#set({ busy, ...(notice ? { notice } : {}) });
    this.#refreshSoon();
    return notice?.tone !== 'failed';
  }

  async #connect(signal: AbortSignal): Promise<void> {
    const company = await this.api.company(signal);
    // Another journal than the one that we followed (a home that was removed or restored): begin anew.
    const isOther = company.cursor < this.#cursor || company.company !== this.#state.company?.company;
    if (isOther) this.#cursor = company.cursor;
    const isBlank = isOther || this.#state.journal.events.length === 0;
    const journal = isBlank ? await this.#latestEvents(signal) : this.#state.journal;
    this.#set({ connection: 'live', company, journal });
    await this.#refreshProduct();
  }

  async #latestEvents(signal: AbortSignal): Promise<JournalWindow> {
    const after = Math.max(0, this.#cursor - pageSize);
    return prependEvents(emptyWindow, await this.api.events({ after, limit: pageSize }, signal));
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const silence = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new Error('The company is silent.')), silenceMs);
    };
    hear();
    try {
      for await (const event of this.api.live(this.#cursor, AbortSignal.any([signal, silence.signal]))) {
        hear();
        if (event) this.#take(event);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #pending: StoredEvent[] = [];

  /** Events often come in bursts: they are put into the state together, once in a turn of the loop. */
  #take(event: StoredEvent): void {
    this.#cursor = event.seq;
    if (this.#pending.length === 0)
      queueMicrotask(() => {
        this.#set({ journal: appendEvents(this.#state.journal, this.#pending.splice(0)) });
      });
    this.#pending.push(event);
    this.#refreshSoon();
  }

  /** Fetches the views again, at most every `refreshGapMs` and never twice at once; the last change is never missed. */
  #refreshSoon(): void {
    this.#isStale = true;
    if (this.#refreshTimer !== undefined || this.#isRefreshing) return;
    this.#refreshTimer = setTimeout(() => {
      this.#refreshTimer = undefined;
      void this.#refresh();
    }, refreshGapMs);
  }

  async #refresh(): Promise<void> {
    this.#isRefreshing = true;
    this.#isStale = false;
    try {
      const company = await this.api.company();
      if (this.#state.connection === 'live') this.#set({ company });
      await this.#refreshProduct();
    } catch {
      // The live stream notices a lost company and starts over; nothing is shown twice.
    }
    this.#isRefreshing = false;
    if (this.#isStale) this.#refreshSoon();
  }

  /** Asks again and again how far the running work is, until the signal aborts. */
  async #watchProgress(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(progressMs, signal);
      const { connection, company } = this.#state;
      if (connection === 'live' && company?.work.some(({ state }) => state === 'running'))
        this.#refreshSoon();
    }
  }

  async #refreshProduct(): Promise<void> {
    const slug = this.#state.product?.slug;
    if (slug === undefined) return;
    try {
      const view = await this.api.product(slug);
      if (this.#state.product?.slug === slug) this.#set({ product: { slug, view } });
    } catch (error) {
      const known = this.#state.product?.view;
      if (this.#state.product?.slug !== slug) return;
      this.#set({ product: { slug, problem: problemOf(error), ...(known ? { view: known } : {}) } });
    }
  }
}
