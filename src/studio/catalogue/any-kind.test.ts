import { describe, expect, it } from 'vitest';
import { analyseBrief } from '../analyst/analyse.ts';
import { validateSpecification } from '../specification/validate.ts';

/** One-line wishes, each with a thing or a kind that the product must be about. */
const wishes: readonly (readonly [brief: string, about: string])[] = [
  ['a beekeeping logbook', 'beekeeping session'],
  ['fossil register', 'fossil'],
  ['a lighthouse register', 'lighthouse'],
  ['merit tracker for a scout troop', 'scout'],
  ['a database of steam engines', 'steam engine'],
  ['Keep track of our kayaks', 'kayak'],
  ['I want to lend my cameras to friends', 'loan'],
  ['an app where my students hand in their homework', 'student'],
  ['I want to see who has paid the rent of my flats', 'flat'],
  ['log the mileage of my trucks', 'vehicle'],
  ['a sermon archive', 'sermon'],
  ['a chess opening app', 'chess opening'],
  ['inventory of lab chemicals', 'lab chemical'],
  ['a telescope booking site for an astronomy club', 'telescope'],
  ['Something to record the births of our goats', 'birth'],
  ['a rota for the church cleaning', 'church cleaning'],
  ['Who is walking the donkeys today? We want to organise the donkey walks', 'donkey walk'],
  ['a tide calendar', 'tide'],
  ['We would like to share garden machines with the neighbours', 'loan'],
  ['a checklist of museum keys', 'museum key'],
  ['carnet de plongée', 'plongée'],
  ['registre des ruches', 'ruche'],
  ['un annuaire de luthiers', 'luthier'],
  ['gestion des drones pour un club', 'drone'],
  ['inventaire de partitions pour un orchestre', 'partition'],
  ['Je voudrais suivre les vendanges de mes parcelles', 'vendange'],
  ['planning des gardes', 'garde'],
  ['réservation de télescopes', 'télescope'],
  ['un logiciel de girouettes', 'girouette'],
  ['Outil pour prêter des costumes', 'prêt'],
];

describe('a short wish for a product', () => {
  it.each(wishes)('%s is about %s', (brief, about) => {
    const { specification, status, why } = analyseBrief(brief);
    if (!specification) throw new Error(`${status}: ${why ?? ''}`);
    expect(validateSpecification(specification)).toEqual([]);
    expect(specification.entities.map(({ label }) => label.toLowerCase())).toContain(about);
  });
});
