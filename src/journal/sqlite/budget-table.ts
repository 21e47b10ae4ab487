import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../kernel/json.ts';
import type { BudgetRow, ReservationChange } from '../contract.ts';
import { refusal } from './refusal.ts';

type Reservation = { id: string; micros: number; state: string; budgets: string[] };
type Of<D extends ReservationChange['do']> = Extract<ReservationChange, { do: D }>;

/** Budgets and what is held of them. At every reservation: spent + reserved never exceeds the limit. */
export class BudgetTable {
  readonly #sql: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#sql = prepare(db);
  }

  change(change: ReservationChange): void {
    const micros = change.do === 'budget' ? change.limitMicros : change.do === 'release' ? 0 : change.micros;
    if (!Number.isSafeInteger(micros) || micros < 0) {
      throw refusal('bad-request', `An amount must be a whole number of micros from 0, not ${micros}`);
    }
    switch (change.do) {
      case 'budget':
        this.#sql.limit.run(change.budget, change.limitMicros);
        break;
      case 'reserve':
        this.#reserve(change);
        break;
      case 'settle':
        this.#end(change.id, 'settled', change.micros);
        break;
      case 'release':
        this.#end(change.id, 'released', 0);
        break;
    }
  }

  list(): BudgetRow[] {
    return this.#sql.list.all().map((row) => ({
      budget: String(row['budget']),
      limitMicros: Number(row['limit_micros']),
      reservedMicros: Number(row['reserved_micros']),
      spentMicros: Number(row['spent_micros']),
    }));
  }

  #reserve(change: Of<'reserve'>): void {
    const { id, micros } = change;
    const budgets = [...new Set(change.budgets)].sort();
    const found = this.#find(id);
    if (found) {
      if (found.micros === micros && canonicalJson(found.budgets) === canonicalJson(budgets)) return;
      throw refusal('bad-request', `The reservation ${id} exists with other values`);
    }
    for (const budget of budgets) this.#hold(budget, micros);
    this.#sql.insert.run(id, micros, JSON.stringify(budgets));
  }

  #hold(budget: string, micros: number): void {
    if (this.#sql.hold.run({ budget, micros }).changes === 1) return;
    const row = this.list().find((each) => each.budget === budget);
    if (!row) throw refusal('unknown-budget', `There is no budget ${budget}`);
    const left = Math.max(0, row.limitMicros - row.reservedMicros - row.spentMicros);
    throw refusal(
      'budget-exhausted',
      `The budget ${budget} has ${left} micros left of ${row.limitMicros}; ${micros} were asked for`,
      'Raise the budget, or wait until what is reserved is given back.',
    );
  }

  #end(id: string, state: 'settled' | 'released', spent: number): void {
    const found = this.#find(id);
    if (!found) throw refusal('unknown-reservation', `There is no reservation ${id}`);
    if (found.state === state) return;
    if (found.state !== 'held')
      throw refusal('bad-request', `The reservation ${id} is ${found.state} already`);
    for (const budget of found.budgets) this.#sql.give.run({ budget, micros: found.micros, spent });
    this.#sql.end.run(state, id);
  }

  #find(id: string): Reservation | undefined {
    const row = this.#sql.find.get(id);
    if (!row) return undefined;
    const budgets = JSON.parse(String(row['budgets'])) as string[];
    return { id, micros: Number(row['micros']), state: String(row['state']), budgets };
  }
}

function prepare(db: DatabaseSync) {
  return {
    list: db.prepare('SELECT * FROM budget ORDER BY budget'),
    limit: db.prepare(
      `INSERT INTO budget VALUES (?, ?, 0, 0)
       ON CONFLICT (budget) DO UPDATE SET limit_micros = excluded.limit_micros`,
    ),
    hold: db.prepare(
      `UPDATE budget SET reserved_micros = reserved_micros + $micros
       WHERE budget = $budget AND reserved_micros + spent_micros + $micros <= limit_micros`,
    ),
    give: db.prepare(
      `UPDATE budget SET reserved_micros = reserved_micros - $micros, spent_micros = spent_micros + $spent
       WHERE budget = $budget`,
    ),
    find: db.prepare('SELECT * FROM reservation WHERE id = ?'),
    insert: db.prepare(`INSERT INTO reservation VALUES (?, ?, 'held', ?)`),
    end: db.prepare('UPDATE reservation SET state = ? WHERE id = ?'),
  };
}
