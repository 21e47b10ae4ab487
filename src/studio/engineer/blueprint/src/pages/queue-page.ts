import { html } from 'hono/html';
import { openTransitions } from '../actions/records.ts';
import { queuePath } from '../http/address.ts';
import { asked } from '../http/collection.ts';
import { accountOf, type Ctx } from '../http/context.ts';
import { dayTitle } from '../model/calendar.ts';
import { type Account, transitionScopesOf, visibleScopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Store } from '../store/database.ts';
import { countRecords, selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { pageHead, renderPage } from './layout.ts';
import { workOf } from './navigation.ts';
import { headlineOf, whenField, whenOf } from './record-card.ts';
import { keysOf, leadsOn, stepButton } from './step.ts';
import { titleOf, toneOf } from './value.ts';

/** Records of one state that wait for a step of this account. */
export type Waiting = {
  entity: Entity;
  state: { value: string; label: string };
  count: number;
  href: string;
};

/** The states in which records wait for a step forward that the account may do, and how many do. */
export function waitingFor(store: Store, account: Account): Waiting[] {
  return workOf(account).flatMap((entity) => {
    const { lifecycle } = entity;
    if (lifecycle === undefined) return [];
    return lifecycle.states.flatMap((state): Waiting[] => {
      const steps = lifecycle.transitions.filter(
        (step) =>
          step.from.includes(state.value) &&
          leadsOn(entity, step) &&
          transitionScopesOf(account, entity, step.verb).length > 0,
      );
      if (steps.length === 0 || (!state.occupies && state.value !== lifecycle.initial)) return [];
      const scopes = steps.flatMap((step) => [...transitionScopesOf(account, entity, step.verb)]);
      const own = within(entity, scopes, account);
      const where = { sql: `"${lifecycle.column}" = ? AND ${own.sql}`, params: [state.value, ...own.params] };
      const href = `/${entity.collection}?${lifecycle.field}=${encodeURIComponent(state.value)}`;
      return [{ entity, state, count: countRecords(store, entity, where), href }];
    });
  });
}

const perGroup = 20;

function recordsOf(c: Ctx, { entity, state }: Waiting): AnyRecord[] {
  const { store, account } = asked(c, entity);
  const own = within(entity, visibleScopesOf(account, entity), account);
  const when = whenField(entity);
  const { items } = selectRecords(store, entity, {
    where: {
      sql: `"${entity.lifecycle?.column ?? 'id'}" = ? AND ${own.sql}`,
      params: [state.value, ...own.params],
    },
    order: when === undefined ? '"id"' : `"${when.column}", "id"`,
    limit: perGroup,
    offset: 0,
  });
  return items;
}

function line(c: Ctx, entity: Entity, record: AnyRecord): Html | string {
  const who = asked(c, entity);
  const steps = openTransitions(who, record);
  if (steps.length === 0) return '';
  const keys = keysOf(steps);
  const when = whenOf(entity, record);
  const name = titleOf(who, entity, record);
  const headline = headlineOf(c, entity, record);
  const main = steps.find((step) => leadsOn(entity, step));
  return html`<li data-line>
    <div class="queue-what">
      <a class="row-link" data-key="o" href="/${entity.collection}/${record.id}"
        >${name.endsWith(headline) ? name : `${name} · ${headline}`}</a
      >
      ${when === undefined ? '' : html`<p class="soft small">${dayTitle(when.day)}${when.clock === undefined ? '' : `, ${when.clock}`}</p>`}
    </div>
    <div class="actions">
      ${steps.map((transition) =>
        stepButton(
          c,
          { entity, record },
          {
            transition,
            back: queuePath,
            key: keys.get(transition.verb) ?? '',
            isMain: transition === main,
          },
        ),
      )}
    </div>
  </li>`;
}

function group(c: Ctx, waiting: Waiting): Html {
  const { entity, state, count, href } = waiting;
  const records = recordsOf(c, waiting);
  const rest = count - records.length;
  return html`<section class="card queue">
    <h2>
      ${entity.labelPlural} <span class="badge badge-${toneOf(entity, state.value)}">${state.label}</span>
      <span class="soft">${count}</span>
    </h2>
    <ul>
      ${records.map((record) => line(c, entity, record))}
    </ul>
    ${rest > 0 ? html`<p class="queue-rest"><a href="${href}">${words.work.andMore(rest)}</a></p>` : ''}
  </section>`;
}

function keyLegend(): Html {
  const keys = [
    ['j', words.work.keyNext],
    ['k', words.work.keyPrevious],
    ['o', words.work.keyOpen],
    ['u', words.work.keyUndo],
  ];
  return html`<p class="keys only-wide">
    ${keys.map(([key, what]) => html`<span><kbd>${key}</kbd> ${what}</span> `)}
  </p>`;
}

/** What waits for its next step, grouped by state, each with its steps beside it. */
export function queuePage(c: Ctx): Promise<Response> {
  const account = accountOf(c);
  const waiting = waitingFor(c.get('store'), account).filter(({ count }) => count > 0);
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  const none = html`<div class="card empty">
    ${icon('check')}
    <p class="empty-title">${words.work.nothing}</p>
    <p>${words.work.nothingMore}</p>
  </div>`;
  const body = html`${pageHead({
      title: html`<h1>${words.work.title}</h1>`,
      lead: total === 0 ? words.work.lead : words.work.waiting(total),
      actions: total === 0 ? '' : keyLegend(),
    })}
    <div class="stack" data-queue-page>${total === 0 ? none : waiting.map((each) => group(c, each))}</div>`;
  return renderPage(c, { title: words.work.title, body, current: queuePath });
}
