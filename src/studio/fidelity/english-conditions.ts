/** What an act needs, in controlled English. */
import type { Condition, Entity, Specification } from '../../protocol/specification.ts';
import { entityOf, listed, lower, nameOfKey, statesBefore, targetOf } from './english-phrase.ts';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;
type Place = { specification: Specification; entity: Entity };

/** "It", or "its member". */
function holderText({ specification, entity }: Place, via: string | undefined): string {
  return via === undefined ? 'it' : `its ${lower(targetOf(specification, entity, via)?.label ?? via)}`;
}

function equalsText(place: Place, { via, field, value }: Of<'equals'>): string {
  const { specification, entity } = place;
  const owner = via === undefined ? entity : targetOf(specification, entity, via);
  const flag = [...(owner?.fields ?? []), ...(owner?.derived ?? [])].find(({ key }) => key === field);
  if (flag?.type.kind === 'boolean')
    return `${holderText(place, via)} is ${value === true ? '' : 'not '}${lower(flag.label)}`;
  if (via === undefined) return `its ${nameOfKey(entity, field)} is ${String(value)}`;
  return `the ${nameOfKey(owner, field)} of ${holderText(place, via)} is ${String(value)}`;
}

function noneText(place: Place, { via, flag, states, entity }: Of<'none'>): string {
  const kept = entityOf(place.specification, entity);
  const marked = kept?.derived.find(({ key }) => key === flag)?.label;
  const which = `${marked === undefined ? '' : `${lower(marked)} `}${statesBefore(states)}`;
  return `${holderText(place, via)} has no ${which}${lower(kept?.labelPlural ?? entity)}`;
}

function atLeastText({ specification }: Place, { entity, min, states }: Of<'atLeast'>): string {
  const part = entityOf(specification, entity);
  const name = lower((min === 1 ? part?.label : part?.labelPlural) ?? entity);
  return `it has at least ${min} ${statesBefore(states)}${name}`;
}

/** "Its member is active", "it has at least 1 line". */
export function conditionText(place: Place, condition: Condition): string {
  switch (condition.kind) {
    case 'filled':
      return `its ${nameOfKey(place.entity, condition.field)} is filled in`;
    case 'equals':
      return equalsText(place, condition);
    case 'state':
      return `${holderText(place, condition.via)} is ${listed(condition.states, 'or')}`;
    case 'none':
      return noneText(place, condition);
    case 'atLeast':
    default:
      return atLeastText(place, condition);
  }
}
