/** Pages of our own, learned from three demonstrations each and worked with other layouts, words and data. */
import { describe, expect, it } from 'vitest';
import { practise } from '../practice/practise.ts';

/** Pages that have to be solved with every seed that is tried. `node bench/main.ts practice` shows all of them. */
const mastered = [
  'ledger-row',
  'filtered-list',
  'asking-dialog',
  'drawer-tabs',
  'folder-tree',
  'result-pages',
  'tick-matching',
  'drifting-target',
  'icon-actions',
  'hover-menu',
  'cheapest-offer',
  'asking-toast',
  'late-release',
  'drop-list',
  'scrolled-list',
  'follow-lamp',
];

it('learns pages from three demonstrations each and works them with other layouts, words and data', async () => {
  const shown = ['shown-1', 'shown-2', 'shown-3'];
  const tried = ['other-1', 'other-2', 'other-3'];
  const practised = await practise({ pages: mastered, shown, tried });
  expect(practised.map(({ page, outcomes }) => [page, ...outcomes.map(({ end }) => end)])).toEqual(
    mastered.map((page) => [page, ...tried.map(() => 'solved')]),
  );
});

describe('something that nobody showed', () => {
  const pages = ['ledger-row', 'asking-dialog', 'drawer-tabs', 'result-pages'];
  const shown = ['shown-1', 'shown-2', 'shown-3'];
  const solvable = ['shifting', 'slow', 'crowded', 'small'] as const;
  const unsolvable = ['covered', 'asked', 'leaving'] as const;

  it('is worked through where the task can be done still, and handed over where it cannot: never done wrong', async () => {
    const troubles = [...solvable, ...unsolvable];
    const practised = await practise({ pages, shown, tried: ['other-1'], troubles });
    const ends = practised.flatMap(({ page, outcomes }) =>
      outcomes.map(({ trouble, end }) => ({ case: `${page} ${trouble}`, trouble, end })),
    );
    const isSolvable = (trouble: string | undefined): boolean => solvable.some((one) => one === trouble);
    // What lies in the way comes some time after the beginning: whoever is quick may be done before it.
    const wanted = ({ trouble }: (typeof ends)[number]) =>
      isSolvable(trouble) ? 'solved' : expect.stringMatching(/^(?:solved|abstained)$/);
    expect(ends).toEqual(ends.map((one) => ({ ...one, end: wanted(one) })));
    const handedOver = ends.filter(({ trouble, end }) => !isSolvable(trouble) && end === 'abstained');
    expect(handedOver.length).toBeGreaterThan(pages.length);
  });
});
