/** Derived values, messages, figures, views, plans and short links in controlled English. */
import type {
  Derived,
  Entity,
  Figure,
  Formula,
  Notification,
  PlanOffer,
  ShortLink,
  Specification,
  Term,
  View,
} from '../../protocol/specification.ts';
import {
  capital,
  done,
  entityOf,
  fieldName,
  lengthText,
  listed,
  lower,
  nameOfKey,
  plural,
  targetOf,
  withArticle,
} from './english-phrase.ts';
import type { Ways, Within } from './wording.ts';

type Place = { specification: Specification; entity: Entity };

function statesBefore(states: readonly string[] | undefined): string {
  return states ? `${listed(states, 'or')} ` : '';
}

function termText({ specification, entity }: Place, term: Term): string {
  if ('value' in term) return String(term.value);
  if (term.via === undefined) return `its ${nameOfKey(entity, term.field)}`;
  const owner = targetOf(specification, entity, term.via);
  return `the ${nameOfKey(owner, term.field)} of its ${lower(owner?.label ?? term.via)}`;
}

const joins = { add: 'plus', subtract: 'minus', multiply: 'times', divide: 'divided by' } as const;
const gatherings = { sum: 'sum', average: 'average', least: 'lowest', greatest: 'highest' } as const;

function gathered(
  place: Place,
  formula: Exclude<Formula, { by: 'arithmetic' | 'elapsed' | 'past' }>,
): string {
  const part = entityOf(place.specification, formula.entity);
  const parts = `its ${statesBefore(formula.states)}${lower(part?.labelPlural ?? formula.entity)}`;
  if (formula.by === 'count') return `the number of ${parts}`;
  const field = nameOfKey(part, formula.field);
  return formula.by === 'sum' || formula.by === 'average'
    ? `the ${gatherings[formula.by]} of the ${field} of ${parts}`
    : `the ${gatherings[formula.by]} ${field} of ${parts}`;
}

function formulaText(place: Place, formula: Formula): string {
  const { entity } = place;
  if (formula.by === 'arithmetic')
    return `${termText(place, formula.left)} ${joins[formula.op]} ${termText(place, formula.right)}`;
  if (formula.by === 'elapsed') {
    const to = formula.to === undefined ? 'now' : `its ${nameOfKey(entity, formula.to)}`;
    return `the number of ${formula.unit} from its ${nameOfKey(entity, formula.from)} to ${to}`;
  }
  return formula.by === 'past' ? '' : gathered(place, formula);
}

/** "The total of an order is the sum of the amount of its order lines." */
export function derivedWays({ specification, entity, said }: Within<Derived>): Ways {
  const what = withArticle(lower(entity.label));
  const { formula } = said;
  if (formula.by === 'past') {
    const state = formula.states ? `${listed(formula.states, 'or')} ` : '';
    const isLater = formula.after !== undefined && formula.after.amount !== 0;
    const after = formula.after ? `${isLater ? `${lengthText(formula.after)} ` : ''}after` : 'when';
    const passed = formula.after ? '' : ' has passed';
    return [
      `${capital(withArticle(`${state}${lower(entity.label)}`))} is ${lower(said.label)} ${after} its ${nameOfKey(entity, formula.field)}${passed}.`,
    ];
  }
  return [`The ${fieldName(said)} of ${what} is ${formulaText({ specification, entity }, formula)}.`];
}

function receiver({ specification, entity, said }: Within<Notification>): string {
  const { to } = said;
  if (to.kind === 'creator') return 'Whoever created it';
  if (to.kind === 'role')
    return capital(plural(specification.roles.find(({ key }) => key === to.role)?.label ?? to.role));
  let here: Entity | undefined = entity;
  for (const via of to.via) here = here && targetOf(specification, here, via);
  return `The ${lower(here?.label ?? entity.label)}`;
}

/** "The customer gets a message when an appointment is cancelled." */
export function notificationWays(within: Within<Notification>): Ways {
  const { entity, said } = within;
  const { on } = said;
  const what = withArticle(lower(entity.label));
  const verb = said.to.kind === 'role' ? 'get' : 'gets';
  const who = `${receiver(within)} ${verb} a message`;
  if (on.event === 'due') {
    const { amount } = on.offset;
    const field = `the ${nameOfKey(entity, on.field)} of ${withArticle(`${statesBefore(on.states)}${lower(entity.label)}`)}`;
    return [
      amount === 0
        ? `${who} on ${field}.`
        : `${who} ${lengthText(on.offset)} ${amount < 0 ? 'before' : 'after'} ${field}.`,
    ];
  }
  const act = on.event === 'transition' ? done(on.verb) : on.event;
  return [`${who} when ${what} is ${act === 'updated' ? 'changed' : act}.`];
}

