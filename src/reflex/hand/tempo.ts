import { randomBelow } from '../../kernel/id.ts';

/** A place in CSS pixels of the window. */
export type Point = { x: number; y: number };

/** How fast the hand is: as fast as the screen takes it, or as a person who is used to it. */
export type Tempo = 'instant' | 'human';

/** How far one step of a movement goes at most when nobody waits for it; and how long a person's step takes. */
const stepMs = 16;

/**
 * How long a person takes to move a mouse that far onto something of that size: Fitts's law in the form of MacKenzie (1992)
 * with a = 50 ms, b = 120 ms for each bit.
 */
export function moveMs(distance: number, size: number): number {
  return distance < 1 ? 0 : 50 + 120 * Math.log2(distance / Math.max(size, 4) + 1);
}

/** Minimum jerk (Flash and Hogan 1985): how far a hand is after a share of the time. */
function jerk(share: number): number {
  return share ** 3 * (10 + share * (6 * share - 15));
}

/** The places that a movement passes, the last of them its end. */
export function wayOf(from: Point, to: Point, tempo: Tempo): Point[] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = tempo === 'instant' ? 2 : Math.max(2, Math.round(moveMs(distance, 20) / stepMs));
  const places: Point[] = [];
  for (let nth = 1; nth <= steps; nth++) {
    const share = tempo === 'instant' ? nth / steps : jerk(nth / steps);
    places.push(
      nth === steps ? to : { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
    );
  }
  return places;
}

/** What a person waits after a step of a movement, a press, a key or a turn of the wheel. */
export function pauseMs(after: 'move' | 'press' | 'key' | 'wheel', tempo: Tempo): number {
  if (tempo === 'instant') return 0;
  const [least, spread] = { move: [stepMs, 1], press: [60, 40], key: [45, 70], wheel: [80, 60] }[after];
  return (least ?? 0) + randomBelow(spread ?? 1);
}
