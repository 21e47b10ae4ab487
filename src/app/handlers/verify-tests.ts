import { join } from 'node:path';
import { verifyInputSchema } from '../../protocol/build.ts';
import type { Check } from '../../protocol/evidence.ts';
import { testLimits } from '../../sandbox/limits.ts';
import { run, type RunResult } from '../../sandbox/run.ts';
import type { Handler } from '../handler.ts';
import { setBench } from '../trial.ts';
import { keepReport } from './verify-api.ts';

/** Counts of node:test's own summary (`ℹ pass 12`, or `# pass 12`). */
function countOf(output: string, word: string): number {
  return Number(new RegExp(`^(?:ℹ|#) ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
}

function failureOf({ exit, output }: RunResult, passed: number): string | undefined {
  if (exit.reason !== undefined) return exit.reason;
  if (exit.code === 0) return passed > 0 ? undefined : 'It has no tests';
  return output.slice(-2000);
}

function testsCheck(result: RunResult): Check {
  const passed = countOf(result.output, 'pass');
  const failure = failureOf(result, passed);
  return {
    id: 'tests',
    kind: 'tests',
    text: passed > 0 ? `Its own tests pass (${passed}).` : 'Its own tests pass.',
    passed: failure === undefined,
    proves: [],
    durationMs: result.durationMs,
    ...(failure === undefined ? {} : { detail: failure }),
  };
}

/** Runs a product's own tests in a fresh checkout. */
export const verifyTests: Handler = async (input, context) => {
  const order = verifyInputSchema.parse(input);
  const { checkout, room, nodeModules, isolation, allowUnsandboxed, uidSlot, owner } = await setBench(
    order,
    context,
  );
  const result = await run({
    isolation,
    allowUnsandboxed,
    checkout,
    nodeModules,
    dataDir: join(room, 'data'),
    // Named, since Node would also take `src/domain/test.ts` for a test: a laboratory has tests.
    command: ['--test', '--test-reporter=spec', 'test/**/*.test.ts'],
    limits: testLimits,
    uidSlot,
    owner,
    signal: context.signal,
    timeoutMs: 120_000,
  });
  return {
    status: 'done',
    result: await keepReport(context, { checks: [testsCheck(result)], journeys: [] }),
  };
};
