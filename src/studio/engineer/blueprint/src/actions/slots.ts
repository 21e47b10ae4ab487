import type { Booking } from '../experience.ts';
import { addDays, thisMinute, weekdayOf } from '../model/calendar.ts';
import type { Value } from '../model/field.ts';
import type { Input } from '../model/input.ts';
import { Refusal } from '../model/refusal.ts';
import { fieldOf } from '../model/registry.ts';
import { fromLocal } from '../model/zone.ts';
import { type Asked, createInside } from './records.ts';

/** What is chosen so far, by the key of its field. */
export type Chosen = { [key: string]: Value };

/** A moment (`YYYY-MM-DDTHH:MM` on the product's clock) or day that can be had, and with which record of the resource. */
export type Slot = { at: string; resource: number | undefined };

const rasterMinutes = 30;

/** Thrown so that what was tried is undone. */
class Tried extends Error {}

/** Why somebody could not create such a record now; nothing when they could. Runs inside `store.write` and leaves no trace. */
export function refusalOf(asked: Asked, values: Chosen): Refusal | undefined {
  const missing = asked.entity.fields.filter((field) => values[field.key] === undefined);
  // What the person will still fill in is not asked yet.
  const defaults = Object.fromEntries(missing.map((field) => [field.key, field.default]));
  const input: Input = { values: { ...defaults, ...values }, errors: [], version: undefined };
  try {
    asked.store.attempt(() => {
      createInside(asked, input);
      throw new Tried();
    });
  } catch (error) {
    if (error instanceof Tried) return undefined;
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The moments of a day at which something could start, as far as the opening hours go. */
function candidatesOn(booking: Booking, day: string, isMoment: boolean): string[] {
  if (!booking.days.includes(weekdayOf(day))) return [];
  if (!isMoment) return [day];
  const found: string[] = [];
  for (let at = minutesOf(booking.from); at < minutesOf(booking.to); at += rasterMinutes) {
    found.push(`${day}T${clockOf(at)}`);
  }
  return found;
}

type Search = { booking: Booking; chosen: Chosen; resources: readonly number[] };

function valuesAt(asked: Asked, { booking, chosen }: Search, slot: Slot): Chosen {
  const { start = '', end, resource } = booking;
  const isMoment = fieldOf(asked.entity, start)?.kind === 'datetime';
  const from = isMoment ? fromLocal(slot.at) : slot.at;
  const hourLater = isMoment ? new Date(Date.parse(from) + 3_600_000).toISOString() : slot.at;
  return {
    ...chosen,
    [start]: from,
    ...(end === undefined ? {} : { [end]: hourLater }),
    ...(resource === undefined || slot.resource === undefined ? {} : { [resource]: slot.resource }),
  };
}

/** Days and their free slots, the first day that has none of them included; and why the last candidate was refused. */
export type Free = { days: { day: string; slots: Slot[] }[]; refusal: Refusal | undefined };

function freeOn(asked: Asked, search: Search, day: string): { slots: Slot[]; refusal: Refusal | undefined } {
  const isMoment = fieldOf(asked.entity, search.booking.start ?? '')?.kind === 'datetime';
  const present = isMoment ? thisMinute() : thisMinute().slice(0, 10);
  const resources = search.resources.length > 0 ? search.resources : [undefined];
  let refusal: Refusal | undefined;
  const slots = candidatesOn(search.booking, day, isMoment).flatMap((at): Slot[] => {
    if (at < present) return [];
    for (const resource of resources) {
      const slot = { at, resource };
      const problem = refusalOf(asked, valuesAt(asked, search, slot));
      if (problem === undefined) return [slot];
      refusal = problem;
    }
    return [];
  });
  return { slots, refusal };
}

const wantedDays = 3;
const mostDays = 28;

/**
 * The next days on which something is free, from `day` on. Every candidate is held against all rules by trying it, so that
 * what is offered can be had; for several resources the first that is free is taken.
 */
export async function freeSlots(asked: Asked, search: Search, day: string): Promise<Free> {
  return asked.store.write(() => {
    const days: Free['days'] = [];
    let refusal: Refusal | undefined;
    for (let offset = 0; offset < mostDays && days.length < wantedDays; offset += 1) {
      const at = addDays(day, offset);
      const found = freeOn(asked, search, at);
      refusal = found.refusal ?? refusal;
      if (found.slots.length > 0) days.push({ day: at, slots: found.slots });
    }
    return { days, refusal };
  });
}
