/** French ways of saying who may do, see or have what, and how a thing goes on, that stand for plainer ones. */
import type { Rewordings } from './prose-words.ts';

const tous =
  "(tous|toutes|tout le monde|n'importe qui|le public|chacun|quiconque|toutes et tous|tous et toutes)";
const vues =
  '(visible|visibles|accessible|accessibles|consultable|consultables|lisible|lisibles|affiché|affichée|affichés|affichées|montré|montrée|montrés|montrées|ouvert|ouverte|ouverts|ouvertes|lu|lue|lus|lues|vu|vue|vus|vues)';
const est = '(est|sont|doit être|doivent être|peut être|peuvent être|reste|restent)';
const faire =
  '{voir|consulter|lire|regarder|modifier|changer|corriger|ajouter|créer|saisir|supprimer|effacer|retirer|annuler|gérer|valider|publier|réserver|déposer|envoyer}';

const visiteurs: Rewordings = [
  [`{} ${est} ${vues} (par|à|de|pour) ${tous}`, "n'importe qui peut voir {1}"],
  [
    '{} (est|sont|doit être|doivent être) (public|publique|publics|publiques|en accès libre|en libre accès|pour tout le monde|pour le public|à la portée de tous)',
    "n'importe qui peut voir {1}",
  ],
  ['en (accès libre|libre accès) :', "n'importe qui peut voir"],
  [
    "(tout un chacun|toute personne|toute personne intéressée|tout visiteur|tout internaute|n'importe quel visiteur|n'importe quel internaute|le grand public|le public|le voisinage|tous les internautes) {peut|pourra|doit pouvoir|a le droit de|peuvent}",
    "n'importe qui peut",
  ],
  ['(le grand public|le public) (voit|consulte|lit|regarde)', "n'importe qui peut voir"],
  [
    '(quiconque|celui qui|ceux qui|qui) (passe|passent|vient|viennent|tombe|tombent|visite|visitent|arrive|arrivent) (sur|) (le site|notre site|la page|notre page|) (peut|peuvent)',
    "n'importe qui peut",
  ],
  [
    "(pas besoin|il n'y a pas besoin|on n'a pas besoin|nul besoin|inutile) (de compte|d'un compte|d'avoir un compte|d'être inscrit|d'être membre|de s'inscrire|de se connecter|de mot de passe|de créer un compte|d'être connecté) pour",
    "n'importe qui peut",
  ],
  [
    `(pour) ${faire} {} (on ne demande|on n'exige|il ne faut) (ni compte ni mot de passe|pas de compte|aucun compte|ni mot de passe ni compte)`,
    "n'importe qui peut {1} {2}",
  ],
  ['sans (devoir|avoir à|) (créer|avoir|ouvrir|posséder) (de|un|aucun) compte', 'sans compte'],
  ["sans (devoir|avoir à|) (se connecter|s'inscrire|s'identifier)", 'sans compte'],
  [
    'sans (être connecté|être connectée|être connectés|être connectées|être inscrit|être inscrite|être inscrits|inscription|mot de passe|identifiant|connexion|login)',
    'sans compte',
  ],
  ['sans compte (,|) on ne (peut|pourra) voir que', "n'importe qui peut voir"],
  ['sans compte (,|) on (peut|pourra)', "n'importe qui peut"],
  ["(une personne|des personnes|quelqu'un|les gens) qui (n'a|n'ont) pas de compte", "n'importe qui"],
  [`on laisse {} ${faire}`, '{} peuvent {}'],
];

