/** What elements stand for in the words that they cite. */
import { elementId } from '../../../protocol/specification.ts';
import type { Source, Specification } from '../../../protocol/specification.ts';
import { numbersOfType } from './agree-field.ts';
import { amountsOfRule, isAmount } from './agree-rule.ts';
import { numeralsIn, unitOf } from './cues.ts';
import type { Numeral } from './cues.ts';
import { wordsOf } from './words.ts';
import type { Place, Word } from './words.ts';

/** What an element can stand for in its words. */
export type Holder = {
  element: string;
  kind: 'rule' | 'field' | 'permission' | 'transition' | 'lifecycle' | 'offer' | 'name';
  places: readonly Place[];
  holds: (numeral: Numeral) => boolean;
  isLimiting: boolean;
};

function placesOf(source: Source): Place[] {
  return source.from === 'brief' ? source.cites : [];
}

/** Every number in a value, wherever it stands in it. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value, Math.abs(value), value / 100];
  if (typeof value === 'string') return numeralsIn(wordsOf(value)).map((one) => one.value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'source' ? [] : numbersIn(member)));
}

function fieldHolders(specification: Specification): Holder[] {
  return specification.entities.flatMap((entity) =>
    entity.fields.map((field) => {
      const held = [...numbersOfType(field.type), ...numbersIn(field.default), ...numbersIn(field.label)];
      const isBounded = held.length > 0;
      return {
        element: elementId.field(entity.key, field.key),
        kind: 'field' as const,
        places: placesOf(field.source),
        holds: ({ value }) => held.includes(value) || held.includes(value - 1),
        isLimiting: isBounded || !field.required || field.unique || field.type.kind === 'enum',
      };
    }),
  );
}

function lifecycleHolders(specification: Specification): Holder[] {
  return specification.entities.flatMap(({ key, lifecycle }) =>
    lifecycle
      ? [
          {
            element: elementId.lifecycle(key),
            source: lifecycle.source,
            kind: 'lifecycle' as const,
            isLimiting: false,
          },
          ...lifecycle.transitions.map((one) => ({
            element: elementId.transition(key, one.verb),
            source: one.source,
            kind: 'transition' as const,
            isLimiting: true,
          })),
        ].map(({ source, ...rest }) => ({ ...rest, places: placesOf(source), holds: () => false }))
      : [],
  );
}

/** "No two", "twice": the number of such a rule stands in its kind. */
const isPair = ({ value }: Numeral): boolean => value === 2;

function ruleHolders(specification: Specification): Holder[] {
  return specification.rules.map((rule) => {
    const amounts = amountsOfRule(rule);
    const isApart =
      rule.kind === 'noOverlap' || rule.kind === 'unique' || (rule.kind === 'limit' && rule.max === 1);
    return {
      element: elementId.rule(rule.id),
      kind: 'rule',
      places: placesOf(rule.source),
      holds: (numeral) =>
        amounts.some((amount) => isAmount(numeral, amount)) ||
        (isApart && isPair(numeral)) ||
        (rule.kind === 'hours' &&
          (Number.isNaN(numeral.value) ||
            numbersIn([rule.from, rule.to, rule.days]).includes(numeral.value))),
      isLimiting: true,
    };
  });
}

function offerHolders(specification: Specification): Holder[] {
  const { notifications, figures, views, plans, shortLinks, entities } = specification;
  const derived = entities.flatMap((entity) =>
    entity.derived.map((one) => ({ ...one, element: elementId.derived(entity.key, one.key) })),
  );
  const offers = [
    ...notifications.map((one) => ({ ...one, element: elementId.notification(one.id) })),
    ...figures.map((one) => ({ ...one, element: elementId.figure(one.id) })),
    ...views.map((one) => ({ ...one, element: elementId.view(one.entity, one.kind) })),
    ...plans.map((one) => ({ ...one, element: elementId.plan(one.key) })),
    ...shortLinks.map((one) => ({ ...one, element: elementId.shortLink(one.entity) })),
    ...derived,
  ];
  return offers.map((offer) => {
    const held = numbersIn(offer);
    return {
      element: offer.element,
      kind: 'offer' as const,
      places: placesOf(offer.source),
      holds: ({ value, next }) =>
        held.includes(value) || (unitOf(next?.text) !== undefined && held.includes(value)),
      isLimiting: true,
    };
  });
}

