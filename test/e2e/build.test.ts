/** The commands as a person uses them: real processes, a real browser, one home for all that follows from one build. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { homePaths } from '../../src/config/home.ts';
import { CompanyClient } from '../../src/app/connect.ts';
import { buildReportSchema } from '../../src/protocol/client.ts';
import { companyViewSchema } from '../../src/protocol/view.ts';
import { buildUnderFire, livingOf, startCommand, type Ended } from '../chaos/kill-build.ts';
import { roleOf } from '../chaos/process-tree.ts';

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

describe('a build from the command line', () => {
  const home = newHome('first');

  it('ends with a tested, deployed release and leaves nothing running', async () => {
    const { code, stdout, stderr } = await run(home, 'build', brief, '--json', '--exit');
    expect(stderr).toContain('Understand the brief');
    expect({ code, stdout: code === 0 ? '' : stdout, stderr: code === 0 ? '' : stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const report = buildReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ product: 'club', release: 1, costMicros: 0, journeys: { failed: 0 } });
    expect(report.journeys.passed).toBeGreaterThan(0);
    expect(report.checks.every((check) => check.passed)).toBe(true);
    expect(report.accounts[0]?.role).toBe('admin');
    expect(livingOf(home)).toEqual([]);
  });

  it('keeps passwords in a file of the owner’s alone, and out of the journal and the logs', () => {
    const paths = homePaths(home);
    const file = paths.product('club').accounts;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [account] = JSON.parse(readFileSync(file, 'utf8')) as { password: string }[];
    for (const log of ['company.log', 'worker.log', 'host.log']) {
      expect(readFileSync(join(paths.logs, log), 'utf8')).not.toContain(account?.password);
    }
  });

  it('finds what is there when the same brief comes again, also while serve runs', async () => {
    const serving = startCommand(home, ['serve', '--json']);
    const view = await until(async () => {
      const { stdout } = await run(home, 'status', '--json');
      const parsed = companyViewSchema.loose().parse(JSON.parse(stdout));
      return parsed.products[0]?.health === 'up' ? parsed : undefined;
    }, 'the product runs');
    const url = view.products[0]?.url ?? '';
    const health = await fetch(`${url}/health`);
    expect(health.status).toBe(200);
    const again = await run(home, 'build', brief, '--json', '--exit');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ product: 'club', release: 1, url });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    serving.child.kill('SIGINT');
    expect((await serving.ended).code).toBe(0);
    expect(livingOf(home)).toEqual([]);
  });

  it('has a journal whose chain verifies', async () => {
    const { code, stdout } = await run(home, 'audit', 'verify', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });
});

describe('a build whose processes are killed', () => {
  it('ends with one release, no effect done twice and a journal that verifies', async () => {
    const home = newHome('killed');
    const kills = [
      { victim: 'company' as const, afterMs: 2500 },
      { victim: 'worker' as const, afterMs: 3000 },
      { victim: 'host' as const, afterMs: 1500 },
      { victim: 'all' as const, afterMs: 6000 },
    ];
    const { last } = await buildUnderFire({
      home,
      args: ['build', brief, '--json', '--exit'],
      kills,
      maxStarts: 5,
    });
    expect({ code: last.code, stderr: last.code === 0 ? '' : last.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(last.stdout)).toMatchObject({ release: 1 });
    expect(livingOf(home)).toEqual([]);
    expect((await run(home, 'audit', 'verify')).code).toBe(0);
    await using client = await CompanyClient.connect(homePaths(home));
    const product = await client.product('club');
    expect(product.releases).toHaveLength(1);
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
  });
});

describe('a question of the company', () => {
  it('waits for a person and is answered from the command line', async () => {
    const home = newHome('asked');
    await using client = await CompanyClient.connect(homePaths(home));
    const text = 'A club keeps members. A member has a name. Colourless green ideas sleep furiously.';
    await client.build({ text, form: 'brief', defaults: false, actor: 'person:test' });
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
