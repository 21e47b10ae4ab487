import type { CDPSession } from 'playwright-core';
import { NodeError } from '../../kernel/error.ts';

/** Thrown when the page or the browser died under the user; the journey is played again in a fresh one. */
export class ScreenLostError extends NodeError {}

/** Thrown when the page does not answer in time. */
export class PageHungError extends NodeError {}

/** Thrown when nothing answers at an address. */
export class PageUnreachableError extends NodeError {}

/** DevTools calls of one page, each with a deadline: a page in an endless loop must not hold its user for ever. */
export type Wire = Pick<CDPSession, 'send' | 'on' | 'off'>;

function lost(method: string, cause: unknown): ScreenLostError {
  return new ScreenLostError({
    code: 'screen-lost',
    message: `The page was lost (${method}): ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
    cause,
  });
}

/** `send` of the session with a deadline; errors of a closed or crashed page become ScreenLostError. */
export function wireOf(session: CDPSession, timeoutMs: number): Wire {
  const send = (async (method: string, parameters?: object) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        const message = `The page did not answer within ${timeoutMs / 1000} s (${method}).`;
        reject(new PageHungError({ code: 'page-hung', message }));
      }, timeoutMs);
    });
    try {
      const sent = session.send(method as 'Page.enable', parameters);
      return await Promise.race([sent, late]);
    } catch (error) {
      if (error instanceof NodeError) throw error;
      // A page that goes elsewhere is not lost: the next one tells of itself.
      if (/navigated or closed/i.test(String(error))) throw error;
      if (/closed|crashed|detached|disconnected/i.test(String(error))) throw lost(method, error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }) as CDPSession['send'];
  return { send, on: session.on.bind(session), off: session.off.bind(session) };
}
