import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

/** What becomes of a French brief of which nothing may be left over. */
function whole(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  expect(specification.notUnderstood).toEqual([]);
  expect(specification.product.language).toBe('fr');
  return specification;
}

function entityOf(brief: string, key: string): Specification['entities'][number] {
  const found = whole(brief).entities.find((entity) => entity.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

function fieldsOf(brief: string, key: string): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    entityOf(brief, key).fields.map(({ key: name, type, required, unique, label }) => [
      name,
      { ...type, label, required, unique },
    ]),
  );
}

describe('attributs', () => {
  it.each([
    [
      'Un client a un nom et un numéro de téléphone.',
      'client.telephone',
      { kind: 'phone', label: 'Numéro de téléphone' },
    ],
    ['Un client a un nom et une adresse e-mail unique.', 'client.email', { kind: 'email', unique: true }],
    [
      'Un produit a un nom et un prix de vente en euros.',
      'produit.prixVente',
      { kind: 'money', currency: 'EUR' },
    ],
    [
      'Un contrat a une référence et une date de début.',
      'contrat.dateDebut',
      { kind: 'date', label: 'Date de début' },
    ],
    [
      'Un élève a un nom et une date de naissance facultative.',
      'eleve.dateNaissance',
      { kind: 'date', required: false },
    ],
    [
      'Une séance a un titre et une durée en heures.',
      'seance.dureeHeures',
      { kind: 'duration', unit: 'hours', label: 'Durée en heures' },
    ],
    [
      'Un vélo a un nom et une taille : petite, moyenne ou grande.',
      'velo.taille',
      { kind: 'enum', values: ['petite', 'moyenne', 'grande'] },
    ],
    [
      'Un maillot a un nom et une taille (S, M, L ou XL).',
      'maillot.taille',
      { values: ['S', 'M', 'L', 'XL'] },
    ],
    ['Une salle a un nom et un vidéoprojecteur (oui/non).', 'salle.videoprojecteur', { kind: 'boolean' }],
    ['Un colis a un code et un poids en kg.', 'colis.poids', { kind: 'decimal', min: 0 }],
    ['Un devis a un numéro et une remise en pourcentage.', 'devis.remise', { kind: 'percentage' }],
    ['Un passage a une date et un pH compris entre 6,5 et 8,5.', 'passage.ph', { min: 6.5, max: 8.5 }],
    [
      "Un stage a un titre et un nombre de places d'au moins 4.",
      'stage.nombrePlaces',
      { kind: 'integer', min: 4 },
    ],
    ['Une société a un nom et un SIRET de 14 chiffres.', 'societe.siret', { pattern: '[0-9]{14}' }],
    [
      'Un ticket a un titre et un commentaire de 500 caractères maximum.',
      'ticket.commentaire',
      { maxLength: 500 },
    ],
    [
      'Un gîte a un nom et un prix par nuit en euros.',
      'gite.prixNuit',
      { kind: 'money', label: 'Prix par nuit' },
    ],
    [
      'Une plante a un nom et une date de dernier arrosage.',
      'plante.dateDernierArrosage',
      { kind: 'date', label: 'Date de dernier arrosage' },
    ],
    ['Un plat a un nom et une photo.', 'plat.photo', { kind: 'image' }],
    ['Une remise a un nom et un taux de 10 % par défaut.', 'remise.taux', { kind: 'percentage' }],
    ['Un abri a un nom et un loyer de 1 500 euros maximum.', 'abri.loyer', { kind: 'money', max: 150_000 }],
    [
      "Le nom et la couleur d'un chat sont obligatoires. Un chat a un nom et une couleur.",
      'chat.couleur',
      { required: true },
    ],
  ])('%s', (brief, path, type) => {
    const [entity = '', field = ''] = path.split('.');
    expect(fieldsOf(brief, entity)[field]).toMatchObject(type);
  });

  it('la tête du nom donne la clé et la collection, les mots entiers le libellé et son pluriel', () => {
    expect(entityOf('Une note de frais a un motif et un montant en euros.', 'note')).toMatchObject({
      collection: 'notes',
      label: 'Note de frais',
      labelPlural: 'Notes de frais',
      gender: 'f',
    });
    expect(
      whole(
        'Une ligne de commande a une quantité. Une ligne de facture a un montant en euros. Les agents gèrent les lignes de commande et les lignes de facture.',
      ).entities.map(({ key, collection }) => [key, collection]),
    ).toEqual([
      ['ligneCommande', 'lignes-commande'],
      ['ligneFacture', 'lignes-facture'],
    ]);
  });

  it.each([
    ['Un bureau a un nom.', 'bureaux'],
    ['Un animal a un nom.', 'animaux'],
    ['Un rendez-vous a un titre.', 'rendez-vous'],
    ['Un bail a une référence.', 'baux'],
    ['Un colis a une référence.', 'colis'],
    ['Un jeu a un nom.', 'jeux'],
    ['Un pneu a une marque.', 'pneus'],
    ['Une eau a un nom.', 'eaux'],
    ['Un festival a un nom.', 'festivals'],
  ])('le pluriel : %s', (brief, collection) => {
    expect(whole(brief).entities[0]?.collection).toBe(collection);
  });
});

