/** Phrases of controlled French. */
import type { Entity, Field, Length, Specification } from '../../protocol/specification.ts';
import { french } from '../analyst/language/french.ts';
import { targetOf } from './english-phrase.ts';

/** A label inside a sentence. */
export function lower(label: string): string {
  return label.toLowerCase();
}

/** The first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isFeminine(name: string): boolean {
  return french.genderOf?.(name) === 'f';
}

const isVowel = (word: string): boolean =>
  /^[aeiouyhàâéèêëîïôû]/i.test(word) && !/^(h[aeo]ut|onze|oui)/i.test(word);

/** "un" or "une" before a name. */
export function one(name: string): string {
  return `${isFeminine(name) ? 'une' : 'un'} ${name}`;
}

/** "le", "la" or "l'" before a name. */
export function the(name: string): string {
  if (isVowel(name)) return `l'${name}`;
  return `${isFeminine(name) ? 'la' : 'le'} ${name}`;
}

/** "d'un" or "d'une". */
export function ofOne(name: string): string {
  return `d'${one(name)}`;
}

/** "son" or "sa". */
export function its(name: string): string {
  return `${isFeminine(name) && !isVowel(name) ? 'sa' : 'son'} ${name}`;
}

/** A word in the gender of a name. */
export function agreed(word: string, name: string): string {
  return french.agreed(word, name);
}

/** "a, b ou c". */
export function listed(items: readonly string[], word: 'et' | 'ou'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

/** The states of one record in its gender, after its name: " ouverte ou payée"; nothing where they are all of them. */
export function inStates(states: readonly string[] | undefined, name: string): string {
  if (states === undefined) return '';
  const words = states.map((state) => agreed(state, name));
  return ` ${listed(words, 'ou')}`;
}

/** The states of some records, after their name in the plural: " ouvertes ou payées". */
export function allInStates(states: readonly string[] | undefined, names: string): string {
  if (states === undefined) return '';
  return ` ${listed(
    states.map((state) => allAgreed(state, names)),
    'ou',
  )}`;
}

/** A word in the gender of a name and in the plural: "affichées" behind "les ventes sont". */
export function allAgreed(word: string, names: string): string {
  return french.pluralOf(agreed(word, names));
}

/** "les factures". */
export function these(entity: Entity): string {
  return `les ${lower(entity.labelPlural)}`;
}

/** The plural of a label. */
export function plural(label: string): string {
  return french.pluralOf(lower(label));
}

/** What a field is called in a sentence. */
export function fieldName({ label, type }: Pick<Field, 'label' | 'type'>): string {
  const name = lower(label);
  if (type.kind === 'datetime' && name === 'début') return 'date et heure de début';
  return type.kind === 'datetime' && name === 'fin' ? 'date et heure de fin' : name;
}

/** The name of the field or derived value with that key. */
export function nameOfKey(entity: Entity | undefined, key: string): string {
  const found = [...(entity?.fields ?? []), ...(entity?.derived ?? [])].find((field) => field.key === key);
  return found ? fieldName(found) : key === 'createdBy' ? 'auteur' : key;
}

/** What a key of `per` or `fields` stands for: the entity that it leads to, else the field. */
export function partName(place: { specification: Specification; entity: Entity }, key: string): string {
  const target = targetOf(place.specification, place.entity, key);
  return target && key === `${target.key}Id` ? lower(target.label) : nameOfKey(place.entity, key);
}

/** What is done in an act, in the gender of a name: "annulée". */
export function done(act: string, name: string): string {
  const known: Record<string, string> = { update: 'modifié', create: 'créé', delete: 'supprimé' };
  return agreed(known[act] ?? french.participleOf(act.replaceAll('-', ' ')), name);
}

const units: Record<Length['unit'], string> = {
  minutes: 'minutes',
  hours: 'heures',
  days: 'jours',
  weeks: 'semaines',
  months: 'mois',
  years: 'ans',
};

/** "2 heures". */
export function lengthText({ amount, unit }: Length): string {
  const size = Math.abs(amount);
  const word = units[unit];
  return `${size} ${size === 1 && unit !== 'months' ? word.slice(0, -1) : word}`;
}

/** The name of a unit of time. */
export function unitName(unit: Length['unit']): string {
  return units[unit];
}
