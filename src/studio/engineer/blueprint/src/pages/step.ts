import { html } from 'hono/html';
import type { Ctx } from '../http/context.ts';
import type { AnyRecord, Entity, Transition } from '../model/entity.ts';
import { formToken, type Html } from './html.ts';

/** Whether a step keeps the record alive, other than one that gives it up. */
export function leadsOn({ lifecycle }: Entity, transition: Transition): boolean {
  return lifecycle?.states.find((state) => state.value === transition.to)?.occupies ?? true;
}

const taken = new Set(['j', 'k', 'u', 'o']);

/** A letter for each step, by which a queue is worked with the keyboard. */
export function keysOf(steps: readonly Transition[]): Map<string, string> {
  const used = new Set(taken);
  return new Map(
    steps.map(({ verb, label }) => {
      const letters = label.toLowerCase().match(/[a-z]/g) ?? [];
      const key = letters.find((letter) => !used.has(letter)) ?? '';
      used.add(key);
      return [verb, key];
    }),
  );
}

/** The button of a step. `back` is where it leads afterwards, other than to the record; `key` works it from a queue. */
export function stepButton(
  c: Ctx,
  of: { entity: Entity; record: AnyRecord },
  step: { transition: Transition; back?: string; key?: string; isMain?: boolean },
): Html {
  const { transition, back, key, isMain } = step;
  const action = `/${of.entity.collection}/${of.record.id}/do/${transition.verb}`;
  const tone = isMain === true ? 'primary' : leadsOn(of.entity, transition) ? '' : 'danger-quiet';
  return html`<form method="post" action="${action}" data-to="${transition.to}">
    ${formToken(c)}<input type="hidden" name="version" value="${of.record.version}" />
    ${back === undefined ? '' : html`<input type="hidden" name="back" value="${back}" />`}
    <button class="${tone}" ${key ? html`data-key="${key}"` : ''}>${transition.label}</button>
  </form>`;
}
