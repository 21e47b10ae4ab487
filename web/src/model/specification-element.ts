/** The specification in words that a person reads: one entry for each element, under the element's id. */
import type {
  Entity,
  Field,
  FieldType,
  Permission,
  Role,
  Rule,
  Source,
  Specification,
} from '../../../src/protocol/specification.ts';

/** An element: its id (see elementId in the protocol), a name, a sentence and why it is there. */
export type SpecificationElement = { id: string; name: string; text: string; source: Source };

type Bounded = { min?: number | undefined; max?: number | undefined; exclusiveMin?: number | undefined };

function boundsText({ min, max, exclusiveMin }: Bounded, scale = 1): string {
  const parts = [
    ...(min === undefined ? [] : [`at least ${min / scale}`]),
    ...(exclusiveMin === undefined ? [] : [`more than ${exclusiveMin / scale}`]),
    ...(max === undefined ? [] : [`at most ${max / scale}`]),
  ];
  return parts.map((part) => `, ${part}`).join('');
}

const kindNames: Record<FieldType['kind'], string> = {
  text: 'text',
  integer: 'whole number',
  decimal: 'number',
  money: 'amount',
  percentage: 'percentage',
  boolean: 'yes or no',
  date: 'date',
  datetime: 'date and time',
  time: 'time',
  duration: 'length of time',
  email: 'email',
  phone: 'phone number',
  url: 'web address',
  colour: 'colour',
  image: 'image',
  file: 'file',
  enum: 'choice',
  reference: 'reference',
  references: 'references',
};

/** What a field holds, in a few words. */
function typeText(type: FieldType): string {
  if (type.kind === 'enum') return `one of ${type.values.join(', ')}`;
  if (type.kind === 'reference') return `one ${type.entity}`;
  if (type.kind === 'money') return `amount in ${type.currency}${boundsText(type, 100)}`;
  if (type.kind === 'duration') return type.unit + boundsText(type);
  if (type.kind === 'text' && type.pattern !== undefined) return `text, like ${type.pattern}`;
  if (type.kind === 'text' && type.multiline) return 'long text';
  return kindNames[type.kind] + boundsText(type as Bounded);
}

function fieldText(field: Field): string {
  const traits = [field.required ? 'required' : 'optional', ...(field.unique ? ['unique'] : [])];
  const initial = field.default === undefined ? '' : `, ${String(field.default)} unless given`;
  return `${typeText(field.type)}; ${traits.join(', ')}${initial}`;
}

function fieldElements(entity: Entity): SpecificationElement[] {
  return entity.fields.map((field) => ({
    id: `field:${entity.key}.${field.key}`,
    name: field.label,
    text: fieldText(field),
    source: field.source,
  }));
}

function lifecycleElements({ key, lifecycle }: Entity): SpecificationElement[] {
  if (!lifecycle) return [];
  const labelOf = (value: string): string =>
    lifecycle.states.find((state) => state.value === value)?.label ?? value;
  const states = lifecycle.states.map((state) => state.label).join(', ');
  const text = `${states}; begins ${labelOf(lifecycle.initial)}`;
  return [
    { id: `lifecycle:${key}`, name: lifecycle.label, text, source: lifecycle.source },
    ...lifecycle.transitions.map((transition) => ({
      id: `transition:${key}.${transition.verb}`,
      name: transition.label,
      text: `${transition.from.map(labelOf).join(' or ')} → ${labelOf(transition.to)}`,
      source: transition.source,
    })),
  ];
}

/** The elements of one entity: itself, its fields, its lifecycle and transitions. */
export function entityElements(entity: Entity): SpecificationElement[] {
  const own = { id: `entity:${entity.key}`, name: entity.labelPlural, text: `/${entity.collection}` };
  return [{ ...own, source: entity.source }, ...fieldElements(entity), ...lifecycleElements(entity)];
}

function permissionText(permission: Permission, entity: Entity | undefined): string {
  const verbs = permission.transitions.map(
    (verb) =>
      entity?.lifecycle?.transitions.find((transition) => transition.verb === verb)?.label.toLowerCase() ??
      verb,
  );
  const acts = [...permission.actions, ...verbs].join(', ');
  return `${acts}${permission.scope === 'own' ? '; only their own' : ''}`;
}

/** One role: itself, then what it may do with each entity. */
export function roleElements(role: Role, specification: Specification): SpecificationElement[] {
  const text = role.selfSignUp ? 'opens an account without help' : 'is given an account';
  const permissions = specification.permissions.filter((permission) => permission.role === role.key);
  return [
    { id: `role:${role.key}`, name: role.label, text, source: role.source },
    ...permissions.map((permission) => {
      const entity = specification.entities.find((candidate) => candidate.key === permission.entity);
      return {
        id: `permission:${role.key}.${permission.entity}`,
        name: entity?.labelPlural ?? permission.entity,
        text: permissionText(permission, entity),
        source: permission.source,
      };
    }),
  ];
}

const ruleNames: Record<Rule['kind'], string> = {
  noOverlap: 'No overlap',
  limit: 'Limit',
  compare: 'Order',
  unique: 'Unique together',
  deadline: 'Deadline',
  freeze: 'Frozen',
  require: 'Needed',
  stock: 'Stock',
  hours: 'Hours',
  timed: 'By itself',
};

/** Rules, with what a person is told when one refuses. */
export function ruleElements(specification: Specification): SpecificationElement[] {
  return specification.rules.map((rule) => {
    const entity = specification.entities.find((candidate) => candidate.key === rule.entity);
    const name = `${ruleNames[rule.kind]}, ${(entity?.labelPlural ?? rule.entity).toLowerCase()}`;
    return { id: `rule:${rule.id}`, name, text: rule.message, source: rule.source };
  });
}

/** All elements, in the order in which the page shows them. */
export function allElements(specification: Specification): SpecificationElement[] {
  return [
    ...specification.entities.flatMap(entityElements),
    ...specification.roles.flatMap((role) => roleElements(role, specification)),
    ...ruleElements(specification),
  ];
}
