import type { Account } from '../model/account.ts';
import { type Entity, narrowedOf, type Reach, type Scope } from '../model/entity.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { wholeOf } from '../model/sight.ts';

/** A condition on the rows of one table, with its parameters. */
export type Condition = { sql: string; params: (string | number)[] };

function ownerCondition(entity: Entity, via: readonly string[]): string {
  const [first, ...rest] = via;
  if (first === undefined) return '"id" = ?';
  const field = fieldOf(entity, first);
  const target = field && targetOf(field);
  if (field === undefined || target === undefined) throw new Error(`${entity.key}.${first} is no reference`);
  if (rest.length === 0) return `"${field.column}" = ?`;
  return `"${field.column}" IN (SELECT "id" FROM "${target.table}" WHERE ${ownerCondition(target, rest)})`;
}

function reachCondition(entity: Entity, reach: Reach, account: Account): Condition {
  if (reach === 'all') return { sql: '1', params: [] };
  if (reach === 'created') return { sql: '"_createdBy" = ?', params: [account.id] };
  return { sql: ownerCondition(entity, reach.via), params: [account.recordId ?? 0] };
}

function conditionOf(entity: Entity, scope: Scope, account: Account): Condition {
  const { reach, states } = narrowedOf(scope);
  const reached = reachCondition(entity, reach, account);
  if (states === undefined || entity.lifecycle === undefined) return reached;
  const marks = states.map(() => '?').join(', ');
  return {
    sql: `(${reached.sql} AND "${entity.lifecycle.column}" IN (${marks}))`,
    params: [...reached.params, ...states],
  };
}

/** The rows that any of the scopes lets the account reach. */
export function within(of: Entity, scopes: readonly Scope[], account: Account): Condition {
  const entity = wholeOf(of);
  if (scopes.includes('all')) return { sql: '1', params: [] };
  const conditions = scopes.map((scope) => conditionOf(entity, scope, account));
  if (conditions.length === 0) return { sql: '0', params: [] };
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(' OR ')})`,
    params: conditions.flatMap((condition) => condition.params),
  };
}
