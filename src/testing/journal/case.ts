import assert from 'node:assert/strict';
import type { Journal, NewEvent, RefusalCode } from '../../journal/contract.ts';
import { MacrohardError } from '../../kernel/error.ts';
import type { Json } from '../../kernel/json.ts';
import type { Claim, WorkItem } from '../../protocol/work.ts';
import type { ManualClock } from '../manual-clock.ts';

/** An empty place for one journal, as a store under test offers it. */
export type JournalPlace = {
  clock: ManualClock;
  /** Opens the journal of this place; may be closed and opened again. */
  open(): Promise<Journal>;
};

/** One promise of the contract and how to see whether a store keeps it. `run` rejects when it does not. */
export type ConformanceCase = { name: string; run(place: JournalPlace): Promise<void> };

/** A case that needs one open journal. */
export function withJournal(
  name: string,
  run: (journal: Journal, place: JournalPlace) => Promise<void>,
): ConformanceCase {
  return {
    name,
    async run(place) {
      await using journal = await place.open();
      await run(journal, place);
    },
  };
}

/** An event whose data is {n}. */
export function event(stream: string, n = 0, more: Partial<NewEvent> = {}): NewEvent {
  return { stream, type: 'thing.happened', v: 1, actor: 'tester', data: { n }, ...more };
}

/** A work item that may be tried three times. */
export function item(id: string, more: Partial<WorkItem> = {}): WorkItem {
  return {
    id,
    company: 'main',
    kind: 'errand',
    v: 1,
    role: 'engineer',
    input: { id },
    needs: [],
    maxAttempts: 3,
    budgetMicros: 0,
    ...more,
  };
}

/** Adds items at the reflex rung. */
export async function enqueue(journal: Journal, ...items: WorkItem[]): Promise<void> {
  await journal.commit({ work: items.map((each) => ({ do: 'enqueue', item: each, rung: 'reflex' })) });
}

/** Claims up to `limit` items for a second. */
export async function claim(journal: Journal, worker: string, limit = 1): Promise<Claim[]> {
  return (await journal.commit({ claim: { worker, limit, leaseMs: 1000 } })).claims;
}

/** Expects a refusal with this code. */
export async function refused(act: Promise<unknown>, code: RefusalCode): Promise<void> {
  await assert.rejects(act, (error) => {
    assert.ok(error instanceof MacrohardError, String(error));
    assert.equal(error.kind, 'policy');
    assert.equal(error.code, code, error.message);
    return true;
  });
}

/** Data of the events of a stream. */
export async function dataOf(journal: Journal, stream: string): Promise<Json[]> {
  return (await journal.read({ stream })).events.map((each) => each.data);
}
