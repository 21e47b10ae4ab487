import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { openScreen, type Screen } from '../../src/reflex/browser/screen.ts';
import { isSandboxed } from '../../src/reflex/browser/sandbox-proof.ts';
import { PageHungError } from '../../src/reflex/browser/wire.ts';
import { findField, findPressables } from '../../src/reflex/eye/find.ts';
import { fillField, mismatch, type ReadyEntry } from '../../src/reflex/hand/fill.ts';
import { type EmulatedUser, seatUser } from '../../src/reflex/user/emulated-user.ts';
import { type FixturePages, serveFixturePages } from './fixture-pages.ts';

const browser = openBrowser();
let pages: FixturePages;
let screen: Screen;
let user: EmulatedUser;

beforeAll(async () => {
  pages = await serveFixturePages();
  screen = await openScreen(browser);
  user = seatUser(screen);
});
afterAll(async () => {
  await screen[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
  await pages[Symbol.asyncDispose]();
});

const open = (path: string): Promise<void> => screen.goTo(`${pages.origin}${path}`);
const entry = (label: string, value: string): ReadyEntry => ({
  label,
  value,
  optional: false,
  refused: false,
});
const values = (): Promise<string[]> =>
  screen.page.evaluate(
    '[...document.querySelectorAll("input, select, textarea")].map((e) => e.type === "checkbox" ? String(e.checked) : e.value)',
  );

function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}

describe('the browser', () => {
  it('runs as a user who is not root, in its own sandbox, and leaves nothing behind', async () => {
    const own = openBrowser();
    const context = await own.newContext({ width: 200, height: 200 });
    const page = await context.newPage();
    await page.goto(pages.origin);
    const folder = own.folder ?? '';
    expect(isSandboxed(folder)).toBe(true);
    if (process.getuid?.() === 0) expect(statSync(folder).uid).not.toBe(0);
    await own[Symbol.asyncDispose]();
    expect(existsSync(dirname(folder))).toBe(false);
    expect(processesOf(folder)).toEqual([]);
  });

  it('dies with the process that started it, however that ends', async () => {
    const file = join(import.meta.dirname, '../../src/reflex/browser/open-browser.ts');
    const script = `const { openBrowser } = await import(${JSON.stringify(file)});
      const browser = openBrowser();
      await browser.newContext({ width: 100, height: 100 });
      console.log(browser.folder);
      process.kill(process.pid, 'SIGKILL');`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    const folder = stdout.trim();
    expect(folder).toContain('macrohard-browser-');
    await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), { timeout: 10_000 });
    await using next = openBrowser();
    await next.newContext({ width: 100, height: 100 });
    expect(existsSync(folder)).toBe(false);
  });

  it('reaches nothing outside this machine, by name or by number', async () => {
    for (const address of ['http://example.com/', 'http://93.184.216.34/']) {
      const page = await screen.page.context().newPage();
      const said = await page.goto(address).then(
        () => 'opened',
        (error: unknown) => String(error).split('\n')[0],
      );
      expect(said).toContain('ERR_NAME_NOT_RESOLVED');
      await page.close();
    }
  });
});

describe('the eye', () => {
  it('does not see what a person cannot see: hidden, transparent, nameless or outside the page', async () => {
    await open('/hidden');
    const look = await user.look();
    const seen = ['Gone', 'Glass', 'Ghost', 'Secret', 'Afar', 'Here'].filter(
      (name) => findPressables(look, 'button', name).length > 0,
    );
    expect(seen).toEqual(['Here']);
  });

  it('looks at the pixels: words in the colour of their ground are not there', async () => {
    await open('/pale');
    await expect(user.press('button', 'Pay')).rejects.toThrow(/a button “Pay”/);
  });

  it('finds a field by its label, with the mark of a required one', async () => {
    await open('/form');
    const look = await user.look();
    expect(findField(look, 'Service')?.role).toBe('combobox');
    expect(findField(look, 'Day')?.role).toBe('date');
    expect(findField(look, 'Serv')).toBeUndefined();
  });
});

