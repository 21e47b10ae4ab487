import { html } from 'hono/html';
import type { Free, Slot } from '../actions/slots.ts';
import {
  addDays,
  dayAndMonth,
  dayTitle,
  mondayOf,
  monthAndYear,
  shortWeekday,
  weekdayOf,
} from '../model/calendar.ts';
import type { Html } from './html.ts';

/** The address that a slot leads to. */
type Lead = (slot: Slot) => string;

/** The free times of each day. */
export function timeSlots(days: Free['days'], lead: Lead): Html[] {
  return days.map(
    ({ day, slots }) =>
      html`<section class="day-slots">
        <h3>${dayTitle(day)}</h3>
        <ul class="slots">
          ${slots.map(
            (slot) =>
              html`<li>
                <a class="slot" href="${lead(slot)}"
                  >${slot.at.split('T')[1] ?? ''}<span class="hidden">, ${dayAndMonth(day)}</span></a
                >
              </li>`,
          )}
        </ul>
      </section>`,
  );
}

const monthOf = (day: string): string => day.slice(0, 7);

/** The days of a month between the first and the last that are free, as its calendar has them. */
function monthOfSlots(free: ReadonlyMap<string, Slot>, lead: Lead): Html {
  const known = [...free.keys()];
  const first = known[0] ?? '';
  const last = known.at(-1) ?? '';
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  const before = Array.from({ length: weekdayOf(first) - 1 });
  const weekdays = Array.from({ length: 7 }, (_none, index) => addDays(mondayOf(first), index));
  return html`<section class="day-slots">
    <h3>${monthAndYear(first)}</h3>
    <div class="month-slots weekdays" aria-hidden="true">
      ${weekdays.map((day) => html`<span>${shortWeekday(day)}</span>`)}
    </div>
    <ul class="month-slots">
      ${before.map(() => html`<li aria-hidden="true"></li>`)}
      ${days.map((day) => {
        const slot = free.get(day);
        const number = html`<span aria-hidden="true">${Number(day.slice(8))}</span>`;
        return slot === undefined
          ? html`<li class="taken" aria-hidden="true">${number}</li>`
          : html`<li>
              <a class="slot" href="${lead(slot)}"><span class="hidden">${dayTitle(day)}</span>${number}</a>
            </li>`;
      })}
    </ul>
  </section>`;
}

/** The free days, month by month. */
export function daySlots(days: Free['days'], lead: Lead): Html[] {
  const months = Map.groupBy(days, ({ day }) => monthOf(day));
  return [...months.values()].map((month) => {
    const free = new Map(month.flatMap(({ day, slots: [slot] }) => (slot ? [[day, slot] as const] : [])));
    return monthOfSlots(free, lead);
  });
}
