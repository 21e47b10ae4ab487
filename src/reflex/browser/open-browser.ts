import { join } from 'node:path';
import { type BrowserContext, type Browser as Chromium, chromium } from 'playwright-core';
import { MacrohardError, NodeError } from '../../kernel/error.ts';
import { findBrowser } from './find-browser.ts';
import { openProfile, type Profile } from './profile.ts';
import { isSandboxed } from './sandbox-proof.ts';

/**
 * A browser that stays: it starts with the first context and again after a crash. `generation` counts the starts, so
 * that whoever was interrupted can tell a crash of the browser from a fault of the page.
 */
export type Browser = AsyncDisposable & {
  /** A context with cookies of its own. Throws a NodeError when the browser is missing or will not start. */
  newContext(viewport: { width: number; height: number }): Promise<BrowserContext>;
  /** Begins to start, beside whatever else there is to do; what goes wrong is told with the first context. */
  warmUp(): void;
  /** The contexts that are open. */
  contexts(): BrowserContext[];
  isAlive(): boolean;
  readonly generation: number;
  /** The profile folder of the browser while it runs. */
  readonly folder: string | undefined;
};

/**
 * Parts of the browser that nobody looks at here and that cost more than the pages: its own menus, loaded as pages beside
 * each window, and a renderer kept in reserve for a site that never comes. The others are what the driver turns off by
 * itself; of two such lists a browser heeds the last.
 */
const unused = [
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'Translate',
  'AutofillServerCommunication',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  // With it each page that comes gets a frame of its own, with an empty document before it: a tenth of what journeys cost.
  'RenderDocument',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const quiet = [
  `--disable-features=${unused.join(',')}`,
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-crash-reporter',
  '--disable-gpu',
  '--disable-pings',
  '--disable-domain-reliability',
  '--no-pings',
  '--disable-smooth-scrolling',
  // The browser's own frame around the page is drawn too: nothing moves in it, and it is small (the page is not).
  '--force-prefers-reduced-motion',
  '--window-size=400,300',
  // WebRTC asks no resolver: without a proxy it sends nothing.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/**
 * What can be reached, by name or by number: the one origin, so that a page of a product cannot reach other things that
 * listen on this machine through the emulated user; without one, nothing but this machine.
 */
function reach(origin: string | undefined): string {
  const only = 'MAP * ~NOTFOUND';
  if (origin === undefined) {
    return `--host-resolver-rules=${only} , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE *.localhost`;
  }
  const { host } = new URL(origin);
  return `--host-resolver-rules=MAP ${host} ${host} , ${only}`;
}

/** The language of the browser itself: of its date and time controls, for one. */
export const browserLocale = 'en-US';

async function launch(program: string, profile: Profile, origin: string | undefined): Promise<Chromium> {
  try {
    return await chromium.launch({
      executablePath: join(import.meta.dirname, 'start-browser.sh'),
      chromiumSandbox: true,
      headless: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [...quiet, reach(origin)],
      env: {
        PATH: process.env['PATH'] ?? '/usr/bin:/bin',
        LANG: 'C.UTF-8',
        BROWSER_PROGRAM: program,
        BROWSER_PROFILE: profile.folder,
        BROWSER_UID: profile.uid === undefined ? '' : String(profile.uid),
      },
    });
  } catch (cause) {
    await profile[Symbol.asyncDispose]();
    throw new NodeError({
      code: 'browser-start',
      message: `The browser ${program} did not start: ${firstLines(cause)}`,
      hint: 'Start it by hand to see why; name another browser in MACROHARD_BROWSER.',
      cause,
    });
  }
}

function firstLines(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const telling = text
    .split('\n')
    .filter((line) => /error|fatal|sandbox|denied|cannot|not found/i.test(line));
  return (telling.length > 0 ? telling : text.split('\n')).slice(0, 2).join(' ').slice(0, 400);
}

async function proveSandbox(browser: Chromium, profile: Profile): Promise<void> {
  const page = await browser.newPage();
  const isHeld = isSandboxed(profile.folder);
  await page.close();
  if (isHeld === false) {
    await browser.close();
    throw new NodeError({
      code: 'browser-unsandboxed',
      message: 'The browser started without its own sandbox; pages of products are not opened in it.',
      hint: 'Allow user namespaces (sysctl kernel.unprivileged_userns_clone=1) or use another browser.',
    });
  }
}

type Running = { chromium: Chromium; profile: Profile };

class StayingBrowser implements Browser {
  #running: Promise<Running> | undefined;
  #alive: Running | undefined;
  #closed = false;
  generation = 0;
  readonly #program: string;
  readonly #origin: string | undefined;

  constructor(program: string, origin: string | undefined) {
    this.#program = program;
    this.#origin = origin;
  }

  get folder(): string | undefined {
    return this.#alive?.profile.folder;
  }

  warmUp(): void {
    void this.#start().catch(() => undefined);
  }

  contexts(): BrowserContext[] {
    return this.#alive?.chromium.contexts() ?? [];
  }

  isAlive(): boolean {
    return this.#alive?.chromium.isConnected() ?? false;
  }

  async newContext(viewport: { width: number; height: number }): Promise<BrowserContext> {
    const { chromium } = await this.#start();
    return chromium.newContext({ viewport, locale: browserLocale, acceptDownloads: false });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const running = await this.#running?.catch(() => undefined);
    await running?.chromium.close();
    await running?.profile[Symbol.asyncDispose]();
  }

  #start(): Promise<Running> {
    if (this.#closed) throw new NodeError({ code: 'browser-closed', message: 'The browser was closed.' });
    this.#running ??= this.#launch();
    return this.#running;
  }

  async #launch(): Promise<Running> {
    try {
      const profile = await openProfile(this.#program);
      const chromium = await launch(this.#program, profile, this.#origin);
      await proveSandbox(chromium, profile);
      const running = { chromium, profile };
      this.generation += 1;
      this.#alive = running;
      chromium.on('disconnected', () => {
        this.#alive = undefined;
        this.#running = undefined;
        if (!this.#closed) void profile[Symbol.asyncDispose]();
      });
      return running;
    } catch (error) {
      this.#running = undefined;
      if (error instanceof MacrohardError) throw error;
      throw new NodeError({ code: 'browser-start', message: firstLines(error), cause: error });
    }
  }
}

/**
 * A browser of this machine, run as a user who is not root, with its own sandbox and without a way off this machine. With
 * an `origin` (`http://127.0.0.1:4711`) it reaches nothing else. Throws a NodeError `browser-missing` at once when there is
 * none.
 */
export function openBrowser(program: string = findBrowser(), origin?: string): Browser {
  return new StayingBrowser(program, origin);
}
