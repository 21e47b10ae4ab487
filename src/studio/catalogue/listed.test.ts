import { describe, expect, it } from 'vitest';
import { analyseBrief } from '../analyst/analyse.ts';
import { validateSpecification } from '../specification/validate.ts';
import type { Specification } from '../../protocol/specification.ts';

function specified(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  expect(validateSpecification(specification)).toEqual([]);
  return specification;
}

/** Names of the things that stand on the words of the brief. */
function said(brief: string): string[] {
  return specified(brief)
    .entities.filter(({ source }) => source.from === 'brief')
    .map(({ label }) => label.toLowerCase());
}

function references(brief: string, entity: string): string[] {
  const found = specified(brief).entities.find(({ key }) => key === entity);
  return (found?.fields ?? []).flatMap(({ type }) => (type.kind === 'reference' ? [type.entity] : []));
}

describe('what a short brief lists exists', () => {
  it.each([
    ['A chess club: members, tournaments and games', 'member, tournament, game'],
    ['Bike workshop: customers, bikes, repairs, spare parts', 'customer, bike, repair, spare part'],
    ['A tattoo studio: artists, clients, apointments and deposits', 'artist, client, appointment, deposit'],
    ['App for a dog walker with clients, dogs and walks', 'client, dog, walk'],
    ['An app for our football team: players, matches, goals and yellow cards', 'player, match, goal, card'],
    ['Track beehives, inspections and honey harvests', 'beehive, inspection, honey harvest'],
    ['Museum app: exhibits, loans, restorations and visiters', 'exhibit, loan, restoration, visitor'],
    ['Software for a small brewery to manage batches, ingredients and kegs', 'batch, ingredient, keg'],
    ['A simple app to log wine tastings with bottles and producers', 'wine tasting, bottle, producer'],
    ['A platform for translators with jobs, languages and invoices', 'job, language, invoice'],
    ['A database of trees, inspections and felling permits for a town', 'tree, inspection, felling permit'],
    ['tool for an event caterer to plan menus, orders and deliverys', 'menu, order, delivery'],
    ['Radio station: shows, presenters, songs, requests', 'show, presenter, song, request'],
    ['I run a climbing gym and need memberships, routes, and ascents', 'membership, route, ascent'],
    ['our 20 vans: services, fuel, accidents', 'van, service, accident'],
    ['App for a bakery:\n- orders\n- customers\n- loaves', 'order, customer, loaf'],
    ["Un club d'échecs : membres, tournois et parties", 'membre, tournoi, partie'],
    ['Un toiletteur : clients, chiens, rendez-vous', 'client, chien, rendez-vous'],
    ['Escape game : salles, équipes, créneaux et bons cadeaux', 'salle, équipe, créneau, bon cadeau'],
    ['Je voudrais suivre mes ruches, mes visites et mes récoltes', 'ruche, visite, récolte'],
    ['Suivi des chantiers : ouvriers, heures, matériaux', 'chantier, ouvrier, heure, matériau'],
    ['Laboratoire : échantillons, analyses, appareils, etalonnages', 'échantillon, analyse, appareil'],
    ['Un opticien : patients, montures, verres et ordonnances', 'patient, monture, verre, ordonnance'],
    ['ferme pédagogique : animaux, visites, écoles, soins', 'animal, visite, école, soin'],
    ["gerer les arbres et les inspections d'une commune", 'arbre, inspection'],
  ])('%s', (brief, things) => {
    expect(said(brief)).toEqual(expect.arrayContaining(things.split(', ')));
  });

  it('what it belongs to is assumed where both are listed', () => {
    const walker = 'App for a dog walker: clients, dogs, walks';
    expect(references(walker, 'walk')).toEqual(['dog']);
    expect(references(walker, 'dog')).toContain('client');
    expect(references("Un club d'échecs : membres, tournois et parties", 'partie')).toEqual(['tournoi']);
  });

  it('the business is what the product is called', () => {
    expect(specified('A chess club: members, tournaments and games').product.name).toBe('Chess club');
    expect(specified('Funeral home: families, ceremonies, coffins').product.name).toBe('Funeral home');
  });

  it('a kind that keeps most of it stays, with what it lacks', () => {
    const { kinds, specification } = analyseBrief(
      'manage vehicles, drivers, trips and fines for a taxi company',
    );
    expect(kinds).toEqual(['fleet']);
    expect(specification?.entities.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['vehicle', 'driver', 'trip', 'fine', 'refuelling']),
    );
  });

  it('a kind that keeps hardly any of it is not the one', () => {
    expect(analyseBrief('Escape room bookings: rooms, sessions, teams and vouchers').kinds).toEqual([
      '+things:escape room booking,room,session,team,voucher',
    ]);
  });
});

describe('what a brief wants to do comes before whom it is for', () => {
  it.each([
    ['an app for a tennis club to book courts', 'booking', ['court', 'member']],
    ['Une appli pour un club de tennis pour réserver les courts', 'reservation', ['court', 'membre']],
    ['app for a ski club to rent skis', 'rental', ['ski', 'customer']],
  ])('%s', (brief, record, things) => {
    expect(references(brief, record)).toEqual(things);
  });
});

describe('what is no list of things', () => {
  it.each([
    'Clerks manage trainers and members. A trainer has an email. A member has a phone.',
    'A CRM for a plumber with invoices and dark mode',
    'A recipe app with a photo and a rating',
  ])('%s', (brief) => {
    expect(analyseBrief(brief).kinds?.some((kind) => kind.startsWith('+things'))).toBe(false);
  });
});
