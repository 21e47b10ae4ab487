import * as z from 'zod';
import { delay } from '../../kernel/clock.ts';
import { socketRequest } from '../../protocol/socket-http.ts';
import { openSmtp, SmtpError, type SmtpServer, type SmtpSession } from './smtp.ts';

/** Where the messages of a running product wait, and the token that may read and note them. */
export type Outbox = { product: string; name: string; socket: string; token: string };

/** The mail server and the address that messages come from. */
export type MailSettings = { server: SmtpServer; from: string };

/** Delivers what products write to their outboxes, until it is disposed of. */
export type Delivery = AsyncDisposable;

export type DeliveryInput = {
  outboxes: () => Outbox[];
  /** Asked each time, so that what the owner changes holds at once; undefined: nothing is delivered. Its error is noted. */
  settings: () => Promise<MailSettings | undefined>;
  note: (product: string, text: string) => void;
  everyMs?: number;
};

const pendingSchema = z.object({
  items: z.array(
    z.object({ id: z.int(), to: z.string(), subject: z.string(), text: z.string(), createdAt: z.string() }),
  ),
});
type Pending = z.infer<typeof pendingSchema>['items'][number];

const requestTimeoutMs = 10_000;

async function ask(
  outbox: Outbox,
  call: { method: 'GET' | 'POST'; path: string; body?: object },
): Promise<unknown> {
  const { socket, token } = outbox;
  const { method, path } = call;
  const answer = await socketRequest({
    socket,
    method,
    path,
    ...(call.body === undefined ? {} : { body: { ...call.body } }),
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(requestTimeoutMs),
  });
  if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}`);
  return answer.json();
}

/** The collection's name differs where a product has messages of its own. */
const collections = ['messages', 'outbox-messages'] as const;

type Waiting = { outbox: Outbox; collection: string; items: Pending[] };

async function waitingIn(outbox: Outbox): Promise<Waiting> {
  for (const collection of collections) {
    const found = await ask(outbox, { method: 'GET', path: `/api/${collection}/pending` })
      .then((body) => pendingSchema.parse(body).items)
      .catch(() => undefined);
    if (found !== undefined) return { outbox, collection, items: found };
  }
  return { outbox, collection: collections[0], items: [] };
}

type Round = { session: SmtpSession; from: string; note: DeliveryInput['note'] };

/** Sends one message and notes in the outbox what came of it; throws only when the connection is of no more use. */
async function deliver(round: Round, { outbox, collection }: Waiting, item: Pending): Promise<void> {
  const path = `/api/${collection}/${item.id}`;
  try {
    await round.session.send({
      id: `${outbox.product}.${item.id}.${Date.parse(item.createdAt)}`,
      from: { name: outbox.name, address: round.from },
      to: item.to,
      subject: item.subject,
      text: item.text,
      at: Date.parse(item.createdAt),
    });
  } catch (error) {
    if (!(error instanceof SmtpError)) throw error;
    round.note(outbox.product, `Message ${item.id} to ${item.to} was not delivered: ${error.message}`);
    await ask(outbox, {
      method: 'POST',
      path: `${path}/failed`,
      body: { reason: error.message, final: error.isFinal },
    });
    return;
  }
  await ask(outbox, { method: 'POST', path: `${path}/sent` });
  round.note(outbox.product, `Message ${item.id} was delivered to ${item.to}`);
}

async function deliverAll(input: DeliveryInput, settings: MailSettings): Promise<void> {
  const waiting = (await Promise.all(input.outboxes().map(waitingIn))).filter(
    ({ items }) => items.length > 0,
  );
  if (waiting.length === 0) return;
  await using session = await openSmtp(settings.server);
  for (const one of waiting) {
    for (const item of one.items)
      await deliver({ session, from: settings.from, note: input.note }, one, item);
  }
}

/** Looks for messages every few seconds; while the mail server cannot be reached, less often. */
export function openDelivery(input: DeliveryInput): Delivery {
  const { everyMs = 3_000 } = input;
  const ending = new AbortController();
  let lastProblem = '';
  const tell = (problem: string): void => {
    if (problem === lastProblem) return;
    lastProblem = problem;
    for (const { product } of problem === '' ? [] : input.outboxes()) input.note(product, problem);
  };
  const look = async (): Promise<void> => {
    try {
      const settings = await input.settings();
      if (settings !== undefined) await deliverAll(input, settings);
      tell('');
    } catch (error) {
      tell(`Messages wait: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const work = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await look();
      await delay(lastProblem === '' ? everyMs : everyMs * 10, ending.signal).catch(() => undefined);
    }
  };
  const working = work();
  return {
    async [Symbol.asyncDispose]() {
      ending.abort(new Error('the host ends'));
      await working;
    },
  };
}
