/** French words for people, organisations and qualities. */
import { listOf, tableOf } from './word-list.ts';

/** Nouns that name people although their ending does not say so. */
export const frenchPersons = new Set(
  listOf(`
  client | cliente | membre | patient | patiente | étudiant | étudiante | locataire | propriétaire | invité | invitée | hôte | visiteur | candidat | candidate | participant | participante | résident |
  citoyen | habitant | utilisateur | personne | enfant | parent | élève | passager | passagère | bénéficiaire | destinataire | bénévole | agent | agente | médecin | infirmier | infirmière | dentiste | assistant | assistante |
  technicien | mécanicien | mécano | personnel | employé | employée | salarié | salariée | collègue | superviseur | président | présidente | secrétariat | secrétaire | accueil | patron | patronne | chef | cheffe | vétérinaire | véto |
  apprenti | apprentie | commerçant | consultant | consultante | avocat | avocate | associé | associée | partenaire | ami | amie | abonné | abonnée | fan | commercial | représentant | représentante | coursier | concierge | gardien |
  cuisinier | cuisinière | famille | foyer | ménage | équipe | délégué | déléguée | stagiaire | intérimaire | contact | juge | pilote | capitaine | nounou | trésorier | trésorière | comptable | gérant | gérante | responsable |
  adhérent | adhérente | licencié | licenciée | guide | coach | moniteur | prof | professeur | professeure | enseignant | enseignante | formateur | formatrice | gestionnaire | administrateur | livreur | chauffeur | coiffeur | coiffeuse | esthéticienne |
  réceptionniste | caissier | caissière | vendeur | vendeuse | serveur | serveuse | jardinier | jardinière | ouvrier | ouvrière | artisan | plombier | électricien | menuisier | peintre | prestataire | fournisseur | acheteur | acheteuse | lecteur | lectrice |
  bibliothécaire | libraire | pharmacien | pharmacienne | maître | maîtresse | tuteur | tutrice | stagiaire | internaute | joueur | joueuse | arbitre | entraîneur | entraîneuse | cavalier | cavalière | musicien | musicienne | choriste | chanteur | comédien | artiste |
  donateur | donatrice | donneur | adoptant | adoptante | voyageur | voyageuse | touriste | particulier | particulière | voisin | voisine | copropriétaire | syndic | bailleur | loueur | emprunteur | emprunteuse | organisateur | organisatrice | animateur | animatrice |
  éducateur | éducatrice | psychologue | kiné | kinésithérapeute | ostéopathe | orthophoniste | sage-femme | notaire | architecte | ingénieur | ingénieure | développeur | développeuse | rédacteur | rédactrice | modérateur | modératrice | auteur | autrice | magasinier | magasinière |
  préparateur | préparatrice | contrôleur | contrôleuse | inspecteur | inspectrice | directeur | directrice | manager | manageur | boulanger | boulangère | pâtissier | boucher | fleuriste | apiculteur | agriculteur | éleveur | maraîcher | vigneron | viticulteur | brasseur | couturier | couturière | bricoleur | monitrice | référent | référente | intervenant | intervenante | sportif | baby-sitter | lead | prospect | bureau | rh | comptabilité | direction | stagiaires | opérateur | opératrice | hôtesse | acteur | usager | usagère | convive | pèlerin | randonneur | cycliste | licenciés | conducteur | conductrice | soigneur | soigneuse | toiletteur | toiletteuse | photographe | graphiste | traducteur | traductrice`),
);

/** Endings of nouns that name people. */
export const frenchPersonEndings = listOf('eur | euse | trice | ien | ienne | iste | logue | thérapeute');

/** Nouns with such an ending that name things. */
export const frenchNotPersons = new Set(
  listOf(`
  couleur | valeur | longueur | largeur | hauteur | profondeur | épaisseur | erreur | fleur | faveur | peur | douleur | odeur | grandeur | vapeur | sueur | heure | demeure | moteur | secteur | compteur | ascenseur | ordinateur | tracteur |
  facteur | capteur | radiateur | aspirateur | réfrigérateur | congélateur | ventilateur | générateur | projecteur | indicateur | vecteur | terreur | humeur | saveur | liqueur | ampleur | fraîcheur | chaleur | lueur | cœur | coeur | chœur | choeur |
  bonheur | malheur | honneur | intérieur | extérieur | supérieur | inférieur | meilleur | majeur | mineur | tondeuse | perceuse | ponceuse | imprimante | photocopieuse | débroussailleuse | tronçonneuse | agrafeuse | visseuse | matrice | facture | lien | bien | entretien |
  maintien | soutien | chien | gardien de but | quotidien | liste | piste | vigneur | classeur | simulateur | chargeur | connecteur | afficheur | détecteur | climatiseur | serveur informatique | lave-vaisselle | lecteur de carte | leur | motoculteur | extincteur | nettoyeur | batteur | mixeur | rétroviseur | horodateur | distributeur | catalogue | dialogue | analogue | magasin`),
);

