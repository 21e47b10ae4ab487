import type { Field, Lifecycle, Permission } from '../../protocol/specification.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { ruleSource, type RuleSource } from './rule-source.ts';
import { docComment, identifier, lineComment, literal, quote, quoteAll, recordType } from './source-text.ts';

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

function valueType(field: Field): string {
  if (field.type.kind === 'boolean') return 'boolean';
  return numeric.has(field.type.kind) ? 'number | null' : 'string | null';
}

function options(of: PlannedEntity, field: Field): string {
  const { kind, ...details } = field.type;
  const column = of.columnOf(field.key);
  const given: Record<string, unknown> = {
    ...details,
    ...(field.required ? { required: true } : {}),
    ...(field.unique ? { unique: true } : {}),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(column === field.key ? {} : { column }),
  };
  const parts = Object.entries(given)
    .filter(
      ([name, value]) => value !== undefined && !(kind === 'text' && name === 'multiline' && value === false),
    )
    .map(
      ([name, value]) =>
        `${name}: ${Array.isArray(value) ? quoteAll(value as string[]) : literal(value as string)}`,
    );
  return parts.length === 0 ? '' : `, { ${parts.join(', ')} }`;
}

function fieldSource(of: PlannedEntity, field: Field): string {
  const [maker] = makers[field.type.kind];
  const call = `${maker}(${quote(field.key)}, ${quote(field.label)}${options(of, field)}),`;
  return `${lineComment(field.source, '    ')}    ${call}`;
}

function lifecycleSource(of: PlannedEntity, lifecycle: Lifecycle): string {
  const states = lifecycle.states.map(
    (state) =>
      `${lineComment(state.source, '      ')}      { value: ${quote(state.value)}, label: ${quote(state.label)}, occupies: ${state.occupies} },`,
  );
  const steps = lifecycle.transitions.map(
    (step) =>
      `${lineComment(step.source, '      ')}      { verb: ${quote(step.verb)}, label: ${quote(step.label)}, from: ${quoteAll(step.from)}, to: ${quote(step.to)} },`,
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

/** A scope as source: everything, what the account made, or what it owns through references. */
function scopeSource(planned: Planned, permission: Permission): string {
  if (permission.scope === 'all') return quote('all');
  const entity = planned.role(permission.role)?.entity;
  if (entity === undefined) return quote('created');
  if (permission.via.length > 0) return `own(${permission.via.map(quote).join(', ')})`;
  return entity === permission.entity ? 'own()' : quote('created');
}

function grantSource(planned: Planned, role: string, permissions: readonly Permission[]): string {
  const scopes = (holds: (permission: Permission) => boolean): string[] => {
    const found = permissions.filter(holds).map((permission) => scopeSource(planned, permission));
    return [...new Set(found)];
  };
  const actions = (['create', 'read', 'update', 'delete'] as const)
    .map((action) => ({ action, found: scopes((permission) => permission.actions.includes(action)) }))
    .filter(({ found }) => found.length > 0)
    .map(({ action, found }) => `      ${action}: [${found.join(', ')}],`);
  const verbs = [...new Set(permissions.flatMap((permission) => permission.transitions))];
  const steps = verbs.map((verb) => {
    const found = scopes((permission) => permission.transitions.includes(verb));
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

function recordTypeSource(of: PlannedEntity): string {
  const { entity } = of;
  const members = entity.fields.map((field) => `  ${field.key}: ${valueType(field)};`);
  if (entity.lifecycle) members.push(`  ${entity.lifecycle.field}: string;`);
  const type = recordType(entity.key);
  const head = docComment(`${entity.label}: a record as it is stored.`, entity.source);
  return `${head}\nexport type ${type} = Stored & {\n${members.join('\n')}\n};`;
}

function importLine(names: readonly string[], from: string): string {
  const sorted = [...new Set(names)].sort();
  return sorted.length === 0 ? '' : `import { ${sorted.join(', ')} } from '${from}';\n`;
}

function importsSource(of: PlannedEntity, rules: readonly RuleSource[], body: string): string {
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\(`).test(body);
  const modules = new Map<string, string[]>();
  for (const field of of.entity.fields) {
    const [maker, module] = makers[field.type.kind];
    modules.set(module, [...(modules.get(module) ?? []), maker]);
  }
  const model = [
    'defineEntity',
    ...(uses('own') ? ['own'] : []),
    ...(rules.length > 0 ? ['type Rule'] : []),
    'type Stored',
  ];
  const sources = new Map<string, string[]>([
    ['../clock.ts', uses('timestamp') ? ['timestamp'] : []],
    ...[...modules].map(([module, names]): [string, string[]] => [`../model/${module}.ts`, names]),
    ['../model/refusal.ts', ['conflict', 'invalid'].filter(uses)],
    ['../model/zone.ts', ['localDay', 'periodOfDay', 'periodOfMoment'].filter(uses)],
  ]);
  const entityImport = `import { ${model.join(', ')} } from '../model/entity.ts';\n`;
  const others = [...sources].map(([from, names]) => importLine(names, from));
  return [others[0], entityImport, ...others.slice(1)].join('');
}

/** The module of one entity: the type of its records, its rules, its fields, states and who may do what with it. */
export function domainSource(planned: Planned, of: PlannedEntity): string {
  const { entity } = of;
  const rules = of.rules.map((rule) => ruleSource(planned, of, rule));
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
    '  fields: [',
    ...entity.fields.map((field) => fieldSource(of, field)),
    '  ],',
    ...(entity.lifecycle ? [lifecycleSource(of, entity.lifecycle)] : []),
    grantsSource(planned, of),
    `  rules: [${rules.map((rule) => rule.name).join(', ')}],`,
    '});',
  ].join('\n');
  const parts = [recordTypeSource(of), ...rules.map((rule) => rule.text), definition];
  const body = parts.join('\n\n');
  return `${importsSource(of, rules, body)}\n${body}\n`;
}
