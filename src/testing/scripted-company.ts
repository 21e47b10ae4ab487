/**
 * A company in memory that does what a script says: the published double of CompanyPort, for tests of everything that
 * shows or steers a company. It keeps the port's promises (dense seqs, chained hashes, the errors by their codes), but
 * does no work by itself: `change` is how the script makes things happen.
 */
import { UserError } from '../kernel/error.ts';
import { hashOf, sha256 } from '../kernel/hash.ts';
import type { Json } from '../kernel/json.ts';
import type { BuildRequest, BuildTicket, CompanyPort, EventQuery } from '../protocol/client.ts';
import type { StoredEvent } from '../protocol/event.ts';
import type { CompanyView, ProductView, QuestionView } from '../protocol/view.ts';

/** What an event says; the company adds the rest of the envelope. */
type ScriptedEvent = Pick<StoredEvent, 'stream' | 'type' | 'actor'> & {
  data: Json;
  cause?: number;
  at?: number;
};

/** What a script can do beside what every client can. */
export type ScriptedCompany = CompanyPort & {
  /** Appends an event and, in the same moment, changes the view. Returns the event's seq. */
  change(event: ScriptedEvent, edit?: (state: ScriptedState) => void): number;
  addBlob(bytes: Uint8Array): string;
  /** How many listeners are subscribed. */
  listeners(): number;
};

/** The state that a script edits: the view without its cursor, and the products' pages by slug. */
type ScriptedState = { view: Omit<CompanyView, 'cursor'>; products: Map<string, ProductView> };

const emptyView: Omit<CompanyView, 'cursor'> = {
  company: 'test',
  stopped: false,
  isolation: 'sandbox',
  products: [],
  work: [],
  questions: [],
  workers: [],
  builds: [],
  costMicros: 0,
};

function openQuestion(state: ScriptedState, id: string, value: string): QuestionView {
  const question = state.view.questions.find((candidate) => candidate.id === id);
  if (!question) throw new UserError({ code: 'unknown-question', message: `There is no question ${id}.` });
  if (question.answer)
    throw new UserError({ code: 'already-answered', message: `The question ${id} was answered already.` });
  if (!question.options.some((option) => option.value === value))
    throw new UserError({ code: 'bad-answer', message: `${value} is none of the question’s options.` });
  return question;
}

function rollBack(product: ProductView): number {
  const serving = product.releases.find((release) => release.status === 'serving');
  const kept = product.releases.find((release) => release.status === 'kept');
  if (!serving || !kept)
    throw new UserError({ code: 'no-earlier-release', message: `${product.name} has no earlier release.` });
  serving.status = 'kept';
  kept.status = 'serving';
  product.release = kept.number;
  return kept.number;
}

/** The append-only part: events with dense seqs and chained hashes, and who listens. */
class Log {
  readonly #company: string;
  readonly #events: StoredEvent[] = [];
  readonly #listeners = new Set<(event: StoredEvent) => void>();

  constructor(company: string) {
    this.#company = company;
  }

