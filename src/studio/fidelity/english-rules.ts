/** Rules in controlled English. */
import type { Entity, IntervalEnd, Length, Rule, Specification } from '../../protocol/specification.ts';
import { conditionText } from './english-conditions.ts';
import {
  capital,
  done,
  lengthText,
  listed,
  lower,
  nameOfKey,
  plural,
  statesBefore,
  targetOf,
  withArticle,
} from './english-phrase.ts';
import type { Ways, Within } from './wording.ts';

type RuleOf<K extends Rule['kind']> = Within<Extract<Rule, { kind: K }>>;

/** The name of what a key of `per` or `fields` stands for: the entity that a reference leads to, else the field. */
function partName(
  { specification, entity }: { specification: Specification; entity: Entity },
  key: string,
): string {
  const target = targetOf(specification, entity, key);
  return target && key === `${target.key}Id` ? lower(target.label) : nameOfKey(entity, key);
}

function lasting(within: RuleOf<'noOverlap'>, end: IntervalEnd): string {
  const what = capital(withArticle(lower(within.entity.label)));
  if (end.by === 'minutes') return ` ${what} lasts ${end.minutes} minutes.`;
  if (end.by === 'duration' && end.via !== undefined)
    return ` ${what} lasts as long as its ${partName(within, end.via)}.`;
  return '';
}

function noOverlap(within: RuleOf<'noOverlap'>): Ways {
  const { entity, said } = within;
  const per = said.per.map((key) => `the same ${partName(within, key)}`);
  const same = per.length > 0 ? ` of ${per.join(' and ')}` : '';
  const what = `${statesBefore(said.states)}${lower(entity.labelPlural)}${same}`;
  const last = lasting(within, said.end);
  if (said.max !== undefined)
    return [
      typeof said.max === 'number'
        ? `At most ${said.max} ${what} may overlap.${last}`
        : `At most as many ${what} may overlap as its ${nameOfKey(targetOf(within.specification, entity, said.max.via), said.max.field)}.${last}`,
    ];
  return [`No two ${what} may overlap.${last}`];
}

function limit(within: RuleOf<'limit'>): Ways {
  const { specification, entity, said } = within;
  const [first, ...more] = said.per;
  const what = `${statesBefore(said.states)}${lower(entity.labelPlural)}`;
  const period = said.period ? ` per ${said.period.unit}` : '';
  const holder = first === undefined ? undefined : partName(within, first);
  const also = more.map((key) => ` for the same ${partName(within, key)}`).join('');
  if (typeof said.max !== 'number') {
    const field = nameOfKey(targetOf(specification, entity, said.max.via), said.max.field);
    return [
      `${capital(withArticle(holder ?? 'product'))} may have at most as many ${what} as its ${field}${also}${period}.`,
    ];
  }
  if (said.sum !== undefined)
    return [
      `The ${nameOfKey(entity, said.sum)} of all ${what}${holder === undefined ? '' : ` of ${withArticle(holder)}`}${also} is at most ${said.max}${period}.`,
    ];
  if (holder === undefined) return [`There may be at most ${countOf(said.max, what, within)}${period}.`];
  const who = capital(withArticle(holder));
  const twice = `${who} cannot have two ${what}${also}.`;
  const plain = `${who} may have at most ${countOf(said.max, what, within)}${also}${period}.`;
  return said.max === 1 && also !== '' && period === '' ? [twice, plain] : [plain];
}

/** "3 booked appointments", "1 loan". */
function countOf(max: number, what: string, { entity, said }: RuleOf<'limit'>): string {
  return max === 1 ? `1 ${statesBefore(said.states)}${lower(entity.label)}` : `${max} ${what}`;
}
const momentOrders = {
  lt: 'must be before',
  lte: 'must not be after',
  gt: 'must be after',
  gte: 'must not be before',
  ne: 'must not be',
  eq: 'must be',
} as const;
const numberOrders = {
  lt: 'must be less than',
  lte: 'must be at most',
  gt: 'must be more than',
  gte: 'must be at least',
  ne: 'must not be',
  eq: 'must be',
} as const;
const nowOrders = {
  lt: 'must be in the past',
  lte: 'must not be in the future',
  gt: 'must be in the future',
  gte: 'must not be in the past',
  ne: 'must not be today',
  eq: 'must be today',
} as const;
/** How old somebody is who was born then. */
const ages: Partial<Record<string, string>> = { lte: 'at least', lt: 'more than', gt: 'less than' };
const moments: ReadonlySet<string> = new Set(['date', 'datetime', 'time']);

/** "In the future", "at most 30 days ago"; of who was born then, how old they are. */
function againstNow(
  { left, of, order }: { left: string; of: string; order: string },
  { op }: RuleOf<'compare'>['said'],
  { plus }: { plus?: Length | undefined },
): Ways {
  if (!plus) return [`The ${left} ${nowOrders[op]}.`, `The ${left} of ${of} ${nowOrders[op]}.`];
  const age = plus.unit === 'years' && plus.amount < 0 ? ages[op] : undefined;
  return [
    ...(age === undefined ? [] : [`${capital(of)} must be ${age} ${-plus.amount} years old.`]),
    `The ${left} of ${of} ${order} ${lengthText(plus)} ${plus.amount < 0 ? 'ago' : 'from now'}.`,
  ];
}

