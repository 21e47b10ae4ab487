/**
 * States are known by one form while the specification is put together (`annulé`), whatever they agree with in the brief;
 * in the specification they stand as the brief has them: `annulée` of a commande.
 */
import type { Entity, Specification } from '../../../protocol/specification.ts';

type Forms = ReadonlyMap<string, string>;

/** Puts the written form of each state, which is its label, in the place of its dictionary form. */
export function agreeStates(specification: Specification): Specification {
  const forms = new Map(specification.entities.map((entity) => [entity.key, formsOf(entity)] as const));
  const renamed = (element: unknown, entity: string): unknown =>
    rename(element, { forms, entity, all: specification.entities });
  return {
    ...specification,
    entities: specification.entities.map((entity) => renamed(entity, entity.key) as Entity),
    permissions: specification.permissions.map((one) => renamed(one, one.entity) as typeof one),
    rules: specification.rules.map((one) => renamed(one, one.entity) as typeof one),
    notifications: specification.notifications.map((one) => renamed(one, one.entity) as typeof one),
    figures: specification.figures.map((one) => renamed(one, one.entity) as typeof one),
  };
}

function formsOf({ lifecycle }: Entity): Forms {
  return new Map(lifecycle?.states.map(({ value, label }) => [value, label.toLowerCase()]));
}

type Context = { forms: ReadonlyMap<string, Forms>; entity: string; all: readonly Entity[] };

/** Places that hold names of states. */
const places: ReadonlySet<string> = new Set(['states', 'from', 'to', 'initial']);

function rename(element: unknown, context: Context): unknown {
  if (Array.isArray(element)) return element.map((item) => rename(item, context));
  if (element === null || typeof element !== 'object') return element;
  const inner = { ...context, entity: subjectOf(element as Record<string, unknown>, context) };
  return Object.fromEntries(
    Object.entries(element).map(([name, value]) => [name, placed(name, value, inner)]),
  );
}

function placed(name: string, value: unknown, context: Context): unknown {
  const forms = context.forms.get(context.entity);
  const form = (state: unknown): unknown =>
    typeof state === 'string' ? (forms?.get(state) ?? state) : rename(state, context);
  if (name === 'source') return value;
  if (!places.has(name) && !(name === 'value' && typeof value === 'string')) return rename(value, context);
  return Array.isArray(value) ? value.map(form) : form(value);
}

/** Whose states are meant: those of the entity that is named, or that a reference of the record leads to. */
function subjectOf(element: Record<string, unknown>, { entity, all }: Context): string {
  const named = element['entity'];
  if (typeof named === 'string') return named;
  const via = element['within'] ?? (element['kind'] === 'state' ? element['via'] : undefined);
  if (typeof via !== 'string') return entity;
  const field = all.find(({ key }) => key === entity)?.fields.find(({ key }) => key === via);
  return field?.type.kind === 'reference' ? field.type.entity : entity;
}
