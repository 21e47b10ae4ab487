import { expect, test } from 'vitest';
import { journeySchema, type Journey, type JourneyStepPlan } from '../../protocol/journey.ts';
import { Roster } from './roster.ts';

const arrive: JourneyStepPlan = { do: 'arrive', say: 'Arrive' };
const signIn: JourneyStepPlan = { do: 'signIn', say: 'Sign in', role: 'admin' };

function journey(id: string, steps: JourneyStepPlan[], more: Partial<Journey> = {}): Journey {
  return journeySchema.parse({ id, title: id, role: 'admin', proves: [], steps, ...more });
}

const look = journey('look', [arrive, arrive, arrive], { role: 'anyone' });
const short = journey('short', [signIn, arrive]);
const long = journey('long', [signIn, arrive, arrive, arrive]);
const alone = journey('alone', [arrive], { alone: 'product' });

test('the quickest journey comes first and by itself, though another has fewer steps', () => {
  const roster = new Roster([long, short, look]);
  expect(roster.next(undefined)).toBe(look);
  expect(roster.next(undefined)).toBe(undefined);
  roster.done(look);
  expect(roster.next(undefined)).toBe(long);
  expect(roster.next(undefined)).toBe(short);
  expect(roster.next(undefined)).toBe('over');
});

test('who needs the product alone comes last and waits until nobody else is there', () => {
  const roster = new Roster([alone, short, long]);
  expect(roster.next(undefined)).toBe(short);
  roster.done(short);
  expect(roster.next(undefined)).toBe(long);
  expect(roster.next(undefined)).toBe(undefined);
  roster.done(long);
  expect(roster.next(undefined)).toBe(alone);
});

test('two journeys that count the records of one account do not meet', () => {
  const [one, other] = ['one', 'other'].map((id) => journey(id, [signIn, arrive], { alone: 'account' }));
  const roster = new Roster([look, ...(one && other ? [one, other] : [])]);
  roster.done(roster.next(undefined) as Journey);
  expect(roster.next(undefined)).toBe(one);
  expect(roster.next(undefined)).toBe(undefined);
  roster.done(one as Journey);
  expect(roster.next(undefined)).toBe(other);
});
