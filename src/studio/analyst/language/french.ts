/** The French lexicon. */
import {
  agreed,
  baseOfParticiple,
  formsOfWord,
  guessVerbs,
  participleOf,
  plainParticiple,
} from './conjugation-french.ts';
import type { VerbForm } from './conjugation-french.ts';
import { frenchClosed } from './french-closed.ts';
import { frenchMarks } from './french-marks.ts';
import { frenchCompounds, frenchFieldNouns, frenchNouns } from './french-nouns.ts';
import {
  frenchAdjectives,
  frenchAdministrators,
  frenchCustomers,
  frenchDepartments,
  frenchEverybody,
  frenchFreeStates,
  frenchFunctionWords,
  frenchGeneralNouns,
  frenchNotPersons,
  frenchOperators,
  frenchOrganisations,
  frenchPersonEndings,
  frenchPersons,
  frenchQualities,
} from './french-people.ts';
import {
  frenchAwayStates,
  frenchBelonging,
  frenchChanging,
  frenchCreating,
  frenchLeading,
  frenchOngoing,
  frenchRecords,
  frenchReifying,
  frenchSameRecords,
  frenchVerbs,
} from './french-verbs.ts';
import { frenchOutline } from './french-outline.ts';
import { frenchProse } from './french-prose.ts';
import { frenchWording } from './french-wording.ts';
import type { Lexicon } from './lexicon.ts';
import { agreementsOf, genderOf, pluralOf, singularOf } from './morphology-french.ts';
import { headFirst } from './naming-french.ts';
import { wordsOfFrench } from './tokens-french.ts';
import { listOf, tableOf } from './word-list.ts';

/** `se chevaucher` in its forms: the verb changes, what stands around it stays. */
function formsOf(lemma: string): VerbForm[] {
  const isReflexive = lemma.startsWith('se ') || lemma.startsWith("s'");
  const words = wordsOfFrench(lemma);
  const at = isReflexive ? 1 : words.findIndex((word) => word !== 'tout');
  const verb = words[at] ?? '';
  const [before, after] = [words.slice(0, at).join(' '), words.slice(at + 1).join(' ')];
  return formsOfWord(verb)
    .filter(({ form }) => !(isReflexive && form === 'participle'))
    .map(({ text, form }) => ({ text: [before, text, after].filter(Boolean).join(' '), form }));
}

/** French as the analyst knows it. */
export const french: Lexicon = {
  language: 'fr',
  closed: frenchClosed,
  marks: frenchMarks,
  verbs: frenchVerbs,
  reifying: frenchReifying,
  sameRecords: frenchSameRecords,
  creating: frenchCreating,
  records: frenchRecords,
  wholes: new Set(['tout', 'tous']),
  qualities: frenchQualities,
  belonging: frenchBelonging,
  leading: frenchLeading,
  awayStates: frenchAwayStates,
  departments: frenchDepartments,
  changing: frenchChanging,
  seats: new Set(listOf('place | billet | lit | siège | couchage')),
  lapsing: new Set(
    listOf('annuler | libérer | expirer | archiver | clore | clôturer | retirer | abandonner | fermer'),
  ),
  freeing: new Set(['libérer']),
  answering: new Set(listOf('répondre | réagir | se prononcer | décider')),
  expiring: 'expirer',
  generalNouns: frenchGeneralNouns,
  adjectives: frenchAdjectives,
  compounds: frenchCompounds,
  nouns: [
    ...new Set([
      ...frenchNouns,
      ...frenchPersons,
      ...Object.keys(frenchFieldNouns).filter((name) => !name.includes(' ')),
    ]),
  ],
  fieldNouns: frenchFieldNouns,
  personNouns: frenchPersons,
  personEndings: frenchPersonEndings,
  notPersons: frenchNotPersons,
  organisations: frenchOrganisations,
  administrators: frenchAdministrators,
  everybody: frenchEverybody,
  customers: frenchCustomers,
  functionWords: frenchFunctionWords,
  operators: frenchOperators,
  freeStates: frenchFreeStates,
  earnings: new Set(listOf("chiffre d'affaires | recette | revenu | vente | encaissement")),
  edgeNouns: tableOf([
    ['begin', 'début | départ | date de début | heure de début'],
    ['end', 'fin | date de fin | heure de fin'],
  ]),
  makingStates: new Set(
    listOf(
      'créé | ajouté | fait | nouveau | passé | reçu | réservé | soumis | enregistré | déposé | ouvert | publié | demandé',
    ),
  ),
  recordNouns: new Set(listOf('rendez-vous | consultation | réservation | séjour | rencontre | visite')),
  plainQualities: new Set(listOf('inscrit | connecté | enregistré | autre | nouveau | propre')),
  stateNouns: new Set(listOf('statut | état | étape | phase')),
  wear: new Set(
    listOf(
      'neuf | bon | très bon | excellent | correct | moyen | passable | mauvais | usé | abîmé | cassé | endommagé | hors service | comme neuf',
    ),
  ),
  addresses: new Set(
    listOf(
      "adresse cible | adresse web | adresse longue | adresse internet | lien cible | cible | url cible | destination | adresse | url | url longue | url d'origine | page",
    ),
  ),
  partNouns: new Set(listOf('ligne | article | étape | poste | ingrédient')),
  sharedNouns: new Set(
    listOf(
      'étiquette | catégorie | genre | compétence | mot-clé | thème | langue | allergène | auteur | acteur | artiste | tag | instrument | allergie',
    ),
  ),
  publicNouns: new Set(
    listOf(
      "tout le monde | n'importe qui | public | grand public | internaute | visiteur | visiteur du site | non-adhérent",
    ),
  ),
  births: new Set(listOf('date de naissance | jour de naissance')),
  ageNoun: 'âge',
  ownerNouns: new Set(listOf('moi | nous | me')),
  singularOf,
  pluralOf,
  baseOfParticiple,
  participleOf,
  wordsOf: wordsOfFrench,
  formsOf,
  guessVerbs,
  baseOfGerund: () => undefined,
  plainParticiple,
  agreed: (word, name) => agreed(word, genderOf(name)),
  agreementsOf,
  genderOf,
  wording: frenchWording(genderOf),
  naming: headFirst,
  timeZone: 'Europe/Paris',
  numbering: 'numéro',
  clock: 'heure',
  calendar: 'date',
  ongoing: frenchOngoing,
  links: new Set(
    listOf(
      'et | , | mais | . | : | ; | puis | ensuite | alors | donc | aussi | enfin | également | - | — | – | " | “ | ” | « | »',
    ),
  ),
  displays: [
    'nom',
    'titre',
    'nomComplet',
    'intitule',
    'libelle',
    'reference',
    'code',
    'numero',
    'sujet',
    'objet',
  ],
  remarks: new Set(['remarque', 'commentaire', 'observation', 'note', 'précision', 'annotation']),
  prose: frenchProse,
  outline: frenchOutline,
};
