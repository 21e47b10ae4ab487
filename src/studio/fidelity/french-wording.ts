/** Controlled French. */
import { visitorRole } from '../../protocol/specification.ts';
import type {
  Entity,
  Hidden,
  Permission,
  Role,
  Rule,
  Specification,
  Transition,
} from '../../protocol/specification.ts';
import { targetOf } from './english-phrase.ts';
import { requirement } from './french-conditions.ts';
import { fieldWays } from './french-fields.ts';
import { derived, figure, notification, plan, view } from './french-offers.ts';
import {
  agreed,
  capital,
  done,
  allAgreed,
  allInStates,
  inStates,
  its,
  lengthText,
  listed,
  lower,
  nameOfKey,
  ofOne,
  one,
  partName,
  plural,
  the,
  these,
} from './french-phrase.ts';
import type { Ways, Within, Wording } from './wording.ts';

function statesOf(values: readonly string[]): string {
  return listed(
    values.map((value) => value.toLowerCase()),
    'ou',
  );
}

function states(entity: Entity): Ways {
  const { lifecycle, label } = entity;
  if (!lifecycle) return [];
  const rest = lifecycle.states.filter(({ value }) => value !== lifecycle.initial);
  const values = [lifecycle.initial, ...rest.map(({ value }) => value)];
  const name = lower(label);
  const counting = lifecycle.states.map(
    ({ value, occupies }) =>
      `${capital(one(name))} ${value} ${occupies ? 'compte toujours' : 'ne compte plus'}.`,
  );
  const plain = `${capital(one(name))} est ${statesOf(values)}.`;
  const named = `${capital(one(name))} a ${one(lower(lifecycle.label))} (${statesOf(values)}).`;
  return [plain, named, [plain, ...counting].join(' '), [named, ...counting].join(' ')];
}

function transition({ entity, said }: Within<Transition>): Ways {
  const name = lower(entity.label);
  const can = `${capital(one(name))} ${statesOf(said.from)} peut`;
  const { to } = said;
  const steps = said.from.map((from) => `${capital(one(name))} passe de ${from} à ${to}.`).join(' ');
  return done(said.verb, name) === to ? [`${can} être ${to}.`, steps] : [steps, `${can} être ${to}.`];
}

function role({ label, selfSignUp }: Role): Ways {
  const who = `Les ${plural(label)}`;
  return selfSignUp
    ? [`${who} peuvent s'inscrire eux-mêmes.`, `${who} peuvent créer leur compte.`]
    : [`${who} ont un compte.`, `${who} se connectent.`];
}

const acts = { create: 'créer', read: 'voir', update: 'modifier', delete: 'supprimer' } as const;

function peopleOf({ roles }: Specification, key: string): string {
  if (key === 'anyone') return 'Tout le monde peut';
  return `Les ${plural(roles.find((known) => known.key === key)?.label ?? key)} peuvent`;
}

function permission({ specification, entity, said }: Within<Permission>): Ways {
  const who = peopleOf(specification, said.role);
  const of = allInStates(said.states, lower(entity.labelPlural));
  const what =
    said.scope === 'own'
      ? `seulement leurs propres ${lower(entity.labelPlural)}${of}`
      : `${these(entity)}${of}`;
  const verbs = said.transitions.map((verb) => {
    const to = entity.lifecycle?.transitions.find((known) => known.verb === verb)?.to;
    return {
      verb,
      to,
      isPlain: to === undefined || done(verb, lower(entity.label)) === agreed(to, lower(entity.label)),
    };
  });
  const words = [
    ...said.actions.map((action) => acts[action]),
    ...verbs.filter(({ isPlain }) => isPlain).map(({ verb }) => verb.replaceAll('-', ' ')),
  ];
  const marks = verbs
    .filter(({ isPlain }) => !isPlain)
    .map(({ to }) => `${who} marquer ${what} comme ${allAgreed(to ?? '', lower(entity.labelPlural))}.`);
  const fields = said.fields?.map((key) => the(nameOfKey(entity, key)));
  const only = fields
    ? [`${who} modifier seulement ${listed(fields, 'et')} des ${lower(entity.labelPlural)}.`]
    : [];
  return [
    [...(words.length > 0 ? [`${who} ${listed(words, 'et')} ${what}.`] : []), ...marks, ...only].join(' '),
  ];
}

/** "Les gérants ne peuvent pas voir le prix des réservations." */
function hidden({ specification, entity, said }: Within<Hidden>): Ways {
  const who =
    said.role === visitorRole
      ? 'Les visiteurs sans compte'
      : `Les ${plural(specification.roles.find(({ key }) => key === said.role)?.label ?? said.role)}`;
  return [
    `${who} ne peuvent pas voir ${the(nameOfKey(entity, said.field))} des ${lower(entity.labelPlural)}.`,
  ];
}

type RuleOf<K extends Rule['kind']> = Within<Extract<Rule, { kind: K }>>;

