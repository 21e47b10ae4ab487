import { describe, expect, it } from 'vitest';
import { restatedCites } from '../../protocol/specification/source.ts';
import { understandBrief } from '../fidelity/understand.ts';
import { disagreements } from '../fidelity/agreement.ts';
import { analyseBrief } from '../analyst/analyse.ts';

/** What is read in other words of a brief: the words, and the sentence. */
function readIn(brief: string): [words: string, readAs: string][] {
  const { specification, draft } = analyseBrief(brief);
  return restatedCites(specification ?? draft).map(({ text, readAs }) => [text, readAs]);
}

const lending =
  'A member has a name. A tool has a name and a unique number. A loan is for one tool and one member and has a start date and an end date. Members create and cancel their own loans.';
const rooms =
  'A guest has a name. A cabin has a name. A stay is for one cabin and one guest and has a start date and an end date. A stay is requested, then confirmed. Guests can create their own stays.';

describe('reading by expectation', () => {
  it.each([
    [lending, '4 loans per member at once is the limit.', 'A member may have at most 4 loans at once.'],
    [
      rooms,
      'A message to the guest when the stay is confirmed.',
      'The guest gets a message when a stay is confirmed.',
    ],
    [rooms, 'Two stays for one cabin must not clash.', 'A cabin cannot have two stays that overlap.'],
  ])('%s %s', (base, words, sentence) => {
    expect(readIn(`${base} ${words}`).map(([, readAs]) => readAs)).toContain(sentence);
  });

  it.each([
    // A number without a place, another act, another person, an exception, another thing.
    `${lending} Maximum 4 loans and 2 tools per member at a time.`,
    `${lending} Members can cancel loans at most 2 days in advance.`,
    `${lending} Nobody but the caretaker makes a loan.`,
    `${lending} 4 loans per member at once is the limit, unless the caretaker agrees.`,
    `${lending} Maximum 4 ladders per member at a time.`,
    `${rooms} A message to the guest when the cabin is painted.`,
    `${rooms} The guest receives a confirmed message from the cabin.`,
  ])('not: %s', (brief) => {
    expect(readIn(brief)).toEqual([]);
  });

  it('cites the words and says how they were read', () => {
    const brief = `${lending} 4 loans per member at once is the limit.`;
    const { specification } = understandBrief(brief);
    const rule = specification?.rules.find(({ kind }) => kind === 'limit');
    expect(rule).toMatchObject({
      max: 4,
      source: {
        from: 'brief',
        cites: [
          {
            text: '4 loans per member at once is the limit',
            readAs: 'A member may have at most 4 loans at once.',
          },
        ],
      },
    });
    if (specification) expect(disagreements(brief, specification)).toEqual([]);
    expect(specification?.notUnderstood).toEqual([]);
  });

  it('lists the words that the sentence does not say', () => {
    const { notUnderstood } = analyseBrief(
      `${lending} 4 loans per member at once is the limit, shiny ladders rattle.`,
    ).specification ?? { notUnderstood: [] };
    expect(notUnderstood.map(({ text }) => text).join(' ')).toContain('rattle');
  });

  it('takes the number of the brief where the catalogue has one', () => {
    const { specification } = understandBrief(
      'A tool library. No member takes out more than 7 tools at a time.',
    );
    const limits =
      specification?.rules.filter((rule) => rule.kind === 'limit' && rule.source.from === 'brief') ?? [];
    expect(limits.every((rule) => rule.kind === 'limit' && rule.max === 7)).toBe(true);
  });
});
