/** Pages of our own, learned from three demonstrations each and worked with other layouts, words and data. */
import { expect, it } from 'vitest';
import { practise } from '../practice/practise.ts';
import { practicePages } from '../teacher/practice-teachers.ts';

/** Pages that have to be solved with every seed that is tried. `node bench/main.ts practice` shows all of them. */
const mastered = ['ledger-row', 'filtered-list', 'asking-dialog'];

it('learns pages from three demonstrations and works them as other seeds make them', async () => {
  const shown = ['shown-1', 'shown-2', 'shown-3'];
  const tried = ['other-1', 'other-2', 'other-3'];
  const practised = await practise({ pages: practicePages, shown, tried });
  const ends = practised.map(({ page, outcomes }) => [page, ...outcomes.map(({ end }) => end)]);
  expect(ends.filter(([page = '']) => mastered.includes(page))).toEqual(
    mastered.map((page) => [page, ...tried.map(() => 'solved')]),
  );
});
