/**
 * Briefs in many constructions, written from random models by seed, with what has to come of them. Knows nothing of the
 * grammar nor of the paraphrase: the sentences are those of people.
 */
import { elementId, type Specification } from '../../src/protocol/specification.ts';
import { seededBelow } from '../seeded.ts';

type Below = (max: number) => number;

/** Something that a specification has to say, or not. */
export type Promise = { element: string; isKept: (specification: Specification) => boolean };
/** Sentences with what each promises; `isRule`: without it exactly its promises go. */
export type Said = { text: string; promises: Promise[]; isRule: boolean };
export type WrittenBrief = { sentences: Said[]; entities: string[] };

const things = ['parcel', 'machine', 'invoice', 'garden', 'lecture', 'guitar', 'recipe', 'contract'];
const owners = ['tenant', 'teacher', 'farmer', 'dealer', 'collector'];
const staff = ['clerk', 'supervisor', 'dispatcher'];
const fields: [name: string, kind: string][] = [
  ['title', 'text'],
  ['weight', 'decimal'],
  ['description', 'text'],
  ['price', 'money'],
  ['email', 'email'],
  ['phone number', 'phone'],
  ['purchase date', 'date'],
  ['colour', 'text'],
  ['serial number', 'text'],
];
const states = [
  ['planned', 'started', 'finished'],
  ['received', 'checked', 'archived'],
  ['open', 'assigned', 'closed'],
];

function some<T>(list: readonly T[], below: Below): T {
  const one = list[below(list.length)];
  if (one === undefined) throw new RangeError('nothing to choose from');
  return one;
}

const a = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const keyOf = (name: string): string =>
  name.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

function fieldOf(specification: Specification, entity: string, name: string) {
  const found = specification.entities.find(({ key }) => key === entity);
  return found?.fields.find(({ key, label }) => key === keyOf(name) || label.toLowerCase().startsWith(name));
}

function hasField(
  entity: string,
  [name, kind]: [string, string],
  more: { optional?: boolean; unique?: boolean } = {},
): Promise {
  return {
    element: elementId.field(entity, keyOf(name)),
    isKept: (specification) => {
      const field = fieldOf(specification, entity, name);
      const isKind =
        field?.type.kind === kind ||
        (kind === 'decimal' && field?.type.kind === 'integer') ||
        kind === 'text';
      return (
        field !== undefined &&
        isKind &&
        (more.optional === undefined || field.required !== more.optional) &&
        (more.unique === undefined || field.unique === more.unique)
      );
    },
  };
}

function describeThing(entity: string, chosen: [string, string][], below: Below): Said {
  const names = chosen.map(([name]) => name);
  const forms = [
    `Each ${entity} comes with ${list(names.map(a))}.`,
    `For every ${entity} we store the ${list(names)}.`,
    `${capital(entity)}s have ${list(names.map(a))}.`,
    `We record the ${list(names)} of each ${entity}.`,
    `${capital(a(entity))} is described by ${list(names.map(a))}.`,
    `We need to keep track of ${entity}s, each with ${list(names.map(a))}.`,
    `- ${capital(entity)}: ${names.join(', ')}\n`,
    `There are ${entity}s with ${list(names.map(a))}.`,
  ];
  return {
    text: some(forms, below),
    promises: chosen.map((field) => hasField(entity, field)),
    isRule: false,
  };
}

function optionalField(entity: string, field: [string, string], below: Below): Said {
  const [name] = field;
  const forms = [
    `${capital(a(entity))} may also have ${a(name)}.`,
    `The ${name} of ${a(entity)} is optional.`,
    `${capital(entity)}s can have ${a(name)}.`,
    `${capital(a(entity))} optionally has ${a(name)}.`,
  ];
  return { text: some(forms, below), promises: [hasField(entity, field, { optional: true })], isRule: true };
}

function ownership(entity: string, owner: string, below: Below): Said {
  const forms = [
    `Every ${entity} belongs to exactly one ${owner}.`,
    `${capital(a(owner))} has many ${entity}s.`,
    `${capital(entity)}s are owned by ${a(owner)}.`,
    `Each ${entity} is for one ${owner}.`,
  ];
  const isKept = (specification: Specification): boolean =>
    specification.entities
      .find(({ key }) => key === entity)
      ?.fields.some(({ type }) => type.kind === 'reference' && type.entity === owner) ?? false;
  return {
    text: some(forms, below),
    promises: [{ element: elementId.field(entity, `${owner}Id`), isKept }],
    isRule: false,
  };
}

