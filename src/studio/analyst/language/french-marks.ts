/** French words and phrases whose meaning is the category itself. */
import { frenchOfferMarks } from './french-offers.ts';
import { frenchTelling } from './french-telling.ts';
import type { MarkWords } from './lexicon.ts';
import { listOf } from './word-list.ts';

/** `défini par` in the present, in both genders and numbers. */
function being(participles: string, ending: string): string[] {
  return listOf(participles).flatMap((one) =>
    ['est', 'sont'].flatMap((be) =>
      [one, `${one}e`, `${one}s`, `${one}es`].map((form) => `${be} ${form} ${ending}`),
    ),
  );
}

const attached =
  'lié | associé | rattaché | attribué | affecté | confié | attaché | relié | destiné | assigné | adressé | proposé à la vente';

export const frenchMarks: MarkWords = {
  ...frenchTelling,
  AND: listOf('et | & | + | ainsi que | plus | et aussi | de même que | mais aussi | et également'),
  OR: listOf('ou | soit | et/ou | ou bien | ou encore'),
  BUT: listOf('mais | cependant | toutefois | par contre | en revanche'),
  COMMA: listOf(','),
  COLON: listOf(':'),
  EACHWITH: listOf(`
    , chacun avec | , chacune avec | chacun avec | chacune avec | , chacun ayant | , chacune ayant | , dont on garde | dont on garde |
    , dont on note | dont on note | , dont on conserve | dont on conserve | , dont on enregistre | dont on enregistre | , pour lesquels on garde |
    , pour lequel on garde | dont on veut | dont on connaît | , dont on connaît | , pour lesquels on note | dont nous gardons | , dont nous gardons`),
  LP: listOf('( | ['),
  RP: listOf(') | ]'),
  SLASH: listOf('/'),
  DASH: listOf('- | – | —'),
  POSS: [],
  ATTHEMOST: listOf(
    'pas deux | pas trois | jamais plus | au plus | maximum | max | max. | au maximum | tout au plus | au grand maximum | pas plus | et pas plus | pas un de plus | et pas un de plus',
  ),
  ROOMFOR: listOf(
    'a droit à | ont droit à | accepte | acceptent | reçoit | reçoivent | accueille | accueillent | accueillir | contient | contiennent | prend | prennent | a de la place pour | ont de la place pour | peut accueillir | embarque',
  ),
  ANOTHER: listOf('un autre | une autre | un deuxième | une deuxième | un second | une seconde'),
  LIMITIS: listOf(
    'la limite est de | le maximum est de | la limite est | le maximum est | limite : | maximum :',
  ),
  GREATESTCOUNT: listOf('le nombre maximum de | le nombre maximal de | le maximum de'),
  NEEDSTHERE: listOf(
    'on exige | on demande | on veut | il nous faut | nous exigeons | nous demandons | il faut | il doit y avoir | il faut avoir | il lui faut | il faut qu’il y ait | il doit avoir | elle doit avoir | on a besoin de',
  ),
  NEEDING: listOf(
    'a besoin de | ont besoin de | nécessite | nécessitent | exige | exigent | doit avoir | doivent avoir | requiert',
  ),
  STAYASIS: listOf(
    'rester tel quel | rester telle quelle | rester inchangé | rester inchangée | reste tel quel | reste telle quelle | rester tels quels',
  ),
  NOCHANGESTO: listOf(
    'pas de modification de | aucune modification de | plus de modification de | pas de changement à | aucun changement à',
  ),
  NEITHER: listOf('ni'),
  NOTHAPPEN: listOf(
    'il ne faut pas que | il ne doit pas arriver que | éviter que | empêcher que | il ne doit pas être possible que | il ne faut jamais que',
  ),
  NEEDFUL: listOf(
    'exigé | exigée | exigés | exigées | demandé | demandée | nécessaire | nécessaires | obligatoire | obligatoires | requis | requise | indispensable',
  ),
  ATTHELIMIT: listOf(
    'est la limite | est le maximum | est un maximum | c’est le maximum | est le plafond | suffit | suffisent',
  ),
  STILLOPEN: listOf(
    'en cours | ouvert | ouverte | ouverts | ouvertes | en attente | actif | active | actifs | actives',
  ),
  LETTING: listOf('laisse | laissent | laisser | laissons | autorise | autorisons | permet | permettons'),
  ARROW: listOf(`
    -> | puis | et puis | ensuite | et ensuite | enfin | et enfin | suivi de | après quoi | et pour finir | et finalement | finalement | et à la fin`),
  NEG: listOf('pas | point'),
  NE: listOf('ne'),
  QUE: listOf('que | qu'),
  SE: listOf('se'),
  CLITIC: listOf('le | la | les | lui | leur | y | en'),
  NEVER: listOf('jamais'),
  NOMORE: listOf('plus'),
  NOONE: listOf('personne | nul'),
  DO: [],
  NEGDO: [],
  NEGBE: [],
  ONLY: listOf('seulement | uniquement | exclusivement | seul | seule | seuls | seules'),
  EITHER: listOf(`soit | l'un de | l'une de | l'un des suivants | au choix | parmi`),
  BE: listOf(
    'est | sont | était | étaient | sera | seront | soit | soient | a été | ont été | reste | restent',
  ),
  BEINF: listOf('être | devenir | avoir été | rester | étant'),
  HAVE: [
    ...listOf(`
    a | ont | on | avoir | ayant | possède | possèdent | posséder | comporte | comportent | comporter | contient | contiennent | contenir |
    comprend | comprennent | comprendre | dispose de | disposent de | disposer de | inclut | incluent | compte | comptent | porte |
    portent | se compose de | se composent de | comporte aussi | a aussi | ont aussi | a également | ont également | a donc | aura | auront |
    regroupe | regroupent  | détient | a pour | se caractérise par | consiste en | présente | reçoit`),
    ...being('composé | constitué | doté | muni | pourvu', 'de'),
    ...being('décrit | défini | caractérisé | identifié | désigné', 'par'),
  ],
  WITH: listOf(
    'avec | ayant | qui a | qui ont | comportant | comprenant | incluant | contenant | muni de | doté de | qui comporte | qui possède',
  ),
  BELONG: [
    ...listOf(`
    appartient à | appartiennent à | appartenir à | est pour | sont pour | être pour | concerne | concernent | concerner | porte sur | portent sur |
    porter sur | dépend de | dépendent de | dépendre de | fait partie de | font partie de | faire partie de | correspond à | correspondent à |
    se déroule dans | se déroulent dans | se déroule à | a lieu dans | ont lieu dans | a lieu à | a lieu en | a lieu | se passe dans | se tient dans | se tient à |
    vient de | viennent de | provient de | proviennent de | relève de | relèvent de | se rapporte à | se rapportent à | se réfère à |
    fait référence à | font référence à | est de | est à | sont à | est dans | sont dans | est chez | est sur | se trouve dans | se trouvent dans | se trouve à |
    travaille dans | travaillent dans | travaille pour | travaille à | vit dans | vivent dans | habite dans | habite à | s'adresse à | s'adressent à |
    se rattache à | est au nom de | est avec | sont avec | se fait avec | se fait sur | se fait dans | entre dans | se rapportant à | vise | visent`),
    ...being(attached, 'à'),
    ...being(
      'réalisé | effectué | assuré | donné | animé | dirigé | enseigné | rédigé | passé | fait | pris | déposé | saisi | créé',
      'par',
    ),
    ...being('rangé | stocké | situé | classé | installé | conservé | placé | planté', 'dans'),
    ...being('situé | basé', 'à'),
    ...being('tiré | issu', 'de'),
  ],
  FORINF: listOf(
    'pour | à | de | dans | sur | avec | par | chez | sous | vers | auprès de | au sein de | entre',
  ),
  JOIN: listOf(
    'relie | relient | lie | lient | associe | associent | rattache | rattachent | fait le lien entre | met en relation',
  ),
  PERIODOF: listOf(
    "couvre une période | couvre la période | dure | court | est valable | est valide | s'étend | va | se déroule | a lieu | est réservé | est réservée",
  ),
  NEEDED: listOf(
    'nécessaire | nécessaires | voulu | voulue | voulus | voulues | souhaité | souhaitée | souhaités | souhaitées',
  ),
  BUILD: listOf(`
    je voudrais | je veux | je veu | gestion de | la gestion de | suivi de | le suivi de | outil de gestion de | logiciel de gestion de | application de gestion de | appli de gestion de | système de gestion de | je cherche à | nous cherchons à | on cherche à | j'ai envie de | j'aimerais | nous voudrions | nous voulons | on voudrait | on veut | on aimerait | nous aimerions | je souhaite | je souhaiterais |
    nous souhaitons | nous souhaiterions | on souhaite | créer | créez | crée | crée-moi | créez-moi | fais-moi | fais moi | faites-nous | faites-moi | faire | fais | développer |
    développe | construire | construis | concevoir | réaliser | mettre en place | il me faut | il nous faut | il me faudrait | il nous faudrait | j'ai besoin de | nous avons besoin de |
    on a besoin de | je cherche | nous cherchons | on cherche | besoin de | donne-moi | génère | peux-tu faire | pouvez-vous faire | peux-tu créer | peux tu me faire | j'veux | je veux juste | il faut | il faudrait | je voudrais créer | je veux créer | nous voulons créer | fait moi | fabrique-moi`),
  IAM: listOf(
    `je suis | nous sommes | on est | c'est | je m'appelle | nous nous appelons | je gère | je tiens | nous tenons`,
  ),
  WHEN: listOf('quand | la date à laquelle | le jour où | la date où | lorsque'),
  EXCEPT: listOf("sauf | excepté | hormis | à part | à l'exception de | mais pas | en dehors de | sans"),
  SELF: listOf(
    'pour lui-même | pour elle-même | pour eux-mêmes | pour elles-mêmes | lui-même | eux-mêmes | en leur nom | en son nom | pour leur compte | pour lui | pour soi',
  ),
  THEIRS: listOf(`
    qui lui appartiennent | qui lui appartient | qui leur appartiennent | qui leur appartient | qui le concernent | qui le concerne | qui les concernent | qui la concernent |
    qui les concerne | à lui | à eux | à elle | qu'il a créés | qu'il a créées | qu'ils ont créés | qu'ils ont créées | qu'il a créé | qu'il a créée | qu'elle a créés | qui lui sont attribués | qui lui sont attribuées |
    qui leur sont attribués | qui leur sont attribuées | qui lui sont affectés | qui lui sont affectées | qui leur sont affectés | qui leur sont affectées | qui lui sont confiés | qui leur sont confiés | qui lui sont confiées | qui leur sont confiées |
    dont il est l'auteur | dont ils sont les auteurs | dont il est responsable | dont elle est responsable | dont ils sont responsables | les concernant | le concernant | la concernant`),
  LINK: listOf('lien | url | lien internet | lien web'),
  NEGATIVE: listOf(
    'négatif | négative | négatifs | négatives | inférieur à zéro | inférieure à zéro | en dessous de zéro',
  ),
  LETTERS: listOf('lettres | lettre | majuscules | lettres majuscules | lettres capitales'),
  UNTIL: listOf(`jusqu'à | à`),
  BY: listOf('par'),
  TO: listOf('à'),
  FOR: listOf('pour'),
  OF: listOf('de'),
  IN: listOf(
    'dans | sur | en | à | chez | pendant | durant | lors de | au cours de | au sein de | dans le cadre de',
  ),
  FROM: listOf('de | depuis | à partir de | à compter de'),
  PER: listOf(
    'pour chaque | pour un même | pour une même | pour le même | pour la même | pour tout | pour toute | à chaque',
  ),
  AS: listOf("comme | en tant que | à l'état | en"),
  WHOSE: listOf('dont'),
  REL: listOf('qui | , qui | lequel | laquelle | lesquels | lesquelles | et qui | , lequel | , laquelle'),
  SIM: listOf(`
    en même temps | à la fois | simultanément | au même moment | à la même heure | au même créneau | sur le même créneau | dans le même créneau | sur un même créneau | aux mêmes heures | aux mêmes dates |
    à un moment donné | à tout moment | en parallèle | sur la même période | pour la même période | pendant la même période | à la même période | sur une même période | pour les mêmes dates |
    à des heures qui se chevauchent | sur des périodes qui se chevauchent | sur des créneaux qui se chevauchent | dans le même temps | au même instant | à la même date et heure | pour le même créneau | pour un même créneau | sur les mêmes créneaux | sur les mêmes dates | la même nuit | pour la même nuit | à la même période`),
  TWICE: listOf("deux fois | plus d'une fois | plusieurs fois | en double"),
  DOUBLEBOOK: listOf('surréservé | surréservée | doublement réservé | doublement réservée'),
  BETWEEN: listOf(
    'entre | de | compris entre | comprise entre | comprises entre | compris de | allant de | variant de',
  ),
  THERE: listOf(
    `il y a | il y aura | il existe | on a | nous avons | j'ai | nous avons aussi | on a aussi | il y a aussi | il y a également | on trouve | on distingue | y a | il peut y avoir`,
  ),
  NONEBE: listOf(
    `il ne peut pas y avoir | il ne peut y avoir | il ne doit pas y avoir | il ne doit jamais y avoir | il ne peut jamais y avoir | il n'y a jamais | il n'y a pas | il ne faut pas`,
  ),
  LIKE: listOf('aussi longtemps que | autant que | le temps de | la durée de | la même durée que'),
  LAST: listOf('dure | durent | durer'),
  GO: listOf('passe | passent | passer | évolue | évoluent | va | vont | change | changent | transite'),
  START: listOf(`
    commence comme | commence en | commencent comme | commence à l'état | démarre comme | démarre en | est d'abord | sont d'abord | est créé en | est créée en | est créé comme | est créée comme |
    est au départ | est initialement | sont initialement | débute comme | débute en | naît | est tout d'abord | commence par être | est d'abord en`),
  BECOME: listOf(
    "devient | deviennent | passe à | passe en | passent en | passe ensuite à | passe alors à | est ensuite | sont ensuite | est alors | est puis | passe à l'état | passent à l'état | puis devient",
  ),
  PAST: listOf('dans le passé | passé | passée'),
  FUTURE: listOf(`dans le futur | dans l'avenir | à venir | future | futur`),
  NOW: listOf(
    `aujourd'hui | maintenant | la date du jour | l'instant présent | la date actuelle | l'heure actuelle | le moment présent`,
  ),
  CHARS: listOf('caractères | caractère | signes | lettres'),
  DIGITS: listOf('chiffres | chiffre'),
  PCT: listOf('% | pour cent | pourcent | pourcentage | un pourcentage'),
  PRON: listOf(
    "il | elle | ils | elles | celui-ci | celle-ci | ceux-ci | celles-ci | ce dernier | cette dernière | ces derniers | ces dernières | chacun | chacune | chacun d'eux | ça | cela | on ne",
  ),
  OWN: listOf('propre | propres'),
  OTHERS: listOf(`les autres | autrui | quelqu'un d'autre | d'autres | d'autrui | une autre personne`),
  ADV: listOf(`
    à l'heure | à la journée | à la demi-journée | à la demi-journée ou à la journée | à la journée ou à la demi-journée | à la semaine | en ligne | à l'avance | par téléphone | par e-mail | par mail | sur place | aussi | également | toujours | habituellement | généralement | normalement | en général | simplement |
    dans le système | dans l'application | dans l'appli | bien sûr | directement | en outre | en plus | de plus | actuellement | alors | donc | facilement | rapidement | encore | de nouveau | à nouveau |
    ainsi | notamment | par exemple | librement | eux-mêmes | elles-mêmes | lui-même | elle-même | d'abord | automatiquement | tous | toutes | tout de suite | ensuite | bien | sur le site | via le site | via l'application | sur l'application | depuis le site | depuis l'application | en temps réel | immédiatement | si nécessaire | si besoin | au besoin | ici | pour une période | pour un créneau | pour une période donnée | pour un créneau donné | pour une durée | sur un créneau | sur une période | d'avance | à tout moment | manuellement | en personne`),
  NEWADJ: listOf(
    'nouveau | nouvel | nouvelle | nouveaux | nouvelles | existant | existante | existants | existantes | divers | courant | suivant | suivante | suivants | suivantes | concerné | concernée | concernés | concernées | donné | donnée | correspondant | correspondante | correspondants | correspondantes | disponibles à la vente | en question | différents | différentes',
  ),
  PREADJ: listOf(
    'dernier | dernière | derniers | dernières | prochain | prochaine | prochains | prochaines | premier | première | premiers | premières | second | seconde | deuxième | futur | future | ancien | ancienne',
  ),
  ATFIRST: listOf(
    `à sa création | à leur création | à la création | à son arrivée | à leur arrivée | au départ | au début | initialement | par défaut | à l'origine | à son ouverture | à l'ouverture | lors de sa création | dès sa création | à son enregistrement | quand il est créé | quand elle est créée`,
  ),
  NOTHING: listOf('rien'),
  VALUE: listOf('vaut | valent'),
  THROUGH: listOf(`
    passe par les états | passent par les états | passe par les statuts | passe par les étapes | passent par les étapes | passe par | passent par | suit les étapes | suit les états |
    passe successivement par | connaît les états | a pour statuts | a pour états | a les statuts | a les états | prend les états | a comme statuts`),
  WHETHER: listOf(`si | s'il | s'ils | si oui ou non`),
  ALL: listOf('tout'),
  STILL: listOf('déjà | encore | toujours | actuellement'),
  TAXES: listOf('hors taxes | hors taxe | ht | ttc | toutes taxes comprises | hors tva | tva comprise'),
  RATE: listOf(`
    par nuit | par heure | par jour | par personne | par mois | par an | par séance | par unité | par kilo | par litre | par semaine | par place | à l'unité |
    au kilo | à l'heure | à la journée | à la nuit | à la semaine | au mois | au mètre | au m² | par m² | par kilomètre | par km | par trimestre | par nuitée | par cours | par trajet | par demi-journée`),
  MORE: listOf('plus de | davantage de'),
  THAN: listOf('que | que de'),
  ASMANY: listOf('au plus autant de | autant de | pas plus de'),
  COUNT: listOf('nombre | quantité'),
  STATEIN: listOf('en | à | hors | sur | sous'),
  ONCE: listOf('une seule fois | une fois | au plus une fois | une fois au plus | une fois maximum'),
  ATMOSTONE: listOf(
    "au plus un | au plus une | au maximum un | au maximum une | pas plus d'un | pas plus d'une | tout au plus un | tout au plus une",
  ),
  QUEONCE: listOf(`qu'une fois | qu'une seule fois | qu'une unique fois`),
  ...frenchOfferMarks,
  PLURALITY: listOf('moins | peu'),
};
