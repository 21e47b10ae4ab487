import type { Condition, IntervalEnd, Rule } from '../../protocol/specification.ts';
import type { PlannedEntity } from './planned.ts';
import { docComment, identifier, recordType } from './source-text.ts';
import { blockSource, type Plain } from './value-source.ts';

/** Source of one rule, the name of its constant, and the maker of the product's rules that it calls. */
export type RuleSource = { name: string; text: string; maker: string };

/** The makers of rules in the product's `src/rules`, and the modules in which they stand. */
const makers: Record<Rule['kind'], readonly [string, string]> = {
  noOverlap: ['noOverlap', 'no-overlap'],
  limit: ['limit', 'limit'],
  compare: ['compare', 'compare'],
  unique: ['unique', 'unique'],
  deadline: ['deadline', 'deadline'],
  freeze: ['freeze', 'freeze'],
  require: ['require', 'require'],
  stock: ['stock', 'stock'],
  hours: ['hours', 'hours'],
  timed: ['timed', 'timed'],
};

/** The module of the product that has a maker of rules. */
export function ruleModule(maker: string): string {
  const found = Object.values(makers).find(([name]) => name === maker);
  return `../rules/${found?.[1] ?? maker}.ts`;
}

type Told = { [key: string]: Plain };

function endOf(end: IntervalEnd): Told {
  if (end.by === 'field') return { field: end.field };
  return end.by === 'minutes' ? { minutes: end.minutes } : { length: end.field, via: end.via };
}

function conditionOf(condition: Condition): Told {
  if (condition.kind === 'filled') return { filled: condition.field };
  if (condition.kind === 'equals') {
    return { field: condition.field, via: condition.via, equals: condition.value };
  }
  if (condition.kind === 'state') return { via: condition.via, states: condition.states };
  if (condition.kind === 'none') {
    const { entity, by, via, flag, states } = condition;
    return { none: entity, by, via, flag, states };
  }
  const { min, entity, via, states } = condition;
  return { atLeast: min, entity, by: via, states };
}

function operandOf(right: Extract<Rule, { kind: 'compare' }>['right']): Told {
  if (right.kind === 'value') return { value: right.value };
  return right.kind === 'now'
    ? { now: right.plus ?? { amount: 0, unit: 'days' } }
    : { field: right.field, via: right.via };
}

/** What a rule says, under the names that its maker gives to it. */
function toldOf(rule: Rule): Told {
  const { kind: _kind, id: _id, entity: _entity, source: _source, message, ...said } = rule;
  return {
    message,
    ...said,
    ...('end' in rule && rule.end !== undefined ? { end: endOf(rule.end) } : {}),
    ...(rule.kind === 'compare' ? { right: operandOf(rule.right) } : {}),
    ...(rule.kind === 'require' ? { condition: conditionOf(rule.condition) } : {}),
    // The parts of what is frozen are frozen with it, unless somebody says otherwise.
    ...(rule.kind === 'freeze' && rule.parts ? { parts: undefined } : {}),
  };
}

/** The source of a rule: a constant named after it, which says in one place what is refused and why. */
export function ruleSource(of: PlannedEntity, rule: Rule): RuleSource {
  const name = `${identifier(rule.id).replace(/Entity$/, '')}Rule`;
  const [maker] = makers[rule.kind];
  const told = blockSource(toldOf(rule), '');
  const call = `const ${name} = ${maker}<${recordType(of.entity.key)}>(${told});`;
  return { name, maker, text: `${docComment(rule.message, rule.source)}\n${call}` };
}
