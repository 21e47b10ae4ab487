/** How French nouns and adjectives change their form. Data first; the few regular endings are string operations. */
import { fold } from './text.ts';
import { listOf, pairsOf } from './word-list.ts';

const irregularPlurals = pairsOf(`
  travaux travail | chevaux cheval | animaux animal | yeux œil | baux bail | vitraux vitrail | émaux émail | coraux corail | cieux ciel |
  matériaux matériau | tuyaux tuyau | noyaux noyau | joyaux joyau | boyaux boyau | bijoux bijou | cailloux caillou | choux chou |
  genoux genou | hiboux hibou | joujoux joujou | poux pou | messieurs monsieur | mesdames madame |
  eaux eau | aulx ail`);
const pluralOfIrregular = new Map(
  [...irregularPlurals].map(([plural, singular]) => [singular, plural] as const),
);

/** Words in s, x or z that are singular. */
const singulars = new Set(
  listOf(`
  rendez-vous | semis | cours | prix | mois | devis | colis | avis | repas | bras | cas | temps | corps | poids | tapis |
  process | bus | minibus | autobus | campus | virus | souris | brebis | fils | petit-fils | pays | relais | palais | succès |
  accès | procès | progrès | congrès | décès | excès | permis | concours | parcours | secours | discours |
  recours | velours | ours | jus | sens | essuie-mains | frais | engrais | français | anglais | bois | choix | voix |
  noix | croix | époux | taux | gaz | nez | riz | quiz | sms | gps | os | dos | repos | propos | héros |
  vis | puits | remords | fonds | tiers | univers | divers | vers | châssis | croquis | logis | débris |
  cursus | bonus | malus | corpus | prospectus | terminus | abus | refus | compas | pas | ananas | atlas | cadenas |
  matelas | tas | lilas | heureux | sérieux | précieux | dangereux | nombreux | mauvais | gris | épais | bas |
  gros | gras | las | précis | exquis | plus | moins | sous | dans | sans | très | après | dès | suis | vous | nous |
  tous | toutes | les | des | ses | mes | tes | nos | vos | ces | leurs | ils | elles | pris | mis | acquis |
  compris | soumis | remis | promis | admis | transmis | repris | appris | surpris | commis | omis | assis | requis |
  inclus | exclus | conclus | clos | trois | six | dix | fois | jeûnes | alors | lors | puis | depuis | jamais |
  processus | consensus | lys | maïs | palmarès | express | business | fitness | pass | mess | gris | biais | délais-là |
  hors | envers | travers | toujours | ailleurs | plusieurs | dehors | volontiers | synopsis | oasis | tennis | cassis`),
);
const keepEu = new Set(['pneu', 'bleu', 'landau', 'sarrau']);
const keepAl = new Set(
  listOf('bal | carnaval | festival | récital | régal | chacal | aval | naval | fatal | final | banal'),
);

/** Whether a lower-case word is a plural, and its singular. */
export function singularOf(word: string): { singular: string; isPlural: boolean } {
  const irregular = irregularPlurals.get(word);
  if (irregular !== undefined) return { singular: irregular, isPlural: true };
  if (word.length < 4 || singulars.has(word)) return { singular: word, isPlural: false };
  const singular = singularOfPlural(word);
  return { singular: singular ?? word, isPlural: singular !== undefined };
}

