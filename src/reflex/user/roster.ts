import type { Journey, JourneyStepPlan } from '../../protocol/journey.ts';

/** Steps in which much is typed, and a password checked. */
const typing = new Set<JourneyStepPlan['do']>(['signIn', 'signInRefused', 'signUp', 'fill']);
/** Steps that look at what is there, or that nobody sees. */
const light = new Set<JourneyStepPlan['do']>([
  'identify',
  'expectControl',
  'expectText',
  'expectListed',
  'expectNotListed',
  'expectOptions',
  'expectTurnedAway',
]);
const effort = { typing: 4, page: 1, light: 0.1 };

/** About how long a journey takes, in pages. */
function effortOf({ steps }: Journey): number {
  const efforts = steps.map((step) =>
    typing.has(step.do) ? effort.typing : light.has(step.do) ? effort.light : effort.page,
  );
  return efforts.reduce((sum, one) => sum + one, 0);
}

/**
 * Hands out journeys so that none shares with another what it must have alone. The quickest comes first and by itself, so
 * that whoever waits soon sees one; then long ones, so that no window ends long after the others.
 */
export class Roster {
  readonly #waiting: Journey[];
  readonly #running = new Set<Journey>();
  #hasEnded = false;

  constructor(journeys: readonly Journey[]) {
    // Whoever needs the product alone comes last.
    const weight = (journey: Journey): number => (journey.alone === 'product' ? -1 : journey.steps.length);
    const sorted = journeys.toSorted((one, other) => weight(other) - weight(one));
    const quickest = sorted
      .filter((journey) => journey.alone !== 'product')
      .toSorted((one, other) => effortOf(one) - effortOf(other))[0];
    this.#waiting = quickest ? [quickest, ...sorted.filter((journey) => journey !== quickest)] : sorted;
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

  /** A journey that was handed out has ended. */
  done(journey: Journey): void {
    this.#running.delete(journey);
    this.#hasEnded = true;
  }

  #mayRun(journey: Journey): boolean {
    if (journey.alone === 'product' || !this.#hasEnded) return this.#running.size === 0;
    return [...this.#running].every(
      (other) =>
        other.alone !== 'product' &&
        !(journey.alone === 'account' && other.alone === 'account' && other.role === journey.role),
    );
  }
}
