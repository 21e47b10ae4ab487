import { tinyFile } from '../../protocol/tiny-file.ts';
import type { JourneyAccount, JourneyValue, SavedRecord } from '../../protocol/journey.ts';

/** A record of the journey: its number and the forms in which people read it. */
export type Known = { id: number; collection: string; shown: string[] };

/** The product's API, for what a journey only needs beforehand and for tidying up behind it. */
export type SetUp = {
  create(as: JourneyAccount, record: SavedRecord, body: Record<string, unknown>): Promise<Known>;
  move(as: JourneyAccount, record: Known, verb: string): Promise<void>;
  /** What a field of a record holds now. */
  read(as: JourneyAccount, record: Known, field: string): Promise<unknown>;
  /** Sends a tiny file and gives the path under which fields name it. */
  upload(as: JourneyAccount, kind: 'image' | 'file'): Promise<string>;
  /** The record that the account is, found as the administrator by its address or name. */
  identify(account: JourneyAccount, record: SavedRecord): Promise<Known>;
  /** Deletes what a journey that was cut off may have made under these names without learning the numbers. */
  tidyUnknown(records: SavedRecord[]): Promise<void>;
  /** Deletes what it can, newest first; what others still refer to stays. */
  tidy(records: Known[]): Promise<void>;
};

/** Set-up through the API was refused: the product does not do what the specification says. */
export class SetUpError extends Error {}

type Answer = { status: number; body: Record<string, unknown> };

const timeoutMs = 10_000;
const maxAnswerLength = 8_000_000;

/** The value of a set-up body: itself, the number of a known record or of several, or the path of an upload. */
export function valueOf(
  value: JourneyValue,
  { known, uploads }: { known: Map<string, Known>; uploads: ReadonlyMap<string, string> },
): unknown {
  if ('value' in value) return value.value;
  if ('upload' in value) return uploads.get(value.upload);
  const idOf = (name: string): number => {
    const record = known.get(name);
    if (!record) throw new SetUpError(`The journey has no record “${name}” yet.`);
    return record.id;
  };
  return 'records' in value ? value.records.map(idOf) : idOf(value.record);
}

function isOf(account: JourneyAccount): (item: Record<string, unknown>) => boolean {
  const email = account.email.toLowerCase();
  return (item) =>
    Object.values(item).some((value) => typeof value === 'string' && value.toLowerCase() === email);
}

type Rest = { token?: string; body?: unknown; form?: FormData };
type Call = (method: string, path: string, rest: Rest) => Promise<Answer>;
type Request = Rest & { origin: string; method: string; path: string; signal: AbortSignal | undefined };

async function request({ origin, method, path, token, body, form, signal }: Request): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: form }),
    // The product's sandbox has no network: it must not send us there in its place.
    redirect: 'manual',
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  });
  const text = await textOf(response);
  return { status: response.status, body: (text === '' ? {} : parse(text)) as Record<string, unknown> };
}

