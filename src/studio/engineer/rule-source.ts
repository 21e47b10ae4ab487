import type { Entity, Field, IntervalEnd, Rule } from '../../protocol/specification.ts';
import type { PlannedEntity, Planned } from './planned.ts';
import {
  column,
  docComment,
  identifier,
  literal,
  quote,
  quoteAll,
  recordType,
  sqlText,
} from './source-text.ts';

/** What a rule is written from. */
type Context = { planned: Planned; of: PlannedEntity; rule: Rule };

/** Source of one rule, the name of its constant, and what of the product's own modules it uses. */
export type RuleSource = { name: string; text: string };

function fieldOf(entity: Entity, key: string): Field {
  const field = entity.fields.find((candidate) => candidate.key === key);
  if (field === undefined) throw new Error(`${entity.key} has no field ${key}`);
  return field;
}

function referencedBy({ planned, of }: Context, via: string): PlannedEntity {
  const { type } = fieldOf(of.entity, via);
  if (type.kind !== 'reference') throw new Error(`${of.entity.key}.${via} is no reference`);
  return planned.entity(type.entity);
}

/** The states whose records count: those that the rule names, else those that occupy. Undefined: all count. */
function countedStates(entity: Entity, rule: Rule): string[] | undefined {
  const { lifecycle } = entity;
  if (lifecycle === undefined || !('states' in rule)) return undefined;
  const all = lifecycle.states.map((state) => state.value);
  const counted =
    rule.states ?? lifecycle.states.filter((state) => state.occupies).map((state) => state.value);
  return counted.length === all.length ? undefined : counted;
}

/** `if (...) return;` for records that the rule does not hold. */
function guards({ of, rule }: Context, keys: readonly string[]): string[] {
  const record = identifier(of.entity.key);
  const states = countedStates(of.entity, rule);
  const nullable = [...new Set(keys)].filter((key) => fieldOf(of.entity, key).type.kind !== 'boolean');
  const lines =
    nullable.length === 0
      ? []
      : [`if (${nullable.map((key) => `${record}.${key} === null`).join(' || ')}) return;`];
  if (states === undefined) return lines;
  const field = of.entity.lifecycle?.field ?? '';
  return [`if (!${quoteAll(states)}.includes(${record}.${field})) return;`, ...lines];
}

function stateCondition({ of, rule }: Context, alias: string): string[] {
  const states = countedStates(of.entity, rule);
  if (states === undefined || of.entity.lifecycle === undefined) return [];
  const name = of.columnOf(of.entity.lifecycle.field);
  return [`AND ${alias}${column(name)} IN (${states.map(sqlText).join(', ')})`];
}

const unitWords = {
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  weeks: 'days',
  months: 'months',
  years: 'years',
};

function modifier(count: string, unit: keyof typeof unitWords, sign: '+' | '-'): string {
  const amount = unit === 'weeks' ? `7 * ${count}` : count;
  return `'${sign}' || (${amount}) || ' ${unitWords[unit]}'`;
}

