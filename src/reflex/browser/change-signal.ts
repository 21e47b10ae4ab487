import type { Wire } from './wire.ts';

const binding = '__screenChanged';
const world = 'macrohard';

/** Runs in a world of its own in every document: tells of changes, at most once a frame. Never seen by the page. */
const watcher = `(() => {
  let told = false;
  const tell = (what) => {
    if (told && what === 'change') return;
    if (what === 'change') { told = true; setTimeout(() => { told = false; }, 8); }
    ${binding}(what);
  };
  new MutationObserver(() => tell('change')).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  for (const name of ['input', 'change', 'focusin', 'scroll', 'toggle', 'DOMContentLoaded']) {
    document.addEventListener(name, () => tell('change'), { capture: true, passive: true });
  }
  document.addEventListener('invalid', () => tell('invalid'), true);
})()`;

/** Tells when the screen may look different, so that nobody has to sleep. */
export type ChangeSignal = {
  /** Counts the changes; grows with each. */
  readonly version: number;
  /** Document loads that ended. */
  readonly loads: number;
  /** Milliseconds from the request of the last navigation to its end. */
  readonly lastLoadMs: number;
  /** When the present document came, and when its load ended (performance.now). */
  readonly committedAt: number;
  readonly loadedAt: number;
  /** When it last changed (performance.now). */
  readonly changedAt: number;
  /** Controls that the browser itself refused to send (the bubble that a person sees). */
  readonly refusals: number;
  readonly isLoading: boolean;
  /** Resolves with true at the next change after `version`, or with false after `timeoutMs`. */
  next(version: number, timeoutMs: number): Promise<boolean>;
};

type State = {
  version: number;
  loads: number;
  lastLoadMs: number;
  refusals: number;
  isLoading: boolean;
  committedAt: number;
  loadedAt: number;
  changedAt: number;
  since: number;
};

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
      state.loadedAt = performance.now();
      state.lastLoadMs = state.loadedAt - state.since;
    });
  });
  wire.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id !== mainFrame) return;
    change((state) => {
      state.committedAt = performance.now();
    });
  });
  wire.on('Runtime.bindingCalled', (event) => {
    if (event.name !== binding) return;
    change((state) => {
      if (event.payload === 'invalid') state.refusals += 1;
    });
  });
}

/** Watches a page from now on. */
export async function watchChanges(wire: Wire, mainFrame: string): Promise<ChangeSignal> {
  const waiting = new Set<() => void>();
  const state: State = {
    version: 0,
    loads: 0,
    lastLoadMs: 0,
    refusals: 0,
    isLoading: false,
    committedAt: 0,
    loadedAt: 0,
    changedAt: 0,
    since: 0,
  };
  listen(wire, mainFrame, (next) => {
    next(state);
    state.version += 1;
    state.changedAt = performance.now();
    for (const wake of waiting) wake();
    waiting.clear();
  });
  await Promise.all([
    wire.send('Page.enable'),
    wire.send('Runtime.enable'),
    wire.send('Runtime.addBinding', { name: binding, executionContextName: world }),
    wire.send('Page.addScriptToEvaluateOnNewDocument', { source: watcher, worldName: world }),
  ]);
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
  return Object.defineProperty(state, 'next', { value: next }) as State & Pick<ChangeSignal, 'next'>;
}
