import type { Box, ScreenElement } from '../../protocol/screen/observation.ts';
import { PageHungError, ScreenLostError } from '../browser/wire.ts';
import { patienceMs, type Screen } from '../browser/screen.ts';
import { descendants, describeLook, findPressables, wordsOf } from '../eye/find.ts';
import { type Look, lookOf } from '../eye/look.ts';
import { isDrawn } from '../eye/pixels.ts';
import { type Hand, inside, openHand } from '../hand/hand.ts';

/** What was expected on the screen is not there; the message says what was expected and what was seen. */
export class UnexpectedScreenError extends Error {}

/** How long a user keeps looking for something on a page that has loaded. */
const glanceMs = 4_000;
/** How long after a press a new page may begin to come (on a busy machine). */
const navigationMs = 1_500;

/** Somebody at a screen: eyes and hands. */
export type EmulatedUser = {
  screen: Screen;
  hand: Hand;
  /** The screen as it is: what was seen last, when nothing has changed since. */
  look(): Promise<Look>;
  /** What was seen last of this page, when anything was; it may have changed a little. */
  recall(): Look | undefined;
  /** Looks until `probe` finds something; throws UnexpectedScreenError with `expected` when it does not in time. */
  until<T>(probe: (look: Look) => T | undefined, expected: string, timeoutMs?: number): Promise<T>;
  /** Scrolls by the wheel until the element can be reached, and returns the free point at which to press it. */
  reach(find: (look: Look) => ScreenElement | undefined, expected: string): Promise<Reached>;
  /** Clicks a button or a link and waits until its page has come. */
  press(role: 'button' | 'link', name: string): Promise<void>;
  /** Waits after an action that should bring another page. `before`: what was there before it. */
  follow(before: Before): Promise<void>;
  before(): Before;
};

type Point = { x: number; y: number };
type Reached = { seen: ScreenElement; point: Point; look: Look };
/** Loads so far, and the browser's bubble at a field, when it shows one. */
type Before = { loads: number; bubble: number | undefined };

/** What the user saw last, with the count of changes before the look: nothing is looked at twice. */
type Memory = { seen: Look; version: number; loads: number } | undefined;

/** Seats a user at a screen. */
export function seatUser(screen: Screen): EmulatedUser {
  const hand = openHand(screen.wire);
  const { changes } = screen;
  let memory: Memory;
  const freshLook = async (): Promise<Look> => {
    if (memory?.version === changes.version && !changes.isLoading) return memory.seen;
    const seen = await calmLook(screen);
    memory = { seen, version: changes.version, loads: changes.loads };
    return seen;
  };
  const user: EmulatedUser = {
    screen,
    hand,
    look: freshLook,
    recall: () => (memory?.loads === changes.loads && !changes.isLoading ? memory.seen : undefined),
    until: async (probe, expected, timeoutMs = glanceMs) => {
      const deadline = performance.now() + timeoutMs;
      for (let isLast = false; ;) {
        const seen = await freshLook();
        const found = probe(seen);
        if (found !== undefined) return found;
        if (isLast) throw new UnexpectedScreenError(`Expected ${expected}. ${describeLook(seen)}`);
        isLast = !(await changed(screen, memory?.version ?? changes.version, deadline));
      }
    },
    reach: (find, expected) => reach(user, find, expected),
    before: () => ({ loads: changes.loads, bubble: bubbleOf(screen) }),
    follow: (before) => follow(screen, before),
    press: async (role, name) => {
      const reached = await user.reach((seen) => findPressables(seen, role, name)[0], `a ${role} “${name}”`);
      if (role === 'button') await expectDrawn(screen, reached);
      const before = user.before();
      await hand.click(reached.point);
      await user.follow(before);
    },
  };
  return user;
}

/** The browser's own bubble at a field that it would not send. */
function bubbleOf({ eye }: Screen): number | undefined {
  return eye.latest.elements.findLast(({ role }) => role === 'tooltip')?.id;
}

/**
 * Resolves with true at the next change, or with false when none comes before the deadline. The last look is taken after
 * it: on a busy machine the time may be over before what the browser told meanwhile was heard.
 */
async function changed({ changes, eye }: Screen, version: number, deadline: number): Promise<boolean> {
  const leftMs = deadline - performance.now();
  if (leftMs > 0 && (await changes.next(version, leftMs))) return true;
  await eye.observe();
  return false;
}

/** By the pixels: once for each button, whether a person could tell it from its ground. */
async function expectDrawn(screen: Screen, { seen, look: view }: Reached): Promise<void> {
  const name = wordsOf(view, seen);
  const key = `${view.path.replace(/\d+/g, ':id')} ${name}`;
  if (screen.drawn.has(key)) return;
  if (!(await isDrawn(screen.wire, seen.box))) {
    throw new UnexpectedScreenError(
      `Expected to see “${name}” at ${view.path}. Seen: nothing is drawn where it lies.`,
    );
  }
  screen.drawn.add(key);
}

