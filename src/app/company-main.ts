/** The company process: `company-main.ts HOME`. Ends at once when another one serves this home. */
import { join } from 'node:path';
import { homePaths } from '../config/home.ts';
import { makeRunFolder } from '../config/run-folder.ts';
import { toErrorBody } from '../kernel/error.ts';
import { runCompany } from './company-process.ts';
import { survivesFullLog } from './log-output.ts';
import { takeLock } from './process-lock.ts';

const home = homePaths(process.argv[2] ?? '.macrohard');

function fail(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ error: toErrorBody(error) })}\n`);
}

survivesFullLog();
process.on('unhandledRejection', fail);
try {
  makeRunFolder(home.run);
} catch (error) {
  fail(error);
  process.exit(1);
}
const lock = takeLock(join(home.run, 'company.lock'));
if (!lock) process.exit(0);
try {
  const running = await runCompany(home);
  process.once('SIGTERM', () => running.exit());
  process.once('SIGINT', () => running.exit());
  process.once('exit', () => lock[Symbol.dispose]());
} catch (error) {
  fail(error);
  process.exit(1);
}
