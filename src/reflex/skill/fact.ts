/** What can be said of an element on a screen, beside what is asked for and what was done before: the words of a description. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, Likeness, Place, Selector } from '../../protocol/screen/skill.ts';
import { centreOf } from '../eye/box.ts';
import { colorNames } from './color.ts';
import { described, figuresOf } from './figure.ts';
import { selectorsOf, valuesOf, type Said } from './instruction.ts';
import { meaningsOf, quantityOf } from './quantity.ts';
import { plain, type Scene } from './scene.ts';

/**
 * What a description is held against: `done` are the elements that were acted on before; `recalled` is what is to be pressed
 * next of what lit up by itself.
 */
export type Situation = {
  scene: Scene;
  said: Said;
  done: ReadonlySet<number>;
  recalled?: number | undefined;
};

/** A fact as a key. */
export const keyOf = (fact: Fact): string => JSON.stringify(fact);

const states = ['checked', 'selected', 'expanded', 'disabled', 'focused'] as const;

/** The longest text and the farthest place that facts speak of. */
const most = { text: 40, nth: 3 };

/** The values that a selector finds in a situation; none where there is no such part. */
export function valuesIn({ said, scene }: Situation, selector: Selector): string[] {
  const values = valuesOf(said, selector);
  const isMissing = selector.by === 'computed' && values.length === 0;
  return isMissing && scene.shown.computed !== undefined ? [scene.shown.computed] : values;
}

/** The elements whose words are the values to the letter; undefined where they are not, or nothing else is like them. */
function writtenAs(scene: Scene, values: readonly string[]): Set<ScreenElement> | undefined {
  const [value = '', ...others] = values;
  if (others.length > 0 || value.toLowerCase() === value.toUpperCase()) return undefined;
  const alike = scene.elements.filter((element) => scene.textsAt(element, 'own')[0] === plain(value));
  const exact = alike.filter((element) => scene.nameOf(element).trim() === value.trim());
  return exact.length > 0 && exact.length < alike.length ? new Set(exact) : undefined;
}

function isLike(text: string, value: string, like: Likeness): boolean {
  if (value === '') return false;
  if (like === 'equals') return text === value;
  if (like === 'begins') return text.startsWith(value);
  if (like === 'ends') return text.endsWith(value);
  return ` ${text} `.includes(` ${value} `);
}

