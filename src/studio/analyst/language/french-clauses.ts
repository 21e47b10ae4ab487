/** French clauses that stand for plainer ones, by what they say. */
import { frenchBounds } from './french-bounds.ts';

type Clause = readonly [from: string, to: string];

const tied =
  '(lié|liée|liés|liées|rattaché|rattachée|rattachés|rattachées|attaché|attachée|attachés|attachées|classé|classée|classés|classées|rangé|rangée|rangés|rangées|affecté|affectée|affectés|affectées|associé|associée|associés|associées|relié|reliée|reliés|reliées|inscrit|inscrite|inscrits|inscrites)';
const several = '(plusieurs|de nombreux|de nombreuses|beaucoup de|des tas de)';

/** One thing is of another: "les factures sont rattachées à un chantier". */
const links: readonly Clause[] = [
  [`{n} (est|sont) (toujours|) ${tied} (à|avec|dans|sous|sur) {n}`, '{a1} appartient à {a2}'],
  [
    '{n} (se met|se mettent|se range|se rangent|se trouve|se trouvent|se note|se notent|se fait|se font|se place|se classe|se classent|se colle) (toujours|) (sous|dans|sur|pour|chez|par|à) {n}',
    '{a1} appartient à {a2}',
  ],
  [
    '{n} (va|vont|dépend|dépendent|relève|relèvent|fait partie|font partie) (avec|de) {n}',
    '{a1} appartient à {a2}',
  ],
  [
    '(on|nous|je) (met|mets|mettons|range|rangeons|classe|classons|rattache|rattachons|affecte|affectons|associe|associons|place|plaçons) (chaque|tous les|toutes les) {n} (dans|sous|à|avec|sur) {n}',
    '{a1} appartient à {a2}',
  ],
  [
    `{n} (a|ont|regroupe|compte|comporte|contient|comprend|suit|tient) ${several} {n}`,
    '{a1} a plusieurs {s2}',
  ],
  [
    `{n} (passe|travaille|joue|participe|intervient|apparaît|peut être) (dans|à|pour|sur) ${several} {n}`,
    '{a1} a plusieurs {s2}',
  ],
  ['{n} (peut|peuvent) ne pas (encore|toujours|) avoir de {n}', '{a1} peut appartenir à {a2}'],
  [
    '(il me faut|il faut|il nous faut|on veut|je veux) (le|un) lien entre {n} et {n}',
    '{a1} appartient à {a2}',
  ],
  [
    `${several} {n} (par|pour un|pour une|pour chaque|dans un|dans une|dans chaque|sur un|sur une) {n}`,
    '{a1} appartient à {a2}',
  ],
  [
    '{n} (est|sont) (réparti|répartie|répartis|réparties|regroupé|regroupée|regroupés|regroupées) (en|par|dans) {n}',
    '{a1} appartient à {a2}',
  ],
  [
    '{n} (est|sont) (découpé|découpée|découpés|découpées|divisé|divisée|divisés|divisées) en {n}',
    '{a2} appartient à {a1}',
  ],
  ['{n} (est|sont) (donc|toujours|) (celui|celle|ceux|celles) de {n}', '{a1} appartient à {a2}'],
  [
    '(à quel|à quelle|dans quel|dans quelle|de quel|de quelle|sur quel|sur quelle) {n} (est|va|appartient|se trouve|correspond|dépend) {n}',
    '{a2} appartient à {a1}',
  ],
  ['{n} a un seul {n} , un {n} (a|) plusieurs {n}', '{a1} appartient à {a2}'],
  ['{n} a une seule {n} , une {n} (a|) plusieurs {n}', '{a1} appartient à {a2}'],
];

const wish =
  "(je veux pouvoir|je voudrais pouvoir|on veut pouvoir|nous voulons pouvoir|il faut pouvoir|il faudrait pouvoir|on aimerait pouvoir|j'aimerais pouvoir|je veux qu'on puisse|on doit pouvoir|on puisse|on peut|pouvoir|je veux|)";
