import { Hono } from 'hono';
import type { Entity } from '../model/entity.ts';
import { malformed, notAllowed, Refusal } from '../model/refusal.ts';
import { scopesOf } from '../model/account.ts';
import { seenBy } from '../model/sight.ts';
import { selectRecords } from '../store/records.ts';
import { words } from '../words.ts';
import { asked } from './collection.ts';
import type { Ctx, Env } from './context.ts';
import { importTable } from './import-table.ts';
import { readListQuery, selectionOf } from './list-query.ts';
import { tableOf } from './table.ts';

const maxExported = 100_000;

/** The records of a list, all pages of it, as a table. */
export function exportTable(c: Ctx, entity: Entity): Response {
  const { account, store } = asked(c, entity);
  const shown = seenBy(account, entity);
  const query = readListQuery(shown, c.req.query());
  if (scopesOf(account, entity, 'read').length === 0) {
    throw notAllowed(words.refusals.mayNot('see', entity));
  }
  const selection = selectionOf(shown, query, account);
  const { items } = selectRecords(store, shown, { ...selection, limit: maxExported, offset: 0 });
  // Spreadsheets tell UTF-8 by this mark; programs, which send their token, would stumble over it.
  const mark = c.get('isBearer') ? '' : '\uFEFF';
  return c.body(`${mark}${tableOf({ store, account }, shown, items)}`, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${entity.collection}.csv"`,
  });
}

/** The text of a table, as it was sent; refuses (400) what is not UTF-8. */
export function tableText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed(words.files.notUtf8);
  }
}

/** Whether a request carries a table. */
export function isTable(c: Ctx): boolean {
  return /^text\/csv\s*(?:;|$)/i.test(c.req.header('content-type') ?? '');
}

/** Takes a table in: 201 with how many records were made, 422 with the mistakes, or 200 for a preview. */
export async function importFrom(c: Ctx, entity: Entity): Promise<Response> {
  if (!isTable(c)) throw new Refusal(415, words.files.sendCsv);
  const text = tableText(await c.req.arrayBuffer());
  const { preview, partial } = c.req.query();
  const mode = { preview: preview === 'true', partial: partial === 'true' };
  const outcome = await importTable(asked(c, entity), text, mode);
  if (mode.preview) return c.json(outcome);
  if (outcome.created > 0 || outcome.errors.length === 0) return c.json(outcome, 201);
  throw new Refusal(
    422,
    words.files.rowsRefused(new Set(outcome.errors.map(({ line }) => line)).size),
    outcome.errors,
  );
}

/** `/api/<collection>.csv`: the list as a table, and records from one; a table sent to `/api/<collection>` does the same. */
export function tableRoutes(entity: Entity): Hono<Env> {
  const routes = new Hono<Env>();
  const path = `/${entity.collection}`;
  routes.get(`${path}.csv`, (c) => exportTable(c, entity));
  routes.post(`${path}.csv`, (c) => importFrom(c, entity));
  routes.post(path, (c, next) => (isTable(c) ? importFrom(c, entity) : next()));
  return routes;
}
