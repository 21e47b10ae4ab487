import type {
  Derived,
  Entity,
  Field,
  Formula,
  Lifecycle,
  Notification,
  Permission,
} from '../../protocol/specification.ts';
import { clicksKey } from '../architect/plan.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { ruleModule, ruleSource, type RuleSource } from './rule-source.ts';
import { docComment, identifier, lineComment, quote, quoteAll, recordType } from './source-text.ts';
import { type Plain, valueSource } from './value-source.ts';

/** The function of the product's model that makes a field of each kind, and the module that it comes from. */
const makers = {
  text: ['text', 'text-field'],
  email: ['email', 'text-field'],
  phone: ['phone', 'text-field'],
  url: ['url', 'text-field'],
  integer: ['integer', 'number-field'],
  decimal: ['decimal', 'number-field'],
  money: ['money', 'number-field'],
  percentage: ['percentage', 'number-field'],
  duration: ['duration', 'number-field'],
  date: ['date', 'time-field'],
  datetime: ['datetime', 'time-field'],
  time: ['time', 'time-field'],
  boolean: ['boolean', 'choice-field'],
  enum: ['choice', 'choice-field'],
  reference: ['reference', 'choice-field'],
  colour: ['colour', 'text-field'],
  image: ['image', 'upload-field'],
  file: ['file', 'upload-field'],
  references: ['references', 'choice-field'],
} as const satisfies Record<Field['type']['kind'], readonly [string, string]>;

const numeric = new Set(['integer', 'decimal', 'money', 'percentage', 'duration', 'reference']);

function valueType(field: Pick<Field, 'type'>): string {
  if (field.type.kind === 'boolean') return 'boolean';
  if (field.type.kind === 'references') return 'readonly number[]';
  return numeric.has(field.type.kind) ? 'number | null' : 'string | null';
}

/** The call that makes a field: how it is named, what it holds, and what else was said of it. */
function makeSource(field: Pick<Field, 'key' | 'label' | 'type'>, more: { [key: string]: Plain }): string {
  const { kind, ...details } = field.type;
  const isPlainText = 'multiline' in details && !details.multiline;
  const told = { ...details, ...(isPlainText ? { multiline: undefined } : {}), ...more };
  const given = valueSource(told);
  const [maker] = makers[kind];
  return `${maker}(${quote(field.key)}, ${quote(field.label)}${given === '{}' ? '' : `, ${given}`})`;
}

function fieldSource(of: PlannedEntity, field: Field): string {
  const column = of.columnOf(field.key);
  const isCode = of.shortLink?.code === field.key;
  const call = makeSource(field, {
    required: field.required && !isCode ? true : undefined,
    unique: field.unique || isCode ? true : undefined,
    default: field.default,
    column: column === field.key ? undefined : column,
  });
  return `${lineComment(field.source, '    ')}    ${call},`;
}

function formulaOf(formula: Formula): { [key: string]: Plain } {
  const { by, ...rest } = formula;
  return { by, ...rest };
}

function derivedSource({ source, formula, ...field }: Derived): string {
  const call = `derive(${makeSource(field, {})}, ${valueSource(formulaOf(formula))})`;
  return `${lineComment(source, '    ')}    ${call},`;
}

/** The fields that people fill in; the visits of a short link are counted by the product even where the brief names them. */
function writtenFields({ entity, shortLink }: PlannedEntity): Field[] {
  return entity.fields.filter(({ key }) => shortLink === undefined || key !== clicksKey);
}

/** The visits of a short link, which the product counts. */
function clicksSource(of: PlannedEntity): string {
  const column = of.columnOf(clicksKey);
  const told = column === clicksKey ? '' : `, { column: ${quote(column)} }`;
  return `    derive(integer(${quote(clicksKey)}, words.screens.clicks${told}), { by: 'counter' }),`;
}

function derivedLines(of: PlannedEntity): string[] {
  const written = of.entity.derived.filter((derived) => !of.shortLink || derived.key !== clicksKey);
  const lines = [...written.map(derivedSource), ...(of.shortLink ? [clicksSource(of)] : [])];
  return lines.length === 0 ? [] : ['  derived: [', ...lines, '  ],'];
}

function notificationSource({ id, on, to, subject, source }: Notification): string {
  return `${lineComment(source, '    ')}    ${valueSource({ id, on, to, subject })},`;
}

