/** Every text that the product shows, in French. */
import {
  type Kind,
  lower,
  upperFirst,
  one,
  many,
  agree,
  isVowel,
  demonstrative,
  ofMany,
  counted,
} from './fr-grammar.ts';
import { pages } from './fr-pages.ts';

/** What somebody may not do. */
type Act = 'see' | 'create' | 'change' | 'delete' | 'restore';

const acts: Record<Act, string> = {
  see: 'consulter',
  create: 'créer',
  change: 'modifier',
  delete: 'supprimer',
  restore: 'restaurer',
};

const screens = {
  named: (label: string): string => `${label} :`,
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  signedInAs: 'Connecté en tant que',
  createAccount: 'Créer un compte',
  createAccountButton: 'Créer le compte',
  newHere: 'Première visite ?',
  haveOne: 'Vous en avez déjà un ?',
  forgotten: 'Mot de passe oublié ?',
  forgottenLead: 'Nous vous envoyons un lien pour en choisir un nouveau.',
  sendLink: 'Envoyer un lien',
  backToSignIn: 'Retour à la connexion',
  choosePassword: 'Choisissez un mot de passe',
  setPassword: 'Enregistrer le mot de passe',
  passwordSet: 'Mot de passe enregistré',
  changePassword: 'Changer le mot de passe',
  changeYourPassword: 'Changer votre mot de passe',
  passwordChanged: 'Mot de passe changé',
  yourAccount: 'Votre compte',
  welcome: (product: string): string => `Bienvenue dans ${product}`,
  hello: (name: string): string => `Bonjour ${name}`,
  home: 'Accueil',
  mainNavigation: 'Principale',
  skipToContent: 'Aller au contenu',
  backToStart: "Retour à l'accueil",
  search: 'Rechercher',
  searchFor: (kind: Kind): string => `Rechercher parmi les ${many(kind)}`,
  save: 'Enregistrer',
  cancel: 'Annuler',
  open: 'Ouvrir',
  edit: 'Modifier',
  editOne: (name: string): string => `Modifier ${name}`,
  delete: 'Supprimer',
  deleteAsk: (name: string): string => `Supprimer ${name} ?`,
  deleteWarning: (kind: Kind): string =>
    `${upperFirst(demonstrative(kind))} sera ${agree(kind, 'supprimé', 'supprimée')} définitivement.`,
  keepIt: 'Ne pas supprimer',
  newOne: (kind: Kind): string =>
    `${agree(kind, isVowel(one(kind)) ? 'Nouvel' : 'Nouveau', 'Nouvelle')} ${one(kind)}`,
  addOne: (kind: Kind): string => `Ajouter ${agree(kind, 'un', 'une')} ${one(kind)}`,
  all: (kind: Kind): string => `${agree(kind, 'Tous', 'Toutes')} les ${many(kind)}`,
  records: (count: number): string => `${count} ${count < 2 ? 'enregistrement' : 'enregistrements'}`,
  counted: (count: number, kind: Kind): string => `${count} ${counted(count, kind)}`,
  countedState: (count: number, state: string): string => `${count} ${lower(state)}`,
  created: (kind: Kind): string => `${kind.label} ${agree(kind, 'créé', 'créée')}`,
  saved: (kind: Kind): string => `${kind.label} ${agree(kind, 'enregistré', 'enregistrée')}`,
  deleted: (kind: Kind): string => `${kind.label} ${agree(kind, 'supprimé', 'supprimée')}`,
  moved: (kind: Kind, state: string): string => `${kind.label} : ${lower(state)}`,
  noneYet: (kind: Kind): string => `Pas encore ${ofMany(kind)}`,
  noneMatch: (kind: Kind): string => `${agree(kind, 'Aucun', 'Aucune')} ${one(kind)} ne correspond`,
  firstIsAClickAway: 'Un clic suffit pour commencer.',
  willShowUpHere: 'La liste se remplira ici.',
  tryAnotherWord: 'Essayez un autre mot, ou',
  showAll: 'tout afficher',
  previous: 'Précédent',
  next: 'Suivant',
  pages: 'Pages',
  pageOf: (page: number, pages: number): string => `Page ${page} sur ${pages}`,
  related: 'Liens',
  createdStamp: 'Création',
  changedStamp: 'Modification',
  stampedBy: (what: string, who: string): string => `${what} par ${who},`,
  clicks: 'Clics',
  choose: 'Choisir…',
  optional: 'Facultatif',
  yes: 'Oui',
  no: 'Non',
  attention: (count: number): string =>
    count === 1 ? 'Un point demande votre attention :' : `${count} points demandent votre attention :`,
};

