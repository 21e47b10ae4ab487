/** What can be said of an element on a screen, beside what is asked for and what was done before: the words of a description. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, Likeness, Selector } from '../../protocol/screen/skill.ts';
import { centreOf } from '../eye/box.ts';
import { farFrom, isColorName, isJust, isShade } from './color.ts';
import { described, figuresOf, meantBy } from './figure.ts';
import { gistOf } from './gist.ts';
import { allNames, keyOf as wordKeyOf, valuesOf, type Said } from './instruction.ts';
import { isOfKind } from './kind.ts';
import { meaningsOf } from './quantity.ts';
import { isControl, plain, type Scene } from './scene.ts';
import { isSynonym } from './synonym.ts';
import type { Tried } from './tries.ts';
import { extremeIn, numberIn } from './superlative.ts';

/**
 * What a description is held against: `done` are the elements that were acted on before; `recalled` is what is to be pressed
 * next of what lit up by itself.
 */
export type Situation = {
  scene: Scene;
  said: Said;
  done: ReadonlySet<number>;
  /** The words of what was pressed before, and of what stood around it. */
  pressed: readonly string[];
  recalled?: number | undefined;
  /** Numbers that were tried before. */
  tried?: readonly Tried[];
};

/** A fact as a key. */
export const keyOf = (fact: Fact): string => JSON.stringify(fact);

