import type { Entity, Field, FieldType } from '../../protocol/specification.ts';
import { sampleOfPattern } from '../sample/pattern.ts';
import type { Chance } from './chance.ts';
import { columnOf, folded, wordsOf } from './meaning.ts';
import { entriesOf, type Vocabulary } from './vocabulary/vocabulary.ts';

/** Somebody, in the parts that fields ask for. */
export type Person = { first: string; last: string };

/** The record under way: its entity, its number among those of the entity, and what is already known of it. */
export type Draft = {
  entity: Entity;
  index: number;
  person: Person | undefined;
  row: ReadonlyMap<string, string> | undefined;
  /** The day that it is about, from today. */
  day: number;
  chance: Chance;
  vocabulary: Vocabulary;
  language: 'en' | 'fr';
};

type TextType = Extract<FieldType, { kind: 'text' }>;

/** The n-th person; all first names come up before the same pair returns. */
export function personAt(vocabulary: Vocabulary, index: number): Person {
  const firsts = entriesOf(vocabulary.firstNames);
  const lasts = entriesOf(vocabulary.lastNames);
  const first = firsts[index % firsts.length] ?? '';
  const round = Math.floor(index / firsts.length);
  return { first, last: lasts[(index * 7 + round * 5 + 3) % lasts.length] ?? '' };
}

const dotted = (text: string): string => folded(text).replaceAll(' ', '.');
const dashed = (text: string): string => folded(text).replaceAll(' ', '-');

/** An address that can belong to nobody: the domains are kept free for examples. */
export function emailOf({ person, row, index, entity }: Draft): string {
  if (person !== undefined) return `${dotted(person.first)}.${dotted(person.last)}@example.com`;
  const name = row?.get('name');
  return name === undefined
    ? `${dashed(entity.key)}-${index + 1}@example.com`
    : `contact@${dashed(name)}.example`;
}

/** A number of those that are kept free for examples. */
export function phoneOf({ vocabulary, index, chance }: Draft): string {
  const digits = String(10_000 + ((index * 137 + chance.below(90)) % 90_000)).slice(-4);
  const spaced = `${digits.slice(0, 2)} ${digits.slice(2)}`;
  return vocabulary.phone.endsWith(' ') ? `${vocabulary.phone}${spaced}` : `${vocabulary.phone}${digits}0`;
}

function addressOf({ vocabulary, index, chance, language }: Draft): {
  street: string;
  city: string;
  code: string;
} {
  const streets = entriesOf(vocabulary.streets);
  const [city = '', code = ''] = chance.pick(entriesOf(vocabulary.cities), '').split(';');
  const number = 1 + ((index * 11 + chance.below(8)) % 96);
  const street = streets[index % streets.length] ?? '';
  return { street: language === 'fr' ? `${number} ${street}` : `${number} ${street}`, city, code };
}

function wholeAddress(draft: Draft): string {
  const { street, city, code } = addressOf(draft);
  return draft.language === 'fr' ? `${street}, ${code} ${city}` : `${street}, ${city} ${code}`;
}

/** INV-0007 for the seventh invoice. */
function numberOf({ entity, index }: Draft): string {
  const letters = folded(entity.label).replaceAll(' ', '').slice(0, 3).toUpperCase();
  return `${letters}-${String(index + 1).padStart(4, '0')}`;
}

type Writer = (draft: Draft) => string;

const from =
  (list: keyof Omit<Vocabulary, 'packs'>): Writer =>
  ({ vocabulary, chance }) =>
    chance.pick(entriesOf(vocabulary[list]), '');

const fullName: Writer = ({ person, vocabulary, index }) => {
  const { first, last } = person ?? personAt(vocabulary, index * 3 + 5);
  return `${first} ${last}`;
};

const givenName: Writer = ({ person, vocabulary, index }) => (person ?? personAt(vocabulary, index)).first;
const familyName: Writer = ({ person, vocabulary, index }) => (person ?? personAt(vocabulary, index)).last;

