/** Phrases of controlled English. */
import type { Entity, Field, Length, Specification } from '../../protocol/specification.ts';
import { english } from '../analyst/language/english.ts';

/** A label inside a sentence. */
export function lower(label: string): string {
  return label.toLowerCase();
}

/** The first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a" or "an" before a name. */
export function withArticle(name: string): string {
  const isVowel = /^[aeiou]/i.test(name) && !/^(uni|use|usu|uti|eu|one\b)/i.test(name);
  return `${isVowel || /^(hour|honest|heir)/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** "a, b or c". */
export function listed(items: readonly string[], word: 'and' | 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

/** The plural of a label. */
export function plural(label: string): string {
  const words = lower(label).split(' ');
  return [...words.slice(0, -1), english.pluralOf(words.at(-1) ?? '')].join(' ');
}

const momentNames: Record<string, string> = { start: 'start date and time', end: 'end date and time' };

/** What a field is called in a sentence. */
export function fieldName({ label, type }: Pick<Field, 'label' | 'type'>): string {
  const name = lower(label);
  return (type.kind === 'datetime' && momentNames[name]) || name;
}

/** The name of the field or derived value with that key. */
export function nameOfKey(entity: Entity | undefined, key: string): string {
  const found = [...(entity?.fields ?? []), ...(entity?.derived ?? [])].find((one) => one.key === key);
  return found ? fieldName(found) : key === 'createdBy' ? 'creator' : key;
}

/** An entity by its key. */
export function entityOf({ entities }: Specification, key: string): Entity | undefined {
  return entities.find((entity) => entity.key === key);
}

/** The entity that a reference leads to. */
export function targetOf(specification: Specification, entity: Entity, via: string): Entity | undefined {
  const type = entity.fields.find(({ key }) => key === via)?.type;
  return type?.kind === 'reference' || type?.kind === 'references'
    ? entityOf(specification, type.entity)
    : undefined;
}

/** What is done in an act, as a participle: "cancelled". */
export function done(act: string): string {
  if (act === 'update') return 'changed';
  if (act === 'create') return 'made';
  if (act === 'delete') return 'deleted';
  return english.participleOf(act.replaceAll('-', ' '));
}

/** "2 hours", "1 day". */
export function lengthText({ amount, unit }: Length): string {
  const size = Math.abs(amount);
  return `${size} ${size === 1 ? unit.slice(0, -1) : unit}`;
}

/** "Booked or confirmed ", in front of what is in one of these states. */
export function statesBefore(states: readonly string[] | undefined): string {
  return states ? `${listed(states, 'or')} ` : '';
}
