/** Where facts hold: one bit for each element of each screen on which a move was shown. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact } from '../../protocol/screen/skill.ts';
import { keyOf, testOf } from '../skill/fact.ts';
import { bitsOn, hasBit, type Bits } from './bits.ts';
import { constantsOf } from './constant.ts';
import { isSameDeed, type Deed, type Shown } from './trace.ts';
import { factsOf, fewest, missingOf } from './vocabulary.ts';

/**
 * A screen in the table: from which word to which its bits go, which of all bits is what was pressed, and what might have
 * been pressed there.
 */
export type Place = {
  from: number;
  to: number;
  own: number;
  acceptable: Bits;
  later: Bits;
  close: Bits;
};

/** See above. */
export class Table {
  readonly states: readonly Shown[];
  readonly length: number;
  readonly demonstrations: number;
  /** Those whose move no rule makes yet. */
  open: ReadonlySet<Shown> = new Set();
  readonly places: readonly Place[];
  readonly #bits = new Map<string, Bits>();
  readonly #bitsByFact = new WeakMap<Fact, Bits>();
  readonly #facts = new Map<Shown, Map<ScreenElement, readonly Fact[]>>();
  readonly #vocabulary: readonly Fact[];
  readonly #constants: ReadonlySet<string>;

  /** `meanings`: what words were shown to mean, on these screens and others. */
  constructor(states: readonly Shown[], meanings: readonly Fact[] = []) {
    this.states = states;
    let at = 0;
    this.places = states.map(({ situation: { scene }, element, acceptable, later, close }) => {
      const { elements } = scene;
      const from = at;
      at += Math.ceil(elements.length / 32);
      return {
        from,
        to: at,
        own: from * 32 + elements.indexOf(element),
        acceptable: bitsOn(elements, ({ id }) => acceptable.has(id)),
        later: bitsOn(elements, ({ id }) => later.has(id)),
        close: bitsOn(elements, ({ id }) => close.has(id)),
      };
    });
    this.length = at;
    this.demonstrations = new Set(states.map(({ demonstration }) => demonstration)).size;
    this.#vocabulary = [...missingOf(states), ...meanings];
    this.#constants = constantsOf(states);
  }

  /** Every element of every screen. */
  all(): Bits {
    return this.#where(({ situation }) => bitsOn(situation.scene.elements, () => true));
  }

  /** Where a fact holds. */
  bitsOf(fact: Fact): Bits {
    const known = this.#bitsByFact.get(fact);
    if (known) return known;
    const key = keyOf(fact);
    const bits =
      this.#bits.get(key) ??
      this.#where(({ situation }) => bitsOn(situation.scene.elements, testOf(situation, fact)));
    this.#bits.set(key, bits);
    this.#bitsByFact.set(fact, bits);
    return bits;
  }

  #where(of: (state: Shown) => Bits): Bits {
    const bits = new Uint32Array(this.length);
    for (const [index, state] of this.states.entries()) bits.set(of(state), this.places[index]?.from);
    return bits;
  }

  /** Whether a fact says of things what was done to wherever they were seen: they are known by these words. */
  isConstant(fact: Fact): boolean {
    return fact.is === 'text' && fact.place === 'own' && this.#constants.has(fact.text);
  }

  /** What may describe a shown element and holds of what was shown in another demonstration as well. */
  factsFor(state: Shown, element: ScreenElement): readonly Fact[] {
    const ofState = this.#facts.get(state) ?? new Map<ScreenElement, readonly Fact[]>();
    this.#facts.set(state, ofState);
    const facts = ofState.get(element) ?? this.#tellingFacts(state, element);
    ofState.set(element, facts);
    return facts;
  }

  #tellingFacts({ situation, deed }: Shown, element: ScreenElement): Fact[] {
    const common = this.#vocabulary.filter((fact) => testOf(situation, fact)(element));
    const all = [...factsOf(situation, element), ...common];
    // A field has the focus because somebody went there to fill it, and numbers beside it say nothing of what goes into it.
    const isFilled = deed.act === 'fill' || deed.act === 'select';
    const telling = isFilled ? all.filter((fact) => !isFocus(fact) && fact.is !== 'compared') : all;
    const isKnown = this.#constants.has(situation.scene.textsAt(element, 'own')[0] ?? '');
    return telling.filter(
      (fact) =>
        !(isKnown && isAboutWords(fact)) && this.#isShared(this.bitsOf(fact), deed) && this.#isCommon(fact),
    );
  }

  /** Whether words that are taken from a screen or an instruction stand in more of them than two have by chance. */
  #isCommon(fact: Fact): boolean {
    if (!isCoincidental(fact)) return true;
    const bits = this.bitsOf(fact);
    const holding = this.states.filter((_, index) => {
      const place = this.places[index];
      return place !== undefined && bits.subarray(place.from, place.to).some((word) => word !== 0);
    });
    const count = new Set(holding.map(({ demonstration }) => demonstration)).size;
    return count >= Math.min(fewest, this.demonstrations);
  }

  #isShared(bits: Bits, deed: Deed): boolean {
    let seen: number | undefined;
    for (const [index, state] of this.states.entries()) {
      if (!isSameDeed(state.deed, deed) || state.demonstration === seen) continue;
      const place = this.places[index];
      if (!place || !(meets(bits, place, place.acceptable) || meets(bits, place, place.close))) continue;
      if (seen !== undefined || this.demonstrations === 1) return true;
      seen = state.demonstration;
    }
    return false;
  }

  /** Whether the element of a screen's own move is described, by bits that begin at a word of the table. */
  isOwn(index: number, bits: Bits, from = 0): boolean {
    const at = (this.places[index]?.own ?? -1) - from * 32;
    return at >= 0 && hasBit(bits, at);
  }
}

function meets(bits: Bits, { from, to }: Place, mask: Bits): boolean {
  for (let at = from; at < to; at += 1) if (((bits[at] ?? 0) & (mask[at - from] ?? 0)) !== 0) return true;
  return false;
}

/** Whether a fact is about words of one screen or instruction as they are, and not of what is pressed itself. */
function isCoincidental(fact: Fact): boolean {
  if (fact.is === 'text') return typeof fact.place === 'number';
  return fact.is === 'said' || (fact.is === 'there' && fact.text !== undefined);
}

/** Whether a fact ties the words of a thing to what is asked for. */
const isAboutWords = (fact: Fact): boolean =>
  fact.is === 'turn' ||
  fact.is === 'latest' ||
  ((fact.is === 'value' || fact.is === 'mentioned') && fact.place === 'own');

const isFocus = (fact: Fact): boolean => fact.is === 'state' && fact.state === 'focused';
