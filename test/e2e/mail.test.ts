/** The way of a message: a product that the host runs writes it, the host delivers it to the mail server of the home's configuration. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { homePaths } from '../../src/config/home.ts';
import { hostClient } from '../../src/host/client.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { productDependencies } from '../../src/studio/engineer/dependencies.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { openMailServer } from '../../src/testing/mail-server.ts';
import { specificationOf } from './contract/stage.ts';

const person = { role: 'admin', email: 'owner@example.org', password: 'a long password', name: 'The owner' };

function write(folder: string, tree: ReadonlyMap<string, string>): string {
  for (const [path, text] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function ask(
  url: string,
  call: { path: string; token?: string; json?: object },
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}${call.path}`, {
    method: call.json === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${call.token ?? ''}` },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
  });
  return (await answer.json()) as Record<string, unknown>;
}

test('an invitation reaches the mail server with a link that works, as soon as one is configured', async () => {
  await using server = await openMailServer({ login: { user: 'salon', password: 'sesame' } });
  const home = mkdtempSync(join(tmpdir(), 'macrohard-mail-'));
  const paths = homePaths(home);
  await using undo = new AsyncDisposableStack();
  undo.defer(() => {
    rmSync(home, { recursive: true, force: true });
    rmSync(paths.run, { recursive: true, force: true });
  });
  const main = join(import.meta.dirname, '../../src/app/host-main.ts');
  const host = spawn(process.execPath, [main, '--home', home], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(host.stdout, 'data');
  const client = hostClient(paths.hostSocket);
  undo.defer(async () => {
    await client.shutdown();
    if (host.exitCode === null) await once(host, 'exit');
  });

  const { data, backups, accounts } = paths.product('salon');
  mkdirSync(dirname(accounts), { recursive: true });
  writeFileSync(accounts, JSON.stringify([person]), { mode: 0o600 });
  const { url } = await client.deploy({
    product: 'salon',
    name: 'Salon Élégance',
    release: 1,
    commit: 'commit-1',
    checkout: write(join(home, 'checkout'), generateTree(planProduct(specificationOf('hair-salon')))),
    nodeModules: await productDependencies(join(home, 'runtime')),
    accountsFile: accounts,
    dataDir: data,
    backupsDir: backups,
    allowUnsandboxed: true,
  });
  const { token } = await ask(url, {
    path: '/api/session',
    json: { email: person.email, password: person.password },
  });
  const invited = { email: 'zoe@example.org', name: 'Zoé', role: 'admin' };
  await ask(url, { path: '/api/accounts', token: String(token), json: invited });

  const mail = server.next();
  writeFileSync(join(home, 'mail-password'), 'sesame\n', { mode: 0o600 });
  const config = [
    'mail:',
    '  host: 127.0.0.1',
    `  port: ${server.port}`,
    '  security: none',
    '  user: salon',
  ];
  writeFileSync(
    paths.config,
    [...config, '  passwordFile: mail-password', '  from: salon@example.com', ''].join('\n'),
  );

  const { from, to, data: text } = await mail;
  expect({ from, to }).toEqual({ from: 'salon@example.com', to: 'zoe@example.org' });
  const body = Buffer.from(text.slice(text.indexOf('\r\n\r\n')), 'base64').toString();
  const link = /http:\/\/\S+/.exec(body)?.[0] ?? '';
  expect(new URL(link).origin).toBe(url);
  expect((await fetch(link)).status).toBe(200);
  const sent = async (): Promise<unknown> => {
    const { items } = await ask(url, { path: '/api/messages', token: String(token) });
    return (items as { sentAt: unknown }[])[0]?.sentAt;
  };
  await expect.poll(sent, { timeout: 10_000 }).toEqual(expect.any(String));
  const lines: string[] = [];
  for await (const { text: line } of client.logs('salon', { tail: 50 })) lines.push(line);
  expect(lines.some((line) => line.includes('was delivered to zoe@example.org'))).toBe(true);
});
