/** What a product does beyond keeping records: messages, figures, views, plans and short links. */
import type { Entity, Field, PlanOffer } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { attributeNameOf } from '../document/fact.ts';
import type { Draft } from './draft.ts';
import { addFigure, dateOf } from './figure.ts';
import { entityNamed, valueNamed } from './locate.ts';
import { keyOf, labelOf } from './name.ts';
import { addNotification } from './notification.ts';

/** All that goes beyond keeping records. */
export function assembleOffers(draft: Draft): void {
  for (const fact of draft.factsOf('notify')) addNotification(draft, fact);
  for (const fact of draft.factsOf('figure')) addFigure(draft, fact);
  for (const fact of draft.factsOf('view')) addView(draft, fact);
  for (const fact of draft.factsOf('plan')) addPlan(draft, fact);
  for (const fact of draft.factsOf('redirect')) addShortLink(draft, fact);
}

function addView(draft: Draft, { view, entity: name, by, cite }: Extract<Fact, { kind: 'view' }>): void {
  const entity = draft.entities.get(name)?.entity;
  if (!entity) return undefined;
  const field = view === 'calendar' ? dateOf(draft, entity)?.key : columnsOf(draft, entity, by);
  if (field === undefined)
    return draft.refuse(cite, view === 'calendar' ? 'it has no date' : 'it has no states');
  if (draft.views.some((one) => one.kind === view && one.entity === entity.key)) return undefined;
  draft.views.push({ kind: view, entity: entity.key, field, source: draft.cited([cite]) });
  return undefined;
}

function columnsOf(draft: Draft, entity: Entity, by: string | undefined): string | undefined {
  const isStatus = by === undefined || draft.symbols.lexicon.stateNouns.has(by);
  if (isStatus && entity.lifecycle) return entity.lifecycle.field;
  const field = by === undefined ? undefined : valueNamed(draft, entity, by);
  const chosen =
    field ?? (by === undefined ? entity.fields.find(({ type }) => type.kind === 'enum') : undefined);
  return chosen?.type.kind === 'enum' ? chosen.key : undefined;
}

type PlanFact = Extract<Fact, { kind: 'plan' }>;

/** A plan said in two sentences is one. */
function addPlan(draft: Draft, { plan, cite }: PlanFact): void {
  const key = keyOf(plan.name);
  if (key === undefined) return draft.refuse(cite, `'${plan.name}' gives no name that a product can use`);
  const limits: PlanOffer['limits'] = [];
  const features: PlanOffer['features'] = [];
  for (const noun of plan.limits) {
    const entity = entityNamed(draft, noun);
    if (entity && noun.quantity && noun.quantity.op !== 'many')
      limits.push({ entity: entity.key, max: noun.quantity.value });
    else features.push(draft.brief.slice(noun.start, noun.end));
  }
  const known = draft.plans.find((one) => one.key === key);
  const price = Math.round((plan.price ?? 0) * 100);
  if (known) {
    if (plan.price !== undefined) known.price = price;
    known.limits.push(...limits);
    known.features.push(...features);
    known.source = draft.alsoCited(known.source, cite);
    return undefined;
  }
  draft.plans.push({
    key,
    label: labelOf(plan.name),
    price,
    per: plan.per === 'year' ? 'year' : plan.per === 'once' ? 'once' : 'month',
    limits,
    features,
    source: draft.cited([cite]),
  });
  return undefined;
}

/** "Opening a short link leads to its target". */
function addShortLink(
  draft: Draft,
  { entity: name, target, cite }: Extract<Fact, { kind: 'redirect' }>,
): void {
  const entity = draft.entities.get(name)?.entity;
  const urls = entity?.fields.filter(({ type }) => type.kind === 'url') ?? [];
  const named = entity && valueNamed(draft, entity, attributeNameOf(target));
  const field = urls.find((one) => one === named) ?? (urls.length === 1 ? urls[0] : undefined);
  if (!entity || !field || draft.shortLinks.length > 0)
    return draft.refuse(cite, 'nothing says where it leads to');
  const code =
    entity.fields.find(({ key, type }) => /code|slug|alias|short/i.test(key) && type.kind === 'text') ??
    addCode(draft, entity);
  draft.shortLinks.push({
    entity: entity.key,
    target: field.key,
    code: code.key,
    source: draft.cited([cite]),
  });
  return undefined;
}

function addCode(draft: Draft, entity: Entity): Field {
  const field: Field = {
    key: 'code',
    label: 'Code',
    type: { kind: 'text', multiline: false, pattern: '[A-Za-z0-9]{4,12}' },
    required: false,
    unique: true,
    source: draft.assumed('a short link needs a code'),
  };
  entity.fields.push(field);
  return field;
}