function notificationLines(notifications: readonly Notification[]): string[] {
  return notifications.length === 0
    ? []
    : ['  notifications: [', ...notifications.map(notificationSource), '  ],'];
}

function lifecycleSource(of: PlannedEntity, lifecycle: Lifecycle): string {
  const states = lifecycle.states.map(
    (state) =>
      `${lineComment(state.source, '      ')}      { value: ${quote(state.value)}, label: ${quote(state.label)}, occupies: ${state.occupies} },`,
  );
  const steps = lifecycle.transitions.map(
    (step) =>
      `${lineComment(step.source, '      ')}      { verb: ${quote(step.verb)}, label: ${quote(step.label)}, from: ${quoteAll(step.from)}, to: ${quote(step.to)}${step.stamps === undefined ? '' : `, stamps: ${quote(step.stamps)}`} },`,
  );
  return [
    '  lifecycle: {',
    `    field: ${quote(lifecycle.field)},`,
    `    label: ${quote(lifecycle.label)},`,
    `    column: ${quote(of.columnOf(lifecycle.field))},`,
    `    initial: ${quote(lifecycle.initial)},`,
    '    states: [',
    ...states,
    '    ],',
    '    transitions: [',
    ...steps,
    '    ],',
    '  },',
  ].join('\n');
}

/** Whose records a permission reaches, as source: everybody's, what the account made, or what it owns through references. */
function reachSource(planned: Planned, permission: Permission): string {
  if (permission.scope === 'all') return quote('all');
  const entity = planned.role(permission.role)?.entity;
  if (entity === undefined) return quote('created');
  if (permission.via.length > 0) return `own(${permission.via.map(quote).join(', ')})`;
  return entity === permission.entity ? 'own()' : quote('created');
}

/** A scope as source: whose records, in which states, and which of their fields. */
function scopeSource(planned: Planned, permission: Permission, action: string): string {
  const reach = reachSource(planned, permission);
  const fields = action === 'update' ? permission.fields : undefined;
  // A new record is in no state that anybody could have chosen.
  const states = action === 'create' ? undefined : permission.states;
  return fields === undefined && states === undefined
    ? reach
    : `only(${reach}, ${valueSource({ states, fields })})`;
}

function grantSource(planned: Planned, role: string, permissions: readonly Permission[]): string {
  const scopes = (action: string, holds: (permission: Permission) => boolean): string[] => {
    const found = permissions.filter(holds).map((permission) => scopeSource(planned, permission, action));
    return [...new Set(found)];
  };
  const actions = (['create', 'read', 'update', 'delete'] as const)
    .map((action) => ({ action, found: scopes(action, (permission) => permission.actions.includes(action)) }))
    .filter(({ found }) => found.length > 0)
    .map(({ action, found }) => `      ${action}: [${found.join(', ')}],`);
  const verbs = [...new Set(permissions.flatMap((permission) => permission.transitions))];
  const steps = verbs.map((verb) => {
    const found = scopes('move', (permission) => permission.transitions.includes(verb));
    return `        ${quote(verb)}: [${found.join(', ')}],`;
  });
  const transitions = steps.length === 0 ? [] : ['      transitions: {', ...steps, '      },'];
  const why = permissions.map((permission) => lineComment(permission.source, '    ')).join('');
  return `${why}    ${role}: {\n${[...actions, ...transitions].join('\n')}\n    },`;
}

function grantsSource(planned: Planned, of: PlannedEntity): string {
  const roles = [...new Set(of.permissions.map((permission) => permission.role))];
  if (roles.length === 0) return '  // Administrators only.\n  grants: {},';
  const grants = roles.map((role) =>
    grantSource(
      planned,
      role,
      of.permissions.filter((permission) => permission.role === role),
    ),
  );
  return ['  grants: {', ...grants, '  },'].join('\n');
}

/** What each role is not shown. */
function hiddenLines(of: PlannedEntity): string[] {
  if (of.hidden.length === 0) return [];
  const byRole = Map.groupBy(of.hidden, ({ role }) => role);
  const lines = [...byRole].map(([role, hidden]) => {
    const why = hidden.map(({ source }) => lineComment(source, '    ')).join('');
    return `${why}    ${role}: ${quoteAll(hidden.map(({ field }) => field))},`;
  });
  return ['  hidden: {', ...lines, '  },'];
}

