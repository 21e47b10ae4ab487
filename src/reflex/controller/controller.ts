/**
 * The loop that binds eye, agent and hand: one look, one decision, one action, and the action's effect seen before the
 * next. It decides on the present screen alone, so that whatever surprises it is met by looking again; nothing is
 * replayed. Where nobody knows further it stops, and hands over.
 */
import { UserError } from '../../kernel/error.ts';
import type { Decision, Refusal } from '../../protocol/screen/agent.ts';
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { centreOf } from '../eye/box.ts';
import type { AgentProcess } from '../agent/agent-process.ts';
import type { Eye } from '../eye/eye.ts';
import { HandSeizedError, type Hand } from '../hand/hand.ts';
import { fillSecret, isMask, SecretRefusedError, type Secret } from '../hand/fill-secret.ts';
import { perform } from '../hand/perform.ts';
import { effectOf, elementIn, hasChanged, isStillSo, misplaced, type Effect } from './effect.ts';
import type { Passage, StopCause, Waypoint } from './waypoint.ts';

/** What a controller works with. */
export type Desk = {
  eye: Eye;
  hand: Hand;
  agent: Pick<AgentProcess, 'decide' | 'end'>;
  /** The password that is filled in where bullets are to be typed. */
  secret?: Secret | undefined;
  signal: AbortSignal;
};

/** Milliseconds: between two looks while nothing changes, how long a screen rests that is done, how long the end is waited for. */
const times = { look: 16, rest: 1_200, end: 10_000 };
/** How often it may be surprised. */
const mostSurprises = 8;

/** Which looks belong together, for the agent. */
let episodes = 0;

/** What a person is told of why the reflex stops. */
const refusals: Record<Refusal, string> = {
  unknown: 'Nothing was shown in these words.',
  unlearned: 'It was shown, but nothing could be learned from it: show it again, with other values.',
  unexplained: 'Nothing that was shown fits this screen.',
  unsure: 'What was shown leaves open what is meant here: show it once more as it is here.',
  rival: 'Two things that were shown in these words differ in what they would do here.',
  stuck: 'The same was done three times, and nothing came of it.',
};

type Stopped = { cause: StopCause; message: string };

/** One way to one point. */
class Way {
  readonly #desk: Desk;
  readonly #to: Waypoint;
  readonly #episode = (episodes += 1);
  #surprises = 0;
  #actions = 0;
  #isSubmitted = false;
  /** The screen as it was looked at just now: it need not be looked at again before the next decision. */
  #fresh: Observation | undefined;

  constructor(desk: Desk, to: Waypoint, seen: Observation) {
    this.#desk = desk;
    this.#to = to;
    this.#fresh = seen;
  }

