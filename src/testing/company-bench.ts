/** A company on a real journal, with the worker's side in the test's hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Company } from '../company/company.ts';
import { Desk } from '../company/desk.ts';
import { requestBuild } from '../company/request.ts';
import type { Journal } from '../journal/contract.ts';
import { openJournal } from '../journal/open.ts';
import type { Json } from '../kernel/json.ts';
import type { Claim, Outcome } from '../protocol/work.ts';

/** A hash of a blob that is nowhere. */
export const blob = (letter: string): string => letter.repeat(64);
const signal = new AbortController().signal;

const report = { report: blob('d'), passed: 3, failed: 0 };
/** What each kind of work answers when all goes well. */
export const good: Record<string, (input: Json) => Json> = {
  analyse: () => ({
    product: 'salon',
    name: 'Salon',
    specification: blob('b'),
    citedShare: 1,
    questions: [],
  }),
  plan: () => ({ plan: blob('c') }),
  engineer: () => ({ commit: 'c0ffee', pure: true }),
  inspect: () => ({ commit: 'beef', pure: false }),
  'verify-tests': () => report,
  'verify-api': () => report,
  'verify-journeys': () => report,
  gate: () => ({
    verdict: 'pass',
    report: blob('e'),
    checks: { passed: 3, failed: 0 },
    journeys: { passed: 2, failed: 0 },
    failures: [],
  }),
  deploy: () => ({ url: 'http://127.0.0.1:4401', isolation: 'sandbox' }),
};
const kinds = [...Object.keys(good), 'decide', 'settle'];

/** A company on a real journal whose time the test sets. */
export class CompanyBench implements AsyncDisposable {
  now = 1_000_000;
  folder = '';
  journal!: Journal;
  company!: Company;
  desk!: Desk;

  async open(how: { budgetMicros?: number; snapshotEvery?: number; shards?: number } = {}): Promise<void> {
    const { budgetMicros, snapshotEvery, shards = 2 } = how;
    this.folder ||= await mkdtemp(join(tmpdir(), 'company-'));
    const clock = { now: () => this.now };
    this.journal = await openJournal({
      company: 'main',
      journalFolder: join(this.folder, 'journal'),
      blobFolder: join(this.folder, 'blobs'),
      clock,
    });
    this.company = await Company.open({
      journal: this.journal,
      clock,
      ...(snapshotEvery === undefined ? {} : { snapshotEvery }),
      policy: { shards, ...(budgetMicros === undefined ? {} : { budgetMicros }) },
    });
    this.desk = new Desk(this.company);
  }

  async close(): Promise<void> {
    this.desk[Symbol.dispose]();
    await this.company[Symbol.asyncDispose]();
    await this.journal.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  worker(): string {
    return this.desk.join({ pid: process.pid, kinds }).worker;
  }

  build(text = blob('a'), defaults = true) {
    return requestBuild(this.company, { text, form: 'brief', defaults, actor: 'person:test' });
  }

  async answer(worker: string, claim: Claim, outcome: Outcome): Promise<void> {
    await this.desk.complete(claim.item.id, {
      worker,
      fence: claim.fence,
      answer: { outcome },
      costMicros: 0,
      durationMs: 1,
    });
  }

  async fail(worker: string, claim: Claim): Promise<void> {
    const error = { kind: 'node' as const, code: 'boom', message: 'It broke' };
    await this.desk.complete(claim.item.id, {
      worker,
      fence: claim.fence,
      answer: { error },
      costMicros: 0,
      durationMs: 1,
    });
  }

  /** Works until nothing is left to claim; returns the kinds in the order of work. */
  async workAll(worker: string, how: Record<string, (input: Json) => Json> = good): Promise<string[]> {
    const done: string[] = [];
    for (;;) {
      const claim = await this.desk.claim(worker, 150, signal);
      if (!claim) return done;
      done.push(claim.item.kind);
      const result = (how[claim.item.kind] ?? good[claim.item.kind])?.(claim.input) ?? null;
      await this.answer(worker, claim, { status: 'done', result });
    }
  }
}
