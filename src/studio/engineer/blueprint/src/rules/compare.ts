import { timestamp } from '../clock.ts';
import type { Entity, Occasion, Rule, Stored } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { type Length, movedDay, movedMoment } from '../model/length.ts';
import { derivedOf, fieldOf, referenceTarget, valueField } from '../model/registry.ts';
import { invalid } from '../model/refusal.ts';
import { localDay } from '../model/zone.ts';
import { type Key, referred, valueOf } from './counted.ts';

type Operator = 'lt' | 'lte' | 'gt' | 'gte' | 'ne' | 'eq';

/** What a field is held against: a value of the record or of one that it refers to, a constant, or the present time. */
type Operand<R> =
  | { field: Key<R> }
  | { field: string; via: Key<R> }
  | { value: string | number | boolean }
  | { now: Length | undefined };

type Compare<R> = { message: string; left: Key<R>; op: Operator; right: Operand<R> };

const holds: Record<Operator, (left: Comparable, right: Comparable) => boolean> = {
  lt: (left, right) => left < right,
  lte: (left, right) => left <= right,
  gt: (left, right) => left > right,
  gte: (left, right) => left >= right,
  ne: (left, right) => left !== right,
  eq: (left, right) => left === right,
};

type Comparable = string | number | boolean;

const isComparable = (value: Value): value is Comparable => value !== null && typeof value !== 'object';

/** The present day, or the present moment, moved. */
function present(isDay: boolean, moved: Length | undefined): string {
  const now = timestamp();
  if (moved === undefined) return isDay ? localDay(now) : now;
  return isDay ? movedDay(localDay(now), moved) : movedMoment(now, moved);
}

/** A side of a comparison, and of which kind it is. */
type Side = { value: Value; kind: string | undefined };

function rightSide<R extends Stored>(occasion: Occasion<R>, of: Compare<R>, record: Stored): Side {
  const { store, entity } = occasion;
  const { right } = of;
  const leftKind = fieldOf(entity, of.left)?.kind;
  if ('value' in right) return { value: right.value, kind: leftKind };
  if ('now' in right) return { value: present(leftKind === 'date', right.now), kind: leftKind };
  if (!('via' in right)) {
    return { value: valueOf(record, right.field), kind: valueField(entity, right.field)?.kind };
  }
  const target = referenceTarget(entity, right.via);
  const other = referred(store, entity, { record, via: right.via });
  return { value: other?.[right.field] ?? null, kind: valueField(target, right.field)?.kind };
}

/** Where one side is a day and the other a moment, the moment's day counts. */
function inDays(side: Side, other: Side): Value {
  const isMixed = side.kind === 'datetime' && other.kind === 'date';
  return isMixed && typeof side.value === 'string' ? localDay(side.value) : side.value;
}

/** Whether the other side follows from records to which this one will belong: then it is asked before the record is written. */
function isAskedBefore<R>(entity: Entity, right: Operand<R>): boolean {
  return 'via' in right && derivedOf(referenceTarget(entity, right.via), right.field) !== undefined;
}

/** `left op right` holds for every record that has both sides (422 on `left`). */
export function compare<R extends Stored>(of: Compare<R>): Rule<R> {
  const { message, left, op, right } = of;
  // What was right when it was written stays so, whatever the time or the other record has become.
  const isUnchanged = ({ before }: Occasion<R>, record: Stored): boolean =>
    before !== undefined &&
    ('now' in right || 'via' in right) &&
    valueOf(before, left) === valueOf(record, left) &&
    (!('via' in right) || valueOf(before, right.via) === valueOf(record, right.via));
  const check = (occasion: Occasion<R>, record: R | undefined): void => {
    if (record === undefined || isUnchanged(occasion, record)) return;
    const mine = { value: valueOf(record, left), kind: fieldOf(occasion.entity, left)?.kind };
    const its = rightSide(occasion, of, record);
    const [a, b] = [inDays(mine, its), inDays(its, mine)];
    if (!isComparable(a) || !isComparable(b) || holds[op](a, b)) return;
    throw invalid([{ field: left, message }]);
  };
  return {
    message,
    before(occasion) {
      if (isAskedBefore(occasion.entity, right) && occasion.act !== 'delete') check(occasion, occasion.draft);
    },
    after(occasion) {
      if (!isAskedBefore(occasion.entity, right)) check(occasion, occasion.after);
    },
  };
}
