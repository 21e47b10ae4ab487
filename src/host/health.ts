import { request } from 'node:http';
import { delay } from '../kernel/clock.ts';
import { NodeError } from '../kernel/error.ts';
import type { SandboxedProcess } from '../sandbox/handle.ts';

/** True when `GET /health` on the socket answers 200 within `timeoutMs`. The body is not read. */
export function probeHealth(socket: string, timeoutMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const outgoing = request({
    socketPath: socket,
    path: '/health',
    agent: false,
    headers: { host: 'localhost' },
  });
  const timer = setTimeout(() => outgoing.destroy(new Error('timeout')), timeoutMs);
  const settle = (isUp: boolean): void => {
    clearTimeout(timer);
    resolve(isUp);
    outgoing.destroy();
  };
  outgoing.on('response', (response) => settle(response.statusCode === 200));
  outgoing.on('error', () => settle(false));
  outgoing.end();
  return promise;
}

/** Waits until the process answers its health check; NodeError `not-healthy` when it ends or takes too long. */
export async function waitUntilHealthy(process: SandboxedProcess, timeoutMs: number): Promise<void> {
  const { socket } = process;
  if (socket === undefined)
    throw new NodeError({ code: 'not-healthy', message: 'The process has no socket' });
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error('time')), timeoutMs);
  const over = process.exited.then((exit) => {
    throw new NodeError({
      code: 'not-healthy',
      message:
        exit.reason ?? `The product ended before it answered (exit ${exit.code ?? exit.signal ?? 'unknown'})`,
    });
  });
  try {
    await Promise.race([over, pollHealth(socket, timeoutMs, deadline.signal)]);
  } finally {
    clearTimeout(timer);
    deadline.abort(new Error('done'));
    over.catch(() => {});
  }
}

async function pollHealth(socket: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    if (await probeHealth(socket, timeoutMs)) return;
    try {
      await delay(50, signal);
    } catch {
      throw new NodeError({
        code: 'not-healthy',
        message: `GET /health did not answer 200 within ${timeoutMs / 1000} s`,
      });
    }
  }
}
