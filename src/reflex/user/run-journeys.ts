import type { Check, JourneyReport } from '../../protocol/evidence.ts';
import type { Journey } from '../../protocol/journey.ts';
import { openShelf } from '../browser/screen-shelf.ts';
import { Roster } from './roster.ts';
import { type JourneyOptions, type JourneyResult, runJourney, shareState } from './run-journey.ts';

/** What journeys are played with; see JourneyOptions. `concurrency`: windows at once, 2 by default. */
export type JourneysOptions = Omit<JourneyOptions, 'journey' | 'shared'> & {
  journeys: Journey[];
  concurrency?: number;
  /** Told of each journey as it ends. */
  onReport?: (report: JourneyReport) => void;
};

/** The reports in the order of the journeys, and the checks beside them (accessibility, behind the screen). */
export type JourneysResult = {
  reports: JourneyReport[];
  checks: Check[];
  /** Kinds of pages that were checked for accessibility. */
  checkedPages: ReadonlySet<string>;
};

/**
 * Plays journeys in several windows of one browser at once. Throws only when there is no browser (NodeError) or
 * `signal` aborts; what the product does wrong is in the reports and checks.
 */
export async function runJourneys(options: JourneysOptions): Promise<JourneysResult> {
  const { journeys, concurrency = 2, onReport, ...rest } = options;
  await using shared = shareState(options.origin, options.accounts, options.signal);
  const roster = new Roster(journeys);
  const results = new Map<string, JourneyResult>();
  let wake = Promise.withResolvers<undefined>();

  const work = async (): Promise<void> => {
    await using screens = openShelf();
    let role: string | undefined;
    for (let journey = roster.next(role); journey !== 'over'; journey = roster.next(role)) {
      if (journey === undefined) {
        await wake.promise;
        continue;
      }
      ({ role } = journey);
      try {
        const result = await runJourney({ ...rest, journey, shared: { ...shared, screens } });
        results.set(journey.id, result);
        onReport?.(result.report);
      } finally {
        roster.done(journey);
        wake.resolve(undefined);
        wake = Promise.withResolvers<undefined>();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  const inOrder = journeys.flatMap((journey) => results.get(journey.id) ?? []);
  const checks = new Map(inOrder.flatMap((result) => result.checks).map((check) => [check.id, check]));
  const reports = inOrder.map((result) => result.report);
  return { reports, checks: [...checks.values()], checkedPages: shared.checkedPages };
}
