import { UserError } from '../kernel/error.ts';

/** More than this is no password. */
const mostBytes = 4_096;

/** What is typed until Enter, without showing it; keys that write nothing but Backspace and Ctrl-C are passed over. */
function readUnseen(prompt: string, signal: AbortSignal): Promise<string> {
  const { stdin } = process;
  process.stderr.write(prompt);
  stdin.setRawMode(true);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed: string[] = [];
  const onKey = (chunk: Buffer): void => {
    for (const key of chunk.toString('utf8')) {
      if (key === '\r' || key === '\n') return resolve(typed.join(''));
      if (key === '\u0003' || key === '\u0004') return reject(interrupted());
      if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1);
      else if (!/\p{Cc}/u.test(key)) typed.push(key);
    }
  };
  stdin.on('data', onKey);
  signal.addEventListener('abort', () => reject(interrupted()), { once: true });
  return promise.finally(() => {
    stdin.off('data', onKey);
    stdin.setRawMode(false);
    stdin.pause();
    process.stderr.write('\n');
  });
}

const interrupted = (): UserError =>
  new UserError({ code: 'interrupted', message: 'Interrupted; nothing was kept.' });

async function readPiped(): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes)
      throw new UserError({ code: 'secret-unusable', message: 'That is too long for a password.' });
    parts.push(part);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

/** A password from standard input, one line: asked for in a terminal without showing it. Never an argument: others see those. */
export function readSecret(prompt: string, signal: AbortSignal): Promise<string> {
  return process.stdin.isTTY ? readUnseen(prompt, signal) : readPiped();
}
