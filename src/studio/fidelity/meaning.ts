/** What a specification says, element by element, without where it comes from: when two say the same. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Permission, Specification } from '../../protocol/specification.ts';

/** An element that one specification has and another has not, or has otherwise. */
export type Difference = { element: string; kind: 'missing' | 'extra' | 'other'; detail?: string };

type Meaning = Map<string, string>;
type Part = readonly [element: string, meaning: unknown];

/** Objects with their members in order and without those that say nothing; lists as they stand. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(
    ([name, member]) => member !== undefined && name !== 'source' && name !== 'gender',
  );
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, canonical(member)]));
}

const sorted = (list: readonly string[]): string[] => list.toSorted();

function partsOfEntity(entity: Entity): Part[] {
  const { key, label, labelPlural, display, partOf, lifecycle } = entity;
  return [
    [elementId.entity(key), { label, labelPlural, display, partOf }],
    ...entity.fields.map((field): Part => [elementId.field(key, field.key), field]),
    ...entity.derived.map((derived): Part => [elementId.derived(key, derived.key), derived]),
    ...(lifecycle ? partsOfLifecycle(entity, lifecycle) : []),
  ];
}

function partsOfLifecycle({ key }: Entity, lifecycle: NonNullable<Entity['lifecycle']>): Part[] {
  const { field, label, initial, states, transitions } = lifecycle;
  const values = states.map(({ value, occupies }) => `${value} ${occupies}`);
  return [
    [elementId.lifecycle(key), { field, label, initial, states: sorted(values) }],
    ...transitions.map(({ verb, from, to, stamps }): Part => [
      elementId.transition(key, verb),
      { from: sorted(from), to, stamps },
    ]),
  ];
}

/** What is granted, one line a permission; one that grants nothing says what no permission says. */
function partsOfPermissions(permissions: readonly Permission[]): Part[] {
  const granting = permissions.filter(({ actions, transitions }) => actions.length + transitions.length > 0);
  const byElement = Map.groupBy(granting, ({ role, entity }) => elementId.permission(role, entity));
  return [...byElement].map(([element, same]) => [
    element,
    sorted(
      same.map(({ actions, transitions, scope, via, states, fields }) =>
        JSON.stringify(
          canonical({
            actions: sorted(actions),
            transitions: sorted(transitions),
            scope,
            via,
            states: states && sorted(states),
            fields: fields && sorted(fields),
          }),
        ),
      ),
    ),
  ]);
}

/** Elements whose identifiers are ours are told by what they say. */
function partsByContent(list: readonly { id: string }[], idOf: (id: string) => string): Part[] {
  return list.map((one) => {
    const { id, ...rest } = one;
    const said = { ...rest, message: undefined };
    return [`${idOf('')}${JSON.stringify(canonical(said))}`, idOf(id)];
  });
}

function partsOf(specification: Specification): Part[] {
  const { product, entities, roles, permissions, rules, notifications, figures } = specification;
  const hasMoney = entities.some(({ fields }) => fields.some(({ type }) => type.kind === 'money'));
  return [
    [
      'product',
      {
        language: product.language,
        timeZone: product.timeZone,
        ...(hasMoney && { currency: product.currency }),
      },
    ],
    ...entities.flatMap(partsOfEntity),
    ...roles.map(({ key, ...role }): Part => [elementId.role(key), role]),
    ...partsOfPermissions(permissions),
    ...specification.hidden.map((one): Part => [elementId.hidden(one), one]),
    ...partsByContent(rules, elementId.rule),
    ...partsByContent(notifications, elementId.notification),
    ...partsByContent(figures, elementId.figure),
    ...specification.views.map((view): Part => [elementId.view(view.entity, view.kind), view]),
    ...specification.plans.map((plan): Part => [elementId.plan(plan.key), plan]),
    ...specification.shortLinks.map((link): Part => [elementId.shortLink(link.entity), link]),
  ];
}

const ownIds = ['rule:', 'notification:', 'figure:'];

/** The identifier under which an element is known, where its meaning stands in for it. */
function shownId(element: string, meaning: string): string {
  return ownIds.some((prefix) => element.startsWith(`${prefix}{`))
    ? (JSON.parse(meaning) as string)
    : element;
}

function meaningOf(specification: Specification): Meaning {
  return new Map(partsOf(specification).map(([element, said]) => [element, JSON.stringify(canonical(said))]));
}

/**
 * What `other` says otherwise than `one`. Names of the product, texts of refusals, gathered assumptions, sources and
 * identifiers that only we use do not count, nor does any order.
 */
export function differences(one: Specification, other: Specification): Difference[] {
  const [left, right] = [meaningOf(one), meaningOf(other)];
  const isOwn = (element: string): boolean => ownIds.some((prefix) => element.startsWith(`${prefix}{`));
  return [
    ...[...left].flatMap(([element, said]): Difference[] => {
      const also = right.get(element);
      if (also === undefined) return [{ element: shownId(element, said), kind: 'missing' }];
      return also === said || isOwn(element) ? [] : [{ element, kind: 'other', detail: `${said} / ${also}` }];
    }),
    ...[...right]
      .filter(([element]) => !left.has(element))
      .map(([element, said]): Difference => ({ element: shownId(element, said), kind: 'extra' })),
  ];
}

/** Whether two specifications make the same product, apart from its name and its words. */
export function sameMeaning(one: Specification, other: Specification): boolean {
  return differences(one, other).length === 0;
}
