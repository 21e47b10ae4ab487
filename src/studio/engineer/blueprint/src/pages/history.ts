import { html } from 'hono/html';
import { asked } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { stateLabel } from '../actions/records.ts';
import type { Entity } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import { fieldOf } from '../model/registry.ts';
import { datetime } from '../model/time-field.ts';
import { type HistoryEntry, historyOf } from '../store/changes.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { showValue } from './value.ts';

const mostEntries = 20;
const moment = datetime('at', 'At');

function actionLabel(entity: Entity, action: string): string {
  const step = entity.lifecycle?.transitions.find(({ verb }) => verb === action);
  const known: Record<string, string> = {
    created: words.screens.createdStamp,
    updated: words.views.updatedAction,
    deleted: words.views.deletedAction,
    restored: words.views.restoredAction,
  };
  return step?.label ?? known[action] ?? action;
}

function shown(c: Ctx, entity: Entity, of: { key: string; value: Value }): Html | string {
  const { store, account } = asked(c, entity);
  const field = fieldOf(entity, of.key);
  if (field === undefined) return stateLabel(entity, of.value);
  return showValue(store, account, { field, value: of.value });
}

function entryLine(c: Ctx, entity: Entity, entry: HistoryEntry): Html {
  const labelOf = (key: string): string => fieldOf(entity, key)?.label ?? entity.lifecycle?.label ?? key;
  const changes = entry.action === 'created' ? [] : entry.changes;
  return html`<li>
    <b>${actionLabel(entity, entry.action)}</b> · ${entry.by?.name ?? words.views.byProduct} ·
    <time datetime="${entry.at}">${moment.show(entry.at)}</time>
    ${
      changes.length === 0
        ? ''
        : html`<ul>
            ${changes.map(
              ({ field, before, after }) =>
                html`<li>
                  ${labelOf(field)}: ${shown(c, entity, { key: field, value: before })} →
                  ${shown(c, entity, { key: field, value: after })}
                </li>`,
            )}
          </ul>`
    }
  </li>`;
}

/** What happened to a record, newest first, behind a line that opens it. */
export function timeline(c: Ctx, entity: Entity, id: number): Html | string {
  const { items } = historyOf(c.get('store'), entity, { id, limit: mostEntries, offset: 0 });
  if (items.length < 2) return '';
  return html`<details class="fold">
    <summary>${words.views.history}</summary>
    <ol class="timeline">
      ${items.map((entry) => entryLine(c, entity, entry))}
    </ol>
  </details>`;
}
