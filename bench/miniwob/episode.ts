import { delay } from '../../src/kernel/clock.ts';
import type { Decision, Refusal } from '../../src/protocol/screen/agent.ts';
import type { TracedEpisode } from '../../src/protocol/screen/bench.ts';
import type { Observation } from '../../src/protocol/screen/observation.ts';
import type { Hand } from '../../src/reflex/hand/hand.ts';
import { perform } from '../../src/reflex/hand/perform.ts';
import { UserError } from '../../src/kernel/error.ts';
import type { AgentProcess } from '../../src/reflex/agent/agent-process.ts';
import type { EpisodeEnd, RunningEpisode, TaskPage } from './task-page.ts';

/** After so long an agent that waits sees the screen again, whether or not it changed: thirty looks a second. */
const frameMs = 33;

/** After so long beyond its own limit a page that is still silent is given up. */
const overdueMs = 10_000;

/** How one episode went. `ms` runs from its start to its end by the page's clock. */
export type Outcome = {
  seed: string;
  instruction: string;
  /** Why the agent handed it over, where it did. */
  refusal?: Refusal;
  rawReward: number;
  reason: string | null;
  ms: number;
  /** How long each look took, in milliseconds. */
  looks: number[];
  /** From the beginning of a look to the first input that follows from it, in milliseconds. */
  decisions: number[];
  /** What was done, at what time of the episode, and the screen before it; kept where screens are. */
  steps: TracedEpisode['steps'];
  /** The screen at the last look; kept where screens are. */
  last?: Observation;
  /** Why the judge had to end it: the agent or the page died. */
  fault?: string;
};

/** How episodes are played. */
export type Rules = {
  /** Whether outcomes keep the screens that were seen. */
  keepsScreens: boolean;
  /** How long each decision is held back before it is done. */
  delayMs: number;
  /** Ends it all. */
  signal: AbortSignal;
};

/** Who plays where: the agent behind its protocol, on a page of a task. */
export type Seat = { page: TaskPage; hand: Hand; agent: AgentProcess; rules: Rules };

type Play = Seat & { episode: number; running: RunningEpisode; outcome: Outcome; began: number };

function isEnd(value: Decision | EpisodeEnd): value is EpisodeEnd {
  return typeof value === 'object' && 'rawReward' in value;
}

type Abstention = Extract<Decision, { kind: 'abstain' }>;

const isAbstention = (value: Decision | EpisodeEnd): value is Abstention =>
  typeof value === 'object' && 'why' in value;

/** What a promise has come to by now, if anything. */
function now<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, Promise.resolve(undefined)]);
}

/** One look and what follows from it. The end of the episode, when it came meanwhile or the agent gave it up. */
async function turn(play: Play): Promise<EpisodeEnd | Abstention | undefined> {
  const { page, hand, agent, episode, running, outcome, rules } = play;
  const { instruction, ended } = running;
  const lookedAt = performance.now();
  const observation = await page.observe();
  outcome.looks.push(performance.now() - lookedAt);
  // What the last action did may have been to end it.
  const before = await now(ended);
  if (before) return before;
  if (rules.keepsScreens) outcome.last = observation;
  const asked = agent.decide({ episode, instruction, observation });
  asked.catch(() => undefined);
  const decision = await Promise.race([ended, asked]);
  if (isEnd(decision) || isAbstention(decision)) return decision;
  if (rules.delayMs > 0) {
    const end = await Promise.race([ended, delay(rules.delayMs)]);
    if (end) return end;
  }
  if (decision === 'wait') {
    await Promise.race([ended, page.eye.next(observation.at, frameMs)]);
  } else {
    outcome.decisions.push(performance.now() - lookedAt);
    if (rules.keepsScreens)
      outcome.steps.push({ before: observation, action: decision, at: lookedAt - play.began });
    await perform(hand, decision, observation).catch((error: unknown) => {
      // A key or an option that there is not: the agent sees that nothing happened.
      if (!(error instanceof UserError)) throw error;
    });
  }
  return now(ended);
}

/** Plays one episode to its end: the page's own, by its timer at the latest, or the agent's abstention. */
export async function playEpisode(seat: Seat, episode: number, seed: string): Promise<Outcome> {
  const { page, agent } = seat;
  const started = await page.start(seed);
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(seat.rules.signal.reason);
  const late = setTimeout(() => {
    aborted.reject(new Error(`The page did not end the episode ${overdueMs / 1000} s after its time.`));
  }, started.limitMs + overdueMs);
  seat.rules.signal.addEventListener('abort', onAbort, { once: true });
  const running = { ...started, ended: Promise.race([started.ended, aborted.promise]) };
  running.ended.catch(() => undefined);
  const began = performance.now();
  const { instruction } = running;
  const outcome: Outcome = {
    seed,
    instruction,
    rawReward: 0,
    reason: null,
    ms: 0,
    looks: [],
    decisions: [],
    steps: [],
  };
  try {
    for (;;) {
      const end = await turn({ ...seat, episode, running, outcome, began });
      if (end === undefined) continue;
      if (!isAbstention(end)) return { ...outcome, rawReward: end.rawReward, reason: end.reason, ms: end.ms };
      const rawReward = await page.stop();
      return { ...outcome, refusal: end.why, rawReward, ms: performance.now() - began };
    }
  } catch (error) {
    seat.rules.signal.throwIfAborted();
    const fault = error instanceof Error ? error.message : String(error);
    return { ...outcome, rawReward: -1, ms: performance.now() - began, fault };
  } finally {
    clearTimeout(late);
    seat.rules.signal.removeEventListener('abort', onAbort);
    agent.end(episode);
  }
}
