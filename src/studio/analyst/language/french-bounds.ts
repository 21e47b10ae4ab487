/** French clauses about what is limited, exclusive, needed first, due or worked out, and the plainer ones that they stand for. */

type Clause = readonly [from: string, to: string];

const atOnce =
  "(en même temps|au même moment|à la même heure|simultanément|à la fois|aux mêmes heures|d'un coup|au même instant|en parallèle)";
const same = '(le même|la même|un même|une même|un|une|un seul|une seule)';
const refused = '(: refusé|, refusé|: non|, non|: impossible|, impossible|= refusé|: interdit|)';
const most =
  '(au grand maximum|au maximum|maximum|max|au plus|grand maximum|tout au plus|, jamais plus|, pas plus|, pas un de plus|et pas un de plus|et pas plus|pas plus)';

/** Records of the same thing at the same time are not two. */
const exclusive: readonly Clause[] = [
  [
    `(pas|jamais|) deux {n} ${atOnce} (pour|dans|sur|chez|avec|à) ${same} {n} ${refused}`,
    '{a2} ne peut pas avoir deux {s1} en même temps',
  ],
  [
    `(pas|jamais) deux {n} (pour|dans|sur|chez|avec|à) ${same} {n} ${atOnce}`,
    '{a2} ne peut pas avoir deux {s1} en même temps',
  ],
  [
    `^ {n} (,|:|-|–) (un seul|une seule|un|une) {n} ${atOnce} $`,
    '{a1} ne peut pas avoir deux {s2} en même temps',
  ],
  [
    `{n} ne (peut|doit) (aller|être|travailler|servir|jouer|intervenir|passer) que (sur|dans|à|pour|chez|avec) (un|une|un seul|une seule) {n} ${atOnce}`,
    '{a1} ne peut pas avoir deux {s2} en même temps',
  ],
  [
    `{n} (est|sert|travaille|va) (toujours|) (sur|dans|à|pour|chez) (un seul|une seule) {n} ${atOnce}`,
    '{a1} ne peut pas avoir deux {s2} en même temps',
  ],
  [
    '(si|quand|lorsque) {n} (accueille|a|reçoit|héberge|contient) déjà {n} (à ces dates|à cette date|à cette heure|à ce moment|sur ce créneau|sur cette période|à ces heures|ce jour-là) , (personne ne peut|on ne peut plus|on ne peut pas) y (mettre|prendre|faire|placer) (un autre|une autre) {n}',
    '{a1} ne peut pas avoir deux {s3} en même temps',
  ],
  [
    '(si|quand|lorsque|dès que) {n} est déjà (réservé|réservée|pris|prise|loué|louée|occupé|occupée) {*} , (personne ne peut|on ne peut plus|on ne peut pas|plus personne ne peut) (le|la|les) (réserver|prendre)',
    '{a1} ne peut pas être réservé deux fois en même temps',
  ],
  [
    '(pas de|aucune|jamais de) (double réservation|doubles réservations) (pour|de|sur) {n}',
    '{a1} ne peut pas avoir deux réservations en même temps',
  ],
];

/** How many at most. */
const amounts: readonly Clause[] = [
  ['{n} (limite|se limite) à {#} {n} par {n}', '{a4} peut avoir au plus {2} {s3}'],
  [
    '(limiter|on limite|nous limitons|je limite) à {#} (le nombre de|) {n} (par|pour chaque) {n}',
    '{a3} peut avoir au plus {1} {s2}',
  ],
  [
    'limiter à {#} le nombre de {n} (simultanés|simultanées|en cours) (de|par) {n}',
    '{a3} peut avoir au plus {1} {s2} à la fois',
  ],
  [
    '(je refuse de|on refuse de|nous refusons de|pas question de|on évite de|il ne faut pas|personne ne peut) (prendre|accepter|mettre|inscrire|donner|servir|prêter) plus de {#} {n} (par|dans|pour) (chaque|un|une|) {n}',
    '{a3} peut avoir au plus {1} {s2}',
  ],
  [
    '(on|nous|je) ne (prend|prends|prenons|sert|sers|servons|met|mets|mettons|accepte|acceptons|donne|donnons|prête|prêtons) (pas|jamais) plus de {#} {n} par {n}',
    '{a3} peut avoir au plus {1} {s2}',
  ],
  [
    `(on|nous|je) (prête|prêtons|donne|donnons|met|mets|mettons|prend|prenons|accepte|acceptons) {#} {n} par {n} ${most}`,
    '{a3} peut avoir au plus {1} {s2}',
  ],
  [
    `dans (chaque|un|une) {n} (on|nous|je) (met|mets|mettons|compte|comptons|prend|prends|prenons) {#} {n} ${most}`,
    '{a1} peut avoir au plus {2} {s3}',
  ],
  [`{#} {n} par {n} ${most}`, '{a3} peut avoir au plus {1} {s2}'],
  [
    '{n} qui a déjà {#} {n} (chez lui|chez elle|en cours|à son nom|) ne peut (pas|plus) en (prendre|avoir|emprunter|demander|réserver|faire) (un|une) {*}',
    '{a1} peut avoir au plus {2} {s3} à la fois',
  ],
  [
    '(tant que|si|quand) {n} a (déjà|) {#} {n} , (il|elle) ne (peut|doit) (pas|plus) (en|) {*}',
    '{a1} peut avoir au plus {2} {s3}',
  ],
];

