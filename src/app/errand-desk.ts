/** The place at which an errand works: a browser that reaches its pages and nothing else, an eye, a hand, and the agent. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findBrowser } from '../reflex/browser/find-browser.ts';
import { openBrowser } from '../reflex/browser/open-browser.ts';
import { wireOf } from '../reflex/browser/wire.ts';
import { startAgent } from '../reflex/agent/agent-process.ts';
import { openChromiumEye } from '../reflex/eye/chromium-eye.ts';
import { isOfSystem } from '../reflex/eye/dialog.ts';
import type { ScreenElement } from '../protocol/screen/observation.ts';
import { type Secret, withoutSecret } from '../reflex/hand/fill-secret.ts';
import { openHand } from '../reflex/hand/hand.ts';
import { NodeError, UserError } from '../kernel/error.ts';
import type { Counter } from '../reflex/rows/enter-row.ts';

/** A desk, with what it can show of the screen. */
export type ErrandDesk = AsyncDisposable &
  Counter & {
    /** The screen as a JPEG; undefined while a dialog of the browser stands before it. */
    picture(): Promise<Uint8Array | undefined>;
    /** Begins to open an address that will be opened next, while something else is done that has nothing to do with the page. */
    openSoon(url: string): void;
    /** The last seconds: screens, input events, and the screen as it is. */
    lastSeconds(): Promise<string>;
  };

const viewport = { width: 1280, height: 900 };

/** How many of the last screens are handed over. */
const mostScreens = 12;

/** Whether a password can be read there, or might be. */
function tells({ text, value = '', secret: isField }: ScreenElement, secret: Secret | undefined): boolean {
  if (isField === true && value !== '') return true;
  return secret !== undefined && `${text}\n${value}`.includes(secret.value);
}

/** What a desk is for: pages of one origin, worked by these skills, with the password that is kept for them. */
export type DeskOptions = {
  origin: string;
  skills: readonly unknown[];
  secret: Secret | undefined;
  signal: AbortSignal;
};

/** Goes to an address. Throws a NodeError `screen-lost` where the page died, else a UserError `page-unreachable`. */
async function goOn(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' }).catch((cause: unknown) => {
    const message = `${url} cannot be opened.`;
    const isAlive = page.context().browser()?.isConnected() === true && !page.isClosed();
    if (!isAlive || /crashed/i.test(String(cause)))
      throw new NodeError({ code: 'screen-lost', message, cause });
    const hint = 'Does it open in another browser?';
    throw new UserError({ code: 'page-unreachable', message, hint, cause });
  });
}

/** Opens addresses; one whose opening was begun already is waited for. */
function doorOf(goTo: (url: string) => Promise<void>): Pick<ErrandDesk, 'open' | 'openSoon'> {
  let soon: { url: string; opened: Promise<void> } | undefined;
  return {
    open: async (url) => {
      const begun = soon;
      soon = undefined;
      await begun?.opened.catch(() => undefined);
      if (begun?.url !== url) await goTo(url);
      else await begun.opened;
    },
    openSoon: (url) => {
      const opened = goTo(url);
      // Whoever opens it hears of it.
      opened.catch(() => undefined);
      soon = { url, opened };
    },
  };
}

/** Opens a desk. Throws a NodeError when there is no browser, or the agent does not come up. */
export async function openErrandDesk(options: DeskOptions): Promise<ErrandDesk> {
  const { origin, skills, secret, signal } = options;
  await using stack = new AsyncDisposableStack();
  const browser = stack.use(openBrowser(findBrowser(), origin));
  const agent = stack.use(await startAgent(join(import.meta.dirname, 'agent-main.ts'), skills));
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  const eye = stack.use(await openChromiumEye(page, { keepsDialogs: true, isBrisk: true }));
  const session = await context.newCDPSession(page);
  const wire = wireOf(session, 8_000);
  const hand = openHand(wire);
  const picture = async (): Promise<Uint8Array | undefined> => {
    // A page that a dialog holds up is not drawn.
    if (eye.latest.elements.some(isOfSystem)) return undefined;
    // Nor is one kept on which a page lets its password be read.
    if (eye.latest.elements.some((element) => tells(element, secret))) return undefined;
    const { data } = await wire.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality: 50,
      optimizeForSpeed: true,
    });
    return Buffer.from(data, 'base64');
  };
  const putAside = async (): Promise<void> => {
    if (eye.latest.elements.some(isOfSystem)) await hand.answer(false);
  };
  const goTo = async (url: string): Promise<void> => {
    await putAside();
    await goOn(page, url);
  };
  const held = stack.move();
  return {
    eye,
    hand,
    agent,
    secret,
    signal,
    picture,
    ...doorOf(goTo),
    lastSeconds: async () => {
      const { observations, inputs } = eye.window;
      return withoutSecret(
        JSON.stringify({ observations: observations.slice(-mostScreens), inputs }),
        secret,
      );
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
