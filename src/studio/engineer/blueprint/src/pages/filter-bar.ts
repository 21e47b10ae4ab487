import { html } from 'hono/html';
import { asked } from '../http/collection.ts';
import type { Ctx } from '../http/context.ts';
import { choicesOf } from '../model/choice-field.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { targetOf } from '../model/registry.ts';
import { words } from '../words.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import type { Asking } from './list-address.ts';
import { optionsOf } from './value.ts';

type Option = { value: string; label: string };
type Filter = { key: string; label: string; options: Option[] };

const mostOptions = 200;

function optionsFor(c: Ctx, entity: Entity, field: Field): Option[] {
  const target = targetOf(field);
  if (target !== undefined) {
    const { store, account } = asked(c, entity);
    const options = optionsOf(store, account, target).slice(0, mostOptions);
    return options.map(({ id, label }) => ({ value: String(id), label }));
  }
  if (field.control.kind === 'choice') return choicesOf(field.control.values);
  if (field.kind !== 'boolean') return [];
  return [
    { value: 'true', label: words.screens.yes },
    { value: 'false', label: words.screens.no },
  ];
}

function filtersOf(c: Ctx, entity: Entity): Filter[] {
  const { lifecycle } = entity;
  const states: Filter[] = lifecycle
    ? [{ key: lifecycle.field, label: lifecycle.label, options: [...lifecycle.states] }]
    : [];
  const others = [...entity.fields, ...(entity.derived ?? [])].map((field) => ({
    key: field.key,
    label: field.label,
    options: optionsFor(c, entity, field),
  }));
  return [...states, ...others].filter(({ options }) => options.length > 1);
}

function control({ key, label, options }: Filter, chosen: string): Html {
  return html`<div class="field">
    <label for="filter-${key}">${label}</label>
    <select id="filter-${key}" name="${key}">
      <option value="">${words.lists.any}</option>
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === chosen ? html`selected` : ''}>
            ${option.label}
          </option>`,
      )}
    </select>
  </div>`;
}

/** What narrows a list down, behind a button; open while something is narrowed. */
export function filterBar(c: Ctx, entity: Entity, asking: Asking): Html | string {
  const filters = filtersOf(c, entity);
  if (filters.length === 0) return '';
  const { query, view } = asking;
  const count = Object.keys(query.filters).length;
  return html`<details class="filters" ${count > 0 ? html`open` : ''}>
    <summary>${icon('filter')}${words.lists.filter}${count > 0 ? html` (${count})` : ''}</summary>
    <form action="/${entity.collection}">
      ${query.q === '' ? '' : html`<input type="hidden" name="q" value="${query.q}" />`}
      ${view === undefined ? '' : html`<input type="hidden" name="view" value="${view}" />`}
      <div class="fields">${filters.map((filter) => control(filter, query.filters[filter.key] ?? ''))}</div>
      <div class="actions">
        <button class="primary">${words.lists.apply}</button>
        <a class="button quiet" href="/${entity.collection}">${words.lists.clear}</a>
      </div>
    </form>
  </details>`;
}
