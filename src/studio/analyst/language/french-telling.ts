/** French phrases by which briefs tell what is written down, who does what, and how a thing lives. */
import type { MarkWords } from './lexicon.ts';
import { listOf } from './word-list.ts';

export const frenchTelling: MarkWords = {
  RECORDS: listOf(`
    note | notes | notent | notons | noter | saisit | saisissent | saisir | saisissons | indique | indiquent | indiquer | renseigne | renseignent | renseigner | inscrit | inscrivent |
    enregistre | enregistrent | enregistrer | enregistrons | consigne | consignent | consigner | relève | relèvent | relever | garde | gardent | garder | gardons | conserve | conservent | conserver |
    demande | demandent | demander | demandons | mentionne | mentionner | précise | précisent | préciser | écrit | écrivent | remplit | remplissent | remplir | donne | donnent |
    veut noter | veux noter | dois noter | doit noter | doivent noter | dois pouvoir noter | doit pouvoir noter | doivent pouvoir noter | voudrais noter | veux garder | voudrais garder | dois garder |
    veux enregistrer | voudrais enregistrer | doit saisir | doivent saisir | dois saisir | doit indiquer | doivent indiquer | doit renseigner | doivent renseigner | faut noter | faut saisir | faut indiquer |
    faut renseigner | faut garder | faut enregistrer | peut noter | peuvent noter | veux suivre | veux savoir | voudrais savoir | veut savoir | voulons garder | voulons noter | aimerais noter | aimerais garder`),
  GIVING: listOf(
    'en donnant | en indiquant | en précisant | en laissant | et donne | et donnent | et laisse',
  ),
  STATES: listOf(
    'donne | donnent | indique | indiquent | laisse | laissent | précise | précisent | renseigne | renseignent | doit donner | doivent donner | doit indiquer | doivent indiquer | communique | communiquent | remplit | remplissent',
  ),
  HOWMANY: listOf('combien de'),
  HOWLONG: listOf(
    'combien de temps | combien de temps cela dure | combien de temps ça a duré | combien de temps cela a pris',
  ),
  WHATEVER: listOf('ce qui | ce que'),
  ASKINGWHICH: listOf('quel | quelle | quels | quelles'),
  ASKINGWHO: listOf('qui'),
  OLD: [],
  AGED: listOf('âgé | âgée | âgés | âgées'),
  TOOYOUNG: listOf('de moins de | en dessous de | âgé de moins de'),
  ADULTS: listOf(`
    adultes uniquement | adultes seulement | uniquement les adultes | uniquement pour les adultes | réservé aux adultes | réservée aux adultes | réservés aux adultes | réservé aux majeurs |
    réservée aux majeurs | majeurs uniquement | majeurs seulement | interdit aux mineurs | interdite aux mineurs | pas de mineurs | pas de mineur | c'est réservé aux adultes | c'est réservé aux majeurs | c'est interdit aux mineurs`),
  ADULTHOOD: listOf(
    'doivent être majeurs | doit être majeur | doit être majeure | doivent être adultes | doivent être majeures | sont majeurs',
  ),
  BARRED: listOf(
    "interdit aux moins de | interdite aux moins de | c'est interdit aux moins de | pas de moins de | aucun moins de",
  ),
  LEASTAGE: listOf(
    "l'âge minimum | l'âge minimal | âge minimum | âge minimal | la limite d'âge | l'âge requis",
  ),
  ONES: listOf('celui | celle | ceux | celles'),
  STORYAS: listOf('en tant que | comme | en qualité de'),
  STORYWANT: listOf(`
    je veux pouvoir | je veux | je voudrais pouvoir | je voudrais | je souhaite pouvoir | je souhaite | j'aimerais pouvoir | j'aimerais | je peux | je dois pouvoir | j'ai besoin de | je dois`),
  THEY: listOf('il a | elle a | ils ont | elles ont | il avait | elle avait'),
  THEMSELVES: listOf(
    'lui-même | elle-même | eux-mêmes | elles-mêmes | soi-même | lui - même | elle - même | eux - mêmes | elles - mêmes',
  ),
  STAGES: listOf('étape | phase | cycle | parcours'),
  STORYI: listOf('je'),
  STORYSO: listOf('afin de | afin que | pour que | car | parce que | de façon à | de manière à | , pour'),
  LETS: listOf(`
    permet à | permettre à | doit permettre à | devra permettre à | devrait permettre à | permettra à | permette à | laisse | doit laisser`),
  NOBODYBUT: listOf(
    `personne d'autre que | personne à part | personne sauf | personne hormis | nul autre que | personne d'autre à part`,
  ),
  SECTION: listOf(`
    règles | règle | présentation | qui | personnes | utilisateurs | rôles | rapports | notifications | besoins | fonctionnalités | notes | contexte | général | argent | divers | objectifs | droits | accès | sécurité | limites | introduction | résumé | tarifs | prix | exports | courriels | messages | écrans | pages | données | champs | statistiques | chiffres | remarques`),
  LIFE: listOf(`
    vie | la vie | cycle de vie | le cycle de vie | parcours | le parcours | étapes | les étapes | déroulement | le déroulement`),
};
