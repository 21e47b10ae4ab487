/** Controlled English. */
import type { Entity, Specification } from '../../protocol/specification.ts';
import {
  closedWays,
  hiddenWays,
  nothingWays,
  permissionWays,
  roleWays,
  statesWays,
  transitionWays,
} from './english-conduct.ts';
import { fieldWays } from './english-fields.ts';
import {
  derivedWays,
  figureWays,
  notificationWays,
  planWays,
  shortLinkWays,
  viewWays,
} from './english-offers.ts';
import { capital, lower, nameOfKey, withArticle } from './english-phrase.ts';
import { ruleWays } from './english-rules.ts';
import type { Ways, Wording } from './wording.ts';

function productWays({ product }: Specification): Ways {
  return product.timeZone === 'UTC' ? [] : [`Times are in ${product.timeZone}.`];
}

function entityWays(entity: Entity): Ways {
  const are = `There are ${lower(entity.labelPlural)}.`;
  if (entity.partOf === undefined) return [are];
  const whole = nameOfKey(entity, entity.partOf);
  return [
    `${are} ${capital(withArticle(lower(entity.label)))} is a part of its ${whole}.`,
    `${are} ${capital(withArticle(whole))} consists of ${lower(entity.labelPlural)}.`,
  ];
}

/** Every kind of element as a plain English sentence. */
export const englishWording: Wording = {
  product: productWays,
  entity: entityWays,
  field: fieldWays,
  derived: derivedWays,
  states: statesWays,
  transition: transitionWays,
  role: roleWays,
  permission: permissionWays,
  hidden: hiddenWays,
  rule: ruleWays,
  notification: notificationWays,
  figure: figureWays,
  view: viewWays,
  plan: planWays,
  shortLink: shortLinkWays,
  nothing: nothingWays,
  closedAccounts: closedWays,
};
