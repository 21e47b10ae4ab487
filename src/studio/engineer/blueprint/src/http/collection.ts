import { Hono } from 'hono';
import {
  changeRecord,
  createRecord,
  moveRecord,
  readRecord,
  removeRecord,
  type Asked,
} from '../actions/records.ts';
import { restoreRecord, trashOf } from '../actions/trash.ts';
import { type Account, isOpenToVisitors, scopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { readJson, versionOf } from '../model/input.ts';
import { notAllowed, notFound } from '../model/refusal.ts';
import { seenBy, wholeOf } from '../model/sight.ts';
import { selectRecords } from '../store/records.ts';
import { historyOf } from '../store/changes.ts';
import type { Viewer } from '../store/display.ts';
import type { Trashed } from '../store/trash.ts';
import { jsonBody } from './body.ts';
import { accountOf, actorOf, type Ctx, type Env } from './context.ts';
import { readListQuery, readPart, selectionOf } from './list-query.ts';
import { words } from '../words.ts';

/** A record as the API shows it: bare, without what only the product needs. */
export function toJson(record: AnyRecord): Omit<AnyRecord, '_createdBy'> {
  const { _createdBy, ...shown } = record;
  return shown;
}

/** The same, without what is hidden from the account. */
function shownTo({ account, entity }: Asked, record: AnyRecord): Record<string, unknown> {
  const hidden = new Set(hiddenKeys(account, entity));
  return Object.fromEntries(Object.entries(toJson(record)).filter(([key]) => !hidden.has(key)));
}

function hiddenKeys(account: Account, entity: Entity): string[] {
  const seen = seenBy(account, entity);
  if (seen === entity) return [];
  const keys = ({ fields, derived = [] }: Entity): string[] => [...fields, ...derived].map(({ key }) => key);
  const left = new Set(keys(seen));
  return keys(wholeOf(seen)).filter((key) => !left.has(key));
}

/** A deleted record: its fields as they were, and when it was deleted. */
function toTrashJson(entity: Entity, { id, deletedAt, row }: Trashed): Record<string, Value> {
  const shown = entity.fields.map((field) => [field.key, row[field.column] ?? null]);
  return { id, deletedAt, ...(Object.fromEntries(shown) as Record<string, Value>) };
}

/** The number in the path; anything else names no record. */
export function idOf(c: Ctx, entity: Entity): number {
  const text = c.req.param('id') ?? '';
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw notFound(words.refusals.noSuch(entity));
  return Number(text);
}

/** Who asks for what, for the actions. */
export function asked(c: Ctx, entity: Entity): Asked {
  const account = isOpenToVisitors(entity) ? actorOf(c) : accountOf(c);
  return { store: c.get('store'), account, entity };
}

/** Whoever looks at a page, with or without an account. */
export function viewerOf(c: Ctx): Viewer {
  return { store: c.get('store'), account: actorOf(c) };
}

/** The entity as whoever asks sees it. */
export function seen(c: Ctx, entity: Entity): Entity {
  return seenBy(isOpenToVisitors(entity) ? actorOf(c) : accountOf(c), entity);
}

/** The last word of the path that restores a deleted record; another one where a change of state is called so. */
export function restoreVerb({ lifecycle }: Entity): string {
  return lifecycle?.transitions.some(({ verb }) => verb === 'restore') === true ? 'undelete' : 'restore';
}

/** What happened to a record, and bringing a deleted one back. */
function historyRoutes(entity: Entity): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:id/history', (c) => {
    const { page, pageSize } = readPart(c.req.query());
    const who = asked(c, entity);
    const { id } = readRecord(who, idOf(c, entity));
    const part = { id, limit: pageSize, offset: (page - 1) * pageSize };
    return c.json({ ...historyOf(who.store, seen(c, entity), part), page, pageSize });
  });
  if (entity.isReadOnly === true) return routes;
  routes.post(`/:id/${restoreVerb(entity)}`, async (c) => {
    const who = asked(c, entity);
    return c.json(shownTo(who, await restoreRecord(who, idOf(c, entity))));
  });
  return routes;
}

/** The API of one collection: list, create, read, change, delete and its transitions. */
export function collectionRoutes(entity: Entity): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/', (c) => {
    const { account, store } = asked(c, entity);
    const shown = seenBy(account, entity);
    const query = readListQuery(shown, c.req.query());
    if (scopesOf(account, entity, 'read').length === 0) {
      throw notAllowed(words.refusals.mayNot('see', entity));
    }
    const { items, total } = selectRecords(store, shown, selectionOf(shown, query, account));
    return c.json({ items: items.map(toJson), total, page: query.page, pageSize: query.pageSize });
  });

  routes.post('/', async (c) => {
    const body = await jsonBody(c);
    const who = asked(c, entity);
    const record = await createRecord(who, readJson(entity, body));
    return c.json(shownTo(who, record), 201, { location: `/api/${entity.collection}/${record.id}` });
  });

  routes.get('/trash', (c) => {
    const { page, pageSize } = readPart(c.req.query());
    const { items, total } = trashOf(asked(c, entity), { limit: pageSize, offset: (page - 1) * pageSize });
    const shown = seen(c, entity);
    return c.json({ items: items.map((kept) => toTrashJson(shown, kept)), total, page, pageSize });
  });

  routes.get('/:id', (c) => {
    const who = asked(c, entity);
    return c.json(shownTo(who, readRecord(who, idOf(c, entity))));
  });

  routes.patch('/:id', async (c) => {
    const body = await jsonBody(c);
    versionOf(body);
    const who = asked(c, entity);
    const record = await changeRecord(who, idOf(c, entity), (before) => readJson(entity, body, before));
    return c.json(shownTo(who, record));
  });

  routes.delete('/:id', async (c) => {
    const who = asked(c, entity);
    await removeRecord(who, idOf(c, entity));
    return c.body(null, 204);
  });

  routes.route('/', historyRoutes(entity));
  for (const transition of entity.lifecycle?.transitions ?? []) {
    routes.post(`/:id/${transition.verb}`, async (c) => {
      const version = versionOf(await jsonBody(c, true));
      const who = asked(c, entity);
      const record = await moveRecord(who, idOf(c, entity), { transition, version });
      return c.json(shownTo(who, record));
    });
  }
  return routes;
}
