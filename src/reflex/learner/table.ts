/** Where facts hold: one bit for each element of each screen on which a move was shown. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, TextSource } from '../../protocol/screen/skill.ts';
import { keyOf, testOf } from '../skill/fact.ts';
import { isEntered } from './entered.ts';
import { isWithin } from '../skill/pointing.ts';
import { isAtEnd, isFilledWith, textFrom } from '../skill/skill.ts';
import { isControl } from '../skill/scene.ts';
import { isSameDeed, type Deed, type Shown } from './trace.ts';
import { factsOf } from './vocabulary.ts';

/** Bits of all screens, each screen's beginning at a word of its own. */
export type Bits = Uint32Array;

/** A deed with the source of the text that it needs; whoever explores presses any of some things that are alike. */
export type Intent = { deed: Deed; source?: TextSource; isExploring?: boolean };

/**
 * A screen in the table: from which word to which its bits go, which of all bits is what was pressed, and what might have
 * been pressed there.
 */
type Place = {
  from: number;
  to: number;
  own: number;
  elements: Bits;
  acceptable: Bits;
  later: Bits;
  close: Bits;
};

/** An intent on a screen: what it may be done to still, what it was done to, and what stands near that. */
type Stand = {
  place: Place;
  isAlike: boolean;
  text: string | undefined;
  open: Bits | undefined;
  good: Bits;
  close?: Bits;
  later?: Bits;
};

/** An intent on every screen; no stand where there is no text for it. `alike`: on how many the same deed was shown. */
export type Trial = {
  deed: Deed;
  isExploring: boolean;
  stands: readonly (Stand | undefined)[];
  alike: number;
};

/** Where a description holds; `isBound`: it says that something is as was asked for. */
export type Described = { bits: Bits; isBound: boolean };

/** How a description does on a screen: it points at what was pressed, near it, at any of several that were asked for. */
type Verdict = 'right' | 'close' | 'any' | 'among' | 'wrong';

function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

/** A bit for each of some elements. */
function bitsOn(elements: readonly ScreenElement[], isSet: (element: ScreenElement) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(elements.length / 32));
  for (const [at, element] of elements.entries()) if (isSet(element)) setBit(bits, at);
  return bits;
}

