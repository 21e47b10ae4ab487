import { createServer } from 'node:net';
import { delay } from '../kernel/clock.ts';
import { NodeError } from '../kernel/error.ts';

/** Held as long as this process lives; the kernel lets go of it when the process ends, however it ends. */
export type Lock = { close(): void };

const waitMs = 3000;
const stepMs = 50;

/** As `takeLock`, and waits a moment for a host that is just ending. */
export async function openLock(owner: string): Promise<Lock> {
  for (let waited = 0; waited < waitMs; waited += stepMs) {
    try {
      return await takeLock(owner);
    } catch {
      await delay(stepMs);
    }
  }
  return takeLock(owner);
}

/** Makes sure that one host runs per home, by a name in the kernel's abstract socket space (Linux); elsewhere it is free. */
async function takeLock(owner: string): Promise<Lock> {
  if (process.platform !== 'linux') return { close: () => {} };
  const server = createServer((socket) => socket.destroy());
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (cause) =>
    reject(
      new NodeError({
        code: 'already-running',
        message: 'A host of this home is running already',
        hint: './macrohard status shows it; ./macrohard stop ends it',
        cause,
      }),
    ),
  );
  server.listen({ path: `\0macrohard-host-${owner}` }, resolve);
  await promise;
  server.unref();
  return { close: () => void server.close() };
}
