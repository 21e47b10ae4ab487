/**
 * The judge's process: gets one trial from its parent, answers with progress and the results, and ends with its parent.
 * `./macrohard optimus bench miniwob` starts it.
 */
import { toErrorBody } from '../../src/kernel/error.ts';
import { type FromJudge, trialSchema } from '../../src/protocol/screen/bench.ts';
import { runTrial } from './trial.ts';

const ending = new AbortController();
/** How long a clean end may take; browser and agent die with this process. */
const graceMs = 3000;

function end(): void {
  ending.abort(new Error('interrupted'));
  setTimeout(() => process.exit(1), graceMs).unref();
}

// The terminal's interrupt reaches the parent too, which then closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
process.on('disconnect', end);

function say(message: FromJudge): void {
  if (process.connected) process.send?.(message);
}

async function judgeOne(raw: unknown): Promise<void> {
  try {
    const onProgress = (line: string): void => say({ kind: 'progress', line });
    say({
      kind: 'done',
      results: await runTrial(trialSchema.parse(raw), { signal: ending.signal, onProgress }),
    });
  } catch (error) {
    if (!ending.signal.aborted) say({ kind: 'failed', error: toErrorBody(error) });
  }
  if (process.connected) process.disconnect();
}

process.once('message', (raw) => void judgeOne(raw));
