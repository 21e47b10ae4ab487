/** Whether what is hidden from somebody agrees with the words that it cites. */
import { visitorRole } from '../../../protocol/specification.ts';
import type { Entity, Hidden, Specification } from '../../../protocol/specification.ts';
import { hasCue } from './cues.ts';
import type { Evidence } from './evidence.ts';
import { pluralsOf } from './known-words.ts';
import { isNamed } from './words.ts';
import type { Word } from './words.ts';

const money =
  /^(money|prices?|amounts?|fees?|costs?|takings|prix|argent|montants?|tarifs?|figures?|financ\w*)$/;
const names = /^(who|whom|whose|qui|names?|noms?)$/;
const outsiders =
  /^(visitors?|public|outsiders?|strangers?|visiteurs?|visiteuses?|everybody|everyone|anybody|anyone|nobody|no-?one|personne|only|seuls?|seules?)$/;

/** Whether words name a field or derived value: by its label, or as money or people where it is such. */
function isFieldNamed(words: readonly Word[], entity: Entity, key: string): boolean {
  const value = [...entity.fields, ...entity.derived].find((each) => each.key === key);
  if (value === undefined) return false;
  const isMoney = value.type.kind === 'money' && words.some(({ text }) => money.test(text));
  const isSomebody = value.type.kind === 'reference' && words.some(({ text }) => names.test(text));
  return (
    isMoney || isSomebody || [value.label, ...pluralsOf(value.label)].some((name) => isNamed(words, name))
  );
}

/** Why it is hidden otherwise than the words say. */
export function hiddenFaults(input: {
  specification: Specification;
  entity: Entity;
  said: Hidden;
  evidence: Evidence;
}): string[] {
  const { specification, entity, said, evidence } = input;
  const words = evidence.around;
  const role = specification.roles.find(({ key }) => key === said.role);
  const isForAll = words.some(({ text }) => outsiders.test(text)) || hasCue(words, 'everybody');
  const isRole =
    role !== undefined && [role.label, ...pluralsOf(role.label)].some((name) => isNamed(words, name));
  const isLimiting =
    hasCue(words, 'negation') ||
    hasCue(words, 'only') ||
    words.some(({ text }) => /^(without|sans)$/.test(text));
  const isWho = isForAll || isRole;
  return [
    ...(isWho ? [] : [`the words do not speak of ${role?.label ?? visitorRole}`]),
    ...(isFieldNamed(words, entity, said.field) ? [] : [`the words do not speak of ${said.field}`]),
    ...(isLimiting ? [] : ['the words hide nothing']),
  ];
}

/** Whether the words are about a value of such records that is hidden from the role, and not about the records. */
export function isHiddenThere(
  { hidden, entities }: Specification,
  words: readonly Word[],
  { role, entity }: { role: string; entity: Entity },
): boolean {
  return hidden.some((one) => {
    const owner = entities.find(({ key }) => key === one.entity);
    const type = owner?.fields.find(({ key }) => key === one.field)?.type;
    const isItself = one.entity === entity.key || (type?.kind === 'reference' && type.entity === entity.key);
    return one.role === role && owner !== undefined && isItself && isFieldNamed(words, owner, one.field);
  });
}