const refusals = {
  titles: {
    400: 'Requête mal formée',
    401: 'Connexion requise',
    403: 'Accès refusé',
    404: 'Introuvable',
    405: 'Méthode non autorisée',
    409: 'Conflit',
    413: 'Trop volumineux',
    415: 'Type de contenu non pris en charge',
    422: 'Champs non valides',
    429: 'Trop de tentatives',
    500: 'Erreur interne',
    503: 'Occupé',
  } as Record<number, string>,
  error: 'Erreur',
  signInFirst: "Connectez-vous d'abord.",
  noSuch: (kind: Kind): string =>
    `${upperFirst(demonstrative(kind))} n'existe pas, ou ne vous est pas accessible.`,
  noSuchPage: "Cette page n'existe pas, ou ne vous est pas accessible.",
  noSuchAddress: "Cette adresse n'existe pas, ou ne vous est pas accessible.",
  noSuchStep: "Cette étape n'existe pas, ou ne vous est pas accessible.",
  noSuchAccount: "Ce compte n'existe pas, ou ne vous est pas accessible.",
  noSuchMessage: "Ce message n'existe pas, ou ne vous est pas accessible.",
  mayNot: (act: Act, kind: Kind): string => `Vous ne pouvez pas ${acts[act]} les ${many(kind)}.`,
  mayNotThis: (act: Act, kind: Kind): string => `Vous ne pouvez pas ${acts[act]} ${demonstrative(kind)}.`,
  mayNotMove: (step: string, kind: Kind): string =>
    `Vous ne pouvez pas faire cela : ${lower(step)} (${one(kind)}).`,
  mayNotCreateForOthers: (kind: Kind): string =>
    `Vous ne pouvez pas créer ${agree(kind, 'un', 'une')} ${one(kind)} pour quelqu'un d'autre.`,
  mayNotGiveAway: (kind: Kind): string =>
    `Vous ne pouvez pas attribuer ${demonstrative(kind)} à quelqu'un d'autre.`,
  mayNotManageAccounts: 'Vous ne pouvez pas gérer les comptes.',
  mayNotSignUp:
    'Vous ne pouvez pas ouvrir de compte vous-même : demandez une invitation à un administrateur.',
  stale: "Quelqu'un a modifié ceci entre-temps. Regardez à nouveau avant de le modifier.",
  referredTo: (kind: Kind, others: Kind): string =>
    `${upperFirst(demonstrative(kind))} ne peut pas être ${agree(kind, 'supprimé', 'supprimée')} : des ${many(others)} y font référence.`,
  signsIn: (kind: Kind): string =>
    `${upperFirst(demonstrative(kind))} ne peut pas être ${agree(kind, 'supprimé', 'supprimée')} : un compte y est lié.`,
  stepNotPossible: (step: string, kind: Kind, state: string): string =>
    `« ${step} » n'est pas possible : l'état actuel est « ${lower(state)} ».`,
  followsFromOthers: (label: string): string =>
    `${label} : cette valeur découle des autres et ne peut pas être saisie.`,
  mayNotChangeField: (label: string, kind: Kind): string =>
    `Vous ne pouvez pas modifier « ${label} » de ${demonstrative(kind)}.`,
  planAllows: (plan: string, most: number, kind: Kind): string =>
    `Votre formule ${plan} permet ${most} ${counted(most, kind)}. Une formule plus large en permet davantage.`,
  noFreeCode: "Aucun code libre n'a été trouvé. Choisissez-en un vous-même.",
  codeReserved: (label: string, code: string): string =>
    `${label} : ${code} est une adresse du produit lui-même. Choisissez-en une autre.`,
  changesByStepsOnly: (label: string): string => `${label} : ne change que par ses étapes.`,
  cannotBeChanged: (key: string): string => `${key} ne peut pas être modifié.`,
  noField: (key: string): string => `Il n'y a pas de champ ${key}.`,
  noFieldToFilter: (key: string): string => `Il n'y a pas de champ ${key} pour filtrer.`,
  noFieldToSort: (key: string): string => `Il n'y a pas de champ ${key} pour trier.`,
  deletedToo: (label: string, kind: Kind): string =>
    `${label} : ${demonstrative(kind)} a été ${agree(kind, 'supprimé', 'supprimée')} aussi. Commencez par là.`,
  required: (label: string): string => `${label} : ce champ est obligatoire.`,
  taken: (label: string, value: string): string => `${label} : ${value} est déjà pris.`,
  noSuchRecord: (label: string): string => `${label} : cet enregistrement n'existe pas.`,
  mustBeText: (label: string): string => `${label} : un texte est attendu.`,
  strangeCharacters: (label: string): string =>
    `${label} : certains caractères ne peuvent pas être affichés.`,
  oneLine: (label: string): string => `${label} : une seule ligne est possible.`,
  atMostCharacters: (label: string, count: number): string => `${label} : ${count} caractères au plus.`,
  atLeastCharacters: (label: string, count: number): string =>
    `${label} : ${count} ${count === 1 ? 'caractère' : 'caractères'} au moins.`,
  wrongForm: (label: string): string => `${label} : le format n'est pas le bon.`,
  mustBeEmail: (label: string): string =>
    `${label} : une adresse e-mail est attendue, comme ada@example.com.`,
  mustBePhone: (label: string): string =>
    `${label} : un numéro de téléphone est attendu, comme +33 1 23 45 67 89.`,
  mustBeUrl: (label: string): string => `${label} : une adresse est attendue, comme https://example.com.`,
  mustBeNumber: (label: string): string => `${label} : un nombre est attendu.`,
  mustBeWhole: (label: string): string => `${label} : un nombre entier est attendu.`,
  mustBeWholeFromOne: (label: string): string => `${label} : un nombre entier à partir de 1 est attendu.`,
  atLeast: (label: string, least: string): string => `${label} : ${least} au moins.`,
  atMost: (label: string, most: string): string => `${label} : ${most} au plus.`,
  moreThan: (label: string, bound: string): string => `${label} : plus de ${bound}.`,
  digitsAfterPoint: (label: string, digits: number): string =>
    digits === 0
      ? `${label} : aucun chiffre après la virgule.`
      : `${label} : ${digits} ${digits === 1 ? 'chiffre' : 'chiffres'} au plus après la virgule.`,
  mustBeDay: (label: string): string => `${label} : un jour est attendu, comme 2026-03-01.`,
  mustBeMoment: (label: string): string => `${label} : un moment est attendu, comme 2026-03-01T14:30:00Z.`,
  mustBeDateAndTime: (label: string): string =>
    `${label} : une date et une heure sont attendues, comme 2026-03-01 14:30.`,
  mustBeTime: (label: string): string => `${label} : une heure est attendue, comme 14:30.`,
  mustBeTrueOrFalse: (label: string): string => `${label} : true ou false est attendu.`,
  mustBeOneOf: (label: string, values: readonly string[]): string =>
    `${label} : l'une de ces valeurs est attendue : ${values.join(', ')}.`,
  mustBeRecordNumber: (label: string): string => `${label} : le numéro d'un enregistrement est attendu.`,
  mustBeRecordNumbers: (label: string): string =>
    `${label} : une liste de numéros d'enregistrements est attendue.`,
  mustBeColour: (label: string): string => `${label} : une couleur est attendue, comme #3366ff.`,
  chooseFromList: (label: string): string => `${upperFirst(label)} : choisissez dans la liste.`,
  mustBeType: (key: string, type: string): string => `${key} : le type attendu est ${type}.`,
  requiredText: (key: string): string => `${key} : un texte est obligatoire.`,
  notObject: 'Le corps doit être un objet JSON.',
  notJson: "Le corps n'est pas du JSON valide.",
  sendJson: 'Envoyez le corps en application/json.',
  tooLarge: "C'est plus que ce qu'une requête peut transporter.",
  formExpired: 'Ce formulaire a expiré. Revenez en arrière, rechargez la page et envoyez-le à nouveau.',
  formFromElsewhere: 'Ce formulaire a été envoyé depuis un autre site.',
  requestFromElsewhere: 'Cette requête a été envoyée depuis un autre site.',
  tooManyAtOnce: 'Trop de tentatives à la fois. Réessayez dans un instant.',
  tooManyAttempts: (minutes: number): string =>
    `Trop de tentatives. Réessayez dans ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  busy: 'Le service est occupé. Réessayez dans un instant.',
  unexpected: "Une erreur s'est produite de notre côté. Elle a été notée.",
};

const accounts = {
  title: 'Comptes',
  titleBesideCollection: 'Comptes utilisateurs',
  lead: 'Qui peut se connecter, et à quel titre',
  name: 'Nom',
  email: 'E-mail',
  password: 'Mot de passe',
  presentPassword: 'Mot de passe actuel',
  role: 'Rôle',
  state: 'État',
  administrator: 'Administrateur',
  active: 'Actif',
  invited: 'Invité',
  deactivated: 'Désactivé',
  inviteSomebody: "Inviter quelqu'un",
  invite: 'Inviter',
  linkFor: (name: string): string => `Un lien pour ${name}`,
  linkMessage: 'Un message',
  linkSent: (email: string, hours: number): string =>
    `à ${email} le contient. Vous pouvez aussi le transmettre vous-même : il fonctionne une fois, pendant ${hours} heures, et permet de choisir le mot de passe.`,
  unfinished: (labels: readonly string[]): string => `Il peut manquer à sa fiche : ${labels.join(', ')}.`,
  fillIn: 'Compléter',
  backToAll: 'Retour aux comptes',
  all: 'Tous les comptes',
  newLink: 'Nouveau lien de mot de passe',
  deactivate: 'Désactiver',
  activate: 'Activer',
  saved: 'Compte enregistré',
  emailForm: "L'e-mail doit être une adresse comme ada@example.com.",
  nameRequired: 'Le nom est obligatoire.',
  nameTooLong: (most: number): string => `Le nom doit avoir ${most} caractères au plus.`,
  roleUnknown: 'Le rôle doit être un de ceux de ce produit.',
  passwordTooShort: (least: number): string => `Le mot de passe doit avoir au moins ${least} caractères.`,
  passwordTooLong: (most: number): string => `Le mot de passe doit avoir ${most} caractères au plus.`,
  emailTaken: 'Un compte utilise déjà cet e-mail.',
  noSuchRecord: "Il n'y a pas de tel enregistrement pour ce rôle.",
  isDeactivated: 'Ce compte est désactivé.',
  lastAdministrator: "C'est le dernier administrateur actif.",
  linkUsed: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
  linkUsedAlready: 'Ce lien a déjà servi.',
  wrongPresentPassword: "Ce n'est pas votre mot de passe actuel.",
  wrongCredentials: "L'e-mail ou le mot de passe est incorrect.",
  forgottenAnswer:
    'Si un compte a cette adresse, un message avec un lien pour choisir un nouveau mot de passe est en route.',
};

const mail = {
  kind: { label: 'Message', labelPlural: 'Messages', gender: 'm' } as Kind,
  kindBesideCollection: { label: 'Message', labelPlural: 'Messages envoyés', gender: 'm' } as Kind,
  subject: 'Objet',
  to: 'À',
  text: 'Texte',
  failure: 'Non remis parce que',
  sent: 'Envoyé',
  line: (label: string, text: string): string => `${label} : ${text}`,
  greeting: (name: string): string => `Bonjour ${name},`,
  invitationSubject: (product: string): string => `Votre invitation à ${product}`,
  invitation: (product: string): string =>
    `vous êtes invité à rejoindre ${product}. Choisissez votre mot de passe ici :`,
  newPasswordSubject: (product: string): string => `Un nouveau mot de passe pour ${product}`,
  newPassword: (product: string): string => `choisissez un nouveau mot de passe pour ${product} ici :`,
  worksOnce: (hours: number): string => `Ce lien fonctionne une fois, pendant ${hours} heures.`,
  leaveItBe:
    "Si vous ne l'avez pas demandé, ne tenez pas compte de ce message : votre mot de passe reste inchangé.",
};

const files = {
  tooLarge: (megabytes: number) => `Un fichier ne peut dépasser ${megabytes} Mo.`,
  notTaken:
    'Ce type de fichier n’est pas accepté. Sont acceptés les images, les PDF, les documents bureautiques, le texte, le son et la vidéo.',
  noFile: 'Le formulaire ne contient aucun fichier.',
  noSuchFile: 'Ce fichier n’existe pas, ou vous ne pouvez pas le voir.',
  mayNotUpload: 'Vous ne pouvez pas envoyer de fichiers.',
  unknown: (label: string) => `${label} : ce fichier n’existe pas. Envoyez-le d’abord.`,
  mustBeUpload: (label: string) => `${label} doit être le chemin donné par POST /api/uploads.`,
  mustBeImage: (label: string) => `${label} doit être une image (PNG, JPEG, GIF, WebP ou AVIF).`,
  sendCsv: 'Envoyez le tableau au format text/csv.',
  emptyTable:
    'Le tableau est vide : la première ligne nomme les colonnes, chaque ligne suivante est un enregistrement.',
  tooManyRows: (most: number) => `Un tableau peut avoir au plus ${most} lignes.`,
  notUtf8: 'Le tableau n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 ».',
  openQuote: (line: number) => `Le guillemet ouvert à la ligne ${line} n’est jamais fermé.`,
  unknownColumn: (name: string) => `Il n’y a pas de colonne « ${name} ».`,
  twiceColumn: (name: string) => `La colonne « ${name} » est présente deux fois.`,
  missingColumn: (label: string) => `La colonne « ${label} » manque.`,
  tooManyCells: 'Cette ligne a plus de cellules qu’il n’y a de colonnes.',
  noMatch: (label: string, value: string) => `${label} : rien ne s’appelle « ${value} ».`,
  severalMatch: (label: string, value: string) =>
    `${label} : plusieurs s’appellent « ${value} ». Écrivez plutôt le numéro, par exemple #12.`,
  rowsRefused: (count: number) =>
    count === 1
      ? 'Une ligne contient une erreur ; rien n’a été importé.'
      : `${count} lignes contiennent des erreurs ; rien n’a été importé.`,
};