/** The values that a selector finds in a situation; none where there is no such part. */
export function valuesIn({ said, scene, pressed }: Situation, selector: Selector): string[] {
  if (selector.by === 'rest') {
    if (pressed.length === 0) return [];
    const left = allNames(said).find((name) => !pressed.some((text) => isLike(text, plain(name), 'holds')));
    return left === undefined ? [] : [left];
  }
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
  if (like === 'synonym') return isSynonym(text, value);
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
  says:
    ({ scene }, { place, word }) =>
    (element) =>
      scene.textsAt(element, place).some((text) => placeOf(word, ` ${spaced(text)} `) !== -1),
  value: (situation, { of, place, like, ifSaid = false }) => {
    const said = valuesIn(situation, of);
    const values = said.map(plain);
    if (values.length === 0) return whole(ifSaid);
    const { scene } = situation;
    // Where two differ in case alone, the one that is written as it was said.
    const exact = place === 'own' && like === 'equals' ? writtenAs(scene, said) : undefined;
    if (exact) return (element) => exact.has(element);
    return (element) =>
      scene.textsAt(element, place).some((text) => values.some((value) => isLike(text, value, like)));
  },
  mentioned: ({ scene, said }, { place }) => {
    const asked = askedWords(said);
    return (element) => scene.textsAt(element, place).some((text) => placeOf(spaced(text), asked) !== -1);
  },
  turn: ({ scene, said, done, pressed }) => {
    const asked = askedWords(said);
    let first: { at: number; element: ScreenElement } | undefined;
    for (const element of scene.elements) {
      const [name = ''] = scene.textsAt(element, 'own');
      const isOpen = isControl(element) && !done.has(element.id) && !pressed.includes(name);
      const at = isOpen ? placeOf(spaced(name), asked) : -1;
      if (at !== -1 && (!first || at < first.at)) first = { at, element };
    }
    return (element) => element === first?.element;
  },
  latest: ({ scene, said }) => {
    const asked = askedWords(said);
    const words = remembered(
      (one: ScreenElement) => spaced(scene.textsAt(one, 'own')[0] ?? ''),
      ({ id }) => id,
    );
    // Of "cast iron" and "iron" the one that says more.
    const endOf = (one: ScreenElement): number => {
      const own = words(one);
      const at = own === '' ? -1 : asked.lastIndexOf(` ${own} `);
      return at === -1 ? -1 : (at + own.length) * asked.length + own.length;
    };
    const last = Math.max(0, ...scene.elements.map(endOf));
    return (element) => endOf(element) === last;
  },
  color: (situation, { of, shade }) => {
    const [value = ''] = valuesIn(situation, of).map(plain);
    if (!isColorName(value)) return whole(false);
    if (shade === 'any') return (element) => isShade(paintOn(element), value);
    if (shade === 'nearest') return nearestTo(value, situation.scene);
    return (element) => isJust(paintOn(element), value);
  },
  kind: (situation, { of }) => {
    const [value] = valuesIn(situation, of);
    return value === undefined ? whole(false) : (element) => isOfKind(element, value);
  },
  described: (situation, { of }) => {
    const [phrase = ''] = valuesIn(situation, of);
    const found = meantBy(phrase, figuresOf(situation.scene.elements)) ?? [];
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
  state: (_, fact) => (element) => stateOf(element, fact.state) === fact.holds,
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
  extreme: ({ scene, said }, { place, most: wanted }) => {
    const side = wanted === 'said' ? extremeIn(said.words) : wanted;
    if (side === undefined) return whole(false);
    const numberAt = remembered(
      (one: ScreenElement) =>
        scene
          .textsAt(one, place)
          .map(numberIn)
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
  means: (situation, { of, places }) => {
    const { scene } = situation;
    const meant = of ? meaningOf(valuesIn(situation, of)[0], places) : gistOf(situation.said, places);
    if (meant === undefined) return whole(false);
    if (meant === 'new') return (element) => isLeftOver(scene, element, Object.values(places));
    return (element) => placeAmongAlike(scene, element) === meant;
  },
  enough: (situation, { of, holds: isWanted }) => {
    const wanted = numberOf(valuesIn(situation, of)[0]);
    return whole(wanted !== undefined && situation.done.size >= wanted === isWanted);
  },
  said: ({ said }, { word, holds: isWanted }) =>
    whole(said.words.some((one) => wordKeyOf(one) === word) === isWanted),
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
    const [wanted] = valuesIn(situation, of).flatMap((value) =>
      meaningsOf(value).filter(({ kind }) => kind === quantity),
    );
    if (!wanted) return whole(false);
    return (element) => {
      const seen = situation.scene.quantityBy(element, quantity);
      // That a field holds what is said says only that it was filled.
      if (!seen || (relation === 'equal' && seen.isHeld)) return false;
      return relationOf(seen.at, wanted.at) === relation;
    };
  },
};

type State = Extract<Fact, { is: 'state' }>['state'];

/** Whether an element is in a state: what can be opened is told from what cannot, any other is off where nothing is said of it. */
export const stateOf = (element: ScreenElement, state: State): boolean | undefined =>
  element[state] ?? (state === 'expanded' ? undefined : false);

const relationOf = (left: number, right: number): 'less' | 'equal' | 'greater' =>
  left === right ? 'equal' : left < right ? 'less' : 'greater';

/** Where some words stand in a text, both between spaces; -1 where they do not. */
const placeOf = (words: string, text: string): number => (words === '' ? -1 : text.indexOf(` ${words} `));

/** The words of an instruction between spaces, apart from its marks. */
export const askedWords = ({ words }: Said): string =>
  ` ${words.map(({ text }) => spaced(text.toLowerCase())).join(' ')} `;

/** Words of a text apart from its marks. */
export const spaced = (text: string): string => text.replaceAll(/[^\p{L}\p{N}@#]+/gu, ' ').trim();

/** Tells of each element whether a fact holds. */
export function testOf<K extends Fact['is']>(situation: Situation, fact: Extract<Fact, { is: K }>): Test {
  const make = tests[fact.is] as (situation: Situation, fact: Extract<Fact, { is: K }>) => Test;
  return make(situation, fact);
}

/** The colour that it is painted in; undefined where it is only words. */
function paintOn({ shape, color, background }: ScreenElement): string | undefined {
  return background ?? (shape === undefined ? undefined : color);
}

/** What is as unlike a colour as this is not meant by it. */
const farthestPaint = 0.25;

/** Of each kind, what is painted most like a colour. */
function nearestTo(word: string, scene: Scene): Test {
  const farOf = (element: ScreenElement): number => {
    const paint = paintOn(element);
    return (paint === undefined ? undefined : farFrom(word, paint)) ?? Number.POSITIVE_INFINITY;
  };
  const leastOf = remembered((one: ScreenElement) => Math.min(...scene.kinOf(one).map(farOf)), kindOf);
  return (element) => {
    const far = farOf(element);
    return far < farthestPaint && far <= leastOf(element);
  };
}

const paintOf = ({ color, background }: ScreenElement): string => background ?? color ?? '';

/** The one that is painted unlike all others, which are painted alike; undefined where there are fewer than three. */
function oddAmong(kin: readonly ScreenElement[]): ScreenElement | undefined {
  const byPaint = [...Map.groupBy(kin, paintOf).values()];
  const [odd] = byPaint.find((same) => same.length === 1) ?? [];
  return byPaint.length === 2 && kin.length > 2 ? odd : undefined;
}

/** The place among its kind or its siblings, from the front and from the end. */
export function nthOf(scene: Scene, element: ScreenElement, among: 'kin' | 'siblings'): number[] {
  const holder = scene.parentOf(element);
  const others = among === 'kin' ? scene.kinOf(element) : holder ? scene.childrenOf(holder) : [];
  const at = others.indexOf(element);
  return at === -1 ? [] : [at, at - others.length];
}

/** The place that a value stands for; undefined where there is no value. */
function meaningOf(
  value: string | undefined,
  places: Readonly<Record<string, number>>,
): number | 'new' | undefined {
  return value === undefined ? undefined : (places[plain(value)] ?? 'new');
}

/** Whether it is the only one of its kind in its place of which is not known what it is called: a new word means it. */
function isLeftOver(scene: Scene, element: ScreenElement, known: readonly number[]): boolean {
  const own = placeAmongAlike(scene, element);
  if (own === undefined || known.includes(own)) return false;
  return alikeBeside(scene, element).length - 1 === new Set(known).size;
}

/** The place among the siblings of its kind; undefined where it is the only one, or holds others and so is none of them. */
export function placeAmongAlike(scene: Scene, element: ScreenElement): number | undefined {
  const alike = scene.childrenOf(element).length > 0 ? [] : alikeBeside(scene, element);
  return alike.length < 2 ? undefined : alike.indexOf(element);
}

function alikeBeside(scene: Scene, element: ScreenElement): ScreenElement[] {
  const holder = scene.parentOf(element);
  return holder ? scene.childrenOf(holder).filter((one) => kindOf(one) === kindOf(element)) : [];
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
