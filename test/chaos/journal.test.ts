/** The journal under kill -9, full and read-only disks, damage and a second opener. Real processes and real disks. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { randomBelow } from '../../src/kernel/id.ts';
import type { Journal } from '../../src/journal/contract.ts';
import { openJournal } from '../../src/journal/open.ts';
import { verifyJournal } from '../../src/journal/verify-journal.ts';

const writer = join(import.meta.dirname, 'journal-writer.ts');

/** Rounds of kill -9; `JOURNAL_KILLS=1000` makes a soak of it. */
const kills = Number(process.env['JOURNAL_KILLS'] ?? 6);

type Line = {
  open?: number;
  stream?: string;
  version?: number;
  seq?: number;
  hash?: string;
  error?: { code: string; hint?: string };
};

function openAt(root: string): Promise<Journal> {
  return openJournal({
    company: 'main',
    journalFolder: join(root, 'journal'),
    blobFolder: join(root, 'blobs'),
  });
}

async function inFolder(run: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'journal-chaos-'));
  try {
    await run(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Starts a writer and collects what it says; `until` ends it with SIGKILL. */
async function runWriter(command: string[], until: (line: Line, count: number) => boolean): Promise<Line[]> {
  const [program = '', ...args] = command;
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines: Line[] = [];
  if (child.stdout) {
    for await (const text of createInterface({ input: child.stdout })) {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      if (until(line, lines.length)) child.kill('SIGKILL');
    }
  }
  await closed;
  return lines;
}

describe('a journal whose process is killed', () => {
  it(`holds every acknowledged event and verifies, ${kills} times`, async () => {
    await inFolder(async (root) => {
      const heads: { seq: number; hash: string }[] = [];
      const versions = new Map<string, number>();
      for (let round = 0; round < kills; round++) {
        const after = 1 + randomBelow(300);
        const lines = await runWriter([process.execPath, writer, root, '16'], (_, count) => count === after);
        for (const { stream, version = 0, seq, hash } of lines) {
          if (stream === undefined || seq === undefined || hash === undefined) continue;
          versions.set(stream, Math.max(version, versions.get(stream) ?? 0));
          heads.push({ seq, hash });
        }
        expect(lines[0]?.open).toBeGreaterThan(0);
        const report = verifyJournal({ company: 'main', journalFolder: join(root, 'journal'), heads });
        expect(report.fault).toBeUndefined();
      }
      await using journal = await openAt(root);
      for (const [stream, version] of versions) {
        expect(await journal.streamVersion(stream)).toBeGreaterThanOrEqual(version);
        const { events } = await journal.read({ stream, limit: 1_000_000 });
        expect(events.length % 2).toBe(0);
        expect(events.map((event) => (event.data as { version: number }).version)).toEqual(
          events.map((_, n) => n),
        );
      }
      const effects = await journal.effects();
      expect(effects).toHaveLength((await journal.head()).seq / 2);
    });
  }, 3_600_000);
});

describe('a disk that does not let us', () => {
  it('that is full refuses what does not fit, keeps what was acknowledged, and works again with space', async () => {
    await inFolder(async (root) => {
      const sandbox = [
        'bwrap',
        '--bind',
        '/',
        '/',
        '--dev',
        '/dev',
        '--size',
        '1500000',
        '--tmpfs',
        join(root, 'small'),
      ];
      // The small disk lives as long as the sandbox, so the check of what is left runs in there too.
      const script = join(import.meta.dirname, 'journal-full-disk.ts');
      const lines = await runWriter([...sandbox, process.execPath, script, join(root, 'small')], () => false);
      expect(lines).toEqual([
        { full: 'disk-full', hint: expect.stringContaining('Free some space') as string },
        { blob: 'disk-full' },
        { lost: 0, fault: null },
        { again: true },
      ]);
    });
  });

  it('that is read-only is named with what to do', async () => {
    await inFolder(async (root) => {
      await (await openAt(root)).close();
      const sandbox = ['bwrap', '--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc'];
      const lines = await runWriter([...sandbox, process.execPath, writer, root, '1', '1'], () => false);
      expect(lines).toHaveLength(1);
      expect(['journal-read-only', 'journal-unreachable']).toContain(lines[0]?.error?.code);
      expect(lines[0]?.error?.hint).toMatch(/Check/);
    });
  });
});

describe('a damaged file', () => {
  it('that is no database is named', async () => {
    await inFolder(async (root) => {
      await (await openAt(root)).close();
      writeFileSync(join(root, 'journal', 'main.db'), 'This was a journal once. '.repeat(400));
      await expect(openAt(root)).rejects.toMatchObject({ kind: 'node', code: 'journal-corrupt' });
      expect(() => verifyJournal({ company: 'main', journalFolder: join(root, 'journal') })).toThrowError(
        expect.objectContaining({ code: 'journal-corrupt' }),
      );
    });
  });

  it('that was cut in half is named, at the latest by the audit', async () => {
    await inFolder(async (root) => {
      await runWriter([process.execPath, writer, root, '4', '200'], () => false);
      const file = join(root, 'journal', 'main.db');
      truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
      await expect(openAt(root)).rejects.toMatchObject({ kind: 'node', code: 'journal-corrupt' });
    });
  });

  it('with bytes overwritten does not verify', async () => {
    await inFolder(async (root) => {
      await runWriter([process.execPath, writer, root, '4', '200'], () => false);
      const file = join(root, 'journal', 'main.db');
      const bytes = readFileSync(file);
      const place = bytes.indexOf('xxxxxxxx', bytes.length / 2);
      bytes.write('y', place);
      writeFileSync(file, bytes);
      expect(verifyJournal({ company: 'main', journalFolder: join(root, 'journal') }).fault?.why).toMatch(
        /data/,
      );
    });
  });
});

describe('a second opener', () => {
  it('is refused while the first lives, whatever process it is in, and let in when that one was killed', async () => {
    await inFolder(async (root) => {
      let refusal: unknown;
      const lines = await runWriter([process.execPath, writer, root, '1'], (_, count) => {
        if (count === 1) {
          void openAt(root).catch((error: unknown) => (refusal = error));
        }
        return refusal !== undefined;
      });
      expect(refusal).toMatchObject({ kind: 'node', code: 'journal-in-use' });
      expect((refusal as Error).message).toContain(`process ${lines[0]?.open}`);
      await using journal = await openAt(root);
      await expect(openAt(root)).rejects.toMatchObject({ code: 'journal-in-use' });
      expect((await journal.verify()).fault).toBeUndefined();
    });
  });
});

describe('macrohard audit verify', () => {
  const cli = join(import.meta.dirname, '../../src/cli/main.ts');
  const audit = (root: string, ...heads: string[]): { status: number | null; report: unknown } => {
    const args = [cli, 'audit', 'verify', ...heads, '--json', '--home', root];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, report: JSON.parse(stdout) };
  };

  it('names the first event that does not fit, also in a journal that can no longer be opened', async () => {
    await inFolder(async (root) => {
      await runWriter([process.execPath, writer, root, '1', '5'], () => false);
      const { head } = verifyJournal({ company: 'main', journalFolder: join(root, 'journal') });
      expect(audit(root, `${head.seq}:${head.hash}`)).toMatchObject({
        status: 0,
        report: { ok: true, events: 10 },
      });
      const db = new DatabaseSync(join(root, 'journal', 'main.db'));
      db.exec('DELETE FROM event WHERE seq >= 8');
      db.close();
      await expect(openAt(root)).rejects.toMatchObject({ code: 'journal-damaged' });
      expect(audit(root)).toMatchObject({ status: 1, report: { ok: false, fault: { seq: 8 } } });
    });
  });
});
