import { openDoor, type Door } from '../host/stage.ts';
import { findBrowser } from '../reflex/browser/find-browser.ts';
import { openBrowser, type Browser } from '../reflex/browser/open-browser.ts';

/** Where journeys are played: an origin, and a browser that reaches nothing else. The browser starts at once. */
export type Theatre = AsyncDisposable & { door: Door; browser: Browser };

/** How long an empty theatre waits for its play. */
const patienceMs = 60_000;

let waiting: { theatre: Promise<Theatre>; closing: NodeJS.Timeout } | undefined;

async function openTheatre(): Promise<Theatre> {
  const program = findBrowser();
  await using undo = new AsyncDisposableStack();
  const door = undo.use(await openDoor());
  const browser = undo.use(openBrowser(program, door.url));
  browser.warmUp();
  const kept = undo.move();
  return { door, browser, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Opens a theatre before its play is written, for the next one; it is closed again when none comes within a minute. */
export function prepareTheatre(): void {
  if (waiting !== undefined) return;
  const theatre = openTheatre();
  const close = (): void => {
    waiting = undefined;
    void theatre.then((one) => one[Symbol.asyncDispose]()).catch(() => undefined);
  };
  theatre.catch(() => undefined);
  waiting = { theatre, closing: setTimeout(close, patienceMs) };
}

/** The theatre that waits, or a new one. Throws a NodeError `browser-missing` when there is no browser. */
export async function takeTheatre(): Promise<Theatre> {
  const ready = waiting;
  waiting = undefined;
  clearTimeout(ready?.closing);
  return await (ready?.theatre ?? openTheatre());
}
