import { now } from '../clock.ts';
import { entities } from '../entities.ts';
import type { Entity, TimedStep, Transition } from '../model/entity.ts';
import { Refusal } from '../model/refusal.ts';
import { valueField } from '../model/registry.ts';
import { clockParameter } from '../store/clock-parameter.ts';
import type { Store } from '../store/database.ts';
import { sqlOf } from '../store/expression.ts';
import { findRecord } from '../store/records.ts';
import { takeStep } from './records.ts';

/** A step that a rule has the product take by itself. */
type Due = { entity: Entity; transition: Transition; step: TimedStep };

/** How often, at most, requests look whether something is due. */
const restMs = 1_000;
const mostAtOnce = 500;

const due: readonly Due[] = entities.flatMap((entity) =>
  entity.rules.flatMap(({ timed: step }) => {
    const transition = entity.lifecycle?.transitions.find(({ verb }) => verb === step?.verb);
    return step === undefined || transition === undefined ? [] : [{ entity, transition, step }];
  }),
);

/** Whether the product takes any step by itself. */
export const hasTimedSteps = due.length > 0;

/** SQL for the moment at which a record came into its state. */
function enteredSql({ table, lifecycle }: Entity): string {
  return `coalesce((SELECT h."at" FROM "_history" h WHERE h."table" = '${table}' AND h."recordId" = "${table}"."id"
    AND json_extract(h."changes", '$."${lifecycle?.column ?? ''}"') IS NOT NULL ORDER BY h."id" DESC LIMIT 1), "${table}"."createdAt")`;
}

/** SQL for the time being up: a day has to be over, or, where the step comes before it, to have come. */
function upSql(entity: Entity, { field, after }: TimedStep): string {
  if (field === undefined) {
    const bound = clockParameter('now', after);
    // Nothing came into its state before it was there: what is younger need not be looked up.
    return `"${entity.table}"."createdAt" <= ${bound} AND ${enteredSql(entity)} <= ${bound}`;
  }
  if (valueField(entity, field)?.kind !== 'date')
    return `${sqlOf(entity, field)} <= ${clockParameter('now', after)}`;
  return `${sqlOf(entity, field)} ${after.amount < 0 ? '<=' : '<'} ${clockParameter('today', after)}`;
}

function unlessSql(entity: Entity, unless: string | undefined): string {
  if (unless === undefined) return '';
  const isText = valueField(entity, unless)?.sqlType === 'TEXT';
  const sql = sqlOf(entity, unless);
  return isText ? ` AND ${sql} IS NULL` : ` AND coalesce(${sql}, 0) = 0`;
}

function dueRecords(store: Store, { entity, transition, step }: Due): number[] {
  const states = (step.states ?? transition.from).map((state) => `'${state.replaceAll("'", "''")}'`);
  const rows = store.all(
    `SELECT "id" FROM "${entity.table}" WHERE "${entity.lifecycle?.column ?? ''}" IN (${states.join(', ')})
     AND ${upSql(entity, step)}${unlessSql(entity, step.unless)} ORDER BY "id" LIMIT ${mostAtOnce}`,
  );
  return rows.map((row) => Number(row['id']));
}

function takeOne(store: Store, { entity, transition }: Due, id: number): void {
  const before = findRecord(store, entity, { id });
  if (before === undefined) return;
  try {
    store.attempt(() => takeStep({ store, entity, account: undefined }, before, transition));
  } catch (error) {
    // What another rule refuses stays as it is.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Takes every step whose time is up, in nobody's name. Called every minute, and before a request is answered. */
export async function takeTimedSteps(store: Store): Promise<void> {
  for (const of of due) {
    if (dueRecords(store, of).length === 0) continue;
    await store.write(() => {
      for (const id of dueRecords(store, of)) takeOne(store, of, id);
    });
  }
}

/** A call that takes the steps whose time is up, unless that was done a moment ago. */
export function timedStepTaker(store: Store): () => Promise<void> {
  let takenAt = 0;
  let running: Promise<void> | undefined;
  return async () => {
    if (running === undefined && now().getTime() - takenAt < restMs) return;
    running ??= takeTimedSteps(store).finally(() => {
      takenAt = now().getTime();
      running = undefined;
    });
    await running;
  };
}
