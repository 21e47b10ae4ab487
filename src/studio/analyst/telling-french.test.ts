import { describe, expect, it } from 'vitest';
import { saidOf } from './said-of.ts';

describe('what is written down, in French', () => {
  it.each([
    [
      "Pour chaque réservation : le nom, le téléphone, le nombre de personnes, l'heure d'arrivée prévue, s'il y a un chien.",
      [
        'reservation: nom text, telephone phone, nombrePersonnes integer, heureArriveePrevu time, chien boolean?',
      ],
    ],
    [
      'Pour chaque intervention on note la date, la durée en minutes, le technicien et une photo.',
      ['intervention: date date, dureeMinutes duration, technicien text, photo image?'],
    ],
    [
      "Quand un vélo arrive, l'accueil note la marque, la couleur, le numéro de cadre et ce qui ne va pas.",
      ['velo: marque text, couleur colour, numeroCadre text, ceQuiNeVaPas text'],
    ],
    [
      'Chaque ruche a un numéro, un emplacement et une année.',
      ['ruche: numero integer, emplacement text, annee integer'],
    ],
    [
      'Chaque livraison a un poids, une date et un destinataire.',
      ['livraison: poids decimal, date date, destinataire text'],
    ],
    [
      'Une tournée a un camion, un chauffeur, une date et des livraisons dans un ordre donné. Chaque livraison a un poids.',
      ['tournee: camion text, chauffeur text, date date', 'livraison: poids decimal'],
    ],
    [
      'Les adhérents déposent une demande : le motif, la date, le montant en euros et un justificatif.',
      [
        'demande: motif text, date date, montant money, justificatif file?',
        'adherent may create, read all demande',
      ],
    ],
    [
      'En tant que locataire, je veux signaler une panne (titre, description, photo) afin que le gardien la répare.',
      ['panne: titre text, description text, photo image?', 'locataire may create, read all panne'],
    ],
    [
      'En tant que bénévole, je veux modifier mes créneaux. Un créneau a une date.',
      ['creneau: date date', 'benevole may read, update own creneau'],
    ],
    [
      '## Patients\nNom, prénom, date de naissance, téléphone, adresse.',
      ['patient: nom text, prenom text, dateNaissance date, telephone phone, adresse text'],
    ],
    [
      '## Interventions\n- Types : fuite, chaudière, débouchage.\n- Statut : nouvelle, planifiée, en cours, terminée.',
      [
        'intervention: type fuite/chaudière/débouchage',
        'intervention is nouvelle, planifiée, en cours, terminée',
      ],
    ],
    [
      "Personne d'autre que la trésorière ne voit les cotisations. Une cotisation a un montant.",
      ['cotisation: montant money', 'tresoriere may read all cotisation'],
    ],
    [
      "Pour chaque enfant, on garde le prénom, la date de naissance, les allergies et s'il y a un traitement.",
      ['enfant: prenom text, dateNaissance date, allergies text, traitement boolean?'],
    ],
    [
      'Bénévoles : consulter les créneaux, réserver un créneau. Un créneau a une date.',
      [
        'creneau: date date',
        'reservation: creneauId reference, benevoleId reference',
        'reservation is réservée, annulée',
        'benevole may read all creneau',
        'benevole may create, read own reservation',
      ],
    ],
    [
      'Le site doit permettre aux clients de déposer une demande : la date, le nombre de personnes et un message.',
      ['demande: date date, nombrePersonnes integer, message text', 'client may create, read all demande'],
    ],
    [
      'Chaque cheval reçoit un nom, une race, la taille en cm et la couleur.',
      ['cheval: nom text, race text, taille decimal, couleur colour'],
    ],
    [
      'Le moniteur saisit la date, le lieu, combien de participants et une remarque pour chaque sortie.',
      ['sortie: date date, lieu text, nombreParticipants integer, remarque text?'],
    ],
    [
      "Quand un colis arrive, le gardien note l'expéditeur, le poids en kg et la date.",
      ['colis: expediteur text, poids decimal, date date'],
    ],
    [
      "Lorsqu'un client appelle, on note le nom, le téléphone et ce qui ne va pas.",
      ['client: nom text, telephone phone, ceQuiNeVaPas text'],
    ],
    [
      'Pour chaque séance : la date, le thème, le nombre de participants, les remarques.',
      ['seance: date date, theme text, nombreParticipants integer, remarque text?'],
    ],
    [
      "Pour chaque animal, nous notons le nom, l'espèce, la date de naissance et s'il y a un traitement.",
      ['animal: nom text, espece text, dateNaissance date, traitement boolean?'],
    ],
    [
      'Chaque bateau a un nom, une longueur en m et une couleur.',
      ['bateau: nom text, longueur decimal, couleur colour'],
    ],
    [
      'Les bénévoles saisissent un compte rendu : la date, le lieu, la durée en minutes.',
      [
        'compteRendu: date date, lieu text, dureeMinutes duration',
        'benevole may create, read all compteRendu',
      ],
    ],
    [
      'Un parent dépose une absence avec une date, un motif et un justificatif.',
      ['absence: date date, motif text, justificatif file?', 'parent may create, read all absence'],
    ],
    [
      'Les membres publient une annonce (titre, description, prix en euros).',
      ['annonce: titre text, description text, prix money', 'membre may create, read all annonce'],
    ],
    [
      '## Véhicules\nMarque, modèle, immatriculation, couleur, kilométrage.',
      ['vehicule: marque text, modele text, immatriculation text, couleur colour, kilometrage integer'],
    ],
    [
      '## Chantiers\n- Statut : prévu, en cours, terminé.\n- Types : toiture, façade, charpente.',
      ['chantier: type toiture/façade/charpente', 'chantier is prévu, en cours, terminé'],
    ],
    ["Statuts d'un colis : au dépôt, en route, livré.", ['colis is au dépôt, en route, livré']],
    [
      "Vie d'un permis : brouillon → déposé → accordé. Un permis a un numéro.",
      ['permis: numero integer', 'permis is brouillon, déposé, accordé'],
    ],
    [
      "Une plainte passe par : reçue, à l'étude, traitée, close. Une plainte a un objet.",
      ['plainte: objet text', "plainte is reçue, à l'étude, traitée, close"],
    ],
    [
      'En tant que gardien, je veux enregistrer une visite (date, heure, remarque) afin que le syndic soit informé.',
      ['visite: date date, heure time, remarque text?', 'gardien may create, read all visite'],
    ],
    [
      'En tant que chef, je voudrais modifier mes menus. Un menu a un titre.',
      ['menu: titre text', 'chef may read, update own menu'],
    ],
    [
      'Moniteurs : consulter les cours, créer des rapports. Un cours a une date. Un rapport a un texte.',
      [
        'cours: date date',
        'rapport: texte text',
        'moniteur may read all cours',
        'moniteur may create, read all rapport',
      ],
    ],
    [
      "L'application permet aux locataires de déposer une plainte : la date, le motif, une photo.",
      ['plainte: date date, motif text, photo image?', 'locataire may create, read all plainte'],
    ],
    [
      'Pour chaque plat, on indique le nom, le prix en euros, les allergènes et une photo.',
      ['plat: nom text, prix money, allergenes text, photo image?'],
    ],
    [
      "Personne d'autre que le gérant ne peut supprimer les factures. Une facture a un numéro. Les comptables gèrent les factures.",
      [
        'facture: numero integer',
        'gerant may read, delete all facture',
        'comptable may create, read, update all facture',
      ],
    ],
    [
      'Chaque élève a un prénom, un nom, une classe et une date de naissance.',
      ['eleve: prenom text, nom text, classe text, dateNaissance date'],
    ],
    [
      "Quand un vélo est rendu, le technicien note l'état, le kilométrage et une photo.",
      ['velo: etat text, kilometrage integer, photo image?'],
    ],
    [
      'Chaque médaille a une année, un rang et la couleur : or, argent ou bronze.',
      ['medaille: annee integer, rang integer, couleur or/argent/bronze'],
    ],
    [
      'Pour chaque don : le nom du donateur, le montant en euros, la date, le moyen de paiement.',
      ['don: nomDonateur text, montant money, date date, moyenPaiement text'],
    ],
  ])('%s', (brief, said) => {
    expect(saidOf(brief)).toEqual(said);
  });
});
