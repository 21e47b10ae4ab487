import { createServer } from 'node:net';
import { NodeError } from '../kernel/error.ts';

/** Held as long as this process lives; the kernel lets go of it when the process ends, however it ends. */
export type Lock = { close(): void };

/** Makes sure that one host runs per home, by a name in the kernel's abstract socket space (Linux); elsewhere it is free. */
export async function openLock(owner: string): Promise<Lock> {
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
