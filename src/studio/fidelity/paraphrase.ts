/** A specification in plain words that read back to it. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Source, Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { englishWording } from './english-wording.ts';
import { frenchWording } from './french-wording.ts';
import { differences } from './meaning.ts';
import type { Difference } from './meaning.ts';
import type { Ways, Wording } from './wording.ts';

/** An element in plain words; `source` is where it comes from. */
export type Line = { element: string; text: string; source: Source };

/** All lines, and the elements that are read back otherwise than they are said. */
export type Paraphrase = { lines: Line[]; unread: Difference[] };

type Saying = { element: string; ways: Ways; way: number; source: Source };

const byHand: Source = { from: 'hand' };

/** What the specification leaves out on purpose or by default: no words say it. */
const unsaid: Source = { from: 'assumption', why: 'no words give it' };

function saying(element: string, ways: Ways, source: Source): Saying[] {
  return ways.length > 0 ? [{ element, ways, way: 0, source }] : [];
}

function entitySayings(wording: Wording, specification: Specification, entity: Entity): Saying[] {
  const { key, lifecycle } = entity;
  const within = { specification, entity };
  return [
    ...saying(elementId.entity(key), wording.entity(entity), entity.source),
    ...entity.fields.flatMap((said) =>
      saying(elementId.field(key, said.key), wording.field({ ...within, said }), said.source),
    ),
    ...(lifecycle
      ? [
          ...saying(elementId.lifecycle(key), wording.states(entity), lifecycle.source),
          ...lifecycle.transitions.flatMap((said) =>
            saying(
              elementId.transition(key, said.verb),
              wording.transition({ ...within, said }),
              said.source,
            ),
          ),
        ]
      : []),
    ...entity.derived.flatMap((said) =>
      saying(elementId.derived(key, said.key), wording.derived({ ...within, said }), said.source),
    ),
  ];
}

type OfEntity = { entity: string; source: Source };

/** Sayings of elements that belong to an entity by its key. */
function sayingsOf<T extends OfEntity>(
  specification: Specification,
  list: readonly T[],
  how: {
    id: (said: T) => string;
    ways: (within: { specification: Specification; entity: Entity; said: T }) => Ways;
  },
): Saying[] {
  return list.flatMap((said) => {
    const entity = specification.entities.find(({ key }) => key === said.entity);
    return entity ? saying(how.id(said), how.ways({ specification, entity, said }), said.source) : [];
  });
}

function sayingsIn(wording: Wording, specification: Specification): Saying[] {
  const { entities, roles, permissions, rules } = specification;
  return [
    ...saying('product', wording.product(specification), byHand),
    ...entities.flatMap((entity) => entitySayings(wording, specification, entity)),
    ...roles.flatMap((role) =>
      saying(elementId.role(role.key), wording.role(role, specification), role.source),
    ),
    ...sayingsOf(specification, permissions, {
      id: ({ role, entity }) => elementId.permission(role, entity),
      ways: wording.permission,
    }),
    ...sayingsOf(specification, specification.hidden, { id: elementId.hidden, ways: wording.hidden }),
    ...sayingsOf(specification, rules, { id: ({ id }) => elementId.rule(id), ways: wording.rule }),
    ...offerSayings(wording, specification),
  ];
}

function offerSayings(wording: Wording, specification: Specification): Saying[] {
  return [
    ...sayingsOf(specification, specification.notifications, {
      id: ({ id }) => elementId.notification(id),
      ways: wording.notification,
    }),
    ...sayingsOf(specification, specification.figures, {
      id: ({ id }) => elementId.figure(id),
      ways: wording.figure,
    }),
    ...sayingsOf(specification, specification.views, {
      id: ({ entity, kind }) => elementId.view(entity, kind),
      ways: wording.view,
    }),
    ...specification.plans.flatMap((plan) =>
      saying(elementId.plan(plan.key), wording.plan(plan, specification), plan.source),
    ),
    ...sayingsOf(specification, specification.shortLinks, {
      id: ({ entity }) => elementId.shortLink(entity),
      ways: wording.shortLink,
    }),
  ];
}

function textOf({ ways, way }: Saying): string {
  return ways[Math.min(way, ways.length - 1)] ?? '';
}

/** The lines as a brief. */
function joined(name: string, sayings: readonly Saying[]): string {
  return [`# ${name}`, ...sayings.map(textOf)].join('\n\n');
}

