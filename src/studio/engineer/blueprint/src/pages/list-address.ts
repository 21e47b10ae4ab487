import type { Ctx } from '../http/context.ts';
import { type ListQuery, readListQuery } from '../http/list-query.ts';
import { isDay, today } from '../model/calendar.ts';
import type { Entity } from '../model/entity.ts';

/** A way to look at a list. */
export type View = 'list' | 'cards' | 'calendar' | 'board' | 'gallery';

/** What a list page was asked for: the list, how it is looked at, and around which day. */
export type Asking = { query: ListQuery; view: View | undefined; on: string; span: 'month' | 'week' | 'day' };

const own = new Set(['view', 'on', 'span']);

/** Reads the address of a list page. */
export function readAsking(c: Ctx, entity: Entity): Asking {
  const all = c.req.query();
  const rest = Object.entries(all).filter(
    ([key, value]) => !own.has(key) && !(isFilter(key) && value === ''),
  );
  const span = all['span'] === 'week' || all['span'] === 'day' ? all['span'] : 'month';
  return {
    query: readListQuery(entity, Object.fromEntries(rest)),
    view: ['list', 'cards', 'calendar', 'board', 'gallery'].includes(all['view'] ?? '')
      ? (all['view'] as View)
      : undefined,
    on: isDay(all['on'] ?? '') ? (all['on'] ?? '') : today(),
    span,
  };
}

const isFilter = (key: string): boolean => !['q', 'sort', 'page', 'pageSize'].includes(key);

/** What changes on the way to another page of the list; an empty text leaves something out. */
export type Change = {
  sort?: string;
  page?: number;
  view?: string;
  on?: string;
  span?: string;
  filters?: Record<string, string>;
};

/** The address of the list as it was asked for, with a change. */
export function listAddress(entity: Entity, { query, view, on, span }: Asking, change: Change): string {
  const search = new URLSearchParams(change.filters ?? query.filters);
  const set = (name: string, value: string): void => {
    if (value !== '') search.set(name, value);
  };
  set('q', query.q);
  set('sort', change.sort ?? query.sort);
  set('view', change.view ?? view ?? '');
  if ((change.view ?? view) === 'calendar') {
    set('on', change.on ?? on);
    set('span', change.span ?? span);
  }
  if (change.page !== undefined && change.page > 1) set('page', String(change.page));
  const text = search.toString();
  return `/${entity.collection}${text === '' ? '' : `?${text}`}`;
}
