/** What an agent keeps of the time that passes before a screen: what lit up, how things move, when it acted last. */
import type { Decision } from '../../protocol/screen/agent.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { Flashes } from '../skill/flashes.ts';
import { Recall } from '../skill/recall.ts';
import { Motion } from './motion.ts';

/** What the mouse follows goes on while it is followed: it is put as much farther ahead, in shares of the delay. */
const followShare = 1.5;

/** See above; `now` tells milliseconds. */
export class Watch {
  readonly #now: () => number;
  readonly #flashes = new Flashes();
  readonly #recall = new Recall();
  readonly #motion = new Motion();
  #actedAt: number | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Takes in what is seen now. */
  see(seen: Observation): void {
    const at = this.#now();
    this.#motion.see(seen, at);
    for (const flash of this.#flashes.see(seen, at)) this.#recall.lit(flash);
  }

  /** What is to be pressed next of what lit up. */
  get recalled(): number | undefined {
    return this.#recall.nextAt(this.#now());
  }

  /** Whether so much time has passed since the last act, or since the beginning of all. */
  hasRested(ms: number): boolean {
    return this.#actedAt === undefined || this.#now() - this.#actedAt >= ms;
  }

  /** Something is going to be done to an element. */
  act(action: Exclude<Decision, string>, element: number): void {
    const at = this.#now();
    this.#actedAt = at;
    this.#flashes.acted(at);
    this.#motion.decided(at);
    if (action.kind === 'click') this.#recall.pressed(element);
  }

  /** How far an element moves until something that is decided now is done to it. */
  aheadOf(element: ScreenElement, isFollowed: boolean): { x: number; y: number } {
    return this.#motion.aheadOf(element, isFollowed ? followShare : 1);
  }
}