/** SQL that moves a stored day, moment or time by a length. */
function shifted(field: Field, start: string, by: string): string {
  if (field.type.kind === 'date') return `date(${start}, ${by})`;
  if (field.type.kind === 'time') return `strftime('%H:%M', ${start}, ${by})`;
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${start}, ${by})`;
}

type Length = { of(alias: string): string; longest: string; unit: keyof typeof unitWords };

function lengthOf(context: Context, end: Exclude<IntervalEnd, { by: 'field' }>): Length {
  const { of } = context;
  if (end.by === 'minutes') {
    const minutes = String(end.minutes);
    return { of: () => minutes, longest: minutes, unit: 'minutes' };
  }
  const source = end.via === undefined ? of : referencedBy(context, end.via);
  const { type } = fieldOf(source.entity, end.field);
  const unit = type.kind === 'duration' ? type.unit : 'minutes';
  const name = column(source.columnOf(end.field));
  const table = column(source.table);
  const { via } = end;
  const own = (alias: string): string =>
    via === undefined
      ? `${alias}.${name}`
      : `(SELECT ${name} FROM ${table} WHERE "id" = ${alias}.${column(of.columnOf(via))})`;
  return { of: own, longest: `(SELECT max(${name}) FROM ${table})`, unit };
}

function overlapConditions(context: Context, rule: Extract<Rule, { kind: 'noOverlap' }>): string[] {
  const { of } = context;
  const startField = fieldOf(of.entity, rule.start);
  const start = (alias: string): string => `${alias}.${column(of.columnOf(rule.start))}`;
  if (rule.end.by === 'field') {
    const name = column(of.columnOf(rule.end.field));
    const isRequired = fieldOf(of.entity, rule.end.field).required;
    const after = (alias: string, other: string): string =>
      isRequired
        ? `${alias}.${name} > ${start(other)}`
        : `(${alias}.${name} IS NULL OR ${alias}.${name} > ${start(other)})`;
    return [`AND ${after('other', 'mine')}`, `AND ${after('mine', 'other')}`];
  }
  const length = lengthOf(context, rule.end);
  const end = (alias: string): string =>
    shifted(startField, start(alias), modifier(length.of(alias), length.unit, '+'));
  const earliest = shifted(startField, start('mine'), modifier(length.longest, length.unit, '-'));
  return [
    `AND ${start('other')} < ${end('mine')}`,
    `AND ${end('other')} > ${start('mine')}`,
    // Nothing that began earlier than the longest length can still be going on; this bound lets the index be used.
    `AND ${start('other')} >= ${earliest}`,
  ];
}

function noOverlap(context: Context, rule: Extract<Rule, { kind: 'noOverlap' }>): string[] {
  const { of } = context;
  const record = identifier(of.entity.key);
  const table = column(of.table);
  const same = rule.per.map(
    (key) => `AND other.${column(of.columnOf(key))} = mine.${column(of.columnOf(key))}`,
  );
  const own = rule.end.by === 'duration' && rule.end.via === undefined ? [rule.end.field] : [];
  return [
    ...guards(context, [rule.start, ...own, ...rule.per]),
    'const clash = store.get(',
    `  \`SELECT 1 FROM ${table} mine JOIN ${table} other ON other."id" <> mine."id"`,
    ...[...same, ...overlapConditions(context, rule), ...stateCondition(context, 'other.')].map(
      (line) => `     ${line}`,
    ),
    '   WHERE mine."id" = ? LIMIT 1`,',
    `  ${record}.id,`,
    ');',
    `if (clash !== undefined) throw conflict(${quote(rule.message)});`,
  ];
}

function limit(context: Context, rule: Extract<Rule, { kind: 'limit' }>): string[] {
  const { of } = context;
  const record = identifier(of.entity.key);
  const lines = guards(context, [...rule.per, ...(rule.period ? [rule.period.field] : [])]);
  const parameters = rule.per.map((key) => parameter(of.entity, record, key));
  const conditions = rule.per.map((key) => `AND ${column(of.columnOf(key))} = ?`);
  if (rule.period !== undefined) {
    const { field, unit } = rule.period;
    const reader = fieldOf(of.entity, field).type.kind === 'date' ? 'periodOfDay' : 'periodOfMoment';
    lines.push(`const { from, to } = ${reader}(${record}.${field}, ${quote(unit)});`);
    conditions.push(`AND ${column(of.columnOf(field))} >= ? AND ${column(of.columnOf(field))} < ?`);
    parameters.push('from', 'to');
  }
  const what = rule.sum === undefined ? 'count(*)' : `total(${column(of.columnOf(rule.sum))})`;
  lines.push(...allowed(context, rule));
  const where = [...conditions, ...stateCondition(context, '')];
  const [first = '', ...rest] = where.map((condition, index) =>
    index === 0 ? condition.replace(/^AND /, 'WHERE ') : condition,
  );
  const text = [`SELECT ${what} AS "used" FROM ${column(of.table)}`, first, ...rest].filter(Boolean);
  lines.push(
    'const row = store.get(',
    `  \`${text.join('\n     ')}\`,`,
    ...parameters.map((name) => `  ${name},`),
    ');',
    `if (Number(row?.['used'] ?? 0) > ${typeof rule.max === 'number' ? rule.max : 'most'}) throw conflict(${quote(rule.message)});`,
  );
  return lines;
}

function allowed(context: Context, rule: Extract<Rule, { kind: 'limit' }>): string[] {
  if (typeof rule.max === 'number') return [];
  const { via, field } = rule.max;
  const record = identifier(context.of.entity.key);
  const target = referencedBy(context, via);
  return [
    `const most = store.get('SELECT ${column(target.columnOf(field))} AS "most" FROM ${column(target.table)} WHERE "id" = ?', ${record}.${via})?.['most'];`,
    `if (typeof most !== 'number') return;`,
  ];
}

function parameter(entity: Entity, record: string, key: string): string {
  const access = `${record}.${key}`;
  return fieldOf(entity, key).type.kind === 'boolean' ? `Number(${access})` : access;
}

