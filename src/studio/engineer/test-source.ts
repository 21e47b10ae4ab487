import {
  createdByKey,
  type Entity,
  type Field,
  type Rule,
  visitorRole,
} from '../../protocol/specification.ts';
import { ordinalOf, valueAt, unitOf } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import { actTestLines } from './act-test-source.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { bodySource } from './sample-source.ts';
import { canGo, sampleOf, wayInto } from './sample-way.ts';
import { quote, quoteAll } from './source-text.ts';

const maxCrowd = 10;

/** The shortest way from the first state to one whose records count for the rule; undefined when there is none. */
function verbsInto(planned: Planned, entity: Entity, rule: Rule): string[] | undefined {
  const { lifecycle } = entity;
  if (lifecycle === undefined || !['noOverlap', 'limit', 'unique'].includes(rule.kind)) return [];
  const named = 'states' in rule ? rule.states : undefined;
  const occupying = lifecycle.states.filter((state) => state.occupies).map((state) => state.value);
  const counted = new Set(named ?? occupying);
  const verbs = wayInto(entity, (state) => counted.has(state));
  return verbs && canGo(planned, entity, { verbs }) ? verbs : undefined;
}

/** Whether records that agree in `shared` could meet another rule than this one, which would blur what is tested. */
function isBlurred(of: PlannedEntity, rule: Rule, shared: ReadonlySet<string>): boolean {
  // All records of a test have one maker.
  const isShared = (key: string): boolean => key === createdByKey || shared.has(key);
  return of.rules.some((other) => {
    if (other === rule) return false;
    if (other.kind === 'noOverlap') return shared.has(other.start) && other.per.every(isShared);
    if (other.kind === 'unique') return other.fields.every(isShared);
    const period = other.kind === 'limit' ? other.period?.field : undefined;
    return (
      other.kind === 'limit' && other.per.every(isShared) && (period === undefined || shared.has(period))
    );
  });
}

type Limit = Extract<Rule, { kind: 'limit' }>;
type Compare = Extract<Rule, { kind: 'compare' }>;
type Test = { of: PlannedEntity; rule: Rule; verbs: string[] };

function wrapTest({ rule }: Test, lines: readonly string[]): string {
  return [`test(${quote(rule.message)}, async () => {`, ...lines.map((line) => `  ${line}`), '});'].join(
    '\n',
  );
}

/** Keys that a body can hold: who made a record stands in none. */
const bodyKeys = (keys: readonly string[]): string[] =>
  [...new Set(keys)].filter((key) => key !== createdByKey);

function sameTwice(test: Test, keys: readonly string[]): string {
  const { entity } = test.of;
  const key = quote(entity.key);
  const verbs = quoteAll(test.verbs);
  const along = test.verbs.length === 0 ? '' : `, ${verbs}`;
  const way = along && `, {}${along}`;
  return wrapTest(test, [
    `const body = await product.body(${key}${way});`,
    `assert.ok((await product.create(${key}, body, ${verbs})).status < 300);`,
    `const second = await product.body(${key}, pick(body, ${quoteAll(bodyKeys(keys))})${along});`,
    `assert.equal((await product.create(${key}, second, ${verbs})).status, 409);`,
  ]);
}

function overlapTest(
  planned: Planned,
  test: Test,
  rule: Extract<Rule, { kind: 'noOverlap' }>,
): string | undefined {
  const { entity } = test.of;
  const ends =
    rule.end.by === 'minutes' || (rule.end.by === 'duration' && rule.end.via !== undefined)
      ? []
      : [rule.end.field];
  const times = entity.fields.filter(
    (field) => ['date', 'datetime', 'time'].includes(field.type.kind) && !field.unique,
  );
  const keys = [...rule.per, rule.start, ...ends, ...times.map((field) => field.key)];
  if (rule.max === undefined || rule.max === 1) return sameTwice(test, keys);
  if (isBlurred(test.of, rule, new Set(keys))) return undefined;
  return crowdTest(planned, test, { keys: bodyKeys(keys), max: rule.max });
}

function fieldOf(entity: Entity, key: string): Field | undefined {
  return entity.fields.find((field) => field.key === key);
}