const hasBit = (bits: Bits | undefined, at: number): boolean =>
  ((bits?.[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;

/** The places that are set, without those that are set in others. */
function* placesIn(bits: Bits, others: Bits): Generator<number> {
  for (let at = 0; at < bits.length; at += 1)
    for (let rest = (bits[at] ?? 0) & ~(others[at] ?? 0); rest !== 0; rest &= rest - 1)
      yield at * 32 + 31 - Math.clz32(rest & -rest);
}

/** The first place that is set in both. */
function firstIn(bits: Bits, others: Bits): number | undefined {
  const at = bits.findIndex((word, index) => (word & (others[index] ?? 0)) !== 0);
  const word = (bits[at] ?? 0) & (others[at] ?? 0);
  return at === -1 ? undefined : at * 32 + 31 - Math.clz32(word & -word);
}

function countOf(word: number): number {
  let bits = word;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** See above. */
export class Table {
  readonly states: readonly Shown[];
  readonly length: number;
  readonly demonstrations: number;
  /** Those whose move no rule makes yet. */
  open: ReadonlySet<Shown> = new Set();
  readonly #places: readonly Place[];
  readonly #facts = new Map<string, Bits>();
  readonly #vocabulary: readonly Fact[];

  constructor(states: readonly Shown[]) {
    this.states = states;
    let at = 0;
    this.#places = states.map(({ situation: { scene }, element, acceptable, later, close }) => {
      const { elements } = scene;
      const from = at;
      at += Math.ceil(elements.length / 32);
      return {
        from,
        to: at,
        own: from * 32 + elements.indexOf(element),
        elements: bitsOn(elements, () => true),
        acceptable: bitsOn(elements, ({ id }) => acceptable.has(id)),
        later: bitsOn(elements, ({ id }) => later.has(id)),
        close: bitsOn(elements, ({ id }) => close.has(id)),
      };
    });
    this.length = at;
    this.demonstrations = new Set(states.map(({ demonstration }) => demonstration)).size;
    this.#vocabulary = missingOf(states);
  }

  /** Every element of every screen. */
  all(): Bits {
    return new Uint32Array(this.length).fill(0xff_ff_ff_ff);
  }

  /** Where a fact holds. */
  bitsOf(fact: Fact): Bits {
    const key = keyOf(fact);
    const known = this.#facts.get(key);
    if (known) return known;
    const bits = new Uint32Array(this.length);
    for (const [index, { situation }] of this.states.entries()) {
      bits.set(bitsOn(situation.scene.elements, testOf(situation, fact)), this.#places[index]?.from);
    }
    this.#facts.set(key, bits);
    return bits;
  }

  /** What may describe a shown element and holds of what was shown in another demonstration as well. */
  factsFor({ situation, deed }: Shown, element: ScreenElement): Fact[] {
    const absent = this.#vocabulary.filter((fact) => testOf(situation, fact)(element));
    const all = [...factsOf(situation, element), ...absent];
    // A field has the focus because somebody went there to fill it, and numbers beside it say nothing of what goes into it.
    const isFilled = deed.act === 'fill' || deed.act === 'select';
    const telling = isFilled ? all.filter((fact) => !isFocus(fact) && fact.is !== 'compared') : all;
    return telling.filter((fact) => this.#isShared(this.bitsOf(fact), deed) && this.#isCommon(fact));
  }

  /** Whether words that are taken from a screen or an instruction stand in more of them than two have by chance. */
  #isCommon(fact: Fact): boolean {
    if (!isCoincidental(fact)) return true;
    const bits = this.bitsOf(fact);
    const holding = this.states.filter((_, index) => {
      const place = this.#places[index];
      return place !== undefined && meets(bits, place, place.elements);
    });
    const count = new Set(holding.map(({ demonstration }) => demonstration)).size;
    return count >= Math.min(fewest, this.demonstrations);
  }

  #isShared(bits: Bits, deed: Deed): boolean {
    let seen: number | undefined;
    for (const [index, state] of this.states.entries()) {
      if (!isSameDeed(state.deed, deed) || state.demonstration === seen) continue;
      const place = this.#places[index];
      if (!place || !(meets(bits, place, place.acceptable) || meets(bits, place, place.close))) continue;
      if (seen !== undefined || this.demonstrations === 1) return true;
      seen = state.demonstration;
    }
    return false;
  }

  /** What an intent comes to on every screen. */
  trial({ deed, source, isExploring = false }: Intent): Trial {
    const stands = this.states.map((state, index): Stand | undefined => {
      const text = source && textFrom(state.situation, source);
      const place = this.#places[index];
      if (!place || (source && text === undefined)) return undefined;
      const { scene } = state.situation;
      const { elements } = scene;
      const isWanted = (element: ScreenElement): boolean => {
        const wanted = state.acceptable.get(element.id);
        return (
          wanted !== undefined &&
          (text === undefined || isEntered({ situation: state.situation, element, text }, wanted))
        );
      };
      const isAlike = isSameDeed(state.deed, deed);
      return {
        place,
        isAlike,
        text,
        open: openOf({ state, deed, text }),
        good: isAlike ? bitsOn(elements, isWanted) : new Uint32Array(place.to - place.from),
        ...(isAlike && text === undefined && { close: place.close, later: place.later }),
      };
    });
    return { deed, isExploring, stands, alike: stands.filter((stand) => stand?.isAlike).length };
  }

  /** How a description does on a screen; undefined where it points at nothing there. */
  verdictOn(index: number, { bits, isBound }: Described, trial: Trial): Verdict | undefined {
    const stand = trial.stands[index];
    if (!stand) return undefined;
    const { isAlike, good } = stand;
    const described = describedOn(bits, stand);
    if (described.every((word) => word === 0)) return undefined;
    if (!isAlike) return this.#isAhead(index, described, trial) ? undefined : 'wrong';
    if (trial.isExploring) return this.#amongAlike(index, described) ? 'among' : 'wrong';
    const isStrict = described.every((word, at) => (word & ~(good[at] ?? 0)) === 0);
    if (isStrict) return 'right';
    const verdict = this.#loosely(index, described, stand);
    return verdict === 'wrong' && isBound && this.#isAnyOf(index, described, stand) ? 'any' : verdict;
  }

  /** Whether what was pressed is one of several of its kind that are described, and no other of them was pressed. */
  #isAnyOf(index: number, described: Bits, { place, text }: Stand): boolean {
    const state = this.states[index];
    if (!state || text !== undefined || state.later.size > 1 || !this.isOwn(index, described, place.from))
      return false;
    const { elements } = state.situation.scene;
    return elements.every(
      ({ role, shape }, at) =>
        !hasBit(described, at) || (role === state.element.role && shape === state.element.shape),
    );
  }

  /** Whether what is described was done to just that later on, and might as well have been done now. */
  #isAhead(index: number, described: Bits, { deed, stands }: Trial): boolean {
    const state = this.states[index];
    if (!state || state.ahead.length === 0) return false;
    const { scene } = state.situation;
    const text = stands[index]?.text;
    return scene.elements.every(
      (element, at) =>
        !hasBit(described, at) ||
        state.ahead.some(
          (one) =>
            one.element.id === element.id &&
            isSameDeed(one.deed, deed) &&
            (text === undefined || isEntered({ situation: state.situation, element, text }, one.text)),
        ),
    );
  }

  /** Whether the element of a screen's own move is described. */
  isOwn(index: number, bits: Bits, from = 0): boolean {
    const at = this.#places[index]?.own ?? -1;
    return at >= from * 32 && hasBit(bits, at - from * 32);
  }

  /** Whether what was pressed is one of some that are of its kind, and more was done after it. */
  #amongAlike(index: number, described: Bits): boolean {
    const state = this.states[index];
    if (!state || !mayExplore(state)) return false;
    const pointedAt = state.situation.scene.elements.filter((_, at) => hasBit(described, at));
    return pointedAt.includes(state.element) && pointedAt.every(({ role }) => role === state.element.role);
  }

  /**
   * Some that are described were not pressed next: they hold others that are described, are pressed later on (unless they
   * would come first), stand near what was pressed, or are wrong.
   */
  #loosely(index: number, described: Bits, { good, close, later }: Stand): Verdict {
    let verdict: Verdict = 'right';
    const first = firstIn(described, good);
    for (const place of placesIn(described, good)) {
      const isLater = first !== undefined && place > first && hasBit(later, place);
      if (isLater || this.#holdsAny(index, place, described)) continue;
      if (!hasBit(close, place)) return 'wrong';
      verdict = 'close';
    }
    return verdict;
  }

  readonly #held = new Map<number, ReadonlyMap<number, Bits>>();

  /** Whether an element holds another one that is described. */
  #holdsAny(index: number, element: number, described: Bits): boolean {
    const held = this.#held.get(index) ?? heldOn(this.states[index]);
    this.#held.set(index, held);
    const within = held.get(element);
    return within?.some((word, at) => (word & (described[at] ?? 0)) !== 0) ?? false;
  }

  /** How near a description that points at too much is to one that does not: what it gets right, and how seldom wrong. */
  promiseOf(bits: Bits, deed: Deed): number {
    let [found, misled] = [0, 0];
    for (const [index, state] of this.states.entries()) {
      const place = this.#places[index];
      if (!place) continue;
      const isAlike = isSameDeed(state.deed, deed);
      let [right, wrong] = [0, 0];
      for (let at = place.from; at < place.to; at += 1) {
        const word = bits[at] ?? 0;
        if (word === 0) continue;
        const good = isAlike ? word & (place.acceptable[at - place.from] ?? 0) : 0;
        right += countOf(good);
        wrong += countOf(word & ~good);
      }
      if (right > 0) found += 1 / (1 + wrong);
      else if (wrong > 0 && this.open.has(state)) misled += 1;
    }
    return found ** 2 / (found + misled + 1);
  }
}