/** What texts say, by words of their field in both languages; the first that fits counts. */
const writers: readonly (readonly [RegExp, Writer])[] = [
  [/ (?:first|given) name | prenom /, givenName],
  [/ (?:last|family) name | surname | nom de famille /, familyName],
  [/ (?:postal code|postcode|zip|zip code|code postal) /, (draft) => addressOf(draft).code],
  [/ (?:city|town|ville|commune) /, (draft) => addressOf(draft).city],
  [/ (?:country|pays) /, from('country')],
  [/ (?:street|rue) /, (draft) => addressOf(draft).street],
  [/ (?:address|adresse) /, wholeAddress],
  [
    / (?:company|employer|organisation|organization|entreprise|societe|employeur|etablissement) /,
    from('companies'),
  ],
  [/ (?:number|numero|reference|ref|code|no|sku|barcode|identifiant) /, numberOf],
  [
    / (?:reason|motif|purpose|raison|cause|problem|probleme|symptoms?|fault|panne|subject|sujet|objet) /,
    from('reasons'),
  ],
  [/ (?:comments?|commentaires?|review|avis|message|opinion|feedback|answer|reponse) /, from('comments')],
  [
    / (?:allerg(?:y|ies|ens?)|allergies?|allergenes?|diets?|dietary|intolerances?|regime(?: alimentaire)?) /,
    from('diets'),
  ],
  [/ (?:notes?|remarks?|remarques?|observations?|memo|precisions?|instructions?|internal) /, from('notes')],
  [/ (?:biography|biographie|bio|about) /, from('biographies')],
  [/ (?:department|service|team|equipe|departement) /, from('departments')],
  [/ (?:profession|job|metier|occupation|fonction|poste) /, from('professions')],
  [/ (?:unit|unite|unity|conditionnement) /, from('units')],
  [/ (?:month|mois) /, from('months')],
  [/ (?:place|room|location|venue|lieu|salle|endroit|emplacement|position) /, from('places')],
  [/ (?:brand|marque|manufacturer|fabricant) /, from('brands')],
  [/ (?:category|categorie|genre|type|kind|sector|secteur) /, from('categories')],
  [
    / (?:contact|author|auteur|person|personne|responsable|manager|by|par|recipient|destinataire|beneficiaire|guest|invite) /,
    fullName,
  ],
];

/** Records that are themselves something said: comments, reviews, messages. */
const said = /^(?:comments?|commentaires?|reviews?|avis|messages?|repl(?:y|ies)|reponses?|answers?)\b/;

/** Whether people find it somewhere: a restaurant, a school, a branch. */
function hasAddress({ fields }: Entity): boolean {
  return fields.some(({ key, type }) => type.kind === 'text' && /^(?:address|adresse|street|rue)/i.test(key));
}

/** "Harbour Restaurant"; numbered once all places are taken. */
function premisesOf({ entity, index, vocabulary }: Draft): string {
  const names = entriesOf(vocabulary.premises);
  const name = (names[index % names.length] ?? '{}').replace('{}', entity.label);
  const round = Math.floor(index / names.length);
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** A text that nobody can guess from its field's name: what the record is called, or some words to read. */
function freeText(draft: Draft, field: Field, type: TextType): string {
  const { entity, index, row, vocabulary, chance } = draft;
  if (field.key === entity.display && !type.multiline)
    return hasAddress(entity) ? premisesOf(draft) : `${entity.label} ${index + 1}`;
  if (said.test(folded(entity.label))) return chance.pick(entriesOf(vocabulary.comments), '');
  return chance.pick(entriesOf(row === undefined ? vocabulary.notes : vocabulary.descriptions), '');
}

/** Whether a field's name says what to write in it. */
export function isGuessable(draft: Draft, field: Field): boolean {
  const { type } = field;
  if (type.kind !== 'text' || type.pattern !== undefined || type.multiline) return true;
  const words = wordsOf(field);
  return columnOf(draft.entity, field) !== undefined || writers.some(([pattern]) => pattern.test(words));
}

function plainText(draft: Draft, field: Field, type: TextType): string {
  if (draft.person !== undefined && columnOf(draft.entity, field) === 'name') return fullName(draft);
  const words = wordsOf(field);
  const writer = writers.find(([pattern]) => pattern.test(words))?.[1];
  return writer === undefined ? freeText(draft, field, type) : writer(draft);
}

/** Shortened or filled up to what the field takes. */
function fitted(text: string, { minLength = 0, maxLength = 1_000 }: TextType): string {
  const characters = Array.from(text);
  const short = characters.length <= maxLength ? text : characters.slice(0, maxLength).join('').trim();
  return short.padEnd(minLength, '.');
}

/** What a field is called that nothing may stand twice in. */
function onlyOnce(text: string, draft: Draft, field: Field): string {
  const isRepeated = draft.row === undefined ? draft.person === undefined : false;
  const isNumbered =
    (field.key === draft.entity.display && hasAddress(draft.entity)) ||
    text.endsWith(String(draft.index + 1).padStart(4, '0')) ||
    text.endsWith(` ${draft.index + 1}`);
  return field.unique && isRepeated && !isNumbered ? `${text} ${draft.index + 1}` : text;
}

/** A text that somebody could have written into this field. */
export function textFor(draft: Draft, field: Field, type: TextType): string {
  if (type.pattern !== undefined) return sampleOfPattern(type.pattern, (draft.index + 1) * 617_283_945_127);
  const column = columnOf(draft.entity, field);
  const known = column === undefined ? undefined : draft.row?.get(column);
  return fitted(known ?? onlyOnce(plainText(draft, field, type), draft, field), type);
}
