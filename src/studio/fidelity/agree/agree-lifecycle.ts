/** Whether states and transitions agree with the words that they cite. */
import type { Entity, Lifecycle, Transition } from '../../../protocol/specification.ts';
import { hasCue } from './cues.ts';
import type { Evidence } from './evidence.ts';
import { isAkin, isNamed, nameWords, wordOf } from './words.ts';
import type { Word } from './words.ts';
import { isDoneAs, known, plain, statesLedTo } from './known-words.ts';

type Mention = { state: string; index: number };

/** Where states are named among words, in their order; the longest name wins. */
function mentionsOf(words: readonly Word[], states: readonly string[]): Mention[] {
  return words.flatMap((word, index) => {
    const fitting = states.filter((state) => {
      const name = nameWords(state);
      const last = name.at(-1);
      return (
        last !== undefined &&
        isAkin(word, last) &&
        name
          .slice(0, -1)
          .every((part) => words.slice(Math.max(0, index - 3), index).some((near) => isAkin(near, part)))
      );
    });
    const exact = fitting.filter((state) => nameWords(state).at(-1)?.text === word.text);
    const [best] = (exact.length > 0 ? exact : fitting).toSorted((a, b) => b.length - a.length);
    return best === undefined ? [] : [{ state: best, index }];
  });
}

/** Mentions that only a comma or an "or" parts stand for one step. */
const joined = new Set(['or', 'and', 'ou', 'et', 'either', 'a', 'an', 'une', 'un', 'is', 'be', 'not', 'yet']);

function groupsOf(words: readonly Word[], mentions: readonly Mention[]): string[][] {
  const groups: string[][] = [];
  let last: Mention | undefined;
  for (const mention of mentions) {
    const between = last ? words.slice(last.index + 1, mention.index) : [];
    const isJoined =
      last !== undefined &&
      between.length > 0 &&
      between.every(({ text }) => joined.has(text)) &&
      between.some(({ text }) => text === 'or' || text === 'ou');
    if (isJoined) groups.at(-1)?.push(mention.state);
    else groups.push([mention.state]);
    last = mention;
  }
  return groups;
}

/** States that the words name as the ones just before `to`; undefined where they name none. */
function namedBefore(words: readonly Word[], lifecycle: Lifecycle, to: string): string[] | undefined {
  const mentions = mentionsOf(
    words,
    lifecycle.states.map(({ value }) => value),
  );
  const groups = groupsOf(words, mentions);
  const at = groups.findIndex((group, index) => index > 0 && group.includes(to));
  const before = groups[at - 1];
  return at > 0 ? before : undefined;
}

const isStart = (word: string): boolean =>
  /^(new|newly|begin|start|initial|first|nouveau|nouvelle|commence|debute)/.test(word);

function initialFaults(lifecycle: Lifecycle, { cites }: Evidence): string[] {
  const values = lifecycle.states.map(({ value }) => value);
  const listing = cites
    // "If nobody has taken it, it is cancelled" names no order.
    .filter((words) => !hasCue(words, 'negation'))
    .map((words) => ({ words, mentions: mentionsOf(words, values) }))
    .filter(({ mentions }) => new Set(mentions.map(({ state }) => state)).size > 1)
    .toSorted((a, b) => b.mentions.length - a.mentions.length)[0];
  const [first] = listing?.mentions ?? [];
  const isSaid = cites.some(
    (words) => words.some(({ text }) => isStart(text)) && mentionsOf(words, [lifecycle.initial]).length > 0,
  );
  return first && first.state !== lifecycle.initial && !isSaid
    ? [`the words name ${first.state} first, not ${lifecycle.initial}`]
    : [];
}

function reachFaults({ states, transitions, initial }: Lifecycle): string[] {
  const reached = new Set([initial, ...transitions.map(({ to }) => to)]);
  return states.filter(({ value }) => !reached.has(value)).map(({ value }) => `nothing leads to ${value}`);
}

function freeFaults({ states }: Lifecycle, evidence: Evidence): string[] {
  const isCounted = evidence.around.some(({ text }) =>
    /^(count|counts|free|frees|occup|compte|comptent|libere)/.test(text),
  );
  if (isCounted) return [];
  return states
    .filter(({ value, occupies }) => known.freeStates.has(plain(value)) && occupies)
    .map(({ value }) => `what is ${value} should no longer count`);
}

function keptFaults({ states }: Lifecycle): string[] {
  return states
    .filter(({ value, occupies }) => !occupies && !freeLike(value))
    .map(({ value }) => `nothing says that what is ${value} no longer counts`);
}

/** States by whose name one sees that it is over. */
function freeLike(value: string): boolean {
  const low = value.toLowerCase();
  return (
    known.freeStates.has(plain(low)) ||
    /(annul|refus|rejet|rendu|termin|archiv|cancel|return|reject|declin|withdraw|expir|closed|done|left|lost|drop|clos|retir|supprim|perdu|over|finish|complet|sold|vendu|releas|laps|lib[eé]r|caduc|checked out)/.test(
      low,
    )
  );
}

/** Why the states of an entity and their words do not agree. */
export function lifecycleFaults(entity: Entity, lifecycle: Lifecycle, evidence: Evidence): string[] {
  const named = evidence.cites.some(
    (words) =>
      mentionsOf(
        words,
        lifecycle.states.map(({ value }) => value),
      ).length > 1,
  );
  return [
    ...initialFaults(lifecycle, evidence),
    ...reachFaults(lifecycle),
    ...freeFaults(lifecycle, evidence),
    ...(named ? keptFaults(lifecycle) : []),
  ].map((why) => `${entity.label.toLowerCase()}: ${why}`);
}

/** Whether a verb names the state that it leads to: "cancel" and "cancelled", "to-in-progress" and "in progress". */
function leadsBy(verb: string, to: string): boolean {
  const low = to.toLowerCase();
  const said = verb.replace(/^to-/, '').replaceAll('-', ' ');
  return (
    said === low ||
    isDoneAs(said, low) ||
    statesLedTo(said).includes(plain(low)) ||
    isNamed([wordOf(said), ...nameWords(said)], low)
  );
}

/** Why a transition and its words do not agree. */
export function transitionFaults(lifecycle: Lifecycle, said: Transition, evidence: Evidence): string[] {
  const { verb, from, to } = said;
  const named = lifecycle.states.filter(({ value }) => leadsBy(verb, value)).map(({ value }) => value);
  const isOther = named.length > 0 && !named.includes(to);
  const found = evidence.cites.flatMap((words) => namedBefore(words, lifecycle, to) ?? []);
  const isOpen =
    found.length === 0 || hasCue(evidence.inside, 'limit') || hasCue(evidence.inside, 'negation');
  const expected = new Set(found);
  const all = lifecycle.states.length - 1;
  return [
    ...(isOther ? [`${verb} leads to ${to}`] : []),
    ...(isOpen || from.length === all
      ? []
      : [
          ...from
            .filter((state) => !expected.has(state))
            .map((state) => `the words do not lead from ${state} to ${to}`),
          ...[...expected]
            .filter((state) => state !== to && !from.includes(state))
            .map((state) => `the way from ${state} to ${to} is missing`),
        ]),
  ];
}