function singularOfPlural(word: string): string | undefined {
  if (word.endsWith('eaux') || plainEux.has(word) || fromU.has(word)) return word.slice(0, -1);
  if (word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  const isPlain = word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us');
  return isPlain ? word.slice(0, -1) : undefined;
}

const plainEux = new Set(
  listOf('jeux | lieux | cheveux | neveux | feux | vœux | enjeux | milieux | adieux | aveux'),
);
/** Plurals in -us: most words in -us are singular. */
const fromU = new Set(
  listOf(`
  reçus | vendus | rendus | perdus | prévus | attendus | retenus | connus | lus | vus | tenus | élus | battus | dus | venus |
  obtenus | maintenus | disponibles | individus | contenus | menus | revenus | tissus | inconnus | suspendus | convenus |
  répondus | entendus | étendus | défendus | résolus | conçus | aperçus | parvenus | absolus | aigus | détenus | refus-là |
  superflus | imprévus | tribus | fondus | tendus | mordus | bossus | barbus | pointus | cousus | revus | corrompus`),
);

const prepositions = new Set(
  listOf(
    'de | du | des | à | au | aux | en | pour | sur | par | avec | sans | chez | dans | entre | sous | et | ou | hors',
  ),
);

/** True for a word after which nothing of a name changes in the plural: `de`, `d'urgence`. */
export function isComplement(word: string): boolean {
  return prepositions.has(word) || word.startsWith("d'") || word.startsWith("l'");
}

/** The plural of a word or a name: the head and its adjectives, not its complement (`notes de frais`). */
export function pluralOf(name: string): string {
  const words = name.split(' ');
  const cut = words.findIndex(isComplement);
  const end = cut === -1 ? words.length : cut;
  return words.map((word, index) => (index < end ? pluralOfWord(word) : word)).join(' ');
}

function pluralOfWord(word: string): string {
  const irregular = pluralOfIrregular.get(word);
  if (irregular !== undefined) return irregular;
  if (['s', 'x', 'z'].some((ending) => word.endsWith(ending)) || invariable.has(word)) return word;
  if (word.endsWith('al') && !keepAl.has(word)) return `${word.slice(0, -2)}aux`;
  if ((word.endsWith('eau') || word.endsWith('au') || word.endsWith('eu')) && !keepEu.has(word))
    return `${word}x`;
  return `${word}s`;
}
const invariable = new Set(
  listOf(
    'après-midi | hors-jeu | hors-série | tout | porte-monnaie | qui | que | marron | orange | standard | internet | tva | faq',
  ),
);

/** The feminine of an adjective or participle in the masculine singular. */
export function feminineOf(word: string): string {
  const irregular = irregularFeminines.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith('e')) return word;
  for (const [ending, feminine] of feminineEndings)
    if (word.endsWith(ending)) return `${word.slice(0, -ending.length)}${feminine}`;
  return `${word}e`;
}
const irregularFeminines = pairsOf(`
  nouveau nouvelle | vieux vieille | beau belle | blanc blanche | frais fraîche | sec sèche | public publique |
  gros grosse | gras grasse | bas basse | long longue | favori favorite | gentil gentille | doux douce | faux fausse |
  roux rousse | inclus incluse | complet complète | incomplet incomplète | secret secrète | concret concrète | discret discrète |
  inquiet inquiète | épais épaisse | las lasse | marron marron | clos close | tiers tierce | meilleur meilleure |
  supérieur supérieure | inférieur inférieure | antérieur antérieure | postérieur postérieure | intérieur intérieure |
  dû due | extérieur extérieure | ultérieur ultérieure | majeur majeure | mineur mineure | hors-service hors-service`);
const feminineEndings = [
  ['er', 'ère'],
  ['eux', 'euse'],
  ['teur', 'trice'],
  ['eur', 'euse'],
  ['if', 'ive'],
  ['ien', 'ienne'],
  ['on', 'onne'],
  ['el', 'elle'],
  ['eil', 'eille'],
  ['et', 'ette'],
  ['c', 'que'],
] as const;

/** An adjective or participle in its four forms: masculine, feminine, and their plurals. */
export function agreementsOf(adjective: string): string[] {
  if (adjective.includes(' ')) return [adjective];
  const feminine = feminineOf(adjective);
  return [...new Set([adjective, feminine, pluralOfWord(adjective), pluralOfWord(feminine)])];
}

