import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { entities } from '../src/entities.ts';
import type { Entity } from '../src/model/entity.ts';
import type { Value } from '../src/model/field.ts';
import { adminRole } from '../src/settings.ts';
import { clock, type Needed, type Sample, samples } from './samples.ts';

export type Body = { [key: string]: Value };
export type Made = Body & { id: number; version: number };
export type Answer = { status: number; type: string; body: Body & { items?: Made[]; detail?: string } };

type Sent = {
  as?: string;
  token?: string;
  body?: unknown;
  /** Instead of a body: bytes as they are. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
};

// A PNG of one transparent pixel.
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const password = 'a password for tests';
const startLimitMs = 20_000;

/** The product as a process of its own over the data in a folder, with its clock at a moment. */
function started(folder: string, moment: string): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      SOCKET: join(folder, 's'),
      LISTEN_FD: '',
      ACCOUNTS_FILE: join(folder, 'accounts.json'),
      CLOCK_STARTS_AT: moment,
      PASSWORD_COST: '10',
    },
  });
}

/** The real product on a Unix socket with an empty database. */
export class Product {
  #child: ChildProcess;
  readonly #accounts: readonly { role: string; email: string }[];
  readonly #folder: string;
  readonly #tokens = new Map<string, string>();
  readonly #used = new Map<string, number>();
  readonly #shared = new Map<string, number>();

  constructor(folder: string, accounts: readonly { role: string; email: string }[]) {
    this.#folder = folder;
    this.#accounts = accounts;
    this.#child = started(folder, clock);
  }

  /** Starts it with an account for the administrator and for each of these roles, and signs them in. */
  static async start(others: readonly string[] = []): Promise<Product> {
    const folder = await mkdtemp(join(tmpdir(), 'product-'));
    const roles = [adminRole, ...others];
    const accounts = roles.map((role) => ({
      role,
      password,
      name: `The ${role}`,
      email: `${role}@example.com`.toLowerCase(),
    }));
    await writeFile(join(folder, 'accounts.json'), JSON.stringify(accounts));
    const product = new Product(folder, accounts);
    await product.#untilReady();
    return product;
  }

  /** Ends it and starts it again with what it holds, as if it were another moment (ISO 8601). */
  async goOnAt(moment: string): Promise<void> {
    await this.#end();
    this.#child = started(this.#folder, moment);
    await this.#untilReady();
  }

  async #untilReady(): Promise<void> {
    await this.#untilHealthy();
    await Promise.all(this.#accounts.map((account) => this.#signIn(account)));
  }

  async #untilHealthy(): Promise<void> {
    const end = performance.now() + startLimitMs;
    while (performance.now() < end && this.#child.exitCode === null) {
      if (existsSync(join(this.#folder, 's'))) {
        const answer = await this.send('GET', '/health').catch(() => undefined);
        if (answer?.status === 200) return;
      }
      await pause(20);
    }
    await this.stop();
    throw new Error('The product does not start');
  }

  async #signIn(account: { role: string; email: string }): Promise<void> {
    const { body } = await this.send('POST', '/api/session', { body: { email: account.email, password } });
    this.#tokens.set(account.role, String(body['token']));
  }

