import { html } from 'hono/html';
import { asked, seen, viewerOf } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { selectionOf } from '../http/list-query.ts';
import {
  addDays,
  addMonths,
  dayTitle,
  mondayOf,
  monthAndYear,
  shortWeekday,
  today,
  weekdayOf,
} from '../model/calendar.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { fromLocal } from '../model/zone.ts';
import { selectRecords } from '../store/records.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { type Asking, listAddress } from './list-address.ts';
import { headlineOf, whenField, whenOf } from './record-card.ts';
import { displayOf, showState } from './value.ts';

const mostShown = 1_000;
const mostInDay = 3;

type Entry = { record: AnyRecord; day: string; clock: string | undefined };

/** First and last day of what is looked at. */
function rangeOf({ on, span }: Asking): { first: string; last: string } {
  if (span === 'day') return { first: on, last: on };
  if (span === 'week') return { first: mondayOf(on), last: addDays(mondayOf(on), 6) };
  const last = addDays(addMonths(on, 1), -1);
  return { first: mondayOf(addMonths(on, 0)), last: addDays(last, 7 - weekdayOf(last)) };
}

function entriesOf(c: Ctx, entity: Entity, asking: Asking): Entry[] {
  const { store, account } = asked(c, entity);
  const field = whenField(entity);
  if (field === undefined) return [];
  const { first, last } = rangeOf(asking);
  const bound = (day: string): string => (field.kind === 'datetime' ? fromLocal(`${day}T00:00`) : day);
  const selection = selectionOf(entity, asking.query, account);
  const { items } = selectRecords(store, entity, {
    where: {
      sql: `${selection.where.sql} AND "${field.column}" >= ? AND "${field.column}" < ?`,
      params: [...selection.where.params, bound(first), bound(addDays(last, 1))],
    },
    order: `"${field.column}", "id"`,
    limit: mostShown,
    offset: 0,
  });
  return items.flatMap((record) => {
    const when = whenOf(entity, record);
    return when === undefined ? [] : [{ record, ...when }];
  });
}

function isOff({ lifecycle }: Entity, record: AnyRecord): boolean {
  const state = lifecycle?.states.find(({ value }) => value === record[lifecycle.field]);
  return state?.occupies === false && state.value !== lifecycle?.initial;
}

/** A link to a record by what a person knows it by; its own name is said to those who listen. */
function link(c: Ctx, entity: Entity, of: { record: AnyRecord; before?: string; classes: string }): Html {
  const { record, before, classes } = of;
  const name = displayOf(viewerOf(c), entity, record);
  const headline = headlineOf(c, entity, record);
  const shown = before === undefined ? headline : `${before} ${headline}`;
  const said = name === headline ? shown : `${shown} (${name})`;
  return html`<a class="${classes}" href="/${entity.collection}/${record.id}" aria-label="${said}"
    >${before === undefined ? '' : html`<b>${before}</b> `}${headline}</a
  >`;
}

function event(c: Ctx, entity: Entity, { record, clock }: Entry): Html {
  const classes = `event ${isOff(entity, record) ? 'is-off' : ''}`;
  return link(c, entity, { record, classes, ...(clock === undefined ? {} : { before: clock }) });
}

type Grid = { entity: Entity; asking: Asking; byDay: Map<string, Entry[]> };

function dayCell(c: Ctx, { entity, asking, byDay }: Grid, day: string): Html {
  const entries = byDay.get(day) ?? [];
  const most = asking.span === 'month' ? mostInDay : entries.length;
  const isOther = asking.span === 'month' && day.slice(0, 7) !== asking.on.slice(0, 7);
  const classes = [day === today() ? 'is-today' : '', isOther ? 'is-other' : ''].filter(Boolean).join(' ');
  const href = listAddress(entity, asking, { view: 'calendar', span: 'day', on: day });
  return html`<td class="${classes}">
    <a class="day-number" href="${href}"
      ><span class="hidden">${dayTitle(day)}</span><span aria-hidden="true">${Number(day.slice(8))}</span></a
    >
    ${entries.slice(0, most).map((entry) => event(c, entity, entry))}
    ${entries.length > most ? html`<a class="more-events" href="${href}">${words.views.more(entries.length - most)}</a>` : ''}
  </td>`;
}

