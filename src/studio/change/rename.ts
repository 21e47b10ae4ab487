/** Renames of keys: every place that names an entity or a field follows. */
import type { Entity, FieldType, Formula, Specification, Term } from '../../protocol/specification.ts';
import { named, wayOf, type Names, type Naming } from './naming.ts';
import { renameInOffers } from './rename-offer.ts';
import { renameInRule } from './rename-rule.ts';

function typeOf({ names }: Naming, type: FieldType): FieldType {
  return 'entity' in type ? { ...type, entity: names.entity(type.entity) } : type;
}

function termOf(context: Naming, entity: string, term: Term): Term {
  return 'field' in term ? named(context, entity, term) : term;
}

function formulaOf(context: Naming, entity: string, formula: Formula): Formula {
  const { names } = context;
  if ('entity' in formula) {
    const via = names.field(formula.entity, formula.via);
    const field = 'field' in formula ? { field: names.field(formula.entity, formula.field) } : {};
    return { ...formula, ...field, via, entity: names.entity(formula.entity) };
  }
  if (formula.by === 'arithmetic') {
    const { left, right } = formula;
    return { ...formula, left: termOf(context, entity, left), right: termOf(context, entity, right) };
  }
  if (formula.by === 'past') return { ...formula, field: names.field(entity, formula.field) };
  const to = formula.to === undefined ? {} : { to: names.field(entity, formula.to) };
  return { ...formula, ...to, from: names.field(entity, formula.from) };
}

function entityOf(context: Naming, entity: Entity): Entity {
  const { names } = context;
  const field = (key: string): string => names.field(entity.key, key);
  return {
    ...entity,
    key: names.entity(entity.key),
    ...(entity.display === undefined ? {} : { display: field(entity.display) }),
    ...(entity.partOf === undefined ? {} : { partOf: field(entity.partOf) }),
    fields: entity.fields.map((one) => ({ ...one, key: field(one.key), type: typeOf(context, one.type) })),
    derived: entity.derived.map((one) => ({
      ...one,
      key: field(one.key),
      formula: formulaOf(context, entity.key, one.formula),
    })),
    ...(entity.lifecycle === undefined
      ? {}
      : {
          lifecycle: {
            ...entity.lifecycle,
            field: field(entity.lifecycle.field),
            transitions: entity.lifecycle.transitions.map((one) =>
              one.stamps === undefined ? one : { ...one, stamps: field(one.stamps) },
            ),
          },
        }),
  };
}

/** The specification with its keys under other names; labels and messages stay. */
export function renameKeys(specification: Specification, names: Names): Specification {
  const entities = new Map(specification.entities.map((entity) => [entity.key, entity]));
  const context: Naming = { names, entities };
  return {
    ...specification,
    entities: specification.entities.map((entity) => entityOf(context, entity)),
    roles: specification.roles.map((role) =>
      role.entity === undefined ? role : { ...role, entity: names.entity(role.entity) },
    ),
    permissions: specification.permissions.map((permission) => ({
      ...permission,
      entity: names.entity(permission.entity),
      via: wayOf(context, permission.entity, permission.via),
      ...(permission.fields && {
        fields: permission.fields.map((key) => names.field(permission.entity, key)),
      }),
    })),
    hidden: specification.hidden.map((one) => ({
      ...one,
      entity: names.entity(one.entity),
      field: names.field(one.entity, one.field),
    })),
    rules: specification.rules.map((rule) => renameInRule(context, rule)),
    ...renameInOffers(context, specification),
  };
}
