/** Passwords of the person: kept for one site, filled in there and nowhere else, and to be found in nothing that is stored. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretFile } from '../../src/app/screen-secrets.ts';
import { homePaths } from '../../src/config/home.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { wireOf } from '../../src/reflex/browser/wire.ts';
import { openChromiumEye } from '../../src/reflex/eye/chromium-eye.ts';
import { fillSecret } from '../../src/reflex/hand/fill-secret.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
import { startCommand } from '../chaos/kill-build.ts';
import { csvOf, makeInvoices } from '../rows/invoices.ts';
import { openPortal, type Portal } from '../rows/portal.ts';
import { showInvoices } from '../rows/show-invoices.ts';
import { serveFixturePages } from './fixture-pages.ts';

const password = 'corr"ct horse & b\\ttery';
const account = { email: 'ann@example.com', password };

describe('a password field', () => {
  async function open() {
    const stack = new AsyncDisposableStack();
    const pages = stack.use(await serveFixturePages());
    const browser = stack.use(openBrowser());
    const context = await browser.newContext({ width: 600, height: 400 });
    const tab = await context.newPage();
    const eye = stack.use(await openChromiumEye(tab));
    const hand = openHand(wireOf(await context.newCDPSession(tab), 8_000));
    await tab.goto(`${pages.origin}/secret`);
    const at = async (nth: number) => {
      const { elements } = await eye.observe();
      const found = elements.filter(({ role }) => role === 'textbox' || role === 'button')[nth];
      if (!found) throw new Error('It is not seen.');
      return found;
    };
    const press = async (nth: number): Promise<void> => {
      const [x, y, width, height] = (await at(nth)).box;
      await hand.click({ x: x + width / 2, y: y + height / 2 });
    };
    return { eye, hand, at, press, origin: pages.origin, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  }

  it('is filled at once, only while it has the focus, and only on the site of the password', async () => {
    await using desk = await open();
    const secret = { name: 'portal', origin: new URL(desk.origin).origin, value: password };
    const [email, field] = [await desk.at(0), await desk.at(1)];
    expect([email.secret, field.secret]).toEqual([undefined, true]);
    await desk.press(0);
    await expect(fillSecret(desk, secret, email.id)).rejects.toMatchObject({ code: 'secret-misplaced' });
    await expect(fillSecret(desk, secret, field.id)).rejects.toMatchObject({ code: 'secret-misplaced' });
    await desk.press(1);
    const foreign = { ...secret, origin: 'https://portal.example' };
    await expect(fillSecret(desk, foreign, field.id)).rejects.toMatchObject({ code: 'secret-origin' });
    await expect(fillSecret(desk, undefined, field.id)).rejects.toMatchObject({ code: 'secret-missing' });
    expect((await desk.at(1)).value).toBe('');
    await fillSecret(desk, secret, field.id);
    expect((await desk.at(1)).value).toBe('•'.repeat(password.length));
    // What stood there is replaced.
    await fillSecret(desk, secret, field.id);
    expect((await desk.at(1)).value).toBe('•'.repeat(password.length));
    expect((await desk.at(0)).value).toBe('');
  });

  it('is seen as bullets also after the page has let it be read', async () => {
    await using desk = await open();
    await desk.press(1);
    await desk.hand.type('geheim');
    await desk.press(2);
    await desk.hand.moveTo({ x: 5, y: 5 });
    await desk.press(1);
    await desk.hand.type('X');
    expect(await desk.at(1)).toMatchObject({ value: '•••••••', secret: true });
    expect(JSON.stringify(desk.eye.window)).not.toMatch(/geheim|"X"/);
    expect(await desk.eye.secretField()).toBeUndefined();
  });
});

describe('rows behind a sign-in', () => {
  const home = mkdtempSync(join(tmpdir(), 'macrohard-optimus-secret-'));
  const paths = homePaths(home);
  const task = 'Enter the invoice';
  const table = join(home, 'invoices.csv');
  const outputs: string[] = [];
  let portal: Portal;

  const command = async (args: string[], input?: string) => {
    const started = startCommand(home, args);
    started.child.stdin?.end(input);
    const ended = await started.ended;
    outputs.push(ended.stdout, ended.stderr);
    return ended;
  };
  const run = () => command(['optimus', 'run', task, '--rows', table, '--url', portal.url, '--json']);
  const keep = (value: string) =>
    command(['optimus', 'secret', 'set', 'portal', '--url', portal.url], `${value}\n`);

  beforeAll(async () => {
    portal = await openPortal({ account });
    const rows = makeInvoices(3).rows.map((row, nth) => ({ ...row, Invoice: `S-${nth + 1}` }));
    await showInvoices({ home, task, url: portal.url, rows, thinkMs: 0, account });
    expect((await command(['optimus', 'learn'])).code).toBe(0);
    writeFileSync(table, csvOf(makeInvoices(4).rows));
  }, 400_000);
  afterAll(async () => {
    await startCommand(home, ['stop', '--all']).ended;
    await portal[Symbol.asyncDispose]();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it('are not begun without a password, and the answer says how to keep one', async () => {
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toMatch(/none is kept.*optimus secret set/);
    expect(portal.signIns).toBe(3);
  });

  it('are not begun with a wrong one, which is tried once and no more', async () => {
    expect((await keep('not the one')).code).toBe(0);
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain('Email or password is wrong.');
    expect(portal.signIns).toBe(4);
  });

  it('are typed with the right one, after signing in once', async () => {
    expect((await keep(password)).stdout).toContain('in place of the one before');
    expect(statSync(secretFile(paths)).mode & 0o777).toBe(0o600);
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 4, entered: 4, aside: 0 });
    expect(portal.kept.length).toBe(7);
    expect(portal.signIns).toBe(5);
  });

  it('leave the password in no file of the home and in nothing that was printed', async () => {
    const listed = await command(['optimus', 'secret', 'list', '--json']);
    expect(JSON.parse(listed.stdout)).toEqual({
      secrets: [{ name: 'portal', origin: new URL(portal.url).origin }],
    });
    await startCommand(home, ['stop', '--all']).ended;
    const files = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const forms = [password, JSON.stringify(password).slice(1, -1), encodeURIComponent(password)];
    const holding = (texts: readonly string[]): string[] =>
      files.filter((file) => {
        const bytes = readFileSync(file);
        return texts.some((text) => bytes.includes(text));
      });
    expect(holding(forms)).toEqual([secretFile(paths)]);
    expect(outputs.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
    // What was typed besides is found: demonstrations, rows and results are searched.
    expect(holding(['R-2001']).length).toBeGreaterThan(2);
    expect(holding([account.email]).length).toBeGreaterThan(2);
  });

  it('are not typed while others could read the file', async () => {
    chmodSync(secretFile(paths), 0o644);
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain('others than its owner may read it');
  });

  it('have no column with a password', async () => {
    const other = join(home, 'passwords.csv');
    chmodSync(secretFile(paths), 0o600);
    writeFileSync(other, csvOf([{ Invoice: 'R-1', Password: 'canary-4711' }]));
    const { code, stdout } = await command([
      'optimus',
      'run',
      task,
      '--rows',
      other,
      '--url',
      portal.url,
      '--json',
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('must not be kept with the rows');
  });
});