/** The smallest capacity that a record can be given, when it is small enough to be filled. */
function smallestCapacity(
  planned: Planned,
  test: Test,
  max: { via: string; field: string },
): { target: string; size: number } | undefined {
  const type = fieldOf(test.of.entity, max.via)?.type;
  if (type?.kind !== 'reference') return undefined;
  const capacity = fieldOf(planned.entity(type.entity).entity, max.field)?.type;
  if (capacity?.kind !== 'integer') return undefined;
  const size = Math.max(1, capacity.min ?? 1, (capacity.exclusiveMin ?? 0) + 1);
  return size <= maxCrowd ? { target: type.entity, size } : undefined;
}

/** What many records of the test agree in, when nothing else than this limit can refuse one of them. */
function crowdKeys(test: Test, rule: Limit): string[] | undefined {
  const keys = bodyKeys([...rule.per, ...(rule.period ? [rule.period.field] : [])]);
  const isCompared = rule.period !== undefined && test.of.rules.some((other) => other.kind === 'compare');
  if (rule.sum !== undefined || rule.per.length === 0 || keys.length === 0 || isCompared) return undefined;
  return isBlurred(test.of, rule, new Set(keys)) ? undefined : keys;
}

/** How many records there is room for, and the lines that make the record which says so. */
function roomOf(
  planned: Planned,
  test: Test,
  max: Limit['max'],
): { size: number; holder: string[]; fixed: string } | undefined {
  if (typeof max === 'number') return { size: max, holder: [], fixed: '' };
  const capacity = smallestCapacity(planned, test, max);
  if (capacity === undefined) return undefined;
  const { target, size } = capacity;
  const holder = [`const holder = await product.make(${quote(target)}, { ${max.field}: ${size} });`];
  return { size, holder, fixed: `, { ${max.via}: holder.id }` };
}

/** As many records as there is room for, and one more, which is refused. */
function crowdTest(
  planned: Planned,
  test: Test,
  { keys, max }: { keys: readonly string[]; max: Limit['max'] },
): string | undefined {
  const room = roomOf(planned, test, max);
  if (room === undefined || room.size < 1 || room.size > maxCrowd) return undefined;
  const key = quote(test.of.entity.key);
  const verbs = quoteAll(test.verbs);
  const along = test.verbs.length === 0 ? '' : `, ${verbs}`;
  return wrapTest(test, [
    ...room.holder,
    `const first = await product.body(${key}${room.fixed || (along && ', {}')}${along});`,
    `assert.ok((await product.create(${key}, first, ${verbs})).status < 300);`,
    `const shared = pick(first, ${quoteAll(keys)});`,
    `for (let count = 1; count < ${room.size}; count += 1) {`,
    `  assert.ok((await product.create(${key}, await product.body(${key}, shared${along}), ${verbs})).status < 300);`,
    '}',
    `assert.equal((await product.create(${key}, await product.body(${key}, shared${along}), ${verbs})).status, 409);`,
  ]);
}

function limitTest(planned: Planned, test: Test, rule: Limit): string | undefined {
  const keys = crowdKeys(test, rule);
  return keys && crowdTest(planned, test, { keys, max: rule.max });
}

const comparable = new Set(['date', 'datetime', 'integer', 'money', 'decimal']);

/** The right side of a condition in a body, where both sides are of one kind. */
function rightSide(of: PlannedEntity, rule: Compare, body: Record<string, FieldValue>): number | undefined {
  const type = fieldOf(of.entity, rule.left)?.type;
  if (type === undefined || rule.right.kind === 'now') return undefined;
  if (rule.right.kind === 'value') return ordinalOf(type, rule.right.value);
  // The other record's value is not in the body.
  if (rule.right.via !== undefined) return undefined;
  const other = fieldOf(of.entity, rule.right.field)?.type;
  return other?.kind === type.kind ? ordinalOf(type, body[rule.right.field]) : undefined;
}

/** A value for the left side that breaks the condition, given a body in which it holds. */
function breakingValue(
  of: PlannedEntity,
  rule: Compare,
  body: Record<string, FieldValue>,
): FieldValue | undefined {
  const type = fieldOf(of.entity, rule.left)?.type;
  if (type === undefined || !comparable.has(type.kind)) return undefined;
  if (rule.op === 'eq') return undefined;
  if (rule.right.kind === 'now') {
    const isBound = rule.op === 'lt' || rule.op === 'lte';
    return rule.op === 'ne' ? undefined : valueAt(type, Date.UTC(isBound ? 2990 : 1990, 0, 1));
  }
  const right = rightSide(of, rule, body);
  if (right === undefined) return undefined;
  const shift = { lt: 0, gt: 0, ne: 0, lte: unitOf(type), gte: -unitOf(type) }[rule.op];
  return valueAt(type, right + shift);
}