describe('états', () => {
  const commande = 'Une commande a une date.';

  it.each([
    'Une commande est reçue, puis préparée, puis livrée.',
    'Une commande passe de reçue à préparée puis à livrée.',
    "Une commande est d'abord reçue, puis préparée et enfin livrée.",
    'Les commandes passent par les états reçue, préparée et livrée.',
  ])('un enchaînement : %s', (sentence) => {
    expect(entityOf(`${commande} ${sentence}`, 'commande').lifecycle).toMatchObject({
      field: 'statut',
      label: 'Statut',
      initial: 'reçue',
      transitions: [
        { verb: 'preparer', label: 'Préparer', from: ['reçue'], to: 'préparée' },
        { verb: 'livrer', label: 'Livrer', from: ['préparée'], to: 'livrée' },
      ],
    });
  });

  it("gardent l'accord du texte, les verbes leur infinitif sans accent", () => {
    const { lifecycle } = entityOf(
      'Une note de frais a un motif. Une note de frais est brouillon, puis soumise, puis approuvée ou refusée, et enfin remboursée.',
      'note',
    );
    expect(lifecycle?.states.map(({ value, occupies }) => [value, occupies])).toEqual([
      ['brouillon', true],
      ['soumise', true],
      ['approuvée', true],
      ['refusée', false],
      ['remboursée', true],
    ]);
    expect(lifecycle?.transitions.map(({ verb, from }) => [verb, from])).toEqual([
      ['soumettre', ['brouillon']],
      ['approuver', ['soumise']],
      ['refuser', ['soumise']],
      ['rembourser', ['approuvée']],
    ]);
  });

  it.each([
    ["Une commande peut être annulée tant qu'elle n'est pas livrée.", ['reçue', 'préparée']],
    ['Une commande peut être annulée sauf si elle est livrée.', ['reçue', 'préparée']],
    ["Une commande peut être annulée à moins qu'elle ne soit livrée.", ['reçue', 'préparée']],
    ['Une commande reçue peut être annulée.', ['reçue']],
    ["Une commande peut être annulée jusqu'à ce qu'elle soit préparée.", ['reçue']],
    ['Une commande peut être annulée uniquement si elle est reçue.', ['reçue']],
  ])('%s', (sentence, from) => {
    const brief = `${commande} Une commande est reçue, puis préparée, puis livrée. ${sentence}`;
    expect(
      entityOf(brief, 'commande').lifecycle?.transitions.find(({ verb }) => verb === 'annuler'),
    ).toMatchObject({
      from,
      to: 'annulée',
    });
  });

  it('un statut avec ses valeurs est un état', () => {
    expect(
      entityOf(
        'Un colis a un poids en kg et un statut : préparé, remis ou annulé.',
        'colis',
      ).lifecycle?.states.map(({ value }) => value),
    ).toEqual(['préparé', 'remis', 'annulé']);
  });
});

