/** Builds that do not go as they should: killed, stopped, asked about, without a sandbox or a browser, of bad briefs. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { homePaths } from '../../src/config/home.ts';
import { CompanyClient } from '../../src/app/connect.ts';
import { buildReportSchema } from '../../src/protocol/client.ts';
import { faultsOf } from '../chaos/invariants.ts';
import { buildUnderFire, livingOf, startCommand, type Ended } from '../chaos/kill-build.ts';
import { roleOf } from '../chaos/process-tree.ts';

const cli = join(import.meta.dirname, '../../src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'macrohard-e2e-'));
const homes = new Set<string>();
const brief = join(folder, 'club.md');
writeFileSync(
  brief,
  `# Club

A club keeps members. A member has a name and a unique email.
`,
);

function newHome(name: string): string {
  const home = join(folder, name);
  homes.add(home);
  return home;
}

async function run(home: string, ...args: string[]): Promise<Ended> {
  return startCommand(home, args).ended;
}

afterAll(async () => {
  for (const home of homes) await run(home, 'stop', '--all');
  for (const home of homes) rmSync(homePaths(home).run, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It did not come to pass: ${what}`);
}

describe('a build whose processes are killed', () => {
  it('ends with one release, no effect and no work done twice and a journal that verifies', async () => {
    const home = newHome('killed');
    // The browser is due as soon as there is one, however fast the machine, and all of them while its work is undone.
    const kills = [
      { victim: 'company' as const, afterMs: 2000 },
      { victim: 'worker' as const, afterMs: 500 },
      { victim: 'host' as const, afterMs: 500 },
      { victim: 'browser' as const, afterMs: 0 },
      { victim: 'all' as const, afterMs: 200 },
    ];
    const build = ['build', brief, '--json', '--exit'];
    const fire = { home, args: [...build, '--explore', '0'], kills, maxStarts: 6 };
    const { last, strikes } = await buildUnderFire(fire);
    expect({ code: last.code, stderr: last.code === 0 ? '' : last.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(last.stdout)).toMatchObject({ release: 1, journeys: { failed: 0 } });
    expect(strikes).toBe(kills.length);
    expect(await faultsOf(home, 'club')).toEqual([]);
  });
});

/** Hides bubblewrap in a mount namespace of the command's own: the tools' usual places are looked at whatever the PATH. */
async function withoutSandbox(home: string, ...args: string[]): Promise<Ended> {
  const hidden = 'mount --bind /dev/null "$(command -v bwrap)" && exec "$@"';
  const command = [process.execPath, cli, ...args, '--home', home];
  const child = spawn('unshare', ['-m', 'sh', '-c', hidden, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, stdout, stderr };
}

describe('where no sandbox holds', () => {
  it.runIf(process.getuid?.() === 0)(
    'nothing is built without the owner’s consent, which is recorded, and edits by hand never run',
    async () => {
      const home = newHome('bare');
      const refused = await withoutSandbox(home, 'build', brief, '--json', '--exit');
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'unsandboxed' } });
      expect(JSON.parse(refused.stdout).error.hint).toContain('--allow-unsandboxed');
      const build = ['build', brief, '--json', '--exit', '--allow-unsandboxed', '--explore', '0'];
      const built = await withoutSandbox(home, ...build);
      expect({ code: built.code, stderr: built.code === 0 ? '' : built.stderr }).toEqual({
        code: 0,
        stderr: '',
      });
      const { repository, isolation } = buildReportSchema.parse(JSON.parse(built.stdout));
      expect(isolation).toBe('none');
      const status = JSON.parse((await withoutSandbox(home, 'status', '--json')).stdout);
      expect(status).toMatchObject({ isolation: 'none', unsandboxed: { by: 'person:owner' } });
      writeFileSync(join(repository, 'src/hand.ts'), 'export const hand = true;\n');
      const git = ['-C', repository, '-c', 'user.name=A', '-c', 'user.email=a@b.c'];
      execFileSync('git', [...git, 'add', '.']);
      execFileSync('git', [...git, 'commit', '-qm', 'By hand']);
      const edited = await withoutSandbox(home, 'release', 'club', '--json', '--yes', '--allow-unsandboxed');
      expect(edited.code).toBe(1);
      expect(JSON.parse(edited.stdout)).toMatchObject({ error: { code: 'sandbox-needed' } });
    },
  );
});

