import type { AnyRecord, Entity, Occasion, Rule, Stored } from '../model/entity.ts';
import { referenceTarget } from '../model/registry.ts';
import { conflict } from '../model/refusal.ts';
import { noteChange } from '../store/changes.ts';
import { findRecord, updateRecord } from '../store/records.ts';
import { counts, type Key, referred, valueOf } from './counted.ts';

type Stock<R> = {
  message: string;
  /** The reference to the record that has the stock, and the field that holds it. */
  via: Key<R>;
  field: string;
  /** How much a record takes or brings. */
  amount: Key<R> | number;
  direction: 'out' | 'in';
  /** The reference to the whole whose state says whether the record counts; the record's own state when left out. */
  within?: Key<R>;
  states?: readonly string[];
};

/** What a record makes of a stock while it counts: whose, and by how much it is higher. */
type Effect = { id: number; amount: number };

function effectOf<R extends Stored>(
  occasion: Pick<Occasion<R>, 'store' | 'entity'>,
  of: Stock<R>,
  at: { record: R; whole?: AnyRecord | undefined },
): Effect[] {
  const { store, entity } = occasion;
  const { record } = at;
  const id = valueOf(record, of.via);
  const isCounted =
    of.within === undefined
      ? counts(entity, record, of.states)
      : isWholeCounted(of, entity, at.whole ?? referred(store, entity, { record, via: of.within }));
  const amount = typeof of.amount === 'number' ? of.amount : Number(valueOf(record, of.amount) ?? 0);
  if (id === null || !isCounted || amount === 0) return [];
  return [{ id: Number(id), amount: of.direction === 'in' ? amount : -amount }];
}

function isWholeCounted<R>(of: Stock<R>, entity: Entity, whole: AnyRecord | undefined): boolean {
  return whole !== undefined && counts(referenceTarget(entity, of.within ?? ''), whole, of.states);
}

/** By how much each stock is higher after a write than before it. */
function differences(before: readonly Effect[], after: readonly Effect[]): Map<number, number> {
  const all = new Map<number, number>();
  for (const { id, amount } of before) all.set(id, (all.get(id) ?? 0) - amount);
  for (const { id, amount } of after) all.set(id, (all.get(id) ?? 0) + amount);
  return all;
}

/**
 * While a record counts, the stock of the record that it refers to is lower (or, with `in`, higher) by its amount; once it
 * counts no longer, the stock is as before. A stock never falls below zero (409).
 */
export function stock<R extends Stored>(of: Stock<R>): Rule<R> {
  const { message, via, field } = of;
  const move = (
    { store, entity, account }: Occasion<R>,
    before: readonly Effect[],
    after: readonly Effect[],
  ): void => {
    const holder = referenceTarget(entity, via);
    for (const [id, amount] of differences(before, after)) {
      const record = amount === 0 ? undefined : findRecord(store, holder, { id });
      const present = record?.[field];
      // A stock that nobody counts is not held.
      if (record === undefined || typeof present !== 'number') continue;
      if (amount < 0 && present + amount < 0) throw conflict(message);
      const after = updateRecord(store, holder, { id, values: { [field]: present + amount } });
      noteChange(store, { entity: holder, action: 'updated', before: record, after }, account);
    }
  };
  const effects = (occasion: Occasion<R>, record: R | undefined): Effect[] =>
    record === undefined ? [] : effectOf(occasion, of, { record });
  return {
    message,
    after: (occasion) =>
      move(occasion, effects(occasion, occasion.before), effects(occasion, occasion.after)),
    ...(of.within === undefined ? {} : { follows: { through: of.within, change: followWhole } }),
  };

  /** The whole has come into a state in which its parts count, or left it. */
  function followWhole(whole: Occasion<AnyRecord>, part: Occasion<R>): void {
    const { after: record } = part;
    if (record === undefined || whole.before === undefined || whole.after === undefined) return;
    const before = effectOf(part, of, { record, whole: whole.before });
    move(part, before, effectOf(part, of, { record, whole: whole.after }));
  }
}
