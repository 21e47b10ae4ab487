import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../kernel/json.ts';
import type { Rung, WorkItem } from '../../protocol/work.ts';
import type { ClaimRequest, WorkChange, WorkQuery, WorkRow, WorkState } from '../contract.ts';
import { refusal } from './refusal.ts';
import { compact, optionalJson, optionalNumber, optionalText, type Row } from './row.ts';

const ends: readonly WorkState[] = ['done', 'declined', 'failed'];
const isEnd = (row: WorkRow): boolean => ends.includes(row.state);

type Of<D extends WorkChange['do']> = Extract<WorkChange, { do: D }>;

/** Work items, their needs and their leases. */
export class WorkTable {
  readonly #db: DatabaseSync;
  readonly #sql: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#sql = prepare(db);
  }

  /** Does one change and gives the row as it stands then. */
  change(change: WorkChange, at: number): WorkRow & { found: boolean } {
    if (change.do === 'enqueue') return this.#enqueue(change, at);
    const row = this.#held(change);
    this.#apply(change, row, at);
    return { ...this.#need(change.id), found: true };
  }

  /** Takes queued items for a worker. */
  claim(request: ClaimRequest, at: number): WorkRow[] {
    const { worker, kinds, rungs, limit, leaseMs } = request;
    const filters = [kinds, rungs].map((list) => (list ? JSON.stringify(list) : null));
    const rows = this.#sql.claimable.all(at, filters[0] ?? null, filters[1] ?? null, limit);
    return rows.map((row) => {
      this.#sql.lease.run(worker, at + leaseMs, at, row['n'] ?? null);
      return this.#need(String(row['id']));
    });
  }

  /** Frees items whose lease has run out. The rows say who held them; their fences are void. */
  expire(at: number): WorkRow[] {
    const rows = this.#sql.expired.all(at).map(toRow);
    for (const row of rows)
      this.#sql.requeue.run({ at, id: row.item.id, notBefore: null, error: null, attempt: null });
    return rows;
  }

  list(query: WorkQuery): WorkRow[] {
    const conditions: string[] = [];
    const values: (string | number)[] = [];
    const among = (column: string, list: readonly string[] | undefined): void => {
      if (!list) return;
      conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
      values.push(JSON.stringify(list));
    };
    among('id', query.ids);
    among('state', query.states);
    among('kind', query.kinds);
    if (query.subject !== undefined) among('subject', [query.subject]);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const statement = this.#db.prepare(`SELECT * FROM work ${where} ORDER BY n LIMIT ?`);
    return statement.all(...values, query.limit ?? -1).map(toRow);
  }

  /** Earliest end of a lease, of a wait or of a delay. */
  nextDue(at: number): number | undefined {
    return optionalNumber(this.#sql.nextDue.get(at)?.['due']);
  }

  #enqueue(change: Of<'enqueue'>, at: number): WorkRow & { found: boolean } {
    const { item, rung, priority = 0, notBefore = null } = change;
    const found = this.#find(item.id);
    if (found) return { ...found, found: true };
    const { id, kind, subject = null, maxAttempts } = item;
    const texts = { item: canonicalJson(item), input: canonicalJson(item.input) };
    this.#sql.insert.run({ id, kind, subject, maxAttempts, rung, priority, notBefore, at, ...texts });
    for (const need of new Set(item.needs)) this.#sql.insertNeed.run(item.id, need);
    this.#unblock(item.id, at);
    return { ...this.#need(item.id), found: false };
  }

  #apply(change: Exclude<WorkChange, { do: 'enqueue' }>, row: WorkRow, at: number): void {
    const { id } = change;
    const error = 'error' in change && change.error ? JSON.stringify(change.error) : null;
    switch (change.do) {
      case 'complete':
        this.#sql.end.run({ id, at, state: 'done', result: canonicalJson(change.result), error: null });
        for (const { work } of this.#sql.waiting.all(id)) this.#unblock(String(work), at);
        break;
      case 'close':
        this.#sql.end.run({ id, at, state: change.state, result: null, error });
        break;
      case 'climb':
        this.#climb(change, row, at);
        break;
      case 'queue':
        this.#requeue(change, row, at);
        break;
      case 'wait':
        this.#sql.wait.run({ id, at, until: change.until ?? null });
        break;
      case 'renew':
        this.#sql.renew.run(at + change.leaseMs, at, id);
        break;
    }
  }

  #climb(change: Of<'climb'>, row: WorkRow, at: number): void {
    const parts =
      change.part === undefined ? row.parts : [...row.parts, { rung: row.rung, result: change.part }];
    const error = change.error ? JSON.stringify(change.error) : null;
    const values = { input: canonicalJson(change.input), parts: canonicalJson(parts), error };
    this.#sql.climb.run({ id: change.id, at, rung: change.rung, ...values });
    this.#unblock(change.id, at);
  }

  #requeue(change: Of<'queue'>, row: WorkRow, at: number): void {
    const attempt = isEnd(row) ? 0 : null;
    const error = change.error ? JSON.stringify(change.error) : null;
    this.#sql.requeue.run({ at, id: change.id, notBefore: change.notBefore ?? null, error, attempt });
    this.#unblock(change.id, at);
  }

  /** Queued when all needs are done, blocked when not. */
  #unblock(id: string, at: number): void {
    this.#sql.unblock.run({ id, at });
  }

  /** The row that a change is about, after the check that the change may be made. */
  #held(change: Exclude<WorkChange, { do: 'enqueue' }>): WorkRow {
    const row = this.#need(change.id);
    if (change.fence !== undefined && (row.state !== 'leased' || row.fence !== change.fence)) {
      const held = row.state === 'leased' ? `held under fence ${row.fence}` : row.state;
      throw refusal(
        'stale-fence',
        `Work ${change.id} is ${held}; the claim with fence ${change.fence} is over`,
        'Drop what was done under that claim; somebody else has the item.',
      );
    }
    if (isEnd(row) && change.do !== 'queue')
      throw refusal('work-closed', `Work ${change.id} is ${row.state} already`);
    return row;
  }

  #find(id: string): WorkRow | undefined {
    const row = this.#sql.find.get(id);
    return row && toRow(row);
  }

  #need(id: string): WorkRow {
    const row = this.#find(id);
    if (!row) throw refusal('unknown-work', `There is no work ${id}`);
    return row;
  }
}

