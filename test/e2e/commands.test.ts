/** One tiny product that is built once, and what the commands do with it from its birth on a full disk to its removal. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { afterAll, describe, expect, it } from 'vitest';
import { CompanyClient } from '../../src/app/connect.ts';
import { homePaths } from '../../src/config/home.ts';
import { buildReportSchema, type BuildReport } from '../../src/protocol/client.ts';
import { servingSchema, type Serving } from '../../src/protocol/control.ts';
import { companyViewSchema } from '../../src/protocol/view.ts';
import { livingOf, startCommand, type Ended } from '../chaos/kill-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'macrohard-commands-'));
const home = join(folder, 'home');
const paths = homePaths(home);
const isRoot = process.getuid?.() === 0;
let isMounted = false;

function brief(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const first = brief('club.md', '# Club\n\nA club keeps members. A member has a name and a unique email.\n');
const second = brief(
  'larger.md',
  '# Club\n\nA club keeps members. A member has a name, a unique email and an optional phone.\n',
);
const other = brief('other.md', '# Club\n\nA club keeps boats. A boat has a length.\n');

async function run(...args: string[]): Promise<Ended> {
  return startCommand(home, args).ended;
}

/** A command that has to go well; what it printed. */
async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr: code === 0 ? '' : stderr, stdout: code === 0 ? '' : stdout }).toEqual({
    code: 0,
    stderr: '',
    stdout: '',
  });
  return stdout;
}

/** A command that has to be refused. */
async function refused(code: string, ...args: string[]): Promise<void> {
  const ended = await run(...args, '--json');
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code } });
}

/** Resolves with what a command printed once it holds `wanted`. */
function printed(command: ReturnType<typeof startCommand>, wanted: RegExp): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = '';
  command.child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    if (wanted.test(text)) resolve(text);
  });
  return promise;
}

let report: BuildReport;
let serving: ReturnType<typeof startCommand> | undefined;
let served: Serving;

