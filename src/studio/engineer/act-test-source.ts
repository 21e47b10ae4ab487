/** Tests of rules about acts, frozen records, stocks and hours: each breaks the rule by a few requests. */
import {
  adminRole,
  type Entity,
  type Field,
  type Permission,
  type Rule,
} from '../../protocol/specification.ts';
import { comparisonsOf, holds, valueAt } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import { momentOn, weekdayOf } from '../sample/moment.ts';
import { hoursOf, minutesOf, openMoment } from '../sample/opening.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { brokenBy } from './broken-condition.ts';
import { bodySource } from './sample-source.ts';
import { canGo, sampleOf, testClock, type Values, wayInto as shortestInto } from './sample-way.ts';
import { quote, quoteAll } from './source-text.ts';

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>;
/** What a test is written from. */
type Place = { planned: Planned; of: PlannedEntity };
/** The lines of a test; undefined where a few requests cannot break the rule. */
type Lines = string[] | undefined;

const expect409 = (answer: string): string => `assert.equal((await ${answer}).status, 409);`;
const expectDone = (answer: string): string => `assert.ok((await ${answer}).status < 300);`;

function fieldOf(entity: Entity, key: string): Field | undefined {
  return entity.fields.find((field) => field.key === key);
}

function targetOf({ planned, of }: Place, via: string): Entity | undefined {
  const type = fieldOf(of.entity, via)?.type;
  return type?.kind === 'reference' ? planned.entity(type.entity).entity : undefined;
}

/** These values, with those of the fields that are held against others; undefined where no record can have them. */
function possibleValues({ planned }: Place, entity: Entity, fixed: Values): Values | undefined {
  const { specification } = planned;
  const body = sampleOf(planned, entity, { n: 1, fixed });
  const present = { nowMs: Date.parse(testClock), timeZone: specification.product.timeZone };
  const conditions = comparisonsOf(specification, entity);
  if (!conditions.every((rule) => holds(rule, { specification, entity, body, present }))) return undefined;
  const compared = conditions.flatMap(({ left, right }) =>
    right.kind === 'field' && right.via === undefined ? [left, right.field] : [],
  );
  const others = compared.filter((key) => body[key] !== undefined);
  return { ...Object.fromEntries(others.map((key) => [key, body[key] ?? null])), ...fixed };
}

/** The shortest way into such a state, where a record of the tests can go it. */
function wayInto(planned: Planned, entity: Entity, goal: (state: string) => boolean): string[] | undefined {
  const verbs = shortestInto(entity, goal);
  return verbs && canGo(planned, entity, { verbs }) ? verbs : undefined;
}

/** The way to a state in which the act can be done, or the first state where it is no step. */
function wayTo(planned: Planned, entity: Entity, act: string): string[] | undefined {
  const step = entity.lifecycle?.transitions.find(({ verb }) => verb === act);
  return step === undefined ? [] : wayInto(planned, entity, (state) => step.from.includes(state));
}

/** The way that ends with a step; empty where the act is none; undefined where no record of the tests can go it. */
function wayAlong({ planned, of }: Place, act: string): string[] | undefined {
  const before = wayTo(planned, of.entity, act);
  const isStep = of.entity.lifecycle?.transitions.some(({ verb }) => verb === act) === true;
  if (before === undefined || !isStep) return before;
  const verbs = [...before, act];
  return canGo(planned, of.entity, { verbs }) ? verbs : undefined;
}

/** Somebody who may do the act with any record, or with one of their own. */
type Actor = { role: string; owner: string | undefined };

function actorOf({ planned, of }: Place, rule: Of<'deadline'>, act: string): Actor | undefined {
  if (rule.roles === undefined || rule.roles.includes(adminRole))
    return { role: adminRole, owner: undefined };
  const isGranted = ({ role, actions, transitions, states }: Permission): boolean =>
    rule.roles?.includes(role) === true &&
    states === undefined &&
    (transitions.includes(act) || actions.some((action) => action === act));
  for (const { role, scope, via } of of.permissions.filter(isGranted)) {
    if (scope === 'all') return { role, owner: undefined };
    const isLinked = planned.role(role)?.entity !== undefined;
    if (isLinked && via.length === 1) return { role, owner: via[0] };
  }
  return undefined;
}

