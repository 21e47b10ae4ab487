/** Cross-references of what a product does beyond keeping records: derived values, figures, messages, views, short links. */
import { adminRole } from '../../protocol/specification.ts';
import type { Derived, Entity, Formula, Specification, Term } from '../../protocol/specification.ts';

type Report = (path: string, message: string) => void;
type Context = { specification: Specification; entities: ReadonlyMap<string, Entity>; report: Report };

/** Whether the entity has a field, derived value or lifecycle field of this key. */
export function hasKey(entity: Entity, key: string): boolean {
  return (
    entity.fields.some((field) => field.key === key) ||
    entity.derived.some((derived) => derived.key === key) ||
    entity.lifecycle?.field === key
  );
}

/** The entity to which a reference of this one leads; undefined when it has no such reference. */
export function targetOfReference(
  entities: ReadonlyMap<string, Entity>,
  entity: Entity,
  via: string,
): Entity | undefined {
  const type = entity.fields.find((field) => field.key === via)?.type;
  return type?.kind === 'reference' ? entities.get(type.entity) : undefined;
}

/** Reports what names something that is not there. */
export function checkOffers(context: Context): void {
  const { specification, entities, report } = context;
  specification.entities.forEach((entity, index) => {
    entity.derived.forEach((derived, at) =>
      checkDerived(context, { entity, derived }, `entities.${index}.derived.${at}`),
    );
    if (entity.partOf !== undefined && !targetOfReference(entities, entity, entity.partOf))
      report(`entities.${index}.partOf`, `'${entity.key}' has no reference '${entity.partOf}'`);
  });
  checkNotifications(context);
  checkFigures(context);
  specification.views.forEach((view, index) => keyOf(context, view, `views.${index}`));
  specification.shortLinks.forEach((link, index) => {
    keyOf(context, { entity: link.entity, field: link.target }, `shortLinks.${index}.target`);
    keyOf(context, { entity: link.entity, field: link.code }, `shortLinks.${index}.code`);
  });
  specification.plans.forEach((plan, index) =>
    plan.limits.forEach(({ entity }, at) => {
      if (!entities.has(entity)) report(`plans.${index}.limits.${at}`, `there is no entity '${entity}'`);
    }),
  );
}

type Named = { entity: string; field?: string | undefined };

function keyOf({ entities, report }: Context, { entity, field }: Named, path: string): void {
  const owner = entities.get(entity);
  if (!owner) report(path, `there is no entity '${entity}'`);
  else if (field !== undefined && !hasKey(owner, field)) report(path, `'${entity}' has no field '${field}'`);
}

type Owned = { entity: Entity; derived: Derived };

function checkDerived(context: Context, { entity, derived }: Owned, path: string): void {
  const { report } = context;
  if (entity.fields.some((field) => field.key === derived.key) || entity.lifecycle?.field === derived.key)
    report(`${path}.key`, `the key '${derived.key}' is taken`);
  const { formula } = derived;
  if ('via' in formula) checkRelated(context, { entity, formula }, path);
  else if (formula.by === 'arithmetic') {
    for (const term of [formula.left, formula.right]) checkTerm(context, { entity, term }, path);
  } else {
    const keys = formula.by === 'elapsed' ? [formula.from, formula.to] : [formula.field];
    for (const field of keys) keyOf(context, { entity: entity.key, field }, `${path}.formula`);
  }
  if (isCircular(entity, derived.key, new Set()))
    report(`${path}.formula`, `'${derived.key}' follows from itself`);
}

type Related = Extract<Formula, { via: string }>;

function checkRelated(
  context: Context,
  { entity, formula }: { entity: Entity; formula: Related },
  path: string,
): void {
  const field = 'field' in formula ? formula.field : undefined;
  keyOf(context, { entity: formula.entity, field }, `${path}.formula`);
  const other = context.entities.get(formula.entity);
  if (other && targetOfReference(context.entities, other, formula.via)?.key !== entity.key)
    context.report(
      `${path}.formula.via`,
      `'${formula.entity}.${formula.via}' does not lead to '${entity.key}'`,
    );
}

function checkTerm(context: Context, { entity, term }: { entity: Entity; term: Term }, path: string): void {
  if ('value' in term) return;
  const owner = term.via === undefined ? entity : targetOfReference(context.entities, entity, term.via);
  if (!owner) context.report(`${path}.formula`, `'${entity.key}' has no reference '${term.via}'`);
  else keyOf(context, { entity: owner.key, field: term.field }, `${path}.formula`);
}

/** Whether a derived value of the same record leads back to itself. */
function isCircular(entity: Entity, key: string, seen: ReadonlySet<string>): boolean {
  if (seen.has(key)) return true;
  const formula = entity.derived.find((derived) => derived.key === key)?.formula;
  if (formula === undefined) return false;
  const next = new Set([...seen, key]);
  return usedBy(formula).some((used) => isCircular(entity, used, next));
}

function usedBy(formula: Formula): string[] {
  if (formula.by === 'arithmetic')
    return [formula.left, formula.right].flatMap((term) =>
      'field' in term && term.via === undefined ? [term.field] : [],
    );
  if (formula.by === 'elapsed') return [formula.from, ...(formula.to === undefined ? [] : [formula.to])];
  return formula.by === 'past' ? [formula.field] : [];
}

function checkNotifications(context: Context): void {
  const { specification, entities, report } = context;
  const roles = new Set([adminRole, ...specification.roles.map((role) => role.key)]);
  specification.notifications.forEach(({ entity, on, to }, index) => {
    const path = `notifications.${index}`;
    keyOf(context, { entity, field: on.event === 'due' ? on.field : undefined }, path);
    const owner = entities.get(entity);
    if (on.event === 'transition' && !hasVerb(owner, on.verb))
      report(`${path}.on`, `'${entity}' has no transition '${on.verb}'`);
    if (to.kind === 'role' && !roles.has(to.role)) report(`${path}.to`, `there is no role '${to.role}'`);
    if (to.kind === 'record' && owner && !hasAddress(entities, owner, to.via))
      report(`${path}.to`, `the way does not lead to a record with an email`);
  });
}

function hasVerb(entity: Entity | undefined, verb: string): boolean {
  return entity?.lifecycle?.transitions.some((transition) => transition.verb === verb) ?? false;
}

function hasAddress(entities: ReadonlyMap<string, Entity>, owner: Entity, way: readonly string[]): boolean {
  let here: Entity | undefined = owner;
  for (const via of way) here = here && targetOfReference(entities, here, via);
  return here?.fields.some((field) => field.type.kind === 'email') ?? false;
}

function checkFigures(context: Context): void {
  context.specification.figures.forEach(({ entity, field, where, by, measure }, index) => {
    const path = `figures.${index}`;
    for (const key of [field, where.derived, where.period?.field, by?.field])
      keyOf(context, { entity, field: key }, path);
    if (measure !== 'count' && field === undefined)
      context.report(`${path}.field`, `a ${measure} needs a field`);
  });
}
