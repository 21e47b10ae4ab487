/** What an act needs, in controlled French. */
import type { Condition, Entity, Rule, Specification } from '../../protocol/specification.ts';
import { entityOf, targetOf } from './english-phrase.ts';
import { agreed, capital, done, inStates, its, listed, lower, nameOfKey, one } from './french-phrase.ts';
import type { Ways, Within } from './wording.ts';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;
type Place = { specification: Specification; entity: Entity };

function equalsText({ specification, entity }: Place, { via, field, value }: Of<'equals'>): string {
  const owner = via === undefined ? entity : targetOf(specification, entity, via);
  const flag = [...(owner?.fields ?? []), ...(owner?.derived ?? [])].find(({ key }) => key === field);
  if (flag?.type.kind !== 'boolean' || via === undefined)
    return `${its(nameOfKey(owner, field))} est ${String(value)}`;
  const label = lower(owner?.label ?? via);
  return `${its(label)} ${value === true ? 'est' : "n'est pas"} ${agreed(lower(flag.label), label)}`;
}

function noneText({ specification, entity }: Place, condition: Of<'none'>): string {
  const { via, flag, states = [] } = condition;
  const owner = via === undefined ? entity : targetOf(specification, entity, via);
  const kept = entityOf(specification, condition.entity);
  const label = lower(kept?.label ?? condition.entity);
  const marked = kept?.derived.find(({ key }) => key === flag)?.label;
  const words = [...(marked === undefined ? [] : [lower(marked)]), ...states];
  const which = words.map((word) => ` ${agreed(word, label)}`).join('');
  return `${its(lower(owner?.label ?? ''))} n'a ${one(label).replace(/^un/, 'aucun')}${which}`;
}

function atLeastText({ specification, entity }: Place, condition: Of<'atLeast'>): string {
  const part = entityOf(specification, condition.entity);
  const parts =
    condition.min === 1
      ? one(lower(part?.label ?? ''))
      : `${condition.min} ${lower(part?.labelPlural ?? '')}`;
  const pronoun = one(lower(entity.label)).startsWith('une') ? 'elle' : 'il';
  return `${pronoun} a au moins ${parts}`;
}

function conditionText(place: Place, condition: Condition): string {
  switch (condition.kind) {
    case 'filled':
      return `${its(nameOfKey(place.entity, condition.field))} est rempli`;
    case 'equals':
      return equalsText(place, condition);
    case 'state': {
      const owner = targetOf(place.specification, place.entity, condition.via);
      const whole = lower(owner?.label ?? condition.via);
      return `${its(whole)} est${inStates(condition.states, whole)}`;
    }
    case 'none':
      return noneText(place, condition);
    case 'atLeast':
    default:
      return atLeastText(place, condition);
  }
}

/** "Un prêt ne peut être créé que si son adhérent est actif." */
export function requirement(within: Within<Extract<Rule, { kind: 'require' }>>): Ways {
  const { entity, said } = within;
  const name = lower(entity.label);
  const acts = listed(
    said.on.map((act) => done(act, name)),
    'et',
  );
  const text = `que si ${conditionText(within, said.condition)}`.replace('si il ', "s'il ");
  return [`${capital(one(name))} ne peut être ${acts} ${text}.`];
}