  async go(): Promise<Passage> {
    try {
      for (;;) {
        this.#desk.signal.throwIfAborted();
        const end = await this.#turn();
        if (end === 'reached') return { end, actions: this.#actions, isSubmitted: this.#isSubmitted };
        if (end) return { end: 'stopped', ...end, actions: this.#actions, isSubmitted: this.#isSubmitted };
      }
    } finally {
      this.#desk.agent.end(this.#episode);
    }
  }

  /** One look and what follows from it; what ended the way, if anything did. */
  async #turn(): Promise<'reached' | Stopped | undefined> {
    const { eye, agent } = this.#desk;
    const seen = this.#fresh ?? (await eye.observe());
    this.#fresh = undefined;
    const end = this.#endOn(seen);
    if (end) return end;
    const { instruction, values } = this.#to;
    const decision = await agent.decide({
      episode: this.#episode,
      instruction,
      observation: seen,
      ...(values && { values }),
    });
    return this.#follow(decision, seen);
  }

  #endOn(seen: Observation): 'reached' | Stopped | undefined {
    if (this.#to.isReached(seen)) return 'reached';
    const message = this.#to.obstacle?.(seen);
    return message === undefined ? undefined : { cause: 'obstacle', message };
  }

  async #follow(decision: Decision, seen: Observation): Promise<'reached' | Stopped | undefined> {
    const { eye } = this.#desk;
    if (decision === 'wait') {
      await eye.next(seen.at, times.look);
      return undefined;
    }
    if (decision.kind === 'abstain') return { cause: 'unexplained', message: refusals[decision.why] };
    if (!isStillSo(decision, seen, eye.latest)) return this.#surprised();
    const isLast = this.#to.isLast?.(decision, seen) ?? false;
    try {
      const stopped = await this.#act(decision, seen, isLast);
      return stopped ?? (isLast ? await this.#outcome(seen) : undefined);
    } catch (error) {
      if (error instanceof HandSeizedError) return { cause: 'seized', message: error.message };
      if (error instanceof SecretRefusedError)
        return { cause: 'secret', message: [error.message, error.hint].filter(Boolean).join(' ') };
      // A key or an option that there is not.
      if (error instanceof UserError) return { cause: 'unexplained', message: error.message };
      throw error;
    }
  }

  /** Acts, and looks until the effect is seen. Text that went into another field is taken back. */
  async #act(action: Action, seen: Observation, isLast: boolean): Promise<Stopped | undefined> {
    const { hand, secret } = this.#desk;
    this.#actions += 1;
    if (isLast) this.#isSubmitted = true;
    if (action.kind === 'type' && isMask(action.text)) await fillSecret(this.#desk, secret, action.element);
    else await perform(hand, action, seen);
    const effect = isLast ? undefined : effectOf(action, seen);
    if (!effect || (await this.#isSeen(effect))) return undefined;
    await this.#takeBack(action, seen);
    return this.#surprised();
  }

  #surprised(): Stopped | undefined {
    this.#surprises += 1;
    if (this.#surprises <= mostSurprises) return undefined;
    return { cause: 'unsteady', message: 'The screen did not do what was expected of it, again and again.' };
  }

  async #isSeen(effect: Effect): Promise<boolean> {
    const { eye, signal } = this.#desk;
    const until = eye.now() + effect.waitMs;
    let now = await eye.observe();
    while (!effect.isSeen(now)) {
      signal.throwIfAborted();
      if (eye.now() >= until || this.#to.obstacle?.(now) !== undefined) return false;
      await eye.next(now.at, times.look);
      now = await eye.observe();
    }
    this.#fresh = now;
    return true;
  }

  async #takeBack(action: Action, before: Observation): Promise<void> {
    const { eye, hand } = this.#desk;
    const now = await eye.observe();
    const meant = action.kind === 'type' ? elementIn(before, action.element) : undefined;
    // What stands in the field itself is not what was typed: it is emptied, so that it is typed anew.
    const isGarbled = meant && elementIn(now, meant.id)?.value !== meant.value;
    const wrong = isGarbled ? [{ ...meant, value: '' }] : [];
    for (const { id, value = '' } of [...misplaced(action, before, now), ...wrong]) {
      const field = elementIn(now, id);
      if (!field) continue;
      await hand.click(centreOf(field.box));
      await hand.press('Control+a');
      await hand.press('Delete');
      await hand.type(value);
    }
  }

  /** After the action that ends it: waits for the point, an obstacle, or a page at rest that says something new. */
  async #outcome(before: Observation): Promise<'reached' | Stopped | undefined> {
    const { eye, signal } = this.#desk;
    const until = eye.now() + times.end;
    let [now, restsSince] = [before, eye.now()];
    while (eye.now() < until) {
      signal.throwIfAborted();
      const next = await eye.observe();
      const end = this.#endOn(next);
      if (end) return end;
      if (hasChanged(now, next)) restsSince = eye.now();
      now = next;
      const said = newWords(before, now);
      const isAtRest = eye.now() - restsSince >= times.rest;
      if (isAtRest && said.length > 0)
        return { cause: 'refused', message: `The page says: ${said.join(' ')}` };
      await eye.next(now.at, times.look);
    }
    return { cause: 'no-effect', message: `Nothing came of it within ${times.end / 1000} s.` };
  }
}

/** Words that stand on a screen and did not before, at most so many characters. */
function newWords(before: Observation, now: Observation): string[] {
  const known = new Set(before.elements.map(({ text }) => text));
  const fresh = now.elements.flatMap(({ text }) => (text === '' || known.has(text) ? [] : [text]));
  return [...new Set(fresh)].slice(0, 6);
}

/** What the navigator says when a controller left the way: the points from here on, or nothing. */
export type Reroute = (
  stopped: Passage & { end: 'stopped' },
  screen: Observation,
) => readonly Waypoint[] | Promise<readonly Waypoint[]>;

/**
 * Goes a way point by point. A point that is reached already, by whatever way, is not gone to; where the way is left, the
 * navigator says how it goes on from the screen as it is, and ends it by saying nothing. Rejects with the signal's reason when
 * it aborts, and when the screen or the agent is lost.
 */
export async function follow(
  desk: Desk,
  route: readonly Waypoint[],
  reroute: Reroute = () => [],
): Promise<Passage> {
  let left = [...route];
  let passage: Passage = { end: 'reached', actions: 0, isSubmitted: false };
  let reroutes = 0;
  while (left.length > 0) {
    const seen = await desk.eye.observe();
    const reached = left.findLastIndex((point) => point.isReached(seen));
    const [next, ...rest] = left.slice(reached + 1);
    if (!next) return passage;
    passage = await new Way(desk, next, seen).go();
    left = rest;
    if (passage.end === 'reached') continue;
    reroutes += 1;
    if (reroutes > mostSurprises) return passage;
    left = [...(await reroute(passage, desk.eye.latest))];
    if (left.length === 0) return passage;
  }
  return passage;
}
