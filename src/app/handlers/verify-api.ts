import type * as z from 'zod';
import { verifyInputSchema, type verifyResultSchema } from '../../protocol/build.ts';
import type { Report } from '../../protocol/report.ts';
import { runProbes } from '../../studio/probe/run.ts';
import type { Handler, HandlerContext } from '../handler.ts';
import { withTrial } from '../trial.ts';

/** Keeps a report as a blob and counts it. */
export async function keepReport(
  context: HandlerContext,
  report: Report,
): Promise<z.infer<typeof verifyResultSchema>> {
  const failed = [...report.checks, ...report.journeys].filter((one) => !one.passed).length;
  const passed = report.checks.length + report.journeys.length - failed;
  return { report: await context.writeBlob(JSON.stringify(report), 'report'), passed, failed };
}

/** Holds a product's API against its specification with forged, stale and simultaneous requests. */
export const verifyApi: Handler = async (input, context) => {
  const order = verifyInputSchema.parse(input);
  const unprobed: Report['unprobed'] = [];
  const checks = await withTrial(order, context, {
    use: async ({ bench, socket, accounts }) => {
      const { specification } = bench;
      let checked = 0;
      const seen = await runProbes({
        specification,
        target: { socket },
        accounts,
        signal: context.signal,
        onCheck: ({ text }) => context.progress({ done: (checked += 1), text }),
      });
      unprobed.push(...seen.unprobed);
      return seen.checks;
    },
  });
  return { status: 'done', result: await keepReport(context, { checks, journeys: [], unprobed }) };
};
