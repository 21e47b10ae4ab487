import { existsSync } from 'node:fs';
import { request } from 'node:http';
import * as z from 'zod';
import type { HomePaths } from '../config/home.ts';
import { makeRunFolder } from '../config/run-folder.ts';
import { InternalError, NodeError } from '../kernel/error.ts';
import { delay } from '../kernel/clock.ts';
import type { Json } from '../kernel/json.ts';
import {
  buildReportSchema,
  buildTicketSchema,
  changeBaseSchema,
  type BuildReport,
  type BuildRequest,
  type BuildTicket,
  type ChangeBase,
  type ChangeRequest,
} from '../protocol/client.ts';
import {
  buildStatusSchema,
  companyInfoSchema,
  leftSchema,
  servingSchema,
  type BuildStatus,
  type CompanyInfo,
  type Serving,
} from '../protocol/control.ts';
import { eventSchema, type StoredEvent } from '../protocol/event.ts';
import {
  errandStatusSchema,
  skillViewSchema,
  type ErrandRequest,
  type ErrandStatus,
  type SkillContent,
  type SkillView,
} from '../protocol/screen/library.ts';
import { callSocket, socketRequest } from '../protocol/socket-http.ts';
import {
  companyViewSchema,
  productViewSchema,
  type CompanyView,
  type ProductView,
} from '../protocol/view.ts';
import { isUnreachable } from './company-link.ts';
import { isAlive } from './process-sweep.ts';
import { startProcess } from './start-process.ts';

/** Who speaks for a command. */
const owner = 'person:owner';

/** The company that runs on a home; undefined when none does. PolicyError where somebody else prepared its folder. */
export async function findCompany(home: HomePaths): Promise<CompanyInfo | undefined> {
  if (existsSync(home.run)) makeRunFolder(home.run);
  try {
    const answer = await callSocket({
      socket: home.companySocket,
      path: '/company',
      signal: AbortSignal.timeout(5000),
    });
    return companyInfoSchema.parse(answer);
  } catch {
    return undefined;
  }
}

/** Starts the company of a home unless it runs. Several callers at once make one company. */
async function startCompany(home: HomePaths): Promise<void> {
  await startProcess({
    main: 'company-main.ts',
    args: [home.root],
    logs: home.logs,
    name: 'company',
    isReady: async () => (await findCompany(home)) !== undefined,
  });
}

/** A hold on the company, which lives at least as long as one is there. */
type Hold = { name: string; gone: Promise<void>; close(): void };

function openHold(socket: string): Promise<Hold> {
  const { promise, resolve, reject } = Promise.withResolvers<Hold>();
  const outgoing = request({ socketPath: socket, path: '/hold', headers: { host: 'localhost' } });
  outgoing.on('error', (cause) =>
    reject(new NodeError({ code: 'unreachable', message: 'The company is gone', cause })),
  );
  outgoing.on('response', (incoming) => {
    const ended = Promise.withResolvers<void>();
    for (const event of ['end', 'error', 'close'] as const) incoming.once(event, () => ended.resolve());
    const close = (): void => void outgoing.destroy();
    incoming.once('data', (chunk: Buffer) => {
      const { hold } = z.object({ hold: z.string() }).parse(JSON.parse(chunk.toString('utf8')));
      resolve({ name: hold, gone: ended.promise, close });
    });
  });
  outgoing.end();
  return promise;
}

/**
 * A command's way to the company. It holds the company alive, and starts it again when it dies meanwhile: calls are
 * repeated then, so what they ask for has to bear that (all that the company offers does).
 */
export class CompanyClient implements AsyncDisposable {
  readonly home: HomePaths;
  #hold: Promise<Hold> | undefined;
  #closed = false;

  private constructor(home: HomePaths) {
    this.home = home;
  }

  /** Connects to the company of a home, which is started when it is absent. */
  static async connect(home: HomePaths): Promise<CompanyClient> {
    const client = new CompanyClient(home);
    await client.#held();
    return client;
  }

