/** Rules that a change says otherwise: the same question with another answer. */
import { isDeepStrictEqual } from 'node:util';
import { ruleSchema, type Rule } from '../../protocol/specification/rule.ts';
import type { Difference } from './difference.ts';
import type { Element, Elements } from './element.ts';

/** What a rule is about, without what it demands: two rules about the same cannot both be meant. */
function subjectOf(rule: Rule): unknown {
  const { kind, entity } = rule;
  if (rule.kind === 'limit') return { kind, entity, per: rule.per, sum: rule.sum, period: rule.period?.unit };
  if (rule.kind === 'noOverlap') return { kind, entity, per: rule.per, start: rule.start };
  if (rule.kind === 'hours') return { kind, entity, field: rule.field };
  if (rule.kind === 'timed') return { kind, entity, verb: rule.verb, states: rule.states };
  if (rule.kind === 'deadline')
    return { kind, entity, on: rule.on, when: rule.when, field: rule.field, roles: rule.roles };
  return undefined;
}

function ruleOf({ id, value, source }: Element): Rule | undefined {
  if (!id.startsWith('rule:')) return undefined;
  return ruleSchema.parse({ ...(value as object), source });
}

/** The removals of rules in `base` that the added ones take the place of. */
export function superseded(base: Elements, differences: readonly Difference[]): Difference[] {
  const added = differences.flatMap((one) => (one.kind === 'added' ? (ruleOf(one.after) ?? []) : []));
  const subjects = added.map(subjectOf).filter((subject) => subject !== undefined);
  return [...base.values()].flatMap((element): Difference[] => {
    const rule = ruleOf(element);
    const isOutdated = rule && subjects.some((subject) => isDeepStrictEqual(subject, subjectOf(rule)));
    const isGone = differences.some((one) => one.element === element.id);
    return isOutdated && !isGone ? [{ element: element.id, kind: 'removed', before: element }] : [];
  });
}
