import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { NodeError } from '../../kernel/error.ts';
import { findBrowser } from './find-browser.ts';
import { openProfile } from './profile.ts';

/** A window that a person sees and works in. */
export type Window = AsyncDisposable & { page: Page };

/** Variables by which a program finds the screen of a person. */
const displayNames = ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR'];

/** Whether there is a screen that somebody looks at. */
function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(environment['DISPLAY'] ?? '') || Boolean(environment['WAYLAND_DISPLAY'] ?? '');
}

/** The screen that is meant, as a person would name it. */
function displayNamed(environment: NodeJS.ProcessEnv): string {
  const name = environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? '';
  return name === '' ? 'the display' : `the display ${name}`;
}

function requireDisplay(environment: NodeJS.ProcessEnv): void {
  if (hasDisplay(environment)) return;
  throw new NodeError({
    code: 'display-missing',
    message: 'There is no display here: a window to show something in cannot be opened.',
    hint: 'Run it on a desktop, or over ssh -X, or under a virtual display that you look at (DISPLAY).',
  });
}

async function launch(program: string, folder: string, uid: number | undefined): Promise<Browser> {
  const displays = displayNames.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return chromium.launch({
    executablePath: join(import.meta.dirname, 'start-browser.sh'),
    chromiumSandbox: true,
    headless: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--no-first-run', '--no-default-browser-check', '--window-size=1280,900'],
    env: {
      ...Object.fromEntries(displays),
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      LANG: process.env['LANG'] ?? 'C.UTF-8',
      BROWSER_PROGRAM: program,
      BROWSER_PROFILE: folder,
      BROWSER_UID: uid === undefined ? '' : String(uid),
    },
  });
}

/**
 * Opens a window of the browser of this machine, with a profile of its own that goes with it. Throws a NodeError
 * `display-missing` where nobody could see it, `browser-missing` or `browser-start` where it does not come up.
 */
export async function openWindow(): Promise<Window> {
  requireDisplay(process.env);
  const program = findBrowser(process.env, { isSeen: true });
  const profile = await openProfile(program);
  try {
    const browser = await launch(program, profile.folder, profile.uid);
    const context = await browser.newContext({ viewport: null });
    const page = await context.newPage();
    return {
      page,
      [Symbol.asyncDispose]: async () => {
        await browser.close();
        await profile[Symbol.asyncDispose]();
      },
    };
  } catch (cause) {
    await profile[Symbol.asyncDispose]();
    throw new NodeError({
      code: 'browser-start',
      message: `The browser ${program} did not open a window.`,
      hint: `Is ${displayNamed(process.env)} there, and may it be drawn on? Else start it by hand to see why, or name another browser in MACROHARD_BROWSER.`,
      cause,
    });
  }
}
