/** Pages of our own, learned from three demonstrations each and worked with other layouts, words and data. */
import { expect, it } from 'vitest';
import { practise } from '../practice/practise.ts';

/** Pages that have to be solved with every seed that is tried. `node bench/main.ts practice` shows all of them. */
const mastered = [
  'ledger-row',
  'filtered-list',
  'asking-dialog',
  'drawer-tabs',
  'folder-tree',
  'nested-tree',
  'hidden-section',
  'colour-swatches',
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
