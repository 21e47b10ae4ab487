import type { Entity } from '../model/entity.ts';
import { conflict } from '../model/refusal.ts';
import { plans, settings } from '../settings.ts';
import type { Store } from '../store/database.ts';
import { words } from '../words.ts';

/** Refuses (409) one record more than the plan allows that the product is on. Runs inside `store.write`, after the write. */
export function keepPlan(store: Store, entity: Entity): void {
  const plan = plans.find(({ key }) => key === settings.plan);
  const most = plan?.limits.find((limit) => limit.entity === entity.key)?.max;
  if (plan === undefined || most === undefined) return;
  const row = store.get(`SELECT count(*) AS "n" FROM "${entity.table}"`);
  if (Number(row?.['n'] ?? 0) > most) throw conflict(words.refusals.planAllows(plan.label, most, entity));
}