function compare({ specification, entity, said }: RuleOf<'compare'>): Ways {
  const kind = entity.fields.find(({ key }) => key === said.left)?.type.kind ?? '';
  const left = nameOfKey(entity, said.left);
  const of = withArticle(lower(entity.label));
  const order = (moments.has(kind) ? momentOrders : numberOrders)[said.op];
  const { right } = said;
  if (right.kind === 'now') return againstNow({ left, of, order }, said, right);
  if (right.kind === 'value') return [`The ${left} of ${of} ${order} ${String(right.value)}.`];
  const owner = right.via === undefined ? entity : targetOf(specification, entity, right.via);
  const other = nameOfKey(owner, right.field);
  return right.via === undefined
    ? [`The ${left} ${order} the ${other}.`, `The ${left} of ${of} ${order} its ${other}.`]
    : [`The ${left} of ${of} ${order} the ${other} of its ${lower(owner?.label ?? '')}.`];
}

function unique(within: RuleOf<'unique'>): Ways {
  const { entity, said } = within;
  const fields = said.fields.map((key) => partName(within, key));
  const what = `${statesBefore(said.states)}${lower(entity.labelPlural)}`;
  return [`No two ${what} have the same ${listed(fields, 'and')}.`];
}

function deadline({ specification, entity, said }: RuleOf<'deadline'>): Ways {
  const { amount } = said.offset;
  const owner = said.via === undefined ? entity : targetOf(specification, entity, said.via);
  const moment =
    said.via === undefined
      ? `its ${nameOfKey(entity, said.field)}`
      : `the ${nameOfKey(owner, said.field)} of its ${lower(owner?.label ?? '')}`;
  const when =
    amount === 0 ? moment : `${lengthText(said.offset)} ${amount < 0 ? 'before' : 'after'} ${moment}`;
  const what = withArticle(lower(entity.label));
  const who = said.roles?.map((key) =>
    plural(specification.roles.find((role) => role.key === key)?.label ?? key),
  );
  if (who) {
    const verbs = said.on.map(
      (act) => ({ create: 'create', update: 'change', delete: 'delete' })[act] ?? act,
    );
    return [`${capital(listed(who, 'and'))} can ${listed(verbs, 'and')} ${what} only ${said.when} ${when}.`];
  }
  return [`${capital(what)} can be ${listed(said.on.map(done), 'and')} only ${said.when} ${when}.`];
}

function freeze({ entity, said }: RuleOf<'freeze'>): Ways {
  const what = withArticle(`${listed(said.states, 'or')} ${lower(entity.label)}`);
  if (said.fields === undefined)
    return [`${capital(what)} can no longer be changed.`, `${capital(what)} cannot be changed.`];
  const fields = listed(
    said.fields.map((key) => nameOfKey(entity, key)),
    'and',
  );
  return [`The ${fields} of ${what} can no longer be changed.`];
}

function needs(within: RuleOf<'require'>): Ways {
  const { entity, said } = within;
  const what = capital(withArticle(lower(entity.label)));
  return [
    `${what} can be ${listed(said.on.map(done), 'and')} only if ${conditionText(within, said.condition)}.`,
  ];
}

function stock({ specification, entity, said }: RuleOf<'stock'>): Ways {
  const target = targetOf(specification, entity, said.via);
  const amount =
    typeof said.amount === 'number' ? String(said.amount) : `its ${nameOfKey(entity, said.amount)}`;
  const place = `the ${nameOfKey(target, said.field)} of its ${lower(target?.label ?? said.via)}`;
  const meanwhile = said.states ? ` while it is ${listed(said.states, 'or')}` : '';
  const what = capital(withArticle(lower(entity.label)));
  return [
    said.direction === 'out'
      ? `${what} takes ${amount} from ${place}${meanwhile}.`
      : `${what} adds ${amount} to ${place}${meanwhile}.`,
  ];
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Monday to Friday", "Monday and Thursday". */
function daysText(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  const [first = 1, last = 1] = [sorted[0], sorted.at(-1)];
  const names = sorted.map((day) => weekdays[day - 1] ?? '');
  return sorted.length > 2 && last - first === sorted.length - 1
    ? `from ${weekdays[first - 1] ?? ''} to ${weekdays[last - 1] ?? ''}`
    : `on ${listed(names, 'and')}`;
}

function hours({ entity, said }: RuleOf<'hours'>): Ways {
  return [
    `${capital(lower(entity.labelPlural))} are possible only ${daysText(said.days)} between ${said.from} and ${said.to}.`,
  ];
}

/** "A requested booking is automatically cancelled 48 hours after its start, unless its answer is filled in." */
function timed({ entity, said }: RuleOf<'timed'>): Ways {
  const { after, field, unless } = said;
  const what = capital(withArticle(`${statesBefore(said.states)}${lower(entity.label)}`));
  const length = lengthText(after);
  const moment = field === undefined ? '' : ` its ${nameOfKey(entity, field)}`;
  const when =
    field === undefined
      ? `after ${length}`
      : after.amount === 0
        ? `after${moment}`
        : `${length} ${after.amount < 0 ? 'before' : 'after'}${moment}`;
  const except = unless === undefined ? '' : ` unless its ${nameOfKey(entity, unless)} is filled in`;
  return [`${what} is automatically ${done(said.verb)} ${when}${except}.`];
}

/** A rule as a sentence. */
export function ruleWays(within: Within<Rule>): Ways {
  const { said } = within;
  const make: { [K in Rule['kind']]: (within: RuleOf<K>) => Ways } = {
    noOverlap,
    limit,
    compare,
    unique,
    deadline,
    freeze,
    require: needs,
    stock,
    hours,
    timed,
  };
  return (make[said.kind] as (within: Within<Rule>) => Ways)(within);
}
