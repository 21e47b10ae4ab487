import type { Rule, Stored } from '../model/entity.ts';
import { conflict } from '../model/refusal.ts';
import { stateCondition } from '../store/expression.ts';
import { counts, type Key, sameIn } from './counted.ts';

type Unique<R> = { message: string; fields: readonly Key<R>[]; states?: readonly string[] };

/** No two records that count agree in all these fields; one that leaves a field empty agrees with none. */
export function unique<R extends Stored>(of: Unique<R>): Rule<R> {
  return {
    message: of.message,
    after({ store, entity, after }) {
      if (after === undefined || !counts(entity, after, of.states)) return;
      const same = sameIn(entity, after, { keys: of.fields, alias: 'other' });
      if (same === undefined) return;
      const other = store.get(
        `SELECT 1 FROM "${entity.table}" other WHERE other."id" <> ?${same.sql}${stateCondition(entity, of.states, 'other')} LIMIT 1`,
        after.id,
        ...same.params,
      );
      if (other !== undefined) throw conflict(of.message);
    },
  };
}
