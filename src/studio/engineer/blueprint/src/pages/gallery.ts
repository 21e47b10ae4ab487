import { html } from 'hono/html';
import { experience } from '../experience.ts';
import type { Ctx } from '../http/context.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { fieldOf } from '../model/registry.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { factsOf, whenField } from './record-card.ts';
import { displayOf, showState } from './value.ts';

/** A record by its picture, for what people look at before they read. */
export function galleryCard(c: Ctx, entity: Entity, record: AnyRecord): Html {
  const place = experience.galleries.find((each) => each.entity === entity.key);
  const path = place && record[place.field];
  const name = displayOf(c.get('store'), entity, record);
  const price = entity.fields.find((field) => field.kind === 'money');
  const picture =
    typeof path === 'string'
      ? html`<img class="item-image" src="${path}" alt="" loading="lazy" />`
      : html`<div class="item-image no-image">${icon('gallery')}</div>`;
  const shownPrice =
    price === undefined ? '' : (fieldOf(entity, price.key)?.show(record[price.key] ?? null) ?? '');
  const when = whenField(entity);
  return html`<article class="item">
    ${picture}
    <div class="item-head">
      <p class="item-title"><a href="/${entity.collection}/${record.id}">${name}</a></p>
      ${showState(entity, record)}
    </div>
    ${when === undefined ? '' : html`<p>${when.show(record[when.key] ?? null)}</p>`}
    ${shownPrice === '' ? '' : html`<p class="item-price">${shownPrice}</p>`}
    <div class="item-facts">${factsOf(c, entity, record)}</div>
  </article>`;
}
