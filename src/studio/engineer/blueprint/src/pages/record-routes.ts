import { html } from 'hono/html';
import { Hono } from 'hono';
import {
  changeRecord,
  createRecord,
  mayCreate,
  mayDelete,
  mayUpdate,
  moveRecord,
  readRecord,
  removeRecord,
  stateLabel,
} from '../actions/records.ts';
import { formBody } from '../http/body.ts';
import { asked, idOf } from '../http/collection.ts';
import { accountOf, type Ctx, type Env } from '../http/context.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import type { AnyRecord, Entity, Transition } from '../model/entity.ts';
import { readForm } from '../model/input.ts';
import { notFound, Refusal } from '../model/refusal.ts';
import { recordForm, type Typed } from './form.ts';
import { renderPage } from './layout.ts';
import { listPage } from './list-page.ts';
import { deletePage, recordPage, recordPath } from './record-page.ts';
import { displayOf } from './value.ts';
import { words } from '../words.ts';

/** Refusals that the person can mend are shown beside what was typed; all others get a page of their own. */
function isMendable(error: unknown): error is Refusal {
  return error instanceof Refusal && [403, 409, 422].includes(error.status);
}

type FormState = { typed: Typed; refusal?: Refusal };

function newPage(c: Ctx, entity: Entity, state: FormState): Promise<Response> {
  const title = words.screens.newOne(entity);
  const path = `/${entity.collection}`;
  const form = recordForm(c, entity, { action: `${path}/new`, back: path, ...state });
  const body = html`<p class="crumbs"><a href="${path}">${words.screens.all(entity)}</a></p>
    <h1>${title}</h1>
    ${form}`;
  return renderPage(c, { title, body, current: entity.collection, status: state.refusal?.status ?? 200 });
}

function defaultsOf(entity: Entity, query: Record<string, string>): Typed {
  return Object.fromEntries(
    entity.fields.map((field) => {
      const text = query[field.key] ?? field.toForm(field.default);
      return [field.key, field.control.kind === 'checkbox' && text !== 'true' ? '' : text];
    }),
  );
}

async function create(c: Ctx, entity: Entity): Promise<Response> {
  const form = await formBody(c);
  const who = asked(c, entity);
  checkFormToken(c, form);
  try {
    const record = await createRecord(who, readForm(entity, form, true));
    leaveNotice(c, words.screens.created(entity));
    return c.redirect(recordPath(entity, record.id), 303);
  } catch (error) {
    if (!isMendable(error)) throw error;
    mayCreate(who);
    return newPage(c, entity, { typed: form, refusal: error });
  }
}

function typedOf(entity: Entity, record: AnyRecord): Typed {
  const typed = entity.fields.map((field) => {
    const value = record[field.key] ?? null;
    const isTicked = value === true ? 'true' : '';
    return [field.key, field.control.kind === 'checkbox' ? isTicked : field.toForm(value)];
  });
  return Object.fromEntries(typed);
}

function editPage(c: Ctx, entity: Entity, state?: FormState & { version: number }): Promise<Response> {
  const who = asked(c, entity);
  const record = readRecord(who, idOf(c, entity));
  mayUpdate(who, record.id);
  const name = displayOf(who.store, entity, record);
  const path = recordPath(entity, record.id);
  const form = recordForm(c, entity, {
    action: `${path}/edit`,
    back: path,
    typed: state?.typed ?? typedOf(entity, record),
    version: state?.version ?? record.version,
    refusal: state?.refusal,
  });
  const title = words.screens.editOne(name);
  const body = html`<p class="crumbs"><a href="${path}">${name}</a></p>
    <h1>${title}</h1>
    ${form}`;
  return renderPage(c, { title, body, current: entity.collection, status: state?.refusal?.status ?? 200 });
}

async function edit(c: Ctx, entity: Entity): Promise<Response> {
  const form = await formBody(c);
  const who = asked(c, entity);
  checkFormToken(c, form);
  const id = idOf(c, entity);
  try {
    await changeRecord(who, id, () => readForm(entity, form, false));
    leaveNotice(c, words.screens.saved(entity));
    return c.redirect(recordPath(entity, id), 303);
  } catch (error) {
    if (!isMendable(error)) throw error;
    return editPage(c, entity, { typed: form, refusal: error, version: Number(form['version']) || 0 });
  }
}

async function remove(c: Ctx, entity: Entity): Promise<Response> {
  const form = await formBody(c);
  const who = asked(c, entity);
  checkFormToken(c, form);
  try {
    await removeRecord(who, idOf(c, entity));
    leaveNotice(c, words.screens.deleted(entity));
    return c.redirect(`/${entity.collection}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error;
    return deletePage(c, entity, error);
  }
}

async function move(c: Ctx, entity: Entity, transition: Transition): Promise<Response> {
  const form = await formBody(c);
  const who = asked(c, entity);
  checkFormToken(c, form);
  const id = idOf(c, entity);
  try {
    const version = form['version'] ? Number(form['version']) : undefined;
    await moveRecord(who, id, { transition, version });
    leaveNotice(c, words.screens.moved(entity, stateLabel(entity, transition.to)));
    return c.redirect(recordPath(entity, id), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || ![409, 422].includes(error.status)) throw error;
    return recordPage(c, entity, error);
  }
}

/** The pages of one collection. */
export function recordRoutes(entity: Entity): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => listPage(c, entity));
  routes.get('/new', (c) => {
    accountOf(c);
    mayCreate(asked(c, entity));
    return newPage(c, entity, { typed: defaultsOf(entity, c.req.query()) });
  });
  routes.post('/new', (c) => create(c, entity));
  routes.get('/:id', (c) => recordPage(c, entity));
  routes.get('/:id/edit', (c) => editPage(c, entity));
  routes.post('/:id/edit', (c) => edit(c, entity));
  routes.get('/:id/delete', (c) => {
    const who = asked(c, entity);
    const { id } = readRecord(who, idOf(c, entity));
    mayDelete(who, id);
    return deletePage(c, entity);
  });
  routes.post('/:id/delete', (c) => remove(c, entity));
  routes.post('/:id/do/:verb', (c) => {
    const verb = c.req.param('verb');
    const transition = entity.lifecycle?.transitions.find((candidate) => candidate.verb === verb);
    if (transition === undefined) throw notFound(words.refusals.noSuchStep);
    return move(c, entity, transition);
  });
  return routes;
}