type Tried = { state: Shown; deed: Deed; text: string | undefined };

/** To what a deed may be done still: a field that does not hold the text, what the mouse is not on. All where undefined. */
function openOf({ state, deed, text }: Tried): Bits | undefined {
  const { elements, pointer } = state.situation.scene;
  if (text !== undefined) return bitsOn(elements, (element) => !isFilledWith(element, text));
  if (deed.act === 'scroll') return bitsOn(elements, (element) => !isAtEnd(element));
  return deed.act === 'move' ? bitsOn(elements, (element) => !isWithin(element, pointer)) : undefined;
}

/** What is within each element of a screen that holds others. */
function heldOn(state: Shown | undefined): Map<number, Bits> {
  const held = new Map<number, Bits>();
  if (!state) return held;
  const { scene } = state.situation;
  const places = new Map(scene.elements.map(({ id }, at) => [id, at]));
  for (const [at, element] of scene.elements.entries())
    for (const holder of scene.holdersOf(element)) {
      const place = places.get(holder.id) ?? 0;
      const bits = held.get(place) ?? new Uint32Array(Math.ceil(scene.elements.length / 32));
      setBit(bits, at);
      held.set(place, bits);
    }
  return held;
}

/** The elements of a screen that a description points at, as far as something is to be done to them still. */
function describedOn(bits: Bits, { place, open }: Stand): Bits {
  const described = bits.slice(place.from, place.to);
  for (let at = 0; at < described.length; at += 1)
    described[at] = (described[at] ?? 0) & (place.elements[at] ?? 0) & (open ? (open[at] ?? 0) : -1);
  return described;
}

function meets(bits: Bits, { from, to }: Place, mask: Bits): boolean {
  for (let at = from; at < to; at += 1) if (((bits[at] ?? 0) & (mask[at - from] ?? 0)) !== 0) return true;
  return false;
}

/** What stands in fewer demonstrations than this may do so by chance. */
const fewest = 3;

/** Whether a fact is about words of one screen or instruction as they are, and not of what is pressed itself. */
function isCoincidental(fact: Fact): boolean {
  if (fact.is === 'text') return typeof fact.place === 'number';
  return fact.is === 'said' || (fact.is === 'there' && fact.text !== undefined);
}

/** Whether something may have been pressed to see what it would show. */
export const mayExplore = ({ isLast, effect, deed, element }: Shown): boolean =>
  !isLast && effect !== 'none' && deed.act === 'click' && isControl(element);

const isFocus = (fact: Fact): boolean => fact.is === 'state' && fact.state === 'focused';

/** Words of instructions, and roles and texts of screens, that some demonstrations lack: that they do may tell. */
function missingOf(states: readonly Shown[]): Fact[] {
  const saids = [
    ...new Map(states.map(({ demonstration, situation }) => [demonstration, situation.said])).values(),
  ];
  const words = frequent(saids.map(({ words: all }) => all.map(({ text }) => text.toLowerCase())));
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
