/** How specifications are laid out in French. */
import type { OutlineWords } from './outline-words.ts';
import { formsIn } from './prose-words.ts';

export const frenchOutline: OutlineWords = {
  sections: {
    records: formsIn(`
      (fiches|fiche|données|les données|entités|objets|modèle|modèle de données|ce qu'on garde|ce que l'on garde|ce que nous gardons|champs|tables|informations|ce qu'on note|dictionnaire de données|
      ce qui est enregistré|enregistrements|éléments)`),
    states: formsIn(
      `(états|état|statuts|statut|cycle de vie|cycle|parcours|étapes|flux|déroulement|vie|machine à états|transitions|workflow)`,
    ),
    rules: formsIn(
      `(règles|règle|règles de gestion|règles métier|contraintes|les règles|conditions|limites|contrôles|validations|règlement)`,
    ),
    roles: formsIn(`
      (rôles|rôle|qui fait quoi|qui peut quoi|qui voit quoi|qui peut faire quoi|utilisateurs|droits|droits d'accès|accès|acteurs|personnes|permissions|profils|qui|les rôles|comptes)`),
    figures: formsIn(
      `(chiffres|rapports|tableau de bord|statistiques|indicateurs|page d'accueil|chiffres clés|bilan|bilans|stats|accueil|suivi)`,
    ),
    messages: formsIn(`(messages|notifications|e-mails|courriels|rappels|alertes|mails)`),
    outside: formsIn(`
      (hors périmètre|hors sujet|pas besoin|pas nécessaire|exclu|exclus|exclusions|non inclus|non compris|pas maintenant|plus tard|pour plus tard|plus tard peut-être|idées pour plus tard|
      version 2|v2|souhaitable|facultatif|à venir|pas prévu|non prévu|hors-périmètre|un jour)`),
    examples: formsIn(`(exemples|exemple|par exemple|données d'exemple)`),
  },
  notes: [
    {
      phrases: formsIn(
        'facultatif | facultative | facultatifs | facultatives | optionnel | optionnelle | optionnels | optionnelles | non obligatoire | si connu | si connue | éventuel | éventuelle | peut être vide',
      ),
      hints: { isOptional: true },
    },
    {
      phrases: formsIn('obligatoire | obligatoires | requis | requise | non vide | toujours'),
      hints: { isRequired: true },
    },
    {
      phrases: formsIn(
        'unique | uniques | sans doublon | clé | clé primaire | jamais réutilisé | jamais réattribué | id',
      ),
      hints: { isUnique: true },
    },
    {
      phrases: formsIn('oui / non | oui ou non | o / n | booléen | vrai / faux | case à cocher | oui-non'),
      hints: { isBoolean: true },
    },
    {
      phrases: formsIn('texte long | texte libre | plusieurs lignes | multiligne | long texte'),
      hints: { kind: 'longText' },
    },
    { phrases: formsIn('texte | chaîne | texte court | chaîne de caractères'), hints: { kind: 'text' } },
    {
      phrases: formsIn('date et heure | date / heure | date + heure | horodatage | date-heure'),
      hints: { kind: 'datetime' },
    },
    { phrases: formsIn('date | jour'), hints: { kind: 'date' } },
    { phrases: formsIn('heure'), hints: { kind: 'time' } },
    { phrases: formsIn('nombre | entier | nombre entier | numérique'), hints: { kind: 'integer' } },
    { phrases: formsIn('décimal | nombre décimal | réel'), hints: { kind: 'decimal' } },
    { phrases: formsIn('pourcentage'), hints: { isPercentage: true } },
    { phrases: formsIn('e-mail | email | courriel | adresse e-mail | mail'), hints: { kind: 'email' } },
    { phrases: formsIn('téléphone | numéro de téléphone'), hints: { kind: 'phone' } },
    { phrases: formsIn('url | adresse web'), hints: { kind: 'url' } },
    { phrases: formsIn('image | photo'), hints: { kind: 'image' } },
    { phrases: formsIn('fichier | pièce jointe | pdf | document'), hints: { kind: 'file' } },
    { phrases: formsIn('couleur'), hints: { kind: 'colour' } },
    { phrases: formsIn('montant | prix'), hints: { kind: 'money' } },
    {
      phrases: formsIn('jamais négatif | jamais négative | non négatif | >= 0 | ≥ 0'),
      hints: { bounds: { min: 0 } },
    },
  ],
  idle: formsIn(
    'auto | automatique | automatiques | numéroté automatiquement | numérotée automatiquement | généré | attribué automatiquement | attribuée automatiquement | auto-incrémenté',
  ),
  choosing: formsIn(
    `parmi | au choix | choix | liste | liste déroulante | un de | énumération | enum | l'un de`,
  ),
  showing: formsIn('par exemple | ex. | exemple | p. ex. | comme | ex'),
  linking: formsIn('référence | lien | clé étrangère | relation | lié'),
  days: new Set('le du au jour date échéance'.split(' ')),
  moments: new Set(['à']),
  everything: formsIn(
    `(tout|toutes les actions|tous les droits|accès complet|accès total|tout faire|peut tout faire|toutes actions)`,
  ),
  looking: formsIn(`(lecture seule|consultation seule|lecture|consulte tout|voit tout|voir tout|tout voir)`),
  above: formsIn(
    `(idem|tout cela|tout ça|comme ci-dessus|la même chose|pareil|tout ce qui précède|les mêmes droits)`,
  ),
  plus: formsIn('plus | et | et aussi | + | , plus | ainsi que | et en plus | et puis'),
  allowing: formsIn('peut | peuvent | peut aussi'),
  most: formsIn(
    "maximum | max | max. | au maximum | au plus | pas plus de | jusqu'à | un maximum de | jamais plus de",
  ),
  single: formsIn('un seul | une seule | un | une'),
  per: formsIn('par | pour chaque | / | et par | à chaque'),
  together: formsIn('à la fois | en même temps | simultanément | au même moment'),
  say: {
    have: 'peut avoir',
    atMost: 'à le maximum',
    each: 'un',
    by: 'par',
    home: 'la page de accueil montre',
    own: 'ses',
    see: 'voir',
    all: 'tout',
    and: 'et',
    or: 'ou',
    numberOf: 'le nombre de',
    there: 'il peut y avoir',
  },
};
