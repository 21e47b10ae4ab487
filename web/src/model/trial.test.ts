import { expect, it } from 'vitest';
import { trialsOf } from './trial.ts';

const evidence = { commit: 'c', checks: [], journeys: [] };

it('lists releases and refusals together, newest first, each under a name that stays', () => {
  const releases = [{ ...evidence, number: 1, at: 100, status: 'serving' as const }];
  const refusals = [200, 50].map((at) => ({ ...evidence, at, failures: ['no'] }));
  expect(trialsOf({ releases, refusals }).map((trial) => trial.key)).toEqual(['refusal-2', '1', 'refusal-1']);
});