  get cursor(): number {
    return this.#events.length;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  append(event: ScriptedEvent, now: number): StoredEvent {
    const { at = now, data, ...rest } = event;
    const envelope = { company: this.#company, seq: this.cursor + 1, v: 1, at, ...rest };
    const hash = hashOf({ previous: this.#events.at(-1)?.hash ?? '', envelope, data });
    const stored: StoredEvent = { ...envelope, data, hash };
    this.#events.push(stored);
    return stored;
  }

  publish(event: StoredEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  read({ after, limit, stream }: EventQuery): StoredEvent[] {
    const later = this.#events.slice(after);
    return later.filter((event) => stream === undefined || event.stream === stream).slice(0, limit);
  }

  subscribe(listener: (event: StoredEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** Options of the double; `now` defaults to a clock that ticks a second with every event. */
export type ScriptedCompanyOptions = {
  now?: () => number;
  /** What a brief starts; default: a ticket without a product. */
  onBuild?: (request: BuildRequest) => Promise<BuildTicket>;
};

type Change = ScriptedCompany['change'];

function productOf(state: ScriptedState, slug: string): ProductView {
  const product = state.products.get(slug);
  if (!product) throw new UserError({ code: 'unknown-product', message: `There is no product ${slug}.` });
  return product;
}

type Changing = 'changeProduct' | 'changeBase' | 'previewChange' | 'suggestChanges';

/** Changes in plain words: what they would do is what they say. */
function changing(state: ScriptedState, change: Change): Pick<CompanyPort, Changing> {
  return {
    async changeProduct(slug, { text }) {
      productOf(state, slug);
      change({ stream: `build:change`, type: 'build.requested', actor: 'person:dashboard', data: { text } });
      return { build: `change_${slug}`, state: 'running', found: false, product: slug };
    },
    async previewChange(slug, text) {
      productOf(state, slug);
      const difference = {
        kind: 'changed' as const,
        element: 'rule:said',
        before: 'Nothing was said.',
        after: text,
      };
      const rename = { entity: 'appointment', field: 'note', to: 'remark' };
      return {
        differences: [difference],
        renames: [rename],
        notUnderstood: [{ text: 'Abc', why: 'no words' }],
      };
    },
    async suggestChanges(slug) {
      productOf(state, slug);
      return ['A customer has an optional birthday.', 'Appointments also have a note.'];
    },
    async changeBase(slug) {
      const { brief, specification } = productOf(state, slug);
      return { brief, form: 'brief', specification };
    },
  };
}

/** What a person does: each is an event and the change that it makes. */
function steering(
  state: ScriptedState,
  change: Change,
): Pick<CompanyPort, 'answer' | 'rollback' | 'release' | Changing | 'stop' | 'resume'> {
  const setStopped = (type: string, stopped: boolean, actor: string): void =>
    void change({ stream: 'company', type, actor, data: {} }, ({ view }) => {
      view.stopped = stopped;
    });
  return {
    async answer(id, value, by) {
      const question = openQuestion(state, id, value);
      const data = { question: id, value, by, how: 'person' };
      change({ stream: `question:${id}`, type: 'question.answered', actor: by, data }, () => {
        question.answer = { value, by, at: question.askedAt };
      });
    },
    async rollback(slug, actor) {
      const product = productOf(state, slug);
      const release = rollBack(product);
      const event = { stream: `product:${slug}`, type: 'release.rolled-back', actor };
      change({ ...event, data: { product: slug, to: release } }, ({ view }) => {
        const summary = view.products.find((candidate) => candidate.slug === slug);
        if (summary) summary.release = release;
      });
      return { release };
    },
    async release(slug) {
      productOf(state, slug);
      return { build: `release_${slug}`, state: 'running', found: false, product: slug };
    },
    ...changing(state, change),
    stop: async (by) => setStopped('stop.pressed', true, by),
    resume: async (by) => setStopped('stop.released', false, by),
  };
}

/** Starts an empty company. */
export function scriptedCompany(options: ScriptedCompanyOptions = {}): ScriptedCompany {
  let ticks = Date.UTC(2026, 0, 5, 9);
  const now = options.now ?? ((): number => (ticks += 1000));
  const state: ScriptedState = { view: structuredClone(emptyView), products: new Map() };
  const blobs = new Map<string, Uint8Array>();
  const log = new Log(state.view.company);
  const change: Change = (event, edit) => {
    const stored = log.append(event, now());
    edit?.(state);
    log.publish(stored);
    return stored.seq;
  };
  return {
    change,
    addBlob(bytes) {
      const hash = sha256(bytes);
      blobs.set(hash, bytes);
      return hash;
    },
    listeners: () => log.listeners,
    view: async () => structuredClone({ ...state.view, cursor: log.cursor }),
    product: async (slug) => structuredClone(productOf(state, slug)),
    events: async (query) => log.read(query),
    subscribe: (listener) => log.subscribe(listener),
    ...steering(state, change),
    async blob(hash) {
      const bytes = blobs.get(hash);
      if (!bytes) throw new UserError({ code: 'unknown-blob', message: `There is no blob ${hash}.` });
      return new Blob([new Uint8Array(bytes)]).stream();
    },
    async build(request) {
      const data = { text: request.text };
      change({ stream: 'build:1', type: 'build.requested', actor: 'person:dashboard', data });
      if (options.onBuild) return options.onBuild(request);
      return { build: 'build_1', state: 'running', found: false };
    },
  };
}
