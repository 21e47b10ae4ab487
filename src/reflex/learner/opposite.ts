/** What leads the other way: somebody who was shown how to go down knows how to go up. */
import type { Fact, Rule } from '../../protocol/screen/skill.ts';
import { applies, makes } from './makes.ts';
import type { Shown } from './trace.ts';

const pairs: readonly (readonly [string, string])[] = [
  ['+', '-'],
  ['+', '−'],
  ['+', '–'],
  ...['▲▼', '↑↓', '→←', '›‹', '><', '»«', '▶◀', '►◄', '▸◂', '❯❮', '⌃⌄'].map((pair): [string, string] => [
    pair.slice(0, 1),
    pair.slice(1),
  ]),
  ['up', 'down'],
  ['more', 'less'],
  ['more', 'fewer'],
  ['next', 'previous'],
  ['next', 'prev'],
  ['forward', 'back'],
  ['forward', 'backward'],
  ['forwards', 'backwards'],
  ['increase', 'decrease'],
  ['raise', 'lower'],
  ['higher', 'lower'],
  ['later', 'earlier'],
  ['newer', 'older'],
  ['right', 'left'],
  ['plus', 'minus'],
  ['faster', 'slower'],
  ['louder', 'quieter'],
  ['ArrowUp', 'ArrowDown'],
  ['ArrowRight', 'ArrowLeft'],
  ['PageUp', 'PageDown'],
];

/** What is the opposite of a word, a sign or a key. */
const oppositesOf = (word: string): string[] =>
  pairs.flatMap(([one, other]) => (word === one ? [other] : word === other ? [one] : []));

/** A text with one of its words turned into its opposite, in each way that there is. */
function turned(text: string): string[] {
  const words = text.split(' ');
  return words.flatMap((word, at) => oppositesOf(word).map((other) => words.with(at, other).join(' ')));
}

const turn = { less: 'greater', greater: 'less' } as const;

/** A fact the other way round: in each way that there is, as it is where it has no direction. */
function reversed(fact: Fact): Fact[] {
  if (fact.is === 'compared' && fact.relation !== 'equal')
    return [{ ...fact, relation: turn[fact.relation] }];
  if (fact.is === 'text' && fact.place === 'own') return turned(fact.text).map((text) => ({ ...fact, text }));
  return [fact];
}

/** A fact as it is of what stands beside a thing: the other one of two signs. */
function besides(fact: Fact): Fact[] {
  if (fact.is !== 'nth') return reversed(fact);
  const places = [fact.at - 1, fact.at + 1].filter((at) => at < 0 === fact.at < 0);
  return places.map((at) => ({ ...fact, at }));
}

/** Every list of facts that takes one of the forms of each. */
const allOf = (target: readonly Fact[], formsOf: (fact: Fact) => Fact[]): Fact[][] =>
  target.reduce<Fact[][]>(
    (all, fact) => all.flatMap((facts) => formsOf(fact).map((one) => [...facts, one])),
    [[]],
  );

const isThere = ({ target }: Rule, shown: readonly Shown[]): boolean =>
  target.every(
    (fact) =>
      fact.is !== 'text' || shown.some(({ situation: { scene } }) => scene.shown.texts.has(fact.text)),
  );

/**
 * The rule that goes the other way from one that goes up or down until a number is as it is said; undefined where there is
 * none, or where it would have done something else than was shown. `open`: the moves that no rule makes yet.
 */
export function oppositeOf(rule: Rule, open: readonly Shown[]): Rule | undefined {
  if (!rule.target.some((fact) => fact.is === 'compared' && fact.relation !== 'equal')) return undefined;
  const isSound = (other: Rule): boolean =>
    isThere(other, open) && open.every((state) => !applies(other, state) || makes(other, state));
  const targets = allOf(rule.target, reversed);
  if (rule.act === 'press')
    return oppositesOf(rule.key)
      .flatMap((key) => targets.map((target) => ({ ...rule, key, target })))
      .find(isSound);
  if (rule.act !== 'click') return undefined;
  if (rule.target.some(({ is }) => is === 'text'))
    return targets.map((target) => ({ ...rule, target })).find(isSound);
  // Nothing says of a sign without words what it does, but that it was pressed.
  return allOf(rule.target, besides)
    .map((target) => ({ ...rule, target }))
    .find((other) => isSound(other) && open.some((state) => makes(other, state)));
}