/** A look at a page that is not just being replaced: a document that goes away under the look is looked at again. */
async function calmLook(screen: Screen): Promise<Look> {
  const { eye } = screen;
  for (let attempt = 1; ; attempt++) {
    await screen.settle();
    try {
      return lookOf(await eye.observe(), eye.frame);
    } catch (error) {
      if (error instanceof ScreenLostError || error instanceof PageHungError || attempt === 3) throw error;
    }
  }
}

/**
 * After a press: waits for the page that comes, or for the browser's own refusal of a form, or for the page to change by
 * itself, or for nothing of these for a while.
 */
async function follow(screen: Screen, before: Before): Promise<void> {
  const { changes } = screen;
  const deadline = performance.now() + navigationMs;
  const isRefused = (): boolean => {
    const bubble = bubbleOf(screen);
    return bubble !== undefined && bubble !== before.bubble;
  };
  while (changes.loads === before.loads && !changes.isLoading && !isRefused())
    if (!(await changed(screen, changes.version, deadline))) break;
  if (changes.isLoading) await screen.settle();
}

/** Where to press it: in its middle, or on the words in it. */
function points(look: Look, seen: ScreenElement): Point[] {
  const inner = descendants(look, seen).filter(({ role }) => role === 'text');
  const { width, height } = look.viewport;
  return [seen, ...inner]
    .map(({ box }) => inside(box))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x < width && y < height);
}

/** Whether a press at the point reaches the element or something in it; else what lies over it. */
async function hit({ screen }: EmulatedUser, { seen, point, look }: Reached): Promise<true | string> {
  const { scene } = look;
  const id = await screen.eye.at(point);
  // Words are pressed where they stand: what lies there is what holds them.
  const own = seen.role === 'text' ? [seen.id, seen.parent] : [seen.id];
  const under = scene.byId(id);
  if (under && [under, ...scene.holdersOf(under)].some((one) => own.includes(one.id))) return true;
  if (!under) return 'nothing that was there before';
  return `${under.role} “${wordsOf(look, under).slice(0, 80)}”`;
}

async function tryPoints(
  user: EmulatedUser,
  look: Look,
  seen: ScreenElement,
): Promise<Reached | string | undefined> {
  let cover: string | undefined;
  for (const point of points(look, seen)) {
    const reached = { seen, point, look };
    const result = await hit(user, reached);
    if (result === true) return reached;
    cover = result;
  }
  return cover;
}

/** By memory: what was seen is pressed where it was seen, when it still lies there. */
async function reachRecalled(
  user: EmulatedUser,
  find: (look: Look) => ScreenElement | undefined,
): Promise<Reached | undefined> {
  const view = user.recall();
  const seen = view && find(view);
  const result = seen && (await tryPoints(user, view, seen));
  return typeof result === 'object' ? result : undefined;
}

async function reach(
  user: EmulatedUser,
  find: (look: Look) => ScreenElement | undefined,
  expected: string,
): Promise<Reached> {
  const { changes } = user.screen;
  const deadline = performance.now() + glanceMs;
  const recalled = await reachRecalled(user, find);
  if (recalled) return recalled;
  let scrolledFrom: Box | undefined;
  for (let isLast = false; ;) {
    const view = await user.look();
    const { version } = changes;
    const seen = find(view);
    const result = seen && (await tryPoints(user, view, seen));
    if (typeof result === 'object') return result;
    // What lies under a bar that stays in its place comes out from under it. A page that has not moved yet is waited for.
    if (seen && String(seen.box) !== String(scrolledFrom)) await scrollTo(user, view, seen);
    scrolledFrom = seen?.box;
    if (isLast) {
      const why = result === undefined ? '' : ` It is covered by ${result}.`;
      throw new UnexpectedScreenError(`Expected ${expected} within reach.${why} ${describeLook(view)}`);
    }
    isLast = !(await changed(user.screen, version, deadline));
  }
}

async function scrollTo({ hand }: EmulatedUser, { viewport }: Look, { box }: ScreenElement): Promise<void> {
  const [left, top, width, height] = box;
  // Over the element's own column, because a bar beside the page may scroll by itself.
  const x = Math.min(Math.max(left + width / 2, 8), viewport.width - 8);
  const middle = { x, y: viewport.height / 2 };
  await hand.moveTo(middle);
  await hand.wheel(Math.round(top + height / 2 - middle.y));
}

/** A message of the browser about a field that it would not send. */
export function isBubbleShown(look: Look): boolean {
  return look.elements.some(({ role }) => role === 'tooltip');
}

/** Waits as long as a person waits for a page. */
export const pagePatienceMs = patienceMs;