/** Parts of an organisation that act like a role. */
export const frenchDepartments = new Set(
  listOf(
    'bureau | mairie | cuisine | conseil | comité | commission | secrétariat | administration | direction | accueil | comptabilité | service client | ressources humaines | rh | équipe support | réception | service technique | service comptable | support',
  ),
);

/** Who wants the product. */
export const frenchOrganisations = new Set(
  listOf(`
  we | nous | je | on | salon | salon de coiffure | bibliothèque | clinique | salle de sport | chorale | orchestre | fanfare | école | entreprise | société | magasin | boutique | club | restaurant | garage | hôtel | système | application | appli | app | logiciel |
  association | asso | cabinet | cabinet médical | cabinet dentaire | centre | banque alimentaire | université | site | site web | plateforme | plate-forme | agence | studio | musée | théâtre | cinéma | ferme | atelier | banque | boulangerie | pâtisserie | café | bar |
  auberge | camping | port | marina | crèche | garderie | hôpital | pharmacie | laboratoire | collège | lycée | académie | paroisse | fondation | mairie | commune | ville | village | logiciel de gestion | programme | concession | start-up | startup | communauté | coopérative | zoo |
  refuge | parc | piscine | service | institut | gare | dépôt | entrepôt | groupe | maison | base de données | solution | espace de coworking | médiathèque | ludothèque | librairie | auto-école | festival | conférence | élevage | écurie | centre équestre | brasserie | vignoble | domaine |
  imprimerie | jardinerie | copropriété | résidence | chambre d'hôtes | maison d'hôtes | gîte | spa | institut de beauté | onglerie | fleuriste | traiteur | food truck | épicerie | amap | ressourcerie | recyclerie | fablab | micro-entreprise | petite entreprise | pme | tpe | collectivité | conservatoire | ehpad | supérette | supermarché | vétérinaires | école de musique | école de danse | jardin partagé | bureau d'études | cuisine centrale | moi | blog | crm | intranet | portail | salle d'escalade | billetterie | refuge pour animaux | pension pour chiens | pension`),
);

/** The role that every product has. */
export const frenchAdministrators = new Set(
  listOf(
    'admin | administrateur | administratrice | administrateur système | super administrateur | super-administrateur | webmaster | administrateur du site',
  ),
);

/** All roles. */
export const frenchEverybody = new Set(
  listOf(
    "everyone | tout le monde | tous | chacun | chacune | utilisateur | personne | gens | qui | compte | n'importe qui | tous les utilisateurs | quiconque",
  ),
);

/** Roles of people from outside, who may sign themselves up. */
export const frenchCustomers = new Set(
  listOf(`
  client | cliente | membre | étudiant | étudiante | patient | patiente | locataire | invité | candidat | candidate | participant | participante | résident | utilisateur | visiteur | élève | abonné | abonnée | parent | propriétaire | passager | acheteur | loueur | emprunteur | lecteur | donateur | citoyen |
  joueur | demandeur | cycliste | famille | foyer | organisateur | voisin | voyageur | adhérent | adhérente | habitant | internaute | usager | particulier | licencié | copropriétaire | bénéficiaire | spectateur | convive | cavalier | adoptant | choriste | sportif | amapien`),
);

/** Words and phrases that qualify a noun or name a state, in the masculine singular. */
export const frenchAdjectives = new Set(
  listOf(`
  actif | inactif | autre | nouveau | déjà emprunté | déjà loué | déjà prêté | déjà réservé | prêt | disponible | indisponible | libre | plein | complet | vide | privé | public | petit | moyen | grand | bas | haut | court | long | vieux | ancien | dû | valide | invalide | passé | futur | urgent | normal | interne | externe | rouge | vert |
  bleu | blanc | noir | jaune | gris | orange | brun | bon | mauvais | en cours | en attente | en stock | en réparation | en transit | en prêt | en ligne | hors ligne | en service | hors service | en retard | en préparation | en livraison | en location | en vente | en rupture | en panne | en maintenance |
  en révision | en relecture | en validation | en production | en pause | en traitement | en négociation | en vigueur | à jour | à faire | à venir | à payer | à valider | à traiter | à l'étude | absent | présent | brouillon | clos | débutant | intermédiaire | avancé | facile | difficile | masculin | féminin | mâle | femelle | total | unitaire | principal |
  secondaire | définitif | provisoire | temporaire | mensuel | annuel | hebdomadaire | journalier | quotidien | horaire | médical | scolaire | postal | bancaire | familial | simple | double | triple | standard | premium | ouvré | simultané | chevauchant | chaud | froid | sec | frais | neuf | épuisé | impayé | non payé | non rendu | hors stock | pas commencé | non lu | non commencé | vacant | occupé | fini | maximal | minimal | maximum | minimum | global | manuel | oral | écrit | officiel | personnel | professionnel | national | local | régional | sec | sain | malade | mort | vivant | gagné | perdu | périmé | échu`),
);