describe('without a browser', () => {
  it('nothing is begun: the command says at once what is missing', async () => {
    const home = newHome('blind');
    const env = { MACROHARD_BROWSER: join(folder, 'no-browser') };
    const { code, stdout } = await startCommand(home, ['build', brief, '--json', '--exit'], env).ended;
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'browser-missing' } });
    expect(existsSync(homePaths(home).product('club').root)).toBe(false);
    expect(livingOf(home)).toEqual([]);
  });
});

describe('the stop button', () => {
  it('leaves no process of any work, and resume lets it go on', async () => {
    const home = newHome('stopped');
    const building = startCommand(home, ['build', brief, '--json', '--exit']);
    await until(
      async () => (livingOf(home).some((found) => roleOf(found) === 'browser') ? true : undefined),
      'a browser runs',
    );
    expect((await run(home, 'stop')).code).toBe(0);
    const left = livingOf(home).filter((found) => ['worker', 'browser', 'product'].includes(roleOf(found)));
    expect(left).toEqual([]);
    const { code, stdout } = await building.ended;
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'stopped' } });
    expect(await run(home, 'build', brief, '--json', '--exit')).toMatchObject({ code: 1 });
    expect((await run(home, 'resume')).code).toBe(0);
    const { stdout: status } = await run(home, 'status', '--json');
    expect(JSON.parse(status)).toMatchObject({ stopped: false });
    // It would go on to its end beside the tests that follow.
    await run(home, 'stop', '--all');
  });
});

describe('a question of the company', () => {
  it('waits for a person and is answered from the command line', async () => {
    const home = newHome('asked');
    await using client = await CompanyClient.connect(homePaths(home));
    const odd = 'A club keeps members. A member has a name. Colourless green ideas sleep furiously.';
    await client.build({ text: odd, form: 'brief', defaults: false, actor: 'person:test' });
    const question = await until(async () => {
      const { questions } = await client.view();
      return questions.find((one) => one.answer === undefined);
    }, 'a question is asked');
    const wrong = await run(home, 'answer', question.id, 'perhaps', '--json');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'bad-answer' } });
    expect((await run(home, 'answer', question.id, 'stop')).code).toBe(0);
    const view = await client.view();
    expect(view.questions[0]?.answer).toMatchObject({ value: 'stop', by: 'person:terminal' });
    expect(view.work.every((item) => item.state !== 'queued' && item.state !== 'running')).toBe(true);
  });
});

describe('a question on a terminal', () => {
  it('is put to the person there, who answers it', async () => {
    const home = newHome('terminal');
    const odd = 'A club keeps members. A member has a name. Colourless green ideas sleep furiously.';
    const words = [process.execPath, cli, 'build', odd, '--home', home];
    const quoted = words
      .map((word) => `'${word}'`)
      .join(' ')
      .replace(' --exit', '');
    const child = spawn('script', ['-qec', quoted, '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] });
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = seen;
      seen += chunk.toString('utf8');
      if (seen.includes('Answer') && !before.includes('Answer')) child.stdin.write('stop\n');
    });
    const [code] = (await once(child, 'close')) as [number];
    expect(seen).toContain('Go on without it?');
    expect(seen).toContain('Colourless green ideas');
    expect(code).toBe(1);
    expect(seen).toContain('The owner stopped it');
    expect(livingOf(home)).toEqual([]);
  });
});

describe('wrong usage and bad briefs', () => {
  const home = newHome('bad');
  writeFileSync(join(folder, 'binary.md'), Buffer.from([0, 1, 2, 255, 254, 0]));
  writeFileSync(join(folder, 'large.md'), 'A club keeps members. '.repeat(60_000));
  writeFileSync(join(folder, 'empty.md'), ' \n');

  it.each([
    [['build', join(folder, 'binary.md')], 1, 'brief-not-text'],
    [['build', join(folder, 'large.md')], 1, 'brief-too-large'],
    [['build', join(folder, 'empty.md')], 1, 'brief-empty'],
    [['build', folder], 1, 'brief-is-folder'],
    [['build', 'missing.md'], 1, 'brief-missing'],
    [['build', 'Hello there, how are you?', '--exit'], 1, 'declined'],
    [['build'], 2, 'usage'],
    [['build', 'x', '--nonsense'], 2, 'usage'],
    [['bild', 'x'], 2, 'usage'],
    [['rollback', 'nothing'], 1, 'unknown-product'],
  ] as const)('%j ends with %i and %s', async (args, code, error) => {
    const ended = await run(home, ...args, '--json');
    expect(ended.code).toBe(code);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: error } });
  });
});
