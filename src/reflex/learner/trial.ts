/** What a deed comes to on every screen that was shown: how good a description is of what it was done to. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { TextSource } from '../../protocol/screen/skill.ts';
import { isWithin } from '../skill/pointing.ts';
import { isAtEnd, isFilledWith, textsFrom } from '../skill/skill.ts';
import { bitsOn, countOf, firstIn, hasBit, isIn, placesIn, setBit, type Bits } from './bits.ts';
import { isEntered } from './entered.ts';
import type { Place, Table } from './table.ts';
import { isSameDeed, type Deed, type Shown } from './trace.ts';

/** A deed with the source of the text that it needs; whoever explores presses any of some things that are alike. */
export type Intent = { deed: Deed; source?: TextSource; isExploring?: boolean };

/** The text of a deed for each thing; undefined where there is none for it. */
type TextOf = (element: ScreenElement) => string | undefined;

/**
 * An intent on a screen: what it may be done to still (all where undefined), what it was done to, and what stands near that.
 * `meant` is where a description has to point at least to be anything but wrong.
 */
type Stand = {
  index: number;
  state: Shown;
  place: Place;
  isAlike: boolean;
  textOf: TextOf | undefined;
  open: Bits | undefined;
  good: Bits;
  close?: Bits;
  later?: Bits;
  meant: Bits;
};

/**
 * Where a description holds; `isNamed`: it says that what it points at is as was asked for; `isCounted`: that only so many
 * of them are meant, and not which.
 */
export type Described = { bits: Bits; isNamed: boolean; isCounted: boolean };

/** How a description does on a screen: it points at what was pressed, near it, at any of several that were asked for. */
export type Verdict = 'right' | 'close' | 'any' | 'among' | 'wrong';

/** Whether something may have been pressed to see what it would show: what came of it was not seen before. A figure shows nothing. */
export const mayExplore = ({ isBlind, effect, deed, element }: Shown): boolean =>
  isBlind && effect !== 'none' && deed.act === 'click' && element.shape === undefined;

/** See above. */
export class Trial {
  /** The screens on which there is a text for the deed. */
  readonly stands: readonly Stand[];
  /** On how many screens the same deed was shown. */
  readonly alike: number;
  readonly isExploring: boolean;
  readonly #table: Table;
  readonly #deed: Deed;
  /** What might have been pressed where the same deed was shown. */
  readonly #acceptable: Bits;
  readonly #held = new Map<Shown, ReadonlyMap<number, Bits>>();

  constructor(table: Table, { deed, source, isExploring = false }: Intent) {
    this.#table = table;
    this.#deed = deed;
    this.isExploring = isExploring;
    this.stands = table.places.flatMap((place, index) => {
      const state = table.states[index];
      const textOf = source && state && textsFrom(state.situation, source);
      if (!state || (source && !textOf)) return [];
      return [standOf({ index, state, place, textOf }, deed)];
    });
    this.#acceptable = new Uint32Array(table.length);
    for (const [index, { from, acceptable }] of table.places.entries()) {
      const state = table.states[index];
      if (state && isSameDeed(state.deed, deed)) this.#acceptable.set(acceptable, from);
    }
    this.alike = this.stands.filter(({ isAlike }) => isAlike).length;
  }

  /** On how many screens at most a description is right. */
  mostRight(bits: Bits): number {
    let most = 0;
    for (const { isAlike, place, meant } of this.stands)
      if (isAlike && meetsAt(bits, place.from, meant)) most += 1;
    return most;
  }

  /** How a description does on a screen; undefined where it points at nothing there. */
  verdictOn(stand: Stand, { bits, isNamed, isCounted }: Described): Verdict | undefined {
    const { isAlike, good, meant, place } = stand;
    const described = describedOn(bits, stand);
    if (!described) return undefined;
    if (!isAlike) return this.#isAhead(stand, described) ? undefined : 'wrong';
    if (this.isExploring) return amongAlike(stand, described) ? 'among' : 'wrong';
    if (isIn(described, good)) return 'right';
    if (!meetsAt(bits, place.from, meant)) return 'wrong';
    const verdict = this.#loosely(stand, described, isCounted);
    return verdict === 'wrong' && isNamed && this.#isAnyOf(stand, described) ? 'any' : verdict;
  }

  /** How many of those that a description points at were tried sooner or later, from 0 to 1. */
  triedShare(stand: Stand, { bits }: Described): number {
    let [tried, all] = [0, 0];
    for (const [at, word] of (describedOn(bits, stand) ?? []).entries()) {
      tried += countOf(word & (stand.place.later[at] ?? 0));
      all += countOf(word);
    }
    return all === 0 ? 0 : tried / all;
  }

  /** Whether what was pressed is one of several of its kind that are described, and no other of them was pressed. */
  #isAnyOf({ index, state, place, textOf }: Stand, described: Bits): boolean {
    if (textOf || state.later.size > 1 || !this.#table.isOwn(index, described, place.from)) return false;
    const { elements } = state.situation.scene;
    return elements.every(
      ({ role, shape }, at) =>
        !hasBit(described, at) || (role === state.element.role && shape === state.element.shape),
    );
  }

