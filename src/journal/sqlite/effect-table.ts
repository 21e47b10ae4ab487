import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../kernel/json.ts';
import type { EffectChange, EffectKind, EffectOutcome, EffectRow } from '../contract.ts';
import { refusal } from './refusal.ts';
import { compact, optionalJson, optionalNumber, optionalText, type Row } from './row.ts';

/** The outbox: effects that are about to happen and what came of them. */
export class EffectTable {
  readonly #sql: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#sql = prepare(db);
  }

  change(change: EffectChange, at: number): EffectRow & { found: boolean } {
    const before = this.#find(change.id);
    if (change.do === 'intend') {
      this.#intend(change, before, at);
      return { ...this.#need(change.id), found: before !== undefined };
    }
    this.#settle(change, this.#need(change.id), at);
    return { ...this.#need(change.id), found: true };
  }

  /** The effects named, or all without an outcome. */
  list(ids: readonly string[] | undefined): EffectRow[] {
    const rows = ids ? this.#sql.byId.all(JSON.stringify(ids)) : this.#sql.open.all();
    return rows.map(toRow);
  }

  #intend(change: Extract<EffectChange, { do: 'intend' }>, before: EffectRow | undefined, at: number): void {
    const { id, kind, name, input, work = null } = change;
    if (!before) {
      this.#sql.insert.run({ id, kind, name, input: canonicalJson(input), work, at });
      return;
    }
    if (before.name !== name || before.kind !== kind) {
      const message = `The effect ${id} is ${before.name} (${before.kind}), not ${name} (${kind})`;
      throw refusal('bad-request', message);
    }
    if (before.outcome?.ok !== true) this.#sql.again.run(id);
  }

  #settle(change: Extract<EffectChange, { do: 'settle' }>, row: EffectRow, at: number): void {
    const outcome = canonicalJson(change.outcome);
    if (row.outcome && canonicalJson(row.outcome) !== outcome) {
      throw refusal('effect-settled', `The effect ${row.id} has another outcome already`);
    }
    if (!row.outcome) this.#sql.settle.run({ id: row.id, outcome, at });
  }

  #find(id: string): EffectRow | undefined {
    const row = this.#sql.find.get(id);
    return row && toRow(row);
  }

  #need(id: string): EffectRow {
    const row = this.#find(id);
    if (!row) throw refusal('unknown-effect', `There is no effect ${id}`);
    return row;
  }
}

function prepare(db: DatabaseSync) {
  return {
    find: db.prepare('SELECT * FROM effect WHERE id = ?'),
    byId: db.prepare('SELECT * FROM effect WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n'),
    open: db.prepare('SELECT * FROM effect WHERE outcome IS NULL ORDER BY n'),
    insert: db.prepare(
      `INSERT INTO effect (id, kind, name, input, work, attempts, intended_at)
       VALUES ($id, $kind, $name, $input, $work, 1, $at)`,
    ),
    again: db.prepare(
      'UPDATE effect SET attempts = attempts + 1, outcome = NULL, settled_at = NULL WHERE id = ?',
    ),
    settle: db.prepare('UPDATE effect SET outcome = $outcome, settled_at = $at WHERE id = $id'),
  };
}

function toRow(row: Row): EffectRow {
  return compact({
    id: String(row['id']),
    kind: String(row['kind']) as EffectKind,
    name: String(row['name']),
    input: JSON.parse(String(row['input'])) as EffectRow['input'],
    work: optionalText(row['work']),
    attempts: Number(row['attempts']),
    outcome: optionalJson(row['outcome']) as EffectOutcome | undefined,
    intendedAt: Number(row['intended_at']),
    settledAt: optionalNumber(row['settled_at']),
  });
}
