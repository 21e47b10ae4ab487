import { connect, isIP, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { mimeOf, type Mail } from './mime.ts';

/** The mail server that takes our messages, and as whom. */
export type SmtpServer = {
  host: string;
  port: number;
  /** `tls` from the first byte (usually port 465), `starttls` before anything is said (587), `none` for this machine. */
  security: 'tls' | 'starttls' | 'none';
  login?: { user: string; password: string };
  timeoutMs?: number;
  /** Certificates that are trusted beside the machine's own. */
  ca?: string;
};

/** Why a message was not taken; `isFinal`: the server will never take it (5xx for this message). */
export class SmtpError extends Error {
  readonly isFinal: boolean;
  constructor(message: string, isFinal = false) {
    super(message);
    this.name = 'SmtpError';
    this.isFinal = isFinal;
  }
}

/** A connection that takes one message after the other (RFC 5321). */
export type SmtpSession = AsyncDisposable & { send(mail: Mail): Promise<void> };

type Reply = { code: number; lines: string[] };

const maxReplyBytes = 64 * 1024;

/** One connection: lines out, replies in, with a limit on how long each may take. */
class Wire {
  #socket: Socket;
  #text = '';
  #waiting: PromiseWithResolvers<Reply> | undefined;
  #failure: Error | undefined;
  readonly #timeoutMs: number;

  constructor(socket: Socket, timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#socket = socket;
    this.#listen(socket);
  }

  #listen(socket: Socket): void {
    socket.setTimeout(this.#timeoutMs, () =>
      socket.destroy(new Error(`no answer within ${this.#timeoutMs} ms`)),
    );
    socket.on('data', (chunk: Buffer) => this.#take(chunk.toString('utf8')));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the mail server closed the connection')));
  }

  #take(text: string): void {
    this.#text += text;
    if (this.#text.length > maxReplyBytes)
      return void this.#socket.destroy(new Error('a reply without an end'));
    const end = /^\d{3}(?: [^\n]*)?\r?\n/m.exec(this.#text);
    if (end === null) return;
    const whole = this.#text.slice(0, end.index + end[0].length);
    this.#text = this.#text.slice(whole.length);
    const lines = whole.trimEnd().split(/\r?\n/);
    this.#waiting?.resolve({ code: Number(end[0].slice(0, 3)), lines: lines.map((line) => line.slice(4)) });
    this.#waiting = undefined;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(new SmtpError(error.message));
    this.#waiting = undefined;
  }

  /** The next reply. */
  async reply(): Promise<Reply> {
    if (this.#failure !== undefined) throw new SmtpError(this.#failure.message);
    this.#waiting = Promise.withResolvers<Reply>();
    const { promise } = this.#waiting;
    this.#take('');
    return promise;
  }

  /** Sends a command and waits for a reply with one of these codes; `what` stands in the error instead of secrets. */
  async command(line: string, codes: readonly number[], what = line): Promise<Reply> {
    this.#socket.write(`${line}\r\n`);
    return expectCode(await this.reply(), codes, what);
  }

  /** Goes on over TLS. What came before it in plain is forgotten: somebody in between may have written it. */
  async secure(server: SmtpServer): Promise<void> {
    this.#socket.removeAllListeners();
    this.#text = '';
    const secured = connectTls({ socket: this.#socket, ...tlsOptions(server) });
    await connected(secured, 'secureConnect');
    this.#socket = secured;
    this.#listen(secured);
  }

  close(): void {
    this.#socket.destroy();
  }
}

function expectCode(reply: Reply, codes: readonly number[], what: string): Reply {
  if (codes.includes(reply.code)) return reply;
  throw new SmtpError(
    `${what}: the mail server said ${reply.code} ${reply.lines.join(' ')}`,
    reply.code >= 500,
  );
}

function tlsOptions({ host, ca }: SmtpServer): { host: string; servername?: string; ca?: string } {
  return { host, ...(isIP(host) === 0 ? { servername: host } : {}), ...(ca === undefined ? {} : { ca }) };
}

async function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const fail = (error: Error): void => reject(new SmtpError(error.message));
  socket.once(event, resolve);
  socket.once('error', fail);
  try {
    await promise;
  } finally {
    socket.removeListener('error', fail);
  }
}

async function openWire(server: SmtpServer): Promise<Wire> {
  const { host, port, security, timeoutMs = 30_000 } = server;
  const isTls = security === 'tls';
  const socket = isTls ? connectTls({ port, ...tlsOptions(server) }) : connect({ host, port });
  const late = setTimeout(() => socket.destroy(new Error(`${host}:${port} does not answer`)), timeoutMs);
  try {
    await connected(socket, isTls ? 'secureConnect' : 'connect');
  } finally {
    clearTimeout(late);
  }
  return new Wire(socket, timeoutMs);
}

/** What the server can do, by the first word of each line. */
async function greet(wire: Wire): Promise<Map<string, string>> {
  const { lines } = await wire.command(
    `EHLO ${hostname().replaceAll(/[^A-Za-z0-9.-]/g, '-') || 'localhost'}`,
    [250],
  );
  return new Map(lines.slice(1).map((line) => [line.split(' ')[0]?.toUpperCase() ?? '', line.toUpperCase()]));
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function logIn(
  wire: Wire,
  offers: Map<string, string>,
  login: { user: string; password: string },
): Promise<void> {
  const what = `signing in as ${login.user}`;
  const methods = offers.get('AUTH') ?? '';
  if (/\bPLAIN\b/.test(methods)) {
    await wire.command(`AUTH PLAIN ${base64(`\0${login.user}\0${login.password}`)}`, [235], what);
  } else if (/\bLOGIN\b/.test(methods)) {
    await wire.command('AUTH LOGIN', [334], what);
    await wire.command(base64(login.user), [334], what);
    await wire.command(base64(login.password), [235], what);
  } else throw new SmtpError('The mail server offers neither AUTH PLAIN nor AUTH LOGIN');
}

async function begin(wire: Wire, server: SmtpServer): Promise<void> {
  expectCode(await wire.reply(), [220], 'connecting');
  let offers = await greet(wire);
  if (server.security === 'starttls') {
    if (!offers.has('STARTTLS')) throw new SmtpError('The mail server does not offer STARTTLS');
    await wire.command('STARTTLS', [220]);
    await wire.secure(server);
    offers = await greet(wire);
  }
  if (server.login !== undefined) await logIn(wire, offers, server.login);
}

/** An address that can stand in a command. */
function path(address: string): string {
  if (/^[\u0021-\u007E]+$/.test(address) && !/[<>]/.test(address)) return address;
  throw new SmtpError(`${address} is no address that can be written to`, true);
}

async function deliver(wire: Wire, mail: Mail): Promise<void> {
  try {
    await wire.command(`MAIL FROM:<${path(mail.from.address)}>`, [250]);
    await wire.command(`RCPT TO:<${path(mail.to)}>`, [250, 251]);
    await wire.command('DATA', [354]);
    // A line that begins with a point would end the message.
    await wire.command(`${mimeOf(mail).replaceAll(/^\./gm, '..')}.`, [250], 'the message');
  } catch (error) {
    await wire.command('RSET', [250]).catch(() => undefined);
    throw error;
  }
}

/** Connects, secures the connection and signs in. Throws SmtpError. */
export async function openSmtp(server: SmtpServer): Promise<SmtpSession> {
  const wire = await openWire(server);
  try {
    await begin(wire, server);
  } catch (error) {
    wire.close();
    // That the server will not have us says nothing of the messages.
    throw error instanceof SmtpError ? new SmtpError(error.message) : error;
  }
  return {
    send: (mail) => deliver(wire, mail),
    async [Symbol.asyncDispose]() {
      await wire.command('QUIT', [221]).catch(() => undefined);
      wire.close();
    },
  };
}
