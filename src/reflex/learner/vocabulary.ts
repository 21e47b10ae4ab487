/** What a learner may say of an element: everything that is true of it and may tell it from others. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, Likeness, Place, Selector } from '../../protocol/screen/skill.ts';
import { nthOf, spaced, stateOf, testOf, valuesIn, type Situation } from '../skill/fact.ts';
import { keyOf, selectorsOf } from '../skill/instruction.ts';
import { quantityKinds } from '../skill/quantity.ts';
import type { Scene } from '../skill/scene.ts';
import type { Shown } from './trace.ts';

const states = ['checked', 'selected', 'expanded', 'disabled', 'focused'] as const;

/** The longest text and the farthest place that facts speak of. */
const most = { text: 40, nth: 3 };

/** How many things lists show at once. */
const pageSizes: readonly number[] = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 50];

/** "6th", "#6": the place of one of many. */
const ordinal = /^(?:#\d+|\d+(?:st|nd|rd|th))$/u;

const pagesOf = (of: Selector): Fact[] =>
  pageSizes.flatMap((per): Fact[] => [
    { is: 'counted', of, per },
    { is: 'page', of, per },
  ]);

/** The words at a place, where they stand in a short text of several. */
function wordsAt(texts: readonly string[], place: Place): Fact[] {
  const several = texts
    .filter((text) => text.length <= most.text)
    .map((text) => spaced(text).split(' '))
    .filter((words) => words.length > 1);
  return several.flat().flatMap((word): Fact[] => (word.length > 2 ? [{ is: 'says', place, word }] : []));
}

/** How the words of a thing, and those around it, may be like a value. */
const inGroup: readonly Likeness[] = ['equals', 'holds', 'begins', 'ends'];
const likenesses: readonly Likeness[] = [...inGroup, 'synonym'];

/** What the words at a place may be beside what is asked for. */
function likenessAt(place: Place, selectors: readonly Selector[]): Fact[] {
  return [
    { is: 'mentioned', place },
    ...selectors.flatMap((of) =>
      (typeof place === 'number' ? inGroup : likenesses).map((like): Fact => ({
        is: 'value',
        place,
        like,
        of,
      })),
    ),
    ...(['least', 'greatest', 'said'] as const).map((side): Fact => ({ is: 'extreme', place, most: side })),
  ];
}

/** Everything that is true of an element and may describe it. */
export function factsOf(situation: Situation, element: ScreenElement): Fact[] {
  const { scene, done } = situation;
  const places: Place[] = ['own', 'label', ...scene.groupsOf(element).keys()];
  const selectors = selectorsOf(situation.said);
  const likeness = places.flatMap((place) => likenessAt(place, selectors));
  const texts = places.flatMap((place): Fact[] =>
    scene
      .textsAt(element, place)
      .flatMap((text): Fact[] => (text.length > most.text ? [] : [{ is: 'text', place, text }])),
  );
  const counts = selectors.flatMap((of): Fact[] => [
    { is: 'color', of, shade: 'any' },
    { is: 'color', of, shade: 'nearest' },
    { is: 'color', of, shade: 'exact' },
    { is: 'kind', of },
    { is: 'counted', of },
    { is: 'described', of },
    { is: 'tally', of },
    { is: 'grid', axis: 'x', of },
    { is: 'grid', axis: 'y', of },
  ]);
  const ordinals = (['kin', 'siblings'] as const).flatMap((among): Fact[] =>
    nthOf(scene, element, among).flatMap((at): Fact[] =>
      Math.abs(at) <= most.nth ? [{ is: 'nth', among, at }] : [],
    ),
  );
  const possible: Fact[] = [
    ...likeness,
    ...counts,
    ...selectors.filter((of) => ordinal.test(valuesIn(situation, of)[0] ?? '')).flatMap(pagesOf),
    ...comparisonsOf(scene, element, selectors),
    { is: 'turn' },
    { is: 'latest' },
    { is: 'describes' },
    { is: 'next', from: 0 },
    { is: 'next', from: 1 },
    { is: 'recalled' },
    { is: 'odd' },
  ];
  return [
    { is: 'role', role: element.role },
    ...(element.shape === undefined ? [] : [{ is: 'shape', shape: element.shape } as const]),
    ...texts,
    ...(['own', 'label'] as const).flatMap((place) => wordsAt(scene.textsAt(element, place), place)),
    ...states.flatMap((state): Fact[] => {
      const holds = stateOf(element, state);
      return holds === undefined ? [] : [{ is: 'state', state, holds }];
    }),
    { is: 'filled', holds: (element.value ?? '') !== '' },
    { is: 'worded', holds: scene.nameOf(element) !== '' },
    { is: 'done', holds: done.has(element.id) },
    ...ordinals,
    ...possible.filter((fact) => testOf(situation, fact)(element)),
    ...circumstancesOf(situation),
    ...selectors.flatMap((of) => amountBy(situation, of) ?? []),
  ];
}

/** Whether as many were pressed as a value says: a number before a word ("3 rows"), so small that they may be one by one. */
function amountBy(situation: Situation, of: Selector): Fact | undefined {
  const [value = '', ...others] = valuesIn(situation, of);
  if (others.length > 0 || !/^(?:[1-9]|1\d|20)$/u.test(value)) return undefined;
  const { words } = situation.said;
  const isCounted = words.some(
    ({ text }, at) => text === value && /^\p{L}+$/u.test(words[at + 1]?.text ?? ''),
  );
  return isCounted ? { is: 'enough', of, holds: situation.done.size >= Number(value) } : undefined;
}

/** The quantities beside an element against those that are said. */
function comparisonsOf(scene: Scene, element: ScreenElement, selectors: readonly Selector[]): Fact[] {
  const kinds = quantityKinds.filter((kind) => scene.quantityBy(element, kind) !== undefined);
  return kinds.flatMap((quantity) =>
    selectors.flatMap((of) =>
      (['less', 'equal', 'greater'] as const).map((relation): Fact => ({
        is: 'compared',
        quantity,
        relation,
        of,
      })),
    ),
  );
}

/** What is true of the whole situation. */
function circumstancesOf({ scene: { shown }, said }: Situation): Fact[] {
  const words = new Set(said.words.map(keyOf));
  return [
    ...[...words].map((word): Fact => ({ is: 'said', word, holds: true })),
    ...[...shown.texts]
      .filter((text) => text.length <= most.text)
      .map((text): Fact => ({ is: 'there', text, holds: true })),
    ...[...shown.roles].map((role): Fact => ({ is: 'there', role, holds: true })),
  ];
}

/** What stands in fewer demonstrations than this may do so by chance. */
export const fewest = 3;

/** Words of instructions, and roles and texts of screens, that some demonstrations lack: that they do may tell. */
export function missingOf(states: readonly Shown[]): Fact[] {
  const saids = [
    ...new Map(states.map(({ demonstration, situation }) => [demonstration, situation.said])).values(),
  ];
  const words = frequent(saids.map(({ words: all }) => all.map(keyOf)));
  const shown = states.map(({ situation }) => situation.scene.shown);
  const roles = frequent(shown.map((one) => [...one.roles]));
  return [
    ...words.map((word): Fact => ({ is: 'said', word, holds: false })),
    ...roles.map((role): Fact => ({ is: 'there', role, holds: false })),
  ];
}

/** What is in some of the lists and lacks in some, in more than by chance where there are enough. */
function frequent(lists: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const one of new Set(list)) counts.set(one, (counts.get(one) ?? 0) + 1);
  const enough = lists.length < 2 * fewest ? 2 : fewest;
  return [...counts]
    .filter(([, count]) => count >= enough && count <= lists.length - enough)
    .map(([one]) => one);
}
