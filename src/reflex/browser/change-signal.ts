import type { Wire } from './wire.ts';

/** Tells when the screen may look different, so that nobody has to sleep. */
export type ChangeSignal = {
  /** Counts the changes; grows with each. */
  readonly version: number;
  /** Document loads that ended. */
  readonly loads: number;
  /** Milliseconds from the request of the last navigation to its end. */
  readonly lastLoadMs: number;
  /** When it last changed (performance.now), as far as anybody looked. */
  readonly changedAt: number;
  readonly isLoading: boolean;
  /** Counts a change that somebody else saw; one that is not sure is worth a look. */
  touch(isSure: boolean): void;
  /** Resolves with true at the next change after `version`, or with false after `timeoutMs`. */
  next(version: number, timeoutMs: number): Promise<boolean>;
};

type State = {
  version: number;
  loads: number;
  lastLoadMs: number;
  isLoading: boolean;
  changedAt: number;
  since: number;
};

/** What the browser shows of a page that comes: its sign of loading. */
function listen(wire: Wire, mainFrame: string, change: (next: (state: State) => void) => void): void {
  const begin = (frame: string): void => {
    if (frame !== mainFrame) return;
    change((state) => {
      if (!state.isLoading) state.since = performance.now();
      state.isLoading = true;
    });
  };
  wire.on('Page.frameRequestedNavigation', (event) => begin(event.frameId));
  wire.on('Page.frameStartedLoading', (event) => begin(event.frameId));
  wire.on('Page.frameStoppedLoading', (event) => {
    if (event.frameId !== mainFrame) return;
    change((state) => {
      state.isLoading = false;
      state.loads += 1;
      state.lastLoadMs = performance.now() - state.since;
    });
  });
}

/** Watches a page from now on; `wire` has `Page` enabled. */
export function watchChanges(wire: Wire, mainFrame: string): ChangeSignal {
  const waiting = new Set<() => void>();
  const state: State = { version: 0, loads: 0, lastLoadMs: 0, isLoading: false, changedAt: 0, since: 0 };
  const change = (next: (state: State) => void, isSure = true): void => {
    next(state);
    state.version += 1;
    if (isSure) state.changedAt = performance.now();
    for (const wake of waiting) wake();
    waiting.clear();
  };
  listen(wire, mainFrame, change);
  const next = (version: number, timeoutMs: number): Promise<boolean> => {
    if (state.version !== version) return Promise.resolve(true);
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.delete(wake);
        resolve(false);
      }, timeoutMs);
      waiting.add(wake);
    });
  };
  // The same object all the time: whoever holds it reads the counts as they are now.
  return Object.assign(state, { next, touch: (isSure: boolean) => change(() => undefined, isSure) });
}
