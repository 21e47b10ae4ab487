import { html } from 'hono/html';
import { moveRecord, removeRecord } from '../actions/records.ts';
import { asked } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import { scopesOf, transitionScopesOf } from '../model/account.ts';
import type { Entity, Transition } from '../model/entity.ts';
import { invalid, Refusal } from '../model/refusal.ts';
import { words } from '../words.ts';
import { formToken, type Html } from './html.ts';

/** What an account may do with several records at once. */
export function bulkOf(c: Ctx, entity: Entity): { steps: Transition[]; mayDelete: boolean } {
  const { account } = asked(c, entity);
  const steps = entity.lifecycle?.transitions.filter(
    ({ verb }) => transitionScopesOf(account, entity, verb).length > 0,
  );
  return { steps: steps ?? [], mayDelete: scopesOf(account, entity, 'delete').length > 0 };
}

/** A list whose lines can be ticked, with what can be done with those that are. */
export function bulkForm(c: Ctx, entity: Entity, list: Html): Html {
  const { steps, mayDelete } = bulkOf(c, entity);
  return html`<form method="post" action="/${entity.collection}/bulk">
    ${formToken(c)}<input type="hidden" name="back" value="${new URL(c.req.url).search}" />
    ${list}
    <div class="toolbar bulk">
      <span class="soft small">${words.lists.selected}</span>
      ${steps.map(({ verb, label }) => html`<button name="verb" value="${verb}">${label}</button>`)}
      ${
        mayDelete
          ? html`<button
              name="verb"
              value="_delete"
              class="danger-quiet"
              aria-label="${words.lists.deleteSelected}"
            >
              ${words.lists.deleteSelected}
            </button>`
          : ''
      }
    </div>
  </form>`;
}

async function doOne(c: Ctx, entity: Entity, of: { verb: string; id: number }): Promise<void> {
  const who = asked(c, entity);
  if (of.verb === '_delete') return removeRecord(who, of.id);
  const transition = entity.lifecycle?.transitions.find(({ verb }) => verb === of.verb);
  if (transition === undefined) throw invalid([]);
  await moveRecord(who, of.id, { transition, version: undefined });
}

/** Does the same with each ticked record, and says how often it went and why it did not. */
export async function doBulk(c: Ctx, entity: Entity): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const text = (key: string): string => (typeof form[key] === 'string' ? form[key] : '');
  checkFormToken(c, { _token: text('_token') });
  const ids = [form['id'] ?? []]
    .flat()
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  let done = 0;
  const refusals: string[] = [];
  for (const id of ids) {
    try {
      await doOne(c, entity, { verb: text('verb'), id });
      done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error.message);
    }
  }
  const why = [...new Set(refusals)].slice(0, 3).join(' ');
  const refused = refusals.length === 0 ? '' : ` ${words.lists.bulkRefused(refusals.length)} ${why}`;
  leaveNotice(c, ids.length === 0 ? words.lists.nothingSelected : `${words.lists.bulkDone(done)}.${refused}`);
  const back = text('back');
  return c.redirect(`/${entity.collection}${back.startsWith('?') ? back : ''}`, 303);
}