const droits: Rewordings = [
  ['(tant|quand|lorsque|autant) (que|) (il|elle|ils|elles) (le|) (veut|veulent|souhaite|souhaitent)', ''],
  ["(s'il le faut|au fur et à mesure|quand même|si besoin|au besoin|en cas de besoin)", ''],
  [
    "(personne|nul) (à part|hormis|sauf|en dehors de|excepté|hors|d'autre que) {} ne (doit|devrait|doit pouvoir|devrait pouvoir)",
    "personne d'autre que {} ne peut",
  ],
  ["(n'a|n'ont) pas (le droit|la possibilité|l'autorisation|besoin) de pouvoir", 'ne peut pas'],
  ["(n'a|n'ont) pas (le droit|la possibilité|l'autorisation) de", 'ne peut pas'],
  ["(a|ont|aurait|auraient|doit avoir|doivent avoir) (le droit|la possibilité|l'autorisation) de", 'peut'],
  [`(a|ont|aurait|auraient) besoin de (pouvoir|) ${faire}`, 'peut {}'],
  [
    "(n'est|ne sont) pas (autorisé|autorisée|autorisés|autorisées|habilité|habilitée|habilités|habilitées|censé|censée|censés|censées) à",
    'ne peut pas',
  ],
  ['(est|sont) (autorisé|autorisée|autorisés|autorisées|habilité|habilitée|habilités|habilitées) à', 'peut'],
  [
    "(il faudrait|il faut|j'aimerais|on aimerait|nous aimerions|je veux|on veut|nous voulons|je voudrais|on voudrait|nous voudrions|je souhaite|nous souhaitons|l'idée est) que {} (puisse|puissent)",
    '{} peut',
  ],
  ['(je ne veux|on ne veut|nous ne voulons|il ne faut) pas que {} (voie|voient)', '{} ne peut pas voir'],
  ['(je ne veux|on ne veut|nous ne voulons|il ne faut) pas que {} (puisse|puissent)', '{} ne peut pas'],
  ['(a|ont) (un|) accès (à|) {} en (lecture|consultation)', 'peut voir {}'],
  ['(ne doit|ne doivent) (avoir accès|accéder) (que|qu) à', 'ne peut voir que'],
  ["^ (c'est|ce sont) {le|la|les|l'} {} qui", '{1} {2}'],
  ['(personne|nul) (à part|hormis|sauf|en dehors de|excepté|hors) {} ne', "personne d'autre que {} ne"],
  ['(sauf|hormis|à part|excepté) {} , (personne|nul) ne', "personne d'autre que {} ne"],
  ['(personne|nul) ne peut {} (hormis|sauf|à part|excepté|en dehors de) {}', 'seul {2} peut {1}'],
  ["{} (, et|et) (personne|nul) (d'autre|) (n'y touche|ne le peut|$)", 'seul {1}'],
  ["(et c'est tout|, rien de plus|, rien d'autre|et rien d'autre|, un point c'est tout)", ''],
  [
    "(depuis|sur|via|avec|dans) (leur|son|le|la|l'|leurs|ses) (téléphone|portable|ordinateur|tablette|appli|application|site|logiciel|outil|espace personnel)",
    '',
  ],
  [': {ils|elles|il|elle}', ', {}'],
];

const siens: Rewordings = [
  [
    "(,|et|mais|, et|, mais) (évidemment|surtout|bien sûr|) (pas|jamais|non|pas sur|pas à) (celles|ceux|celui|celle) (du voisin|de la voisine|des voisins|des autres|d'autrui|des collègues|du collègue|d'un autre|d'une autre|de quelqu'un d'autre|de ses collègues|de leurs collègues|du voisin de chambre)",
    '',
  ],
  [
    '(,|et|mais|, et|, mais) (seulement|uniquement|juste|rien que|) (la sienne|le sien|les siens|les siennes|les leurs|la leur|le leur) (seulement|uniquement|seule|seuls|seules|) $',
    '',
  ],
  ['(juste|uniquement|seulement|rien que) {leurs|ses|leur|son|sa}', '{1}'],
];

const cours: Rewordings = [
  ['{} (suit|suivent) (son|leur) (cours|parcours|chemin|cycle) :', '{} :'],
  [
    '{} (passe|passent) par (plusieurs|différentes|les|ces|trois|quatre|cinq) étapes (:|,) (il|elle|ils|elles) (est|sont)',
    '{} est',
  ],
  ["avant d'être {} , {} {est|sont} {}", '{2} {3} {4} , puis {1}'],
  ["{} {est|sont} {} avant d'être {}", '{1} {2} {3} , puis {4}'],
  ['{} (reste|restent) {} , puis (il est|elle est|ils sont|elles sont|)', '{1} est {2} , puis'],
  ["tant que {elle|il|elles|ils} {n'est pas|ne sont pas} {} , {}", '{4} tant que {1} {2} {3}'],
  [', dans cet ordre', ''],
  ['{} , (soit|) (elle|il) est {} (soit|ou) (elle|il) est {}', '{} est {} ou {}'],
  ["{} (c'est|est) soit {} (,|) soit {} (,|) soit {}", '{} est {} , {} ou {}'],
  ["{} (c'est|est|sont) soit {} (,|) soit {}", '{} est {} ou {}'],
  ['(il arrive que|il se peut que) {} (soit|soient)', '{} peut être'],
];

export const frenchRights: Rewordings = [...visiteurs, ...droits, ...siens, ...cours];
