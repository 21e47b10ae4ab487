import type { Exit } from './handle.ts';
import { launch, type LaunchSpec } from './launch.ts';

/** How a run ended and what it wrote (both streams in the order of arrival, the last 200,000 characters). */
export type RunResult = { exit: Exit; output: string; durationMs: number };

const maxOutput = 200_000;

/**
 * Runs Node on a checkout to its end: a product's own tests (`command: ['--test']`), a tool of ours on its data. Ends it
 * after `timeoutMs` (default 60 s); `exit.reason` then says so.
 */
export async function run(spec: LaunchSpec & { timeoutMs?: number }): Promise<RunResult> {
  const { timeoutMs = 60_000, ...rest } = spec;
  let output = '';
  const startedAt = performance.now();
  await using process = await launch({
    ...rest,
    onOutput: (line, stream) => {
      output = `${output}${line}\n`.slice(-maxOutput);
      rest.onOutput?.(line, stream);
    },
  });
  const timer = setTimeout(() => void process.kill(`It took longer than ${timeoutMs / 1000} s`), timeoutMs);
  try {
    const exit = await process.exited;
    return { exit, output, durationMs: performance.now() - startedAt };
  } finally {
    clearTimeout(timer);
  }
}
