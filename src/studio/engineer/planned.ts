import type { Plan, Table } from '../architect/plan.ts';
import type {
  Entity,
  Hidden,
  Notification,
  Permission,
  Role,
  Rule,
  ShortLink,
  Specification,
} from '../../protocol/specification.ts';

/** An entity together with the table that the plan gave it. */
export type PlannedEntity = {
  entity: Entity;
  table: string;
  /** The column that holds the field with this key. */
  columnOf(key: string): string;
  rules: readonly Rule[];
  permissions: readonly Permission[];
  hidden: readonly Hidden[];
  notifications: readonly Notification[];
  shortLink: ShortLink | undefined;
};

/** A plan as the writers of source read it. */
export type Planned = {
  specification: Specification;
  entities: readonly PlannedEntity[];
  entity(key: string): PlannedEntity;
  role(key: string): Role | undefined;
};

// Rules that find a field invalid (422) come before those that find a conflict (409).
const ruleOrder = [
  'compare',
  'hours',
  'deadline',
  'freeze',
  'require',
  'noOverlap',
  'limit',
  'unique',
  'stock',
  'timed',
];

function withTable(specification: Specification, entity: Entity, tables: readonly Table[]): PlannedEntity {
  const table = tables.find((candidate) => candidate.entity === entity.key);
  if (table === undefined) throw new Error(`The plan has no table for ${entity.key}`);
  const columns = new Map(table.columns.map((column) => [column.key, column.name]));
  const rules = specification.rules.filter((rule) => rule.entity === entity.key);
  return {
    entity,
    table: table.name,
    columnOf: (key) => columns.get(key) ?? key,
    rules: rules.toSorted((a, b) => ruleOrder.indexOf(a.kind) - ruleOrder.indexOf(b.kind)),
    permissions: specification.permissions.filter((permission) => permission.entity === entity.key),
    hidden: specification.hidden.filter((each) => each.entity === entity.key),
    notifications: specification.notifications.filter((each) => each.entity === entity.key),
    shortLink: specification.shortLinks.find((each) => each.entity === entity.key),
  };
}

/** Reads a plan for writing source from it. */
export function readPlanned(plan: Plan): Planned {
  const { specification, tables } = plan;
  const entities = specification.entities.map((entity) => withTable(specification, entity, tables));
  const byKey = new Map(entities.map((planned) => [planned.entity.key, planned]));
  return {
    specification,
    entities,
    entity: (key) => {
      const found = byKey.get(key);
      if (found === undefined) throw new Error(`The plan has no entity ${key}`);
      return found;
    },
    role: (key) => specification.roles.find((role) => role.key === key),
  };
}
