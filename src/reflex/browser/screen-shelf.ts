import type { Browser } from './open-browser.ts';
import { openScreen, type Screen } from './screen.ts';

/** A window and the account that is signed in there, if any. */
export type Seat = { screen: Screen; signedIn: string | undefined };

/** Windows that wait for their next user: a new one costs as much as many pages, a used one next to nothing. */
export type ScreenShelf = AsyncDisposable & {
  take(browser: Browser, signal?: AbortSignal): Promise<Seat>;
  /** Keeps a window with which nothing went wrong. */
  keep(seat: Seat): void;
};

/** An empty shelf; disposing of it closes what is on it. */
export function openShelf(): ScreenShelf {
  const kept: Seat[] = [];
  return {
    take: async (browser, signal) => {
      signal?.throwIfAborted();
      for (let seat = kept.pop(); seat; seat = kept.pop()) {
        if (browser.isAlive() && !seat.screen.page.isClosed()) return seat;
        await seat.screen[Symbol.asyncDispose]();
      }
      return { screen: await openScreen(browser, signal), signedIn: undefined };
    },
    keep: (seat) => {
      seat.screen.faults.length = 0;
      kept.push(seat);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(kept.splice(0).map(({ screen }) => screen[Symbol.asyncDispose]()));
    },
  };
}