  async view(): Promise<CompanyView> {
    return companyViewSchema.parse(await this.#get('/api/company'));
  }

  async product(slug: string): Promise<ProductView> {
    return productViewSchema.parse(await this.#get(`/api/products/${encodeURIComponent(slug)}`));
  }

  async build(input: BuildRequest): Promise<BuildTicket> {
    return buildTicketSchema.parse(await this.post('/builds', input));
  }

  async change(product: string, input: ChangeRequest): Promise<BuildTicket> {
    return buildTicketSchema.parse(await this.post(`/products/${encodeURIComponent(product)}/change`, input));
  }

  async changeBase(product: string): Promise<ChangeBase> {
    return changeBaseSchema.parse(await this.#get(`/products/${encodeURIComponent(product)}/change`));
  }

  async release(product: string, defaults: boolean, explore?: number): Promise<BuildTicket> {
    const body = { product, defaults, explore, actor: 'person:owner' };
    return buildTicketSchema.parse(await this.post('/releases', body));
  }

  async buildStatus(id: string): Promise<BuildStatus> {
    return buildStatusSchema.parse(await this.#get(`/builds/${id}`));
  }

  async buildReport(id: string): Promise<BuildReport> {
    return buildReportSchema.parse(await this.#get(`/builds/${id}/report`));
  }

  async answer(id: string, value: string, by: string): Promise<void> {
    await this.post(`/questions/${encodeURIComponent(id)}/answer`, { value, by });
  }

  /** The skills of the library. */
  async skills(): Promise<SkillView[]> {
    return z.object({ skills: z.array(skillViewSchema) }).parse(await this.#get('/skills')).skills;
  }

  /** The skill of this name, or of the task in these words. */
  async skill(said: string): Promise<SkillView> {
    return skillViewSchema.parse(await this.#get(`/skills/${encodeURIComponent(said)}`));
  }

  /** Hands in what was learned; promoted at once when it passed its evaluation. */
  async addSkill(content: SkillContent): Promise<SkillView> {
    return skillViewSchema.parse(await this.post('/skills', { content: content as Json, actor: owner }));
  }

  async promoteSkill(said: string, version: number): Promise<SkillView> {
    const path = `/skills/${encodeURIComponent(said)}/promote`;
    return skillViewSchema.parse(await this.post(path, { version, actor: owner }));
  }

  async rollBackSkill(said: string): Promise<SkillView> {
    const path = `/skills/${encodeURIComponent(said)}/rollback`;
    return skillViewSchema.parse(await this.post(path, { actor: owner }));
  }

  /** Has rows worked; those of an errand that is under way are found. */
  async errand(request: Omit<ErrandRequest, 'actor'>): Promise<ErrandStatus> {
    return errandStatusSchema.parse(await this.post('/errands', { ...request, actor: owner }));
  }

  async errandStatus(id: string): Promise<ErrandStatus> {
    return errandStatusSchema.parse(await this.#get(`/errands/${id}`));
  }

  /** The bytes of a blob. */
  async blob(hash: string): Promise<Buffer> {
    const ask = () => socketRequest({ socket: this.home.companySocket, path: `/api/blobs/${hash}` });
    const response = await this.#patiently(ask);
    if (response.status === 200) return response.body;
    throw new NodeError({ code: 'unknown-blob', message: `The company has no blob ${hash}` });
  }

  /** Starts the host and with it the products; `port` must be free or already theirs. */
  async serve(port?: number): Promise<Serving> {
    return servingSchema.parse(await this.post('/serve', port === undefined ? {} : { port }));
  }

  /** Posts to the company's socket. */
  post(path: string, body: Json = {}): Promise<unknown> {
    return this.#patiently(() => callSocket({ socket: this.home.companySocket, method: 'POST', path, body }));
  }

  /** Events after `after` as they come, across restarts of the company, until the signal aborts. */
  async *events(after: number, signal: AbortSignal): AsyncGenerator<StoredEvent> {
    let cursor = after;
    while (!signal.aborted) {
      await this.#held();
      for await (const event of readEvents(this.home.companySocket, cursor, signal)) {
        cursor = event.seq;
        yield event;
      }
      if (!signal.aborted) await delay(50);
    }
  }

  /** Whether somebody else keeps the company alive too. */
  async isShared(): Promise<boolean> {
    return companyInfoSchema.parse(await this.#get('/company')).holds > 1;
  }

  /** Resolves when the company ends, also when it was killed. */
  async gone(): Promise<void> {
    await (
      await this.#held()
    ).gone;
  }

  /** Says that this client is done: all of the company ends, host and products too, when nobody else holds it. */
  async leave(): Promise<boolean> {
    this.#closed = true;
    const hold = await this.#hold;
    if (!hold) return false;
    const company = await findCompany(this.home);
    try {
      const answer = await callSocket({
        socket: this.home.companySocket,
        method: 'POST',
        path: '/leave',
        body: { hold: hold.name },
      });
      const { ended } = leftSchema.parse(answer);
      if (ended && company) await untilGone(company.pid);
      return ended;
    } finally {
      hold.close();
    }
  }

  /** Lets go; the company ends by itself after a while when nobody needs it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    (await this.#hold?.catch(() => undefined))?.close();
  }

  #get(path: string): Promise<unknown> {
    return this.#patiently(() => callSocket({ socket: this.home.companySocket, path }));
  }

  #held(): Promise<Hold> {
    this.#hold ??= this.#takeHold();
    return this.#hold;
  }

  async #takeHold(): Promise<Hold> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await startCompany(this.home);
        const hold = await openHold(this.home.companySocket);
        void this.#forgetWhenGone(hold);
        return hold;
      } catch (error) {
        // A company that is about to end still answers; the next one holds.
        if (isUnreachable(error) && attempt < 20) continue;
        this.#hold = undefined;
        throw error;
      }
    }
  }

  async #forgetWhenGone(hold: Hold): Promise<void> {
    await hold.gone;
    if (!this.#closed) this.#hold = undefined;
  }

  async #patiently<T>(call: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#held();
        return await call();
      } catch (error) {
        if (this.#closed || !isUnreachable(error) || attempt >= 20) throw error;
        await delay(100);
      }
    }
  }
}

/** The company answers before it closes its journal; only then is nothing left running. */
export async function untilGone(pid: number): Promise<void> {
  const until = performance.now() + 10_000;
  while (isAlive(pid) && performance.now() < until) await delay(10);
}

async function* readEvents(socket: string, after: number, signal: AbortSignal): AsyncGenerator<StoredEvent> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.ReadableStream | undefined>();
  const outgoing = request({
    socketPath: socket,
    path: `/api/events/live?after=${after}`,
    headers: { host: 'localhost' },
  });
  const onAbort = (): void => void outgoing.destroy();
  signal.addEventListener('abort', onAbort, { once: true });
  outgoing.on('response', (incoming) => resolve(incoming.setEncoding('utf8')));
  outgoing.on('error', () => resolve(undefined));
  outgoing.end();
  try {
    const input = await promise;
    if (!input) return;
    let rest = '';
    for await (const chunk of input) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) yield parseEvent(line.slice(6));
    }
  } catch (error) {
    if (!isUnreachable(error) && !signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    outgoing.destroy();
  }
}

function parseEvent(text: string): StoredEvent {
  const parsed = eventSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new InternalError({ code: 'bad-event', message: z.prettifyError(parsed.error) });
}