function limit(entity: string, owner: string, below: Below): Said {
  const max = 2 + below(8);
  const forms = [
    `${capital(a(owner))} can't have more than ${max} ${entity}s.`,
    `No ${owner} may have more than ${max} ${entity}s.`,
    `There can be at most ${max} ${entity}s per ${owner}.`,
    `${capital(owner)}s are limited to ${max} ${entity}s.`,
    `Up to ${max} ${entity}s are allowed per ${owner}.`,
    `${capital(a(owner))} never has more than ${max} ${entity}s.`,
  ];
  const isKept = ({ rules }: Specification): boolean =>
    rules.some(
      (rule) =>
        rule.kind === 'limit' && rule.entity === entity && rule.max === max && rule.per[0] === `${owner}Id`,
    );
  return { text: some(forms, below), promises: [{ element: `rule:${entity}-limit`, isKept }], isRule: true };
}

function lifecycle(
  entity: string,
  [first = '', second = '', third = '']: readonly string[],
  below: Below,
): Said {
  const forms = [
    `First ${a(entity)} is ${first}, then ${second} and finally ${third}.`,
    `${capital(entity)}s go from ${first} to ${second} to ${third}.`,
    `${capital(a(entity))} starts as ${first}, becomes ${second} and then ${third}.`,
    `${capital(a(entity))} is ${first}, then ${second}, then ${third}.`,
    `The status of ${a(entity)} goes from ${first} to ${second} to ${third}.`,
  ];
  const isKept = ({ entities }: Specification): boolean => {
    const found = entities.find(({ key }) => key === entity)?.lifecycle;
    const leads = (from: string, to: string): boolean =>
      found?.transitions.some((one) => one.from.length === 1 && one.from[0] === from && one.to === to) ??
      false;
    return found?.initial === first && leads(first, second) && leads(second, third);
  };
  return {
    text: some(forms, below),
    promises: [{ element: elementId.lifecycle(entity), isKept }],
    isRule: false,
  };
}

function rights(entity: string, role: string, below: Below): Said {
  const forms: [string, string[]][] = [
    [`${capital(role)}s manage ${entity}s.`, ['create', 'read', 'update', 'delete']],
    [`${capital(entity)}s are managed by ${role}s.`, ['create', 'read', 'update', 'delete']],
    [`${capital(role)}s are allowed to add and edit ${entity}s.`, ['create', 'update']],
    [`${capital(role)}s can create, see and change ${entity}s.`, ['create', 'read', 'update']],
    [`${capital(role)}s may view all ${entity}s and edit them.`, ['read', 'update']],
  ];
  const [text, actions] = some(forms, below);
  const isKept = ({ permissions }: Specification): boolean =>
    permissions.some(
      (one) =>
        one.role === role &&
        one.entity === entity &&
        one.scope === 'all' &&
        actions.every((action) => (one.actions as string[]).includes(action)) &&
        (actions.includes('delete') || !one.actions.includes('delete')),
    );
  return { text, promises: [{ element: elementId.permission(role, entity), isKept }], isRule: false };
}

function draw<T>(from: readonly T[], count: number, below: Below): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(below(left.length), 1),
  ).flat();
}

/** The brief of a seed. */
export function writeBrief(seed: number): WrittenBrief {
  const below = seededBelow(seed);
  const [thing = '', other = ''] = draw(things, 2, below);
  const owner = some(owners, below);
  const role = some(staff, below);
  const [first, second] = [draw(fields, 3 + below(2), below), draw(fields, 2, below)];
  const extra = first.pop() ?? ['title', 'text'];
  const sentences = [
    describeThing(thing, first, below),
    describeThing(other, second, below),
    describeThing(owner, [['name', 'text']], below),
    ownership(thing, owner, below),
    optionalField(thing, extra, below),
    limit(thing, owner, below),
    lifecycle(thing, some(states, below), below),
    rights(thing, role, below),
    rights(other, some(staff, below), below),
  ];
  return { sentences, entities: [thing, other, owner] };
}

/** Sentences as one text, in their order or another. */
export function textOf(sentences: readonly Said[]): string {
  return sentences
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/ ?(- )/g, '\n$1')
    .replaceAll('\n ', '\n');
}

/** The text with two neighbouring letters of a long word exchanged, where one stands that occurs again. */
export function withTypo(text: string, seed: number): string {
  const below = seededBelow(seed);
  const words = [...text.matchAll(/\b[a-z]{7,}\b/g)].filter(([word]) => text.split(word).length > 3);
  const chosen = words[below(Math.max(1, words.length))];
  if (!chosen) return text;
  const at = chosen.index + 2 + below(chosen[0].length - 4);
  return `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`;
}
