/** Where time comes from. Everything that decides by time takes a Clock, so that tests can set it. */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  now(): number;
};

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Resolves after `ms` milliseconds, or rejects with the signal's reason when it aborts first. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