const feminineWords = new Set(
  listOf(`
  tente | remorque | chèvre | vache | poule | brebis | jument | guitare | flûte | harpe | veste | luge | planche | lampe |
  tarte | soupe | pizza | chanson | armoire | étagère | serre | récolte | tombe | statue | horloge | montre | barque | caravane |
  cabane | yourte | perruche | tortue | liqueur | peluche | coupe | bride | longe | palme | corde | vanne | pompe | citerne |
  borne | alarme | caméra | nappe | imprimante | enceinte | rallonge | leçon | sieste | piqûre | chute | fuite | tache |
  tempête | averse | vendange | traite | tonte | amende | garde | astreinte | collecte |
  fiche | tâche | salle | chambre | table | commande | demande | ligne | liste | date | heure | adresse | note | classe |
  visite | vente | offre | place | plante | page | photo | vidéo | image | pièce | caisse | chaise | machine | carte |
  boîte | bouteille | rue | ville | banque | équipe | personne | fin | main | dent | part | clé | clef | moto | auto |
  radio | recette | couleur | valeur | longueur | largeur | hauteur | profondeur | erreur | fleur | faveur | peur | douleur |
  odeur | grandeur | épaisseur | lueur | vapeur | sueur | tva | remise | période | étape | méthode | cave | zone | taxe |
  marque | somme | ressource | source | course | bourse | réponse | dépense | recherche | démarche | marche | branche | tranche |
  niche | affiche | épreuve | preuve | œuvre | oeuvre | chose | cause | pause | dose | rose | base | phase | phrase |
  échéance | langue | plage | cage | rage | ferme | firme | forme | norme | plateforme | plate-forme | école | parole |
  chorale | halle | balle | malle | feuille | famille | fille | aile | toile | étoile | file | pile | tuile | huile |
  règle | étable | cible | fable | ombre | fibre | lettre | fenêtre | porte | sorte | perte | alerte | enquête | fête |
  tête | bête | dette | étiquette | piste | boutique | clinique | rubrique | technique | musique | mécanique | fabrique |
  brique | réplique | pratique | statistique | bibliothèque | discothèque | pharmacie | librairie | mairie |
  idée | cuve | vis | souris | fois | voix | noix | croix | toux | paix | faim | soif | mer | cour | peau |
  eau | foi | loi | nuit | mort | dot | forêt | campagne | semaine | graine | haleine | laine | veine | peine |
  scène | chaîne | usine | cuisine | piscine | médecine | cabine | ruche | cloche | poche | couche | douche | bouche |
  mouche | touche | brosse | trousse | housse | secousse | adhérente | cliente | patiente | ligue | vague | digue |
  bague | fatigue | chaussure | voiture | facture | lecture | signature | mesure | coiffure | peinture | robe | jupe |
  étude | équerre | guerre | terre | pierre | bière | rivière | matière | prière | barrière | carrière | frontière |
  croisière | chaudière | cafetière | panne | tonne | antenne | panoplie | remarque | colonne | couronne | zone |
  consigne | ligne | vigne | campagne | montagne | épargne | cigarette | raquette | maquette | tablette | bicyclette |
  promo | promotion | info | mention | crèche | pêche | bouée | arme | âme | flamme | gamme | dame | lame | rame |
  prime | rime | cime | crème | brume | plume | écume | enclume | coutume | ruelle | selle | nouvelle | parcelle |
  vaisselle | poubelle | échelle | semelle | ficelle | rondelle | gazelle | ethnie | copie | partie | sortie | série |
  pluie | vie | scie | catégorie | énergie | allergie | pathologie | thérapie | allée | entrée | année | journée |
  soirée | matinée | tournée | arrivée | durée | pensée | armée | randonnée | donnée | livrée | portée | montée |
  réunion | union | région | opinion | enchère | attente | entente | pente | plainte | suite | conduite |
  limite | pose | force | douane | banane | canne | femme | réforme | larme | trame | réclame | gondole |
  cellule | formule | pilule | virgule | capsule | foule | boule | moule | dalle | bombe | courbe | aube |
  syllabe | herbe | gerbe | jambe | rencontre | huître | vitre | encre | ancre | fièvre | manœuvre | poudre |
  foudre | épingle | sangle | jungle | case | rive | dérive | archive | initiative | alternative | réserve |
  grève | trêve | olive | troupe | grappe | pipe | rampe | trompe | quête | crête | plaque | attaque |
  médiathèque | ludothèque | époque | drogue | barre | fourmi | météo | annonce | affaire | humeur | issue |
  tenue | revue | vue | avenue | étendue | charge | décharge | recharge | marge | barge | loge | broche |
  torche | fourche | approche | bûche | escale | analyse | synthèse | hypothèse | thèse | récompense |
  défense | offense | danse | offrande | légende | bande | viande | guirlande | boisson | façon | moisson |
  cuisson`),
);
const masculineWords = new Set(
  listOf(`
  musée | lycée | trophée | été | comité | traité | côté | pâté | député | arrêté | comté | silence | squelette | génie |
  incendie | parapluie | stade | grade | magazine | domaine | modèle | caractère | critère | père | frère | âge | gîte |
  site | titre | chapitre | arbitre | litre | mètre | centimètre | kilomètre | maître | centre | nombre | membre | livre |
  arbre | marbre | chiffre | coffre | genre | verre | beurre | tonnerre | lierre | cimetière | derrière | article | véhicule |
  module | article | groupe | type | principe | contrôle | rôle | symbole | protocole | monopole | article | poste | texte |
  contexte | prétexte | service | office | exercice | bénéfice | commerce | divorce | pouce | espace | palace | compte |
  décompte | acompte | conte | doute | reste | geste | inventaire | formulaire | commentaire | anniversaire | salaire |
  horaire | exemplaire | calendrier | questionnaire | sommaire | vestiaire | dictionnaire | itinéraire | notaire |
  propriétaire | locataire | bénéficiaire | destinataire | secrétaire | prestataire | partenaire | stagiaire | collègue |
  élève | bénévole | artiste | dentiste | architecte | comptable | responsable | coupable | pilote | guide | juge |
  utilisateur | diplôme | problème | système | thème | poème | programme | gramme | kilogramme | kilo | téléphone |
  volume | costume | légume | parfum | domicile | profil | fichier | dossier | atelier | chantier | quartier | panier |
  iban | siret | bic | numéro | code | mode | épisode | support | sport | transport | rapport | port | fort | lot | mot |
  dépôt | impôt | prêt | arrêt | intérêt | crédit | débit | outil | appareil | conseil | réveil | sommeil | soleil |
  plat | chat | achat | état | contrat | candidat | format | climat | résultat | avocat | certificat | syndicat |
  portefeuille | invité | capitaine | tour | apogée | moine | malade | camarade | moustique | pique-nique |
  portique | lexique`),
);
const feminineNounEndings = listOf(`
  tion | sion | xion | aison | ée | té | ure | ence | ance | esse | ette | euse | trice | ie | ade | ude | ise | ine | elle |
  ille | aille | otte | ienne | ière | ique | aine | eille | iche | ouche | erie | onne | enne | asse | osse | ousse | èce | ace`);

/** The gender of a name: that of its head. */
export function genderOf(name: string): 'm' | 'f' {
  const head = singularOf(name.split(' ')[0] ?? '').singular;
  if (masculineWords.has(head)) return 'm';
  if (feminineWords.has(head)) return 'f';
  return feminineNounEndings.some((ending) => head.endsWith(ending) && head.length > ending.length)
    ? 'f'
    : 'm';
}

/** True when the word before it loses its vowel: `l'adresse`, `d'urgence`. */
export function isElided(word: string): boolean {
  const first = fold(word).charAt(0);
  return 'aeiou'.includes(first) || (first === 'h' && !aspirated.has(word));
}
const aspirated = new Set(
  listOf(
    'hall | hangar | haut | hauteur | héros | hors | huit | housse | halle | hasard | handicap | hamac | haie | hache',
  ),
);
