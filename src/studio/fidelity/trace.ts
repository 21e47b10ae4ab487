/** From the words of a brief over the elements that stand on them to the checks that prove these. */
import type { Clause } from '../../protocol/evidence.ts';
import type { Report } from '../../protocol/report.ts';
import { elementId } from '../../protocol/specification.ts';
import type { Source, Specification } from '../../protocol/specification.ts';

type Cited = readonly [element: string, source: Source];

/** Every element with where it comes from. */
export function elementSources(specification: Specification): Cited[] {
  const { entities, roles, permissions, rules, notifications, figures, views, plans, shortLinks } =
    specification;
  return [
    ...entities.flatMap(({ key, source, fields, derived, lifecycle }): Cited[] => [
      [elementId.entity(key), source],
      ...fields.map((field): Cited => [elementId.field(key, field.key), field.source]),
      ...derived.map((one): Cited => [elementId.derived(key, one.key), one.source]),
      ...(lifecycle ? [[elementId.lifecycle(key), lifecycle.source] as const] : []),
      ...(lifecycle?.transitions ?? []).map((one): Cited => [
        elementId.transition(key, one.verb),
        one.source,
      ]),
    ]),
    ...roles.map((role): Cited => [elementId.role(role.key), role.source]),
    ...permissions.map((one): Cited => [elementId.permission(one.role, one.entity), one.source]),
    ...specification.hidden.map((one): Cited => [elementId.hidden(one), one.source]),
    ...rules.map((rule): Cited => [elementId.rule(rule.id), rule.source]),
    ...notifications.map((one): Cited => [elementId.notification(one.id), one.source]),
    ...figures.map((one): Cited => [elementId.figure(one.id), one.source]),
    ...views.map((one): Cited => [elementId.view(one.entity, one.kind), one.source]),
    ...plans.map((one): Cited => [elementId.plan(one.key), one.source]),
    ...shortLinks.map((one): Cited => [elementId.shortLink(one.entity), one.source]),
  ];
}

/** What proves an element: a check or journey that names it, or for an entity or a role one of its parts. */
function proofsOf({ checks, journeys }: Pick<Report, 'checks' | 'journeys'>): (element: string) => string[] {
  const proofs = [...checks, ...journeys].filter(({ passed }) => passed);
  const direct = Map.groupBy(
    proofs.flatMap(({ id, proves }) => proves.map((element) => ({ id, element }))),
    ({ element }) => element,
  );
  const ids = (element: string): string[] => direct.get(element)?.map(({ id }) => id) ?? [];
  return (element) => {
    const own = ids(element);
    if (own.length > 0) return own;
    const [kind, name = ''] = element.split(':');
    if (kind !== 'entity' && kind !== 'role' && kind !== 'lifecycle') return [];
    const part =
      kind === 'role'
        ? `permission:${name}.`
        : kind === 'lifecycle'
          ? `transition:${name}.`
          : `field:${name}.`;
    return [...direct.keys()].filter((key) => key.startsWith(part)).flatMap(ids);
  };
}

/** Few checks are enough to show that there are some. */
const mostNamed = 12;

/** Each cited place of the brief, in its order, with its elements and what proves one of them. */
export function traceClauses(
  specification: Specification,
  report: Pick<Report, 'checks' | 'journeys'>,
): Clause[] {
  const proofs = proofsOf(report);
  const places = elementSources(specification).flatMap(([element, source]) =>
    source.from === 'brief' ? source.cites.map((cite) => ({ ...cite, element })) : [],
  );
  const byPlace = Map.groupBy(places, ({ start, end }) => `${start} ${end}`);
  const clauses = [...byPlace.values()].flatMap((same): Clause[] => {
    const [first] = same;
    if (!first) return [];
    const elements = [...new Set(same.map(({ element }) => element))];
    const checks = [...new Set(elements.flatMap(proofs))].slice(0, mostNamed);
    return [{ start: first.start, end: first.end, text: first.text, elements, checks }];
  });
  return clauses.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