const told =
  '(un message|un rappel|un mail|un petit mail|un petit rappel|un SMS|un e-mail|un courriel|une alerte|une notification|un mot|rappel|message|mail|SMS)';
const tell =
  '(prévenir|avertir|informer|aviser|alerter|notifier|prévenez|avertissez|on préviendra|on avertira|on prévient|on avertit)';

/** What lists and figures show, who is told what. */
const shown: readonly Clause[] = [
  [
    `${wish} (retrouver|rechercher|chercher|trouver) {n} (rapidement|vite|facilement|) (par|avec|grâce à|selon) {*}`,
    'on peut rechercher les {s1}',
  ],
  [`${wish} (filtrer|trier|classer) {n} par {*}`, 'on peut filtrer les {s1}'],
  [
    `${wish} (exporter|imprimer|importer|télécharger) {n} (en|vers|dans|depuis|au format|sous) {*}`,
    'on peut exporter les {s1}',
  ],
  [`${wish} (exporter|imprimer|télécharger) {n}`, 'on peut exporter les {s1}'],
  [
    `${wish} (sortir|avoir|récupérer|mettre) (la liste de|la liste des|) {n} (dans|sous|en|sur) (excel|csv|tableur|un tableur|un fichier|un fichier csv)`,
    'on peut exporter les {s1}',
  ],
  [
    '(voir|afficher|montrer|avoir|connaître|savoir|ce serait bien de avoir|de avoir|) le nombre de {n} (de|sous|sur|dans|par) (chaque|chacun des|chacune des) {n}',
    'le nombre de {s1} de {a2} est affiché',
  ],
  ['^ le nombre de {n} (dans|de|par|sur|sous) (un|une) {n} $', 'le nombre de {s1} de {a2} est affiché'],
  ['{n} (affiche|montre|voit|indique) (son|sa|leur) nombre de {n}', 'le nombre de {s2} de {a1} est affiché'],
  ['{n} voit le nombre de {n} (qui|que) {*}', 'le nombre de {s2} de {a1} est affiché'],
  [
    'le nombre de {n} (doit être|devrait être|est) (affiché|visible|indiqué|montré) (sur|sous|à côté de|dans) {n}',
    'le nombre de {s1} de {a2} est affiché',
  ],
  [
    '{n} (est|sont) (avisé|avisée|avisés|avisées|averti|avertie|avertis|averties|prévenu|prévenue|prévenus|prévenues) de {n} {*} avant',
    'le {b1} reçoit un message {3} avant {2}',
  ],
  ['^ {*} avant {n} , {*} (à|pour) {n} $', 'le {b4} reçoit un message {1} avant {2}'],
  [`^ ${told} à {n} {*} avant {n} $`, 'le {b1} reçoit un message {2} avant {3}'],
  [`^ ${told} {*} avant {n} (pour|à) {n} $`, 'le {b3} reçoit un message {1} avant {2}'],
  [
    `(merci de|il faut|il faudrait|prière de|veuillez|pensez à|) ${tell} {n} {*} avant {n}`,
    'le {b1} reçoit un message {2} avant {3}',
  ],
  [
    `(merci de|il faut|il faudrait|) ${tell} {n} la veille de {n}`,
    'le {b1} reçoit un message un jour avant {2}',
  ],
  ['il faut rappeler à {n} {n} {*} avant', 'le {b1} reçoit un message {3} avant {2}'],
  ["{n} (a|ont) besoin d'un rappel {*} avant {n}", 'le {b1} reçoit un message {2} avant {3}'],
  [
    `^ {*} avant {n} {n} (devrait être|doit être|est|devra être|sera) (prévenu|averti|informé|prévenue|avertie|informée)`,
    'le {b3} reçoit un message {1} avant {2}',
  ],
  [
    '{n} (devrait être|devra être|sera|devraient être|seront) (prévenu|averti|informé|prévenue|avertie|informée|prévenus|avertis|informés) {*} avant {n}',
    'le {b1} reçoit un message {2} avant {3}',
  ],
];

