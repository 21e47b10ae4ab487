/** What all rules need while they are put together. */
import type { Entity, Field, Rule } from '../../../protocol/specification.ts';
import type { Draft } from './draft.ts';
import { knownNoun } from './field-type.ts';
import { kebabOf, keyOf } from './name.ts';

/** Kinds of fields that hold a moment, a day or a time of day. */
export const momentKinds = new Set(['datetime', 'date', 'time']);

/** Adds a rule, joined with the same one said before. */
export function put(draft: Draft, rule: Rule): void {
  const known = draft.rules.find((one) => one.id === rule.id);
  if (!known) {
    draft.rules.push(rule);
    return;
  }
  const isSame =
    JSON.stringify({ ...known, source: 0, message: 0 }) ===
    JSON.stringify({ ...rule, source: 0, message: 0 });
  if (isSame && rule.source.from === 'brief')
    for (const cite of rule.source.cites) known.source = draft.alsoCited(known.source, cite);
  else draft.rules.push({ ...rule, id: `${rule.id}-${draft.rules.length + 1}` });
}

/** The identifier of a rule, from words. */
export function idOf(...parts: string[]): string {
  return kebabOf(parts.join(' ')) ?? 'rule';
}

/** The field of that name: as written, or the one that begins or ends the record's time. */
export function fieldOf({ symbols }: Draft, entity: Entity, name: string): Field | undefined {
  const key = keyOf(name);
  const known = knownNoun(symbols.lexicon, name.split(' '))?.key;
  const keys = [key, keyOf(symbols.lexicon.naming.fieldWords(name)), known];
  const exact = entity.fields.find((field) => keys.includes(field.key) || field.label.toLowerCase() === name);
  if (exact) return exact;
  const { isStart, isEnd, isLonger } = symbols.lexicon.naming;
  const longer = entity.fields.filter((field) => isLonger(field.label.toLowerCase(), name));
  if (longer.length === 1) return longer[0];
  const isMeant = [isStart, isEnd].find((one) => key !== undefined && one(key));
  return isMeant && entity.fields.find((field) => momentKinds.has(field.type.kind) && isMeant(field.key));
}
