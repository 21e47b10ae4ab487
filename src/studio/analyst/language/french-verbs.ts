/** French verbs: what they do to records, and which doings are records of their own. Infinitives. */
import type { VerbSense } from '../grammar/logical-form.ts';
import type { ReifyingVerb } from './lexicon.ts';
import { listOf, tableOf } from './word-list.ts';

export const frenchVerbs: Record<string, VerbSense> = tableOf([
  [
    'keep',
    `suivre | enregistrer | stocker | garder | conserver | proposer | offrir | organiser | exploiter | tenir | recenser | répertorier |
    garder une trace de | tenir une liste de | tenir à jour | accueillir | vendre | fabriquer | produire | héberger | centraliser | archiver | encadrer`,
  ],
  [
    'other',
    `donner | apporter | prévoir | enseigner | soumettre | demander | ouvrir | planifier | programmer | recevoir | transmettre | travailler sur | retirer |
    remettre | distribuer | commander | facturer | payer | régler | encaisser | signaler | déclarer | noter | évaluer | attribuer | affecter | assigner |
    prescrire | consulter en ligne | relancer | imprimer | partager | aimer | liker | suivre en ligne | donner un avis sur | passer | effectuer | réaliser | faire | traiter | prendre en charge | télécharger | exporter | importer | inviter | désactiver | envoyer | préparer | annuler | fermer | clôturer | clore | confirmer | approuver | rejeter | refuser | décliner | résoudre | suspendre | activer | bloquer | débloquer | rouvrir | réouvrir | expédier | livrer | valider | rembourser | signer | lancer | achever | retourner | reprendre | servir | nettoyer | réparer | visiter | chercher | acheter | participer | examiner | auditer | dispenser | encourager | former | conseiller | contacter | appeler | rappeler | peser | mesurer | compter | calculer | trier | filtrer | classer | emballer | charger | décharger | monter | installer | utiliser | employer | occuper | libérer | relire | corriger la | finaliser | reporter à plus tard | choisir | sélectionner | définir | fixer | déterminer | configurer | paramétrer | communiquer | notifier | avertir | adopter | parrainer | soigner | promener | nourrir | arroser | planter | récolter | pointer | badger | auditionner | répéter | jouer | arbitrer | entraîner | coacher | scanner | répondre à | répondre | réagir | se prononcer | prévoir | commenter | voter | indiquer | préciser | mentionner | accéder | conduire | transporter | embarquer | enlever les | échanger | convertir | transformer | regrouper | fusionner | dupliquer | copier | cloner | restaurer | épingler | bannir | liquider | solder`,
  ],
  ['take', 'prendre | accepter de prendre | récupérer'],
  ['want', 'vouloir | souhaiter | désirer | avoir besoin de | nécessiter'],
  [
    'see',
    `voir | consulter | lire | parcourir | chercher | rechercher | lister | visualiser | regarder | trouver | vérifier | accéder à | afficher | visionner |
    avoir accès à | prendre connaissance de | contrôler l'état de | suivre l'état de | suivre l'avancement de`,
  ],
  [
    'create',
    `créer | ajouter | saisir | entrer | publier | écrire | rédiger | déposer | insérer | mettre en ligne | téléverser | établir | émettre | encoder | générer | poster | inscrire de nouveaux | laisser | prendre rendez-vous`,
  ],
  [
    'change',
    `modifier | changer | mettre à jour | éditer | corriger | ajuster | renommer | actualiser | compléter | remplir | reporter | déplacer | décaler | adapter | personnaliser`,
  ],
  ['delete', 'supprimer | effacer | enlever | ôter'],
  [
    'manage',
    `gérer | administrer | s'occuper de | maintenir | superviser | prendre soin de | tout faire avec | tout faire sur | avoir la main sur | piloter | créer, modifier et supprimer | s'occuper`,
  ],
  [
    'overlap',
    'se chevaucher | se superposer | se recouper | entrer en conflit | chevaucher | se recouvrir | coïncider | se télescoper | se croiser | avoir lieu en même temps | se dérouler en même temps | se tenir en même temps | avoir lieu au même moment | être en même temps | tomber en même temps | avoir lieu simultanément',
  ],
  ['begin', 'commencer | débuter | démarrer'],
  ['end', "finir | se terminer | terminer | s'achever | se finir"],
  ['mark', "marquer | passer à l'état | basculer | indiquer | mettre"],
  ['exceed', 'dépasser | excéder | être supérieur à | aller au-delà de'],
  [
    'sign',
    `s'inscrire | se connecter | créer un compte | ouvrir un compte | avoir un compte | s'identifier | créer leur compte | créer son compte | ouvrir leur compte | se créer un compte | créer leur propre compte | créer eux-mêmes leur compte | créer elles-mêmes leur compte | ouvrir eux-mêmes leur compte | ouvrir eux-mêmes un compte | créer eux-mêmes un compte | s'inscrire eux-mêmes | s'inscrire elles-mêmes | s'inscrire en ligne | s'inscrire seuls | se connecter à leur compte | s'enregistrer`,
  ],
  [
    'do',
    'tout faire | gérer tout | voir tout | faire tout | administrer tout | tout voir et tout faire | tout gérer | tout voir et tout modifier | faire tout | tout administrer | tout voir',
  ],
]);

