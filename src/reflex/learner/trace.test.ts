/** What a press of a demonstration is taken to mean. */
import { expect, it } from 'vitest';
import { screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import { tracesOf } from './trace.ts';

const words = (text: string): Thing => ({ role: 'text', text });

/** A page with a block of words. */
const page = (...texts: string[]) =>
  screenOf([{ role: 'group', holds: [{ role: 'group', holds: texts.map(words) }] }]);

it('what stays and shows more is pressed for itself, and what is left behind may be meant by any of its words', () => {
  const said = { templates: [['open']] };
  const closeTo = (after: ReturnType<typeof page>): number => {
    const shown = shownAs('Open', [
      [page('Attic', 'Cellar', 'Stable'), { on: 'Cellar' }],
      [after, { on: after.elements.at(-1)?.text ?? '' }],
    ]);
    return tracesOf(shown, said)?.[0]?.close.size ?? 0;
  };
  expect(closeTo(page('Attic', 'Cellar', 'Stable', 'Coal'))).toBe(1);
  expect(closeTo(page('Coal'))).toBeGreaterThan(3);
});
