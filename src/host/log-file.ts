import { appendFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { logLineSchema, type LogLine } from '../protocol/host.ts';

/** What a product wrote, bounded on disk: the file and one older one. */
export type LogFile = {
  write(line: LogLine): void;
  /** The last `count` lines. */
  tail(count: number): Promise<LogLine[]>;
  /** Calls `listener` for each line from now on; returns how to end it. */
  follow(listener: (line: LogLine) => void): () => void;
  remove(): Promise<void>;
  /** Resolves when all that was written is in the file. */
  flush(): Promise<void>;
};

const maxFileBytes = 4 * 1024 * 1024;
const maxPendingBytes = 1024 * 1024;
const tailBytes = 512 * 1024;

/** Opens a product's log. What comes faster than the disk takes it is dropped, and how much is said in the log. */
export function openLog(file: string): LogFile {
  const listeners = new Set<(line: LogLine) => void>();
  let pending = '';
  let dropped = 0;
  let writing: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    while (pending !== '') {
      const text = pending;
      pending = dropped === 0 ? '' : droppedLine(dropped);
      dropped = 0;
      await rotate(file);
      await appendFile(file, text, { mode: 0o600 });
    }
  };
  const schedule = (): void => {
    writing ??= drain()
      .catch(() => {})
      .finally(() => {
        writing = undefined;
        if (pending !== '') schedule();
      });
  };
  return {
    write: (line) => {
      for (const listener of listeners) listener(line);
      if (pending.length > maxPendingBytes) {
        dropped += 1;
        return;
      }
      pending += `${JSON.stringify(line)}\n`;
      schedule();
    },
    tail: async (count) => {
      await writing;
      const lines = [...(await readEnd(`${file}.1`)), ...(await readEnd(file))];
      return lines.slice(-count);
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    remove: async () => {
      await writing;
      await rm(file, { force: true });
      await rm(`${file}.1`, { force: true });
    },
    flush: async () => {
      await writing;
      if (pending !== '') await drain();
    },
  };
}

function droppedLine(count: number): string {
  const line: LogLine = {
    at: 0,
    release: 0,
    stream: 'host',
    text: `${count} lines dropped: written faster than kept`,
  };
  return `${JSON.stringify(line)}\n`;
}

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > maxFileBytes) await rename(file, `${file}.1`);
}

async function readEnd(file: string): Promise<LogLine[]> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const lines = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
    return lines.slice(start === 0 ? 0 : 1).flatMap(parseLine);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A line cut by a crash or a full disk is left out. */
function parseLine(text: string): LogLine[] {
  if (text === '') return [];
  try {
    return [logLineSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
