/**
 * Appends to a journal until it is killed, and prints a line for everything that was acknowledged. Started by the tests
 * with the folder, and how many writers append at once.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { toErrorBody } from '../../src/kernel/error.ts';
import { openJournal } from '../../src/journal/open.ts';

const [root = '', writers = '1', limit = 'Infinity'] = process.argv.slice(2);

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

try {
  const journal = await openJournal({
    company: 'main',
    journalFolder: join(root, 'journal'),
    blobFolder: join(root, 'blobs'),
  });
  let left = Number(limit);
  const write = async (writer: number): Promise<void> => {
    const stream = `writer:${writer}`;
    let version = await journal.streamVersion(stream);
    while (left-- > 0) {
      const events = [0, 1].map((n) => ({
        stream,
        type: 'step.taken',
        v: 1,
        actor: stream,
        data: { version: version + n, text: 'x'.repeat(300) },
      }));
      const effect = {
        do: 'intend',
        id: `${stream}:${version}`,
        kind: 'keyed',
        name: 'step',
        input: {},
      } as const;
      const result = await journal.commit({ events, expect: [{ stream, version }], effects: [effect] });
      version += events.length;
      say({ stream, version, seq: result.head.seq, hash: result.head.hash });
    }
  };
  say({ open: process.pid });
  await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));
  await journal.close();
} catch (error) {
  say({ error: toErrorBody(error) });
  process.exitCode = 1;
}
