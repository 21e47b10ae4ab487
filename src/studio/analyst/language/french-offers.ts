/** French words for moments, formulas, messages, figures, views, hours, plans, stocks and short links. */
import type { MarkWords } from './lexicon.ts';
import { listOf } from './word-list.ts';

/** `est informé`, `sont informées`, `doit être informé`, … */
function being(participles: string, ending = ''): string[] {
  const forms = listOf(participles).flatMap((one) => [one, `${one}e`, `${one}s`, `${one}es`]);
  const verbs = ['est', 'sont', 'doit être', 'doivent être', 'sera', 'seront'];
  return verbs.flatMap((verb) => forms.map((form) => `${verb} ${form} ${ending}`.trim()));
}

const mails =
  'un e-mail | un email | un mail | un courriel | un message | une notification | un rappel | une alerte | une confirmation | un sms | un e-mail de rappel | un mail de rappel | un e-mail de confirmation | un mail de confirmation | un rappel par e-mail | un rappel par mail | un rappel par email | une notification par e-mail | une confirmation par e-mail | une confirmation par mail';
const receiving = [
  'reçoit',
  'reçoivent',
  'doit recevoir',
  'doivent recevoir',
  'recevra',
  'recevront',
  'veut recevoir',
];

export const frenchOfferMarks: MarkWords = {
  MADEOF: listOf(
    'de | composé de | constitué de | constituée de | formé de | formée de | fait de | à | de exactement | sous la forme | au format',
  ),
  ALNUM: listOf(
    'lettres et chiffres | lettres ou chiffres | chiffres et lettres | chiffres ou lettres | caractères alphanumériques',
  ),
  DEFAULT: listOf(
    `par défaut | valeur par défaut | avec la valeur par défaut | dont la valeur par défaut est | avec par défaut | , par défaut | initialement | qui vaut par défaut | qui est par défaut | défaut`,
  ),
  BYDEFAULT: listOf('par défaut'),
  NOLONGER: [],
  PASSED: listOf(
    `est passé | est passée | est dépassé | est dépassée | sont dépassés | sont dépassées | est échu | est échue | est atteint | est atteinte | est écoulé | est écoulée | a expiré | est expiré | est expirée | est révolu | est révolue | est dans le passé | est arrivée | est arrivé | est terminé depuis`,
  ),
  ALREADY: listOf('déjà'),
  BOTH: listOf('tous les deux | toutes les deux | tous deux | toutes deux'),
  FREE: listOf('libre | libres | disponible | disponibles'),
  TWOPLACES: listOf(
    `être à deux endroits à la fois | être à deux endroits en même temps | être à deux endroits | être en deux endroits à la fois`,
  ),
  NOTYET: listOf('non | pas | pas encore | non encore'),
  AUTO: listOf(
    `automatiquement | tout seul | toute seule | tous seuls | toutes seules | d'office | de lui-même | d'elle-même`,
  ),
  EXPIRES: listOf('expire | expirent | expirer | devient caduc | devient caduque | deviennent caducs'),
  VALIDFOR: listOf(
    'reste bon | reste bonne | est bon | est bonne | restent bons | est bon pendant | est valable | sont valables | est valide | sont valides | reste valable | restent valables | est valable pendant | sont valables pendant',
  ),
  INTIME: listOf(
    `dans les | sous | dans un délai de | au bout de | après | pendant | depuis | d'ici | en | passé | dans le délai de`,
  ),
  AFTERLEN: listOf(`au bout de | après | passé | à l'issue de | à la fin de`),
  WITHOUT: listOf('sans'),
  NEGHAVE: [],
  DAYBEFORE: listOf(
    'la veille de | la veille | le jour avant | un jour avant | le jour précédant | le soir avant',
  ),
  UPTO: listOf(
    `jusqu'à | au plus tard | au plus tard à | plus de | pas moins de | au moins | seulement jusqu'à | uniquement jusqu'à`,
  ),
  FROMON: listOf('à partir de | dès | au plus tôt | pas avant | seulement à partir de'),
  WITHIN: listOf(
    'dans les | sous | dans un délai de | pendant les | moins de | au plus tard | dans un délai maximum de | au maximum',
  ),
  BEFOREWORD: listOf('avant | avant le début de | précédant'),
  AFTERWORD: listOf('après | suivant | qui suivent | à compter de | à partir de'),
  SUMOF: listOf(
    "la somme de | somme de | le total de | total de | le cumul de | l'addition de | le montant total de",
  ),
  AVERAGEOF: listOf('la moyenne de | moyenne de | la note moyenne de | la valeur moyenne de'),
  LEASTOF: listOf('le plus petit de | le minimum de | la plus petite de | le plus bas de'),
  GREATESTOF: listOf('le plus grand de | le maximum de | la plus grande de | le plus élevé de'),
  COUNTOF: listOf('le nombre de | nombre de | le nombre total de | combien de'),
  TIMES: listOf('fois | multiplié par | multipliée par | × | * | x'),
  PLUS: listOf('plus | + | ajouté à | augmenté de'),
  MINUS: listOf('moins | - | − | diminué de | auquel on retire'),
  DIVIDED: listOf('divisé par | divisée par | /'),
  EQUALS: listOf(
    `est égal à | est égale à | sont égaux à | correspond à | vaut | équivaut à | est calculé comme | est calculée comme | se calcule comme | est calculé à partir de | est calculée à partir de | est le produit de | est le résultat de | = | est automatiquement | est toujours | s'obtient en faisant`,
  ),
  NOTIFIED: [
    ...being('informé | notifié | prévenu | averti | alerté'),
    ...being('informé | notifié | prévenu | averti | alerté', 'par e-mail'),
    ...being('informé | notifié | prévenu | averti | alerté', 'par mail'),
    ...receiving.flatMap((verb) => listOf(mails).map((mail) => `${verb} ${mail}`)),
    ...listOf(mails).map((mail) => `reçoit automatiquement ${mail}`),
    ...listOf(mails).map((mail) => `reçoivent automatiquement ${mail}`),
  ],
  NOTIFYVERB: listOf(
    'notifier | informer | prévenir | avertir | alerter | notifie | informe | prévient | avertit | alerte | rappeler à | rappelle à | notifient | informent | préviennent',
  ),
  SENDVERB: listOf(
    'envoyer | envoie | envoient | envoyez | envoyer à | envoie à | on envoie | il faut envoyer',
  ),
  MESSAGE: listOf(
    `${mails} | des rappels | des e-mails | des mails | des notifications | un mail automatique | un e-mail automatique | des alertes`,
  ),
  ABOUT: listOf('de | sur | concernant | au sujet de | à propos de'),
  SOMEBODY: listOf(`quelqu'un | une personne | on`),
  HOMEPAGE: listOf(
    `la page d'accueil | page d'accueil | l'accueil | le tableau de bord | un tableau de bord | tableau de bord | mon tableau de bord | leur tableau de bord | son tableau de bord | notre tableau de bord | une page d'accueil | la page principale | une page de statistiques | les statistiques | la page de statistiques | une vue d'ensemble | le dashboard | un dashboard`,
  ),
  SHOWS: listOf(
    'affiche | affichent | montre | montrent | présente | doit afficher | doit montrer | indique | afficher | donne | devra afficher',
  ),
  SHOWN: [
    ...being('affiché | visible | montré | calculé automatiquement | calculé | mis à jour automatiquement'),
    ...listOf("apparaît | apparaissent | s'affiche | s'affichent | se voit | se voient"),
  ],
  THEMOST: listOf(
    'meilleurs | meilleures | plus gros | plus grosses | plus grands | plus grandes | plus fréquents | plus populaires | plus vendus | plus vendues | plus actifs | plus empruntés | plus demandés | premiers | premières',
  ),
  CALENDAR: listOf(
    'calendrier | agenda | planning | vue calendrier | vue agenda | calendrier hebdomadaire | calendrier mensuel | vue en calendrier',
  ),
  BOARD: listOf(
    'tableau kanban | kanban | tableau | vue kanban | tableau en colonnes | vue en colonnes | vue tableau | pipeline',
  ),
  OPENWORD: listOf(
    `est ouvert | est ouverte | sont ouverts | sont ouvertes | nous sommes ouverts | on est ouvert | ouvert | horaires | horaires d'ouverture | nos horaires | nos horaires d'ouverture sont | les horaires d'ouverture sont | heures d'ouverture | ouvre | ouvert de | ouverture`,
  ),
  CLOSEDWORD: listOf(
    'est fermé | est fermée | nous sommes fermés | on est fermé | fermé | fermée | fermés | fermeture',
  ),
  WEEKDAYS: listOf(
    'en semaine | les jours ouvrés | jours ouvrés | les jours de semaine | la semaine | les jours ouvrables',
  ),
  PLANWORD: listOf(
    'formule | formules | abonnement | abonnements | forfait | forfaits | offre | offres | plan | plans',
  ),
  COSTS: listOf(
    'coûte | coûtent | à | est à | au prix de | au tarif de | pour | est | est proposée à | est proposé à',
  ),
  FREEOFCHARGE: listOf('gratuit | gratuite | gratuitement | est gratuit | est gratuite | offert'),
  DECREASE: [
    ...listOf(
      'diminue | diminuent | baisse | baissent | est réduit | est réduite | est diminué | est diminuée | est décrémenté | est décrémentée | est débité | est débitée | sort du stock | sortent du stock',
    ),
  ],
  INCREASE: listOf(
    'augmente | augmentent | remonte | remontent | est augmenté | est augmentée | est incrémenté | revient | reviennent | est remis en stock | est remise en stock | sont remis en stock | est rétabli | est rétablie | revient en stock | reviennent en stock | retourne en stock | retournent en stock | retourne au stock | retournent au stock | revient au stock | reviennent au stock | retourne dans le stock | retournent dans le stock | est ré-augmenté',
  ),
  STOCKWORD: listOf('en stock | disponible | disponibles'),
  REDIRECTS: listOf(
    'redirige vers | redirigent vers | mène à | mènent à | renvoie vers | renvoie à | renvoient vers | ouvre | conduit à | amène à | envoie vers',
  ),
  VISITING: listOf(
    `ouvrir | visiter | cliquer sur | suivre | une visite de | un clic sur | la visite de | quiconque ouvre | quiconque visite | quand on ouvre | quand on visite | quand on clique sur | celui qui ouvre | l'ouverture de`,
  ),
  FEATURE: listOf(
    `recherche | rechercher | filtrer | filtre | trier | tri | recherchés | filtrés | triés | export | exporter | exportés | import | importer | importés | csv | fichier csv | imprimer | impression | un fichier csv | historique | annulation | exportable | exportables | téléchargeable | fichier excel | en csv | au format csv | depuis un fichier csv | sur téléphone | sur mobile | sur smartphone | en excel | sous excel | vers excel | sur le téléphone | depuis leur téléphone | depuis un téléphone`,
  ),
  LOCKED: listOf(
    'verrouillé | verrouillée | figé | figée | figés | figées | verrouillés | verrouillées | définitif | définitive | définitifs | définitives | gelé | gelée | intouchable | non modifiable | non modifiables | immuable',
  ),
  NOACCOUNT: listOf(
    `sans compte | sans avoir de compte | sans se connecter | sans être connecté | sans être connectés | sans connexion | sans inscription | sans s'inscrire | sans créer de compte | même sans compte | , même sans compte | publiquement | en public | qui n'ont pas de compte | qui n'a pas de compte | non connectés | non connecté | non inscrits`,
  ),
  AM: [],
  PM: [],
  YES: listOf('oui'),
  FIELDSWORD: listOf(
    `les champs | avec les champs | avec les champs suivants | les champs suivants | champs | attributs | les informations suivantes | les données suivantes | informations | données | on garde | on note | on enregistre | on conserve | propriétés | détails | il faut | avec les informations suivantes | infos`,
  ),
  INADVANCE: listOf(`à l'avance | en avance | avant | d'avance`),
  AGO: listOf(`il y a | auparavant`),
  COUNTSAS: listOf(
    'compte comme | comptent comme | est considéré comme | est considérée comme | sont considérés comme | sont considérées comme | est marqué comme | est marquée comme | sont marquées comme | devient | deviennent | est signalé comme | est dit | est dite | est réputé | est réputée | est automatiquement',
  ),
  DIFFERENCE: listOf(
    "la différence entre | le temps entre | la durée entre | le nombre de jours entre | le nombre de nuits entre | les jours entre | les nuits entre | l'écart entre | le temps écoulé entre | le nombre d'heures entre",
  ),
  SENT: listOf(
    'envoyé | envoyée | envoyés | automatiquement envoyé | automatiquement envoyée | envoyé automatiquement | envoyée automatiquement',
  ),
  SEES: listOf(
    'voit | voient | peut voir | peuvent voir | trouve | trouvent | doit voir | doivent voir | dispose de | disposent de | retrouve | retrouvent',
  ),
  WANTSEE: listOf(
    `veut voir | veulent voir | voudrait voir | veut savoir | veut connaître | souhaite voir | souhaite connaître | doit voir | aimerait voir | je veux voir | nous voulons voir | je voudrais voir | j'aimerais voir | on veut voir | on voudrait voir | je veux savoir | nous voulons savoir | on veut savoir | j'aimerais savoir | je souhaite voir`,
  ),
  FIGURESWORD: listOf('chiffres | statistiques | chiffres clés | indicateurs | stats | kpi | rapports'),
  NOON: listOf('midi'),
  ON: listOf('le | les | du'),
  THROUGHTO: listOf(`jusqu'à | au | à`),
  EVERYDAY: listOf(
    'tous les jours | chaque jour | 7 jours sur 7 | 7j/7 | toute la semaine | sept jours sur sept',
  ),
  ALLOWS: listOf(
    `permet | permettent | inclut | incluent | a | ont | avec | avec jusqu'à | jusqu'à | offre | offrent | donne droit à | est limité à | est limitée à | limité à | limitée à | comprend | contient | autorise | pour`,
  ),
  REDUCES: listOf(
    'réduit | réduisent | diminue | diminuent | baisse | baissent | consomme | décrémente | fait baisser | fait diminuer',
  ),
  RAISES: listOf('augmente | augmentent | incrémente | fait augmenter | fait remonter | ajoute à'),
  INSTOCK: listOf(
    `il y en a en stock | il y a en stock | en stock | disponible | il n'y en a en stock | le stock | le stock disponible | ce qu'il y a en stock | il en reste | il n'en reste`,
  ),
  COMPRISE: listOf(
    'comporte | comportent | se compose de | se composent de | est composé de | est composée de | sont composés de | sont composées de | est constitué de | est constituée de',
  ),
  COUNTS: listOf('compte | comptent | enregistre | et compte | incrémente'),
};
