/** A mail server for tests: takes messages over real sockets, with STARTTLS and AUTH PLAIN where it is told so. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** A message as it came. */
export type TakenMail = { from: string; to: string; data: string; isSecure: boolean };

/** How the server behaves. */
export type MailServerOptions = {
  /** Offers STARTTLS with this certificate. */
  tls?: { key: string; cert: string };
  /** Takes nothing from anybody else. */
  login?: { user: string; password: string };
  /** The reply to `RCPT TO` of an address, such as `550 No such person`; undefined takes it. */
  refuse?: (to: string) => string | undefined;
};

/** A running mail server; what it took stands in `mails`, and `next` waits for one more. */
export type MailServer = AsyncDisposable & { port: number; mails: TakenMail[]; next(): Promise<TakenMail> };

type Talk = {
  socket: Socket;
  isSecure: boolean;
  isKnown: boolean;
  from: string;
  to: string;
  data?: string[];
};

type Desk = { options: MailServerOptions; take(mail: TakenMail): void };

const say = ({ socket }: Talk, line: string): void => void socket.write(`${line}\r\n`);

function offers({ tls, login }: MailServerOptions, { isSecure }: Talk): string {
  const lines = [
    'test',
    ...(tls && !isSecure ? ['STARTTLS'] : []),
    ...(login ? ['AUTH PLAIN'] : []),
    'SIZE 1000000',
  ];
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
}

function startTls(desk: Desk, talk: Talk): void {
  const { tls } = desk.options;
  if (tls === undefined) return say(talk, '502 No');
  say(talk, '220 Go ahead');
  talk.socket.removeAllListeners('data');
  const socket = new TLSSocket(talk.socket, { isServer: true, secureContext: createSecureContext(tls) });
  converse(desk, { socket, isSecure: true, isKnown: false, from: '', to: '' });
}

function checkLogin({ login }: MailServerOptions, given: string): boolean {
  const expected = `\0${login?.user ?? ''}\0${login?.password ?? ''}`;
  return Buffer.from(given, 'base64').toString() === expected;
}

function endData(desk: Desk, talk: Talk, data: readonly string[]): void {
  const { from, to, isSecure } = talk;
  delete talk.data;
  desk.take({ from, to, isSecure, data: data.map((line) => line.replace(/^\.\./, '.')).join('\r\n') });
  say(talk, '250 Taken');
}

const between = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

function recipient(desk: Desk, talk: Talk, line: string): void {
  talk.to = between(line);
  say(talk, desk.options.refuse?.(talk.to) ?? '250 Fine');
}

const commands: Record<string, (desk: Desk, talk: Talk, line: string) => void> = {
  EHLO: ({ options }, talk) => say(talk, offers(options, talk)),
  STARTTLS: startTls,
  AUTH: ({ options }, talk, line) => {
    talk.isKnown = checkLogin(options, line.split(' ')[2] ?? '');
    say(talk, talk.isKnown ? '235 Welcome' : '535 Not you');
  },
  MAIL: ({ options }, talk, line) => {
    talk.from = between(line);
    say(talk, options.login && !talk.isKnown ? '530 Who are you?' : '250 Fine');
  },
  RCPT: recipient,
  DATA: (_desk, talk) => {
    talk.data = [];
    say(talk, '354 Go on');
  },
  RSET: (_desk, talk) => say(talk, '250 Fine'),
  QUIT: (_desk, talk) => talk.socket.end('221 Bye\r\n'),
};

function hear(desk: Desk, talk: Talk, line: string): void {
  if (talk.data !== undefined)
    return line === '.' ? endData(desk, talk, talk.data) : void talk.data.push(line);
  const command = commands[line.split(' ')[0]?.toUpperCase() ?? ''];
  if (command === undefined) say(talk, '502 No');
  else command(desk, talk, line);
}

function converse(desk: Desk, talk: Talk): void {
  let text = '';
  talk.socket.on('error', () => talk.socket.destroy());
  talk.socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    const lines = text.split('\r\n');
    text = lines.pop() ?? '';
    for (const line of lines) hear(desk, talk, line);
  });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Opens a mail server on a free port of this machine. */
export async function openMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const mails: TakenMail[] = [];
  let waiting = Promise.withResolvers<TakenMail>();
  const take = (mail: TakenMail): void => {
    mails.push(mail);
    waiting.resolve(mail);
    waiting = Promise.withResolvers<TakenMail>();
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const talk: Talk = { socket, isSecure: false, isKnown: false, from: '', to: '' };
    converse({ options, take }, talk);
    say(talk, '220 test ESMTP');
  });
  const port = await listen(server);
  return {
    port,
    mails,
    next: () => waiting.promise,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
