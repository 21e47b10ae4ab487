import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { companyName } from '../../src/app/company-name.ts';
import { homePaths } from '../../src/config/home.ts';
import type { Journal } from '../../src/journal/contract.ts';
import { openJournal } from '../../src/journal/open.ts';
import { releaseCreated, releaseDeployed } from '../../src/protocol/events/company.ts';
import { effectIntended, effectSettled } from '../../src/protocol/events/effect.ts';
import { workAnswered, workEnded } from '../../src/protocol/events/work.ts';
import type { StoredEvent } from '../../src/protocol/event.ts';
import { livingOf } from './kill-build.ts';

async function readAll(journal: Journal): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = 0; ;) {
    const page = await journal.read({ after });
    events.push(...page.events);
    after = page.cursor;
    if (page.end) return events;
  }
}

function repeated(keys: string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(keys.filter((key) => seen.has(key) || !seen.add(key)))];
}

function field(event: StoredEvent, name: string): string {
  return String((event.data as Record<string, unknown>)[name]);
}

function keysOf(events: StoredEvent[], type: string, ...names: string[]): string[] {
  return events
    .filter((event) => event.type === type)
    .map((event) => names.map((name) => field(event, name)).join(' '));
}

function isDone(event: StoredEvent): boolean {
  return (
    event.type === workAnswered.type &&
    (event.data as { outcome: { status: string } }).outcome.status === 'done'
  );
}

/** Every sentence is something that went wrong; none when the journal tells a story in which nothing was done twice. */
function faultsOfStory(events: StoredEvent[], releases: number): string[] {
  const created = keysOf(events, releaseCreated.type, 'product', 'release');
  const settled = keysOf(events, effectSettled.type, 'effect');
  const intended = new Set(keysOf(events, effectIntended.type, 'effect'));
  const done = events.filter(isDone).map((event) => `${field(event, 'work')} ${field(event, 'rung')}`);
  return [
    ...(created.length === releases ? [] : [`releases created: ${created.join(', ')}; expected ${releases}`]),
    ...repeated(keysOf(events, releaseDeployed.type, 'product', 'release')).map(
      (key) => `deployed twice: ${key}`,
    ),
    ...repeated(settled).map((key) => `effect settled twice: ${key}`),
    ...settled.filter((key) => !intended.has(key)).map((key) => `effect without an intent: ${key}`),
    ...repeated(done).map((key) => `work done twice: ${key}`),
    ...repeated(keysOf(events, workEnded.type, 'work')).map((key) => `work ended twice: ${key}`),
  ];
}

function faultsOfRepository(home: string, product: string): string[] {
  const dir = homePaths(home).product(product).repository;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8' }).trim();
  const generated = git('rev-list', '--count', 'generated');
  return [
    ...(git('status', '--porcelain') === '' ? [] : ['the work tree of main is not clean']),
    ...(generated === '1' ? [] : [`the branch generated has ${generated} commits, expected 1`]),
  ];
}

/** A worker whose company was killed notices it and ends within seconds; longer than this is a fault. */
const graceMs = 15_000;

async function livingAfterGrace(home: string): Promise<string[]> {
  for (const end = performance.now() + graceMs; performance.now() < end; await delay(250)) {
    if (livingOf(home).length === 0) return [];
  }
  return livingOf(home).map((found) => `still running: ${found.pid} ${found.command.slice(0, 120)}`);
}

/**
 * What is wrong with a home whose single build has ended and in which nothing should run any more. Opens the journal, so
 * the company must be gone.
 */
export async function faultsOf(home: string, product: string): Promise<string[]> {
  const living = await livingAfterGrace(home);
  if (living.length > 0) return living;
  const { journal: journalFolder, blobs: blobFolder } = homePaths(home);
  await using journal = await openJournal({ company: companyName, journalFolder, blobFolder });
  const { fault } = await journal.verify();
  const unsettled = await journal.effects();
  const open = await journal.work({ states: ['blocked', 'queued', 'leased', 'waiting'] });
  return [
    ...(fault ? [`the chain breaks at ${fault.seq}: ${fault.why}`] : []),
    ...faultsOfStory(await readAll(journal), 1),
    ...unsettled.map((effect) => `effect without an outcome: ${effect.name}`),
    ...open.map((row) => `open work: ${row.item.kind}`),
    ...faultsOfRepository(home, product),
  ];
}
