import { describe, expect, test } from 'vitest';
import type { Rule, Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

type Timed = Extract<Rule, { kind: 'timed' }>;

function read(brief: string): { specification: Specification; timed: Timed[] } {
  const analysis = analyseBrief(brief);
  const { specification } = analysis;
  if (specification === undefined) throw new Error(analysis.why);
  return { specification, timed: specification.rules.filter((rule) => rule.kind === 'timed') };
}

const days = (amount: number): object => ({ amount, unit: 'days' });
const hours = (amount: number): object => ({ amount, unit: 'hours' });

describe('steps that happen by themselves', () => {
  test.each([
    [
      'A reservation has a camera, a student and a start time. A reservation not collected within 2 hours of its start time is released.',
      { verb: 'release', field: 'startsAt', after: hours(2) },
    ],
    [
      'A request has a camera and a reason. If nobody answers within 48 hours the request is cancelled.',
      { verb: 'cancel', after: hours(48), states: ['open'] },
    ],
    [
      'A booking has a room and a date. If a booking is not paid within 5 days, it is cancelled automatically.',
      { verb: 'cancel', after: days(5) },
    ],
    [
      'A pass has a name and a price. Passes run out after 1 year.',
      { verb: 'expire', after: { amount: 1, unit: 'years' } },
    ],
    [
      'A quote has a customer and an amount. A quote is valid for 30 days.',
      { verb: 'expire', after: days(30) },
    ],
    [
      'A reservation has a tool and a start date. Reservations that are not confirmed within 3 days are cancelled.',
      { verb: 'cancel', after: days(3) },
    ],
    [
      'A visit has a volunteer and a start time. If nobody has taken it 3 hours before its start, the visit is cancelled.',
      { verb: 'cancel', field: 'startsAt', after: hours(-3) },
    ],
    [
      'An item has a name and a price. If an item is not sold within 3 months it is automatically donated.',
      { verb: 'donate', after: { amount: 3, unit: 'months' } },
    ],
    [
      'A voucher has a code and a purchase date. Vouchers expire 12 months after their purchase date.',
      { verb: 'expire', field: 'purchaseDate', after: { amount: 12, unit: 'months' } },
    ],
    [
      'A booking has a room and a date. If the customer has not paid within 5 days, the booking is cancelled.',
      { verb: 'cancel', after: days(5), states: ['open'] },
    ],
    [
      'Une réservation a un bateau et une date. Une réservation non payée au bout de 5 jours est annulée.',
      { verb: 'annuler', after: days(5) },
    ],
    [
      'Une demande a une salle et une date. Si personne ne répond sous 48 heures, la demande est annulée automatiquement.',
      { verb: 'annuler', after: hours(48), states: ['ouverte'] },
    ],
    [
      'Un devis a un client et un montant. Un devis expire au bout de 30 jours.',
      { verb: 'expirer', after: days(30) },
    ],
    [
      "Une option a une chambre et une date. Si l'option n'est pas confirmée dans les 5 jours, elle est libérée automatiquement.",
      { verb: 'liberer', after: days(5) },
    ],
    [
      "Un abonnement a un client et une date d'achat. Un abonnement expire 12 mois après sa date d'achat.",
      { verb: 'expirer', field: 'dateAchat', after: { amount: 12, unit: 'months' } },
    ],
    [
      'Une demande a une salle et une date. Une demande qui n’est pas confirmée sous 3 jours est annulée.',
      { verb: 'annuler', after: days(3) },
    ],
  ])('%s', (brief, wanted) => {
    const { timed } = read(brief);
    expect(timed).toHaveLength(1);
    expect(timed[0]).toMatchObject(wanted);
    expect(timed[0]?.source.from).toBe('brief');
  });

  test.each([
    // What people do after a time is no step of the product's own.
    'An invoice has a customer and an amount. An invoice is paid after 30 days.',
    'An order has a customer and an amount. Orders are delivered after 2 days.',
    'A booking has a room and a start time. Bookings can be cancelled after 2 days.',
    'Une commande a un client et un montant. Une commande est livrée au bout de 3 jours.',
    // It is not said what has to be done by then, or whose state it is.
    'A draft has a title and a text. A writer has a name and an email. Writers see their drafts. Drafts that nobody edits within 30 days are archived.',
    'A booking has a room and a date. A room has a name. Rooms are released after 5 days.',
    'A shop has a name. We opened within 5 days of the flood.',
  ])('not: %s', (brief) => {
    expect(read(brief).timed).toEqual([]);
  });
});