function nameHolders({ entities, roles, permissions, hidden }: Specification): Holder[] {
  const holds = (): boolean => false;
  return [
    ...entities.map((one) => ({
      element: elementId.entity(one.key),
      kind: 'name' as const,
      places: placesOf(one.source),
      holds,
      isLimiting: false,
    })),
    ...roles.map((one) => ({
      element: elementId.role(one.key),
      kind: 'name' as const,
      places: placesOf(one.source),
      holds,
      isLimiting: false,
    })),
    ...hidden.map((one) => ({
      element: elementId.hidden(one),
      kind: 'permission' as const,
      places: placesOf(one.source),
      holds,
      isLimiting: true,
    })),
    ...permissions.map((one) => ({
      element: elementId.permission(one.role, one.entity),
      kind: 'permission' as const,
      places: placesOf(one.source),
      holds,
      isLimiting: true,
    })),
  ];
}

/** All elements with what they can stand for. */
export function holdersOf(specification: Specification): Holder[] {
  return [
    ...nameHolders(specification),
    ...fieldHolders(specification),
    ...lifecycleHolders(specification),
    ...ruleHolders(specification),
    ...offerHolders(specification),
  ];
}

/** Whether one of the places holds this one. */
export const holdsPlace = (places: readonly Place[], { start, end }: Place): boolean =>
  places.some((place) => place.start <= start && place.end >= end);

/** Whether one of the places shares words with this one. */
export function touches(places: readonly Place[], { start, end }: Place): boolean {
  return places.some((place) => place.start < end && place.end > start);
}

/** What each element that cites a place is known by. */
export type Knower = { places: readonly Place[]; words: readonly Word[]; isAttribute: boolean };

/** All elements with their names. */
export function knowersOf(specification: Specification): Knower[] {
  const { entities, rules, notifications, figures, views, plans, shortLinks, permissions, hidden } =
    specification;
  const lists: readonly { source: Source }[][] = [
    entities.map(({ fields: _fields, derived: _derived, lifecycle: _lifecycle, ...entity }) => entity),
    entities.flatMap(({ fields }) => fields),
    entities.flatMap(({ derived, label, labelPlural }) =>
      derived.map((one) => ({ ...one, owner: [label, labelPlural] })),
    ),
    entities.flatMap(({ lifecycle }) => (lifecycle ? [lifecycle, ...lifecycle.transitions] : [])),
    rules,
    notifications,
    figures,
    views,
    plans,
    shortLinks,
    permissions,
    hidden,
  ];
  const attributes = new Set<object>(
    entities.flatMap(({ fields }) => fields.filter(({ type }) => type.kind !== 'reference')),
  );
  const labels = fieldLabels(specification);
  return lists.flat().map((one) => ({
    places: placesOf(one.source),
    words: wordsOf(
      [textOf(one), ...labels.filter(({ key }) => namesKey(one, key)).map(({ label }) => label)].join(' '),
    ),
    isAttribute: attributes.has(one),
  }));
}

/** What people call the fields: `dueOn` is "due date". */
function fieldLabels({ entities }: Specification): { key: string; label: string }[] {
  return entities.flatMap(({ fields, derived }) => [...fields, ...derived]);
}

/** Whether a key stands somewhere in an element. */
function namesKey(element: unknown, key: string): boolean {
  if (typeof element === 'string') return element === key;
  if (typeof element !== 'object' || element === null) return false;
  return Object.entries(element).some(([name, member]) => !unsaid.has(name) && namesKey(member, key));
}

/** All names and values in an element, as words. */
export function textOf(element: unknown): string {
  const words: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string')
      words.push(value.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_]/g, ' '), ...hyphenated(value));
    else if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) if (!unsaid.has(key)) visit(member);
  };
  visit(element);
  return words.join(' ');
}

/** "Rendez-vous" is one word in a brief. */
function hyphenated(value: string): string[] {
  return value.split(' ').filter((word) => word.includes('-'));
}

const unsaid = new Set(['source', 'notUnderstood', 'background', 'summary', 'assumptions']);