  /** Whether what is described was done to just that later on, and might as well have been done now. */
  #isAhead({ state, textOf }: Stand, described: Bits): boolean {
    if (state.ahead.length === 0) return false;
    const { scene } = state.situation;
    return scene.elements.every(
      (element, at) =>
        !hasBit(described, at) ||
        state.ahead.some(
          (one) =>
            one.element.id === element.id &&
            isSameDeed(one.deed, this.#deed) &&
            (!textOf || isSaid(state, { element, text: textOf(element) }, one.text)),
        ),
    );
  }

  /**
   * Some that are described were not pressed next: they hold others that are described, are pressed later on (unless they
   * would come first), stand near what was pressed, or are wrong.
   */
  #loosely({ state, good, close, later }: Stand, described: Bits, isCounted: boolean): Verdict {
    let verdict: Verdict = 'right';
    const first = firstIn(described, good);
    for (const place of placesIn(described, good)) {
      const isLater = first !== undefined && place > first && (isCounted || hasBit(later, place));
      if (isLater || this.#holdsAny(state, place, described)) continue;
      if (!hasBit(close, place)) return 'wrong';
      verdict = 'close';
    }
    return verdict;
  }

  /** Whether an element holds another one that is described. */
  #holdsAny(state: Shown, element: number, described: Bits): boolean {
    const held = this.#held.get(state) ?? heldOn(state);
    this.#held.set(state, held);
    const within = held.get(element);
    return within?.some((word, at) => (word & (described[at] ?? 0)) !== 0) ?? false;
  }

  /** How near a description that points at too much is to one that does not: what it gets right, and how seldom wrong. */
  promiseOf(bits: Bits): number {
    let [found, misled] = [0, 0];
    const { states, places, open } = this.#table;
    for (const [index, state] of states.entries()) {
      const { from, to } = places[index] ?? nowhere;
      let [right, wrong] = [0, 0];
      for (let at = from; at < to; at += 1) {
        const word = bits[at] ?? 0;
        const good = word & (this.#acceptable[at] ?? 0);
        right += countOf(good);
        wrong += countOf(word ^ good);
      }
      if (right > 0) found += 1 / (1 + wrong);
      else if (wrong > 0 && open.has(state)) misled += 1;
    }
    return found ** 2 / (found + misled + 1);
  }
}

const nowhere = { from: 0, to: 0 };

type Tried = { index: number; state: Shown; place: Place; textOf: TextOf | undefined };

/** Whether a text for a thing is what was entered there. */
const isSaid = (
  { situation }: Shown,
  { element, text }: { element: ScreenElement; text: string | undefined },
  entered: string,
): boolean => text !== undefined && isEntered({ situation, element, text }, entered);

function standOf(tried: Tried, deed: Deed): Stand {
  const { state, place, textOf } = tried;
  const { situation, acceptable } = state;
  const { elements } = situation.scene;
  const isWanted = (element: ScreenElement): boolean => {
    const wanted = acceptable.get(element.id);
    return wanted !== undefined && (!textOf || isSaid(state, { element, text: textOf(element) }, wanted));
  };
  const isAlike = isSameDeed(state.deed, deed);
  const good = isAlike ? bitsOn(elements, isWanted) : new Uint32Array(place.to - place.from);
  const isLoose = isAlike && !textOf;
  return {
    ...tried,
    isAlike,
    open: openOf(tried, deed),
    good,
    ...(isLoose && { close: place.close, later: place.later }),
    meant: isLoose
      ? bitsOn(elements, (one) => isWanted(one) || state.close.has(one.id) || one === state.element)
      : good,
  };
}

/** To what a deed may be done still: a field that does not hold the text, what the mouse is not on. */
function openOf({ state, textOf }: Tried, deed: Deed): Bits | undefined {
  const { elements, pointer } = state.situation.scene;
  if (textOf)
    return bitsOn(elements, (element) => {
      const text = textOf(element);
      return text !== undefined && !isFilledWith(element, text);
    });
  if (deed.act === 'scroll') return bitsOn(elements, (element) => !isAtEnd(element));
  return deed.act === 'move' ? bitsOn(elements, (element) => !isWithin(element, pointer)) : undefined;
}

/** What is within each element of a screen that holds others. */
function heldOn({ situation: { scene } }: Shown): Map<number, Bits> {
  const held = new Map<number, Bits>();
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

/** The elements of a screen that a description points at, as far as something is to be done to them still, if any. */
function describedOn(bits: Bits, { place, open }: Stand): Bits | undefined {
  const described = bits.subarray(place.from, place.to);
  const left = open ? described.map((word, at) => word & (open[at] ?? 0)) : described;
  return left.some((word) => word !== 0) ? left : undefined;
}

/** Whether what was pressed is one of some that are of its kind, and more was done after it. */
function amongAlike({ state }: Stand, described: Bits): boolean {
  if (!mayExplore(state)) return false;
  const pointedAt = state.situation.scene.elements.filter((_, at) => hasBit(described, at));
  return pointedAt.includes(state.element) && pointedAt.every(({ role }) => role === state.element.role);
}

/** Whether bits that begin at a word of others have one in common with them. */
function meetsAt(bits: Bits, from: number, mask: Bits): boolean {
  for (let at = 0; at < mask.length; at += 1)
    if (((bits[from + at] ?? 0) & (mask[at] ?? 0)) !== 0) return true;
  return false;
}
