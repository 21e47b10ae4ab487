/** How a skill decides: an ordered list of reactive rules, of which the first that applies to the screen acts. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Fact, Rule, TextSource } from '../../protocol/screen/skill.ts';
import { isMasked } from '../eye/sight.ts';
import { askedWords, spaced, testOf, valuesIn, type Situation } from './fact.ts';
import { isPointedAt } from './pointing.ts';
import { writtenFor } from './quantity.ts';
import { nextTry } from './tries.ts';
import { offers, optionsOf, plain, type Scene } from './scene.ts';

/** One action on an element; `text` is typed or chosen. */
export type Move = { rule: Rule; element: ScreenElement; text?: string };

/** What a thing holds, or else says itself. */
export const wordsSeen = ({ value, text }: ScreenElement): string => value ?? text;

/** The elements of a screen of which some facts hold. */
function describedBy(target: readonly Fact[], situation: Situation): readonly ScreenElement[] {
  let described = situation.scene.elements;
  for (const fact of target) {
    if (described.length === 0) return [];
    described = described.filter(testOf(situation, fact));
  }
  return described;
}

/** What the things that facts describe say; undefined where they say several things, or nothing. */
function readFrom(situation: Situation, target: readonly Fact[]): string | undefined {
  const found = innermost(situation.scene, describedBy(target, situation));
  const [text, ...others] = new Set(found.map(wordsSeen));
  return others.length > 0 || text === '' ? undefined : text;
}

/** The only one of what a list offers that stands in the instruction, as the list says it; the longer one of "Ham" and "West Ham". */
function offeredBy({ scene, said }: Situation, list: ScreenElement): string | undefined {
  const asked = askedWords(said);
  const named = optionsOf(scene, list).flatMap((option) => {
    const name = scene.nameOf(option);
    const words = ` ${spaced(name.toLowerCase())} `;
    return words.trim() !== '' && asked.includes(words) ? [{ name, words }] : [];
  });
  const [only, ...others] = new Set(
    named
      .filter(({ words }) => named.every((other) => other.words === words || !other.words.includes(words)))
      .map(({ name }) => name),
  );
  return others.length > 0 ? undefined : only;
}

/** The text that a source gives for a thing; undefined where what is asked for has no such part. */
export function textFrom(
  situation: Situation,
  source: TextSource,
  target: ScreenElement,
): string | undefined {
  return textsFrom(situation, source)?.(target);
}

/** The text that a source gives for each thing; undefined where what is asked for has no such part for any. */
export function textsFrom(
  situation: Situation,
  source: TextSource,
): ((target: ScreenElement) => string | undefined) | undefined {
  if (source.by === 'offered') return (target) => offeredBy(situation, target);
  const text = sameFrom(situation, source);
  return text === undefined ? undefined : () => text;
}

/** The text that a source gives for all things alike. */
function sameFrom(situation: Situation, source: Exclude<TextSource, { by: 'offered' }>): string | undefined {
  if (source.by === 'constant') return source.text;
  if (source.by === 'sought') return nextTry(situation.said, situation.tried ?? [], source);
  if (source.by === 'seen') return readFrom(situation, source.target);
  if (source.by !== 'cased') return valuesIn(situation, source)[0];
  const [text] = valuesIn(situation, source.of);
  return source.to === 'lower' ? text?.toLowerCase() : text?.toUpperCase();
}

const affirmed: ReadonlySet<string> = new Set('yes y true x 1 on ja j oui o si sí'.split(' '));
const denied: ReadonlySet<string> = new Set('no n false 0 off nein non - –'.split(' '));

/** What a cell says that answers yes or no; undefined for any other. */
export function answerOf(text: string): boolean | undefined {
  const said = plain(text);
  if (affirmed.has(said)) return true;
  return denied.has(said) ? false : undefined;
}

/** Whether it stands one way or the other. */
export const isSwitch = ({ role }: ScreenElement): boolean => role === 'checkbox' || role === 'switch';

