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
import { samples } from './samples.ts';

export type Body = { [key: string]: Value };
export type Made = Body & { id: number; version: number };
export type Answer = { status: number; type: string; body: Body & { items?: Made[]; detail?: string } };

type Sent = { as?: string; token?: string; body?: unknown; headers?: Record<string, string> };

const password = 'a password for tests';
const startLimitMs = 20_000;

/** The real product on a Unix socket with an empty database. */
export class Product {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #tokens = new Map<string, string>();
  readonly #used = new Map<string, number>();

  constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
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
    const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATA_DIR: join(folder, 'data'),
        SOCKET: join(folder, 's'),
        LISTEN_FD: '',
        ACCOUNTS_FILE: join(folder, 'accounts.json'),
      },
    });
    const product = new Product(child, folder);
    await product.#untilHealthy();
    await Promise.all(accounts.map((account) => product.#signIn(account)));
    return product;
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
    call.end(more.body === undefined ? undefined : JSON.stringify(more.body));
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    const content = await text(answer);
    const type = answer.headers['content-type'] ?? '';
    const body = type.includes('json') ? (JSON.parse(content) as Answer['body']) : {};
    return { status: answer.statusCode ?? 0, type, body };
  }

  /** A valid body that was not used before, with records for its references. */
  async body(key: string, fixed: Body = {}): Promise<Body> {
    const sample = samples[key];
    const used = this.#used.get(key) ?? 0;
    this.#used.set(key, used + 1);
    const body: Body = { ...sample?.bodies[used % (sample.bodies.length || 1)], ...fixed };
    for (const [field, target] of Object.entries(sample?.references ?? {})) {
      if (body[field] === undefined && target !== key) body[field] = (await this.make(target)).id;
    }
    return body;
  }

  /** A new record, made by the administrator. */
  async make(key: string, fixed: Body = {}): Promise<Made> {
    const answer = await this.create(key, await this.body(key, fixed));
    if (answer.status === 201) return answer.body as Made;
    throw new Error(`No ${key} could be made: ${JSON.stringify(answer.body)}`);
  }

  /** Tries to create a record as the administrator, and to move it by these transitions; gives the last answer. */
  async create(key: string, body: Body, verbs: readonly string[] = []): Promise<Answer> {
    const path = `/api/${collectionOf(key)}`;
    let answer = await this.send('POST', path, { as: adminRole, body });
    for (const verb of verbs) {
      if (answer.status >= 400) return answer;
      answer = await this.send('POST', `${path}/${String(answer.body['id'])}/${verb}`, {
        as: adminRole,
        body: {},
      });
    }
    return answer;
  }

  /** Ends it and removes what it left. */
  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
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
