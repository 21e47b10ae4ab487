import type { Check, JourneyReport } from '../../protocol/evidence.ts';
import type { Journey } from '../../protocol/journey.ts';
import { openShelf } from '../browser/screen-shelf.ts';
import { type JourneyOptions, type JourneyResult, runJourney, shareState } from './run-journey.ts';

/** What journeys are played with; see JourneyOptions. `concurrency`: windows at once, 2 by default. */
export type JourneysOptions = Omit<JourneyOptions, 'journey' | 'shared'> & {
  journeys: Journey[];
  concurrency?: number;
  /** Told of each journey as it ends. */
  onReport?: (report: JourneyReport) => void;
};

/** The reports in the order of the journeys, and the checks beside them (accessibility, behind the screen). */
export type JourneysResult = { reports: JourneyReport[]; checks: Check[] };

/** Hands out journeys so that none shares with another what it must have alone. */
class Roster {
  readonly #waiting: Journey[];
  readonly #running = new Set<Journey>();

  constructor(journeys: Journey[]) {
    // The shortest first, so that whoever waits soon sees one; then long ones, so that no worker ends long after the
    // others; whoever needs the product alone comes last.
    const weight = (journey: Journey): number => (journey.alone === 'product' ? -1 : journey.steps.length);
    const sorted = journeys.toSorted((one, other) => weight(other) - weight(one));
    const shortest = sorted.findLast((journey) => journey.alone !== 'product');
    this.#waiting = shortest ? [shortest, ...sorted.filter((journey) => journey !== shortest)] : sorted;
  }

  /** The next journey that may run now, of `role` rather (who is signed in already); `undefined` when none may, `over` when none is left. */
  next(role: string | undefined): Journey | undefined | 'over' {
    if (this.#waiting.length === 0) return 'over';
    const may = this.#waiting.filter((journey) => this.#mayRun(journey));
    const chosen = may.find((journey) => journey.role === role) ?? may[0];
    const index = this.#waiting.findIndex((journey) => journey === chosen);
    const [journey] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (journey) this.#running.add(journey);
    return journey;
  }

  done(journey: Journey): void {
    this.#running.delete(journey);
  }

  #mayRun(journey: Journey): boolean {
    if (journey.alone === 'product') return this.#running.size === 0;
    return [...this.#running].every(
      (other) =>
        other.alone !== 'product' &&
        !(journey.alone === 'account' && other.alone === 'account' && other.role === journey.role),
    );
  }
}

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
  return { reports: inOrder.map((result) => result.report), checks: [...checks.values()] };
}
