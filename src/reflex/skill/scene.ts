/** A screen with what follows from its elements: who holds whom, whose label a text is, what stands in the same group. */
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf } from '../eye/box.ts';
import type { Place } from '../../protocol/screen/skill.ts';
import { quantityOf, resultOf, type Quantity, type QuantityKind } from './quantity.ts';

/** How many of an element's holders count as its groups. */
const groups = 3;

/** Roles of what answers a press. */
const controls: ReadonlySet<string> = new Set(
  'button link checkbox radio textbox combobox option tab menuitem spinbutton slider switch listbox'.split(
    ' ',
  ),
);

/** Whether an element answers a press. */
export const isControl = ({ role }: ScreenElement): boolean => controls.has(role);

/** A group that says more than this is no thing of its own. */
const mostAround = 8;

/** Characters of a label, and how far from its control it may be, in weighed pixels. */
const longestLabel = 80;
const farthestLabel = 90;

/** How far words are from a control as its label: on its line, or above it; others are no label. */
function labelDistance(box: Box, words: Box): number {
  const [own, other] = [centreOf(box), centreOf(words)];
  const [across, along] = [Math.abs(other.x - own.x), Math.abs(other.y - own.y)];
  if (along < 10) return along + across / 3;
  const isAbove = other.y < own.y && Math.abs(words[0] - box[0]) < 40;
  return isAbove ? along * 2 + across / 3 : Number.POSITIVE_INFINITY;
}

/** Text compared as people read it: without case and needless space, "09" as "9". */
export function plain(text: string): string {
  const bare = text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  return /^0\d+$/u.test(bare) ? String(Number(bare)) : bare;
}

/** What a list offers, as far as it is seen. */
export const optionsOf = (scene: Scene, list: ScreenElement): ScreenElement[] =>
  scene.within(list).filter(({ role }) => role === 'option');

/** Whether a list offers a text, as far as is seen what it offers. */
export function offers(scene: Scene, list: ScreenElement, text: string): boolean {
  const options = optionsOf(scene, list);
  return options.length === 0 || options.some((option) => plain(scene.nameOf(option)) === plain(text));
}

/** See above. */
export class Scene {
  readonly elements: readonly ScreenElement[];
  readonly pointer: Observation['pointer'];
  readonly #byId: ReadonlyMap<number, ScreenElement>;
  readonly #children: ReadonlyMap<number | undefined, readonly ScreenElement[]>;
  readonly #names = new Map<number, string>();
  readonly #texts = new Map<Place, Map<number, readonly string[]>>();
  readonly #kin = new Map<string, readonly ScreenElement[]>();
  readonly #quantities = new Map<number | undefined, ReadonlyMap<QuantityKind, readonly Counted[]>>();
  #shown: Shown | undefined;

  constructor({ elements, pointer }: Observation) {
    this.pointer = pointer;
    // A source that numbers two things alike is not trusted with the second; whoever holds another stands before it.
    const byId = new Map<number, ScreenElement>();
    for (const element of elements) {
      if (byId.has(element.id)) continue;
      const { parent, ...rest } = element;
      byId.set(element.id, parent === undefined || byId.has(parent) ? element : rest);
    }
    this.#byId = byId;
    this.elements = [...byId.values()];
    this.#children = Map.groupBy(this.elements, ({ parent }) => parent);
  }

  byId(id: number | undefined): ScreenElement | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  childrenOf({ id }: ScreenElement): readonly ScreenElement[] {
    return this.#children.get(id) ?? [];
  }

  parentOf({ parent }: ScreenElement): ScreenElement | undefined {
    return this.byId(parent);
  }

  /** Its own words and those of everything that it holds. */
  nameOf(element: ScreenElement): string {
    const known = this.#names.get(element.id);
    if (known !== undefined) return known;
    const words = [element.text, ...this.childrenOf(element).map((child) => this.nameOf(child))];
    const name = words.filter((one) => one !== '').join(' ');
    this.#names.set(element.id, name);
    return name;
  }

  /** The words beside a control: those of its holder where that says any, else the nearest text on its line or above it. */
  labelOf(element: ScreenElement): string {
    const holder = this.parentOf(element);
    if (holder && this.childrenOf(holder).filter(({ role }) => role === element.role).length === 1) {
      const name = this.nameOf(holder);
      if (name !== '' && name.length < longestLabel && name !== this.nameOf(element)) return name;
    }
    let nearest = { far: farthestLabel, text: '' };
    for (const other of this.elements) {
      if (other.text === '' || other.id === element.id || other.parent === element.id) continue;
      const far = labelDistance(element.box, other.box);
      if (far < nearest.far) nearest = { far, text: other.text };
    }
    return nearest.text;
  }

  /**
   * What answers a press on an element: the control that holds it, the one whose label it is, or else the outermost thing
   * that says the same words.
   */
  controlOf(element: ScreenElement): ScreenElement {
    const holders = [element, ...this.holdersOf(element).slice(0, 3)];
    // A press on what a list holds is none on the list.
    const control = holders.find(
      (one) => controls.has(one.role) && (one === element || one.role !== 'listbox'),
    );
    if (control) return control;
    for (const holder of holders) {
      const held = this.childrenOf(holder);
      const [only, ...others] = held.filter(({ role }) => controls.has(role));
      const isLabel = held.length < 4 && this.nameOf(holder) === this.nameOf(element);
      if (only && others.length === 0 && isLabel) return only;
    }
    const name = this.nameOf(element);
    const isSame = (one: ScreenElement): boolean => name !== '' && this.nameOf(one) === name;
    return holders.findLast((one) => isSame(one) && one.role !== 'group') ?? element;
  }