/** A value that lies long past, or far ahead, where the product is open. */
function distant(planned: Planned, owner: Entity | undefined, rule: Of<'deadline'>): FieldValue | undefined {
  const type = owner && fieldOf(owner, rule.field)?.type;
  if (owner === undefined || (type?.kind !== 'date' && type?.kind !== 'datetime')) return undefined;
  const ms = Date.UTC(rule.when === 'until' ? 2020 : 2090, 1, 4, 10);
  const hours = type.kind === 'date' ? [] : hoursOf(planned.specification, owner, rule.field);
  return valueAt(
    type,
    hours.length === 0 ? ms : openMoment(hours, ms, planned.specification.product.timeZone),
  );
}

function deadlineLines(place: Place, rule: Of<'deadline'>): Lines {
  const { entity } = place.of;
  const act = rule.on.find((each) => each !== 'create');
  const owner = rule.via === undefined ? entity : targetOf(place, rule.via);
  const value = distant(place.planned, owner, rule);
  if (act === undefined || owner === undefined || value === undefined) return undefined;
  const actor = actorOf(place, rule, act);
  if (rule.on.includes('create') && actor?.role === adminRole) return closedToNewLines(place, rule, value);
  return actor && closedActLines(place, rule, { act, actor, owner, value });
}

/** What can be done while it is open cannot be done any more with a record that comes too late. */
function closedActLines(
  place: Place,
  rule: Of<'deadline'>,
  { act, actor, owner, value }: { act: string; actor: Actor; owner: Entity; value: FieldValue },
): Lines {
  const { entity } = place.of;
  const verbs = wayAlong(place, act);
  const values = possibleValues(place, owner, { [rule.field]: value });
  if (verbs === undefined || values === undefined) return undefined;
  const own =
    actor.owner === undefined ? [] : [`${actor.owner}: await product.recordOf(${quote(actor.role)})`];
  const moment = bodySource(values).slice(2, -2);
  const late = rule.via === undefined ? moment : `${rule.via}: holder.id`;
  const made = (parts: readonly string[]): string =>
    `await product.${verbs.length === 0 ? 'moved' : 'ready'}(${quote(entity.key)}, ${parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`}, ${quoteAll(verbs)})`;
  const done = (record: string): string =>
    `product.act(${quote(act)}, { key: ${quote(entity.key)}, record: ${record}, as: ${quote(actor.role)} })`;
  return [
    `const open = ${made(own)};`,
    expectDone(done('open')),
    ...(rule.via === undefined
      ? []
      : [`const holder = await product.make(${quote(owner.key)}, { ${moment} });`]),
    `const closed = ${made([...own, late])};`,
    expect409(done('closed')),
  ];
}

/** Where the rule holds for new records as well, one that comes too late cannot be made. */
function closedToNewLines(place: Place, rule: Of<'deadline'>, value: FieldValue): Lines {
  const { entity } = place.of;
  const owner = rule.via === undefined ? entity : targetOf(place, rule.via);
  const values = owner && possibleValues(place, owner, { [rule.field]: value });
  if (owner === undefined || values === undefined) return undefined;
  const key = quote(entity.key);
  const late = bodySource(values);
  const expectClosed = (fixed: string): string =>
    expect409(`product.create(${key}, await product.body(${key}, ${fixed}))`);
  return rule.via === undefined
    ? [`await product.make(${key});`, expectClosed(late)]
    : [
        `await product.make(${key});`,
        `const holder = await product.make(${quote(owner.key)}, ${late});`,
        expectClosed(`{ ${rule.via}: holder.id }`),
      ];
}

function freezeLines({ planned, of }: Place, rule: Of<'freeze'>): Lines {
  const { entity } = of;
  const verbs = wayInto(planned, entity, (state) => rule.states.includes(state));
  if (verbs === undefined) return undefined;
  const key = quote(entity.key);
  const made = `const record = await product.moved(${key}, {}, ${quoteAll(verbs)});`;
  const frozen = rule.fields?.find((field) => fieldOf(entity, field)?.type.kind !== 'reference');
  if (rule.fields !== undefined) {
    if (frozen === undefined) return undefined;
    const path = `/api/${entity.collection}/\${record.id}`;
    return [
      made,
      `const body = pick(await product.body(${key}), [${quote(frozen)}]);`,
      `if (body[${quote(frozen)}] === record[${quote(frozen)}]) return;`,
      expect409(`product.send('PATCH', \`${path}\`, { as: ${quote(adminRole)}, body })`),
    ];
  }
  const part = rule.parts ? planned.entities.find((each) => partOf(each.entity) === entity.key) : undefined;
  const body = part && `await product.body(${quote(part.entity.key)}, { ${part.entity.partOf}: record.id })`;
  return [
    made,
    expect409(`product.act('update', { key: ${key}, record })`),
    expect409(`product.act('delete', { key: ${key}, record })`),
    ...(part === undefined ? [] : [expect409(`product.create(${quote(part.entity.key)}, ${body ?? ''})`)]),
  ];
}