describe('the eye of an emulated user', () => {
  it('looks when it is asked to alone, and says once that there is something to look at', async () => {
    await open('/long');
    await screen.eye.observe();
    const { latest } = screen.eye;
    const told: boolean[] = [];
    const stop = screen.eye.onSeen((isSure) => told.push(isSure));
    const { version } = screen.changes;
    await screen.page.evaluate(
      `new Promise((done) => { document.body.append('one'); requestAnimationFrame(() => { document.body.append('two'); requestAnimationFrame(done); }); })`,
    );
    expect(await screen.changes.next(version, 2_000)).toBe(true);
    expect(told).toEqual([false]);
    expect(screen.eye.latest).toBe(latest);
    const seen = await screen.eye.observe();
    expect(seen.elements.map(({ text }) => text).join()).toContain('two');
    expect(told).toEqual([false, true]);
    stop();
  });
});

describe('the hand', () => {
  it('presses a button in a shadow tree', async () => {
    await open('/shadow');
    await user.press('button', 'Deep button');
    expect(
      (await user.until((look) => (look.title === 'Deep pressed' ? look : undefined), 'a title')).title,
    ).toBe('Deep pressed');
  });

  it('scrolls by the wheel to what lies below', async () => {
    await open('/long');
    await user.press('button', 'Bottom');
    expect(await screen.page.title()).toBe('Bottom pressed');
  });

  it('waits until what covers a button has gone', async () => {
    await open('/covered');
    const pressed = user.press('button', 'Pay');
    pages.release();
    await pressed;
    expect(await screen.page.title()).toBe('Pay pressed');
  });

  it('says what covers a button that stays covered', async () => {
    await open('/veiled');
    await expect(user.press('button', 'Pay')).rejects.toThrow(/covered by .*Please wait/);
  });

  it('answers a dialog of the page', async () => {
    await open('/dialog');
    await user.press('button', 'Remove');
    await user.press('button', 'Yes, remove');
    expect(await screen.page.title()).toBe('Removed');
  });

  it('fills in every kind of control by mouse and keyboard, and sees that it did', async () => {
    await open('/form');
    const entries = [
      entry('Name', 'Zoë O’Neill (2nd) €5'),
      entry('Service', 'Cut and colour'),
      entry('Day', '2031-12-03'),
      entry('Start', '2031-02-28T00:05'),
      entry('Time', '12:30'),
      entry('Amount', '12.50'),
      entry('Comment', 'Line one\nline two'),
      entry('Paid', 'yes'),
    ];
    for (const each of entries) await fillField(user, each);
    expect(await values()).toEqual([
      'Zoë O’Neill (2nd) €5',
      '2',
      '2031-12-03',
      '2031-02-28T00:05',
      '12:30',
      '12.50',
      'Line one\nline two',
      'true',
      '',
    ]);
    const look = await user.look();
    expect(entries.map((each) => mismatch(look, each))).toEqual(entries.map(() => undefined));
    expect(mismatch(look, entry('Day', '2031-12-04'))).toMatch(/^“/);
    expect(mismatch(look, entry('Time', '00:30'))).toMatch(/^“/);
  });

  it('notices when a control does not take what is typed', async () => {
    await open('/form');
    await fillField(user, entry('Code', '123456'));
    expect(mismatch(await user.look(), entry('Code', '123456'))).toBe('“1234”');
  });

  it('notices that the browser itself refuses an empty required field', async () => {
    await open('/native');
    await user.press('button', 'Save');
    const look = await user.look();
    expect(look.path).toBe('/native');
    expect(look.elements.find(({ role }) => role === 'tooltip')?.text).toMatch(/fill/);
  });
});

describe('a page that hangs', () => {
  it('is given up with a message after a while', async () => {
    const own = await openScreen(browser);
    const other = seatUser(own);
    await own.goTo(`${pages.origin}/hang`);
    await expect(other.press('button', 'Freeze').then(() => other.look())).rejects.toThrow(PageHungError);
    await own[Symbol.asyncDispose]();
  });
});
