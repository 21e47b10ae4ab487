import type { Input } from '../../protocol/screen/input.ts';

/** An event that the hand is about to send. */
export type Sent =
  | { kind: 'move' | 'down' | 'up'; x: number; y: number }
  | { kind: 'wheel' }
  | { kind: 'keydown' | 'keyup'; key: string };

/** More than this was never seen by the page: it went to a window of the system, or to a page that is gone. */
const mostOpen = 2_000;
/** What follows from a key, and the end of a dialog, which comes with that of its page as well: both tell of nobody. */
const unsent: ReadonlySet<Input['kind']> = new Set(['copy', 'cut', 'paste', 'answer']);
/** Places come back as whole pixels. */
const nearPx = 1.6;

function isNear(one: { x: number; y: number }, other: { x: number; y: number }): boolean {
  return Math.abs(one.x - other.x) <= nearPx && Math.abs(one.y - other.y) <= nearPx;
}

function isSame(sent: Sent, seen: Input): boolean {
  if (sent.kind !== seen.kind) return false;
  if ('x' in sent) return 'x' in seen && isNear(sent, seen);
  // What is typed into a password field is seen as a bullet.
  if ('key' in sent) return 'key' in seen && (seen.key === sent.key || seen.key === '•');
  return true;
}

/**
 * What the hand sent and the screen has not reported yet. An event that was seen and not sent is a person's.
 */
export class Ledger {
  #mouse: Sent[] = [];
  #keys: Sent[] = [];
  /** A window that the mouse never was in tells of it in its corner. */
  #last = { x: 0, y: 0 };

  /** Notes an event before it is sent. */
  note(sent: Sent): void {
    const open = 'key' in sent ? this.#keys : this.#mouse;
    open.push(sent);
    if (open.length > mostOpen) open.shift();
  }

  /** Whether an event that was seen is one of those sent (or a repetition that the browser made up of one). */
  isOurs(seen: Input): boolean {
    if (unsent.has(seen.kind)) return true;
    const open = 'key' in seen ? this.#keys : this.#mouse;
    const at = open.findIndex((sent) => isSame(sent, seen));
    const isStill = seen.kind === 'move' && (isNear(this.#last, seen) || isNear({ x: 0, y: 0 }, seen));
    if ('x' in seen) this.#last = { x: seen.x, y: seen.y };
    // The browser tells again where the mouse is when something moves under it, and joins moves that follow closely.
    if (at >= 0) open.splice(0, at + 1);
    return at >= 0 || isStill;
  }
}
