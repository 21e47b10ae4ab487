import type { Check, JourneyReport } from '../../../src/protocol/evidence.ts';
import type { ProductView, ReleaseView } from '../../../src/protocol/view.ts';

/** A commit that stood before the gate, whether it became a release or was refused. */
export type Trial = {
  /** As addresses name it: `2` for release 2, `refusal-1` for the first refusal. */
  key: string;
  title: string;
  status: ReleaseView['status'] | 'refused';
  commit: string;
  at: number;
  /** What failed, in sentences; empty for a release. */
  failures: string[];
  checks: Check[];
  journeys: JourneyReport[];
};

/** All trials of a product, newest first. */
export function trialsOf({ releases, refusals }: Pick<ProductView, 'releases' | 'refusals'>): Trial[] {
  const trials: Trial[] = [
    ...releases.map(({ number, ...release }) => ({
      ...release,
      key: String(number),
      title: `Release ${number}`,
      failures: [],
    })),
    ...refusals.map((refusal, index) => ({
      ...refusal,
      key: `refusal-${refusals.length - index}`,
      title: 'Refused',
      status: 'refused' as const,
    })),
  ];
  return trials.sort((a, b) => b.at - a.at);
}

/** What failed first, otherwise in the order in which it came. */
export function failedFirst<T extends { passed: boolean }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => Number(a.passed) - Number(b.passed));
}