const returning = { transitions: [{ verb: 'rendre', to: 'rendu' }] };
const cancelling = { transitions: [{ verb: 'annuler', to: 'annulé' }] };
const returned = { value: 'rendu', isFree: true };
const cancelled = { value: 'annulé', isFree: true };

/** Verbs whose doings are recorded; states in the masculine singular. */
export const frenchReifying: Record<string, ReifyingVerb> = tableOf<ReifyingVerb>([
  [
    { noun: 'prêt', states: [{ value: 'en cours' }, returned], ...returning, times: 'due', isGiving: true },
    'prêter',
  ],
  [{ noun: 'emprunt', states: [{ value: 'en cours' }, returned], ...returning, times: 'due' }, 'emprunter'],
  [{ noun: 'location', states: [{ value: 'loué' }, returned], ...returning, times: 'interval' }, 'louer'],
  [
    {
      noun: 'réservation',
      states: [{ value: 'réservé' }, cancelled],
      ...cancelling,
      times: 'interval',
      isForRecords: true,
    },
    'réserver',
  ],
  [
    {
      noun: 'commande',
      states: [{ value: 'commandé' }, cancelled],
      ...cancelling,
      times: 'none',
      isForRecords: true,
    },
    'commander',
  ],
  [
    { noun: 'inscription', states: [{ value: 'inscrit' }, cancelled], ...cancelling, times: 'none' },
    `s'inscrire à | s'inscrire | inscrire | s'inscrire dans | s'inscrire sur | s'inscrire pour`,
  ],
  [
    {
      noun: 'adhésion',
      states: [{ value: 'actif' }, { value: 'résilié', isFree: true }],
      transitions: [{ verb: 'résilier', to: 'résilié' }],
      times: 'none',
    },
    'adhérer à | rejoindre',
  ],
  [
    { noun: 'candidature', states: [{ value: 'reçu' }], transitions: [], times: 'none' },
    'postuler à | candidater à | postuler pour',
  ],
  [
    { noun: 'participation', states: [{ value: 'inscrit' }, cancelled], ...cancelling, times: 'none' },
    'participer à | assister à',
  ],
]);

/** Names of one and the same record. */
export const frenchSameRecords = [
  ['prêt', 'emprunt'],
  ['inscription', 'participation'],
];

/** Verbs by which their object belongs to who does it: "les professeurs donnent des cours". */
export const frenchBelonging = new Set(
  listOf('donner | enseigner | animer | diriger | assurer | présenter | apporter | dispenser | amener'),
);

