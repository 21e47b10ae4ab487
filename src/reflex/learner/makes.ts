/** What a rule does on a screen, against what was shown there. */
import type { Rule } from '../../protocol/screen/skill.ts';
import { movesOf, textFrom } from '../skill/skill.ts';
import { isEntered } from './entered.ts';
import type { Shown } from './trace.ts';

/** Whether there is anything for a rule to do on a screen. */
export const applies = (rule: Rule, { situation }: Shown): boolean => movesOf(rule, situation).length > 0;

/**
 * Whether a rule makes the move that was shown. Where it makes another one that may come first, what was shown is still to
 * be explained.
 */
export function makes(rule: Rule, { situation, deed, element, close, text: entered }: Shown): boolean {
  if (rule.act !== deed.act) return false;
  const text = 'text' in rule ? textFrom(situation, rule.text, element) : undefined;
  if ('text' in rule && text === undefined) return false;
  if (text !== undefined && !isEntered({ situation, element, text }, entered)) return false;
  return movesOf(rule, situation).some(
    (move) => move.element.id === element.id || close.has(move.element.id),
  );
}
