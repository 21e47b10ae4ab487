import { timestamp } from '../clock.ts';
import type { Act, Occasion, Rule, Stored } from '../model/entity.ts';
import { type Length, movedDay, movedMoment } from '../model/length.ts';
import { referenceTarget, valueField } from '../model/registry.ts';
import { conflict } from '../model/refusal.ts';
import { fromLocal, localDay } from '../model/zone.ts';
import { type Key, referred, valueOf } from './counted.ts';

type Deadline<R> = {
  message: string;
  /** The acts that are open only until, or only from, the moment. */
  on: readonly Act[];
  when: 'until' | 'from';
  field: string;
  /** The reference to the record that has the moment. */
  via?: Key<R>;
  offset: Length;
  /** Whom it binds; everybody when left out. */
  roles?: readonly string[];
};

/**
 * Whether the moment, moved by the offset, has passed. A day has passed when it is over; moved by hours or minutes it
 * stands for its first moment.
 */
function hasPassed(kind: string | undefined, value: string, offset: Length): boolean {
  const now = timestamp();
  if (kind !== 'date') return movedMoment(value, offset) < now;
  const isExact = (offset.unit === 'hours' || offset.unit === 'minutes') && offset.amount !== 0;
  if (isExact) return movedMoment(fromLocal(`${value}T00:00`), offset) < now;
  return movedDay(value, offset) < localDay(now);
}

/** Whether the moment, moved by the offset, has come. */
function hasCome(kind: string | undefined, value: string, offset: Length): boolean {
  const now = timestamp();
  if (kind !== 'date') return movedMoment(value, offset) <= now;
  const isExact = (offset.unit === 'hours' || offset.unit === 'minutes') && offset.amount !== 0;
  if (isExact) return movedMoment(fromLocal(`${value}T00:00`), offset) <= now;
  return movedDay(value, offset) <= localDay(now);
}

/** Acts that are open only until a moment of the record (or of the one that it refers to), or only from then on (409). */
export function deadline<R extends Stored>(of: Deadline<R>): Rule<R> {
  // What the product does by itself has its time in a rule of its own.
  const isBound = ({ act, account }: Occasion<R>): boolean =>
    account !== undefined &&
    of.on.includes(act) &&
    (of.roles === undefined || of.roles.includes(account.role));
  const check = (occasion: Occasion<R>, record: Stored | undefined): void => {
    if (record === undefined || !isBound(occasion)) return;
    const { store, entity } = occasion;
    const holder = of.via === undefined ? record : referred(store, entity, { record, via: of.via });
    const value = holder && valueOf(holder, of.field);
    if (typeof value !== 'string') return;
    const kind = valueField(of.via === undefined ? entity : referenceTarget(entity, of.via), of.field)?.kind;
    const isOpen = of.when === 'until' ? !hasPassed(kind, value, of.offset) : hasCome(kind, value, of.offset);
    if (!isOpen) throw conflict(of.message);
  };
  return {
    message: of.message,
    // A record that is there is asked as it stands, a new one as it was made.
    before: (occasion) => check(occasion, occasion.before),
    after(occasion) {
      if (occasion.act === 'create') check(occasion, occasion.after);
    },
  };
}
