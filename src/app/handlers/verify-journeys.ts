import { delay } from '../../kernel/clock.ts';
import { probeHealth } from '../../host/health.ts';
import { verifyInputSchema } from '../../protocol/build.ts';
import type { Check, JourneyReport } from '../../protocol/evidence.ts';
import type { Journey } from '../../protocol/journey.ts';
import { runJourneys } from '../../reflex/user/run-journeys.ts';
import { deriveJourneys } from '../../studio/journey/derive.ts';
import type { HomePaths } from '../../config/home.ts';
import type { Handler } from '../handler.ts';
import { prepareTheatre, takeTheatre } from '../theatre.ts';
import { prepareTrials, withTrial, type Trial } from '../trial.ts';
import { keepReport } from './verify-api.ts';

/** How long a product has to stay up and answer while it is used. */
const enduranceMs = 10_000;

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

/** Emulated users play their part of the journeys in a real browser. */
export const verifyJourneys: Handler = async (input, context) => {
  const order = verifyInputSchema.parse(input);
  const reports: JourneyReport[] = [];
  await using theatre = await takeTheatre();
  const { door, browser } = theatre;
  const use = async (trial: Trial): Promise<Check[]> => {
    const journeys = dealJourneys(
      deriveJourneys(trial.bench.specification),
      order.shard ?? { index: 0, of: 1 },
    );
    let played = 0;
    const origin = trial.url;
    const result = await runJourneys({
      journeys,
      language: trial.bench.specification.product.language,
      origin,
      accounts: trial.accounts,
      browser,
      evidence: { put: (bytes, contentType) => context.writeBlob(bytes, contentType) },
      signal: context.signal,
      onReport: ({ title }) => context.progress({ done: (played += 1), of: journeys.length, text: title }),
    });
    reports.push(...result.reports);
    return [...result.checks, await endure(trial, context.signal)];
  };
  const checks = await withTrial(order, context, { door, use });
  return { status: 'done', result: await keepReport(context, { checks, journeys: reports }) };
};

/** Gets ready for journeys that will soon be played: the browser starts while the code is still to be written. */
export async function prepareJourneys(home: HomePaths): Promise<void> {
  prepareTheatre();
  await prepareTrials(home);
}
