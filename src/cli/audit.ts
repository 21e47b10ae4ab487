import * as z from 'zod';
import { argument, usageError, type Command } from './command.ts';
import { print, printJson } from './output.ts';
import { withCompany } from './with-company.ts';

const reportSchema = z.object({
  events: z.int(),
  erased: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  fault: z.object({ seq: z.int(), why: z.string() }).optional(),
});

/** `audit verify`: recomputes the chain and names the first event that does not fit. */
export const audit: Command = {
  name: 'audit',
  usage: 'verify',
  summary: 'Recomputes the journal’s chain of hashes and names the first event that does not fit.',
  args: { min: 1, max: 1 },
  async run(context) {
    const what = argument(context, 0);
    if (what !== 'verify') throw usageError(`macrohard audit ${what}: there is only audit verify`);
    const report = reportSchema.parse(await withCompany(context, (client) => client.post('/verify')));
    if (context.json) printJson({ ok: report.fault === undefined, ...report });
    else if (report.fault) print(`Event ${report.fault.seq} does not fit: ${report.fault.why}`);
    else print(`${report.events} events fit; head ${report.head.seq} ${report.head.hash}`);
    return report.fault === undefined ? 0 : 1;
  },
};
