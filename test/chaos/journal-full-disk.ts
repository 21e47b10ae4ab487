/** Fills the small disk that the test gave us, checks that nothing acknowledged is lost, frees space and goes on. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeError } from '../../src/kernel/error.ts';
import { openJournal } from '../../src/journal/open.ts';

const root = process.argv[2] ?? '';
const paths = { company: 'main', journalFolder: join(root, 'journal'), blobFolder: join(root, 'blobs') };

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const ballast = join(root, 'ballast');
writeFileSync(ballast, Buffer.alloc(600_000));
const journal = await openJournal(paths);
let acknowledged = 0;
const append = async (): Promise<void> => {
  const events = [
    { stream: 's', type: 'step.taken', v: 1, actor: 'tester', data: { text: 'x'.repeat(5000) } },
  ];
  acknowledged = Math.max(acknowledged, (await journal.commit({ events })).head.seq);
};
try {
  for (;;) await Promise.all([append(), append(), append()]);
} catch (error) {
  if (!(error instanceof NodeError)) throw error;
  say({ full: error.code, hint: error.hint });
}
const blob = journal.blobs.put({ bytes: Buffer.alloc(3_000_000), owner: 'tester', class: 'recording' });
say({ blob: await blob.catch((error: unknown) => (error as NodeError).code) });
const { events } = await journal.read({ limit: 1_000_000 });
const report = await journal.verify();
say({ lost: acknowledged - events.length, fault: report.fault ?? null });
rmSync(ballast);
await append();
await journal.close();
const reopened = await openJournal(paths);
say({ again: (await reopened.head()).seq === events.length + 1 && !(await reopened.verify()).fault });
await reopened.close();
