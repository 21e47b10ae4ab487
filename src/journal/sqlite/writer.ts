import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import type { Claim } from '../../protocol/work.ts';
import type { EraseRequest, EventTemplate, Snapshot, WorkRow } from '../contract.ts';
import { erasedType } from '../erased.ts';
import { BlobTable } from './blob-table.ts';
import { BudgetTable } from './budget-table.ts';
import { EffectTable } from './effect-table.ts';
import { EventTable } from './event-table.ts';
import type { OpenDatabase } from './database.ts';
import { WorkTable } from './work-table.ts';
import type {
  WireChanged,
  WireChanges,
  WireCommit,
  WireEvent,
  WireResult,
  WireStored,
  Write,
  WriteResult,
  WriteResults,
} from './wire.ts';

/** Does writes inside a transaction that somebody else opened and ends. */
export class Writer {
  readonly events: EventTable;
  readonly work: WorkTable;
  readonly effects: EffectTable;
  readonly budgets: BudgetTable;
  readonly blobs: BlobTable;
  readonly #saveSnapshot: StatementSync;
  readonly #findSnapshot: StatementSync;
  readonly #lastErasure: StatementSync;
  readonly #db: DatabaseSync;

  constructor(open: OpenDatabase, company: string) {
    const { db } = open;
    this.#db = db;
    this.events = new EventTable(db, company, open.head);
    this.work = new WorkTable(db);
    this.effects = new EffectTable(db);
    this.budgets = new BudgetTable(db);
    this.blobs = new BlobTable(db);
    this.#saveSnapshot = db.prepare(
      'INSERT OR REPLACE INTO snapshot (fold, version, seq, state) VALUES (?, ?, ?, ?)',
    );
    this.#lastErasure = db.prepare(`SELECT max(seq) AS seq FROM event WHERE type = '${erasedType.type}'`);
    this.#findSnapshot = db.prepare('SELECT * FROM snapshot WHERE fold = ? AND version = ?');
  }

  /** Does one write. */
  write(write: Write): WriteResult {
    if (write.op === 'commit') return this.#commit(write.request, write.at);
    if (write.op === 'erase') return this.#erase(write.request, write.at);
    if (write.op === 'blob-sweep') return this.blobs.sweep(write.at);
    if (write.op === 'blob-put') this.blobs.put(write.entry, write.at);
    else this.blobs.drop(write.hash, write.owner);
    return null;
  }

  snapshot(fold: string, version: number): Snapshot | undefined {
    const row = this.#findSnapshot.get(fold, version);
    if (!row) return undefined;
    return { fold, version, seq: Number(row['seq']), state: JSON.parse(String(row['state'])) as Json };
  }

  #commit(request: WireCommit, at: number): WireResult {
    this.events.expect(request.expect);
    const first = this.events.head.seq + 1;
    const hashes = request.events.map((event) => this.#append(event, at, first));
    if (request.changes === undefined) return { first, hashes };
    return { first, hashes, changed: this.#change(JSON.parse(request.changes) as WireChanges, at) };
  }

  #append(event: WireEvent, at: number, first: number): string {
    const cause = event.causeIndex === undefined ? event.cause : first + event.causeIndex;
    return this.events.append({ ...event, cause }, at).hash;
  }

  #change(request: WireChanges, at: number): WireChanged {
    const work = (request.work ?? []).map((change) => this.work.change(change, at));
    const effects = (request.effects ?? []).map((change) => this.effects.change(change, at));
    for (const change of request.reservations ?? []) this.budgets.change(change);
    for (const change of request.pins ?? []) this.blobs.pin(change);
    const expired = request.expire ? this.work.expire(at) : [];
    const claimed = request.claim ? this.work.claim(request.claim, at) : [];
    const noted = this.#note(request.expire?.event, expired, at);
    noted.push(...this.#note(request.claim?.event, claimed, at));
    if (request.snapshot) this.#keepSnapshot(request.snapshot);
    return { noted, work, effects, expired, claims: claimed.map(toClaim) };
  }

  /** Appends an event for each item that was claimed or freed. */
  #note(template: EventTemplate | undefined, rows: readonly WorkRow[], at: number): WireStored[] {
    if (!template) return [];
    const { type, v, actor } = template;
    return rows.map((row) => {
      const { item, rung, attempt, fence, worker, leaseUntil } = row;
      const facts = { work: item.id, kind: item.kind, rung, attempt, fence, worker, leaseUntil };
      const data = canonicalJson({ ...template.data, ...facts });
      const stream = `work:${item.id}`;
      const cause = template.cause ?? this.events.last(stream);
      return { ...this.events.append({ stream, type, v, actor, cause, subject: undefined, data }, at), data };
    });
  }

  /** Also drops every snapshot, because a fold may hold what is to be forgotten. */
  #erase(request: EraseRequest, at: number): WriteResults['erase'] {
    const { subject, actor, reason } = request;
    const { changes } = this.#db
      .prepare('UPDATE event SET data = NULL, salt = NULL WHERE subject = ? AND data IS NOT NULL')
      .run(subject);
    this.#db.exec('DELETE FROM snapshot');
    const blobs = this.blobs.erase(subject);
    const data = canonicalJson({ subject, events: Number(changes), blobs: blobs.length, reason });
    const who = { actor, cause: undefined, subject: undefined };
    const event = { stream: `subject:${subject}`, ...erasedType, ...who, data };
    return { events: Number(changes), blobs, event: { ...this.events.append(event, at), data } };
  }

  /** A snapshot from before an erasure is passed over: it may hold what was erased. */
  #keepSnapshot(snapshot: Snapshot): void {
    const { fold, version, seq, state } = snapshot;
    const erasedAt = Number(this.#lastErasure.get()?.['seq'] ?? 0);
    if (seq >= erasedAt) this.#saveSnapshot.run(fold, version, seq, canonicalJson(state));
  }
}

function toClaim(row: WorkRow): Claim {
  const { item, rung, input, attempt, fence, leaseUntil = 0 } = row;
  return { item, rung, input, attempt, fence, leaseUntil };
}
