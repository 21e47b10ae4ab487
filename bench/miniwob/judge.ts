import { UserError } from '../../src/kernel/error.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { findBrowser } from '../../src/reflex/browser/find-browser.ts';
import { type AgentProcess, startAgent } from './agent-process.ts';
import { type Outcome, playEpisode } from './episode.ts';
import { openPerformer } from './perform.ts';
import { servePages } from './page-server.ts';
import { openTaskPage } from './task-page.ts';

/** What is to be judged: which agent, with what it learned, on which tasks of a folder, each with which seeds. */
export type Judging = {
  html: string;
  tasks: readonly string[];
  seeds: readonly string[];
  /** The program of the agent; it is forked and speaks protocol/screen/agent.ts. */
  agent: string;
  skills: readonly unknown[];
  /** Pages at work at the same time. */
  parallel: number;
  /** Whether outcomes keep the screens that were seen. */
  keepsScreens: boolean;
  signal: AbortSignal;
  /** Told of each task that is done. */
  onTask: (task: string, outcomes: readonly Outcome[]) => Promise<void>;
};

/** Deaths of agents and pages in a row after which there is no sense in going on. */
const mostFaults = 10;

class Judge {
  readonly #trial: Judging;
  #episodes = 0;
  #faults = 0;
  #agent: Promise<AgentProcess>;

  constructor(trial: Judging) {
    this.#trial = trial;
    this.#agent = startAgent(trial.agent, trial.skills);
  }

  /** The agent that all pages share; a new one when the last one died. */
  async agent(): Promise<AgentProcess> {
    const now = await this.#agent;
    if (now.isAlive) return now;
    const seen = this.#agent;
    if ((await seen) === now && seen === this.#agent) {
      this.#agent = startAgent(this.#trial.agent, this.#trial.skills);
    }
    return this.#agent;
  }

  /** Plays the episodes of one task in one page, and in a new one after a fault. */
  async play(open: () => ReturnType<typeof openTaskPage>): Promise<Outcome[]> {
    const left = [...this.#trial.seeds];
    const outcomes: Outcome[] = [];
    while (left.length > 0) {
      await using page = await open();
      const performer = openPerformer(page.wire);
      for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
        this.#trial.signal.throwIfAborted();
        const agent = await this.agent();
        const seat = { page, performer, agent, keepsScreens: this.#trial.keepsScreens };
        const outcome = await playEpisode(seat, this.#episodes++, seed);
        outcomes.push(outcome);
        if (outcome.fault === undefined) {
          this.#faults = 0;
          continue;
        }
        this.#faults += 1;
        if (this.#faults >= mostFaults) throw new Error(`${mostFaults} faults in a row: ${outcome.fault}`);
        break;
      }
    }
    return outcomes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const agent = await this.#agent.catch(() => undefined);
    await agent?.[Symbol.asyncDispose]();
  }
}

/** Plays all episodes of a trial; outcomes by task. Throws a UserError when an agent or a page cannot be used at all. */
export async function judge(trial: Judging): Promise<Map<string, Outcome[]>> {
  await using pages = await servePages(trial.html);
  await using browser = openBrowser(findBrowser(), pages.origin);
  await using judging = new Judge(trial);
  const waiting = [...trial.tasks];
  const results = new Map<string, Outcome[]>();
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const address = `${pages.base}miniwob/${encodeURIComponent(task)}.html`;
      const outcomes = await judging
        .play(() => openTaskPage(browser, address))
        .catch((cause: unknown) => {
          waiting.length = 0;
          if (trial.signal.aborted) throw cause;
          const message = cause instanceof Error ? cause.message : String(cause);
          throw new UserError({
            code: 'task-unplayable',
            message: `The task ${task} cannot be played: ${message}`,
            cause,
          });
        });
      results.set(task, outcomes);
      await trial.onTask(task, outcomes);
    }
  };
  const workers = Array.from({ length: Math.min(trial.parallel, trial.tasks.length) }, work);
  const ended = await Promise.allSettled(workers);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
