import { describe, expect, test } from 'vitest';
import type { Rule } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

/** The rules that stand in the brief itself. */
function rulesOf(brief: string): Rule[] {
  const { specification, why } = analyseBrief(brief);
  if (specification === undefined) throw new Error(why);
  return specification.rules.filter(({ source }) => source.from === 'brief');
}

const survey = [
  'A survey has a title and goes from draft to sent.',
  'A photo has a caption and belongs to a survey. Surveyors manage surveys and photos. A surveyor has a name.',
  'A survey can be sent by surveyors.',
].join(' ');
const needsPhotos = (min: number): object => ({
  kind: 'require',
  entity: 'survey',
  condition: { kind: 'atLeast', entity: 'photo', via: 'surveyId', min },
});

describe('what has to be there first', () => {
  test.each([
    ['A survey can’t be sent without a photo.', 1],
    ['A survey with no photo can’t be sent.', 1],
    ['Without a photo a survey can’t be sent.', 1],
    ['Nobody can send a survey that has no photos.', 1],
    ['You can’t send a survey without at least one photo.', 1],
    ['A survey with fewer than 3 photos can’t be sent.', 3],
    ['Before a survey is sent there must be 3 photos.', 3],
    ['To send a survey you need at least 3 photos.', 3],
    ['A survey needs at least 3 photos to be sent.', 3],
    ['Minimum three photos for a survey to be sent.', 3],
    ['A survey can only be sent when there are 3 photos.', 3],
    ['A survey can’t be sent until it has three photos.', 3],
  ])('%s', (said, min) => {
    expect(rulesOf(`${survey} ${said}`)).toEqual([expect.objectContaining(needsPhotos(min)) as unknown]);
  });

  test('what may be done without something needs nothing', () => {
    expect(rulesOf(`${survey} A survey can be sent without a photo.`)).toEqual([]);
  });
});

describe('what may no longer be changed', () => {
  test.each([
    'A sent survey must stay as it is.',
    'No changes to a survey that is sent.',
    'Once it is sent, nobody changes a survey any more.',
    'You can’t edit a sent survey.',
    'Surveys, once sent, may not be altered.',
    'A survey that has been sent can’t be altered.',
    'Sent surveys are only there for reading.',
  ])('%s', (said) => {
    expect(rulesOf(`${survey} ${said}`)).toEqual([
      expect.objectContaining({ kind: 'freeze', entity: 'survey', states: ['sent'] }) as unknown,
    ]);
  });
});

const boats = 'Members book boats. A booking has a member, a boat and a start time.';

describe('how far ahead something is made, in other words', () => {
  test.each([
    ['Bookings can’t be made further ahead than 30 days.', 'from', { amount: -30, unit: 'days' }],
    ['Bookings open 4 weeks before the date and not sooner.', 'from', { amount: -4, unit: 'weeks' }],
    ['The earliest you can book a boat is 30 days ahead.', 'from', { amount: -30, unit: 'days' }],
    ['We take bookings for a boat at most 10 days ahead.', 'from', { amount: -10, unit: 'days' }],
    ['A boat must be booked at least 2 days ahead.', 'until', { amount: -2, unit: 'days' }],
    ['We need at least two days’ notice for a booking.', 'until', { amount: -2, unit: 'days' }],
    ['Nothing can be booked less than 2 hours before.', 'until', { amount: -2, unit: 'hours' }],
  ])('%s', (said, when, offset) => {
    expect(rulesOf(`${boats} ${said}`)).toEqual([
      expect.objectContaining({ kind: 'deadline', entity: 'booking', when, offset }) as unknown,
    ]);
  });
});

describe('how a value comes about, in other words', () => {
  const order = 'A sale has a price, a cost and a quantity. A sale has a name.';
  test.each([
    ['The profit on a sale is price minus cost.', 'profit', 'subtract'],
    ['Price minus cost gives the sale’s profit.', 'profit', 'subtract'],
    ['Subtract the cost from the price and you have the profit of a sale.', 'profit', 'subtract'],
    ['Total of a sale: price times quantity.', 'total', 'multiply'],
  ])('%s', (said, key, op) => {
    const { specification } = analyseBrief(`${order} ${said}`);
    const derived = specification?.entities.flatMap((one) => one.derived) ?? [];
    expect(derived.map((one) => one.key)).toEqual([key]);
    expect(JSON.stringify(derived)).toContain(op);
  });
});
