/** A specification as a set of elements under their identifiers, so that two of them can be compared and merged. */
import type { Entity, Lifecycle, Source, Specification } from '../../protocol/specification.ts';
import { elementId } from '../../protocol/specification.ts';

/** One element: what it says without where it comes from; `owner` is the element that it stands in. */
export type Element = { id: string; owner?: string; value: unknown; source: Source };

/** The elements of a specification by identifier, in its order. */
export type Elements = ReadonlyMap<string, Element>;

type Sourced = { source: Source };

const stateId = (entity: string, value: string): string => `state:${entity}.${value}`;
const ofHand: Source = { from: 'hand' };

/** Takes a specification apart. `assembleElements` puts it together again. */
export function elementsOf(specification: Specification): Elements {
  const all: Element[] = [
    { id: 'product', value: specification.product, source: ofHand },
    ...specification.entities.flatMap(elementsOfEntity),
    ...specification.roles.map((role) => element(elementId.role(role.key), role)),
    ...specification.permissions.map((permission) => element(permissionId(permission), permission)),
    ...specification.hidden.map((one) => element(elementId.hidden(one), one)),
    ...specification.rules.map((rule) => element(elementId.rule(rule.id), rule)),
    ...specification.notifications.map((one) => element(elementId.notification(one.id), one)),
    ...specification.figures.map((figure) => element(elementId.figure(figure.id), figure)),
    ...specification.views.map((view) => element(elementId.view(view.entity, view.kind), view)),
    ...specification.plans.map((plan) => element(elementId.plan(plan.key), plan)),
    ...specification.shortLinks.map((link) => element(elementId.shortLink(link.entity), link)),
  ];
  return new Map(all.map((one) => [one.id, one]));
}

/** Permissions of one role on one entity may be several: for all and for one's own, for some states or fields. */
function permissionId(permission: Specification['permissions'][number]): string {
  const { role, entity, scope, via, states, fields } = permission;
  const limits = [states === undefined ? '' : `+${states.join(',')}`, fields?.join(',') ?? ''];
  return `${elementId.permission(role, entity)}.${[scope, ...via].join('.')}${limits.join('')}`;
}

function element(id: string, { source, ...value }: Sourced, owner?: string): Element {
  return { id, value, source, ...(owner === undefined ? {} : { owner }) };
}

function elementsOfEntity(entity: Entity): Element[] {
  const { fields, derived, lifecycle, ...head } = entity;
  const owner = elementId.entity(entity.key);
  return [
    element(owner, head),
    ...fields.map((field) => element(elementId.field(entity.key, field.key), field, owner)),
    ...derived.map((one) => element(elementId.derived(entity.key, one.key), one, owner)),
    ...(lifecycle ? elementsOfLifecycle(entity.key, lifecycle, owner) : []),
  ];
}

function elementsOfLifecycle(entity: string, lifecycle: Lifecycle, owner: string): Element[] {
  const { states, transitions, ...head } = lifecycle;
  const id = elementId.lifecycle(entity);
  return [
    element(id, head, owner),
    ...states.map((state) => element(stateId(entity, state.value), state, id)),
    ...transitions.map((one) => element(elementId.transition(entity, one.verb), one, id)),
  ];
}

/** The elements that make a list of the specification, by the first word of their identifier. */
const lists = {
  role: 'roles',
  permission: 'permissions',
  hidden: 'hidden',
  rule: 'rules',
  notification: 'notifications',
  figure: 'figures',
  view: 'views',
  plan: 'plans',
  shortLink: 'shortLinks',
} as const;

const whole = ({ value, source }: Element): unknown => ({ ...(value as object), source });

/** Puts elements together; `rest` brings what is no element: format, assumptions, what was not understood. */
export function assembleElements(elements: Elements, rest: Specification): unknown {
  const all = [...elements.values()];
  const kindOf = ({ id }: Element): string => id.slice(0, id.indexOf(':'));
  const within = (owner: string, kind: string): Element[] =>
    all.filter((one) => one.owner === owner && kindOf(one) === kind);
  const lifecycleOf = (owner: string): object => {
    const [head] = within(owner, 'lifecycle');
    if (!head) return {};
    const states = within(head.id, 'state').map(whole);
    return {
      lifecycle: {
        ...(whole(head) as object),
        states,
        transitions: within(head.id, 'transition').map(whole),
      },
    };
  };
  const entities = all
    .filter((one) => kindOf(one) === 'entity')
    .map((head) => ({
      ...(whole(head) as object),
      fields: within(head.id, 'field').map(whole),
      derived: within(head.id, 'derived').map(whole),
      ...lifecycleOf(head.id),
    }));
  const listed = Object.entries(lists).map(([kind, list]) => [
    list,
    all.filter((one) => kindOf(one) === kind).map(whole),
  ]);
  return { ...rest, product: elements.get('product')?.value, entities, ...Object.fromEntries(listed) };
}
