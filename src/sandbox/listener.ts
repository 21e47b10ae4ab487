import { mkdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname } from 'node:path';
import { InternalError } from '../kernel/error.ts';

/** A listening Unix socket whose descriptor is handed to a child; `close` gives up our own copy. */
export type Listener = { fd: number; close(): void };

/** Longest path that the kernel takes for a Unix socket, with room for the temporary suffix. */
const maxPathLength = 100;

/**
 * Binds `path` (in a folder that only we may write) without ever accepting on it: the child that inherits `fd` does. The
 * child cannot put anything else in the socket's place, so that whoever connects to `path` reaches the child or nobody.
 * Closing a Node server removes the name that it bound; the rename keeps the name that others use.
 */
export async function openListener(path: string): Promise<Listener> {
  if (path.length > maxPathLength) {
    throw new InternalError({
      code: 'socket-path',
      message: `The socket path is over 100 characters long: ${path}`,
    });
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ path: temporary, backlog: 511 }, resolve);
  await promise;
  await rename(temporary, path);
  return { fd: descriptorOf(server), close: () => void server.close() };
}

function descriptorOf(server: Server): number {
  const fd = (server as unknown as { _handle?: { fd?: number } })._handle?.fd;
  if (fd === undefined || fd < 0) {
    throw new InternalError({ code: 'no-descriptor', message: 'The listening socket has no descriptor' });
  }
  return fd;
}
