import type * as z from 'zod';
import { delay } from '../../kernel/clock.ts';
import { probeHealth } from '../../host/health.ts';
import { verifyInputSchema } from '../../protocol/build.ts';
import type { Check, Exploration, JourneyReport } from '../../protocol/evidence.ts';
import type { Journey } from '../../protocol/journey.ts';
import { explore } from '../../reflex/explore/explore.ts';
import { runJourneys } from '../../reflex/user/run-journeys.ts';
import { deriveJourneys } from '../../studio/journey/derive.ts';
import type { HomePaths } from '../../config/home.ts';
import type { Handler } from '../handler.ts';
import { prepareTheatre, takeTheatre } from '../theatre.ts';
import { prepareTrials, withTrial, type Trial } from '../trial.ts';
import { keepReport } from './verify-api.ts';

/** How long a product has to stay up and answer while it is used. */
const enduranceMs = 10_000;

/** How long curious users wander at least, when nobody said otherwise. */
const leastWanderMs = 3_000;

/** What is left for curious users: as long as was said, else the rest of the time for which the product is used anyway. */
function wanderMs(trial: Trial, explore: number | undefined): number {
  if (explore !== undefined) return explore * 1000;
  return Math.max(leastWanderMs, enduranceMs - (performance.now() - trial.startedAt));
}

/** Deals journeys so that every part takes about as long: longest first, always to the part that has the least. */
export function dealJourneys(journeys: readonly Journey[], shard: { index: number; of: number }): Journey[] {
  const parts = Array.from({ length: shard.of }, () => ({ steps: 0, journeys: [] as Journey[] }));
  for (const journey of journeys.toSorted((a, b) => b.steps.length - a.steps.length)) {
    const part = parts.reduce((least, other) => (other.steps < least.steps ? other : least));
    part.steps += journey.steps.length;
    part.journeys.push(journey);
  }
  return parts[shard.index]?.journeys ?? [];
}

/** The product is used until it was up for ten seconds; it has to answer to the end. */
async function endure(trial: Trial, signal: AbortSignal): Promise<Check> {
  const isOver = (): boolean => performance.now() - trial.startedAt >= enduranceMs;
  let isUp = await probeHealth(trial.socket, 5000);
  while (isUp && !isOver()) {
    await delay(200, signal);
    isUp = await probeHealth(trial.socket, 5000);
  }
  const durationMs = performance.now() - trial.startedAt;
  return {
    id: 'endurance',
    kind: 'endurance',
    text: 'It is still up and answers after at least ten seconds of use.',
    passed: isUp,
    proves: [],
    durationMs,
    ...(isUp
      ? {}
      : {
          detail: `After ${(durationMs / 1000).toFixed(1)} s it did not answer. ${trial.errors.join('\n')}`,
        }),
  };
}

/** The same commit is wandered through in the same way; parts of the journeys in ways of their own. */
function seedOf({ commit, shard }: Order): number {
  return (Number.parseInt(commit.slice(0, 6), 16) || 0) + (shard?.index ?? 0);
}

type Order = z.infer<typeof verifyInputSchema>;

/** Emulated users play their part of the journeys in a real browser, and wander about in the time that is left. */
export const verifyJourneys: Handler = async (input, context) => {
  const order = verifyInputSchema.parse(input);
  const reports: JourneyReport[] = [];
  const explorations: Exploration[] = [];
  await using theatre = await takeTheatre();
  const { door, browser } = theatre;
  const use = async (trial: Trial): Promise<Check[]> => {
    const journeys = dealJourneys(
      deriveJourneys(trial.bench.specification),
      order.shard ?? { index: 0, of: 1 },
    );
    let played = 0;
    const users = {
      language: trial.bench.specification.product.language,
      origin: trial.url,
      accounts: trial.accounts,
      browser,
      evidence: {
        put: (bytes: Uint8Array, contentType: string) => context.writeBlob(bytes, contentType),
      },
      signal: context.signal,
    };
    const {
      reports: told,
      checks,
      checkedPages,
    } = await runJourneys({
      ...users,
      journeys,
      onReport: ({ title }) => context.progress({ done: (played += 1), of: journeys.length, text: title }),
    });
    reports.push(...told);
    // A product that does not do what it should is refused anyway.
    const isWhole = told.every(({ passed }) => passed);
    const budgetMs = isWhole ? wanderMs(trial, order.explore) : 0;
    if (budgetMs > 0)
      explorations.push(await explore({ ...users, seed: seedOf(order), budgetMs, checkedPages }));
    return [...checks, await endure(trial, context.signal)];
  };
  const checks = await withTrial(order, context, { door, use });
  return { status: 'done', result: await keepReport(context, { checks, journeys: reports, explorations }) };
};

/** Gets ready for journeys that will soon be played: the browser starts while the code is still to be written. */
export async function prepareJourneys(home: HomePaths): Promise<void> {
  prepareTheatre();
  await prepareTrials(home);
}