function partOf({ fields, partOf: via }: Entity): string | undefined {
  const type = fields.find(({ key }) => key === via)?.type;
  return type?.kind === 'reference' ? type.entity : undefined;
}

function requireLines(place: Place, rule: Of<'require'>): Lines {
  const { entity } = place.of;
  const broken = brokenBy(place, rule.condition);
  const act = rule.on.find((each) => each !== 'update') ?? rule.on[0];
  const verbs = act === undefined ? undefined : wayAlong(place, act);
  if (broken === undefined || act === undefined || verbs === undefined) return undefined;
  // A creation that asks for the same would refuse before the act is come to.
  if (act !== 'create' && rule.on.includes('create')) return undefined;
  const key = quote(entity.key);
  const values = broken.values === '' ? '{}' : `{ ${broken.values} }`;
  if (act === 'create') {
    return [...broken.holder, expect409(`product.create(${key}, await product.body(${key}, ${values}))`)];
  }
  return [
    ...broken.holder,
    `const record = await product.${verbs.length === 0 ? 'moved' : 'ready'}(${key}, ${values}, ${quoteAll(verbs)});`,
    expect409(`product.act(${quote(act)}, { key: ${key}, record })`),
  ];
}

/** How much a record takes, and what says so in its body. */
function amountOf({ of }: Place, rule: Of<'stock'>): { size: number; values: string } | undefined {
  if (typeof rule.amount === 'number') return { size: rule.amount, values: '' };
  const type = fieldOf(of.entity, rule.amount)?.type;
  if (type?.kind !== 'integer') return undefined;
  const size = Math.max(1, type.min ?? 1, (type.exclusiveMin ?? 0) + 1);
  return { size, values: `, ${rule.amount}: ${size}` };
}

function stockLines(place: Place, rule: Of<'stock'>): Lines {
  const { entity } = place.of;
  const holder = targetOf(place, rule.via);
  const whole = rule.within === undefined ? entity : targetOf(place, rule.within);
  const amount = amountOf(place, rule);
  if (rule.direction === 'in' || holder === undefined || whole === undefined || amount === undefined)
    return undefined;
  const counts = (state: string): boolean =>
    rule.states?.includes(state) ??
    whole.lifecycle?.states.find(({ value }) => value === state)?.occupies ??
    true;
  const verbs = whole.lifecycle === undefined ? [] : wayInto(place.planned, whole, counts);
  const stocked = possibleValues(place, holder, { [rule.field]: amount.size });
  if (verbs === undefined || stocked === undefined) return undefined;
  const key = quote(entity.key);
  const taken = `${rule.via}: holder.id${amount.values}`;
  const take =
    rule.within === undefined || verbs.length === 0
      ? [
          `const take = async () => product.create(${key}, await product.body(${key}, { ${taken} }), ${quoteAll(verbs)});`,
        ]
      : [
          'const take = async () => {',
          `  const whole = await product.make(${quote(whole.key)});`,
          `  await product.make(${key}, { ${rule.within}: whole.id, ${taken} });`,
          `  return product.move(${quote(whole.key)}, { status: 200, type: '', body: whole }, ${quoteAll(verbs)});`,
          '};',
        ];
  const path = `/api/${holder.collection}/\${holder.id}`;
  return [
    `const holder = await product.make(${quote(holder.key)}, ${bodySource(stocked)});`,
    ...take,
    expectDone('take()'),
    `const { body } = await product.send('GET', \`${path}\`, { as: ${quote(adminRole)} });`,
    `assert.equal(body[${quote(rule.field)}], 0);`,
    expect409('take()'),
  ];
}

