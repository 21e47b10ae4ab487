import { html } from 'hono/html';
import type { Ctx } from '../http/context.ts';
import { actorOf } from '../http/context.ts';
import { choicesOf } from '../model/choice-field.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Refusal } from '../model/refusal.ts';
import { entityOf, targetOf } from '../model/registry.ts';
import { words } from '../words.ts';
import { alert, fieldMessage } from './alert.ts';
import { formToken, type Html } from './html.ts';
import { optionsOf } from './value.ts';

/** What stands in a form: texts as typed, by the key of their field. */
export type Typed = Record<string, string>;

type Option = { value: string; label: string };

/** So many choices are narrowed down by typing, where scripts run. */
const longChoice = 40;

function select(field: Field, choice: { options: Option[]; typed: string; attributes: Html }): Html {
  const { options, typed, attributes } = choice;
  const empty = field.required ? words.screens.choose : '—';
  const isLong = options.length > longChoice;
  // Where there is but one to choose, it is chosen.
  const [only] = field.required && options.length === 1 ? options : [];
  const chosen = typed === '' ? (only?.value ?? '') : typed;
  return html`<select
    id="${field.key}"
    name="${field.key}"
    ${isLong ? html`data-long="${words.screens.search}…"` : ''}
    ${attributes}
  >
    <option value="" ${chosen === '' ? html`selected` : ''}>${empty}</option>
    ${options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === chosen ? html`selected` : ''}>
          ${option.label}
        </option>`,
    )}
  </select>`;
}

function recordOptions(c: Ctx, target: Entity): Option[] {
  return optionsOf(c.get('store'), actorOf(c), target).map(({ id, label }) => ({ value: String(id), label }));
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

/** What a form calls the file that is chosen for a field; the field itself holds the path of the one that is there. */
export const fileKey = (field: Field): string => `${field.key}__file`;

function upload(field: Field, state: { typed: string; attributes: Html }): Html {
  const { typed, attributes } = state;
  const isImage = field.kind === 'image';
  const present =
    typed === ''
      ? ''
      : isImage
        ? html`<img class="picture" src="${typed}" alt="" />`
        : html`<p><a href="${typed}">${typed.split('/').at(-1)}</a></p>`;
  const remove =
    typed === '' || field.required
      ? ''
      : html`<span class="field-check"
          ><input type="checkbox" id="${field.key}__gone" name="${field.key}__gone" value="true" /><label
            for="${field.key}__gone"
            >${words.lists.removeFile}</label
          ></span
        >`;
  return html`${present}<input type="hidden" name="${field.key}" value="${typed}" /><input
      type="file"
      id="${field.key}"
      name="${fileKey(field)}"
      ${isImage ? html`accept="image/*"` : ''}
      ${attributes}
    />${remove}`;
}

/** Any number of records, each with a box to tick. */
function choices(c: Ctx, field: Field, typed: string): Html {
  const target = entityOf((field.control as { entity?: string }).entity ?? '');
  const chosen = new Set(typed.split(','));
  return html`<div class="choices">
    ${recordOptions(c, target).map(
      ({ value, label }) =>
        html`<label
          ><input
            type="checkbox"
            name="${field.key}"
            value="${value}"
            ${chosen.has(value) ? html`checked` : ''}
          />
          ${label}</label
        >`,
    )}
  </div>`;
}

function control(c: Ctx, field: Field, state: { typed: string; attributes: Html }): Html {
  const { typed, attributes } = state;
  const target = targetOf(field);
  if (target !== undefined) return select(field, { options: recordOptions(c, target), typed, attributes });
  if (field.control.kind === 'choice') {
    return select(field, { options: choicesOf(field.control.values), typed, attributes });
  }
  if (field.control.kind === 'textarea') {
    return html`<textarea id="${field.key}" name="${field.key}" rows="4" ${attributes}>${typed}</textarea>`;
  }
  return isUpload(field) ? upload(field, state) : input(field, typed, attributes);
}

/** Whether a field holds a file. */
export const isUpload = (field: Field): boolean => field.kind === 'image' || field.kind === 'file';

type RowState = { typed?: Typed; refusal?: Refusal | undefined };

function checkRow(field: Field, state: RowState): Html {
  const { attributes, message } = fieldMessage(state.refusal, field.key);
  return html`<div class="field field-check">
    <input
      type="checkbox"
      id="${field.key}"
      name="${field.key}"
      value="true"
      ${(state.typed?.[field.key] ?? '') === '' ? '' : html`checked`}
      ${attributes}
    />
    <label for="${field.key}">${field.label}</label>${message}
  </div>`;
}

const optionalMark = (field: Field): Html | string =>
  field.required ? '' : html`<span class="optional" aria-hidden="true">${words.screens.optional}</span>`;

/** One labelled control, what was typed in it, and what was wrong with it. */
export function fieldRow(c: Ctx, field: Field, state: RowState): Html {
  if (field.control.kind === 'checkbox') return checkRow(field, state);
  const typed = state.typed?.[field.key] ?? '';
  const { attributes: described, message } = fieldMessage(state.refusal, field.key);
  const kind: string = field.control.kind;
  if (kind === 'references') {
    return html`<fieldset class="field field-wide" id="${field.key}" ${described}>
      <legend class="label">${field.label}${optionalMark(field)}</legend>
      ${choices(c, field, typed)}${message}
    </fieldset>`;
  }
  const attributes = html`${field.required ? html`required` : ''} ${described}`;
  const isWide = kind === 'textarea' || isUpload(field);
  return html`<div class="field ${isWide ? 'field-wide' : ''}">
    <div class="field-head"><label for="${field.key}">${field.label}</label>${optionalMark(field)}</div>
    ${control(c, field, { typed, attributes })}${message}
  </div>`;
}

/** The form of a record: one labelled control for each field, what was typed, and what was wrong with it. */
export function recordForm(
  c: Ctx,
  entity: Entity,
  state: {
    action: string;
    back: string;
    typed: Typed;
    version?: number;
    refusal?: Refusal | undefined;
    /** The fields that may be filled in; all when left out. */
    fields?: readonly Field[];
  },
): Html {
  const { typed, refusal, fields = entity.fields } = state;
  const hasFiles = fields.some(isUpload);
  return html`${alert(refusal)}
    <form
      class="card form"
      method="post"
      action="${state.action}"
      ${hasFiles ? html`enctype="multipart/form-data"` : ''}
      data-check="/${entity.collection}/check"
      data-draft
      novalidate
    >
      ${formToken(c)}
      <p class="notice" data-draft-offer hidden>
        ${words.lists.draft} <button type="button">${words.lists.restoreDraft}</button>
      </p>
      ${state.version === undefined ? '' : html`<input type="hidden" name="version" value="${state.version}" />`}
      ${typed['back'] === undefined ? '' : html`<input type="hidden" name="back" value="${typed['back']}" />`}
      <div class="fields">${fields.map((field) => fieldRow(c, field, { typed, refusal }))}</div>
      <div class="actions">
        <button class="primary">${words.screens.save}</button
        ><a class="button quiet" href="${state.back}">${words.screens.cancel}</a>
      </div>
    </form>`;
}
