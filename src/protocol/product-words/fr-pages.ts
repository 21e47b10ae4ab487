/** What people read on the pages that are arranged for them, in French. */
import { type Kind, lower, one, many, agree, ofMany, counted, article } from './fr-grammar.ts';

/** One does not book a booking. */
const isBooking = ({ label }: Kind): boolean => /^réservation/i.test(label);

/** « Inscription » : the name of the act itself. */
const isJoining = ({ label }: Kind): boolean => /^inscription$/i.test(label);

const booking = {
  book: (kind: Kind): string =>
    isBooking(kind) ? 'Réserver' : isJoining(kind) ? 'S’inscrire' : `Réserver ${article(kind)}`,
  bookShort: (kind: Kind): string => (isJoining(kind) ? 'S’inscrire' : 'Réserver'),
  choose: (kind: Kind): string =>
    kind.gender === undefined ? `Votre choix : ${one(kind)}` : `Choisissez ${article(kind)}`,
  signInFirst: 'Pour réserver, connectez-vous ou créez un compte.',
  chooseTime: 'Choisissez un horaire',
  chooseDay: 'Choisissez un jour',
  check: 'Vérifiez et confirmez',
  confirm: 'Confirmer la réservation',
  booked: (kind: Kind): string =>
    `${kind.label} ${isBooking(kind) || isJoining(kind) ? agree(kind, 'enregistré', 'enregistrée') : agree(kind, 'réservé', 'réservée')}`,
  any: (label: string): string => `${label} : peu importe`,
  nothingFree: 'Rien de libre ces jours-ci.',
  nothingToChoose: (kind: Kind): string => `Il n'y a pas ${ofMany(kind)} au choix pour le moment.`,
  earlier: 'Plus tôt',
  later: 'Plus tard',
  nextFree: 'Prochain jour libre',
  placesLeft: (count: number): string =>
    count < 2 ? `${count} place restante` : `${count} places restantes`,
  full: 'Complet',
  mine: (kind: Kind): string => `Mes ${many(kind)}`,
  comingUp: 'À venir',
  past: 'Passé',
  nothingComingUp: "Rien n'est prévu.",
  when: 'Quand',
  change: 'Changer',
  steps: 'Étapes',
  today: "Aujourd'hui",
  tomorrow: 'Demain',
};

const work = {
  title: 'À faire',
  lead: 'Ce qui attend son étape suivante',
  waiting: (count: number): string =>
    count < 2 ? `${count} élément vous attend` : `${count} éléments vous attendent`,
  nothing: 'Rien ne vous attend.',
  nothingMore: 'Le travail nouveau apparaîtra ici.',
  andMore: (count: number): string => `et ${count} de plus`,
  keyNext: 'suivant',
  keyPrevious: 'précédent',
  keyOpen: 'ouvrir',
  keyUndo: 'annuler',
  undo: 'Annuler cette action',
  undone: 'Action annulée',
  cannotUndo: 'Ceci ne peut plus être annulé : une modification a eu lieu entre-temps.',
  seeAll: 'Tout voir',
  today: "Aujourd'hui",
  nothingToday: "Rien n'est prévu aujourd'hui.",
  sure: (step: string, name: string): string => `${step} : ${name} ?`,
  sureText: 'Les boutons de cette page ne permettent pas de revenir en arrière.',
  doIt: (step: string): string => step,
  goBack: 'Revenir',
};

const views = {
  label: 'Affichage',
  list: 'Liste',
  cards: 'Fiches',
  calendar: 'Calendrier',
  board: 'Tableau',
  gallery: 'Galerie',
  month: 'Mois',
  week: 'Semaine',
  day: 'Jour',
  today: "Aujourd'hui",
  more: (count: number): string => `+ ${count} de plus`,
  nothingHere: 'Rien ces jours-ci.',
  none: 'Sans valeur',
  history: 'Historique',
  parts: (kind: Kind): string => kind.labelPlural,
  addPart: (kind: Kind): string => `Ajouter ${article(kind)}`,
  total: 'Total',
  quick: 'Accès rapide',
  menu: 'Menu',
  close: 'Fermer',
  theme: 'Clair ou sombre',
  themeSystem: "Comme l'appareil",
  themeLight: 'Clair',
  themeDark: 'Sombre',
  appearance: 'Apparence',
  records: 'Fiches',
  administration: 'Administration',
  print: 'Imprimer',
  updatedAction: 'Modification',
  deletedAction: 'Suppression',
  restoredAction: 'Restauration',
  byProduct: 'le produit',
  nobody: 'personne',
};

