/** A worker process: `worker-main.ts HOME`. Claims work of the company of that home until the company is gone. */
import { homePaths } from '../config/home.ts';
import { toErrorBody } from '../kernel/error.ts';
import { CompanyLink } from './company-link.ts';
import { handlers } from './handlers/handlers.ts';
import { survivesFullLog } from './log-output.ts';
import { work } from './worker.ts';

survivesFullLog();
const home = homePaths(process.argv[2] ?? '.macrohard');
const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));

try {
  await work({ home, link: new CompanyLink(home.companySocket), handlers, signal: ending.signal });
} catch (error) {
  process.stderr.write(`${JSON.stringify(toErrorBody(error))}\n`);
}
process.exit(0);
