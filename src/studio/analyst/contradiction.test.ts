import { describe, expect, it } from 'vitest';
import { analyseBrief } from './analyse.ts';

const library =
  'A book has a title, a price in euros, a start date and an end date. Clerks manage books. Members can see books. A member has a name. A book may belong to a member.';
const bibliotheque =
  'Un livre a un titre et un prix en euros. Un lecteur a un nom. Un livre appartient à un lecteur. Les employés gèrent les livres.';

describe('sentences that cannot both hold are shown, and nothing is made of them', () => {
  it.each([
    [library, 'The price of a book is at least 3.', 'The price of a book is in dollars.'],
    [library, 'The price of a book is at least 10 euros.', 'The price of a book is at most 5 euros.'],
    [library, 'The end date must be after the start date.', 'The end date must be before the start date.'],
    [library, 'A member may have at most 3 books.', 'A member may have at most 5 books.'],
    [library, 'Members can delete books.', 'Members cannot delete books.'],
    [library, 'Only clerks may add books.', 'Members may add books.'],
    [library, 'The title of a book is required.', 'The title of a book is optional.'],
    [
      `${library} A book is open or closed.`,
      'A closed book can be opened.',
      'A closed book cannot be opened.',
    ],
    [
      `${library} A loan is for a book and has a start date and time. No two loans may overlap.`,
      'A loan lasts 30 minutes.',
      'A loan lasts 45 minutes.',
    ],
    [bibliotheque, 'Un lecteur peut avoir au plus 3 livres.', 'Un lecteur peut avoir au plus 5 livres.'],
    [
      bibliotheque,
      "Le prix d'un livre est d'au moins 10 euros.",
      "Le prix d'un livre est d'au plus 5 euros.",
    ],
  ])('%s %s %s', (brief, first, second) => {
    expect(analyseBrief(`${brief} ${first}`).status).not.toBe('declined');
    const { status, why } = analyseBrief(`${brief} ${first} ${second}`);
    expect(status).toBe('declined');
    expect(why).toContain(second.slice(0, -1));
  });

  it.each([
    [
      `${library} A book is planned, then printed, then sold.`,
      'Only clerks can mark a book as sold.',
      'Members can mark a book as printed.',
    ],
    [library, 'Only clerks can change the price of a book.', 'Members can change the title of a book.'],
  ])('not what is said of other states or fields: %s %s %s', (brief, first, second) => {
    expect(analyseBrief(`${brief} ${first} ${second}`).why).toBeUndefined();
  });

  it('a range without anything in it', () => {
    expect(analyseBrief(`${library} The price of a book is between 10 and 5.`).status).toBe('declined');
  });
});