/** "du même", "de la même". */
function ofSame(name: string): string {
  return `${one(name).startsWith('une') ? 'de la même' : 'du même'} ${name}`;
}

/** "le même", "la même". */
function theSame(name: string): string {
  return `${one(name).startsWith('une') ? 'la' : 'le'} même ${name}`;
}

function noOverlap(within: RuleOf<'noOverlap'>): Ways {
  const { specification, entity, said } = within;
  const name = lower(entity.label);
  const per = said.per.map((key) => ofSame(partName(within, key)));
  const last =
    said.end.by === 'minutes'
      ? ` ${capital(one(name))} dure ${said.end.minutes} minutes.`
      : said.end.by === 'duration' && said.end.via !== undefined
        ? ` ${capital(one(name))} dure aussi longtemps que ${its(lower(targetOf(specification, entity, said.end.via)?.label ?? ''))}.`
        : '';
  const of = allInStates(said.states, lower(entity.labelPlural));
  const same = per.length > 0 ? ` ${per.join(' et ')}` : '';
  return [
    `Deux ${lower(entity.labelPlural)}${of}${same} ne peuvent pas se chevaucher.${last}`,
    `${capital(one(partName(within, said.per[0] ?? '')))} ne peut pas avoir deux ${lower(entity.labelPlural)}${of} en même temps.${last}`,
  ];
}

const periods = { day: 'par jour', week: 'par semaine', month: 'par mois', year: 'par an' } as const;

/** "3 rendez-vous réservés", "1 prêt". */
function countOf(max: number, { entity, said }: RuleOf<'limit'>): string {
  const name = lower(entity.label);
  return max === 1 ? `1 ${name}${inStates(said.states, name)}` : `${max} ${manyOf({ entity, said })}`;
}

function manyOf({ entity, said }: Pick<RuleOf<'limit'>, 'entity' | 'said'>): string {
  const names = lower(entity.labelPlural);
  return `${names}${allInStates(said.states, names)}`;
}

function limit(within: RuleOf<'limit'>): Ways {
  const { specification, entity, said } = within;
  const { max, per } = said;
  const [first, ...more] = per;
  const holder = first === undefined ? undefined : capital(one(partName(within, first)));
  const also = more.map((key) => ` pour ${theSame(partName(within, key))}`).join('');
  const period = said.period ? ` ${periods[said.period.unit]}` : '';
  const many = manyOf(within);
  if (typeof max !== 'number') {
    const field = nameOfKey(targetOf(specification, entity, max.via), max.field);
    return [
      `${holder ?? ''} ne peut pas avoir plus ${/^[aeiouyhé]/.test(many) ? "d'" : 'de '}${many} que ${its(field)}${also}.`,
    ];
  }
  if (holder === undefined) return [`Il peut y avoir au plus ${countOf(max, within)}${period}.`];
  const twice = `${holder} ne peut pas avoir deux ${many}${also}.`;
  const plain = `${holder} peut avoir au plus ${countOf(max, within)}${also}${period}.`;
  return max === 1 && also !== '' && period === '' ? [twice, plain] : [plain];
}

const orders = {
  lt: 'doit être avant',
  lte: 'ne doit pas être après',
  gt: 'doit être après',
  gte: 'ne doit pas être avant',
  ne: 'ne doit pas être',
  eq: 'doit être',
} as const;
const sizes = {
  ...orders,
  lt: 'doit être inférieur à',
  lte: 'doit être au plus',
  gt: 'doit être supérieur à',
  gte: 'doit être au moins',
} as const;
/** How old somebody is who was born then. */
const ages: Partial<Record<string, string>> = { lte: 'au moins', lt: 'plus de', gt: 'moins de' };
const nows = {
  lt: 'doit être dans le passé',
  lte: 'ne doit pas être dans le futur',
  gt: 'doit être dans le futur',
  gte: 'ne doit pas être dans le passé',
  ne: "ne doit pas être aujourd'hui",
  eq: "doit être aujourd'hui",
} as const;

function compare({ entity, said }: RuleOf<'compare'>): Ways {
  const kind = entity.fields.find(({ key }) => key === said.left)?.type.kind ?? '';
  const order = (['date', 'datetime', 'time'].includes(kind) ? orders : sizes)[said.op];
  const left = capital(the(nameOfKey(entity, said.left)));
  const { right } = said;
  const years = right.kind === 'now' && right.plus?.unit === 'years' ? -right.plus.amount : undefined;
  const age = years === undefined ? undefined : ages[said.op];
  if (age !== undefined) return [`${capital(one(lower(entity.label)))} doit avoir ${age} ${years ?? 0} ans.`];
  if (right.kind === 'now')
    return [`${left} ${nows[said.op]}.`, `${left} ${ofOne(lower(entity.label))} ${nows[said.op]}.`];
  const other = right.kind === 'value' ? String(right.value) : the(nameOfKey(entity, right.field));
  return [`${left} ${order} ${other}.`, `${left} ${ofOne(lower(entity.label))} ${order} ${other}.`];
}

