/** What can be said of an element on a screen, beside an instruction and what was done before: the words of a description. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { colorNames } from './color.ts';
import { selectorsOf, valuesOf, type Said, type Selector } from './instruction.ts';
import { plain, type Scene } from './scene.ts';

/** How a text stands to a value of the instruction. */
type Likeness = 'equals' | 'holds' | 'begins';

/** Where a text is read: on the element, beside it, or within its n-th group. */
type Place = 'own' | 'label' | number;

/** One thing that is true of an element. Plain data: a skill is stored as such. */
export type Fact =
  | { is: 'role'; role: string }
  | { is: 'shape'; shape: string }
  | { is: 'text'; place: Place; text: string }
  | { is: 'value'; place: Place; like: Likeness; of: Selector }
  | { is: 'color'; of: Selector }
  | { is: 'state'; state: 'checked' | 'selected' | 'expanded' | 'disabled' | 'focused'; holds: boolean }
  | { is: 'filled'; holds: boolean }
  | { is: 'worded'; holds: boolean }
  | { is: 'done'; holds: boolean }
  /** Its place among its kind in the order of painting; from the end where negative. */
  | { is: 'nth'; among: 'kin' | 'siblings'; at: number }
  /** The place among its kind is the number that the instruction says. */
  | { is: 'counted'; of: Selector };

/** What a description is held against: `done` are the elements that were acted on before. */
export type Situation = { scene: Scene; said: Said; done: ReadonlySet<number> };

/** A fact as a key. */
export const keyOf = (fact: Fact): string => JSON.stringify(fact);

const states = ['checked', 'selected', 'expanded', 'disabled', 'focused'] as const;

/** How many groups and siblings facts speak of. */
const most = { groups: 3, text: 40, nth: 3 };

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

/** Whether a fact is true of an element. */
export function holds({ scene, said, done }: Situation, element: ScreenElement, fact: Fact): boolean {
  switch (fact.is) {
    case 'role':
      return element.role === fact.role;
    case 'shape':
      return element.shape === fact.shape;
    case 'text':
      return textAt(scene, element, fact.place).some((text) => plain(text) === fact.text);
    case 'value': {
      const values = valuesOf(said, fact.of);
      return textAt(scene, element, fact.place).some((text) =>
        values.some((value) => isLike(text, value, fact.like)),
      );
    }
    case 'color': {
      const values = valuesOf(said, fact.of).map(plain);
      return colorsOf(element).some((name) => values.includes(name));
    }
    case 'state':
      return (element[fact.state] ?? false) === fact.holds;
    case 'filled':
      return ((element.value ?? '') !== '') === fact.holds;
    case 'worded':
      return (scene.nameOf(element) !== '') === fact.holds;
    case 'done':
      return done.has(element.id) === fact.holds;
    case 'nth':
      return nthOf(scene, element, fact.among).includes(fact.at);
    case 'counted': {
      const [value] = valuesOf(said, fact.of);
      const wanted = numberOf(value);
      return wanted !== undefined && nthOf(scene, element, 'kin')[0] === wanted - 1;
    }
  }
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
  const places: Place[] = ['own', 'label', ...scene.groupsOf(element).slice(0, most.groups).keys()];
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

/** How much a fact costs in a description: what says least about a single screen is cheapest. */
export function costOf(fact: Fact): number {
  switch (fact.is) {
    case 'role':
    case 'shape':
      return 1;
    case 'done':
    case 'filled':
    case 'worded':
      return 1.2;
    case 'state':
      return fact.state === 'focused' ? 6 : 1.2;
    case 'value': {
      const place = fact.place === 'own' ? 0 : fact.place === 'label' ? 0.3 : 0.6 + fact.place * 0.4;
      const like = fact.like === 'equals' ? 0 : 0.5;
      return 1 + place + like + (fact.of.by === 'after' ? 0.4 : 0);
    }
    case 'color':
    case 'counted':
      return 1.3;
    case 'text':
      return fact.place === 'own' ? 2 : 3.5;
    case 'nth':
      return fact.at === 0 || fact.at === -1 ? 2.5 : 3;
  }
}
