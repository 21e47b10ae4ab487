import type { Page } from 'playwright-core';
import type { Eye } from '../eye/eye.ts';
import { openChromiumEye } from '../eye/chromium-eye.ts';
import type { Browser } from './open-browser.ts';
import { type ChangeSignal, watchChanges } from './change-signal.ts';
import { type PageAnswer, type ScreenFault, watchAnswers, watchFaults } from './screen-fault.ts';
import { PageHungError, PageUnreachableError, ScreenLostError, type Wire, wireOf } from './wire.ts';

/** How large the emulated user's window is, in CSS pixels. */
const viewport = { width: 1024, height: 768 };

/** How long a person waits for a page before giving up. */
export const patienceMs = 8_000;

/** How long a window may take to stand in another size, or to show that it goes back. */
const turnMs = 2_000;

/** One window of the browser with cookies of its own. */
export type Screen = AsyncDisposable & {
  page: Page;
  wire: Wire;
  /** It sees all that scrolling would bring into view, when it is asked to. */
  eye: Eye;
  changes: ChangeSignal;
  /** Controls of which it is known that something is drawn where they lie. */
  drawn: Set<string>;
  /** What went wrong behind the screen so far: console errors, uncaught errors, failed requests. */
  faults: ScreenFault[];
  /** The last answers with which pages came, the newest last. */
  answers: PageAnswer[];
  /** Types an address; resolves when the page has loaded. Throws PageHungError after `patienceMs`. */
  goTo(address: string): Promise<void>;
  /** Goes back by the button of the browser. False when there is nothing to go back to. */
  back(): Promise<boolean>;
  /** Holds a window of another size, or the usual one again; resolves when the page lies in it. */
  resize(size?: { width: number; height: number }): Promise<void>;
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
    const eye = await openChromiumEye(page, { wire, isFar: true, isCalm: true });
    const changes = watchChanges(wire, frameTree.frame.id);
    eye.onSeen((isSure) => changes.touch(isSure));
    const faults = watchFaults(page);
    return {
      page,
      wire,
      eye,
      changes,
      faults,
      answers: watchAnswers(page),
      drawn: new Set(),
      goTo: async (address) => {
        const before = changes.loads;
        const { errorText } = await wire.send('Page.navigate', { url: address });
        if (errorText !== undefined) throw unreachable(address, errorText);
        await untilLoaded(changes, before);
      },
      back: () => goBack({ wire, eye, changes }),
      resize: (size) => resize({ wire, eye, changes }, size),
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

type Parts = Pick<Screen, 'wire' | 'eye' | 'changes'>;

async function goBack({ wire, eye, changes }: Parts): Promise<boolean> {
  const { currentIndex, entries } = await wire.send('Page.getNavigationHistory');
  const [before, entry] = [changes.loads, entries[currentIndex - 1]];
  if (!entry || entry.url === 'about:blank') return false;
  await wire.send('Page.navigateToHistoryEntry', { entryId: entry.id });
  const deadline = performance.now() + turnMs;
  const isThere = async (): Promise<boolean> =>
    (await wire.send('Page.getNavigationHistory')).currentIndex < currentIndex;
  // What goes back within a document loads nothing.
  while (!changes.isLoading && changes.loads === before && !(await isThere())) {
    if (performance.now() > deadline) break;
    await changes.next(changes.version, 20);
  }
  // What the page has told until now has come when it answers.
  if (!changes.isLoading) await eye.observe();
  if (changes.isLoading) await untilLoaded(changes, before);
  return true;
}

/** The page learns of its new size a little later than the browser: until then it is looked at again. */
async function resize(
  { wire, eye, changes }: Parts,
  size?: { width: number; height: number },
): Promise<void> {
  const metrics = { deviceScaleFactor: 1, mobile: false };
  if (size) await wire.send('Emulation.setDeviceMetricsOverride', { ...metrics, ...size });
  else await wire.send('Emulation.clearDeviceMetricsOverride');
  const { width, height } = size ?? viewport;
  const deadline = performance.now() + turnMs;
  for (;;) {
    const { version } = changes;
    const { viewport: seen } = await eye.observe();
    if ((seen.width === width && seen.height === height) || performance.now() > deadline) return;
    await changes.next(version, 100);
  }
}

async function clearStorage(wire: Wire, page: Page): Promise<void> {
  const origin = URL.canParse(page.url()) ? new URL(page.url()).origin : 'null';
  if (origin !== 'null') await wire.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

function unreachable(address: string, why: string): Error {
  return new PageUnreachableError({
    code: 'page-unreachable',
    message: `The address ${address} could not be opened: ${why}.`,
  });
}

async function untilLoaded(changes: ChangeSignal, loadsBefore: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (changes.loads <= loadsBefore || changes.isLoading) {
    const left = deadline - performance.now();
    if (left <= 0 || !(await changes.next(changes.version, left))) {
      const message = `The page did not finish loading within ${patienceMs / 1000} s.`;
      throw new PageHungError({ code: 'page-hung', message });
    }
  }
}
