import { NodeError, UserError } from '../../src/kernel/error.ts';
import { findBrowser } from '../../src/reflex/browser/find-browser.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
import { type AgentProcess, startAgent } from '../../src/reflex/agent/agent-process.ts';
import { type Outcome, playEpisode, type Rules } from './episode.ts';
import { servePages } from './page-server.ts';
import { openTaskPage, type TaskPage } from './task-page.ts';

/** What is to be judged: which agent, with what it learned, on which tasks of a folder, each with which seeds. */
export type Judging = Rules & {
  html: string;
  tasks: readonly string[];
  seeds: readonly string[];
  /** The program of the agent; it is forked and speaks protocol/screen/agent.ts. */
  agent: string;
  skills: readonly unknown[];
  /** Pages at work at the same time. */
  parallel: number;
  /** Told of each task that is done. */
  onTask: (task: string, outcomes: readonly Outcome[]) => Promise<void>;
};

/** Deaths of agents and pages in a row after which there is no sense in going on. */
const mostFaults = 10;

/** One agent for all pages; another one when it died. */
class Agents {
  readonly #start: () => Promise<AgentProcess>;
  #now: Promise<AgentProcess>;

  constructor({ agent, skills }: Judging) {
    this.#start = () => startAgent(agent, skills);
    this.#now = this.#start();
    this.#now.catch(() => undefined);
  }

  async take(): Promise<AgentProcess> {
    const asked = this.#now;
    const agent = await asked;
    if (agent.isAlive) return agent;
    // Another page may have seen it first.
    if (asked === this.#now) this.#now = this.#start();
    return this.#now;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const agent = await this.#now.catch(() => undefined);
    await agent?.[Symbol.asyncDispose]();
  }
}

/** A page of its own costs about as much as so many episodes. */
const worthSharing = 2;

/** A task, the seeds that are still to be played, and how many pages play it. */
type Round = { task: string; left: string[]; outcomes: Map<string, Outcome>; pages: number };

/** A task that nobody plays yet; else the one with the most left to do, which a second page shares. */
function pick(rounds: readonly Round[]): Round | undefined {
  const open = rounds.filter(({ left, pages }) => left.length > (pages === 0 ? 0 : worthSharing));
  return open.find(({ pages }) => pages === 0) ?? open.toSorted((a, b) => b.left.length - a.left.length)[0];
}

/** Numbers of episodes, which tell an agent nothing but which looks belong together. */
let episodes = 0;

type Table = { agents: Agents; judging: Judging; open: () => Promise<TaskPage> };

/** Plays what is left of a round in one page; ends early, with why, when the page or the agent died. */
async function playOn(page: TaskPage, round: Round, { agents, judging }: Table): Promise<string | undefined> {
  const hand = openHand(page.wire);
  for (let seed = round.left.shift(); seed !== undefined; seed = round.left.shift()) {
    const agent = await agents.take();
    const outcome = await playEpisode({ page, hand, agent, rules: judging }, episodes++, seed);
    round.outcomes.set(seed, outcome);
    if (outcome.fault !== undefined) return outcome.fault;
  }
  return undefined;
}

/** Plays a round to its end, in a fresh page after each fault. Throws when faults come one upon the other. */
async function playRound(round: Round, table: Table): Promise<void> {
  let faults = 0;
  while (round.left.length > 0) {
    table.judging.signal.throwIfAborted();
    await using page = await table.open();
    const left = round.left.length;
    const fault = await playOn(page, round, table);
    if (fault === undefined) return;
    faults = left - round.left.length > 1 ? 1 : faults + 1;
    if (faults < mostFaults) continue;
    throw new NodeError({ code: 'judge-faults', message: `${faults} episodes in a row failed: ${fault}` });
  }
}

function unplayable(task: string, cause: unknown): UserError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new UserError({
    code: 'task-unplayable',
    message: `The task ${task} cannot be played: ${message}`,
    cause,
  });
}

/** Plays all episodes; outcomes by task, in the order of the seeds. Throws a UserError when one cannot be played at all. */
export async function judge(asked: Judging): Promise<Map<string, Outcome[]>> {
  const failed = new AbortController();
  asked.signal.addEventListener('abort', () => failed.abort(asked.signal.reason), { once: true });
  const judging = { ...asked, signal: failed.signal };
  await using pages = await servePages(judging.html);
  await using browser = openBrowser(findBrowser(), pages.origin);
  await using agents = new Agents(judging);
  const rounds = judging.tasks.map((task): Round => ({
    task,
    left: [...judging.seeds],
    outcomes: new Map(),
    pages: 0,
  }));
  const results = new Map<string, Outcome[]>();
  const work = async (): Promise<void> => {
    for (let round = pick(rounds); round; round = pick(rounds)) {
      const { task, outcomes } = round;
      round.pages += 1;
      const address = `${pages.base}miniwob/${encodeURIComponent(task)}.html`;
      try {
        await playRound(round, { agents, judging, open: () => openTaskPage(browser, address) });
      } catch (error) {
        judging.signal.throwIfAborted();
        throw unplayable(task, error);
      }
      round.pages -= 1;
      if (outcomes.size < judging.seeds.length || results.has(task)) continue;
      const ordered = judging.seeds.flatMap((seed) => outcomes.get(seed) ?? []);
      results.set(task, ordered);
      await judging.onTask(task, ordered);
    }
  };
  const ends = Array.from({ length: judging.parallel }, () =>
    work().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  for (const end of await Promise.allSettled(ends)) if (end.status === 'rejected') throw end.reason;
  return results;
}
