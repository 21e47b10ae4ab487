import type { Page } from 'playwright-core';
import type { Eye } from '../eye/eye.ts';
import { openChromiumEye } from '../eye/chromium-eye.ts';
import type { Browser } from './open-browser.ts';
import { type ChangeSignal, watchChanges } from './change-signal.ts';
import { watchFaults, type ScreenFault } from './screen-fault.ts';
import { ScreenLostError, type Wire, wireOf } from './wire.ts';

/** How large the emulated user's window is, in CSS pixels. */
const viewport = { width: 1024, height: 768 };

/** How long a person waits for a page before giving up. */
export const patienceMs = 8_000;

/** One window of the browser with cookies of its own. */
export type Screen = AsyncDisposable & {
  page: Page;
  wire: Wire;
  /** It sees all that scrolling would bring into view. */
  eye: Eye;
  changes: ChangeSignal;
  /** Controls of which it is known that something is drawn where they lie. */
  drawn: Set<string>;
  /** What went wrong behind the screen so far: console errors, uncaught errors, failed requests. */
  faults: ScreenFault[];
  /** Types an address; resolves when the page has loaded. Throws PageHungError after `patienceMs`. */
  goTo(address: string): Promise<void>;
  /** Makes its user a stranger: no cookies, nothing stored. The page stays until the next one comes. */
  reset(): Promise<void>;
  /** Resolves when nothing is loading any more. Throws PageHungError after `patienceMs`. */
  settle(): Promise<void>;
};

/** Opens a window. `signal` closes it, whatever its user is doing. */
export async function openScreen(browser: Browser, signal?: AbortSignal): Promise<Screen> {
  signal?.throwIfAborted();
  const context = await browser.newContext(viewport);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= context.close().catch(() => undefined));
  const onAbort = (): void => void close();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const wire = wireOf(session, patienceMs);
    const { frameTree } = await wire.send('Page.getFrameTree');
    const eye = await openChromiumEye(page, { wire, isFar: true });
    const changes = watchChanges(wire, frameTree.frame.id);
    eye.onSeen(() => changes.touch());
    const faults = watchFaults(page);
    return {
      page,
      wire,
      eye,
      changes,
      faults,
      drawn: new Set(),
      goTo: async (address) => {
        const before = changes.loads;
        const { errorText } = await wire.send('Page.navigate', { url: address });
        if (errorText !== undefined) throw unreachable(address, errorText);
        await untilLoaded(changes, before);
      },
      reset: async () => {
        await Promise.all([context.clearCookies(), clearStorage(wire, page)]);
      },
      settle: () => untilLoaded(changes, changes.loads - (changes.isLoading ? 0 : 1)),
      [Symbol.asyncDispose]: async () => {
        signal?.removeEventListener('abort', onAbort);
        await close();
      },
    };
  } catch (error) {
    signal?.removeEventListener('abort', onAbort);
    await close();
    signal?.throwIfAborted();
    throw browser.isAlive()
      ? error
      : new ScreenLostError({ code: 'screen-lost', message: 'The browser died.' });
  }
}

async function clearStorage(wire: Wire, page: Page): Promise<void> {
  const origin = URL.canParse(page.url()) ? new URL(page.url()).origin : 'null';
  if (origin !== 'null') await wire.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

function unreachable(address: string, why: string): Error {
  return new Error(`The address ${address} could not be opened: ${why}.`);
}

async function untilLoaded(changes: ChangeSignal, loadsBefore: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (changes.loads <= loadsBefore || changes.isLoading) {
    const left = deadline - performance.now();
    if (left <= 0 || !(await changes.next(changes.version, left))) {
      throw new Error(`The page did not finish loading within ${patienceMs / 1000} s.`);
    }
  }
}
