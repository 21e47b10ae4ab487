import { note } from './output.ts';

/** Whether what a command prints still gets somewhere. */
export type Output = { isLost: boolean };

/**
 * Lets a command end as at Ctrl-C once what it prints cannot be written: quietly where its reader has gone away, as behind
 * `| head -1`; with a line that says so and exit code 1 for anything else, as a full disk.
 */
export function watchOutput(stop: AbortController): Output {
  const output: Output = { isLost: false };
  const onError = (error: NodeJS.ErrnoException): void => {
    if (output.isLost) return;
    output.isLost = true;
    stop.abort(new Error('the output cannot be written'));
    if (error.code === 'EPIPE') return;
    process.once('exit', () => (process.exitCode = 1));
    note(`macrohard: what it says cannot be written: ${error.message}`);
  };
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onError);
  return output;
}
