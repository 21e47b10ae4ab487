/** Derived values, messages, figures, views and plans in controlled French. */
import type {
  Derived,
  Entity,
  Figure,
  Formula,
  Notification,
  PlanOffer,
  Specification,
  Term,
  View,
} from '../../protocol/specification.ts';
import { entityOf, targetOf } from './english-phrase.ts';
import {
  allAgreed,
  allInStates,
  capital,
  done,
  fieldName,
  its,
  lengthText,
  listed,
  lower,
  nameOfKey,
  ofOne,
  one,
  plural,
  the,
  these,
} from './french-phrase.ts';
import type { Ways, Within } from './wording.ts';

const joins = { add: 'plus', subtract: 'moins', multiply: 'fois', divide: 'divisé par' } as const;

function termText(specification: Specification, entity: Entity, term: Term): string {
  if ('value' in term) return String(term.value);
  if (term.via === undefined) return its(nameOfKey(entity, term.field));
  const owner = targetOf(specification, entity, term.via);
  return `${the(nameOfKey(owner, term.field))} de ${its(lower(owner?.label ?? term.via))}`;
}

const gatherings = {
  sum: 'la somme',
  average: 'la moyenne',
  least: 'le minimum',
  greatest: 'le maximum',
} as const;

function formulaText(specification: Specification, entity: Entity, formula: Formula): string {
  if (formula.by === 'arithmetic')
    return `${termText(specification, entity, formula.left)} ${joins[formula.op]} ${termText(specification, entity, formula.right)}`;
  if (formula.by === 'elapsed' || formula.by === 'past')
    return `le temps depuis ${its(nameOfKey(entity, formula.by === 'past' ? formula.field : formula.from))}`;
  const part = entityOf(specification, formula.entity);
  const names = lower(part?.labelPlural ?? formula.entity);
  const parts = `de ses ${names}${allInStates(formula.states, names)}`;
  return formula.by === 'count'
    ? `le nombre ${parts}`
    : `${gatherings[formula.by]} des ${plural(nameOfKey(part, formula.field))} ${parts}`;
}

/** "Le total d'une facture est la somme des montants de ses lignes." */
export function derived({ specification, entity, said }: Within<Derived>): Ways {
  const { formula } = said;
  const name = lower(entity.label);
  if (formula.by === 'past') {
    const after = formula.after ? `${lengthText(formula.after)} après` : 'après';
    return [
      `${capital(one(name))} est ${lower(said.label)} ${after} ${its(nameOfKey(entity, formula.field))}.`,
    ];
  }
  return [
    `${capital(the(fieldName(said)))} ${ofOne(name)} est ${formulaText(specification, entity, formula)}.`,
  ];
}

function receiverOf({ specification, entity, said: { to } }: Within<Notification>): string {
  if (to.kind === 'creator') return "L'auteur reçoit";
  if (to.kind === 'role')
    return `Les ${plural(specification.roles.find(({ key }) => key === to.role)?.label ?? to.role)} reçoivent`;
  let here: Entity | undefined = entity;
  for (const via of to.via) here = here && targetOf(specification, here, via);
  return `${capital(the(lower((here ?? entity).label)))} reçoit`;
}

/** "Le client reçoit un message quand un rendez-vous est annulé." */
export function notification(within: Within<Notification>): Ways {
  const { entity, said } = within;
  const { on } = said;
  const name = lower(entity.label);
  const who = `${receiverOf(within)} un message`;
  if (on.event === 'due') {
    const order = on.offset.amount < 0 ? 'avant' : 'après';
    return [`${who} ${lengthText(on.offset)} ${order} ${the(nameOfKey(entity, on.field))} ${ofOne(name)}.`];
  }
  const act = on.event === 'transition' ? on.verb : on.event === 'created' ? 'create' : 'update';
  return [`${who} quand ${one(name)} est ${done(act, name)}.`];
}

const splits = { day: ' par jour', week: ' par semaine', month: ' par mois', year: ' par an' } as const;

/** "La page d'accueil montre le nombre de factures par mois." */
export function figure({ entity, said }: Within<Figure>): Ways {
  const names = lower(entity.labelPlural);
  const records = `${names}${allInStates(said.where.states, names)}`;
  const of = /^[aeiouyhé]/.test(records) ? "d'" : 'de ';
  const what =
    said.measure === 'count'
      ? `le nombre ${of}${records}`
      : `la ${said.measure === 'sum' ? 'somme' : 'moyenne'} des ${plural(nameOfKey(entity, said.field ?? ''))} des ${records}`;
  const by =
    said.by === undefined
      ? ''
      : 'period' in said.by
        ? splits[said.by.period]
        : ` par ${nameOfKey(entity, said.by.field)}`;
  return [`La page d'accueil montre ${what}${by}.`];
}

/** "Les rendez-vous sont affichés dans un calendrier." */
export function view({ entity, said }: Within<View>): Ways {
  return [
    `${capital(these(entity))} sont ${allAgreed('affiché', lower(entity.labelPlural))} dans un ${said.kind === 'calendar' ? 'calendrier' : 'tableau'}.`,
  ];
}

/** "La formule Pro coûte 9 euros par mois." */
export function plan({ label, price, per, limits, features }: PlanOffer, specification: Specification): Ways {
  const cost =
    price === 0
      ? 'est gratuite'
      : `coûte ${price / 100} euros${per === 'once' ? '' : per === 'month' ? ' par mois' : ' par an'}`;
  const most = limits.map(
    ({ entity, max }) => `au plus ${max} ${lower(entityOf(specification, entity)?.labelPlural ?? entity)}`,
  );
  const more = features.length > 0 ? ` Elle comprend ${listed(features, 'et')}.` : '';
  return [`La formule ${label} ${cost}${most.length > 0 ? ` et permet ${listed(most, 'et')}` : ''}.${more}`];
}