/** Other names of the states that a verb leads to, in the masculine singular. */
export const frenchLeading: Record<string, readonly string[]> = Object.fromEntries(
  [
    [
      'commencer | débuter | démarrer | lancer',
      'en cours | commencé | démarré | débuté | actif | lancé | en préparation',
    ],
    [
      'prendre | prendre en charge',
      'en cours | pris | attribué | assigné | commencé | pris en charge | en traitement',
    ],
    ['traiter', 'en cours | traité | en traitement'],
    [
      'finir | terminer | achever | clôturer',
      'terminé | fini | achevé | clôturé | résolu | fait | clos | effectué',
    ],
    ['fermer | clore', 'fermé | clos | clôturé | terminé'],
    ['refuser | rejeter | décliner', 'refusé | rejeté | décliné'],
    ['accepter | approuver | valider | confirmer', 'accepté | approuvé | validé | confirmé'],
    ['annuler | retirer', 'annulé | retiré'],
    ['remettre | retirer', 'remis | retiré | livré'],
    ['reprendre', 'rendu | retourné'],
    ['rendre | retourner', 'rendu | retourné'],
    ['publier', 'publié | en ligne'],
    ['régler | payer | encaisser', 'payé | réglé | encaissé'],
    ['résoudre', 'résolu | réglé | terminé'],
    ['expédier | envoyer', 'expédié | envoyé'],
    ['rembourser', 'remboursé'],
  ].flatMap(([verbs = '', states = '']) => listOf(verbs).map((verb) => [verb, listOf(states)] as const)),
);

/** States of what somebody has at the moment. */
export const frenchAwayStates = new Set(
  listOf(
    'prêté | en prêt | sorti | pris | en cours | utilisé | déjà prêté | loué | déjà loué | emprunté | déjà emprunté | absent | réservé | déjà réservé | en location',
  ),
);

/** Verbs that begin a record: "soumettre une demande". */
export const frenchCreating = new Set(
  listOf(`
  enregistrer | inscrire | soumettre | demander | planifier | programmer | ouvrir | commander | émettre | préparer | rédiger | commencer | envoyer | proposer | réserver | déposer |
  signaler | déclarer | passer | prendre | faire | laisser | saisir | facturer | effectuer | noter | donner | établir`),
);

/** Verbs that lead to a state of their own, whether or not the brief names it. */
export const frenchChanging = new Set(
  listOf(`
  annuler | fermer | clôturer | clore | confirmer | terminer | approuver | rejeter | accepter | refuser | décliner | archiver | publier | résoudre | finir | suspendre |
  activer | désactiver | bloquer | débloquer | rouvrir | retirer | régler | vérifier | signer | expédier | livrer | envoyer | valider | encaisser | rembourser | payer`),
);

/** The record that a verb makes, where the brief keeps such records: "commander des paniers". */
export const frenchRecords: Readonly<Record<string, string>> = Object.fromEntries(
  listOf(`
  commander commande | demander demande | acheter achat | vendre vente | livrer livraison | facturer facture | évaluer évaluation | noter note | consulter consultation | voter vote | visiter visite | adopter adoption |
  commenter commentaire | intervenir intervention | signaler signalement | candidater candidature | postuler candidature | abonner abonnement | payer paiement | régler règlement | réserver réservation | louer location |
  emprunter emprunt | prêter prêt | participer participation | cotiser cotisation | donner don | rembourser remboursement | expédier expédition | réparer réparation | soigner soin | inviter invitation | proposer proposition | planifier planification | répondre réponse`).map(
    (pair) => {
      const [verb = '', noun = ''] = pair.split(' ');
      return [verb, noun] as const;
    },
  ),
);

/** Words for "still going on" that need not be names of states. */
export const frenchOngoing = new Set(
  listOf(
    'ouvert | actif | en cours | courant | simultané | non rendu | valide | valable | non terminé | active | actuel | vivant | à venir',
  ),
);
