/** French words with a fixed meaning, by terminal category of the grammar. `du` stands for `de le`, `d'` for `de`. */
import type { ClosedWords } from './lexicon.ts';
import { listOf, tableOf } from './word-list.ts';

/** `est autorisé à`, `sont autorisées à`. */
function being(participles: string, ending: string): string {
  return listOf(participles)
    .flatMap((one) => [
      `est ${one} ${ending}`,
      `est ${one}e ${ending}`,
      `sont ${one}s ${ending}`,
      `sont ${one}es ${ending}`,
    ])
    .join(' | ');
}

export const frenchClosed: ClosedWords = {
  DET: tableOf([
    [
      'indefinite',
      'un | une | des | du | de la | un seul | une seule | quelques | un ou une | certains | certaines',
    ],
    [
      'definite',
      'le | la | les | ce | cet | cette | ces | notre | nos | votre | vos | mon | ma | mes | chacun des | chacune des',
    ],
    [
      'each',
      'chaque | chacun de les | chacune de les | chacun de mes | chacune de mes | chacun de nos | chacune de nos | tout | toute',
    ],
    [
      'any',
      "tous les | toutes les | tous | toutes | n'importe quel | tous mes | toutes mes | tous nos | toutes nos | n'importe quelle | les deux | tout type de | l'ensemble de les",
    ],
    ['their', 'leur | leurs | son | sa | ses'],
    ['no', 'aucun | aucune | nul | nulle | pas de | pas un | pas une | pas un seul'],
    [
      'same',
      `le même | la même | les mêmes | un même | une même | même | mêmes | un seul et même | une seule et même |
      un même type de | ce même | cette même`,
    ],
    [
      'other',
      "un autre | une autre | d'autres | les autres | l'autre | autre | autres | cet autre | cette autre",
    ],
  ]),
  MODAL: tableOf([
    [
      { modal: 'can', isNegated: false },
      `peut | peuvent | pourra | pourront | pourrait | pourraient | puisse | puissent | pouvons | pouvoir | peux |
      a le droit de | ont le droit de | a la possibilité de | ont la possibilité de | doit pouvoir | doivent pouvoir |
      est libre de | sont libres de | devra pouvoir | devront pouvoir | doit être en mesure de | on peut |
      ${being('autorisé', 'à')} | ${being('habilité', 'à')}`,
    ],
    [{ modal: 'can', isNegated: true }, being('interdit', 'de')],
    [
      { modal: 'must', isNegated: false },
      `doit | doivent | devra | devront | devrait | devraient | est tenu de | sont tenus de | a besoin de pouvoir |
      doit obligatoirement | doivent obligatoirement | doit impérativement | doivent impérativement | faut que | doit forcément | doivent forcément`,
    ],
  ]),
  CMP: tableOf([
    [
      'atMost',
      `au plus | au maximum | au max | maximum | max | jusqu'à | pas plus de | tout au plus | un maximum de | un max de | maximum de |
      inférieur ou égal à | inférieure ou égale à | ne dépassant pas | n'excédant pas | dans la limite de | maxi | à hauteur de`,
    ],
    [
      'atLeast',
      `au moins | au minimum | minimum | min | pas moins de | un minimum de | minimum de | supérieur ou égal à |
      supérieure ou égale à | mini`,
    ],
    [
      'moreThan',
      'plus de | supérieur à | supérieure à | supérieurs à | plus grand que | plus grande que | plus élevé que | au-dessus de | au-delà de | strictement supérieur à | strictement supérieure à',
    ],
    [
      'lessThan',
      'moins de | inférieur à | inférieure à | plus petit que | plus petite que | en dessous de | au-dessous de | strictement inférieur à | strictement inférieure à',
    ],
    ['exactly', 'exactement | précisément | pile | juste'],
  ]),
  ORDER: tableOf([
    [
      'after',
      'après | postérieur à | postérieure à | ultérieur à | ultérieure à | strictement après | plus tard que',
    ],
    ['before', 'avant | antérieur à | antérieure à | strictement avant | plus tôt que'],
    ['notBefore', 'pas avant | au plus tôt | à partir de | jamais avant'],
    ['notAfter', 'pas après | au plus tard | au plus tard à | au plus tard le | jamais après'],
  ]),
  QUANT: tableOf([
    [
      'many',
      `plusieurs | de nombreux | de nombreuses | une liste de | un ensemble de | un ou plusieurs | une ou plusieurs |
      zéro ou plusieurs | différents | différentes | divers | diverses | au moins un | au moins une | autant de | beaucoup de`,
    ],
  ]),
  NUM: tableOf([
    [1, 'un seul | une seule'],
    [2, 'deux'],
    [3, 'trois'],
    [4, 'quatre'],
    [5, 'cinq'],
    [6, 'six'],
    [7, 'sept'],
    [8, 'huit'],
    [9, 'neuf'],
    [10, 'dix'],
    [11, 'onze'],
    [12, 'douze | une douzaine de'],
    [13, 'treize'],
    [14, 'quatorze'],
    [15, 'quinze'],
    [16, 'seize'],
    [17, 'dix-sept'],
    [18, 'dix-huit'],
    [19, 'dix-neuf'],
    [20, 'vingt'],
    [24, 'vingt-quatre'],
    [25, 'vingt-cinq'],
    [30, 'trente'],
    [40, 'quarante'],
    [45, 'quarante-cinq'],
    [48, 'quarante-huit'],
    [50, 'cinquante'],
    [60, 'soixante'],
    [70, 'soixante-dix'],
    [80, 'quatre-vingts'],
    [90, 'quatre-vingt-dix'],
    [100, 'cent'],
    [200, 'deux cents'],
    [1000, 'mille'],
    [0, 'zéro'],
    [0.5, 'une demi'],
  ]),
  UNIT: tableOf([
    ['minutes', 'minute | minutes | min | mn'],
    ['hours', 'heure | heures | h'],
    ['days', 'jour | jours | journée | journées'],
    ['weeks', 'semaine | semaines'],
    ['months', 'mois'],
    ['years', 'an | ans | année | années'],
  ]),
  TYPE: tableOf([
    ['text', 'texte | texte court | texte libre'],
    ['longText', 'texte long'],
    ['integer', 'nombre | nombre entier | entier'],
    ['decimal', 'décimal | nombre décimal'],
    ['date', 'date'],
    ['datetime', 'date et heure'],
    ['time', 'heure'],
    ['boolean', 'oui / non | oui ou non | case à cocher'],
    ['email', 'email | e-mail | courriel'],
    ['url', 'url | lien'],
    ['colour', 'couleur'],
    ['percentage', 'pourcentage'],
    ['image', 'image | photo'],
    ['file', 'fichier | pdf | document | fichier pdf | image ou pdf | photo ou pdf'],
  ]),
  WEEKDAY: tableOf([
    [1, 'lundi | lundis'],
    [2, 'mardi | mardis'],
    [3, 'mercredi | mercredis'],
    [4, 'jeudi | jeudis'],
    [5, 'vendredi | vendredis'],
    [6, 'samedi | samedis'],
    [7, 'dimanche | dimanches'],
  ]),
  PERIODWORD: tableOf([
    ['day', 'jour'],
    ['week', 'semaine'],
    ['month', 'mois'],
    ['year', 'an | année'],
  ]),
  THISPERIOD: tableOf([
    ['day', "aujourd'hui | du jour"],
    ['week', 'cette semaine | de la semaine'],
    ['month', 'ce mois | ce mois-ci | du mois'],
    ['year', "cette année | de l'année"],
  ]),
  COUNTED: tableOf([
    ['étoiles', 'étoile | étoiles'],
    ['points', 'point | points'],
    ['personnes', 'personne | personnes'],
    ['parts', 'part | parts'],
  ]),
  MEASURE: tableOf([
    ['kilogrammes', 'kilogramme | kilogrammes | kilo | kilos | kg'],
    ['grammes', 'gramme | grammes'],
    ['tonnes', 'tonne | tonnes'],
    ['mètres', 'mètre | mètres | m'],
    ['centimètres', 'centimètre | centimètres | cm'],
    ['millimètres', 'millimètre | millimètres | mm'],
    ['kilomètres', 'kilomètre | kilomètres | km'],
    ['mètres carrés', 'mètre carré | mètres carrés | m²'],
    ['litres', 'litre | litres'],
    ['degrés', 'degré | degrés | °c'],
  ]),
  MEASURES: tableOf([
    ['poids', 'pèse | pèsent'],
    ['prix', 'coûte | coûtent'],
    ['longueur', 'mesure'],
  ]),
  LASTING: tableOf([['durée', 'dure | durent | durer']]),
  CURRENCY: tableOf([
    ['EUR', 'euro | euros | € | eur'],
    ['USD', 'dollar | dollars | $ | usd'],
    ['GBP', 'livre sterling | livres sterling | £ | gbp'],
    ['CHF', 'franc suisse | francs suisses | chf'],
  ]),
  PERIOD: tableOf([
    [
      'day',
      `par jour | chaque jour | le même jour | dans la journée | sur une journée | dans une même journée | la même journée | tous les jours |
      par journée | au cours d'une même journée | un même jour | sur la même journée | quotidiennement | à la journée`,
    ],
    [
      'week',
      'par semaine | chaque semaine | la même semaine | dans la même semaine | dans une semaine | une même semaine | à la semaine',
    ],
    [
      'month',
      'par mois | chaque mois | le même mois | dans le même mois | dans un mois | un même mois | au cours du même mois',
    ],
  ]),
  PROP: tableOf([
    [
      { isUnique: true },
      'unique | uniques | distinct | distincte | différent | différente | différents | différentes | pas en double',
    ],
    [
      { isRequired: true },
      `obligatoire | obligatoires | requis | requise | requises | indispensable | jamais vide | renseigné | renseignée |
      impératif | impérative | exigé | exigée`,
    ],
    [
      { isOptional: true },
      'facultatif | facultative | facultatifs | facultatives | optionnel | optionnelle | optionnels | optionnelles | si besoin | le cas échéant | éventuel | éventuelle | éventuels | éventuelles | éventuellement | en option',
    ],
    [{ bounds: { exclusiveMin: 0 } }, 'positif | positive | strictement positif | strictement positive'],
    [{}, 'dans le passé'],
    [
      { bounds: { min: 0 } },
      'non négatif | non négative | jamais négatif | jamais négative | positif ou nul | positive ou nulle',
    ],
  ]),
  COND: tableOf([
    ['until', `jusqu'à ce que | avant que | avant d'être | tant que pas | jusqu'au moment où`],
    [
      'if',
      `si | tant que | lorsque | quand | seulement si | uniquement si | à condition que | pourvu que | seulement quand | pendant que |
      uniquement tant que | uniquement quand | seulement lorsque | uniquement lorsque | seulement tant que | du moment que | dès lors que`,
    ],
    [
      'unless',
      'à moins que | sauf si | sauf quand | sauf lorsque | excepté si | hormis si | sauf à ce que | sauf',
    ],
    [
      'once',
      'une fois | une fois que | dès que | après que | aussitôt que | seulement après que | seulement une fois | uniquement une fois | après avoir été | une fois que',
    ],
  ]),
};
