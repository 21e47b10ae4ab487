/** Learning on the practice pages, and working them afterwards as other seeds make them. */
import type { Decision } from '../../src/protocol/screen/agent.ts';
import type { Demonstration } from '../../src/protocol/screen/demonstration.ts';
import type { Skill } from '../../src/protocol/screen/skill.ts';
import { UserError } from '../../src/kernel/error.ts';
import type { Agent, NewAgent } from '../../src/reflex/agent/agent.ts';
import { skilled } from '../../src/reflex/agent/skilled-agent.ts';
import { startRecording } from '../../src/reflex/demonstration/record.ts';
import { perform } from '../../src/reflex/hand/perform.ts';
import { learn } from '../../src/reflex/learner/learn.ts';
import { teach } from '../teacher/practice-teachers.ts';
import {
  openPracticeRoom,
  type PracticeRoom,
  type PracticeWindow,
  type Trouble,
  type Verdict,
} from './practice-window.ts';

/** After so long an agent that waits looks again; after so long a page is given up. */
const frameMs = 33;
const mostMs = 8_000;

/** How a page went: `late` where nothing came of it in time, which counts as wrong. */
export type Outcome = {
  seed: string;
  trouble?: Trouble | undefined;
  end: Verdict | 'abstained' | 'late';
  ms: number;
  decisions: Decision[];
};

/** How often a teacher may fail: on a busy machine it may come too late. */
const tries = 3;

/** Records what the teacher of a page shows on it. Throws where the page does not take that for the solution. */
async function demonstrate(window: PracticeWindow, name: string, seed: string): Promise<Demonstration> {
  let verdict: Verdict | undefined;
  for (let nth = 0; nth < tries; nth += 1) {
    const instruction = await window.show(name, seed);
    const noPictures = (): Promise<never> => Promise.reject(new Error('No pictures are kept.'));
    const recorder = startRecording(window.eye, { instruction, values: {} }, noPictures);
    await teach(window, name);
    const { demonstration } = await recorder.finish();
    verdict = await window.verdict();
    if (verdict === 'solved') return demonstration;
  }
  throw new Error(`What is taught on ${name} (${seed}) is ${verdict ?? 'not finished'}.`);
}

async function decideAndDo(
  { eye, hand }: PracticeWindow,
  agent: Agent,
  instruction: string,
): Promise<Decision> {
  const seen = await eye.observe();
  const decision = await agent.act(seen, instruction);
  if (decision === 'wait') await eye.next(seen.at, frameMs);
  else if (decision.kind !== 'abstain')
    await perform(hand, decision, seen).catch((error: unknown) => {
      // A key or an option that there is not: the agent sees that nothing happened.
      if (!(error instanceof UserError)) throw error;
    });
  return decision;
}

/** A page to be worked. */
type Try = { name: string; seed: string; trouble?: Trouble | undefined };

/** An agent works a page to its end. */
export async function work(window: PracticeWindow, agent: Agent, page: Try): Promise<Outcome> {
  const { name, seed, trouble } = page;
  const instruction = await window.show(name, seed, trouble);
  const began = performance.now();
  const decisions: Decision[] = [];
  const ended = (end: Outcome['end']): Outcome => ({
    seed,
    trouble,
    end,
    ms: performance.now() - began,
    decisions,
  });
  while (performance.now() - began < mostMs) {
    const decision = await decideAndDo(window, agent, instruction);
    if (decision !== 'wait') decisions.push(decision);
    const verdict = await window.verdict();
    if (verdict) return ended(verdict);
    if (decision !== 'wait' && decision.kind === 'abstain') return ended('abstained');
  }
  return ended('late');
}

type Place = { room: PracticeRoom; window: PracticeWindow; agent: Agent };

/** Works a page; one with trouble in a window of its own, which goes with what is left of it. */
async function tryOne({ room, window, agent }: Place, page: Try): Promise<Outcome> {
  if (!page.trouble) return work(window, agent, page);
  await using fresh = await room.open();
  return await work(fresh, agent, page);
}

/** What is practised: the pages, the seeds of demonstrations, those on which it is tried, and with which troubles. */
export type Course = {
  pages: readonly string[];
  shown: readonly string[];
  tried: readonly string[];
  troubles?: readonly (Trouble | undefined)[];
};

/** How it went, page by page. */
export type Practised = { page: string; demonstrations: Demonstration[]; skill: Skill; outcomes: Outcome[] };

/** Takes each item to a window that is free. */
async function shared<T, R>(
  windows: readonly PracticeWindow[],
  items: readonly T[],
  each: (window: PracticeWindow, item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = [...items.entries()];
  await Promise.all(
    windows.map(async (window) => {
      for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await each(window, next[1]);
    }),
  );
  return results;
}

/**
 * Has all pages shown, learns a skill of each, and has an agent that knows all of them work the pages as other seeds make
 * them: nothing but screen and instruction tells it which skill is asked for.
 */
export async function practise(
  { pages, shown, tried, troubles = [undefined] }: Course,
  newAgents: (skills: readonly Skill[]) => NewAgent = skilled,
): Promise<Practised[]> {
  await using room = await openPracticeRoom();
  const windows = await Promise.all([room.open(), room.open()]);
  const taught = await shared(windows, pages, async (window, page) => {
    const demonstrations: Demonstration[] = [];
    for (const seed of shown) demonstrations.push(await demonstrate(window, page, seed));
    return { page, demonstrations };
  });
  // Only when no window is waited for: learning holds up this process.
  const lessons = taught.map((lesson) => ({ ...lesson, skill: learn(lesson.demonstrations).skill }));
  const newAgent = newAgents(
    lessons.map(({ skill }) => skill).filter(({ templates }) => templates.length > 0),
  );
  return await shared(windows, lessons, async (window, lesson) => {
    const outcomes: Outcome[] = [];
    for (const trouble of troubles)
      for (const seed of tried)
        outcomes.push(
          await tryOne({ room, window, agent: newAgent() }, { name: lesson.page, seed, trouble }),
        );
    return { ...lesson, outcomes };
  });
}
