import { html } from 'hono/html';
import type { Refusal } from '../model/refusal.ts';
import type { Html } from './html.ts';
import { words } from '../words.ts';

/** What went wrong, at the head of a form: the message, or each of the fields' messages as a link to its control. */
export function alert(refusal: Refusal | undefined): Html | string {
  if (refusal === undefined) return '';
  const { errors } = refusal;
  if (errors.length === 0) return html`<div class="alert" role="alert"><p>${refusal.message}</p></div>`;
  return html`<div class="alert" role="alert">
    <p>${words.screens.attention(errors.length)}</p>
    <ul>
      ${errors.map((error) => html`<li><a href="#${error.field}">${error.message}</a></li>`)}
    </ul>
  </div>`;
}

/** The message of one field, and the attributes by which its control refers to it. */
export function fieldMessage(
  refusal: Refusal | undefined,
  field: string,
): { attributes: Html | string; message: Html | string } {
  const error = refusal?.errors.find((candidate) => candidate.field === field);
  if (error === undefined) return { attributes: '', message: '' };
  return {
    attributes: html`aria-invalid="true" aria-describedby="${field}-error"`,
    message: html`<p class="field-error" id="${field}-error">${error.message}</p>`,
  };
}
