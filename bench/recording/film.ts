/** Films a page of a run: its pictures as they came, and where the mouse was. */
import type { Page } from 'playwright-core';
import { delay } from '../../src/kernel/clock.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';

/** A picture of the page (PNG, base64) from a moment on, in milliseconds; where the mouse is from one on; words from one on. */
type Still = { atMs: number; png: string };
type Place = { atMs: number; x: number; y: number };
export type Note = { atMs: number; text: string; kind: 'entered' | 'aside' };
export type Film = { stills: Still[]; places: Place[]; notes: Note[] };

/** How often it is looked where the mouse is. */
const pointerMs = 30;

/** Films a page until it is told to stop; `now` says how late it is. Resolves when the last picture was taken. */
export async function film(
  { page, hand }: { page: Page; hand: Hand },
  { stop, now }: { stop: AbortSignal; now: () => number },
): Promise<Omit<Film, 'notes'>> {
  const session = await page.context().newCDPSession(page);
  const stills: Still[] = [];
  const places: Place[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    stills.push({ atMs: now(), png: data });
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png' });
  while (!stop.aborted) {
    const { x, y } = hand.at;
    const last = places.at(-1);
    if (x !== last?.x || y !== last.y) places.push({ atMs: now(), x, y });
    await delay(pointerMs, stop).catch(() => undefined);
  }
  await session.send('Page.stopScreencast').catch(() => undefined);
  return { stills, places };
}