const lists = {
  importTitle: (kind: Kind): string => `Importer des ${many(kind)}`,
  importLead: (columns: string): string =>
    `Choisissez un fichier CSV. Sa première ligne nomme les colonnes : ${columns}. Vous verrez le résultat avant que rien ne soit enregistré.`,
  tableFile: 'Fichier CSV',
  preview: 'Aperçu',
  previewLead: (good: number, wrong: number): string => {
    const lines = `${good} ${good < 2 ? 'ligne peut être importée' : 'lignes peuvent être importées'}`;
    if (wrong === 0) return `${lines}, sans erreur.`;
    return `${lines}, ${wrong} ${wrong < 2 ? 'comporte des erreurs et serait laissée' : 'comportent des erreurs et seraient laissées'} de côté.`;
  },
  ignoredColumns: (columns: string): string => `Ces colonnes sont laissées de côté : ${columns}.`,
  importRows: (count: number): string => `Importer ${count} ${count < 2 ? 'ligne' : 'lignes'}`,
  imported: (count: number): string => (count < 2 ? `${count} ligne importée` : `${count} lignes importées`),
  otherFile: 'Choisir un autre fichier',
  mistakes: 'Erreurs',
  line: 'Ligne',
  column: 'Colonne',
  removeFile: 'Retirer le fichier actuel',
  deleteSelected: 'Supprimer la sélection',
  filter: 'Filtrer',
  apply: 'Appliquer',
  clear: 'Effacer les filtres',
  any: 'Indifférent',
  selected: 'Pour la sélection :',
  selectAll: 'Tout sélectionner',
  select: (name: string): string => `Sélectionner ${name}`,
  nothingSelected: "Rien n'est sélectionné.",
  bulkDone: (count: number): string => (count < 2 ? `${count} traité` : `${count} traités`),
  bulkRefused: (count: number): string => (count < 2 ? `${count} refusé :` : `${count} refusés :`),
  export: 'Exporter',
  import: 'Importer',
  everywhere: 'Rechercher partout',
  nothingFound: (text: string): string => `Rien ne correspond à « ${text} ».`,
  typeWords: 'Tapez un mot pour le chercher dans toutes les fiches.',
  restored: (kind: Kind): string => `${kind.label} ${agree(kind, 'restauré', 'restaurée')}`,
  draft: "Vous avez quitté ce formulaire avant de l'enregistrer.",
  restoreDraft: "Remettre ce que j'avais saisi",
};

const figures = {
  title: 'Chiffres',
  showNumbers: 'Afficher les chiffres',
  what: 'Quoi',
  value: 'Valeur',
  count: (kind: Kind): string => kind.labelPlural,
  byState: (kind: Kind): string => `${kind.labelPlural} par état`,
  byMonth: (kind: Kind): string => `${kind.labelPlural} par mois`,
  sumByMonth: (label: string, kind: Kind): string => `${kind.labelPlural} : ${lower(label)} par mois`,
  sum: (label: string, kind: Kind): string => `${kind.labelPlural} : ${lower(label)}`,
  nothingYet: "Rien à compter pour l'instant.",
};

const visitors = {
  pricing: 'Tarifs',
  plans: 'Formules et tarifs',
  free: 'Gratuit',
  per: { month: 'par mois', year: 'par an', once: 'une fois' },
  upTo: (count: number, kind: Kind): string => `${count} ${counted(count, kind)} au plus`,
  unlimited: 'Sans limite',
  bookOnline: 'Réservez en ligne, à toute heure.',
  getStarted: 'Commencer',
  current: 'Votre formule',
  seeAll: (kind: Kind): string => `${agree(kind, 'Tous', 'Toutes')} les ${many(kind)}`,
  emptyProduct: "Rien ici pour l'instant",
  emptyLead: "Ajoutez vos premières fiches, ou faites d'abord le tour avec des données d'exemple.",
  addSamples: "Ajouter des données d'exemple",
  samplesAdded: "Données d'exemple ajoutées",
  removeSamples: "Retirer les données d'exemple",
  samplesRemoved: "Données d'exemple retirées",
};

/** The texts by area. */
export const pages = { booking, work, views, lists, figures, visitors };
