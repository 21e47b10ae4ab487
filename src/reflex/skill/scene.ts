/** A screen with what follows from its elements: who holds whom, whose label a text is, what stands in the same group. */
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';

/** How many of an element's holders count as its groups. */
const groups = 3;

/** Roles of what answers a press. */
const controls: ReadonlySet<string> = new Set(
  'button link checkbox radio textbox combobox option tab menuitem spinbutton slider switch listbox'.split(
    ' ',
  ),
);

const centre = ([x, y, width, height]: Box): [number, number] => [x + width / 2, y + height / 2];

/** Characters of a label, and how far from its control it may be, in weighed pixels. */
const longestLabel = 80;
const farthestLabel = 90;

/** How far words are from a control as its label: on its line, or above it; others are no label. */
function labelDistance(box: Box, words: Box): number {
  const [[x, y], [otherX, otherY]] = [centre(box), centre(words)];
  const [across, along] = [Math.abs(otherX - x), Math.abs(otherY - y)];
  if (along < 10) return along + across / 3;
  const isAbove = otherY < y && Math.abs(words[0] - box[0]) < 40;
  return isAbove ? along * 2 + across / 3 : Number.POSITIVE_INFINITY;
}

/** Text compared as people read it. */
export const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();

/** See above. */
export class Scene {
  readonly elements: readonly ScreenElement[];
  readonly #byId: ReadonlyMap<number, ScreenElement>;
  readonly #children: ReadonlyMap<number | undefined, readonly ScreenElement[]>;
  readonly #names = new Map<number, string>();

  constructor({ elements }: Observation) {
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
    const control = holders.find(({ role }) => controls.has(role));
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

  /** Every text within an element. */
  textsIn(element: ScreenElement): string[] {
    return [element.text, ...this.childrenOf(element).flatMap((child) => this.textsIn(child))].filter(
      (text) => text !== '',
    );
  }

  /** Elements like this one: same role and shape. */
  kinOf(element: ScreenElement): ScreenElement[] {
    return this.elements.filter(({ role, shape }) => role === element.role && shape === element.shape);
  }
}
