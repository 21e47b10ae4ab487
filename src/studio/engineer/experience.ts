/**
 * How a product's pages are arranged for the people who use it, worked out from its specification: who books for
 * themselves and by which questions, what is looked at by days, in columns or as pictures, and what stands on whose home.
 */
import { createHash } from 'node:crypto';
import {
  adminRole,
  type Entity,
  type Field,
  type Figure,
  type Permission,
  type Role,
  type Rule,
  type Specification,
} from '../../protocol/specification.ts';
import { productWords } from '../../protocol/product-words/words.ts';

/** What a home is for: one's own things, work that waits, or how things stand. */
export type Home = 'own' | 'work' | 'overview';

/** The sign beside an entity in the navigation, by what its records are. */
export type Sign = 'people' | 'calendar' | 'tag' | 'document' | 'list';

/** How people book for themselves: which records they choose by card, and what is found for them. */
export type Booking = {
  entity: string;
  /** Who books for themselves. */
  roles: string[];
  /** The reference that is the account's own record, filled in. */
  owner: string | undefined;
  /** References that are chosen one after the other. */
  choices: string[];
  /** The reference of which any record will do that is free (a stylist). */
  resource: string | undefined;
  /** The moment or day that is chosen; absent when what is chosen has its own (a class). */
  start: string | undefined;
  /** A moment that is filled in behind the start when the record says itself when it ends. */
  end: string | undefined;
  /** So many days behind the start the end lies at least: one where it must be later (a night), none where it may be the same. */
  nights: 0 | 1;
  /** When moments are offered: 1 Monday to 7 Sunday, on the product's clock. */
  days: number[];
  from: string;
  to: string;
};

/** A figure of ours: how many, or how much, by state or by month. */
export type HomeFigure = Pick<Figure, 'id' | 'label' | 'entity' | 'measure' | 'field' | 'by'>;

/** All of it. */
export type Experience = {
  /** The hue of the accent, in degrees. */
  hue: number;
  signs: Record<string, Sign>;
  homes: Record<string, Home>;
  bookings: Booking[];
  /** What is looked at by days: the field that says when. */
  calendars: { entity: string; field: string }[];
  /** What is looked at in columns: the lifecycle's field or that of an enumeration. */
  boards: { entity: string; field: string }[];
  /** What is looked at as pictures. */
  galleries: { entity: string; field: string }[];
  /** What stands on a home beside the figures that the brief names. */
  figures: HomeFigure[];
};

/** Hues with which every shade of the design keeps its contrast and looks like a choice. */
const hues = [18, 45, 140, 165, 195, 230, 262, 290, 330, 5];

/** Trades that people see in a colour, in both languages. */
const tradeHues: [RegExp, number][] = [
  [/hair|salon|beaut|coiff|nail|spa|wedding|mariage|flor|fleur/, 330],
  [/clinic|doctor|dent|medic|health|cabinet|sant|physio|pharma/, 195],
  [/vet|animal|garden|jardin|farm|ferme|plant|food bank|aliment|recycl|compost/, 150],
  [/restaurant|bakery|boulang|caf[eé]|pizz|cook|cuisin|food|catering|traiteur|brew/, 30],
  [/gym|fitness|sport|club|yoga|danc|dans/, 18],
  [/librar|biblio|book|livre|school|[eé]cole|course|cours/, 45],
  [/invoice|factur|account|compta|expense|frais|bank|law|avocat|notar/, 230],
  [/tool|outil|repair|atelier|plumb|plomb|construct|chantier|warehouse|entrep/, 60],
  [/music|choir|choral|theat|th[eé][aâ]t|art|museum|event|festival/, 290],
];

function hueOf({ product }: Specification): number {
  const text = `${product.name} ${product.slug}`.toLowerCase();
  const known = tradeHues.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  const [first = 0] = createHash('sha256').update(product.slug).digest();
  return hues[first % hues.length] ?? 262;
}

const isTimed = ({ type }: Field): boolean => type.kind === 'date' || type.kind === 'datetime';

/** The field with this key, when it holds a day or a moment. */
const timedField = (entity: Entity, key: string | undefined): Field | undefined =>
  entity.fields.find((field) => field.key === key && isTimed(field));

function rulesOf(specification: Specification, entity: Entity): Rule[] {
  return specification.rules.filter((rule) => rule.entity === entity.key);
}

/** The field that says when something happens: the start of what may not overlap, the first moment, or when it is due. */
function whenOf(specification: Specification, entity: Entity): Field | undefined {
  const asked = specification.views.find((view) => view.kind === 'calendar' && view.entity === entity.key);
  const [apart] = rulesOf(specification, entity).flatMap((rule) =>
    rule.kind === 'noOverlap' ? [rule.start] : rule.kind === 'hours' ? [rule.field] : [],
  );
  const moments = entity.fields.filter((field) => field.type.kind === 'datetime');
  const due = entity.fields.find(
    (field) => field.type.kind === 'date' && /due|deadline|echeance|limite|starts?|debut/i.test(field.key),
  );
  return (
    timedField(entity, asked?.field) ??
    timedField(entity, apart) ??
    moments.find((field) => field.required) ??
    moments[0] ??
    due
  );
}