const hotel =
  'Un hôtel a des chambres, des clients et des réservations. Une chambre a un nombre de lits, un numéro et un prix en euros. Un client a un nom et un e-mail. Une réservation est pour un client et une chambre et a un début et une fin. Les réceptionnistes gèrent les chambres. Les clients peuvent voir les chambres.';

describe('règles', () => {
  it.each([
    'Deux réservations de la même chambre ne peuvent pas se chevaucher.',
    "Deux réservations d'une même chambre ne doivent jamais se chevaucher.",
    'Une chambre ne peut pas avoir deux réservations en même temps.',
    'Aucune chambre ne peut avoir deux réservations en même temps.',
    'Une chambre ne peut pas avoir des réservations qui se chevauchent.',
    "Les réservations d'une même chambre ne se chevauchent jamais.",
    "Une chambre ne peut avoir qu'une réservation à la fois.",
    'Une chambre ne peut pas être réservée deux fois en même temps.',
  ])('sans chevauchement : %s', (sentence) => {
    expect(whole(`${hotel} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({
        kind: 'noOverlap',
        entity: 'reservation',
        per: ['chambreId'],
        start: 'debut',
        message: 'Cette chambre a déjà une réservation à ce moment-là.',
      }),
    );
  });

  it.each([
    'Un client peut avoir au plus 2 réservations.',
    'Un client peut avoir 2 réservations au maximum.',
    "Un client peut avoir jusqu'à deux réservations.",
    'Un client ne peut pas avoir plus de 2 réservations.',
    'Un client ne peut avoir plus de deux réservations.',
    'Un client ne peut avoir que 2 réservations.',
    'Aucun client ne peut avoir plus de 2 réservations.',
    'Chaque client peut avoir maximum 2 réservations à la fois.',
  ])('une limite : %s', (sentence) => {
    expect(whole(`${hotel} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({ kind: 'limit', entity: 'reservation', per: ['clientId'], max: 2 }),
    );
  });

  it.each([
    ['La fin doit être après le début.', { left: 'fin', op: 'gt', right: { kind: 'field', field: 'debut' } }],
    ['Le début doit être avant la fin.', { left: 'debut', op: 'lt', right: { kind: 'field', field: 'fin' } }],
    ['Le début doit être dans le futur.', { left: 'debut', op: 'gt', right: { kind: 'now' } }],
  ])('%s', (sentence, rule) => {
    expect(whole(`${hotel} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({ kind: 'compare', ...rule }),
    );
  });

  it.each([
    [
      "Un client ne peut réserver qu'une chambre par jour.",
      { max: 1, period: { field: 'debut', unit: 'day' } },
    ],
    [
      'Un client peut réserver au plus 3 chambres par semaine.',
      { max: 3, period: { field: 'debut', unit: 'week' } },
    ],
  ])('%s', (sentence, rule) => {
    expect(whole(`${hotel} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({ kind: 'limit', ...rule }),
    );
  });

  it('la capacité, une seule fois', () => {
    const club =
      "Un cours a un titre et un nombre de places. Un adhérent a un nom. Les adhérents peuvent s'inscrire aux cours.";
    expect(
      whole(`${club} Un cours ne peut pas avoir plus d'inscriptions que de places.`).rules,
    ).toContainEqual(
      expect.objectContaining({ kind: 'limit', max: { via: 'coursId', field: 'nombrePlaces' } }),
    );
    for (const once of [
      "Un adhérent ne peut pas s'inscrire deux fois au même cours.",
      "Un adhérent ne peut s'inscrire qu'une seule fois au même cours.",
    ])
      expect(whole(`${club} ${once}`).rules).toContainEqual(
        expect.objectContaining({ kind: 'unique', entity: 'inscription' }),
      );
  });
});

describe('droits', () => {
  const can = (sentence: string, role: string, entity: string): unknown => {
    const found = whole(`${hotel} ${sentence}`).permissions.filter(
      (one) => one.role === role && one.entity === entity,
    );
    return found.map(({ actions, scope }) => [actions.join(' '), scope]);
  };

  it.each([
    ['Les clients peuvent voir leurs propres réservations.', [['read', 'own']]],
    ['Les clients ne peuvent voir que leurs réservations.', [['read', 'own']]],
    ['Les clients ne voient que leurs propres réservations.', [['read', 'own']]],
    ['Un client peut uniquement consulter les réservations qui lui appartiennent.', [['read', 'own']]],
    [
      'Les clients peuvent créer, modifier et supprimer leurs réservations.',
      [['create read update delete', 'own']],
    ],
    ['Les clients ne peuvent pas voir les réservations des autres clients.', [['read', 'own']]],
  ])('%s', (sentence, granted) => {
    expect(can(sentence, 'client', 'reservation')).toEqual(granted);
  });

  it.each([
    'Seul le gérant peut supprimer les réservations.',
    'Seuls les gérants peuvent supprimer des réservations.',
    'Les réservations ne peuvent être supprimées que par le gérant.',
    'Les réservations peuvent être supprimées uniquement par le gérant.',
  ])('%s', (sentence) => {
    const { permissions } = whole(`${hotel} ${sentence}`);
    const allowed = permissions.filter(
      (one) => one.entity === 'reservation' && one.actions.includes('delete'),
    );
    expect(allowed.map(({ role }) => role)).toEqual(['gerant']);
  });

  it('personne, aucun, rien', () => {
    expect(
      can(
        'Les clients gèrent les réservations. Personne ne peut supprimer les réservations.',
        'client',
        'reservation',
      ),
    ).toEqual([['create read update', 'all']]);
    const { permissions } = whole(
      `${hotel} Les stagiaires voient les chambres mais ne peuvent rien modifier.`,
    );
    expect(
      permissions.filter(({ role }) => role === 'stagiaire').flatMap(({ actions }) => actions),
    ).not.toContain('update');
  });
});

describe('le français de tous les jours', () => {
  it('sans accents, avec des abréviations et des fautes', () => {
    const brief =
      'je voudrais une appli pr mon garage. un client a un nom, un prenom et un tel. une reparation concerne un client et a une date et un prix. les mecaniciens gerent les reparations. les cliens peuvent voir leurs reparations.';
    const { entities, roles, permissions } = whole(brief);
    expect(entities.map(({ label }) => label).sort()).toEqual(['Client', 'Réparation']);
    expect(entities.find(({ key }) => key === 'client')?.fields.map(({ label }) => label)).toEqual([
      'Nom',
      'Prénom',
      'Téléphone',
    ]);
    expect(roles.map(({ key }) => key).sort()).toEqual(['client', 'mecanicien']);
    expect(permissions).toContainEqual(
      expect.objectContaining({ role: 'client', entity: 'reparation', scope: 'own', via: ['clientId'] }),
    );
  });

  it('les suppositions et les refus sont en français', () => {
    const { specification } = analyseBrief(`${hotel} Les clients jonglent avec les chambres le dimanche.`);
    const texts = [
      ...(specification?.assumptions.map(({ text }) => text) ?? []),
      ...(specification?.notUnderstood.map(({ why }) => why) ?? []),
      ...(specification?.rules.map(({ message }) => message) ?? []),
    ];
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => / (the|is|of|what|does) /.test(text))).toEqual([]);
    expect(analyseBrief('Bonjour à tous, il fait beau et je suis content.')).toMatchObject({
      status: 'declined',
      why: expect.stringContaining('texte') as string,
    });
  });

  it("un mélange garde sa langue, et l'anglais reste l'anglais", () => {
    expect(analyseBrief('A book has a title. Members can see books.').specification?.product).toMatchObject({
      language: 'en',
      timeZone: 'UTC',
    });
    expect(
      analyseBrief('Un livre a un titre. Les membres voient les livres.').specification?.product,
    ).toMatchObject({
      language: 'fr',
      timeZone: 'Europe/Paris',
    });
  });
});