/** What has to be said so that nothing is added where the specification has nothing: a default of the analyst's. */
function closings(wording: Wording, specification: Specification, found: readonly Difference[]): Saying[] {
  return specification.roles.flatMap((role) => [
    ...(role.selfSignUp || !found.some(({ element }) => element === elementId.role(role.key))
      ? []
      : saying(elementId.role(role.key), wording.closedAccounts(role), unsaid)),
    ...specification.entities.flatMap((entity) => {
      const element = elementId.permission(role.key, entity.key);
      const isExtra = found.some((one) => one.kind === 'extra' && one.element === element);
      return isExtra ? saying(element, wording.nothing(role, entity), unsaid) : [];
    }),
  ]);
}

const wordings: Record<'en' | 'fr', Wording> = { en: englishWording, fr: frenchWording };

function wordingOf({ product }: Specification): Wording {
  return wordings[product.language];
}

/** A text that is no product at all when it is read. */
const unreadable: Difference = { element: 'product', kind: 'missing' };

function readBack(specification: Specification, text: string): Difference[] {
  const back = analyseBrief(text).specification;
  return back ? differences(specification, back) : [unreadable];
}

const mostRounds = 4;

/** So many elements are tried alone at most: each try reads the whole text again. */
const mostTries = 12;

/** What is still read otherwise is said in each of its other ways, one element at a time. */
function oneByOne(from: {
  specification: Specification;
  sayings: Saying[];
  unread: Difference[];
}): [Saying[], Difference[]] {
  const { specification } = from;
  let { sayings, unread } = from;
  const missed = new Set(unread.map(({ element }) => element));
  const tries = sayings
    .flatMap((one, index) => (missed.has(one.element) ? one.ways.map((_, way) => ({ index, way })) : []))
    .filter(({ index, way }) => sayings[index]?.way !== way)
    .slice(0, mostTries);
  for (const { index, way } of tries) {
    const tried = sayings.map((one, at) => (at === index ? { ...one, way } : one));
    const left = readBack(specification, joined(specification.product.name, tried));
    if (left.length < unread.length) [sayings, unread] = [tried, left];
    if (unread.length === 0) break;
  }
  return [sayings, unread];
}

/**
 * Says every element in the language of the product. Where the plainest sentence of an element is not read back to it, the
 * next one is taken; what no sentence says so that it is read back stands in `unread`.
 */
export function paraphrase(specification: Specification): Paraphrase {
  const wording = wordingOf(specification);
  const { name } = specification.product;
  let sayings = sayingsIn(wording, specification);
  let unread = readBack(specification, joined(name, sayings));
  for (let round = 0; round < mostRounds && unread.length > 0; round += 1) {
    const missed = new Set(unread.map(({ element }) => element));
    const next = sayings.map((one) =>
      missed.has(one.element) && one.way < one.ways.length - 1 ? { ...one, way: one.way + 1 } : one,
    );
    const closed = closings(wording, specification, unread).filter(
      ({ ways }) => !sayings.some((one) => one.ways[0] === ways[0]),
    );
    const tried = [...next, ...closed];
    const left = readBack(specification, joined(name, tried));
    if (left.length <= unread.length) [sayings, unread] = [tried, left];
    if (closed.length === 0 && next.every((one, index) => one === sayings[index])) break;
  }
  [sayings, unread] = oneByOne({ specification, sayings, unread });
  return {
    lines: sayings.map((one) => ({ element: one.element, text: textOf(one), source: one.source })),
    unread,
  };
}

/** What an owner could write so that an assumed element is otherwise: that it is not so, or the sentence to write anew. */
export function counterSentences(specification: Specification): Map<string, string> {
  const wording = wordingOf(specification);
  const { roles, entities, permissions } = specification;
  const sayings = sayingsIn(wording, specification);
  const own = sayings.map((one): [string, string] => [one.element, textOf(one)]);
  const closed = roles
    .filter(({ selfSignUp }) => selfSignUp)
    .map((role): [string, string] => [elementId.role(role.key), wording.closedAccounts(role)[0] ?? '']);
  const denied = permissions.flatMap(({ role: key, entity: kept }): [string, string][] => {
    const role = roles.find((one) => one.key === key);
    const entity = entities.find((one) => one.key === kept);
    return role && entity ? [[elementId.permission(key, kept), wording.nothing(role, entity)[0] ?? '']] : [];
  });
  return new Map([...own, ...closed, ...denied]);
}

/** The paraphrase as a brief of its own. */
export function paraphraseText(specification: Specification, { lines }: Paraphrase): string {
  return `${[`# ${specification.product.name}`, ...lines.map(({ text }) => text)].join('\n\n')}\n`;
}
