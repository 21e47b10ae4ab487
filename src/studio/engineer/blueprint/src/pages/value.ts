import { html } from 'hono/html';
import { stateLabel } from '../actions/records.ts';
import { type Account, visibleScopesOf } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Derived } from '../model/derived.ts';
import type { Field, Value } from '../model/field.ts';
import { targetOf, targetOfMany } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { displayOf, titleOf } from '../store/display.ts';
import { findRecord, selectRecords } from '../store/records.ts';
import { within } from '../store/scope.ts';
import type { Html } from './html.ts';

export { displayOf, titleOf };

/** Whether the account may open records of the entity at all. */
function mayOpen(store: Store, account: Account, target: { entity: Entity; id: number }): boolean {
  const scopes = visibleScopesOf(account, target.entity);
  if (scopes.includes('all')) return true;
  return (
    findRecord(store, target.entity, { id: target.id, within: within(target.entity, scopes, account) }) !==
    undefined
  );
}

type Shown = { field: Field; value: Value | undefined };

function showReference(store: Store, account: Account, shown: { target: Entity; id: number }): Html | string {
  const { target, id } = shown;
  const record = findRecord(store, target, { id });
  const label =
    record === undefined ? `${target.label} ${id}` : displayOf({ store, account }, target, record);
  if (!mayOpen(store, account, { entity: target, id })) return label;
  return html`<a href="/${target.collection}/${id}">${label}</a>`;
}

/** The name under which a file was sent, without its number. */
const fileName = (path: string): string => path.split('/').at(-1)?.replace(/^\d+-/, '') ?? path;

/** A colour as a small square beside its name; drawn, because pages carry no styles of their own. */
function swatch(text: string): Html {
  const fill = /^#[0-9a-f]{6}$/i.test(text) ? text : 'none';
  return html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="4" fill="${fill}" stroke="currentcolor" stroke-opacity="0.3" /></svg
    >${text}`;
}

/** Whether it says that a time is up, which calls for somebody. */
const isLate = (field: Field | Derived): boolean => 'formula' in field && field.formula.by === 'past';

function flag(field: Field, isSet: boolean): Html {
  const tone = isLate(field) ? 'flag-late' : 'flag-yes';
  return html`<span class="flag ${isSet ? tone : ''}">${field.show(isSet)}</span>`;
}

function showPlain({ field, value }: { field: Field; value: Value }): Html | string {
  const text = field.show(value);
  switch (field.kind) {
    case 'url':
      return html`<a href="${text}" rel="noopener noreferrer nofollow">${text}</a>`;
    case 'email':
      return html`<a href="mailto:${text}">${text}</a>`;
    case 'date':
    case 'datetime':
      return html`<time datetime="${String(value)}">${text}</time>`;
    case 'phone':
      return html`<a class="phone" href="tel:${text.replaceAll(/[^+\d]/g, '')}">${text}</a>`;
    case 'image':
      return html`<a href="${text}"
        ><img class="picture" src="${text}" alt="${field.label}" loading="lazy"
      /></a>`;
    case 'file':
      return html`<a href="${text}" download>${fileName(text)}</a>`;
    case 'colour':
      return swatch(text);
    case 'boolean':
      return flag(field, value === true);
    default:
      return field.control.kind === 'textarea' ? html`<span class="prose">${text}</span>` : text;
  }
}

function showMany(
  store: Store,
  account: Account,
  shown: { target: Entity; ids: readonly number[] },
): Html | string {
  if (shown.ids.length === 0) return html`<span class="nothing">—</span>`;
  const items = shown.ids.map(
    (id) => html`<li>${showReference(store, account, { target: shown.target, id })}</li>`,
  );
  return html`<ul class="inline-list">
    ${items}
  </ul>`;
}

/** A value as a page shows it; references by the display value of their record, linked where the account may see it. */
export function showValue(store: Store, account: Account, { field, value }: Shown): Html | string {
  if (value === null || value === undefined || value === '') return html`<span class="nothing">—</span>`;
  const many = targetOfMany(field);
  if (many !== undefined && Array.isArray(value))
    return showMany(store, account, { target: many, ids: value as number[] });
  const target = targetOf(field);
  if (target === undefined) return showPlain({ field, value });
  return showReference(store, account, { target, id: Number(value) });
}

/** The colour of a state, by its place in the life of a record. */
export function toneOf({ lifecycle }: Entity, value: Value | undefined): 'new' | 'going' | 'done' | 'off' {
  const index = lifecycle?.states.findIndex((state) => state.value === value) ?? 0;
  const goesOn = lifecycle?.transitions.some((transition) => transition.from.includes(String(value)));
  if (lifecycle?.states[index]?.occupies === false) return 'off';
  return goesOn !== true ? 'done' : index === 0 ? 'new' : 'going';
}

/** Whether a column of such values is read as one of figures. */
export const isNumeric = (field: Field): boolean =>
  field.sqlType !== 'TEXT' && field.kind !== 'boolean' && field.kind !== 'reference';

/** A state as a coloured badge. */
export function showState(entity: Entity, record: AnyRecord): Html | string {
  const { lifecycle } = entity;
  if (lifecycle === undefined) return '';
  const value = record[lifecycle.field];
  return html`<span class="badge badge-${toneOf(entity, value)}">${stateLabel(entity, value)}</span>`;
}

const maxOptions = 1_000;

/** The records that an account can choose from: those that it may see, or all where it may see none by themselves. */
export function optionsOf(store: Store, account: Account, entity: Entity): { id: number; label: string }[] {
  const scopes = visibleScopesOf(account, entity);
  const where = scopes.length === 0 ? { sql: '1', params: [] } : within(entity, scopes, account);
  const { items } = selectRecords(store, entity, { where, order: '"id"', limit: maxOptions, offset: 0 });
  return items
    .map((record) => ({ id: record.id, label: displayOf({ store, account }, entity, record) }))
    .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
}
