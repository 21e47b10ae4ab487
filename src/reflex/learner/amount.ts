/** As many as are said, and no more: what is done once there are enough tells that before there were not. */
import type { Fact, Rule } from '../../protocol/screen/skill.ts';
import { isAboutAsked } from '../skill/skill.ts';
import { makes } from './makes.ts';
import type { Shown } from './trace.ts';

/** So much of what was pressed may have been pressed beside. */
const slips = 0.1;

type Enough = Extract<Fact, { is: 'enough' }>;

const enoughIn = ({ target }: Rule): Enough | undefined =>
  target.find((fact): fact is Enough => fact.is === 'enough');

/**
 * Rules of which one applies once as many things were pressed as is said, with what is pressed until then only as long as
 * there are fewer, where hardly anything else was shown.
 */
export function bounded(rules: readonly Rule[], shown: readonly Shown[]): Rule[] {
  const enough = rules.map(enoughIn).find((fact) => fact?.holds === true);
  if (!enough) return [...rules];
  const fewer: Fact = { ...enough, holds: false };
  return rules.map((rule) => {
    if (rule.act !== 'click' || enoughIn(rule) || !isAboutAsked(rule)) return rule;
    const until = { ...rule, target: [...rule.target, fewer] };
    const made = shown.filter((state) => makes(rule, state));
    const beyond = made.filter((state) => !makes(until, state));
    return beyond.length <= slips * made.length ? until : rule;
  });
}
