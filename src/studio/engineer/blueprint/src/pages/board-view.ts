import { html } from 'hono/html';
import { experience } from '../experience.ts';
import { asked } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { selectionOf } from '../http/list-query.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { choicesOf } from '../model/choice-field.ts';
import { fieldOf } from '../model/registry.ts';
import { selectRecords } from '../store/records.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { type Asking, listAddress } from './list-address.ts';
import { recordCard } from './record-card.ts';

const perColumn = 15;

type Column = { value: string; label: string };

/** The columns of a board: the states, or the values of an enumeration. */
function columnsOf(entity: Entity, key: string): Column[] {
  const { lifecycle } = entity;
  if (lifecycle?.field === key) return lifecycle.states.map(({ value, label }) => ({ value, label }));
  const field = fieldOf(entity, key);
  const values = field?.control.kind === 'choice' ? field.control.values : [];
  return choicesOf(values);
}

function recordsIn(
  c: Ctx,
  entity: Entity,
  of: { asking: Asking; key: string; value: string },
): { items: AnyRecord[]; total: number } {
  const { store, account } = asked(c, entity);
  const query = { ...of.asking.query, page: 1, pageSize: perColumn };
  query.filters = { ...query.filters, [of.key]: of.value };
  return selectRecords(store, entity, selectionOf(entity, query, account));
}

/** A list in columns; cards move by their buttons, or by the hand where scripts run. */
export function boardView(c: Ctx, entity: Entity, asking: Asking): Html {
  const key = experience.boards.find((place) => place.entity === entity.key)?.field ?? '';
  const back = listAddress(entity, asking, { view: 'board' });
  const columns = columnsOf(entity, key).map(({ value, label }) => {
    const { items, total } = recordsIn(c, entity, { asking, key, value });
    const all = listAddress(entity, asking, {
      view: 'list',
      filters: { ...asking.query.filters, [key]: value },
    });
    return html`<section class="board-column" data-column="${value}">
      <h2>${label} <span class="soft">${total}</span></h2>
      <ul>
        ${items.map((record) => html`<li>${recordCard(c, { entity, record }, { back, isOnBoard: true })}</li>`)}
      </ul>
      ${total > items.length ? html`<a href="${all}">${words.work.andMore(total - items.length)}</a>` : ''}
    </section>`;
  });
  return html`<div class="board" data-board tabindex="0" role="region" aria-label="${words.views.board}">
    ${columns}
  </div>`;
}
