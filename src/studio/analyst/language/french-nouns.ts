/** French nouns that name fields, with the type of their values. */
import type { FieldNoun } from './lexicon.ts';
import { listOf, tableOf } from './word-list.ts';

/** By the whole name first, then by its head. */
export const frenchFieldNouns: Record<string, FieldNoun> = tableOf([
  [
    { kind: 'text' },
    `
    nom | prénom | titre | code | référence | adresse | ville | pays | rue | code postal | code-barres | code barre | isbn | sku |
    marque | modèle | race | espèce | auteur | éditeur | genre | catégorie | type | sorte | lieu | emplacement | sujet | objet | rôle |
    libellé | intitulé | diagnostic | fabricant | langue | compétence | spécialité | pseudo | pseudonyme | thème | plaque | allergie | motif |
    raison | nationalité | sexe | civilité | iban | siret | siren | taille | priorité | gravité | importance | format | matière |
    immatriculation | numéro de série | numéro de puce | numéro de permis | numéro de dossier | numéro de compte | numéro de facture | numéro de commande | numéro de chambre |
    numéro de client | numéro d'adhérent | numéro de tva | numéro de contrat | numéro de suivi | numéro de lot | numéro de licence | numéro de sécurité sociale | plaque d'immatriculation |
    mot-clé | slogan | quartier | variété | nom complet | nom de famille | raison sociale | fonction | métier | profession | entreprise | matricule | identifiant | localisation | position | unité | niveau | étage | parfum | provenance | origine | cépage | essence | coordonnées | contact | instrument | pointure | discipline | rayon | groupe sanguin | dosage | moyen de paiement | mode de paiement | mode de règlement | étiquette`,
  ],
  [
    { kind: 'email', key: 'email', label: 'E-mail' },
    'email | e-mail | mail | courriel | adresse e-mail | adresse email | adresse mail | adresse électronique | mél',
  ],
  [
    { kind: 'phone', key: 'telephone' },
    'téléphone | numéro de téléphone | portable | téléphone portable | mobile | numéro de portable | numéro de mobile | gsm',
  ],
  [{ kind: 'phone' }, 'fax'],
  [
    { kind: 'url' },
    'site web | site internet | site | url | lien | page web | adresse web | lien internet | adresse cible | url cible | adresse internet | adresse longue | url longue | lien cible',
  ],
  [
    { kind: 'longText' },
    `
    remarque | remarques | description | commentaire | commentaires | observation | observations | message | résumé | consigne | consignes | instruction | instructions | biographie |
    détail | détails | contenu | texte | corps | symptôme | symptômes | compte rendu | compte-rendu | présentation | annotation | annotations | précision | précisions | recommandation | réponse | ordonnance | recette | préparation | antécédents`,
  ],
  [
    { kind: 'money', min: 0 },
    `
    prix | coût | tarif | frais | budget | salaire | acompte | caution | amende | loyer | taxe | pourboire | don | prix unitaire | tarif horaire | tarif journalier |
    prix de vente | prix d'achat | cotisation | honoraires | honoraire | charges | charge | prime | arrhes | dépôt de garantie | indemnité | rémunération`,
  ],
  [
    { kind: 'money' },
    "montant | total | solde | chiffre d'affaires | somme | recettes | montant total | reste à payer",
  ],
  [{ kind: 'decimal' }, 'valeur | température | moyenne'],
  [
    { kind: 'decimal', min: 0 },
    'longueur | poids | hauteur | largeur | profondeur | distance | superficie | surface | volume | dose | épaisseur',
  ],
  [
    { kind: 'date' },
    'date | anniversaire | date de naissance | date limite | jour | péremption | date limite de consommation | dlc',
  ],
  [{ kind: 'date', key: 'echeance' }, `échéance | date d'échéance`],
  [{ kind: 'date', key: 'dateDebut' }, 'date de début'],
  [{ kind: 'date', key: 'dateFin' }, 'date de fin'],
  [
    { kind: 'datetime' },
    'date et heure | jour et heure | moment | horodatage | créneau | créneau horaire | horaire',
  ],
  [{ kind: 'datetime', key: 'debut' }, 'début | date et heure de début | heure de début'],
  [{ kind: 'datetime', key: 'fin' }, 'fin | date et heure de fin | heure de fin'],
  [{ kind: 'time' }, `heure | heure d'ouverture | heure de fermeture | heure d'arrivée | heure de départ`],
  [{ kind: 'duration', min: 1 }, 'durée'],
  [
    { kind: 'integer', min: 0 },
    `
    quantité | stock | capacité | nombre | effectif | pages | page | exemplaires | points | âge | kilométrage | crédits | jauge | quota | nombre maximum | contenance | quantité en stock | seuil | tour de taille`,
  ],
  [{ kind: 'integer' }, 'année | score | note sur | étoiles | numéro | rang | classement | millésime'],
  [{ kind: 'percentage' }, 'pourcentage | remise | taux | taux de tva | réduction | rabais | tva'],
  [{ kind: 'boolean' }, 'case à cocher'],
  [{ kind: 'colour' }, 'couleur'],
  [{ kind: 'text' }, 'couleur des yeux | couleur de cheveux | couleur de peau'],
  [
    { kind: 'image' },
    "image | images | photo | photos | photographie | logo | avatar | portrait | illustration | affiche | vignette | capture d'écran | dessin | photo de profil | couverture",
  ],
  [
    { kind: 'file' },
    `
    fichier | fichiers | document | pdf | cv | justificatif | pièce jointe | scan | partition | attestation | certificat médical | plan | contrat signé | bulletin | lettre de motivation | relevé`,
  ],
  [{ kind: 'longText' }, 'note | notes'],
]);

