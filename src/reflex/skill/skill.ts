/** How a skill decides: an ordered list of reactive rules, of which the first that applies to the screen acts. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Rule, Skill, TextSource } from '../../protocol/screen/skill.ts';
import { holds, type Situation } from './fact.ts';
import { valuesOf, type Said } from './instruction.ts';
import { plain, type Scene } from './scene.ts';

/** One action on an element. */
export type Move = { act: 'click' | 'fill'; element: ScreenElement; text?: string };

/** The text that a source gives; undefined where the instruction has no such part. */
export function textFrom(said: Said, source: TextSource): string | undefined {
  return source.by === 'constant' ? source.text : valuesOf(said, source)[0];
}

/** Whether a field holds a text already; of a password only its length is seen. */
export function isFilledWith({ value = '' }: ScreenElement, text: string): boolean {
  if (/^•+$/u.test(value)) return value.length === text.length;
  return value === text || plain(value) === plain(text);
}

/** Every move that a rule would make now. */
export function movesOf(rule: Rule, situation: Situation): Move[] {
  const text = rule.act === 'fill' ? textFrom(situation.said, rule.text) : undefined;
  if (rule.act === 'fill' && text === undefined) return [];
  const described = situation.scene.elements.filter(
    (element) =>
      (text === undefined || !isFilledWith(element, text)) &&
      rule.target.every((fact) => holds(situation, element, fact)),
  );
  return innermost(situation.scene, described).map((element) => ({
    act: rule.act,
    element,
    ...(text !== undefined && { text }),
  }));
}

/** Without those that only hold another one: they are described by what is in them. */
export function innermost(scene: Scene, elements: readonly ScreenElement[]): ScreenElement[] {
  const holders = new Set(elements.flatMap((element) => scene.holdersOf(element)));
  return elements.filter((element) => !holders.has(element));
}

/** The next move, with the place of its rule; undefined where no rule applies: the skill does not explain this screen. */
export function decide(skill: Skill, situation: Situation): (Move & { rule: number }) | undefined {
  for (const [rule, each] of skill.rules.entries()) {
    const [first] = movesOf(each, situation);
    if (first) return { ...first, rule };
  }
  return undefined;
}
