import { PageHungError, ScreenLostError } from '../browser/wire.ts';
import { patienceMs, type Screen } from '../browser/screen.ts';
import { describeLook, descendants, findPressables } from '../eye/find.ts';
import { type Look, look, type Rect, type Seen } from '../eye/look.ts';
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
  reach(find: (look: Look) => Seen | undefined, expected: string): Promise<Reached>;
  /** Clicks a button or a link and waits until its page has come. */
  press(role: 'button' | 'link', name: string): Promise<void>;
  /** Waits after an action that should bring another page. `before`: the counts of loads and refusals before it. */
  follow(before: Before): Promise<void>;
  before(): Before;
};

type Reached = { seen: Seen; point: { x: number; y: number }; look: Look };
type Before = { loads: number; refusals: number; version: number };

/** What the user saw last, with the count of changes before the look: nothing is looked at twice. */
type Memory = { seen: Look; version: number; loads: number } | undefined;

/** Seats a user at a screen. */
export function seatUser(screen: Screen): EmulatedUser {
  const hand = openHand(screen.wire);
  const { changes } = screen;
  let memory: Memory;
  const freshLook = async (): Promise<Look> => {
    if (memory?.version === changes.version && !changes.isLoading) return memory.seen;
    const { seen, version } = await calmLook(screen);
    memory = { seen, version, loads: changes.loads };
    return seen;
  };
  const user: EmulatedUser = {
    screen,
    hand,
    look: freshLook,
    recall: () => (memory?.loads === changes.loads && !changes.isLoading ? memory.seen : undefined),
    until: async (probe, expected, timeoutMs = glanceMs) => {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const { version } = changes;
        const seen = await freshLook();
        const found = probe(seen);
        if (found !== undefined) return found;
        const leftMs = deadline - performance.now();
        if (leftMs <= 0 || !(await changes.next(version, leftMs))) {
          throw new UnexpectedScreenError(`Expected ${expected}. ${describeLook(seen)}`);
        }
      }
    },
    reach: (find, expected) => reach(user, find, expected),
    before: () => {
      const { loads, refusals, version } = changes;
      return { loads, refusals, version };
    },
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

/** By the pixels: once for each button, whether a person could tell it from its ground. */
async function expectDrawn(screen: Screen, { seen, look: view }: Reached): Promise<void> {
  const key = `${view.path.replace(/\d+/g, ':id')} ${seen.name}`;
  if (!seen.rect || screen.drawn.has(key)) return;
  if (!(await isDrawn(screen.wire, seen.rect, view.scroll))) {
    throw new UnexpectedScreenError(
      `Expected to see “${seen.name}” at ${view.path}. Seen: nothing is drawn where it lies.`,
    );
  }
  screen.drawn.add(key);
}

/** A look at a page that is not just being replaced: a document that goes away under the look is looked at again. */
async function calmLook(screen: Screen): Promise<{ seen: Look; version: number }> {
  for (let attempt = 1; ; attempt++) {
    await screen.settle();
    const { version } = screen.changes;
    try {
      return { seen: await look(screen.wire), version };
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
  while (changes.loads === before.loads && !changes.isLoading && changes.refusals === before.refusals) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 0 || !(await changes.next(changes.version, leftMs))) return;
  }
  if (changes.isLoading) await screen.settle();
}

function candidates(seen: Seen): Rect[] {
  const inner = descendants(seen).flatMap((child) =>
    child.role === 'StaticText' && child.rect ? [child.rect] : [],
  );
  return [...(seen.rect ? [seen.rect] : []), ...inner];
}

function isWithin(look: Look, point: { x: number; y: number }): boolean {
  return point.x >= 0 && point.y >= 0 && point.x < look.viewport.width && point.y < look.viewport.height;
}

/** The node at a place of the document; none where the document has become shorter than it was when it was looked at. */
async function nodeAt(screen: Screen, place: { x: number; y: number }): Promise<number | undefined> {
  try {
    return (await screen.wire.send('DOM.getNodeForLocation', place)).backendNodeId;
  } catch (error) {
    if (error instanceof Error && error.message.includes('No node found')) return undefined;
    throw error;
  }
}

/** Whether a press at the point reaches the element or something in it; else what lies over it. */
async function hit(user: EmulatedUser, reached: Reached): Promise<true | string> {
  const { seen, point, look: view } = reached;
  const backendNodeId = await nodeAt(user.screen, {
    // In coordinates of the document, unlike everything else here.
    x: Math.round(point.x + view.scroll.x),
    y: Math.round(point.y + view.scroll.y),
  });
  if (backendNodeId === undefined) return 'nothing: the page has moved';
  const own = new Set(descendants(seen).map((child) => child.node));
  own.add(seen.node);
  for (let node: number | undefined = backendNodeId; node !== undefined; node = view.parents.get(node)) {
    if (own.has(node)) return true;
  }
  const cover = view.elements.find((other) => other.node === backendNodeId);
  return cover === undefined ? 'something else' : `${cover.role || 'something'} “${cover.name}”`;
}

async function tryPoints(user: EmulatedUser, view: Look, seen: Seen): Promise<Reached | string | undefined> {
  let cover: string | undefined;
  for (const rect of candidates(seen)) {
    const reached = { seen, point: inside(rect), look: view };
    if (!isWithin(view, reached.point)) continue;
    const result = await hit(user, reached);
    if (result === true) return reached;
    cover = result;
  }
  return cover;
}

/** By memory: what was seen is pressed where it was seen, when it still lies there. */
async function reachRecalled(
  user: EmulatedUser,
  find: (look: Look) => Seen | undefined,
): Promise<Reached | undefined> {
  const view = user.recall();
  const seen = view && find(view);
  const result = seen && (await tryPoints(user, view, seen));
  return typeof result === 'object' ? result : undefined;
}

async function reach(
  user: EmulatedUser,
  find: (look: Look) => Seen | undefined,
  expected: string,
): Promise<Reached> {
  const { changes } = user.screen;
  const deadline = performance.now() + glanceMs;
  const recalled = await reachRecalled(user, find);
  if (recalled) return recalled;
  for (;;) {
    const { version } = changes;
    const view = await user.look();
    const seen = find(view);
    const result = seen && (await tryPoints(user, view, seen));
    if (typeof result === 'object') return result;
    // What lies under a bar that stays in its place comes out from under it.
    if (seen?.rect) await scrollTo(user, view, seen.rect);
    const leftMs = deadline - performance.now();
    if (leftMs <= 0 || !(await changes.next(version, leftMs))) {
      const why = result === undefined ? '' : ` It is covered by ${result}.`;
      throw new UnexpectedScreenError(`Expected ${expected} within reach.${why} ${describeLook(view)}`);
    }
  }
}

async function scrollTo(user: EmulatedUser, view: Look, rect: Rect): Promise<void> {
  // Over the element's own column, because a bar beside the page may scroll by itself.
  const x = Math.min(Math.max(rect.x + rect.width / 2, 8), view.viewport.width - 8);
  const middle = { x, y: view.viewport.height / 2 };
  await user.hand.moveTo(middle);
  await user.hand.wheel(Math.round(rect.y + rect.height / 2 - middle.y));
}

/** Waits as long as a person waits for a page. */
export const pagePatienceMs = patienceMs;
