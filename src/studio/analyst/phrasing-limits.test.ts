import { describe, expect, test } from 'vitest';
import { analyseBrief } from './analyse.ts';

/** The rules that stand in the brief itself, in a few words each. */
function rulesOf(brief: string): string[] {
  const { specification, why } = analyseBrief(brief);
  if (specification === undefined) throw new Error(why);
  return specification.rules
    .filter(({ source }) => source.from === 'brief')
    .map((rule) => {
      if (rule.kind === 'limit') {
        const per = rule.per.length > 0 ? ` per ${rule.per.join(' and ')}` : '';
        return `${rule.entity}: at most ${JSON.stringify(rule.max)}${per}`;
      }
      if (rule.kind === 'noOverlap') return `${rule.entity}: one at a time per ${rule.per.join()}`;
      if (rule.kind === 'unique') return `${rule.entity}: one per ${rule.fields.join(' and ')}`;
      return rule.kind;
    });
}

const goats = 'A goat has a name and belongs to a herder. A herder has a name.';
const shifts = 'A shift has a start time, an end time and belongs to a nurse. A nurse has a name.';
const classes = 'A class has a title. A pupil has a name and belongs to a class.';

describe('how many somebody may have, whatever they do with them', () => {
  test.each([
    'No herder gets to look after more than 5 goats.',
    'A herder takes care of at most 5 goats.',
    'A herder may have 5 goats at most.',
    'A herder looks after 5 goats maximum.',
    'Each herder is capped at 5 goats.',
    'We never let a herder take on more than 5 goats.',
    'A herder mustn’t be given more than 5 goats.',
    'Never more than 5 goats for a herder.',
    'Not more than 5 goats for one herder.',
    'Max 5 goats per herder.',
    'Goats per herder are limited to 5.',
    'The limit is 5 goats per herder.',
    'The maximum number of goats per herder is 5.',
  ])('%s', (said) => {
    expect(rulesOf(`${goats} ${said}`)).toEqual(['goat: at most 5 per herderId']);
  });

  test.each([
    'A class holds 24 pupils.',
    'A class has room for 24 pupils.',
    'No more than 24 pupils can join a class.',
    'Up to 24 pupils can be in a class.',
    'No class can take more than 24 pupils.',
  ])('%s', (said) => {
    expect(rulesOf(`${classes} ${said}`)).toEqual(['pupil: at most 24 per classId']);
  });

  test.each(['A herder may sell at most 5 goats a year.', 'A herder can delete at most 5 goats.'])(
    'what is done away with is not had: %s',
    (said) => {
      expect(rulesOf(`${goats} ${said}`).filter((rule) => rule === 'goat: at most 5 per herderId')).toEqual(
        [],
      );
    },
  );
});

describe('what is not twice at once, whatever they do with it', () => {
  test.each([
    'A nurse can’t be on two shifts at the same time.',
    'A nurse must not work on two shifts at once.',
    'Nurses can’t be given shifts that overlap.',
    'Never two shifts for one nurse at the same time.',
    'Two shifts for one nurse at the same time aren’t possible.',
    'No overlapping shifts for one nurse.',
    'A nurse can’t get another shift in the same hours.',
    'Make it impossible that a nurse gets two shifts at the same time.',
    'One shift per nurse at a time.',
    'Two shifts must not be with the same nurse at the same time.',
    'Shifts of one nurse never overlap.',
    'Shifts for one nurse must never overlap.',
  ])('%s', (said) => {
    expect(rulesOf(`${shifts} ${said}`).filter((rule) => rule !== 'compare')).toEqual([
      'shift: one at a time per nurseId',
    ]);
  });

  test('what holds of some holds of the others who are named after it', () => {
    const brief = `${shifts} A shift belongs to a ward. A ward has a name.`;
    expect(
      rulesOf(`${brief} Nurses can't have two shifts at the same time and neither can wards.`).toSorted(),
    ).toEqual(
      expect.arrayContaining(['shift: one at a time per nurseId', 'shift: one at a time per wardId']),
    );
  });

  test('two of the same is one for each of the two, not one in all', () => {
    const brief = 'A bid belongs to a buyer and a lot. A buyer has a name. A lot has a number.';
    expect(rulesOf(`${brief} A buyer cannot have two bids for the same lot.`)).toEqual([
      'bid: at most 1 per buyerId and lotId',
    ]);
  });
});

const chevres = 'Une chèvre a un nom et appartient à un berger. Un berger a un nom.';
const gardes =
  'Une garde a une date et heure de début, une date et heure de fin et appartient à un infirmier. Un infirmier a un nom.';

describe('en français', () => {
  test.each([
    'Un berger a droit à 5 chèvres.',
    'Je refuse de prendre plus de 5 chèvres par berger.',
    'On ne prend pas plus de 5 chèvres par berger.',
    '5 chèvres par berger au maximum.',
    'Limiter à 5 le nombre de chèvres par berger.',
  ])('%s', (said) => {
    expect(rulesOf(`${chevres} ${said}`)).toEqual(['chevre: at most 5 per bergerId']);
  });

  test.each([
    'Deux gardes en même temps pour le même infirmier : refusé.',
    'Pas deux gardes à la fois pour un même infirmier.',
    'Un infirmier ne peut être que sur une garde à la fois.',
  ])('%s', (said) => {
    expect(rulesOf(`${gardes} ${said}`).filter((rule) => rule !== 'compare')).toEqual([
      'garde: one at a time per infirmierId',
    ]);
  });
});
