import { html } from 'hono/html';
import { Hono } from 'hono';
import {
  changeableFields,
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
import { restoreRecord } from '../actions/trash.ts';
import { undoMove } from '../actions/undo.ts';
import { isOwnPath } from '../http/address.ts';
import { formBody } from '../http/body.ts';
import { asked, idOf, seen, viewerOf } from '../http/collection.ts';
import type { Ctx, Env } from '../http/context.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import type { AnyRecord, Entity, Transition } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { readForm } from '../model/input.ts';
import { notFound, Refusal } from '../model/refusal.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import { findRecord } from '../store/records.ts';
import { words } from '../words.ts';
import { doBulk } from './bulk.ts';
import { recordForm, type Typed } from './form.ts';
import { recordFormBody } from './form-body.ts';
import { importRoutes } from './import-page.ts';
import { pageHead, renderPage } from './layout.ts';
import { listPage } from './list-page.ts';
import { deletePage, recordPage, recordPath } from './record-page.ts';
import { titleOf } from './value.ts';

/** Refusals that the person can mend are shown beside what was typed; all others get a page of their own. */
function isMendable(error: unknown): error is Refusal {
  return error instanceof Refusal && [403, 409, 413, 415, 422].includes(error.status);
}

/** Where a form wants to lead afterwards: a page of our own, or where it leads by itself. */
function backOf(form: Typed, otherwise: string): string {
  const back = form['back'] ?? '';
  return isOwnPath(back) ? back : otherwise;
}

type FormState = { typed: Typed; refusal?: Refusal };

/** The whole of which a new record is to be a part, when the form names it. */
function wholeOf(
  c: Ctx,
  entity: Entity,
  typed: Typed,
): { entity: Entity; record: AnyRecord; through: Field } | undefined {
  const through = entity.partOf === undefined ? undefined : fieldOf(entity, entity.partOf);
  const target = through && targetOf(through);
  const id = Number(through === undefined ? 0 : typed[through.key]);
  const record = target && findRecord(c.get('store'), target, { id });
  if (through === undefined || target === undefined || record === undefined) return undefined;
  return { entity: target, record, through };
}

function newPage(c: Ctx, entity: Entity, state: FormState): Promise<Response> {
  const title = words.screens.newOne(entity);
  const path = `/${entity.collection}`;
  const whole = wholeOf(c, entity, state.typed);
  const back =
    whole === undefined
      ? { href: path, label: words.screens.all(entity) }
      : {
          href: recordPath(whole.entity, whole.record.id),
          label: titleOf(viewerOf(c), whole.entity, whole.record),
        };
  const form = recordForm(c, entity, { action: `${path}/new`, back: back.href, ...state });
  const body = html`${pageHead({ title: html`<h1>${title}</h1>`, back })} ${form}`;
  return renderPage(c, { title, body, current: path, status: state.refusal?.status ?? 200 });
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
  const who = asked(c, entity);
  let typed: Typed = {};
  try {
    typed = await recordFormBody(c, entity, (form) => {
      typed = form;
      checkFormToken(c, form);
    });
    const record = await createRecord(who, readForm(entity, typed, true));
    leaveNotice(c, words.screens.created(entity));
    return c.redirect(backOf(typed, recordPath(entity, record.id)), 303);
  } catch (error) {
    if (!isMendable(error) || Object.keys(typed).length === 0) throw error;
    mayCreate(who);
    return newPage(c, entity, { typed, refusal: error });
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
  const open = changeableFields(who, record.id);
  const name = titleOf(who, entity, record);
  const path = recordPath(entity, record.id);
  const form = recordForm(c, entity, {
    action: `${path}/edit`,
    back: path,
    typed: state?.typed ?? typedOf(entity, record),
    version: state?.version ?? record.version,
    refusal: state?.refusal,
    fields: seen(c, entity).fields.filter((field) => open === undefined || open.has(field.key)),
  });
  const title = words.screens.editOne(name);
  const body = html`${pageHead({ title: html`<h1>${title}</h1>`, back: { href: path, label: name } })} ${form}`;
  return renderPage(c, {
    title,
    body,
    current: `/${entity.collection}`,
    status: state?.refusal?.status ?? 200,
  });
}

async function edit(c: Ctx, entity: Entity): Promise<Response> {
  const who = asked(c, entity);
  const id = idOf(c, entity);
  let typed: Typed = {};
  try {
    typed = await recordFormBody(c, entity, (form) => {
      typed = form;
      checkFormToken(c, form);
    });
    const open = changeableFields(who, id);
    const fields = seen(c, entity).fields.filter((field) => open === undefined || open.has(field.key));
    await changeRecord(who, id, () => readForm({ ...entity, fields }, typed, false));
    leaveNotice(c, words.screens.saved(entity));
    return c.redirect(backOf(typed, recordPath(entity, id)), 303);
  } catch (error) {
    if (!isMendable(error) || Object.keys(typed).length === 0) throw error;
    return editPage(c, entity, { typed, refusal: error, version: Number(typed['version']) || 0 });
  }
}

async function remove(c: Ctx, entity: Entity): Promise<Response> {
  const form = await formBody(c);
  const who = asked(c, entity);
  checkFormToken(c, form);
  const id = idOf(c, entity);
  try {
    await removeRecord(who, id);
    leaveNotice(c, words.screens.deleted(entity), `${recordPath(entity, id)}/restore`);
    return c.redirect(backOf(form, `/${entity.collection}`), 303);
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
    const said = words.screens.moved(entity, stateLabel(entity, transition.to));
    leaveNotice(c, said, who.account.id === 0 ? undefined : `${recordPath(entity, id)}/undo`);
    return c.redirect(backOf(form, recordPath(entity, id)), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || ![409, 422].includes(error.status)) throw error;
    return recordPage(c, seen(c, entity), error);
  }
}

/** Takes back what was just done, and says so; a refusal is said on the record's page. */
async function takeBack(c: Ctx, entity: Entity, act: (id: number) => Promise<AnyRecord>): Promise<Response> {
  const form = await formBody(c);
  checkFormToken(c, form);
  const id = idOf(c, entity);
  await act(id);
  leaveNotice(c, words.work.undone);
  return c.redirect(recordPath(entity, id), 303);
}

/** Says what is wrong with one field of a form, as its script asks when the field is left. */
async function checkField(c: Ctx, entity: Entity): Promise<Response> {
  const { field: key = '', value = '' } = await formBody(c);
  const field = fieldOf(entity, key);
  const isPlain = field !== undefined && field.control.kind !== 'checkbox';
  if (!isPlain) return c.json({ message: '' });
  if (value.trim() === '') {
    return c.json({ message: field.required ? words.refusals.required(field.label) : '' });
  }
  const reading = field.fromForm(value.trim());
  return c.json({ message: reading.ok ? '' : reading.message });
}

/** The pages of one collection. */
export function recordRoutes(entity: Entity): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => listPage(c, seen(c, entity)));
  routes.get('/new', (c) => {
    mayCreate(asked(c, entity));
    return newPage(c, entity, { typed: defaultsOf(entity, c.req.query()) });
  });
  routes.post('/new', (c) => create(c, entity));
  routes.post('/check', (c) => checkField(c, entity));
  routes.post('/bulk', (c) => doBulk(c, entity));
  routes.route('/import', importRoutes(entity));
  routes.get('/:id', (c) => recordPage(c, seen(c, entity)));
  routes.get('/:id/edit', (c) => editPage(c, entity));
  routes.post('/:id/edit', (c) => edit(c, entity));
  routes.get('/:id/delete', (c) => {
    const who = asked(c, entity);
    const { id } = readRecord(who, idOf(c, entity));
    mayDelete(who, id);
    return deletePage(c, entity);
  });
  routes.post('/:id/delete', (c) => remove(c, entity));
  routes.post('/:id/restore', (c) => takeBack(c, entity, (id) => restoreRecord(asked(c, entity), id)));
  routes.post('/:id/undo', (c) => takeBack(c, entity, (id) => undoMove(asked(c, entity), id)));
  routes.post('/:id/do/:verb', (c) => {
    const verb = c.req.param('verb');
    const transition = entity.lifecycle?.transitions.find((candidate) => candidate.verb === verb);
    if (transition === undefined) throw notFound(words.refusals.noSuchStep);
    return move(c, entity, transition);
  });
  return routes;
}