/** Compound nouns, also those that contain a word of fixed meaning or an adjective. */
export const frenchCompounds = listOf(`
  date et heure | date et heure de début | date et heure de fin | jour et heure | code postal | code barre | nom complet | raison sociale | prix unitaire | prix total | montant total | tarif horaire |
  site web | site internet | adresse e-mail | adresse email | adresse mail | adresse électronique | adresse postale | téléphone portable | date limite | chiffre d'affaires | reste à payer |
  compte rendu | mot de passe | créneau horaire | note de frais | bon de commande | bon de livraison | ligne de commande | ligne de facture | liste d'attente | carte de fidélité |
  carte grise | salle de réunion | salle de sport | salle de cours | place de parking | poste de travail | boîte à livres | ticket restaurant | état des lieux | mise à jour | mise en service | case à cocher |
  jardin partagé | banque alimentaire | chambre d'hôtes | chambre d'hôte | maison d'hôtes | école de musique | école de danse | cabinet médical | auto-école | club de sport | salle des fêtes | location de vacances |
  nombre de places | nombre de personnes | nombre de pages | nombre d'exemplaires | nombre de participants | numéro de téléphone | numéro de série | pièce jointe | pièce d'identité | moyen de paiement | mode de paiement | mode de règlement |
  produit d'entretien | lieu de naissance | date de naissance | pays d'origine | personne à contacter | tout le monde | n'importe qui | prise en charge | rendez-vous | porte-monnaie | point de vente | point relais | groupe sanguin | fiche technique`);

/** Nouns that look like forms of verbs or like adjectives. */
export const frenchNouns = listOf(`
  court | courts | fût | caution | papier | monture | verre | semis | étang | locomotive | wagon | maquette | figurine | partition | remise | reçu | vue | venue | tenue | mise | prise | permis | produit | écrit | fait | point | arrêt | conduite | crédit | débit | dépense | visite | note | place | marque | liste | adresse | réserve | commande | demande |
  offre | facture | dose | cause | coupe | compte | conserve | contrôle | danse | dépôt | devis | garde | groupe | livre | loge | marche | monte | montre | passe | pause | pose | poste | règle | remarque | signe | somme | suite | suivi |
  tâche | taille | taxe | trace | type | usage | vente | vote | rencontre | relance | recherche | réponse | remorque | récolte | récompense | pêche | prime | preuve | plainte | reproche | pratique | peine | partage | mesure | manque | forme | envoi | emploi |
  essai | étude | équipe | échange | don | cuisine | chute | charge | chasse | change | balance | avance | attache | aide | agence | achat | absence | jour | heure | journée | semaine | mois | minute | créneau | sortie | entrée | employé | employée |
  salarié | salariée | invité | invitée | abonné | abonnée | licencié | associé | associée | délégué | retard | participant | gérant | dirigeant | assistant | montant | restaurant | passage | plat | repas | soin | bien | lot | panier | colis | bail | stage | cours | concert | événement | évènement |
  incident | ticket | intervention | consultation | candidature | inscription | réservation | location | prêt | emprunt | séance | leçon | examen | épreuve | article | commentaire | message | avis | idée | sondage | question | réponse | projet | étape | chantier | machine | outil | véhicule | voiture | vélo | chambre | salle |
  table | bureau | produit | fournisseur | fiche | dossier | document | contrat | facture | paiement | règlement | ligne | catégorie | classe | niveau | animal | plante | recette | ingrédient | menu | bouteille | emplacement | annonce | mission | tournée | trajet | livraison | retour | état | statut | amende | moyenne | présence | arrivée | départ | photo | image | fichier | pièce | lien | tarif | forfait | abonnement | adhésion | cotisation | licence | match | équipe | terrain | tournoi | joueur | arrosage | dégustation | atelier | on | nous | je | réparation | préparation | réception | rédaction | réduction | référence | région | réunion | révision | sécurité | série | société | température | théâtre | matériel | mémoire | médicament | médecin | période | précision | problème | procédure | propriété | qualité | quantité | dégât | déplacement | détail | développement | équipement | évaluation | évènement | expérience | génération | hébergement | itinéraire | légume | modèle | numéro | écran | élection | électricité | énergie | échantillon | échéancier | école | économie | écriture | édition | éditeur | église | émission | entraînement | épicerie | étagère | étiquette | étoile | exposé | fenêtre | fête | forêt | frère | goûter | hôpital | hôtel | intérêt | îlot | kilomètre | lycée | mètre | musée | mètre | opération | pâte | pâtisserie | pêche | pépinière | pièce | piège | prélèvement | prénom | président | prévision | réclamation | récupération | rémunération | répétition | reçu | règlement | résidence | réseau | résultat | santé | scène | sélection | téléphone | télévision | thème | tâche | trésorerie | vélo | vérification | vêtement | zèbre | âge | clé | café | marché | congé | arrêté | côté | bébé | métier | pharmacie`);
