/** What the parts of a description cost: of two that explain as much, the cheaper is more likely to be what was meant. */
import type { Fact, Likeness, Place, Selector, TextSource } from '../../protocol/screen/skill.ts';

/** What a place costs: the farther from the element, the more. */
const placeCost = (place: Place): number =>
  place === 'own' ? 0 : place === 'label' ? 0.3 : 0.6 + place * 0.4;

const likeCost: Readonly<Record<Likeness, number>> = {
  equals: 0,
  begins: 0.5,
  ends: 0.5,
  holds: 0.5,
  synonym: 0.8,
};

const selectorCost: Readonly<Record<Selector['by'], number>> = {
  gap: 0,
  column: 0,
  quoted: 0.1,
  name: 0.5,
  number: 0.35,
  color: 0.2,
  figure: 0.2,
  after: 0.6,
  computed: 0.3,
  rest: 0.7,
};

/** Of several that might be called so, what is most like it is meant. */
const shadeCost = { nearest: 1.25, any: 1.3, exact: 1.5 };

type Costs = { [K in Fact['is']]: (fact: Extract<Fact, { is: K }>) => number };

/** Found by hand on tasks for development: what holds on every screen alike is cheap, what one screen says is dear. */
const costs: Costs = {
  role: () => 1,
  shape: () => 1,
  done: () => 1.2,
  recalled: () => 1,
  odd: () => 1.5,
  next: ({ from }) => 1.6 + from * 0.5,
  filled: () => 1.2,
  worded: () => 1.2,
  state: ({ state }) => (state === 'focused' ? 6 : 1.2),
  value: ({ place, like, of }) => 1 + placeCost(place) + likeCost[like] + selectorCost[of.by],
  turn: () => 2.8,
  latest: () => 1.9,
  mentioned: ({ place }) => 1.7 + placeCost(place),
  color: ({ of, shade }) => shadeCost[shade] + selectorCost[of.by],
  kind: ({ of }) => 1.3 + selectorCost[of.by],
  counted: ({ of, per }) => 1.3 + selectorCost[of.by] + (per === undefined ? 0 : 1.6),
  page: ({ of }) => 2.4 + selectorCost[of.by],
  described: ({ of }) => 1.3 + selectorCost[of.by],
  tally: ({ of }) => 1.3 + selectorCost[of.by],
  describes: () => 1.6,
  grid: ({ of }) => 1.2 + selectorCost[of.by],
  extreme: ({ place, most }) => (most === 'said' ? 1.3 : 1.6) + placeCost(place),
  text: ({ place }) => (place === 'own' || place === 'label' ? 2 : 3.5),
  says: ({ place }) => 2.2 + placeCost(place),
  nth: ({ at }) => (at === 0 || at === -1 ? 2.5 : 3),
  // Words tell in whatever wording they stand.
  means: ({ of }) => (of ? 2 + selectorCost[of.by] : 1.9),
  // That somebody presses as often as is said is hardly ever chance.
  enough: ({ of }) => 0.6 + selectorCost[of.by],
  said: () => 1.8,
  there: ({ role, text }) => (role === undefined ? 0 : 1) + (text === undefined ? 1 : 2),
  compared: ({ of }) => 1.4 + selectorCost[of.by],
};

/** How much a fact costs in a description. */
export function costOf<K extends Fact['is']>(fact: Extract<Fact, { is: K }>): number {
  const cost = costs[fact.is] as (fact: Extract<Fact, { is: K }>) => number;
  return cost(fact);
}

/** What a text costs by where it comes from alone; any other costs one. */
const sourceCosts: Readonly<Partial<Record<TextSource['by'], number>>> = {
  constant: 6,
  offered: 1.1,
  sought: 3,
  column: 0.9,
  rest: 1.4,
  name: 1.4,
  number: 1.4,
  after: 1.4,
};

/** How much the source of a text costs. */
export function sourceCost(source: TextSource): number {
  if (source.by === 'seen') return 1.2 + 0.5 * source.target.reduce((sum, fact) => sum + costOf(fact), 0);
  if (source.by === 'cased') return 1 + sourceCost(source.of);
  if (source.by === 'gap') return source.each === true ? 1.5 : 1;
  return sourceCosts[source.by] ?? 1;
}
