/** What is told of what was shown and not understood. */
import { describe, expect, it } from 'vitest';
import { screenOf, shownAs } from '../../test/shown.ts';
import type { Demonstration } from '../protocol/screen/demonstration.ts';
import { learn } from '../reflex/learner/learn.ts';
import { unexplainedIn, wantedBy } from './doubt.ts';

const buttons = ['Approve', 'Reject', 'Park'].map((text) => ({ role: 'button', text }));

/** An invoice with its kind, and what was pressed for it. */
function decided(number: string, kind: string, on: string): Demonstration {
  const screen = screenOf([{ role: 'text', text: kind }, ...buttons]);
  return { ...shownAs('Decide', [[screen, { on }]]), values: { Invoice: number, Token: '••••' } };
}

describe('a move that was shown once alone', () => {
  const demonstrations = [
    decided('1001', 'paid', 'Approve'),
    decided('1002', 'paid', 'Approve'),
    decided('1003', 'open', 'Park'),
    decided('1004', 'paid', 'Approve'),
  ];
  const { explained, shown, unexplained } = learn(demonstrations);

  it('is said to be not understood, by what was done and the row, without secrets', () => {
    expect(shown - explained).toBe(1);
    expect(unexplainedIn(unexplained, demonstrations)).toEqual(['a press on “Park” in the one of “1003”']);
  });
});

describe('the demonstration that would settle most', () => {
  const demonstrations = [decided('7', 'paid', 'Approve'), decided('8', 'open', 'Park')];
  const tried = (...rights: readonly number[]) => ({
    cases: rights.map((right) => ({ demonstration: 'x', moves: 3, right })),
    share: 0.5,
    isPassed: false,
  });

  it('is like the one of which the others know least', () => {
    expect(wantedBy(tried(3, 1), demonstrations)).toBe(
      'Show another one like the one of “8”: from the others 2 of its 3 moves would not be known.',
    );
  });

  it('is none where all are known from the others', () => {
    expect(wantedBy(tried(3, 3), demonstrations)).toBeUndefined();
  });
});