const free = 'worker = NULL, lease_until = NULL, changed_at = $at';

function prepare(db: DatabaseSync) {
  return { ...prepareQueue(db), ...prepareChanges(db) };
}

/** Statements by which items come in, wait, are found and are claimed. */
function prepareQueue(db: DatabaseSync) {
  return {
    find: db.prepare('SELECT * FROM work WHERE id = ?'),
    insert: db.prepare(
      `INSERT INTO work (id, kind, subject, item, state, rung, input, parts, attempt, max_attempts, fence, priority,
         not_before, created_at, changed_at)
       VALUES ($id, $kind, $subject, $item, 'blocked', $rung, $input, '[]', 0, $maxAttempts, 0, $priority,
         $notBefore, $at, $at)`,
    ),
    insertNeed: db.prepare('INSERT INTO work_need (work, need) VALUES (?, ?)'),
    waiting: db.prepare('SELECT work FROM work_need WHERE need = ?'),
    unblock: db.prepare(
      `UPDATE work SET changed_at = $at, state = iif(EXISTS (
           SELECT 1 FROM work_need AS n LEFT JOIN work AS w ON w.id = n.need
           WHERE n.work = $id AND w.state IS NOT 'done'), 'blocked', 'queued')
       WHERE id = $id AND state IN ('blocked', 'queued')`,
    ),
    claimable: db.prepare(
      `SELECT n, id FROM work INDEXED BY work_queued
       WHERE state = 'queued' AND attempt < max_attempts AND (not_before IS NULL OR not_before <= ?1)
         AND (?2 IS NULL OR kind IN (SELECT value FROM json_each(?2)))
         AND (?3 IS NULL OR rung IN (SELECT value FROM json_each(?3)))
       ORDER BY priority DESC, n LIMIT ?4`,
    ),
    lease: db.prepare(
      `UPDATE work SET state = 'leased', worker = ?, lease_until = ?, changed_at = ?, not_before = NULL,
         attempt = attempt + 1, fence = fence + 1
       WHERE n = ?`,
    ),
    expired: db.prepare(
      `SELECT * FROM work WHERE state = 'leased' AND lease_until <= ? ORDER BY lease_until`,
    ),
    nextDue: db.prepare(
      `SELECT min(due) AS due FROM (
         SELECT min(lease_until) AS due FROM work WHERE state = 'leased'
         UNION ALL SELECT min(not_before) FROM work WHERE state = 'waiting'
         UNION ALL SELECT min(not_before) FROM work WHERE state = 'queued' AND not_before > ?)`,
    ),
  };
}

/** Statements that change an item that is there. */
function prepareChanges(db: DatabaseSync) {
  return {
    renew: db.prepare('UPDATE work SET lease_until = ?, changed_at = ? WHERE id = ?'),
    requeue: db.prepare(
      `UPDATE work SET state = 'queued', ${free}, not_before = $notBefore, error = $error, result = NULL,
         attempt = coalesce($attempt, attempt)
       WHERE id = $id`,
    ),
    climb: db.prepare(
      `UPDATE work SET state = 'queued', ${free}, rung = $rung, input = $input, parts = $parts, attempt = 0,
         not_before = NULL, error = $error
       WHERE id = $id`,
    ),
    wait: db.prepare(`UPDATE work SET state = 'waiting', ${free}, not_before = $until WHERE id = $id`),
    end: db.prepare(
      `UPDATE work SET state = $state, ${free}, result = $result, error = $error, not_before = NULL WHERE id = $id`,
    ),
  };
}

function toRow(row: Row): WorkRow {
  return compact({
    item: JSON.parse(String(row['item'])) as WorkItem,
    state: String(row['state']) as WorkState,
    rung: String(row['rung']) as Rung,
    input: JSON.parse(String(row['input'])) as WorkRow['input'],
    parts: JSON.parse(String(row['parts'])) as WorkRow['parts'],
    attempt: Number(row['attempt']),
    fence: Number(row['fence']),
    worker: optionalText(row['worker']),
    leaseUntil: optionalNumber(row['lease_until']),
    priority: Number(row['priority']),
    notBefore: optionalNumber(row['not_before']),
    result: optionalJson(row['result']),
    error: optionalJson(row['error']) as WorkRow['error'],
    createdAt: Number(row['created_at']),
    changedAt: Number(row['changed_at']),
  });
}