/** What an answer says, up to a size that no answer of a product has. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxAnswerLength) throw new SetUpError('The product’s answer does not end.');
  }
  return text + decoder.decode();
}

type Sought = { account: JourneyAccount; record: SavedRecord; token: string };

async function list(call: Call, path: string, token: string): Promise<Record<string, unknown>[]> {
  const { body } = await call('GET', path, { token });
  return (Array.isArray(body['items']) ? body['items'] : []) as Record<string, unknown>[];
}

async function identify(call: Call, { account, record, token }: Sought): Promise<Known> {
  for (const query of [`q=${encodeURIComponent(account.email)}&pageSize=100`, 'pageSize=100']) {
    const items = await list(call, `/api/${record.collection}?${query}`, token);
    const named = items.filter((item) => Object.values(item).includes(account.name));
    const found = items.find(isOf(account)) ?? (named.length === 1 ? named[0] : undefined);
    if (typeof found?.['id'] === 'number') {
      return { id: found['id'], collection: record.collection, shown: [account.name] };
    }
  }
  throw new SetUpError(`No record of ${record.collection} belongs to the account ${account.email}.`);
}

async function read(call: Call, token: string, record: Known): Promise<Record<string, unknown>> {
  const at = `${record.collection}/${record.id}`;
  const { status, body } = await call('GET', `/api/${at}`, { token });
  if (status !== 200) throw refused(`read ${at}`, status, body);
  return body;
}

async function upload(call: Call, token: string, kind: 'image' | 'file'): Promise<string> {
  const { bytes, type, name } = tinyFile(kind);
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  const { status, body } = await call('POST', '/api/uploads', { token, form });
  const { path } = body;
  if (status !== 201 || typeof path !== 'string') throw refused('upload a file', status, body);
  return path;
}

/** Speaks to the product at `origin` with bearer tokens, one for each account; they are fetched when first needed. */
export function openSetUp(origin: string, admin: JourneyAccount | undefined, signal?: AbortSignal): SetUp {
  const tokens = new Map<string, Promise<string>>();

  const call: Call = (method, path, rest) => request({ origin, method, path, ...rest, signal });

  const signIn = async ({ email, password }: JourneyAccount): Promise<string> => {
    const { status, body } = await call('POST', '/api/session', { body: { email, password } });
    if (status >= 300 || typeof body['token'] !== 'string') throw refused('sign in', status, body);
    return body['token'];
  };

  const tokenOf = (account: JourneyAccount): Promise<string> => {
    const known = tokens.get(account.email) ?? signIn(account);
    tokens.set(account.email, known);
    return known;
  };

  const adminAccount = (): JourneyAccount => {
    if (!admin) throw new SetUpError('There is no account of an administrator to set things up with.');
    return admin;
  };

  return {
    create: async (as, record, body) => {
      const answer = await call('POST', `/api/${record.collection}`, { token: await tokenOf(as), body });
      if (answer.status !== 201 || typeof answer.body['id'] !== 'number') {
        throw refused(`create one of ${record.collection}`, answer.status, answer.body);
      }
      return { id: answer.body['id'], collection: record.collection, shown: record.shown };
    },
    upload: async (as, kind) => upload(call, await tokenOf(as), kind),
    move: async (as, record, verb) => {
      const path = `/api/${record.collection}/${record.id}/${verb}`;
      const answer = await call('POST', path, { token: await tokenOf(as), body: {} });
      if (answer.status !== 200)
        throw refused(`${verb} ${record.collection}/${record.id}`, answer.status, answer.body);
    },
    read: async (as, record, field) => (await read(call, await tokenOf(as), record))[field],
    identify: async (account, record) => {
      const token = await tokenOf(adminAccount());
      return identify(call, { account, record, token });
    },
    tidyUnknown: async (records) => {
      const token = await tokenOf(adminAccount());
      for (const { collection, shown } of records) {
        const [name] = shown;
        if (name === undefined) continue;
        const items = await list(call, `/api/${collection}?q=${encodeURIComponent(name)}`, token);
        const same = items.filter((item) => Object.values(item).includes(name));
        for (const { id } of same) await call('DELETE', `/api/${collection}/${String(id)}`, { token });
      }
    },
    tidy: async (records) => {
      if (!admin) return;
      for (const record of records.toReversed()) {
        const token = await tokenOf(admin).catch(() => undefined);
        if (token === undefined) return;
        await call('DELETE', `/api/${record.collection}/${record.id}`, { token }).catch(() => undefined);
      }
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text.slice(0, 200) };
  }
}

function refused(what: string, status: number, body: Record<string, unknown>): SetUpError {
  const detail = typeof body['detail'] === 'string' ? body['detail'] : JSON.stringify(body).slice(0, 200);
  return new SetUpError(`Setting up was refused (${what}): ${status} ${detail}`);
}
