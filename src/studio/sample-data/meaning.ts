import type { Entity, Field, Role, Specification } from '../../protocol/specification.ts';
import { entriesOf, type Pack, type Vocabulary } from './vocabulary/vocabulary.ts';

/** A text without accents and capitals, its words apart. */
export function folded(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[œŒ]/g, 'oe')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Label and key of a field in one text to look for words in. */
export const wordsOf = (field: Pick<Field, 'key' | 'label'>): string =>
  ` ${folded(field.key)} ${folded(field.label)} `;

const people =
  'customer|client|member|patient|owner|tenant|student|pupil|teacher|trainer|coach|employee|worker|staff|person|people|contact|user|guest|neighbour|neighbor|volunteer|donor|driver|doctor|vet|nurse|stylist|hairdresser|barber|dentist|therapist|author|reader|borrower|participant|attendee|player|parent|child|children|resident|landlord|agent|manager|accountant|technician|mechanic|instructor|candidate|applicant|lead|prospect|visitor|passenger|beneficiary|singer|musician|artist|speaker|salesperson|seller|buyer|assistant|receptionist|librarian|cook|waiter|gardener|consultant|lawyer|freelancer|subscriber|citizen|adherent|adherente|membre|eleve|etudiant|professeur|formateur|entraineur|employe|salarie|collaborateur|personne|utilisateur|invite|voisin|benevole|donateur|chauffeur|conducteur|medecin|veterinaire|infirmier|coiffeur|coiffeuse|praticien|proprietaire|locataire|bailleur|auteur|lecteur|emprunteur|participant|joueur|parent|enfant|resident|gerant|comptable|technicien|mecanicien|moniteur|candidat|visiteur|passager|beneficiaire|choriste|musicien|artiste|intervenant|vendeur|acheteur|assistant|usager|abonne|cavalier|artisan|conseiller|avocat|famille|livreur|guide|animateur|stagiaire|apprenti|equipier';
const peoplePattern = new RegExp(`^(?:${people})s?$`);

const plural = '(?:s|es|x)?';

/** The word of a label that says what the thing is: the last in English, the first in French. */
function headOf(entity: Entity, language: string): string {
  const words = folded(entity.label).split(' ');
  return (language === 'fr' ? words[0] : words.at(-1)) ?? '';
}

/** Whether records of the entity are people. */
export function isPerson(entity: Entity, specification: Specification): boolean {
  const { language } = specification.product;
  const isRole = specification.roles.some((role) => role.entity === entity.key);
  const head = headOf(entity, language);
  const hasName = entity.fields.some((field) =>
    /(?:first|last|given|family|pre) ?n(?:ame|om)/.test(wordsOf(field)),
  );
  // Whoever has a company's number is a company.
  const isCompany = entity.fields.some((field) =>
    / (?:siret|siren|vat|tva|company number|rcs) /.test(wordsOf(field)),
  );
  return isRole || hasName || (peoplePattern.test(head) && !isCompany);
}

/** The role whose accounts are records of the entity. */
export function roleOf(entity: Entity, specification: Specification): Role | undefined {
  return specification.roles.find((role) => role.entity === entity.key);
}

function fits(pack: Pack, entity: Entity, language: string): boolean {
  const label = folded(entity.label);
  return entriesOf(pack.nouns).some((noun) => {
    const pattern = `${folded(noun).split(' ').join(`${plural} `)}${plural}`;
    return new RegExp(language === 'fr' ? `^${pattern}(?: |$)` : `(?:^| )${pattern}$`).test(label);
  });
}

