/** Random valid specifications from a seed, in which rules of all kinds meet: what probes must not misjudge. */
import { specificationSchema, type Specification } from '../../src/protocol/specification.ts';
import { seededBelow } from '../seeded.ts';

type Below = (max: number) => number;
type FieldDraft = {
  key: string;
  label: string;
  type: { kind: string; [key: string]: unknown };
  [key: string]: unknown;
};
type EntityDraft = {
  key: string;
  fields: FieldDraft[];
  lifecycle?: { states: string[]; verbs: string[] };
  draft: object;
};

const nouns = ['room', 'guest', 'stay', 'bill', 'order', 'task'];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function some<T>(things: readonly T[], below: Below): T {
  const thing = things[below(things.length)];
  if (thing === undefined) throw new RangeError('nothing to choose from');
  return thing;
}

const kinds: ((below: Below) => FieldDraft['type'])[] = [
  () => ({ kind: 'text' }),
  (below) => ({ kind: 'text', minLength: 1 + below(4), maxLength: 12 + below(60) }),
  () => ({ kind: 'text', multiline: true }),
  () => ({ kind: 'text', pattern: '[A-Z]{3}-[0-9]{5}' }),
  (below) => ({ kind: 'integer', min: below(5), max: 200 + below(900) }),
  () => ({ kind: 'integer', exclusiveMin: 0 }),
  () => ({ kind: 'decimal', min: 0.5 }),
  () => ({ kind: 'money', currency: 'EUR', min: 0 }),
  () => ({ kind: 'percentage', min: 0, max: 100 }),
  () => ({ kind: 'boolean' }),
  () => ({ kind: 'date' }),
  () => ({ kind: 'datetime' }),
  () => ({ kind: 'time' }),
  () => ({ kind: 'duration', unit: 'minutes', min: 10, max: 600 }),
  () => ({ kind: 'email' }),
  () => ({ kind: 'phone' }),
  () => ({ kind: 'url' }),
  () => ({ kind: 'enum', values: ['small', 'large', 'very large'] }),
];

const narrow = new Set(['boolean', 'enum', 'time', 'percentage']);

function fieldsOf(entity: string, targets: string[], below: Below): FieldDraft[] {
  const fields: FieldDraft[] = [{ key: 'name', label: 'Name', type: { kind: 'text' }, required: true }];
  for (const target of targets) {
    const label = capital(target);
    fields.push({
      key: `${target}Id`,
      label,
      type: { kind: 'reference', entity: target },
      required: below(4) > 0,
    });
  }
  const count = 2 + below(5);
  for (let i = 0; i < count; i += 1) {
    const type = some(kinds, below)(below);
    const key = `${type.kind}${capital(entity)}${'abcdefgh'.charAt(i)}`;
    const isUnique = !narrow.has(type.kind) && below(6) === 0;
    const label = `${capital(type.kind)} ${'abcdefgh'.charAt(i)}`;
    fields.push({ key, label, type, required: below(2) === 0, unique: isUnique });
  }
  return fields;
}

function lifecycleOf(below: Below): { states: string[]; verbs: string[]; draft: object } {
  const states = ['open', 'running', 'finished', 'dropped'].slice(0, 2 + below(3));
  const verbs = states.slice(1).map((state) => `to-${state}`);
  const transitions = states.slice(1).map((to, i) => {
    const from = [states[below(i + 1)] ?? 'open'];
    if (below(2) === 0 && !from.includes('open')) from.push('open');
    return { verb: `to-${to}`, label: `Make ${to}`, from, to };
  });
  if (below(3) === 0) {
    const last = states.at(-1) ?? 'open';
    transitions.push({ verb: 'reopen', label: 'Reopen', from: [last], to: 'open' });
    verbs.push('reopen');
  }
  const draft = {
    field: 'status',
    label: 'Status',
    initial: 'open',
    states: states.map((value) => ({
      value,
      label: capital(value),
      occupies: value === 'open' || value === 'running' || below(2) === 0,
    })),
    transitions,
  };
  return { states, verbs, draft };
}

function entityOf(index: number, below: Below): EntityDraft {
  const key = nouns[index] ?? 'thing';
  const targets = nouns.slice(0, index).filter(() => below(2) === 0);
  const fields = fieldsOf(key, targets, below);
  const life = below(2) === 0 ? lifecycleOf(below) : undefined;
  const draft = {
    key,
    collection: `${key}s`,
    label: capital(key),
    labelPlural: `${capital(key)}s`,
    display: 'name',
    fields,
    ...(life === undefined ? {} : { lifecycle: life.draft }),
  };
  return life === undefined ? { key, fields, draft } : { key, fields, lifecycle: life, draft };
}