/** A value of the field outside these hours: just before they begin, just after they end, or on a closed day. */
function closedValue({ planned, of }: Place, rule: Of<'hours'>): FieldValue | undefined {
  const kind = fieldOf(of.entity, rule.field)?.type.kind;
  const [from, to] = [minutesOf(rule.from), minutesOf(rule.to)];
  const minute = from > 0 ? from - 1 : to < 1439 ? to + 1 : undefined;
  const days = Array.from({ length: 7 }, (_none, at) => `2031-03-0${at + 1}`);
  const day = days.find((each) => rule.days.includes(weekdayOf(each)) === (minute !== undefined));
  if (kind === 'time') {
    if (minute === undefined) return undefined;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  }
  if (kind === 'date') return days.find((each) => !rule.days.includes(weekdayOf(each)));
  if (kind !== 'datetime' || day === undefined) return undefined;
  return new Date(momentOn(day, minute ?? 600, planned.specification.product.timeZone)).toISOString();
}

function hoursLines(place: Place, rule: Of<'hours'>): Lines {
  const value = closedValue(place, rule);
  if (value === undefined || value === null) return undefined;
  const key = quote(place.of.entity.key);
  return [
    `const body = await product.body(${key}, ${bodySource({ [rule.field]: value })});`,
    `assert.equal((await product.create(${key}, body)).status, 422);`,
  ];
}

/** Years after which every time is up, however long it is and whenever it began. */
const longAfter = '2990-01-07T10:00:00.000Z';

/** A record waits in its state, and has moved on by itself when somebody looks long afterwards. */
function timedLines({ planned, of }: Place, rule: Of<'timed'>): Lines {
  const { entity } = of;
  const { lifecycle } = entity;
  const step = lifecycle?.transitions.find(({ verb }) => verb === rule.verb);
  const states = rule.states ?? step?.from ?? [];
  const verbs = wayInto(planned, entity, (state) => states.includes(state));
  if (lifecycle === undefined || step === undefined || verbs === undefined) return undefined;
  const key = quote(entity.key);
  const values = rule.unless === undefined ? '{}' : `{ ${rule.unless}: null }`;
  const path = `/api/${entity.collection}/\${record.id}`;
  const state = `await later.send('GET', \`${path}\`, { as: ${quote(adminRole)} })).body[${quote(lifecycle.field)}]`;
  return [
    'const later = await Product.start();',
    'try {',
    `  const record = await later.moved(${key}, ${values}, ${quoteAll(verbs)});`,
    `  assert.notEqual((${state}, ${quote(step.to)});`,
    `  await later.goOnAt(${quote(longAfter)});`,
    `  assert.equal((${state}, ${quote(step.to)});`,
    '} finally {',
    '  await later.stop();',
    '}',
  ];
}

/** The lines of a test that breaks such a rule; undefined where a few requests cannot, or where the rule is of another kind. */
export function actTestLines(place: Place, rule: Rule): string[] | undefined {
  switch (rule.kind) {
    case 'deadline':
      return deadlineLines(place, rule);
    case 'freeze':
      return freezeLines(place, rule);
    case 'require':
      return requireLines(place, rule);
    case 'stock':
      return stockLines(place, rule);
    case 'hours':
      return hoursLines(place, rule);
    case 'timed':
      return timedLines(place, rule);
    case 'noOverlap':
    case 'limit':
    case 'compare':
    case 'unique':
      return undefined;
  }
  return undefined;
}
