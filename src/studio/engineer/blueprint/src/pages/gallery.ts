import { html } from 'hono/html';
import { experience } from '../experience.ts';
import { seen, viewerOf } from '../http/collection.ts';
import { actorOf, type Ctx } from '../http/context.ts';
import { isVisitor } from '../model/account.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { fieldOf } from '../model/registry.ts';
import { bookThis } from './book-button.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { factsOf, priceLine, whenField } from './record-card.ts';
import { displayOf, showState } from './value.ts';

/** A record by its picture, for what people look at before they read. */
export function galleryCard(c: Ctx, of: Entity, record: AnyRecord): Html {
  const entity = seen(c, of);
  const place = experience.galleries.find((each) => each.entity === entity.key);
  const path = place && fieldOf(entity, place.field) && record[place.field];
  const name = displayOf(viewerOf(c), entity, record);
  const picture =
    typeof path === 'string'
      ? html`<img class="item-image" src="${path}" alt="" loading="lazy" />`
      : html`<div class="item-image no-image">${icon('gallery')}</div>`;
  const when = whenField(entity);
  return html`<article class="item">
    ${picture}
    <div class="item-head">
      <p class="item-title"><a href="/${entity.collection}/${record.id}">${name}</a></p>
      ${showState(entity, record)}
    </div>
    ${when === undefined ? '' : html`<p>${when.show(record[when.key] ?? null)}</p>`}
    ${priceLine({ entity, record })}
    <div class="item-facts">${factsOf(c, entity, record)}</div>
    ${isVisitor(actorOf(c)) ? bookThis(c, { entity, record, name }, true) : ''}
  </article>`;
}
