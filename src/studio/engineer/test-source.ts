import type { Entity, Field, Rule } from '../../protocol/specification.ts';
import { ordinalOf, valueAt, unitOf } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import { sampleBody } from '../sample/record.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { literal, quote, quoteAll } from './source-text.ts';

const samplesPerEntity = 40;
const maxCrowd = 10;

/** A present moment for samples such that what must lie ahead of it, or behind it, does so for a long time to come. */
function presentFor({ rules }: PlannedEntity): number {
  const isPast = rules.some(
    (rule) => rule.kind === 'compare' && rule.right.kind === 'now' && (rule.op === 'lt' || rule.op === 'lte'),
  );
  return isPast ? Date.UTC(2010, 0, 1) : Date.UTC(2100, 0, 1);
}

function objectSource(values: Record<string, FieldValue>): string {
  const members = Object.entries(values).map(
    ([key, value]) =>
      `${key}: ${value === null || Array.isArray(value) ? JSON.stringify(value) : literal(value)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function referencesOf(entity: Entity): [string, string][] {
  return entity.fields.flatMap(({ key, type, required }): [string, string][] =>
    type.kind === 'reference' && (required || type.entity !== entity.key) ? [[key, type.entity]] : [],
  );
}

function bodiesOf(planned: Planned, of: PlannedEntity): Record<string, FieldValue>[] {
  const { specification } = planned;
  const nowMs = presentFor(of);
  return Array.from({ length: samplesPerEntity }, (_none, index) =>
    sampleBody({ specification, entity: of.entity, n: index + 1, nowMs }),
  );
}

/** `testing/samples.ts`: valid bodies for the tests of the product. */
export function samplesSource(planned: Planned, blueprint: string): string {
  const entries = planned.entities.map((of) => {
    const references = objectSource(Object.fromEntries(referencesOf(of.entity)));
    const bodies = bodiesOf(planned, of).map((body) => `      ${objectSource(body)},`);
    return [
      `  ${of.entity.key}: {`,
      `    references: ${references},`,
      '    bodies: [',
      ...bodies,
      '    ],',
      '  },',
    ].join('\n');
  });
  const own = ['export const samples: { [entity: string]: Sample } = {', ...entries, '};'].join('\n');
  return blueprint.replace(/export const samples[^{]*\{[^}]*\} = \{[\s\S]*?\n\};/, () => own);
}

/** The shortest way from the first state to one whose records count for the rule; undefined when there is none. */
function verbsInto(entity: Entity, rule: Rule): string[] | undefined {
  const { lifecycle } = entity;
  if (lifecycle === undefined || !['noOverlap', 'limit', 'unique', 'stock'].includes(rule.kind)) return [];
  const named = 'states' in rule ? rule.states : undefined;
  const counted = new Set(
    named ?? lifecycle.states.filter((state) => state.occupies).map((state) => state.value),
  );
  const ways: { state: string; verbs: string[] }[] = [{ state: lifecycle.initial, verbs: [] }];
  const seen = new Set([lifecycle.initial]);
  for (const { state, verbs } of ways) {
    if (counted.has(state)) return verbs;
    for (const step of lifecycle.transitions) {
      if (!step.from.includes(state) || seen.has(step.to)) continue;
      seen.add(step.to);
      ways.push({ state: step.to, verbs: [...verbs, step.verb] });
    }
  }
  return undefined;
}

/** Whether records that agree in `shared` could meet another rule than this one, which would blur what is tested. */
function isBlurred(of: PlannedEntity, rule: Rule, shared: ReadonlySet<string>): boolean {
  return of.rules.some((other) => {
    if (other === rule || other.kind === 'compare') return false;
    if (other.kind === 'noOverlap')
      return shared.has(other.start) && other.per.every((key) => shared.has(key));
    if (other.kind === 'unique') return other.fields.every((key) => shared.has(key));
    return other.kind === 'limit' && other.per.every((key) => shared.has(key));
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

function sameTwice(test: Test, keys: readonly string[]): string {
  const { entity } = test.of;
  const key = quote(entity.key);
  return wrapTest(test, [
    `const body = await product.body(${key});`,
    `assert.ok((await product.create(${key}, body, ${quoteAll(test.verbs)})).status < 300);`,
    `const second = await product.body(${key}, pick(body, ${quoteAll([...new Set(keys)])}));`,
    `assert.equal((await product.create(${key}, second, ${quoteAll(test.verbs)})).status, 409);`,
  ]);
}

function overlapTest(test: Test, rule: Extract<Rule, { kind: 'noOverlap' }>): string {
  const { entity } = test.of;
  const ends =
    rule.end.by === 'minutes' || (rule.end.by === 'duration' && rule.end.via !== undefined)
      ? []
      : [rule.end.field];
  const times = entity.fields.filter(
    (field) => ['date', 'datetime', 'time'].includes(field.type.kind) && !field.unique,
  );
  return sameTwice(test, [...rule.per, rule.start, ...ends, ...times.map((field) => field.key)]);
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

/** What many records of the test agree in, and whether nothing else than this limit can refuse one of them. */
function crowdKeys(test: Test, rule: Limit): string[] | undefined {
  const shared = new Set([...rule.per, ...(rule.period ? [rule.period.field] : [])]);
  const isCompared = rule.period !== undefined && test.of.rules.some((other) => other.kind === 'compare');
  if (rule.sum !== undefined || rule.per.length === 0 || isCompared) return undefined;
  return isBlurred(test.of, rule, shared) ? undefined : [...shared];
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

function limitTest(planned: Planned, test: Test, rule: Limit): string | undefined {
  const keys = crowdKeys(test, rule);
  const room = roomOf(planned, test, rule.max);
  if (keys === undefined || room === undefined || room.size < 1 || room.size > maxCrowd) return undefined;
  const key = quote(test.of.entity.key);
  const verbs = quoteAll(test.verbs);
  return wrapTest(test, [
    ...room.holder,
    `const first = await product.body(${key}${room.fixed});`,
    `assert.ok((await product.create(${key}, first, ${verbs})).status < 300);`,
    `const shared = pick(first, ${quoteAll(keys)});`,
    `for (let count = 1; count < ${room.size}; count += 1) {`,
    `  assert.ok((await product.create(${key}, await product.body(${key}, shared), ${verbs})).status < 300);`,
    '}',
    `assert.equal((await product.create(${key}, await product.body(${key}, shared), ${verbs})).status, 409);`,
  ]);
}

const comparable = new Set(['date', 'datetime', 'integer', 'money', 'decimal']);

/** The right side of a condition in a body, where both sides are of one kind. */
function rightSide(of: PlannedEntity, rule: Compare, body: Record<string, FieldValue>): number | undefined {
  const type = fieldOf(of.entity, rule.left)?.type;
  if (type === undefined || rule.right.kind === 'now') return undefined;
  if (rule.right.kind === 'value') return ordinalOf(type, rule.right.value);
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
  const [body] = bodiesOf(planned, test.of);
  const value = body && breakingValue(test.of, rule, body);
  if (body === undefined || value === undefined || value === null) return undefined;
  const right = rule.right.kind === 'field' ? { [rule.right.field]: body[rule.right.field] ?? null } : {};
  return wrapTest(test, [
    `const body = await product.body(${key}, ${objectSource({ ...right, [rule.left]: value })});`,
    `const answer = await product.create(${key}, body);`,
    'assert.equal(answer.status, 422);',
  ]);
}

function testOf(planned: Planned, of: PlannedEntity, rule: Rule): string | undefined {
  const verbs = verbsInto(of.entity, rule);
  if (verbs === undefined) return undefined;
  const test = { of, rule, verbs };
  if (rule.kind === 'compare') return compareTest(planned, test, rule);
  if (rule.kind === 'limit') return limitTest(planned, test, rule);
  if (rule.kind === 'noOverlap') return overlapTest(test, rule);
  return rule.kind === 'unique' ? sameTwice(test, rule.fields) : undefined;
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

/**
 * `test/rules.test.ts`: breaks each rule that a few requests can break, and expects the refusal. Undefined when there is
 * none: a test file without a test would start a product and never end.
 */
export function rulesTestSource(planned: Planned): string | undefined {
  const tests = planned.entities.flatMap((of) => [
    ...uniqueTests(of),
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
    '  product = await Product.start();',
    '});',
    'after(() => product.stop());',
    ...tests.flatMap((text) => ['', text]),
    '',
  ].join('\n');
}
