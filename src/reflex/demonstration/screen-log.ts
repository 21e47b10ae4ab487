import type { Flash } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Eye } from '../eye/eye.ts';
import { Flashes } from '../skill/flashes.ts';
import { facesOf } from './brushed.ts';

/** How many screens are kept; of more, every other one goes. They share what did not change. */
const most = 4_000;

/** How long a screen is seen at least before somebody may answer to it, in milliseconds. */
const answerMs = 250;

/** What changes so soon after something was done is the end of that, in milliseconds. */
const settleMs = 150;

/** How long something may go on changing its colours after the mouse left it, in milliseconds. */
const fadeMs = 400;

/** How many screens that passed are told of a step. */
const mostPassed = 4;

/** The screens of a recording, one after the other, whatever was done on them. */
export class ScreenLog {
  screens: Observation[] = [];

  /** Takes in what is seen now. */
  add(seen: Observation): void {
    if (seen.at <= (this.screens.at(-1)?.at ?? -1)) return;
    this.screens.push(seen);
    if (this.screens.length > most) this.screens = this.screens.filter((_, nth) => nth % 2 === 0);
  }

  /** Those seen within a time. */
  between(from: number, to: number): Observation[] {
    return this.screens.filter(({ at }) => at >= from && at <= to);
  }

  /** The same with the one that was seen when that time began. */
  around(from: number, to: number): Observation[] {
    const first = this.screens.findLast(({ at }) => at < from);
    return [...(first ? [first] : []), ...this.between(from, to)];
  }

  /**
   * Screens between two times that others took the place of without anything being done: the first and the last of them,
   * and some between. What was seen just before the end counts as what was answered to, unless the element that was acted
   * on then (`acted`) was not there yet: a program answers at once.
   */
  passed(from: number, to: number, acted?: number): Observation[] {
    const seen = this.between(from, to);
    const isThere = ({ elements }: Observation): boolean =>
      acted === undefined || elements.some(({ id }) => id === acted);
    const left = seen.filter((one, nth) => {
      const until = seen[nth + 1]?.at ?? to;
      const isAnswered = until > to - answerMs && isThere(one);
      return until >= from + settleMs && !isAnswered;
    });
    const last = seen.at(-1);
    const unlike = left.filter((one) => last && !this.#isSame(one, last));
    const others = [...new Map(unlike.map((one) => [faceOf(one), one])).values()];
    const step = (others.length - 1) / (mostPassed - 1);
    return others.length <= mostPassed
      ? others
      : Array.from({ length: mostPassed }, (_none, nth) => others[Math.round(nth * step)]).filter(
          (one) => one !== undefined,
        );
  }

  /** Whether two screens say the same, but for what the mouse alone changed. */
  #isSame(one: Observation, last: Observation): boolean {
    const [face, other] = facesOf(one, last, this.around(one.at - fadeMs, last.at));
    return face === other;
  }
}

/** All that is seen on a screen but where the mouse is. */
function faceOf(seen: Observation): string {
  return JSON.stringify(seen.elements);
}

/**
 * Keeps a log of all that an eye sees from now on, until it is stopped; resolves once it has stopped. What the eye saw
 * before is of another task: the last of it counts, which is what is shown now.
 */
export async function keepLog(
  eye: Pick<Eye, 'latest' | 'window' | 'next'>,
  log: ScreenLog,
  stopped: AbortSignal,
): Promise<void> {
  const { at: since } = eye.latest;
  const addNew = (): void => {
    for (const seen of eye.window.observations) if (seen.at >= since) log.add(seen);
  };
  while (!stopped.aborted) {
    addNew();
    await eye.next(eye.latest.at, 100).catch(() => undefined);
  }
  addNew();
}

/** What lit up by itself on screens that were seen one after the other; `acted` says when a hand did something. */
export function flashesIn(screens: readonly Observation[], acted: readonly number[]): Flash[] {
  const flashes = new Flashes();
  const left = [...acted];
  return screens.flatMap((seen) => {
    for (let at = left[0]; at !== undefined && at <= seen.at; at = left[0]) {
      flashes.acted(at);
      left.shift();
    }
    return flashes.see(seen, seen.at);
  });
}
