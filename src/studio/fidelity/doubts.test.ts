import { describe, expect, test } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { doubtsOf } from './agreement.ts';
import { understandBrief } from './understand.ts';

/** The words that are doubted in the first reading of a brief. */
function doubtedIn(brief: string): string[] {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return doubtsOf(brief, specification).map(({ start, end }) => brief.slice(start, end));
}

function understood(brief: string): Specification {
  const { specification, why } = understandBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

const rightsOf = ({ permissions }: Specification, role: string, entity: string): readonly string[] =>
  permissions
    .filter((one) => one.role === role && one.entity === entity && one.source.from === 'brief')
    .flatMap(({ actions, transitions, scope }) => [scope, ...actions, ...transitions]);

const courts = 'Members book courts. A court has a name. A booking has a date.';

describe('what is doubted of a reading', () => {
  test.each([
    courts,
    'Volunteers sign up for shifts. A shift has a date and a kitchen. A kitchen has a name.',
    `${courts} Members can book at most 3 courts a week.`,
    `${courts} Nobody may book more than 3 courts a week.`,
    'A tool has a name. Members borrow tools. Maximum 5 tools per member at a time.',
    'A tower has a name and a captain. A captain has a name. A practice has a tower and a date. Captains manage only the practices of their own tower.',
    'A job has a name and a price. Clerks see jobs. Only clerks can change the price of a job.',
    'Des membres empruntent des livres. Un livre a un titre. Pas plus de 3 emprunts par personne.',
  ])('is nothing of what is read rightly: %s', (brief) => {
    expect(doubtedIn(brief)).toEqual([]);
  });

  test('is a clause with a number that came into no element', () => {
    const brief = `${courts} Members can see courts within 12 miles.`;
    const { notUnderstood } = understood(brief);
    expect(notUnderstood.map(({ text }) => text).join(' ')).toContain('12');
  });

  test('takes away the right, and says so', () => {
    const made = analyseBrief(courts);
    const whole = analyseBrief(courts, [], {
      doubtsOf: () => [{ start: 0, end: 'Members book courts'.length }],
    });
    expect(rightsOf(made.specification as Specification, 'member', 'booking')).not.toEqual([]);
    expect(rightsOf(whole.specification as Specification, 'member', 'booking')).toEqual([]);
    expect(whole.specification?.notUnderstood.map(({ text }) => text)).toContain('Members book courts');
  });

  test('takes away no record that is told of', () => {
    const { specification } = analyseBrief(courts, [], {
      doubtsOf: () => [{ start: 0, end: 'Members book courts'.length }],
    });
    const booking = specification?.entities.find(({ key }) => key === 'booking');
    expect(booking?.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(['courtId', 'memberId']));
  });

  test('reads nothing again where nothing is doubted', () => {
    let asked = 0;
    const count = (): [] => {
      asked += 1;
      return [];
    };
    const alone = analyseBrief(courts);
    expect(analyseBrief(courts, [], { doubtsOf: count })).toEqual(alone);
    expect(asked).toBe(1);
  });
});

describe('how many of each', () => {
  test.each([
    [`${courts} Nobody may book more than 3 courts a week.`, 'booking', 'memberId', 3],
    [`${courts} At most five bookings per person per week.`, 'booking', 'memberId', 5],
    [`${courts} A member may book at most 4 courts per person per month.`, 'booking', 'memberId', 4],
    [
      'Un livre a un titre. Les membres empruntent des livres. Pas plus de 3 emprunts par personne.',
      'emprunt',
      'membreId',
      3,
    ],
  ])('is told for each of those who do it: %s', (...[brief, entity, key, max]) => {
    expect(understood(brief).rules).toContainEqual(
      expect.objectContaining({ kind: 'limit', entity, per: [key], max }),
    );
  });

  test('is no rule where nobody is known to do it', () => {
    const { rules } = understood(
      'A court has a name. A booking has a court and a date. Nobody may have more than 3 bookings.',
    );
    expect(rules.filter(({ kind }) => kind === 'limit')).toEqual([]);
  });
});

describe('a list of roles', () => {
  const ferry = (roles: string): string =>
    `# Ferry\n\nWho uses it:\n${roles}\n\nWhat we keep:\n- Sailing: date, price\n- Booking: shipper, sailing, number of pallets\n`;

  test('tells what each does as what they may do', () => {
    const said = understood(
      ferry(
        '- Shippers: book pallets on a sailing, see only their own bookings\n- Clerk: creates sailings, sees bookings',
      ),
    );
    expect(rightsOf(said, 'shipper', 'booking')).toEqual(['own', 'create', 'read']);
    expect(rightsOf(said, 'clerk', 'sailing')).toContain('create');
    expect(rightsOf(said, 'clerk', 'booking')).toEqual(['all', 'read']);
  });

  test('keeps whoever does what was not understood: they see', () => {
    const said = understood(
      ferry('- Clerk: creates sailings\n- Purser: checks tickets in, marks them as loaded'),
    );
    expect(said.roles.map(({ key }) => key)).toContain('purser');
    expect(said.permissions).toContainEqual(
      expect.objectContaining({ role: 'purser', entity: 'sailing', actions: ['read'] }),
    );
  });
});
