import type { Decision } from '../../src/protocol/screen/agent.ts';
import type { TracedEpisode } from '../../src/protocol/screen/bench.ts';
import type { Observation } from '../../src/protocol/screen/observation.ts';
import type { AgentProcess } from './agent-process.ts';
import type { Performer } from './perform.ts';
import type { EpisodeEnd, RunningEpisode, TaskPage } from './task-page.ts';

/** After so long an agent that waits sees the screen again, whether or not it changed: thirty looks a second. */
const frameMs = 33;

/** How one episode went. `ms` runs from its start to its end by the page's clock. */
export type Outcome = {
  seed: string;
  instruction: string;
  abstained: boolean;
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

/** Who plays where: the agent behind its protocol, on a page of a task. */
export type Seat = { page: TaskPage; performer: Performer; agent: AgentProcess; keepsScreens: boolean };

type Play = Seat & { episode: number; running: RunningEpisode; outcome: Outcome; began: number };

function isEnd(value: Decision | EpisodeEnd): value is EpisodeEnd {
  return typeof value === 'object' && 'rawReward' in value;
}

/** What a promise has come to by now, if anything. */
function now<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, Promise.resolve(undefined)]);
}

/** One look and what follows from it. The end of the episode, when it came meanwhile or the agent gave it up. */
async function turn(play: Play): Promise<EpisodeEnd | 'abstain' | undefined> {
  const { page, performer, agent, episode, running, outcome } = play;
  const { instruction, ended } = running;
  const lookedAt = performance.now();
  const observation = await page.eye.observe();
  outcome.looks.push(performance.now() - lookedAt);
  // What the last action did may have been to end it.
  const before = await now(ended);
  if (before) return before;
  if (play.keepsScreens) outcome.last = observation;
  const asked = agent.decide({ episode, instruction, observation });
  asked.catch(() => undefined);
  const decision = await Promise.race([ended, asked]);
  if (isEnd(decision) || decision === 'abstain') return decision;
  if (decision === 'wait') {
    await Promise.race([ended, page.eye.next(observation.at, frameMs)]);
  } else {
    outcome.decisions.push(performance.now() - lookedAt);
    if (play.keepsScreens)
      outcome.steps.push({ before: observation, action: decision, at: lookedAt - play.began });
    await performer.perform(decision, observation);
  }
  return now(ended);
}

/** Plays one episode to its end: the page's own, by its timer at the latest, or the agent's abstention. */
export async function playEpisode(seat: Seat, episode: number, seed: string): Promise<Outcome> {
  const { page, agent } = seat;
  const running = await page.start(seed);
  const began = performance.now();
  const { instruction } = running;
  const outcome: Outcome = {
    seed,
    instruction,
    abstained: false,
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
      if (end !== 'abstain') return { ...outcome, rawReward: end.rawReward, reason: end.reason, ms: end.ms };
      const rawReward = await page.stop();
      return { ...outcome, abstained: true, rawReward, ms: performance.now() - began };
    }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { ...outcome, rawReward: -1, ms: performance.now() - began, fault };
  } finally {
    agent.end(episode);
  }
}