/** Stands for what was chosen in a list where a record does not say what: it is what was to be chosen. */
export const unrecorded = '\u{FFFD}';

/** Whether a field holds a text already; of a password only its length is seen, and of one that was masked not even that. A switch holds what it stands for. */
export function isFilledWith(field: ScreenElement, text: string): boolean {
  const { value = '', checked = false } = field;
  // What answers neither leaves it as it is.
  if (isSwitch(field)) return (answerOf(text) ?? checked) === checked;
  if (value === unrecorded) return true;
  if (isMasked(value)) return isMasked(text) || value.length === text.length;
  const wanted = writtenFor(field.role, text);
  return value === wanted || plain(value) === plain(wanted);
}

/** Whether there is nothing more below, as far as can be seen. */
export const isAtEnd = ({ scrolled }: Pick<ScreenElement, 'scrolled'>): boolean =>
  scrolled !== undefined && scrolled >= 0.999;

/** Facts that tie an element to what is asked for. */
const asking: ReadonlySet<Fact['is']> = new Set([
  'value',
  'mentioned',
  'turn',
  'color',
  'kind',
  'described',
  'tally',
  'means',
  'counted',
  'page',
  'grid',
  'compared',
]);

/** Whether some facts are about what is asked for. */
export const areAboutAsked = (facts: readonly Fact[]): boolean => facts.some(({ is }) => asking.has(is));

/** Whether a rule is about what is asked for, and not the same whatever that is. */
export const isAboutAsked = (rule: Rule): boolean =>
  ('text' in rule && rule.text.by !== 'constant') || areAboutAsked(rule.target);

/** Every move that a rule would make now. */
export function movesOf(rule: Rule, situation: Situation): Move[] {
  const textOf = 'text' in rule ? textsFrom(situation, rule.text) : () => undefined;
  if (!textOf) return [];
  const { scene } = situation;
  const described = describedBy(rule.target, situation);
  if (rule.act === 'move')
    return innermost(scene, described).flatMap((element) =>
      isPointedAt(element, scene.pointer) ? [] : [{ rule, element }],
    );
  const open = described.filter((element) => {
    if (element.disabled === true && rule.act !== 'scroll') return false;
    const text = textOf(element);
    if ('text' in rule)
      return (
        text !== undefined &&
        !isFilledWith(element, text) &&
        (rule.act !== 'select' || offers(scene, element, text))
      );
    return rule.act !== 'scroll' || !isAtEnd(element);
  });
  return innermost(scene, open).map((element) => {
    const text = textOf(element);
    return { rule, element, ...(text !== undefined && { text: writtenFor(element.role, text) }) };
  });
}

/** Whether a rule has nothing to do because everything that it would fill holds what is said already. */
export function isFulfilled(rule: Rule, situation: Situation): boolean {
  const textOf = 'text' in rule && rule.text.by !== 'constant' ? textsFrom(situation, rule.text) : undefined;
  const described = textOf ? describedBy(rule.target, situation) : [];
  const isHeld = (element: ScreenElement): boolean => {
    const text = textOf?.(element);
    return text !== undefined && isFilledWith(element, text);
  };
  return described.length > 0 && described.every(isHeld);
}

/** Without those that only hold another one: they are described by what is in them. */
export function innermost(scene: Scene, elements: readonly ScreenElement[]): readonly ScreenElement[] {
  if (elements.length < 2) return elements;
  const holders = new Set(elements.flatMap((element) => scene.holdersOf(element)));
  return elements.filter((element) => !holders.has(element));
}

/** The next move by a list of rules; undefined where none applies: they do not explain this screen. */
export function decide(rules: readonly Rule[], situation: Situation): Move | undefined {
  for (const rule of rules) {
    const [first] = movesOf(rule, situation);
    if (first) return first;
  }
  return undefined;
}