/** Things that a vocabulary knows for an entity, by column; those for the product's trade come first. */
export function packFor(
  vocabulary: Vocabulary,
  entity: Entity,
  { product, entities }: Specification,
): ReadonlyMap<string, string>[] {
  const text = ` ${folded([product.name, product.summary, ...entities.map(({ label }) => label)].join(' '))} `;
  const isTraded = ({ trade }: Pack): boolean =>
    trade === undefined || entriesOf(trade).some((word) => text.includes(` ${folded(word)}`));
  const fitting = vocabulary.packs.filter((pack) => fits(pack, entity, product.language) && isTraded(pack));
  const [pack] = [...fitting.filter(({ trade }) => trade !== undefined), ...fitting];
  if (pack === undefined) return [];
  const [head = '', ...rows] = pack.rows.split('|');
  const columns = head.split(';');
  return rows.map((row) => {
    const cells = row.split(';');
    return new Map(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
  });
}

/** What a field says of a thing, by words of its key and label in both languages; the first that fits counts. */
const columnWords: readonly (readonly [string, RegExp])[] = [
  ['unit', / (?:unit|unite|unity) /],
  ['reason', / (?:reason|motif|raison) /],
  ['note', / (?:notes?|remarks?|remarques?|observations?|comments?|commentaires?) /],
  ['author', / (?:author|auteur|artist|artiste|composer|compositeur|director|realisateur|ecrivain) /],
  ['species', / (?:species|espece|animal type) /],
  ['breed', / (?:breed|race) /],
  ['brand', / (?:brand|marque|maker|manufacturer|fabricant|make) /],
  ['model', / (?:model|modele) /],
  ['plate', / (?:plate|registration|immatriculation|plaque) /],
  ['mileage', / (?:mileage|kilometrage|odometer|km) /],
  ['category', / (?:category|categorie|genre|kind|type|family|famille|rayon|trade|sector|secteur|section) /],
  ['place', / (?:place|lieu|location|venue|endroit) /],
  ['colour', / (?:colour|color|couleur) /],
  ['weight', / (?:weight|poids) /],
  ['year', / (?:year|annee) /],
  ['surface', / (?:surface|area|size|superficie) /],
  ['rooms', / (?:rooms?|pieces|chambres|bedrooms|beds|lits|couchages) /],
  ['capacity', / (?:capacity|capacite|places|seats|jauge|maximum|max) /],
  ['quantity', / (?:quantity|quantite|stock|number in stock|count|pieces en stock) /],
  ['hours', / (?:hours|heures) /],
  ['duration', / (?:duration|duree|length|longueur|minutes) /],
  ['price', / (?:price|prix|tarif|rate|cost|cout|fee|amount|montant|rent|loyer|budget|value|valeur) /],
  ['url', / (?:url|link|lien|address|adresse|target|cible) /],
  [
    'description',
    / (?:description|details?|summary|resume|content|contenu|body|texte|text|about|presentation|excerpt) /,
  ],
  ['name', / (?:name|nom|title|titre|label|libelle|designation|intitule|subject|sujet|objet|item) /],
];

/** Amounts that are no price of the thing itself: what its price column says is not theirs. */
export const otherAmounts: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/ (?:deposit|caution|arrhes|acompte) /, [50, 400, 50]],
  [/ (?:night|nightly|nuit|nuitee) /, [65, 180, 5]],
  [/ (?:hour|hourly|heure|horaire) /, [12, 60, 2]],
  [/ (?:day|daily|jour|journee|journalier) /, [15, 90, 5]],
  [/ (?:fine|penalty|penalite|amende|late fee|tip|pourboire) /, [5, 25, 5]],
];

/** The column of a pack that an amount takes its value from: the first of a thing is its price. */
function amountColumn(entity: Entity, field: Field, words: string): string | undefined {
  if (otherAmounts.some(([pattern]) => pattern.test(words))) return undefined;
  const first = entity.fields.find(({ type }) => type.kind === 'money');
  return first === field || / (?:price|prix) /.test(words) ? 'price' : undefined;
}

/** The column of a pack that a field takes its value from. */
export function columnOf(entity: Entity, field: Field): string | undefined {
  const words = wordsOf(field);
  if (field.type.kind === 'money') return amountColumn(entity, field, words);
  if (field.type.kind === 'text' && / (?:number|numero|reference|code|sku|numéro) /.test(words))
    return undefined;
  const found = columnWords.find(([, pattern]) => pattern.test(words))?.[0];
  return found ?? (field.key === entity.display && field.type.kind === 'text' ? 'name' : undefined);
}