function unique(context: Context, rule: Extract<Rule, { kind: 'unique' }>): string[] {
  const { of } = context;
  const record = identifier(of.entity.key);
  const conditions = rule.fields.map((key) => `${column(of.columnOf(key))} = ?`);
  const states = stateCondition(context, '').map((condition) => ` ${condition}`);
  return [
    ...guards(context, rule.fields),
    'const other = store.get(',
    `  \`SELECT 1 FROM ${column(of.table)} WHERE "id" <> ? AND ${conditions.join(' AND ')}${states.join('')}\`,`,
    `  ${record}.id,`,
    ...rule.fields.map((key) => `  ${parameter(of.entity, record, key)},`),
    ');',
    `if (other !== undefined) throw conflict(${quote(rule.message)});`,
  ];
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=', ne: '!==', eq: '===' };

/** Both sides of a comparison; where one is a day and the other a moment, the moment's day counts. */
function sides(context: Context, rule: Extract<Rule, { kind: 'compare' }>): { left: string; right: string } {
  const { entity } = context.of;
  const record = identifier(entity.key);
  const left = fieldOf(entity, rule.left);
  const leftText = `${record}.${rule.left}`;
  if (rule.right.kind === 'value') return { left: leftText, right: literal(rule.right.value) };
  if (rule.right.kind === 'now') {
    return { left: leftText, right: left.type.kind === 'date' ? 'localDay(timestamp())' : 'timestamp()' };
  }
  const right = fieldOf(entity, rule.right.field);
  const rightText = `${record}.${rule.right.field}`;
  const kinds = `${left.type.kind} ${right.type.kind}`;
  if (kinds === 'date datetime') return { left: leftText, right: `localDay(${rightText})` };
  if (kinds === 'datetime date') return { left: `localDay(${leftText})`, right: rightText };
  return { left: leftText, right: rightText };
}

function compare(context: Context, rule: Extract<Rule, { kind: 'compare' }>): string[] {
  const { entity } = context.of;
  const record = identifier(entity.key);
  const keys = [rule.left, ...(rule.right.kind === 'field' ? [rule.right.field] : [])];
  const { left, right } = sides(context, rule);
  const unchanged = `if (${record}.${rule.left} === before?.${rule.left}) return; // What was right when it was written stays so.`;
  return [
    ...(rule.right.kind === 'now' ? [unchanged] : []),
    ...guards(context, keys),
    `if (${left} ${operators[rule.op]} ${right}) return;`,
    `throw invalid([{ field: ${quote(rule.left)}, message: ${quote(rule.message)} }]);`,
  ];
}

function linesOf(context: Context): string[] {
  const { rule } = context;
  if (rule.kind === 'noOverlap') return noOverlap(context, rule);
  if (rule.kind === 'limit') return limit(context, rule);
  if (rule.kind === 'unique') return unique(context, rule);
  if (rule.kind === 'compare') return compare(context, rule);
  throw new Error(`the rule ${rule.id} is of a kind that is not written yet: ${rule.kind}`);
}

/** The other records on which a rule depends, as the source of `dependsOn`. */
function dependencies(context: Context): string {
  const { rule } = context;
  const via =
    rule.kind === 'limit' && typeof rule.max !== 'number'
      ? rule.max.via
      : rule.kind === 'noOverlap' && rule.end.by === 'duration'
        ? rule.end.via
        : undefined;
  if (via === undefined) return '';
  const target = referencedBy(context, via).entity.key;
  return `  dependsOn: [{ entity: ${quote(target)}, through: ${quote(via)} }],\n`;
}

/** The source of a rule: a constant named after it, which says in one place what is refused and why. */
export function ruleSource(planned: Planned, of: PlannedEntity, rule: Rule): RuleSource {
  const context = { planned, of, rule };
  const name = `${identifier(rule.id).replace(/Entity$/, '')}Rule`;
  const lines = linesOf(context);
  const record = identifier(of.entity.key);
  const body = lines.join('\n');
  const usesStore = body.includes('store.');
  const usesBefore = body.includes('before?.');
  const parameters = [usesStore ? 'store' : '_store', record, ...(usesBefore ? ['before'] : [])];
  const text = [
    docComment(rule.message, rule.source),
    `const ${name}: Rule<${recordType(of.entity.key)}> = {`,
    `  message: ${quote(rule.message)},`,
    `${dependencies(context)}  check(${parameters.join(', ')}) {`,
    ...lines.map((line) => `    ${line}`),
    '  },',
    '};',
  ].join('\n');
  return { name, text };
}
