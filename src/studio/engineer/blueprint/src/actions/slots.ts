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
  const later = isMoment
    ? new Date(Date.parse(from) + 3_600_000).toISOString()
    : addDays(slot.at, booking.nights);
  return {
    ...chosen,
    [start]: from,
    ...(end === undefined ? {} : { [end]: later }),
    ...(resource === undefined || slot.resource === undefined ? {} : { [resource]: slot.resource }),
  };
}

/** Days and their free slots, the last day that was looked at, and why nothing is free where it is not for want of time. */
export type Free = { days: { day: string; slots: Slot[] }[]; last: string; refusal: Refusal | undefined };

type OneDay = { slots: Slot[]; refusals: Refusal[]; tried: number };

/** What is free on one day. Runs inside `store.write`. */
function freeOn(asked: Asked, search: Search, day: string): OneDay {
  const isMoment = fieldOf(asked.entity, search.booking.start ?? '')?.kind === 'datetime';
  const present = isMoment ? thisMinute() : thisMinute().slice(0, 10);
  const resources = search.resources.length > 0 ? search.resources : [undefined];
  let tried = 0;
  const refusals: Refusal[] = [];
  const slots = candidatesOn(search.booking, day, isMoment).flatMap((at): Slot[] => {
    if (at < present) return [];
    for (const resource of resources) {
      const slot = { at, resource };
      const problem = refusalOf(asked, valuesAt(asked, search, slot));
      tried += 1;
      if (problem === undefined) return [slot];
      refusals.push(problem);
    }
    return [];
  });
  return { slots, refusals, tried };
}

/** Why candidates were refused, and one of the days on which they were. */
type Refused = { reasons: Set<string>; day: string };

const yearOfWeeks = 364;

/** A reason that goes for the same weekday a year from now as well, when nobody has booked yet. Runs inside `store.write`. */
function lastingRefusal(asked: Asked, search: Search, { reasons, day }: Refused): Refusal | undefined {
  const { slots, refusals } = freeOn(asked, search, addDays(day, yearOfWeeks));
  return slots.length > 0 ? undefined : refusals.find(({ message }) => reasons.has(message));
}

const wantedMoments = 3;
const wantedDays = 28;
const mostDays = 42;
/** Trying takes its time, in which nobody else can write. */
const mostTried = 500;

/**
 * The next days on which something is free, from `day` on. Every candidate is held against all rules by trying it, so that
 * what is offered can be had; for several resources the first that is free is taken.
 */
export async function freeSlots(asked: Asked, search: Search, day: string): Promise<Free> {
  const isMoment = fieldOf(asked.entity, search.booking.start ?? '')?.kind === 'datetime';
  const wanted = isMoment ? wantedMoments : wantedDays;
  const free: Free = { days: [], last: day, refusal: undefined };
  const refused: Refused = { reasons: new Set(), day };
  let tried = 0;
  for (let offset = 0; offset < mostDays && free.days.length < wanted && tried < mostTried; offset += 1) {
    free.last = addDays(day, offset);
    // A day at a time, so that others can write in between.
    const found = await asked.store.write(() => freeOn(asked, search, free.last));
    tried += found.tried;
    for (const { message } of found.refusals) refused.reasons.add(message);
    if (found.refusals.length > 0) refused.day = free.last;
    if (found.slots.length > 0) free.days.push({ day: free.last, slots: found.slots });
  }
  if (free.days.length === 0) {
    free.refusal = await asked.store.write(() => lastingRefusal(asked, search, refused));
  }
  return free;
}