function signOf(specification: Specification, entity: Entity): Sign {
  const has = (kind: Field['type']['kind']): boolean => entity.fields.some(({ type }) => type.kind === kind);
  const isPerson = specification.roles.some((role) => role.entity === entity.key) || has('email');
  if (isPerson) return 'people';
  if (whenOf(specification, entity)?.type.kind === 'datetime') return 'calendar';
  if (has('money')) return entity.fields.some(isTimed) ? 'document' : 'tag';
  return entity.fields.some(isTimed) ? 'document' : 'list';
}

/** Whether a permission is for one's own records alone. */
const isOwn = (permission: Permission): boolean => permission.scope === 'own';

const overviewNames =
  /manager|owner|director|boss|g[eé]rant|patron|directeur|directrice|responsable|propri[eé]taire/i;

function homeOf(specification: Specification, role: Role): Home {
  const permissions = specification.permissions.filter((each) => each.role === role.key);
  const wide = permissions.filter((each) => !isOwn(each));
  const acts = (each: Permission): boolean => each.actions.some((action) => action !== 'read');
  const isSelf = (each: Permission): boolean => each.entity === role.entity;
  // Somebody who moves records that others made works here, even where they see only what is theirs.
  const moves = permissions.some((each) => each.transitions.length > 0 && !each.actions.includes('create'));
  if (!wide.some(acts) && !moves && permissions.some((each) => isOwn(each) && !isSelf(each))) return 'own';
  const seen = new Set(wide.filter((each) => each.actions.includes('read')).map((each) => each.entity));
  const seesMost = seen.size * 2 > specification.entities.length;
  const named = overviewNames.test(`${role.key} ${role.label}`);
  const hasFigures = specification.figures.some((figure) => figure.roles?.includes(role.key) === true);
  if (seesMost && (named || hasFigures)) return 'overview';
  return wide.some(acts) || moves ? 'work' : 'own';
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** When moments are offered: the hours of the brief, or those of an ordinary working week. */
function openingOf(rules: readonly Rule[], start: Field): Pick<Booking, 'days' | 'from' | 'to'> {
  const hours = rules.find((rule) => rule.kind === 'hours' && rule.field === start.key);
  if (hours?.kind === 'hours') return { days: hours.days, from: hours.from, to: hours.to };
  if (start.type.kind === 'date') return { days: everyDay, from: '00:00', to: '24:00' };
  return { days: [1, 2, 3, 4, 5, 6], from: '09:00', to: '18:00' };
}

/** A required reference to something that happens at a time and has places (a class). */
function eventReference(specification: Specification, entity: Entity): Field | undefined {
  const vias = rulesOf(specification, entity).flatMap((rule) =>
    rule.kind === 'limit' && typeof rule.max !== 'number' ? [rule.max.via] : [],
  );
  return entity.fields.find((field) => {
    if (field.type.kind !== 'reference') return false;
    const target = field.type.entity;
    const event = specification.entities.find((each) => each.key === target);
    return vias.includes(field.key) && event !== undefined && whenOf(specification, event) !== undefined;
  });
}

/** What a slot is chosen by: the start of what may not overlap, or a required moment. */
function slotField(specification: Specification, entity: Entity): Field | undefined {
  const [apart] = rulesOf(specification, entity).flatMap((rule) =>
    rule.kind === 'noOverlap' || rule.kind === 'hours'
      ? [rule.kind === 'hours' ? rule.field : rule.start]
      : [],
  );
  const moment = entity.fields.find((field) => field.type.kind === 'datetime' && field.required);
  return timedField(entity, apart) ?? moment;
}

type Bookers = { entity: Entity; permissions: Permission[] };

/** Who creates such records for themselves. */
function bookersOf(specification: Specification, entity: Entity): Bookers {
  const permissions = specification.permissions.filter((each) => {
    if (each.entity !== entity.key || !each.actions.includes('create') || !isOwn(each)) return false;
    const role = specification.roles.find((candidate) => candidate.key === each.role);
    return role !== undefined && homeOf(specification, role) === 'own' && role.entity !== entity.key;
  });
  return { entity, permissions };
}

type Slots = { start: Field | undefined; apart: Extract<Rule, { kind: 'noOverlap' }> | undefined };

/** The rule that keeps the chosen moments apart, where there is one. */
function slotsOf(specification: Specification, entity: Entity): Slots | undefined {
  const isEvent = eventReference(specification, entity) !== undefined;
  const start = isEvent ? undefined : slotField(specification, entity);
  if (!isEvent && start === undefined) return undefined;
  const apart = rulesOf(specification, entity).find((rule) => rule.kind === 'noOverlap');
  return { start, apart: apart?.start === start?.key ? apart : undefined };
}

/** What a person chooses, and the one of it of which any that is free will do. */
function choicesOf(
  entity: Entity,
  owner: string | undefined,
  { start, apart }: Slots,
): Pick<Booking, 'choices' | 'resource'> {
  const others = entity.fields.filter(
    (field) => field.type.kind === 'reference' && field.required && field.key !== owner,
  );
  // What is the only thing to choose is chosen; of several, any that is free will do for the one that must not overlap.
  const canBeAny = start?.type.kind === 'datetime' && others.length > 1;
  const resource = canBeAny ? others.find((field) => apart?.per.includes(field.key) === true) : undefined;
  const choices = others.filter((field) => field !== resource).map((field) => field.key);
  return { choices, resource: resource?.key };
}

/** Whether a rule wants something to be later than the start, not on the same day. */
function isLater(specification: Specification, entity: Entity, start: string): boolean {
  return rulesOf(specification, entity).some(
    (rule) =>
      rule.kind === 'compare' &&
      rule.right.kind === 'field' &&
      ((rule.op === 'gt' && rule.right.field === start) || (rule.op === 'lt' && rule.left === start)),
  );
}

function bookingOf(specification: Specification, { entity, permissions }: Bookers): Booking | undefined {
  const [first] = permissions;
  const slots = slotsOf(specification, entity);
  if (first === undefined || slots === undefined) return undefined;
  const { start, apart } = slots;
  const owner = first.via.length === 1 ? first.via[0] : undefined;
  return {
    entity: entity.key,
    roles: permissions.map((each) => each.role),
    owner,
    ...choicesOf(entity, owner, slots),
    start: start?.key,
    end: apart?.end.by === 'field' ? apart.end.field : undefined,
    nights: start !== undefined && isLater(specification, entity, start.key) ? 1 : 0,
    ...(start === undefined
      ? { days: everyDay, from: '00:00', to: '24:00' }
      : openingOf(rulesOf(specification, entity), start)),
  };
}

function boardsOf(specification: Specification): Experience['boards'] {
  return specification.entities.flatMap((entity) => {
    const asked = specification.views.find((view) => view.kind === 'board' && view.entity === entity.key);
    if (asked) return [{ entity: entity.key, field: asked.field }];
    const { lifecycle } = entity;
    const isFit = lifecycle !== undefined && lifecycle.states.length > 1 && lifecycle.states.length < 8;
    return isFit && entity.partOf === undefined ? [{ entity: entity.key, field: lifecycle.field }] : [];
  });
}

const mostFigures = 4;

/** Days that say something of a person or a thing, not when its record came about. */
const ofAPerson = /birth|naissance|expir|purchase|achat|hired|embauche/i;

/** What somebody who looks after such records would count: by state, and by month the money, or else their number. */
function figuresOf(specification: Specification, entity: Entity): HomeFigure[] {
  const { figures: named } = productWords(specification.product.language);
  const base = { entity: entity.key } as const;
  const when = entity.fields.find((field) => isTimed(field) && !ofAPerson.test(field.key));
  const money = entity.fields.find((field) => field.type.kind === 'money');
  const byState: HomeFigure[] = entity.lifecycle
    ? [
        {
          ...base,
          id: `${entity.collection}-by-state`,
          label: named.byState(entity),
          measure: 'count',
          by: { field: entity.lifecycle.field },
        },
      ]
    : [];
  if (when === undefined) return byState;
  const by = { period: 'month' as const, field: whenOf(specification, entity)?.key ?? when.key };
  const amounts: HomeFigure[] = money
    ? [
        {
          ...base,
          id: `${entity.collection}-money-by-month`,
          label: named.sumByMonth(money.label, entity),
          measure: 'sum',
          field: money.key,
          by,
        },
      ]
    : [];
  const counts: HomeFigure = {
    ...base,
    id: `${entity.collection}-by-month`,
    label: named.byMonth(entity),
    measure: 'count',
    by,
  };
  return [...byState, ...(amounts.length > 0 ? amounts : [counts])];
}

/** How the pages of this product are arranged. */
export function experienceOf(specification: Specification): Experience {
  const { entities, roles } = specification;
  const whole = entities.filter((entity) => entity.partOf === undefined);
  return {
    hue: hueOf(specification),
    signs: Object.fromEntries(entities.map((entity) => [entity.key, signOf(specification, entity)])),
    homes: {
      [adminRole]: 'overview',
      ...Object.fromEntries(roles.map((role) => [role.key, homeOf(specification, role)])),
    },
    bookings: whole.flatMap((entity) => bookingOf(specification, bookersOf(specification, entity)) ?? []),
    calendars: whole.flatMap((entity) => {
      const when = whenOf(specification, entity);
      return when === undefined ? [] : [{ entity: entity.key, field: when.key }];
    }),
    boards: boardsOf(specification),
    galleries: whole.flatMap((entity) => {
      const image = entity.fields.find((field) => field.type.kind === 'image');
      return image === undefined ? [] : [{ entity: entity.key, field: image.key }];
    }),
    // Where the brief says which figures it wants, it gets these and no others.
    figures:
      specification.figures.length > 0
        ? []
        : whole.flatMap((entity) => figuresOf(specification, entity)).slice(0, mostFigures),
  };
}