const settings = {
  title: 'Réglages',
  name: 'Nom du produit',
  timeZone: 'Fuseau horaire',
  currency: 'Devise',
  plan: 'Formule',
  saved: 'Réglages enregistrés',
  nameLength: 'Le nom du produit doit avoir entre 1 et 80 caractères.',
  unknownTimeZone: 'Le fuseau horaire doit être par exemple Europe/Paris.',
  unknownCurrency: 'La devise doit être un code tel que EUR.',
  otherDigits: 'Cette devise n’a pas les mêmes subdivisions que les montants enregistrés.',
  unknownPlan: 'Cette formule n’existe pas.',
  noPlans: 'Ce produit n’a pas de formules.',
  planFull: (plan: string, count: number, kind: Kind) =>
    `La formule ${plan} permet au plus ${count} ${counted(count, kind)}. Supprimez-en, ou choisissez une formule plus grande.`,
  perMonth: 'par mois',
  perYear: 'par an',
  once: 'une fois',
  sampleLead: 'Des fiches vraisemblables pour faire le tour. Les retirer laisse tout ce qui est à vous.',
  sampleTitle: 'Données d’exemple',
  sampleAdded: (count: number) => `${count} enregistrements d’exemple ont été ajoutés.`,
  sampleRemoved: (count: number) => `${count} enregistrements d’exemple ont été supprimés.`,
  sampleThere: 'Les données d’exemple sont déjà là.',
};

const units = {
  minutes: (count: number): string => (count < 2 ? 'minute' : 'minutes'),
  hours: (count: number): string => (count < 2 ? 'heure' : 'heures'),
  days: (count: number): string => (count < 2 ? 'jour' : 'jours'),
  weeks: (count: number): string => (count < 2 ? 'semaine' : 'semaines'),
  months: (_count: number): string => 'mois',
  years: (count: number): string => (count < 2 ? 'an' : 'ans'),
};

/** The texts by area. `locale` is how dates, numbers and money are written. */
export const words = {
  locale: 'fr-FR',
  lower,
  screens,
  refusals,
  accounts,
  mail,
  ...pages,
  files,
  settings,
  units,
};
