/** The place at which an errand works: a browser that reaches its pages and nothing else, an eye, a hand, and the agent. */
import { join } from 'node:path';
import { findBrowser } from '../reflex/browser/find-browser.ts';
import { openBrowser } from '../reflex/browser/open-browser.ts';
import { wireOf } from '../reflex/browser/wire.ts';
import { startAgent } from '../reflex/agent/agent-process.ts';
import { openChromiumEye } from '../reflex/eye/chromium-eye.ts';
import { isOfSystem } from '../reflex/eye/dialog.ts';
import { openHand } from '../reflex/hand/hand.ts';
import { UserError } from '../kernel/error.ts';
import type { Counter } from '../reflex/rows/enter-row.ts';

/** A desk, with what it can show of the screen. */
export type ErrandDesk = AsyncDisposable &
  Counter & {
    /** The screen as a JPEG; undefined while a dialog of the browser stands before it. */
    picture(): Promise<Uint8Array | undefined>;
    /** The last seconds: screens, input events, and the screen as it is. */
    lastSeconds(): Promise<string>;
  };

const viewport = { width: 1280, height: 900 };

/** How many of the last screens are handed over. */
const mostScreens = 12;

/** Opens a desk for pages of one origin. Throws a NodeError when there is no browser, or the agent does not come up. */
export async function openErrandDesk(
  origin: string,
  skills: readonly unknown[],
  signal: AbortSignal,
): Promise<ErrandDesk> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.use(openBrowser(findBrowser(), origin));
  const agent = stack.use(await startAgent(join(import.meta.dirname, 'agent-main.ts'), skills));
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  const eye = stack.use(await openChromiumEye(page, { keepsDialogs: true }));
  const session = await context.newCDPSession(page);
  const wire = wireOf(session, 8_000);
  const hand = openHand(wire);
  const picture = async (): Promise<Uint8Array | undefined> => {
    // A page that a dialog holds up is not drawn.
    if (eye.latest.elements.some(isOfSystem)) return undefined;
    const { data } = await wire.send('Page.captureScreenshot', { format: 'jpeg', quality: 50 });
    return Buffer.from(data, 'base64');
  };
  const putAside = async (): Promise<void> => {
    if (eye.latest.elements.some(isOfSystem)) await hand.answer(false);
  };
  const held = stack.move();
  return {
    eye,
    hand,
    agent,
    signal,
    picture,
    open: async (url) => {
      await putAside();
      await page.goto(url, { waitUntil: 'commit' }).catch((cause: unknown) => {
        throw new UserError({
          code: 'page-unreachable',
          message: `${url} cannot be opened.`,
          hint: 'Does it open in another browser?',
          cause,
        });
      });
    },
    lastSeconds: async () => {
      const { observations, inputs } = eye.window;
      return JSON.stringify({ observations: observations.slice(-mostScreens), inputs });
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