  /** One request, by somebody of a role, by the holder of a token, or by a visitor. */
  async send(method: string, path: string, more: Sent = {}): Promise<Answer> {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...more.headers };
    const token = more.token ?? (more.as === undefined ? undefined : (this.#tokens.get(more.as) ?? ''));
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    const call = request({ socketPath: join(this.#folder, 's'), method, path, headers });
    call.end(more.bytes ?? (more.body === undefined ? undefined : JSON.stringify(more.body)));
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    const content = await text(answer);
    const type = answer.headers['content-type'] ?? '';
    const body = type.includes('json') ? (JSON.parse(content) as Answer['body']) : {};
    return { status: answer.statusCode ?? 0, type, body };
  }

  /** A valid body that was not used before, with records for its references, for a record that will take these steps. */
  async body(key: string, fixed: Body = {}, verbs: readonly string[] = []): Promise<Body> {
    const sample = samples[key];
    if (sample === undefined) return fixed;
    const way = verbs.join(' ');
    const bodies = sample.ways?.[way] ?? sample.bodies;
    const counter = bodies === sample.bodies ? key : `${key} ${way}`;
    const used = this.#used.get(counter) ?? 0;
    this.#used.set(counter, used + 1);
    const body: Body = { ...bodies[used % (bodies.length || 1)], ...fixed };
    await this.#fill(body, { key, sample });
    return body;
  }

  /** Gives a body the records and files that it names nothing of. */
  async #fill(body: Body, { key, sample }: { key: string; sample: Sample }): Promise<void> {
    const { references, lists = {}, uploads = {} } = sample;
    for (const [field, needed] of Object.entries(references)) {
      if (needed.entity !== key) body[field] ??= await this.#need(needed);
    }
    for (const [field, entity] of Object.entries(lists)) {
      if (entity !== key) body[field] ??= [await this.#need({ entity, own: true })];
    }
    for (const [field, kind] of Object.entries(uploads)) body[field] ??= await this.#upload(kind);
  }

  /** The number of a record that another one refers to: a new one, or the one that others refer to as well. */
  async #need(needed: Needed): Promise<number> {
    const kind = JSON.stringify(needed);
    const known = needed.own === true ? undefined : this.#shared.get(kind);
    const id = known ?? (await this.#prepare(needed)).id;
    this.#shared.set(kind, id);
    return id;
  }

  async #prepare({ entity, fixed, verbs = [], raised = [] }: Needed): Promise<Made> {
    const made = await this.create(entity, await this.body(entity, fixed, verbs));
    for (const { entity: other, by, fixed: values, verbs: steps } of made.status < 300 ? raised : []) {
      await this.moved(other, { ...values, [by]: Number(made.body['id']) }, steps);
    }
    return madeOf(entity, made.status < 300 ? await this.move(entity, made, verbs) : made);
  }

  /** Sends a tiny file and gives its path. */
  async #upload(kind: 'image' | 'file'): Promise<string> {
    const file = kind === 'image' ? Buffer.from(pixel, 'base64') : Buffer.from('A line of text.\n');
    const [type, name] = kind === 'image' ? ['image/png', 'pixel.png'] : ['text/plain', 'note.txt'];
    const head = `--part\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    const bytes = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--part--\r\n')]);
    const headers = { 'content-type': 'multipart/form-data; boundary=part' };
    const answer = await this.send('POST', '/api/uploads', { as: adminRole, bytes, headers });
    return String(answer.body['path']);
  }

  /** A new record, made by the administrator. */
  async make(key: string, fixed: Body = {}): Promise<Made> {
    return this.moved(key, fixed);
  }

  /** Tries to create a record as the administrator, and to move it by these transitions; gives the last answer. */
  async create(key: string, body: Body, verbs: readonly string[] = []): Promise<Answer> {
    const path = `/api/${collectionOf(key)}`;
    const answer = await this.send('POST', path, { as: adminRole, body });
    return answer.status >= 400 ? answer : this.move(key, answer, verbs);
  }

  /** Takes a record through these transitions, with what each of them needs; gives the last answer, or the first refusal. */
  async move(key: string, made: Answer, verbs: readonly string[]): Promise<Answer> {
    let answer = made;
    for (const verb of verbs) {
      const id = Number(made.body['id']);
      for (const { entity, by, count, verbs: steps } of samples[key]?.steps?.[verb] ?? []) {
        for (let done = 0; done < count; done += 1) await this.moved(entity, { [by]: id }, steps);
      }
      answer = await this.act(verb, { key, record: { id } });
      if (answer.status >= 400) return answer;
    }
    return answer;
  }

  /** A new record, made by the administrator and taken through these transitions. */
  async moved(key: string, fixed: Body = {}, verbs: readonly string[] = []): Promise<Made> {
    return madeOf(key, await this.create(key, await this.body(key, fixed, verbs), verbs));
  }

  /** A new record, taken along a way up to its last step, which is still to be done. */
  async ready(key: string, fixed: Body, verbs: readonly string[]): Promise<Made> {
    return madeOf(key, await this.create(key, await this.body(key, fixed, verbs), verbs.slice(0, -1)));
  }

  /** Does something with a record: `update` (with nothing new), `delete`, or the verb of a transition. */
  async act(
    act: string,
    { key, record, as = adminRole }: { key: string; record: { id: number }; as?: string },
  ): Promise<Answer> {
    const path = `/api/${collectionOf(key)}/${record.id}`;
    if (act === 'delete') return this.send('DELETE', path, { as });
    if (act === 'update') return this.send('PATCH', path, { as, body: {} });
    return this.send('POST', `${path}/${act}`, { as, body: {} });
  }

  /** The number of the record that the account of a role is. */
  async recordOf(role: string): Promise<number> {
    const path = entities.some(({ collection }) => collection === 'accounts') ? 'user-accounts' : 'accounts';
    const { body } = await this.send('GET', `/api/${path}`, { as: adminRole });
    return Number((body.items ?? []).find((account) => account['role'] === role)?.['recordId']);
  }

  async #end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  /** Ends it and removes what it left. */
  async stop(): Promise<void> {
    await this.#end();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function madeOf(key: string, { status, body }: Answer): Made {
  if (status < 300) return body as Made;
  throw new Error(`No ${key} could be made: ${JSON.stringify(body)}`);
}

/** The entity with this key. */
export function entityWith(key: string): Entity {
  const entity = entities.find((candidate) => candidate.key === key);
  if (entity === undefined) throw new Error(`No entity is called ${key}`);
  return entity;
}

/** The path segment of an entity. */
export function collectionOf(key: string): string {
  return entityWith(key).collection;
}

/** A body's values under these keys. */
export function pick(body: Body, keys: readonly string[]): Body {
  return Object.fromEntries(keys.map((key) => [key, body[key] ?? null]));
}
