import type { Account } from '../model/account.ts';
import type { Entity, Scope } from '../model/entity.ts';
import { fieldOf, targetOf } from '../model/registry.ts';

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

function conditionOf(entity: Entity, scope: Scope, account: Account): Condition {
  if (scope === 'all') return { sql: '1', params: [] };
  if (scope === 'created') return { sql: '"_createdBy" = ?', params: [account.id] };
  return { sql: ownerCondition(entity, scope.via), params: [account.recordId ?? 0] };
}

/** The rows that any of the scopes lets the account reach. */
export function within(entity: Entity, scopes: readonly Scope[], account: Account): Condition {
  if (scopes.includes('all')) return { sql: '1', params: [] };
  const conditions = scopes.map((scope) => conditionOf(entity, scope, account));
  if (conditions.length === 0) return { sql: '0', params: [] };
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(' OR ')})`,
    params: conditions.flatMap((condition) => condition.params),
  };
}