/** States that no longer occupy a slot or a place, in the masculine singular. */
export const frenchFreeStates = new Set(
  listOf(
    'annulé | libéré | caduc | refusé | rejeté | retiré | rendu | retourné | restitué | décliné | expiré | supprimé | parti | absent | résilié | révoqué | désisté | périmé | abandonné | déprogrammé',
  ),
);

/** Words that carry no content of their own. */
export const frenchFunctionWords = new Set(
  listOf(`
  le | la | les | un | une | des | de | du | à | a | au | aux | et | ou | où | mais | en | dans | sur | par | pour | avec | sans | est | sont | être | été | était | étaient | soit | soient | sera | seront | ce | cet | cette | ces | c | il | elle | ils | elles | on | nous | vous | je | j | tu | me | te | se | y | lui | leur | leurs |
  son | sa | ses | mon | ma | mes | notre | nos | votre | vos | ton | ta | tes | qui | que | qu | quoi | dont | lequel | laquelle | lesquels | lesquelles | si | ne | pas | plus | aussi | alors | donc | or | ni | car | chaque | tout | tous | toute | toutes | même | mêmes | ont | avoir | avait | ayant | peut | peuvent | doit | doivent | pourra | fait | faire | comme |
  ainsi | très | bien | quand | lorsque | puis | ensuite | enfin | chez | entre | vers | sous | depuis | pendant | afin | bonjour | salut | merci | svp | stp | voici | voilà | cordialement | ok | oui | autre | autres | là | ici | ça | cela | ceci | celui | celle | ceux | celles | quel | quelle | quels | quelles | chacun | chacune | bonsoir | voilà | également | via | jusque | lors | propre | propres | déjà | encore | juste | seul | seule | petit | petite | s'il | plaît | te | hello | coucou | bref | avance`),
);

/** Words that change what a clause means when they are overlooked. */
export const frenchOperators = new Set(
  listOf(`
  pas | jamais | aucun | aucune | ne | sauf | excepté | hormis | uniquement | seulement | exclusivement | seul | seule | seuls | seules | sans | ni | nul | nulle | moins | maximum | max | minimum | min | avant | après | jusque | entre | exactement | limite | tant | si | lorsque | quand | une fois | dès | autre | autres | toujours | plus | interdit | interdite |
  strictement | obligatoirement | impérativement | maxi | mini | sinon | condition | propre | propres`),
);

/** Nouns that name nothing in particular. */
export const frenchGeneralNouns = new Set(
  listOf(`
  chose | tout | information | informations | info | infos | donnée | données | moyen | façon | manière | système | application | appli | app | logiciel | site | autre | vie | travail | temps | rôle | compte | vue | vue d'ensemble | valeur | sorte | type | période | tableur | excel | aide | reste | monde | cas | fois | besoin | gestion | suivi | personne | statut | état | étape | droit | accès | fonctionnalité | ensemble | papier | cahier | feuille excel | tableau | main | ordre | fait | point | niveau | fiche | profil | coordonnée`),
);

/** Words that are values of an attribute rather than states, in the masculine singular. */
export const frenchQualities = tableOf([
  ['taille', 'petit | moyen | grand | très grand'],
  ['priorité', 'bas | normal | haut | urgent | critique | faible | moyenne | élevé | basse | haute'],
  ['couleur', 'rouge | bleu | vert | noir | blanc | jaune | gris | orange | brun | rose | violet | marron'],
  ['niveau', 'débutant | intermédiaire | avancé | facile | moyen | difficile | confirmé | expert'],
  ['sexe', 'masculin | féminin | mâle | femelle | homme | femme'],
  ['visibilité', 'public | privé | interne | externe'],
]);
