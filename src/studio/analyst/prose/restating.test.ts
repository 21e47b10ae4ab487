import { describe, expect, test } from 'vitest';
import { english } from '../language/english.ts';
import { french } from '../language/french.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { segmentsOf } from '../language/text.ts';
import type { Token } from '../language/text.ts';
import { readerOf } from '../document/reader.ts';
import { restated } from './restating.ts';

function tokensOf(sentence: string): Token[] {
  return readerOf(segmentsOf(sentence)).segments.flatMap((segment) => segment.tokens);
}

function said(sentence: string, lexicon: Lexicon = english): string {
  return restated(lexicon, tokensOf(sentence))
    .map(({ lower }) => lower)
    .join(' ');
}

describe('clauses that stand for plainer ones', () => {
  test.each([
    ['Fines hang on a loan', 'a fine belongs to a loan'],
    ['Every cello is kept in a cupboard', 'a cello belongs to a cupboard'],
    ['We put every visitor in a group', 'a visitor belongs to a group'],
    ['Repairs of a tractor', 'a repair belongs to a tractor'],
    ['One driver, many tours', 'a driver has several tours'],
    ['A ticket links a visitor with a show', 'a ticket is for one visitor and one show'],
    ['Under each parish the churches', 'a church belongs to a parish'],
    ['Find a book by its title', 'books can be searched'],
    ['How many tents are lent', 'how many tents are lent'],
    ['It tells me how many tents are lent', 'the home page shows the number of lent tents'],
  ])('%s', (sentence, plain) => {
    expect(said(sentence)).toBe(plain);
  });

  test('only a whole clause stands for another', () => {
    for (const sentence of [
      'Fines hang on a loan that is late',
      'Members see repairs of a tractor',
      'Coaches reserve fields for a day',
      'They may hang on it',
    ])
      expect(said(sentence)).toBe(sentence.toLowerCase());
  });

  test('each clause of a sentence by itself', () => {
    expect(said('Every stall sits in a row, and posters hang on a wall')).toBe(
      'a stall belongs to a row , and a poster belongs to a wall',
    );
  });

  test('the first word begins and the last one ends where the clause does', () => {
    const sentence = 'We put every visitor in a group';
    const tokens = restated(english, tokensOf(sentence));
    expect([tokens[0]?.start, tokens.at(-1)?.end]).toEqual([0, sentence.length]);
    expect(tokens.every(({ start, end }) => end >= start)).toBe(true);
  });
});

describe('what is written down', () => {
  test.each([
    ['With each parcel comes a weight and a barcode', 'a parcel has a weight and a barcode'],
    ["Ask for the driver's licence number and phone", 'a driver has licence number and phone'],
    ['What we keep about a tool is its price', 'a tool has its price'],
    ['Every runner is asked for a size', 'a runner has a size'],
    ['You must give a reason for a refund', 'a refund has a reason'],
    ['A crate has a colour, where it stands, since when', 'a crate has a colour , place , start date'],
    ['A team has a level low/middle/high', 'a team has a level ( low , middle or high )'],
  ])('%s', (sentence, plain) => {
    expect(said(sentence)).toBe(plain);
  });

  test('what one does is no list', () => {
    const sentence = "I'd like to track the heat of each of our ovens";
    expect(said(sentence)).toBe(sentence.toLowerCase());
  });

  test('entries stand in lists alone', () => {
    expect(said('Drivers see where it stands')).toBe('drivers see where it stands');
  });
});

describe('rules in a few words', () => {
  test.each([
    ['Drivers - own tours only', 'drivers can see only their own tours'],
    [
      'Teachers see all classes, pupils own',
      'teachers can see all classes , pupils can see only their own classes',
    ],
    ['Comments - author edits own', 'authors can edit their own comments'],
    ['Signed contract locked', 'a signed contract cannot be changed'],
    ['Canoes max 3 per instructor', 'a instructor may have at most 3 canoes'],
    ['Ticket price >= 0', 'the ticket price must be at least 0'],
    ['Cashier ticks bill paid', 'cashiers can mark bills as paid'],
    ['A bike: frame, last repaired', 'a bike : frame , last repaired date'],
  ])('%s', (sentence, plain) => {
    expect(said(sentence)).toBe(plain);
  });
});

describe('the same in French', () => {
  test.each([
    ["Les amendes sont rattachées à un prêt dans l'atelier", 'une amende appartient à un prêt'],
    ["Une classe compte plusieurs élèves, c'est tout pour l'école", 'une classe a plusieurs élèves'],
    ['Je veux pouvoir retrouver un livre par son titre', 'on peut rechercher les livres'],
    [
      'Prévenir le gardien deux heures avant la visite',
      'le gardien reçoit un message deux heures avant la visite',
    ],
    ['Une tente est pour un camp et un sac, où elle se trouve', 'une tente est pour un camp'],
  ])('%s', (sentence, plain) => {
    expect(said(sentence, french).startsWith(plain)).toBe(true);
  });
});

describe('what is tied together, counted and told', () => {
  test.each([
    ['A fine is issued for a loan', 'a fine belongs to a loan'],
    ['No voucher without a guest', 'a voucher belongs to a guest'],
    ['We need to know which hall a concert is in', 'a concert belongs to a hall'],
    ['A patient can have several prescriptions', 'a patient has several prescriptions'],
    ['How many dogs are there per kennel', 'the home page shows the number of dogs by kennel'],
    ['An email to the baker when an oven is broken', 'the baker gets a message when an oven is broken'],
    ['Each page of a diary has a date', 'a page belongs to a diary and has a date'],
  ])('%s', (sentence, plain) => {
    expect(said(sentence)).toBe(plain);
  });
});
