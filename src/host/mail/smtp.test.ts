import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, property, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMailServer } from '../../testing/mail-server.ts';
import { mimeOf, type Mail } from './mime.ts';
import { openSmtp, type SmtpServer } from './smtp.ts';

const mail: Mail = {
  id: 'salon.7.1',
  from: { name: 'Salon de coiffure « Élégance »', address: 'salon@example.com' },
  to: 'zoe@example.org',
  subject: 'Votre rendez-vous est confirmé',
  text: 'Bonjour Zoé,\n\n.une ligne qui commence par un point\nÀ bientôt',
  at: Date.UTC(2026, 10, 21, 17),
};

const decodedHeader = (data: string, name: string): string => {
  const head = data.slice(0, data.indexOf('\r\n\r\n')).replaceAll(/\r\n /g, ' ');
  const line = head.split('\r\n').find((each) => each.startsWith(`${name}: `)) ?? '';
  return line
    .slice(name.length + 2)
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=( (?==\?))?/g, (_all, text: string) =>
      Buffer.from(text, 'base64').toString(),
    );
};

const bodyOf = (data: string): string =>
  Buffer.from(data.slice(data.indexOf('\r\n\r\n') + 4), 'base64')
    .toString()
    .replaceAll('\r\n', '\n');

const plain = (port: number): SmtpServer => ({ host: '127.0.0.1', port, security: 'none' });

describe('a message', () => {
  test('arrives as it was written, in ASCII lines of at most 78 characters', () => {
    assert(
      property(string({ unit: 'grapheme' }), string({ unit: 'binary' }), (subject, text) => {
        const written = text.replaceAll(/\r\n?/g, '\n').toWellFormed();
        const data = mimeOf({ ...mail, subject: subject.toWellFormed(), text: written });
        for (const line of data.split('\r\n')) expect(line).toMatch(/^[ -~]{0,78}$/);
        expect(bodyOf(data)).toBe(written);
        const shown = subject
          .toWellFormed()
          .replaceAll(/\p{Cc}+/gu, ' ')
          .trim();
        expect(decodedHeader(data, 'Subject').trim()).toBe(shown);
      }),
    );
  });

  test('cannot smuggle a header or a second message in', () => {
    const data = mimeOf({ ...mail, subject: 'Hello\r\nBcc: all@example.org', to: 'a@b.c>\r\nBcc: <x@y.z' });
    expect(data.split('\r\n').filter((line) => /^Bcc/i.test(line))).toEqual([]);
  });
});

test('is taken by the server with its sender, its receiver and its text', async () => {
  await using server = await openMailServer();
  await using session = await openSmtp(plain(server.port));
  await session.send(mail);
  const [taken] = server.mails;
  expect(taken).toMatchObject({ from: 'salon@example.com', to: 'zoe@example.org' });
  expect(bodyOf(taken?.data ?? '')).toBe(mail.text);
  expect(decodedHeader(taken?.data ?? '', 'Subject')).toBe(mail.subject);
});

test('a receiver that is refused for good does not hold up the next', async () => {
  await using server = await openMailServer({
    refuse: (to) => (to.startsWith('no') ? '550 No such person' : undefined),
  });
  await using session = await openSmtp(plain(server.port));
  await expect(session.send({ ...mail, to: 'nobody@example.org' })).rejects.toMatchObject({ isFinal: true });
  await session.send(mail);
  expect(server.mails).toHaveLength(1);
});

test('a receiver that is refused for now may be tried again', async () => {
  await using server = await openMailServer({ refuse: () => '451 Later' });
  await using session = await openSmtp(plain(server.port));
  await expect(session.send(mail)).rejects.toMatchObject({ isFinal: false });
});

test('a server that is not there is no fault of the message', async () => {
  const port = await (async () => {
    await using server = await openMailServer();
    return server.port;
  })();
  await expect(openSmtp(plain(port))).rejects.toMatchObject({ name: 'SmtpError', isFinal: false });
});

describe('with STARTTLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-smtp-'));
  let tls: { key: string; cert: string };
  const login = { user: 'salon', password: 'sesame' };

  beforeAll(() => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    });
    tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const secured = (port: number, more: Partial<SmtpServer> = {}): SmtpServer => ({
    host: 'localhost',
    port,
    security: 'starttls',
    ca: tls.cert,
    ...more,
  });

  test('the password and the message travel encrypted', async () => {
    await using server = await openMailServer({ tls, login });
    await using session = await openSmtp(secured(server.port, { login }));
    await session.send(mail);
    expect(server.mails).toMatchObject([{ isSecure: true }]);
  });

  test('a certificate that nobody vouches for is refused before the password is said', async () => {
    await using server = await openMailServer({ tls, login });
    const { ca: _ca, ...unknown } = secured(server.port, { login });
    await expect(openSmtp(unknown)).rejects.toThrow(/self-signed|certificate/);
  });

  test('a server without it gets nothing', async () => {
    await using server = await openMailServer({ login });
    await expect(openSmtp(secured(server.port, { login }))).rejects.toThrow('does not offer STARTTLS');
  });

  test('a wrong password is said, without the password', async () => {
    await using server = await openMailServer({ tls, login });
    const wrong = openSmtp(secured(server.port, { login: { user: 'salon', password: 'open' } }));
    await expect(wrong).rejects.toThrow('signing in as salon: the mail server said 535 Not you');
  });
});