/** What has to be there first, and what may no longer be changed. */
const needs: readonly Clause[] = [
  [
    "{*} sans {n} (, impossible|: impossible|, c'est non|: c'est non|, non|: non|, pas possible|est impossible|est interdit)",
    'personne ne peut {1} sans {2}',
  ],
  [
    "(pour qu'|pour que|afin que|afin qu') {n} soit {n} , (il faut|on exige|on demande|il nous faut) {n}",
    '{a1} ne peut être {b2} que si il a {a3}',
  ],
  ["{n} n'est {n} (qu'avec|que si il a|que si elle a) {n}", '{a1} ne peut être {b2} que si il a {a3}'],
  [
    "sans {n} (,|) {n} (n'est pas|ne peut pas être|ne sera pas|ne peut être) {n}",
    '{a2} ne peut être {b3} que si il a {a1}',
  ],
  [
    'une fois {n} , (il|elle|ils|elles) ne (doit|peut|doivent|peuvent) plus (pouvoir|) être (modifié|modifiée|modifiés|modifiées|changé|changée|touché|touchée)',
    '{1} ne peut plus être modifié',
  ],
  [
    '(on|nous|vous) ne (modifie|modifions|change|changeons|touche|touchons) plus (à|) {n}',
    '{1} ne peut plus être modifié',
  ],
];

const units = ['heures', 'jours', 'semaines', 'mois'];

/** When something may be made or cancelled. */
const moments: readonly Clause[] = [
  ...units.flatMap((unit): Clause[] => [
    [
      `{n} (peut|peuvent) (être|se) (annulé|annulée|annulés|annulées|annuler|décommandé|décommandée) {#} ${unit} avant (au plus tard|maximum|max|au maximum|minimum|)`,
      `{a1} peut être annulé jusque à {2} ${unit} avant`,
    ],
    [
      `(annuler|annulation de|annulation d') {n} (:|,|-) (jusque à|au plus tard|) {#} (h|${unit}) avant (max|maximum|minimum|au plus tard|)`,
      `{a1} peut être annulé jusque à {2} ${unit} avant`,
    ],
  ]),
  [
    "(on accepte|nous acceptons|j'accepte|on prend) les annulations de {n} jusqu'à {*}",
    "{a1} peut être annulé jusqu'à {2}",
  ],
  ["on peut annuler {n} jusqu'à {*}", "{a1} peut être annulé jusqu'à {2}"],
  ["(on|nous) (peut|pouvons) (annuler|décommander) {n} jusqu'à {*}", "{a1} peut être annulé jusqu'à {2}"],
  ["{n} (reste|est|restent|sont) (annulable|annulables) jusqu'à {*}", "{a1} peut être annulé jusqu'à {2}"],
  [
    "(on|nous) ne (prend|prenons|accepte|acceptons) pas de {n} plus de {*} (avant|à l'avance)",
    '{a1} se fait au plus tôt {2} avant',
  ],
  [
    "(on|nous) ne (réserve|réservons) pas {n} plus de {*} (avant|à l'avance)",
    'une réservation se fait au plus tôt {2} avant',
  ],
  [
    "(on|nous) ne (prend|prenons|accepte|acceptons) les {n} que {*} (avant|à l'avance) (au plus|maximum|au maximum|)",
    '{a1} se fait au plus tôt {2} avant',
  ],
  [
    "{n} , il faut (les|la|le) (faire|déposer|envoyer|poser|demander) (au moins|) {*} (avant|à l'avance) (minimum|au minimum|au moins|)",
    '{a1} se fait au plus tard {2} avant',
  ],
  ...['expiré', 'expirée', 'périmé', 'périmée', 'en retard'].flatMap((state): Clause[] => [
    [`^ {n} ${state} (si|quand|dès que|lorsque) {*}`, `{a1} est ${state} quand {2}`],
    [`^ {n} ${state} = {n} (dépassé|dépassée|passé|passée)`, `{a1} est ${state} quand sa {b2} est passée`],
  ]),
];

/** How values come about. */
const sums: readonly Clause[] = [
  ["{n} , c'est la {*}", '{1} est la {2}'],
  ["{n} , c'est le {*}", '{1} est le {2}'],
  [
    'la moyenne de {n} se calcule (à partir de|avec|sur) ses {n}',
    'la moyenne de {1} est la moyenne de ses {b2}',
  ],
  ['{n} a un total qui est la somme de (tous|toutes|) ses {n}', 'le total de {a1} est la somme de ses {b2}'],
];

export const frenchBounds: readonly Clause[] = [...exclusive, ...amounts, ...needs, ...moments, ...sums];