const each =
  '(chaque|chacun de|chacune de|chacun des|chacune des|tous les|toutes les|tout|toute|chacun de nos|chacune de nos|chacun de mes|chacune de mes)';
const note =
  '(note|notons|demande|demandons|garde|gardons|saisit|saisissons|enregistre|enregistrons|inscrit|inscrivons|met|mettons|marque|marquons|stocke|stockons|retient|retenons|prend|prenons|conserve|conservons|relève|relevons|coche|veut savoir|voulons savoir|veut|voulons|doit connaître|attend|attendons|consigne)';

/** What is written down: "un cours, c'est un titre et une date". */
const records: readonly Clause[] = [
  ['(un|une|chaque) {n} (,|) (c|ce est) (:|) {l} et {*}', '{a1} a {2} et {3}'],
  ['(un|une|chaque) {n} (,|) (c|ce est) : {*}', '{a1} a {2}'],
  ['(un|une) {n} = {*}', '{a1} a {2}'],
  [`(pour|de|sur|concernant|à|de la part de) {n} (,|) (on|nous|je|il) (y|) ${note} {*}`, '{a1} a {2}'],
  [`(on|nous|je) ${note} (à|pour|de|sur) ${each} {n} {*}`, '{a1} a {2}'],
  [`(on|nous|je) ${note} , (à|pour|de|sur) ${each} {n} , {*}`, '{a1} a {2}'],
  [
    `(il faut|il faudrait|il nous faut|il me faut|nous avons besoin de|merci de prévoir|il serait bon de pouvoir inscrire|j'aimerais|je veux) (aussi|) (,|) (pour|de|sur) ${each} {n} (,|:|) {*}`,
    '{a1} a {2}',
  ],
  [
    `(pour|de|sur) ${each} {n} (,|) (il faut|il nous faut|il me faut|il faudrait|faut|nous avons|il y a|nous voulons|je veux|je voudrais|on a besoin de) {*}`,
    '{a1} a {2}',
  ],
  [
    `(dans|sur) (la fiche|l'étiquette|le dossier|la carte|mes fiches|les fiches|mes fiches de|le registre) (de|) {n} (,|) (on|nous|je) (met|mets|mettons|note|notons|inscrit|marque|écrit) (toujours|) {*}`,
    '{a1} a {2}',
  ],
  [
    `(dans|sur) (la fiche|l'étiquette|le dossier|la carte|le registre) de {n} (doivent figurer|doit figurer|il y a|figurent|on trouve|:|il faut) {*}`,
    '{a1} a {2}',
  ],
  [
    '(les informations|les données|ce que nous gardons|ce que on garde|ce que on note) (à garder|à noter|à saisir|) (sur|pour|de) {n} (sont|est|:) (les suivantes :|les suivants :|) {*}',
    '{a1} a {2}',
  ],
  ['{n} (portent|porte|possède|possèdent|ont toutes|ont tous) {*}', '{a1} a {2}'],
  ['{n} (doit|doivent) (nous|me|) (fournir|donner|laisser|indiquer|remplir|comporter) {*}', '{a1} a {2}'],
  ['{n} (nous|me) (laisse|laissent|donne|donnent|fournit|fournissent|indique|indiquent) {*}', '{a1} a {2}'],
];

export const frenchClauses: readonly Clause[] = [...frenchBounds, ...links, ...shown, ...records];

/** Entries of a list: "où il se trouve" is a place. */
export const frenchEntries: readonly Clause[] = [
  ['où (il|elle|ils|elles) {*}', 'un emplacement'],
  ['(né le|née le|né|née)', 'une date de naissance'],
  ['(tél|tél.|tel|tel.)', 'un téléphone'],
  ['(n°|no|num|num.)', 'un numéro'],
  ['depuis quand {*}', 'une date de début'],
  ['(depuis quand)', 'une date de début'],
  ['jusque à quand {*}', 'une date de fin'],
  ['combien il en reste', 'une quantité'],
];