  /** Everything that holds it, the nearest first. */
  holdersOf(element: ScreenElement): ScreenElement[] {
    const found: ScreenElement[] = [];
    for (let up = this.parentOf(element); up; up = this.parentOf(up)) found.push(up);
    return found;
  }

  /** The elements that hold it, the nearest first, without the whole screen. */
  groupsOf(element: ScreenElement): ScreenElement[] {
    return this.holdersOf(element)
      .filter(({ parent }) => parent !== undefined)
      .slice(0, groups);
  }

  /** What an element says, and what the nearest group around it that says more. */
  wordsAbout(element: ScreenElement): string[] {
    const own = this.textsAt(element, 'own');
    const group = ([0, 1, 2] as const)
      .map((place) => this.textsAt(element, place))
      .find(({ length }) => length > 1);
    return [...own, ...(group && group.length <= mostAround ? group : [])];
  }

  /** Every text within an element. */
  textsIn(element: ScreenElement): string[] {
    return [element.text, ...this.childrenOf(element).flatMap((child) => this.textsIn(child))].filter(
      (text) => text !== '',
    );
  }

  /** The words at a place of an element, as they are compared; those of a group one by one. */
  textsAt(element: ScreenElement, place: Place): readonly string[] {
    const at = this.#texts.get(place) ?? new Map<number, readonly string[]>();
    this.#texts.set(place, at);
    const known = at.get(element.id);
    if (known) return known;
    const texts = this.#read(element, place)
      .map(plain)
      .filter((text) => text !== '');
    at.set(element.id, texts);
    return texts;
  }

  #read(element: ScreenElement, place: Place): readonly string[] {
    if (place === 'own') return [this.nameOf(element)];
    if (place === 'label') return [this.labelOf(element)];
    const group = this.groupsOf(element)[place];
    return group ? this.textsIn(group) : [];
  }

  /** Everything within an element. */
  within(element: ScreenElement): ScreenElement[] {
    return this.childrenOf(element).flatMap((child) => [child, ...this.within(child)]);
  }

  /** Whether an element holds nothing but words: no control, no icon, no figure. */
  isOnlyWords(element: ScreenElement): boolean {
    return this.within(element).every(
      (one) =>
        !controls.has(one.role) &&
        one.shape === undefined &&
        (one.text !== '' || this.childrenOf(one).length > 0),
    );
  }

  /**
   * The quantity of a kind that an element says itself, or the only one in the nearest group that has any, else on the screen;
   * undefined where there are none or several.
   */
  quantityBy(element: ScreenElement, kind: QuantityKind): Counted | undefined {
    for (const group of [element, ...this.holdersOf(element), undefined]) {
      const [first, second] = this.#quantitiesIn(group).get(kind) ?? [];
      if (first) return second ? undefined : first;
    }
    return undefined;
  }

  /** Quantities within an element, or on the whole screen, by their kind. */
  #quantitiesIn(group: ScreenElement | undefined): ReadonlyMap<QuantityKind, readonly Counted[]> {
    const known = this.#quantities.get(group?.id);
    if (known) return known;
    const within = group ? [group, ...this.within(group)] : this.elements;
    const found = Map.groupBy(within.flatMap(quantityIn), ({ kind }) => kind);
    this.#quantities.set(group?.id, found);
    return found;
  }

  /** Elements like this one: same role and shape. */
  kinOf({ role, shape }: ScreenElement): readonly ScreenElement[] {
    const key = `${role} ${shape}`;
    const known = this.#kin.get(key);
    if (known) return known;
    const kin = this.elements.filter((one) => one.role === role && one.shape === shape);
    this.#kin.set(key, kin);
    return kin;
  }

  /** Roles and texts on the screen, and what a calculation on it comes to. */
  get shown(): Shown {
    this.#shown ??= shownOn(this.elements);
    return this.#shown;
  }
}

/** A quantity on a screen; `isHeld` by a field, in which it may be changed. */
export type Counted = Quantity & { isHeld: boolean };

/** What an element says or holds, as a quantity. Where nothing is counted yet, a field for it stands at nought. */
function quantityIn({ role, text, value }: ScreenElement): Counted[] {
  const isHeld = value !== undefined;
  if (role === 'spinbutton' && value === '') return [{ kind: 'number', at: 0, isHeld }];
  const quantity = quantityOf(value ?? text);
  return quantity ? [{ ...quantity, isHeld }] : [];
}

/** What a screen as a whole shows. */
export type Shown = {
  roles: ReadonlySet<string>;
  texts: ReadonlySet<string>;
  /** Role and text together, as `role text`. */
  both: ReadonlySet<string>;
  computed: string | undefined;
};

function shownOn(elements: readonly ScreenElement[]): Shown {
  const worded = elements.filter(({ text }) => text !== '');
  const computed = worded.map(({ text }) => resultOf(text)).find((result) => result !== undefined);
  return {
    roles: new Set(elements.map(({ role }) => role)),
    texts: new Set(worded.map(({ text }) => plain(text))),
    both: new Set(worded.map(({ role, text }) => `${role} ${plain(text)}`)),
    computed: computed === undefined ? undefined : String(computed),
  };
}