const current = {
  day: 'of today',
  week: 'of this week',
  month: 'of this month',
  year: 'of this year',
} as const;

/** "Per month", "per client": how a figure is told apart; the greatest so many are told otherwise. */
function splitText(entity: Entity, by: Figure['by']): string {
  if (by === undefined) return '';
  if ('period' in by) return ` per ${by.period}`;
  return by.top === undefined ? ` per ${nameOfKey(entity, by.field)}` : '';
}

/** "The home page", with those who see the figure where not all do. */
function shownTo({ roles: known }: Specification, { roles }: Figure): string {
  if (!roles) return 'The home page shows';
  const names = roles.map((key) => plural(known.find((role) => role.key === key)?.label ?? key));
  return `The home page shows to ${listed(names, 'and')}`;
}

/** "The home page shows the number of open orders per month", "the 5 clients with the highest total". */
export function figureWays({ specification, entity, said }: Within<Figure>): Ways {
  const { where, by, measure } = said;
  const derived = where.derived === undefined ? '' : `${nameOfKey(entity, where.derived)} `;
  const records = `${statesBefore(where.states)}${derived}${lower(entity.labelPlural)}`;
  const field = nameOfKey(entity, said.field ?? '');
  const shown = shownTo(specification, said);
  const end = `${where.period ? ` ${current[where.period.unit]}` : ''}${splitText(entity, by)}.`;
  if (by !== undefined && 'top' in by && by.top !== undefined) {
    const best = measure === 'count' ? `the most ${records}` : `the highest ${field}`;
    return [`${shown} the ${by.top} ${plural(nameOfKey(entity, by.field))} with ${best}${end}`];
  }
  if (measure === 'count') return [`${shown} the number of ${records}${end}`];
  const told = `${shown} the ${measure} of the ${field} of ${records}${end}`;
  return measure === 'sum' ? [told, `${shown} the ${field} of the ${records}${end}`] : [told];
}

/** "Appointments are shown in a calendar by their start." */
export function viewWays({ entity, said }: Within<View>): Ways {
  const field = said.field === entity.lifecycle?.field ? 'state' : nameOfKey(entity, said.field);
  const what = capital(lower(entity.labelPlural));
  return said.kind === 'calendar'
    ? [`${what} are shown in a calendar by ${field}.`, `${what} are shown in a calendar.`]
    : [`${what} are shown on a board by ${field}.`, `${what} are shown on a board.`];
}

const currencies: Record<string, string> = {
  EUR: 'euros',
  USD: 'dollars',
  GBP: 'pounds',
  CHF: 'Swiss francs',
};

/** "The plan Basic costs 9 euros per month and allows at most 3 projects." */
export function planWays(plan: PlanOffer, specification: Specification): Ways {
  const unit = currencies[specification.product.currency] ?? specification.product.currency;
  const per = plan.per === 'once' ? ' once' : ` per ${plan.per}`;
  const price = plan.price === 0 ? 'is free' : `costs ${plan.price / 100} ${unit}${per}`;
  const limits = plan.limits.map(
    ({ entity, max }) => `at most ${max} ${lower(entityOf(specification, entity)?.labelPlural ?? entity)}`,
  );
  const allows = limits.length > 0 ? ` and allows ${listed(limits, 'and')}` : '';
  const features = plan.features.length > 0 ? ` It includes ${listed(plan.features, 'and')}.` : '';
  const paid = `costs ${plan.price / 100} ${unit}${per}`;
  return [
    `The plan ${plan.label} ${price}${allows}.${features}`,
    `The ${plan.label} plan ${paid}${allows}.${features}`,
  ];
}

/** "The code of a link leads to its target and counts the visits." */
export function shortLinkWays({ entity, said }: Within<ShortLink>): Ways {
  const link = withArticle(lower(entity.label));
  const target = nameOfKey(entity, said.target);
  return [
    `The ${nameOfKey(entity, said.code)} of ${link} is a short link to its ${target} and counts the visits.`,
    `Opening ${link} leads to its ${target} and counts the visits.`,
  ];
}
