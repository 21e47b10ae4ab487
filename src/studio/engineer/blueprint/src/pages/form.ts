import { html } from 'hono/html';
import type { Ctx } from '../http/context.ts';
import { accountOf } from '../http/context.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Refusal } from '../model/refusal.ts';
import { targetOf } from '../model/registry.ts';
import { alert, fieldMessage } from './alert.ts';
import { formToken, type Html } from './html.ts';
import { optionsOf } from './value.ts';
import { words } from '../words.ts';

/** What stands in a form: texts as typed, by the key of their field. */
export type Typed = Record<string, string>;

type Option = { value: string; label: string };

function select(field: Field, choice: { options: Option[]; typed: string; attributes: Html }): Html {
  const { options, typed, attributes } = choice;
  const empty = field.required ? words.screens.choose : '—';
  return html`<select id="${field.key}" name="${field.key}" ${attributes}>
    <option value="" ${typed === '' ? html`selected` : ''}>${empty}</option>
    ${options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === typed ? html`selected` : ''}>
          ${option.label}
        </option>`,
    )}
  </select>`;
}

function optionsFor(c: Ctx, field: Field): Option[] {
  const target = targetOf(field);
  if (target === undefined) return [];
  return optionsOf(c.get('store'), accountOf(c), target).map(({ id, label }) => ({
    value: String(id),
    label,
  }));
}

function input(field: Field, typed: string, attributes: Html): Html {
  if (field.control.kind !== 'input') return html``;
  const { type, inputMode, step, suffix } = field.control;
  const element = html`<input
    type="${type}"
    id="${field.key}"
    name="${field.key}"
    value="${typed}"
    ${inputMode === undefined ? '' : html`inputmode="${inputMode}"`}
    ${step === undefined || type !== 'number' ? '' : html`step="${step}"`}
    ${attributes}
  />`;
  if (suffix === undefined) return element;
  return html`<span class="with-suffix"
    >${element}<span class="suffix" aria-hidden="true">${suffix}</span></span
  >`;
}

function control(c: Ctx, field: Field, state: { typed: string; attributes: Html }): Html {
  const { typed, attributes } = state;
  if (field.control.kind === 'textarea') {
    return html`<textarea id="${field.key}" name="${field.key}" rows="4" ${attributes}>${typed}</textarea>`;
  }
  if (field.control.kind === 'choice') {
    const options = field.control.values.map((value) => ({ value, label: value }));
    return select(field, { options, typed, attributes });
  }
  if (field.control.kind === 'reference') {
    return select(field, { options: optionsFor(c, field), typed, attributes });
  }
  return input(field, typed, attributes);
}

/** One labelled control, what was typed in it, and what was wrong with it. */
export function fieldRow(
  c: Ctx,
  field: Field,
  state: { typed?: Typed; refusal?: Refusal | undefined },
): Html {
  const typed = state.typed?.[field.key] ?? '';
  const { attributes: described, message } = fieldMessage(state.refusal, field.key);
  const attributes = html`${field.required ? html`required` : ''} ${described}`;
  if (field.control.kind === 'checkbox') {
    return html`<div class="field field-check">
      <input
        type="checkbox"
        id="${field.key}"
        name="${field.key}"
        value="true"
        ${typed === '' ? '' : html`checked`}
        ${described}
      />
      <label for="${field.key}">${field.label}</label>${message}
    </div>`;
  }
  const isWide = field.control.kind === 'textarea';
  return html`<div class="field ${isWide ? 'field-wide' : ''}">
    <label for="${field.key}">${field.label}</label>
    ${control(c, field, { typed, attributes })}
    ${field.required ? '' : html`<p class="hint" aria-hidden="true">${words.screens.optional}</p>`}${message}
  </div>`;
}

/** The form of a record: one labelled control for each field, what was typed, and what was wrong with it. */
export function recordForm(
  c: Ctx,
  entity: Entity,
  state: { action: string; back: string; typed: Typed; version?: number; refusal?: Refusal | undefined },
): Html {
  const { typed, refusal } = state;
  return html`${alert(refusal)}
    <form class="card form" method="post" action="${state.action}" novalidate>
      ${formToken(c)}
      ${state.version === undefined ? '' : html`<input type="hidden" name="version" value="${state.version}" />`}
      <div class="fields">${entity.fields.map((field) => fieldRow(c, field, { typed, refusal }))}</div>
      <div class="actions">
        <button class="primary">${words.screens.save}</button
        ><a class="button quiet" href="${state.back}">${words.screens.cancel}</a>
      </div>
    </form>`;
}