function compareTest(planned: Planned, test: Test, rule: Compare): string | undefined {
  const key = quote(test.of.entity.key);
  const body = sampleOf(planned, test.of.entity, { n: 1 });
  const value = breakingValue(test.of, rule, body);
  if (value === undefined || value === null) return undefined;
  const right = rule.right.kind === 'field' ? { [rule.right.field]: body[rule.right.field] ?? null } : {};
  return wrapTest(test, [
    `const body = await product.body(${key}, ${bodySource({ ...right, [rule.left]: value })});`,
    `const answer = await product.create(${key}, body);`,
    'assert.equal(answer.status, 422);',
  ]);
}

function testOf(planned: Planned, of: PlannedEntity, rule: Rule): string | undefined {
  const verbs = verbsInto(planned, of.entity, rule);
  if (verbs === undefined) return undefined;
  const test = { of, rule, verbs };
  if (rule.kind === 'compare') return compareTest(planned, test, rule);
  if (rule.kind === 'limit') return limitTest(planned, test, rule);
  if (rule.kind === 'noOverlap') return overlapTest(planned, test, rule);
  if (rule.kind === 'unique') return sameTwice(test, rule.fields);
  const lines = actTestLines({ planned, of }, rule);
  return lines && wrapTest(test, lines);
}

function uniqueTests(of: PlannedEntity): string[] {
  const key = quote(of.entity.key);
  return of.entity.fields
    .filter((field) => field.unique && field.type.kind !== 'reference' && field.type.kind !== 'boolean')
    .map((field) =>
      [
        `test(${quote(`${of.entity.labelPlural}: no two have the same ${field.label.toLowerCase()}`)}, async () => {`,
        `  const first = await product.make(${key});`,
        `  const body = await product.body(${key}, pick(first, [${quote(field.key)}]));`,
        `  assert.equal((await product.create(${key}, body)).status, 409);`,
        '});',
      ].join('\n'),
    );
}

/** What is hidden from a role is in no answer to it. */
function hiddenTests({ specification }: Planned, of: PlannedEntity): string[] {
  const { entity } = of;
  return of.hidden.map(({ role, field }) => {
    const who = specification.roles.find(({ key }) => key === role)?.label ?? 'Visitors';
    const as = role === visitorRole ? '' : `, { as: ${quote(role)} }`;
    return [
      `test(${quote(`${who}: ${field} of ${entity.labelPlural.toLowerCase()} is not shown`)}, async () => {`,
      `  const { id } = await product.make(${quote(entity.key)});`,
      `  const { body } = await product.send('GET', \`/api/${entity.collection}/\${String(id)}\`${as});`,
      `  assert.ok(!Object.hasOwn(body, ${quote(field)}));`,
      `  const list = await product.send('GET', ${quote(`/api/${entity.collection}?sort=${field}`)}${as});`,
      '  assert.ok(list.status >= 400);',
      '});',
    ].join('\n');
  });
}

/** The roles as which the tests act. */
function rolesIn({ specification }: Planned, tests: readonly string[]): string {
  const roles = specification.roles.map(({ key }) => key);
  const named = roles.filter((role) => tests.some((text) => text.includes(`as: ${quote(role)} }`)));
  return named.length === 0 ? '' : quoteAll(named);
}

/**
 * `test/rules.test.ts`: breaks each rule that a few requests can break, and expects the refusal. Undefined when there is
 * none: a test file without a test would start a product and never end.
 */
export function rulesTestSource(planned: Planned): string | undefined {
  const tests = planned.entities.flatMap((of) => [
    ...uniqueTests(of),
    ...hiddenTests(planned, of),
    ...of.rules.map((rule) => testOf(planned, of, rule)).filter((text) => text !== undefined),
  ]);
  if (tests.length === 0) return undefined;
  const usesPick = tests.some((text) => text.includes('pick('));
  return [
    "import assert from 'node:assert/strict';",
    "import { after, before, test } from 'node:test';",
    `import { ${usesPick ? 'pick, ' : ''}Product } from '../testing/product.ts';`,
    '',
    'let product: Product;',
    'before(async () => {',
    `  product = await Product.start(${rolesIn(planned, tests)});`,
    '});',
    'after(() => product.stop());',
    ...tests.flatMap((text) => ['', text]),
    '',
  ].join('\n');
}