function unique(within: RuleOf<'unique'>): Ways {
  const fields = within.said.fields.map((key) => partName(within, key));
  return [`Deux ${lower(within.entity.labelPlural)} ne peuvent pas avoir le même ${listed(fields, 'et')}.`];
}

function deadline({ specification, entity, said }: RuleOf<'deadline'>): Ways {
  const name = lower(entity.label);
  const verbs = said.on.map((act) => done(act, name));
  const { amount } = said.offset;
  const owner = said.via === undefined ? entity : targetOf(specification, entity, said.via);
  const moment =
    said.via === undefined
      ? its(nameOfKey(entity, said.field))
      : `${the(nameOfKey(owner, said.field))} de ${its(lower(owner?.label ?? said.via))}`;
  const who = said.roles?.map((key) =>
    plural(specification.roles.find((role) => role.key === key)?.label ?? key),
  );
  const by = who
    ? ` par ${listed(
        who.map((name) => `les ${name}`),
        'et',
      )}`
    : '';
  const when =
    amount === 0 ? moment : `${lengthText(said.offset)} ${amount < 0 ? 'avant' : 'après'} ${moment}`;
  const until = said.when === 'until' ? `jusqu'à ${when}` : `à partir de ${when}`;
  return [`${capital(one(name))} peut être ${listed(verbs, 'et')}${by} ${until}.`];
}

function freeze({ entity, said }: RuleOf<'freeze'>): Ways {
  const name = lower(entity.label);
  return [`${capital(one(name))} ${statesOf(said.states)} ne peut plus être ${agreed('modifié', name)}.`];
}

function stock({ specification, entity, said }: RuleOf<'stock'>): Ways {
  const target = targetOf(specification, entity, said.via);
  const place = `${the(nameOfKey(target, said.field))} de ${its(lower(target?.label ?? said.via))}`;
  const amount = typeof said.amount === 'number' ? String(said.amount) : its(nameOfKey(entity, said.amount));
  return [
    `${capital(one(lower(entity.label)))} ${said.direction === 'out' ? 'retire' : 'ajoute'} ${amount} ${said.direction === 'out' ? 'de' : 'à'} ${place}.`,
  ];
}

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

function hours({ entity, said }: RuleOf<'hours'>): Ways {
  const sorted = said.days.toSorted((a, b) => a - b).map((day) => days[day - 1] ?? '');
  const when =
    sorted.length > 2 ? `du ${sorted[0] ?? ''} au ${sorted.at(-1) ?? ''}` : `le ${listed(sorted, 'et')}`;
  return [`${capital(these(entity))} sont possibles ${when} entre ${said.from} et ${said.to}.`];
}

function timed({ entity, said }: RuleOf<'timed'>): Ways {
  const { after, field, unless, states, verb } = said;
  const name = lower(entity.label);
  const what = capital(one(`${name}${inStates(states, name)}`));
  const moment = field === undefined ? '' : its(nameOfKey(entity, field));
  const when =
    field === undefined
      ? `au bout de ${lengthText(after)}`
      : `${after.amount === 0 ? '' : `${lengthText(after)} `}${after.amount < 0 ? 'avant' : 'après'} ${moment}`;
  const except = unless === undefined ? '' : ` sauf si ${its(nameOfKey(entity, unless))} est rempli`;
  return [`${what} est automatiquement ${done(verb, name)} ${when}${except}.`];
}

function rule(within: Within<Rule>): Ways {
  const make: { [K in Rule['kind']]: (within: RuleOf<K>) => Ways } = {
    noOverlap,
    limit,
    compare,
    unique,
    deadline,
    freeze,
    require: requirement,
    stock,
    hours,
    timed,
  };
  return (make[within.said.kind] as (within: Within<Rule>) => Ways)(within);
}

/** Every kind of element as a plain French sentence. */
export const frenchWording: Wording = {
  product: () => [],
  entity: (entity) => {
    const are = `Il y a des ${lower(entity.labelPlural)}.`;
    if (entity.partOf === undefined) return [are];
    const whole = nameOfKey(entity, entity.partOf);
    return [
      `${are} ${capital(one(lower(entity.label)))} fait partie ${ofOne(whole)}.`,
      `${are} ${capital(one(whole))} se compose de plusieurs ${lower(entity.labelPlural)}.`,
    ];
  },
  field: fieldWays,
  derived,
  states,
  transition,
  role,
  permission,
  hidden,
  rule,
  notification,
  figure,
  view,
  plan,
  shortLink: ({ entity, said }) => [
    `${capital(the(nameOfKey(entity, said.code)))} ${ofOne(lower(entity.label))} mène à ${its(nameOfKey(entity, said.target))} et compte les visites.`,
  ],
  nothing: ({ label }, entity) => [`Les ${plural(label)} ne peuvent pas voir ${these(entity)}.`],
  closedAccounts: ({ label }) => [`Les ${plural(label)} ne peuvent pas s'inscrire eux-mêmes.`],
};