function permissionsOf(
  entities: EntityDraft[],
  role: { key: string; entity?: string },
  below: Below,
): object[] {
  return entities.flatMap((entity) => {
    if (below(4) === 0) return [];
    const via = entity.fields.find(
      (field) => role.entity !== undefined && field.type['entity'] === role.entity,
    );
    const isSelf = entity.key === role.entity;
    const isOwn = below(2) === 0 && (via !== undefined || isSelf || role.entity === undefined);
    const actions = ['read', 'create', 'update', 'delete'].filter(
      (action) => action === 'read' || (below(2) === 0 && !(isOwn && isSelf && action !== 'update')),
    );
    const transitions = (entity.lifecycle?.verbs ?? []).filter(() => below(2) === 0);
    const path = isOwn && via !== undefined && !isSelf ? [via.key] : [];
    return [
      { role: role.key, entity: entity.key, actions, transitions, scope: isOwn ? 'own' : 'all', via: path },
    ];
  });
}

type Add = (kind: string, rest: object) => void;

function rulesOf(entity: EntityDraft, below: Below): object[] {
  const rules: object[] = [];
  const add: Add = (kind, rest) => {
    const id = `${entity.key}-${kind.toLowerCase()}-${'abcdefgh'.charAt(rules.length)}`;
    rules.push({ kind, id, entity: entity.key, message: `The ${id} refuses this.`, ...rest });
  };
  addCounts(entity, add, below);
  addComparisons(entity, add, below);
  return rules;
}

const ofKind = (entity: EntityDraft, kind: string): FieldDraft[] =>
  entity.fields.filter((field) => field.type.kind === kind);

function lengthOf(entity: EntityDraft): object {
  const [duration] = ofKind(entity, 'duration');
  return duration === undefined ? { by: 'minutes', minutes: 45 } : { by: 'duration', field: duration.key };
}

function addCounts(entity: EntityDraft, add: Add, below: Below): void {
  const [reference, second] = ofKind(entity, 'reference');
  const [moment] = ofKind(entity, 'datetime');
  const per = reference !== undefined && below(3) > 0 ? [reference.key] : [];
  if (moment !== undefined && below(2) === 0) {
    add('noOverlap', { start: moment.key, end: lengthOf(entity), per });
  }
  if (reference !== undefined && below(2) === 0) add('limit', { per: [reference.key], max: 1 + below(4) });
  const day = moment ?? ofKind(entity, 'date')[0];
  if (day !== undefined && below(2) === 0) {
    const period = { field: day.key, unit: some(['day', 'week', 'month'], below) };
    add('limit', { per, max: 2 + below(4), period });
  }
  if (second !== undefined) addCombination(entity, add, below);
}

function addCombination(entity: EntityDraft, add: Add, below: Below): void {
  const fields = ofKind(entity, 'reference').slice(0, 2);
  if (below(2) === 0) add('unique', { fields: fields.map((field) => field.key) });
}

function addComparisons(entity: EntityDraft, add: Add, below: Below): void {
  const [first, second] = ofKind(entity, 'date');
  if (first === undefined) return;
  if (second !== undefined) {
    add('compare', {
      left: second.key,
      op: some(['gt', 'gte'], below),
      right: { kind: 'field', field: first.key },
    });
  } else if (below(2) === 0) {
    add('compare', { left: first.key, op: some(['lt', 'lte', 'gt', 'gte'], below), right: { kind: 'now' } });
  }
}

/** The specification of a seed. */
export function randomSpecification(seed: number): Specification {
  const below = seededBelow(seed);
  const count = 2 + below(3);
  const entities = Array.from({ length: count }, (_, index) => entityOf(index, below));
  const linked = entities[below(2)];
  // A role that is a record needs an entity whose records an account can be made of: nothing but a name is required.
  for (const field of linked?.fields ?? []) if (field.key !== 'name') field['required'] = false;
  const roles = [
    {
      key: 'person',
      label: 'Person',
      ...(linked === undefined ? {} : { entity: linked.key }),
      selfSignUp: below(2) === 0,
    },
    { key: 'clerk', label: 'Clerk' },
  ];
  return specificationSchema.parse({
    format: 'macrohard/specification',
    version: 1,
    product: {
      name: `Random ${seed}`,
      slug: 'random',
      summary: 'Made by chance.',
      timeZone: some(['UTC', 'Europe/Paris', 'Asia/Tokyo', 'America/Los_Angeles'], below),
    },
    entities: entities.map((entity) => entity.draft),
    roles,
    permissions: roles.flatMap((role) => permissionsOf(entities, role, below)),
    rules: entities.flatMap((entity) => (entity === linked ? [] : rulesOf(entity, below))),
  });
}
