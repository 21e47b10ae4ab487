/** French ways of saying that stand for plainer ones. */
import { frenchRights } from './french-rewordings-rights.ts';
import type { Rewordings } from './prose-words.ts';

/** What somebody has for a time only, with its article. */
const lasting = [
  'carte',
  'cotisation',
  'licence',
  'adhésion',
  'assurance',
  'certificat',
  'certificat médical',
  'permis',
  'abonnement',
  'autorisation',
];

/** « Une cotisation valable un an » : the day on which it ends; « dont la cotisation est périmée » is after that day. */
const expiring: Rewordings = lasting.flatMap((thing): [string, string][] => [
  [`(un|une) ${thing} (valable|valide) (un|1|deux|2|trois|3|cinq|5) (an|ans)`, `une date de fin de ${thing}`],
  [
    `(un|une) ${thing} (avec une date d'expiration|avec une date de fin|à durée limitée)`,
    `une date de fin de ${thing}`,
  ],
  [
    `{} dont (la|le|l') ${thing} (est périmé|est périmée|est expiré|est expirée|a expiré|n'est plus valable|n'est plus valide|est échu|est échue) ne (peut|peuvent) (pas|plus)`,
    `après leur date de fin de ${thing} , {} ne peut pas`,
  ],
  [
    `{} dont l'${thing} (est périmée|est expirée|a expiré|n'est plus valable|n'est plus valide) ne (peut|peuvent) (pas|plus)`,
    `après leur date de fin de ${thing} , {} ne peut pas`,
  ],
]);

export const frenchRewordings: Rewordings = [
  ...expiring,
  ...frenchRights,

  ["que personne d'autre n'a", ', qui est unique'],
  ['une (petite|grande|vieille|belle|jolie|jeune)', 'une'],
  ['un (petit|grand|vieux|vieil|beau|bel|joli|jeune)', 'un'],
  ["il n'y a que moi qui (peux|peut|puisse)", 'seuls les administrateurs peuvent'],
  ['(moi seul|moi seule|seul moi|seule moi) (peux|peut)', 'seuls les administrateurs peuvent'],

  ['on ne peut (pas|plus|jamais)', 'personne ne peut'],
  ['on ne doit (pas|plus|jamais) pouvoir', 'personne ne peut'],
  ['{} ne (peut|peuvent) (plus|pas) être {} , sauf par', '{} ne peut être {} que par'],
  ['{} ne (peut|peuvent) (plus|pas) être {} sauf par', '{} ne peut être {} que par'],
  ['ne (voit|voient) que (ses|leurs|son|sa|leur)', 'ne voit que leurs'],
  ['(voit|voient) que (ses|leurs|son|sa|leur)', 'ne voit que leurs'],
  ['jamais deux {} du même {} en même temps', 'deux {} du même {} ne peuvent pas se chevaucher'],
  [
    'jamais deux {} (dans|sur|à|pour) le même {} en même temps',
    'deux {} du même {} ne peuvent pas se chevaucher',
  ],
  ['jamais deux {} (dans|sur|pour) le même', 'deux {} ne peuvent pas avoir le même'],
  ['jamais deux {} (dans|sur|pour) la même', 'deux {} ne peuvent pas avoir la même'],

  ['{} est (le seul|la seule) (à pouvoir|qui peut|qui puisse)', 'seul {} peut'],
  ['{} sont (les seuls|les seules) (à pouvoir|qui peuvent|qui puissent)', 'seuls {} peuvent'],
  ['{} (est|sont) (seul|seule|seuls|seules) à pouvoir', 'seul {} peut'],
  ["il (ne doit pas|ne faut pas|n'est pas) (être|) possible de", 'personne ne peut'],
  ["(il est|c'est) (interdit|impossible) de", 'personne ne peut'],
  ["il n'est pas possible de", 'personne ne peut'],
  ['(a|ont) accès à', 'peut voir'],
  [
    '(doit|doivent) (être prévenu|être prévenus|être averti|être avertis|être informé|être informés)',
    'reçoit un message',
  ],
  ['{} (caractères|lettres) (max|maximum|au maximum)', 'au plus {} caractères'],
];
