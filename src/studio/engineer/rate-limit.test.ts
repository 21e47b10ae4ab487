import { expect, test } from 'vitest';
import { AttemptLimit } from './blueprint/src/http/rate-limit.ts';
import { Refusal } from './blueprint/src/model/refusal.ts';

const wrong = (): Promise<never> => Promise.reject(new Refusal(401, 'Wrong.'));

async function statusOf(attempt: Promise<unknown>): Promise<number> {
  try {
    await attempt;
    return 200;
  } catch (error) {
    return (error as Refusal).status;
  }
}

test('many guesses at once are no way around the limit', async () => {
  const limit = new AttemptLimit();
  const statuses = await Promise.all(
    Array.from({ length: 100 }, () => statusOf(limit.attempt('ada', wrong))),
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(await statusOf(limit.attempt('ada', () => Promise.resolve('in')))).toBe(429);
  expect(await statusOf(limit.attempt('bob', () => Promise.resolve('in')))).toBe(200);
});

test('a success forgets the failures before it', async () => {
  const limit = new AttemptLimit();
  for (let round = 0; round < 3; round += 1) {
    for (let count = 0; count < 9; count += 1) expect(await statusOf(limit.attempt('ada', wrong))).toBe(401);
    expect(await statusOf(limit.attempt('ada', () => Promise.resolve('in')))).toBe(200);
  }
});