/** Speaks to the product as its administrator. */
async function product(method: string, path: string, body?: object): Promise<Response> {
  const { email, password } = report.accounts.find((account) => account.role === 'admin') ?? {};
  const headers = { 'content-type': 'application/json' };
  const session = await fetch(`${report.url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  const { token } = (await session.json()) as { token: string };
  return fetch(`${report.url}${path}`, {
    method,
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function memberNames(): Promise<string[]> {
  const answer = (await (await product('GET', '/api/members')).json()) as { items: { name: string }[] };
  return answer.items.map((item) => item.name);
}

/** What a person does who edits the product in its repository. */
function commitByHand(path: string, text: string): void {
  writeFileSync(join(report.repository, path), text);
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@b.c'];
  execFileSync('git', ['-C', report.repository, ...who, 'commit', '-qam', 'Edit by hand']);
}

/** Speaks to the dashboard through the proxy, as its page does. */
function dashboard(path: string, init: RequestInit = {}, token = ''): Promise<Response> {
  return fetch(`${served.url}${path}`, { ...init, headers: { 'x-macrohard-token': token } });
}

afterAll(async () => {
  serving?.child.kill('SIGINT');
  await serving?.ended;
  await run('stop', '--all');
  if (isMounted) execFileSync('umount', [home]);
  rmSync(paths.run, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('a tiny product', () => {
  it.runIf(isRoot)('is not built on a full disk, which is said, and nothing is left running', async () => {
    mkdirSync(home);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', home]);
    isMounted = true;
    const { code, stdout } = await run('build', first, '--json', '--exit');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'disk-full', hint: expect.stringMatching(/space|room/) },
    });
    expect(livingOf(home)).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=600m', home]);
  });

  it('is built, tested and deployed, with its evidence, and nothing is left running', async () => {
    report = buildReportSchema.parse(JSON.parse(await done('build', first, '--json', '--exit')));
    expect(report).toMatchObject({ product: 'club', release: 1, costMicros: 0, journeys: { failed: 0 } });
    expect(report.journeys.passed).toBeGreaterThan(0);
    expect(report.checks.every((check) => check.passed)).toBe(true);
    const recordings = JSON.parse(readFileSync(join(report.evidence, 'recordings.json'), 'utf8')) as {
      frames: { file: string }[];
    }[];
    expect(recordings.length).toBe(report.journeys.passed);
    for (const { file } of recordings.flatMap((recording) => recording.frames)) {
      expect(readFileSync(join(report.evidence, file)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    }
    expect(existsSync(join(report.evidence, 'index.html'))).toBe(true);
    expect(livingOf(home)).toEqual([]);
    expect(JSON.parse(await done('audit', 'verify', '--json'))).toMatchObject({ ok: true });
  });

  it('has its passwords in a file of the owner’s alone: in no event, blob, log, evidence or repository', () => {
    const file = paths.product('club').accounts;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const passwords = report.accounts.map((account) => account.password);
    expect(passwords.length).toBeGreaterThan(1);
    const files = globSync('**', { cwd: home, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.some((name) => name.endsWith('main.db'))).toBe(true);
    const holding = files.filter((name) => {
      const bytes = readFileSync(name);
      return passwords.some((password) => bytes.includes(password));
    });
    expect(holding).toEqual([file]);
    using database = new DatabaseSync(join(paths.journal, 'main.db'), { readOnly: true });
    const rows = database.prepare('SELECT data FROM event').all();
    expect(rows.length).toBeGreaterThan(30);
    expect(
      rows.filter((row) => passwords.some((password) => String(row['data']).includes(password))),
    ).toEqual([]);
  });

  it('is served on a port that must be free, with the dashboard behind a token', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await refused('port-taken', 'serve', '--port', String(port));
    taken.close();
    serving = startCommand(home, ['serve', '--json']);
    served = z.object(servingSchema.shape).parse(JSON.parse(await printed(serving, /\n}\n/)));
    const token = served.dashboard.split('#token=')[1] ?? '';
    const view = companyViewSchema.parse(await (await dashboard('/api/company', {}, token)).json());
    expect(view.products).toMatchObject([{ slug: 'club', release: 1 }]);
    expect(view.roles?.map((role) => role.key)).toContain('marketer');
    expect((await dashboard('/api/company')).status).toBe(401);
    expect((await dashboard('/api/stop', { method: 'POST' }, token)).status).toBe(200);
    expect((await dashboard('/api/resume', { method: 'POST' }, token)).status).toBe(200);
    await using client = await CompanyClient.connect(paths);
    expect(client.home.root).toBe(paths.root);
    using database = new DatabaseSync(join(paths.journal, 'main.db'), { readOnly: true });
    const pressed = database.prepare("SELECT actor FROM event WHERE type = 'stop.pressed'").all();
    expect(pressed).toMatchObject([{ actor: 'person:dashboard' }]);
  });

  it('is found when the same brief comes again, and opened at its address', async () => {
    const again = JSON.parse(await done('build', first, '--json', '--exit')) as BuildReport;
    expect(again).toMatchObject({ product: 'club', release: 1 });
    report = { ...report, url: again.url };
    expect((await done('open', 'club')).trim()).toBe(again.url);
    expect((await fetch(`${again.url}/health`)).status).toBe(200);
  });

  it('is backed up, restored and exported', async () => {
    expect((await product('POST', '/api/members', { name: 'Ada', email: 'ada@club.example' })).status).toBe(
      201,
    );
    const file = join(folder, 'club.db');
    await done('backup', 'club', file);
    expect((await product('POST', '/api/members', { name: 'Bea', email: 'bea@club.example' })).status).toBe(
      201,
    );
    await done('restore', 'club', file);
    expect(await memberNames()).toEqual(['Ada']);
    await refused('file-missing', 'restore', 'club', join(folder, 'nowhere.db'));
    const target = join(folder, 'export');
    await done('export', 'club', target);
    expect(existsSync(join(target, 'repository/src/main.ts'))).toBe(true);
    using database = new DatabaseSync(join(target, 'data.db'), { readOnly: true });
    expect(
      database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'").get(),
    ).not.toEqual({ n: 0 });
    await refused('folder-not-empty', 'export', 'club', target);
  });

  it('shows what it writes as it writes it', async () => {
    const following = startCommand(home, ['logs', 'club', '--follow', '--tail', '5']);
    await printed(following, /\n/);
    await done('stop', 'club');
    following.child.kill('SIGINT');
    expect((await following.ended).code).toBe(0);
    const opened = startCommand(home, ['open', 'club']);
    expect((await opened.ended).code).toBe(0);
  });

  it('becomes release 2 by another brief of the same name, with its data, and goes back to release 1', async () => {
    // Curious users were there before: this is the way to the next release.
    const built = await done('build', second, '--json', '--exit', '--explore', '0');
    const next = buildReportSchema.parse(JSON.parse(built));
    expect(next).toMatchObject({ product: 'club', release: 2, url: report.url });
    expect(await memberNames()).toEqual(['Ada']);
    const answer = await product('POST', '/api/members', {
      name: 'Cy',
      email: 'cy@club.example',
      phone: '+4312345678',
    });
    expect(answer.status).toBe(201);
    await refused('other-product', 'build', other, '--exit');
    expect(JSON.parse(await done('rollback', 'club', '--json'))).toMatchObject({ release: 1 });
    expect((await memberNames()).toSorted()).toEqual(['Ada', 'Cy']);
  });

  it('is changed in plain words: data and edits by hand stay, and what is stored but does not fit is asked about', async () => {
    // From release 1 back to release 2, which has a phone.
    await done('rollback', 'club', '--json');
    const readme = join(report.repository, 'README.md');
    commitByHand('README.md', `${readFileSync(readme, 'utf8')}\nAsk Ada about the keys.\n`);
    const wish = 'The phone of a member is required. Members also have a birthday.';
    const preview = JSON.parse(await done('change', 'club', wish, '--dry-run', '--json')) as BuildReport;
    expect(preview.differences?.map((one) => `${one.kind} ${one.element}`).toSorted()).toEqual([
      'added field:member.birthday',
      'changed field:member.phone',
    ]);
    await refused('declined', 'change', 'club', 'Paint it black.', '--dry-run');
    const next = buildReportSchema.parse(JSON.parse(await done('change', 'club', wish, '--json', '--exit')));
    expect(next).toMatchObject({ product: 'club', release: 3, url: report.url, journeys: { failed: 0 } });
    expect(next.differences).toHaveLength(2);
    expect(next.questions.map(({ text }) => text).join()).toMatch(/do not keep what is asked of them/);
    expect(readFileSync(readme, 'utf8')).toContain('Ask Ada about the keys.');
    expect((await memberNames()).toSorted()).toEqual(['Ada', 'Cy']);
    const member = { name: 'Di', email: 'di@club.example' };
    expect((await product('POST', '/api/members', member)).status).toBe(422);
    const body = { ...member, phone: '+4312345679', birthday: '1990-05-01' };
    expect((await product('POST', '/api/members', body)).status).toBe(201);
  });

  it('is not released when it hangs at its start: what failed is said, and the release before serves', async () => {
    // Its own tests would each wait for it as well, one after the other.
    rmSync(join(report.repository, 'test'), { recursive: true });
    commitByHand('src/main.ts', 'setInterval(() => undefined, 1000);\n');
    const { code, stdout, stderr } = await run('release', 'club', '--json', '--yes', '--explore', '0');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'refused' } });
    expect(stderr).toContain('It starts from a fresh checkout');
    expect((await fetch(`${report.url}/health`)).status).toBe(200);
    expect(await memberNames()).toContain('Ada');
  });

  it('is removed only when that is confirmed, with all that is its own', async () => {
    await refused('not-confirmed', 'remove', 'club');
    await done('remove', 'club', '--yes');
    expect(existsSync(paths.product('club').root)).toBe(false);
    expect(existsSync(paths.product('club').accounts)).toBe(false);
    expect(JSON.parse(await done('list', '--json'))).toEqual({ products: [] });
    await expect(fetch(`${report.url}/health`)).rejects.toThrow();
    serving?.child.kill('SIGINT');
    expect((await serving?.ended)?.code).toBe(0);
    expect(livingOf(home)).toEqual([]);
    expect(JSON.parse(await done('audit', 'verify', '--json'))).toMatchObject({ ok: true });
  });
});
