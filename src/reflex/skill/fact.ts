/** What can be said of an element on a screen, beside an instruction and what was done before: the words of a description. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, Likeness, Place } from '../../protocol/screen/skill.ts';
import { colorNames } from './color.ts';
import { selectorsOf, valuesOf, type Said } from './instruction.ts';
import { plain, type Scene } from './scene.ts';

/** What a description is held against: `done` are the elements that were acted on before. */
export type Situation = { scene: Scene; said: Said; done: ReadonlySet<number> };

/** A fact as a key. */
export const keyOf = (fact: Fact): string => JSON.stringify(fact);

const states = ['checked', 'selected', 'expanded', 'disabled', 'focused'] as const;

/** The longest text and the farthest place that facts speak of. */
const most = { text: 40, nth: 3 };

function textAt(scene: Scene, element: ScreenElement, place: Place): string[] {
  if (place === 'own') return [scene.nameOf(element)];
  if (place === 'label') return [scene.labelOf(element)];
  const group = scene.groupsOf(element)[place];
  return group ? scene.textsIn(group) : [];
}

function isLike(text: string, value: string, like: Likeness): boolean {
  const [left, right] = [unpadded(plain(text)), unpadded(plain(value))];
  if (left === '' || right === '') return false;
  if (like === 'equals') return left === right;
  if (like === 'begins') return left.startsWith(right);
  return ` ${left} `.includes(` ${right} `);
}

/** "09" as "9". */
function unpadded(text: string): string {
  return /^0\d+$/u.test(text) ? String(Number(text)) : text;
}

function numberOf(value: string | undefined): number | undefined {
  const digits = /^#?(\d{1,3})(?:st|nd|rd|th)?$/u.exec(value ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

type Truths = {
  [K in Fact['is']]: (
    situation: Situation,
    element: ScreenElement,
    fact: Extract<Fact, { is: K }>,
  ) => boolean;
};

const truths: Truths = {
  role: (_, { role }, fact) => role === fact.role,
  shape: (_, { shape }, fact) => shape === fact.shape,
  text: ({ scene }, element, fact) =>
    textAt(scene, element, fact.place).some((text) => plain(text) === fact.text),
  value: ({ scene, said }, element, fact) => {
    const values = valuesOf(said, fact.of);
    return textAt(scene, element, fact.place).some((text) =>
      values.some((value) => isLike(text, value, fact.like)),
    );
  },
  color: ({ said }, element, fact) => {
    const values = valuesOf(said, fact.of).map(plain);
    return colorsOf(element).some((name) => values.includes(name));
  },
  state: (_, element, fact) => (element[fact.state] ?? false) === fact.holds,
  filled: (_, { value = '' }, fact) => (value !== '') === fact.holds,
  worded: ({ scene }, element, fact) => (scene.nameOf(element) !== '') === fact.holds,
  done: ({ done }, { id }, fact) => done.has(id) === fact.holds,
  nth: ({ scene }, element, fact) => nthOf(scene, element, fact.among).includes(fact.at),
  counted: ({ scene, said }, element, fact) => {
    const wanted = numberOf(valuesOf(said, fact.of)[0]);
    return wanted !== undefined && nthOf(scene, element, 'kin')[0] === wanted - 1;
  },
};

/** Whether a fact is true of an element. */
export function holds<K extends Fact['is']>(
  situation: Situation,
  element: ScreenElement,
  fact: Extract<Fact, { is: K }>,
): boolean {
  const isTrue = truths[fact.is] as (
    situation: Situation,
    element: ScreenElement,
    fact: Extract<Fact, { is: K }>,
  ) => boolean;
  return isTrue(situation, element, fact);
}

function colorsOf({ shape, color, background }: ScreenElement): readonly string[] {
  const painted = background ?? (shape === undefined ? undefined : color);
  return painted === undefined ? [] : colorNames(painted);
}

/** The place among its kind or its siblings, from the front and from the end. */
function nthOf(scene: Scene, element: ScreenElement, among: 'kin' | 'siblings'): number[] {
  const holder = scene.parentOf(element);
  const others = among === 'kin' ? scene.kinOf(element) : holder ? scene.childrenOf(holder) : [];
  const at = others.findIndex(({ id }) => id === element.id);
  return at === -1 ? [] : [at, at - others.length];
}

/** Everything that is true of an element and may describe it. */
export function factsOf(situation: Situation, element: ScreenElement): Fact[] {
  const { scene, said, done } = situation;
  const places: Place[] = ['own', 'label', ...scene.groupsOf(element).keys()];
  const selectors = selectorsOf(said);
  const likeness: Fact[] = places.flatMap((place) =>
    selectors.flatMap((of) =>
      (['equals', 'holds', 'begins'] as const).flatMap((like): Fact[] => {
        const fact: Fact = { is: 'value', place, like, of };
        return holds(situation, element, fact) ? [fact] : [];
      }),
    ),
  );
  const texts = places.flatMap((place): Fact[] =>
    textAt(scene, element, place).flatMap((text): Fact[] =>
      text === '' || text.length > most.text ? [] : [{ is: 'text', place, text: plain(text) }],
    ),
  );
  const counts = selectors.flatMap((of): Fact[] =>
    [{ is: 'color', of } as const, { is: 'counted', of } as const].filter((fact) =>
      holds(situation, element, fact),
    ),
  );
  const ordinals = (['kin', 'siblings'] as const).flatMap((among): Fact[] =>
    nthOf(scene, element, among).flatMap((at): Fact[] =>
      Math.abs(at) <= most.nth ? [{ is: 'nth', among, at }] : [],
    ),
  );
  return [
    { is: 'role', role: element.role },
    ...(element.shape === undefined ? [] : [{ is: 'shape', shape: element.shape } as const]),
    ...likeness,
    ...texts,
    ...counts,
    ...states.map((state): Fact => ({ is: 'state', state, holds: element[state] ?? false })),
    { is: 'filled', holds: (element.value ?? '') !== '' },
    { is: 'worded', holds: scene.nameOf(element) !== '' },
    { is: 'done', holds: done.has(element.id) },
    ...ordinals,
  ];
}

/** What a place costs: the farther from the element, the more. */
const placeCost = (place: Place): number =>
  place === 'own' ? 0 : place === 'label' ? 0.3 : 0.6 + place * 0.4;

const likeCost: Readonly<Record<Likeness, number>> = { equals: 0, begins: 0.5, holds: 0.5 };

type Costs = { [K in Fact['is']]: (fact: Extract<Fact, { is: K }>) => number };

/** Found by hand on tasks for development: what holds on every screen alike is cheap, what one screen says is dear. */
const costs: Costs = {
  role: () => 1,
  shape: () => 1,
  done: () => 1.2,
  filled: () => 1.2,
  worded: () => 1.2,
  state: ({ state }) => (state === 'focused' ? 6 : 1.2),
  value: ({ place, like, of }) => 1 + placeCost(place) + likeCost[like] + (of.by === 'after' ? 0.4 : 0),
  color: () => 1.3,
  counted: () => 1.3,
  text: ({ place }) => (place === 'own' || place === 'label' ? 2 : 3.5),
  nth: ({ at }) => (at === 0 || at === -1 ? 2.5 : 3),
};

/** How much a fact costs in a description. */
export function costOf<K extends Fact['is']>(fact: Extract<Fact, { is: K }>): number {
  const cost = costs[fact.is] as (fact: Extract<Fact, { is: K }>) => number;
  return cost(fact);
}