function numberOf(value: string | undefined): number | undefined {
  const digits = /^#?(-?\d{1,6})(?:st|nd|rd|th)?$/u.exec(value ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A test of a fact: made once for a situation, it tells of each element whether the fact holds. */
type Test = (element: ScreenElement) => boolean;

type Tests = { [K in Fact['is']]: (situation: Situation, fact: Extract<Fact, { is: K }>) => Test };

const whole =
  (isTrue: boolean): Test =>
  () =>
    isTrue;

const tests: Tests = {
  role: (_, fact) => (element) => element.role === fact.role,
  shape: (_, fact) => (element) => element.shape === fact.shape,
  text:
    ({ scene }, { place, text }) =>
    (element) =>
      scene.textsAt(element, place).includes(text),
  value: (situation, { of, place, like }) => {
    const said = valuesIn(situation, of);
    const values = said.map(plain);
    if (values.length === 0) return whole(false);
    const { scene } = situation;
    // Where two differ in case alone, the one that is written as it was said.
    const exact = place === 'own' && like === 'equals' ? writtenAs(scene, said) : undefined;
    if (exact) return (element) => exact.has(element);
    return (element) =>
      scene.textsAt(element, place).some((text) => values.some((value) => isLike(text, value, like)));
  },
  mentioned: ({ scene, said }, { place }) => {
    const asked = ` ${said.words.map(({ text }) => spaced(text.toLowerCase())).join(' ')} `;
    return (element) => scene.textsAt(element, place).some((text) => asked.includes(` ${spaced(text)} `));
  },
  color: (situation, { of }) => {
    const values = valuesIn(situation, of).map(plain);
    return (element) => colorsOf(element).some((name) => values.includes(name));
  },
  described: (situation, { of }) => {
    const [phrase = ''] = valuesIn(situation, of);
    const found = described(phrase, figuresOf(situation.scene.elements)) ?? [];
    const ids = new Set(found.map(({ id }) => id));
    return ({ id }) => ids.has(id);
  },
  tally: (situation, { of }) => {
    const [phrase = ''] = valuesIn(situation, of);
    const count = described(phrase, figuresOf(situation.scene.elements))?.length;
    return (element) => count !== undefined && element.text === String(count) && element.role !== 'text';
  },
  describes: ({ scene }) => {
    const figures = figuresOf(scene.elements);
    return (element) =>
      element.text.length > 1 &&
      (described(element.text, figures) ?? []).some((one) => one.parent !== element.parent);
  },
  state: (_, fact) => (element) => (element[fact.state] ?? false) === fact.holds,
  filled:
    (_, fact) =>
    ({ value = '' }) =>
      (value !== '') === fact.holds,
  worded:
    ({ scene }, fact) =>
    (element) =>
      (scene.nameOf(element) !== '') === fact.holds,
  done:
    ({ done }, fact) =>
    ({ id }) =>
      done.has(id) === fact.holds,
  recalled:
    ({ recalled }) =>
    ({ id }) =>
      id === recalled,
  odd: ({ scene }) => {
    const oddOf = remembered((one: ScreenElement) => oddAmong(scene.kinOf(one)), kindOf);
    return (element) => oddOf(element) === element;
  },
  next: ({ scene, done }) => {
    const firstOf = remembered(
      (one: ScreenElement) => scene.kinOf(one).find(({ id }) => !done.has(id)),
      kindOf,
    );
    return (element) => firstOf(element) === element;
  },
  nth:
    ({ scene }, fact) =>
    (element) =>
      nthOf(scene, element, fact.among).includes(fact.at),
  counted: (situation, { of, per }) => {
    const wanted = numberOf(valuesIn(situation, of)[0]);
    if (wanted === undefined) return whole(false);
    const at = per === undefined ? wanted - 1 : (wanted - 1) % per;
    return (element) => nthOf(situation.scene, element, 'kin')[0] === at;
  },
  page: (situation, { of, per }) => {
    const wanted = numberOf(valuesIn(situation, of)[0]) ?? 0;
    const page = Math.floor((wanted - 1) / per) + 1;
    return page < 2 ? whole(false) : (element) => numberOf(situation.scene.nameOf(element)) === page;
  },
  grid: (situation, { axis, of }) => {
    const wanted = numberOf(valuesIn(situation, of)[0]);
    if (wanted === undefined) return whole(false);
    const linesFor = remembered((one: ScreenElement) => linesOf(situation.scene, one, axis), kindOf);
    return (element) => lineOf(linesFor(element), element, axis) === wanted;
  },
  extreme: ({ scene }, { place, most: side }) => {
    const numberAt = remembered(
      (one: ScreenElement) =>
        scene
          .textsAt(one, place)
          .map((text) => quantityOf(text)?.at)
          .find((at) => at !== undefined),
      ({ id }) => id,
    );
    const endOf = remembered((one: ScreenElement) => {
      const all = scene.kinOf(one).flatMap((each) => numberAt(each) ?? []);
      return all.length < 2 ? undefined : side === 'least' ? Math.min(...all) : Math.max(...all);
    }, kindOf);
    return (element) => {
      const own = numberAt(element);
      return own !== undefined && own === endOf(element);
    };
  },
  said: ({ said }, { word, holds: isWanted }) =>
    whole(said.words.some((one) => one.text.toLowerCase() === word) === isWanted),
  there: ({ scene: { shown } }, { role, text, holds: isWanted }) => {
    const isThere =
      role === undefined
        ? shown.texts.has(text ?? '')
        : text === undefined
          ? shown.roles.has(role)
          : shown.both.has(`${role} ${text}`);
    return whole(isThere === isWanted);
  },
  compared: (situation, { quantity, relation, of }) => {
    const seen = situation.scene.shown.quantities.get(quantity);
    const [wanted] = valuesIn(situation, of).flatMap((value) =>
      meaningsOf(value).filter(({ kind }) => kind === quantity),
    );
    if (!seen || !wanted) return whole(false);
    return whole(relationOf(seen.at, wanted.at) === relation);
  },
};

const relationOf = (left: number, right: number): 'less' | 'equal' | 'greater' =>
  left === right ? 'equal' : left < right ? 'less' : 'greater';

/** Words of a text apart from its marks. */
const spaced = (text: string): string => text.replaceAll(/[^\p{L}\p{N}@#]+/gu, ' ').trim();

/** Tells of each element whether a fact holds. */
export function testOf<K extends Fact['is']>(situation: Situation, fact: Extract<Fact, { is: K }>): Test {
  const make = tests[fact.is] as (situation: Situation, fact: Extract<Fact, { is: K }>) => Test;
  return make(situation, fact);
}

function colorsOf({ shape, color, background }: ScreenElement): readonly string[] {
  const painted = background ?? (shape === undefined ? undefined : color);
  return painted === undefined ? [] : colorNames(painted);
}

const paintOf = ({ color, background }: ScreenElement): string => background ?? color ?? '';

/** The one that is painted unlike all others, which are painted alike; undefined where there are fewer than three. */
function oddAmong(kin: readonly ScreenElement[]): ScreenElement | undefined {
  const byPaint = [...Map.groupBy(kin, paintOf).values()];
  const [odd] = byPaint.find((same) => same.length === 1) ?? [];
  return byPaint.length === 2 && kin.length > 2 ? odd : undefined;
}

/** The place among its kind or its siblings, from the front and from the end. */
function nthOf(scene: Scene, element: ScreenElement, among: 'kin' | 'siblings'): number[] {
  const holder = scene.parentOf(element);
  const others = among === 'kin' ? scene.kinOf(element) : holder ? scene.childrenOf(holder) : [];
  const at = others.indexOf(element);
  return at === -1 ? [] : [at, at - others.length];
}

/** Lines are apart by more than this many pixels. */
const apart = 4;

/** Where an element is along an axis, to the right or up. */
const placeOn = ({ box }: ScreenElement, axis: 'x' | 'y'): number =>
  axis === 'x' ? centreOf(box).x : -centreOf(box).y;

/** Where the columns or rows of an element's kind are. */
function linesOf(scene: Scene, element: ScreenElement, axis: 'x' | 'y'): number[] {
  const lines: number[] = [];
  const places = scene.kinOf(element).map((one) => placeOn(one, axis));
  for (const place of places.sort((a, b) => a - b))
    if (place - (lines.at(-1) ?? Number.NEGATIVE_INFINITY) > apart) lines.push(place);
  return lines;
}

/** Which of the lines an element stands in, counted from the middle one; undefined where none is in the middle. */
function lineOf(lines: readonly number[], element: ScreenElement, axis: 'x' | 'y'): number | undefined {
  const own = lines.findIndex((line) => Math.abs(line - placeOn(element, axis)) <= apart);
  return lines.length % 2 === 0 || own === -1 ? undefined : own - (lines.length - 1) / 2;
}

const kindOf = ({ role, shape }: ScreenElement): string => `${role} ${shape}`;

/** A function that works each thing out once, by its key. */
function remembered<T, R>(work: (of: T) => R, keyBy: (of: T) => unknown): (of: T) => R {
  const known = new Map<unknown, R>();
  return (of) => {
    const key = keyBy(of);
    const seen = known.get(key);
    if (seen !== undefined || known.has(key)) return seen as R;
    const result = work(of);
    known.set(key, result);
    return result;
  };
}

/** How many things lists show at once. */
const pageSizes: readonly number[] = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 50];

/** "6th", "#6": the place of one of many. */
const ordinal = /^(?:#\d+|\d+(?:st|nd|rd|th))$/u;

const pagesOf = (of: Selector): Fact[] =>
  pageSizes.flatMap((per): Fact[] => [
    { is: 'counted', of, per },
    { is: 'page', of, per },
  ]);

/** Everything that is true of an element and may describe it. */
export function factsOf(situation: Situation, element: ScreenElement): Fact[] {
  const { scene, done } = situation;
  const places: Place[] = ['own', 'label', ...scene.groupsOf(element).keys()];
  const selectors: Selector[] = [...selectorsOf(situation.said), { by: 'computed' }];
  const likeness: Fact[] = places.flatMap((place): Fact[] => [
    { is: 'mentioned', place },
    ...selectors.flatMap((of) =>
      (['equals', 'holds', 'begins', 'ends'] as const).map((like): Fact => ({
        is: 'value',
        place,
        like,
        of,
      })),
    ),
    ...(['least', 'greatest'] as const).map((side): Fact => ({ is: 'extreme', place, most: side })),
  ]);
  const texts = places.flatMap((place): Fact[] =>
    scene
      .textsAt(element, place)
      .flatMap((text): Fact[] => (text.length > most.text ? [] : [{ is: 'text', place, text }])),
  );
  const counts = selectors.flatMap((of): Fact[] => [
    { is: 'color', of },
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
    ...states.map((state): Fact => ({ is: 'state', state, holds: element[state] ?? false })),
    { is: 'filled', holds: (element.value ?? '') !== '' },
    { is: 'worded', holds: scene.nameOf(element) !== '' },
    { is: 'done', holds: done.has(element.id) },
    ...ordinals,
    ...possible.filter((fact) => testOf(situation, fact)(element)),
    ...circumstancesOf(situation, selectors),
  ];
}

/** What is true of the whole situation. */
function circumstancesOf({ scene, said, ...situation }: Situation, selectors: readonly Selector[]): Fact[] {
  const { shown } = scene;
  const words = new Set(said.words.map(({ text }) => text.toLowerCase()));
  const compared = [...shown.quantities].flatMap(([quantity]) =>
    selectors.flatMap((of) =>
      (['less', 'equal', 'greater'] as const).map((relation): Fact => ({
        is: 'compared',
        quantity,
        relation,
        of,
      })),
    ),
  );
  const element = scene.elements[0];
  const true_ = element
    ? compared.filter((fact) => testOf({ scene, said, ...situation }, fact)(element))
    : [];
  return [
    ...[...words].map((word): Fact => ({ is: 'said', word, holds: true })),
    ...[...shown.texts]
      .filter((text) => text.length <= most.text)
      .map((text): Fact => ({ is: 'there', text, holds: true })),
    ...[...shown.roles].map((role): Fact => ({ is: 'there', role, holds: true })),
    ...true_,
  ];
}