function grid(c: Ctx, of: Grid): Html {
  const { first, last } = rangeOf(of.asking);
  const weeks: string[][] = [];
  for (let day = first; day <= last; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_none, index) => addDays(day, index)));
  }
  const isWeek = of.asking.span === 'week';
  return html`<div class="card table-card only-wide">
    <table class="calendar ${isWeek ? 'is-week' : ''}">
      <thead>
        <tr>
          ${(weeks[0] ?? []).map((day) => html`<th scope="col">${shortWeekday(day)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (days) =>
            html`<tr>
              ${days.map((day) => dayCell(c, of, day))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The days on which something happens, one after the other. */
export function agenda(c: Ctx, entity: Entity, byDay: ReadonlyMap<string, readonly Entry[]>): Html {
  return html`<ul class="card agenda">
    ${[...byDay].map(
      ([day, entries]) =>
        html`<li>
          <span class="agenda-day">${dayTitle(day)}</span>
          <ul class="agenda-items">
            ${entries.map(
              ({ record, clock }) =>
                html`<li>
                  ${clock === undefined ? '' : html`<b>${clock}</b>`}
                  ${link(c, entity, { record, classes: '' })} ${showState(entity, record)}
                </li>`,
            )}
          </ul>
        </li>`,
    )}
  </ul>`;
}

/** What happens on one day, for the first page. */
export function dayOf(c: Ctx, of: Entity, day: string): Map<string, Entry[]> {
  const entity = seen(c, of);
  const query = { q: '', sort: '', page: 1, pageSize: 1, filters: {} };
  return grouped(entriesOf(c, entity, { query, view: 'calendar', on: day, span: 'day' }));
}

function grouped(entries: readonly Entry[]): Map<string, Entry[]> {
  const byDay = new Map<string, Entry[]>();
  for (const entry of entries) byDay.set(entry.day, [...(byDay.get(entry.day) ?? []), entry]);
  return byDay;
}

function shifted({ on, span }: Asking, by: 1 | -1): string {
  if (span === 'month') return addMonths(on, by);
  return addDays(on, by * (span === 'week' ? 7 : 1));
}

function titleOf(asking: Asking): string {
  if (asking.span === 'day') return dayTitle(asking.on);
  const title = monthAndYear(asking.on);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

function head(entity: Entity, asking: Asking): Html {
  const to = (change: { on?: string; span?: string }): string =>
    listAddress(entity, asking, { view: 'calendar', ...change });
  const spans = ['month', 'week', 'day'] as const;
  return html`<div class="calendar-head">
    <h2>${titleOf(asking)}</h2>
    <nav class="switch" aria-label="${words.views.calendar}">
      ${spans.map(
        (span) =>
          html`<a href="${to({ span })}" ${span === asking.span ? html`aria-current="true"` : ''}
            >${words.views[span]}</a
          >`,
      )}
    </nav>
    <div class="actions">
      <a
        class="button icon-only"
        href="${to({ on: shifted(asking, -1) })}"
        aria-label="${words.screens.previous}"
        >${icon('back')}</a
      >
      <a class="button" href="${to({ on: today() })}">${words.views.today}</a>
      <a class="button icon-only" href="${to({ on: shifted(asking, 1) })}" aria-label="${words.screens.next}"
        >${icon('forward')}</a
      >
    </div>
  </div>`;
}

/** A list by its days: a month or week as a grid, on phones and for one day as an agenda. */
export function calendarView(c: Ctx, entity: Entity, asking: Asking): Html {
  const byDay = grouped(entriesOf(c, entity, asking));
  const isInside = (day: string): boolean =>
    asking.span !== 'month' || day.slice(0, 7) === asking.on.slice(0, 7);
  const shown = new Map([...byDay].filter(([day]) => isInside(day)));
  const list =
    shown.size === 0
      ? html`<div class="card empty">
          ${icon('calendar')}
          <p>${words.views.nothingHere}</p>
        </div>`
      : agenda(c, entity, shown);
  if (asking.span === 'day') return html`${head(entity, asking)}${list}`;
  return html`${head(entity, asking)}${grid(c, { entity, asking, byDay })}
    <div class="only-narrow">${list}</div>`;
}