function recordTypeSource(of: PlannedEntity): string {
  const { entity } = of;
  const members = writtenFields(of).map((field) => `  ${field.key}: ${valueType(field)};`);
  if (entity.lifecycle) members.push(`  ${entity.lifecycle.field}: string;`);
  for (const derived of entity.derived) members.push(`  readonly ${derived.key}: ${valueType(derived)};`);
  const isCounted = of.shortLink && !entity.derived.some((derived) => derived.key === clicksKey);
  if (isCounted) members.push(`  readonly ${clicksKey}: number;`);
  const type = recordType(entity.key);
  const head = docComment(`${entity.label}: a record as it is stored.`, entity.source);
  return `${head}\nexport type ${type} = Stored & {\n${members.join('\n')}\n};`;
}

function importLine(names: readonly string[], from: string): string {
  const sorted = [...new Set(names)].sort();
  return sorted.length === 0 ? '' : `import { ${sorted.join(', ')} } from '${from}';\n`;
}

/** The modules of the product from which each name comes that an entity's module may use. */
function modulesOf({ fields, derived }: Entity, rules: readonly RuleSource[]): [string, string][] {
  const ofFields = [...fields, ...derived].map(({ type }): [string, string] => {
    const [maker, module] = makers[type.kind];
    return [maker, `../model/${module}.ts`];
  });
  return [
    ['derive', '../model/derived.ts'],
    ['defineEntity', '../model/entity.ts'],
    ['only', '../model/entity.ts'],
    ['own', '../model/entity.ts'],
    ['integer', '../model/number-field.ts'],
    ...ofFields,
    ...rules.map(({ maker }): [string, string] => [maker, ruleModule(maker)]),
  ];
}

function importsSource(of: PlannedEntity, rules: readonly RuleSource[], body: string): string {
  const uses = (name: string): boolean => new RegExp(`(?<![\\w.])${name}[(<]`).test(body);
  const modules = new Map<string, string[]>();
  for (const [name, from] of modulesOf(of.entity, rules)) {
    if (uses(name)) modules.set(from, [...(modules.get(from) ?? []), name]);
  }
  const model = modules.get('../model/entity.ts') ?? [];
  modules.set('../model/entity.ts', [...model, 'type Stored']);
  if (body.includes('words.screens.clicks')) modules.set('../words.ts', ['words']);
  return [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => importLine(names, from))
    .join('');
}

/** The module of one entity: the type of its records, its rules, its fields, states and who may do what with it. */
export function domainSource(planned: Planned, of: PlannedEntity): string {
  const { entity } = of;
  const rules = of.rules.map((rule) => ruleSource(of, rule));
  const definition = [
    docComment(`${entity.labelPlural}: what they hold, how they live, and who may do what with them.`),
    `export const ${identifier(entity.key)} = defineEntity<${recordType(entity.key)}>({`,
    `  key: ${quote(entity.key)},`,
    `  collection: ${quote(entity.collection)},`,
    `  table: ${quote(of.table)},`,
    `  label: ${quote(entity.label)},`,
    `  labelPlural: ${quote(entity.labelPlural)},`,
    ...(entity.gender === undefined ? [] : [`  gender: ${quote(entity.gender)},`]),
    ...(entity.display === undefined ? [] : [`  display: ${quote(entity.display)},`]),
    ...(entity.partOf === undefined ? [] : [`  partOf: ${quote(entity.partOf)},`]),
    '  fields: [',
    ...writtenFields(of).map((field) => fieldSource(of, field)),
    '  ],',
    ...derivedLines(of),
    ...(entity.lifecycle ? [lifecycleSource(of, entity.lifecycle)] : []),
    ...hiddenLines(of),
    grantsSource(planned, of),
    `  rules: [${rules.map((rule) => rule.name).join(', ')}],`,
    ...notificationLines(of.notifications),
    ...(of.shortLink === undefined
      ? []
      : [`  shortLink: ${valueSource({ code: of.shortLink.code, target: of.shortLink.target })},`]),
    '});',
  ].join('\n');
  const parts = [recordTypeSource(of), ...rules.map((rule) => rule.text), definition];
  const body = parts.join('\n\n');
  return `${importsSource(of, rules, body)}\n${body}\n`;
}
