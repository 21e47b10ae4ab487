import { describe, expect, it } from 'vitest';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { nextPageOf, saysMore, searchFieldOf } from './next-page.ts';

type Told = Partial<ScreenElement> & { role: string };

function screen(...told: Told[]): Observation {
  const elements = told.map((one, at): ScreenElement => ({
    text: '',
    box: [0, at * 30, 100, 20],
    ...one,
    id: at + 1,
  }));
  return { at: 0, viewport: { width: 800, height: 600 }, elements };
}

describe('the next page of a list', () => {
  it.each([
    'Next',
    'next page',
    'Next ›',
    '›',
    '»',
    'Suivant',
    'Page suivante',
    'Weiter',
    'Load more',
    'Voir plus',
  ])('is behind “%s”', (text) => {
    expect(nextPageOf(screen({ role: 'link', text: 'Home' }, { role: 'link', text }))?.text).toBe(text);
  });

  it.each(['Next appointment', 'More about us', 'Nextcloud', '‹ Previous', ''])(
    'is not behind “%s”',
    (text) => {
      expect(nextPageOf(screen({ role: 'link', text }))).toBeUndefined();
    },
  );

  it('is not behind what is off, and not behind mere words', () => {
    const off = { role: 'button', text: 'Next', disabled: true };
    expect(nextPageOf(screen(off, { role: 'text', text: 'Next' }))).toBeUndefined();
  });

  it('is behind the number after the one that is no link', () => {
    const pages = (here: number): Told[] => [
      { role: 'navigation' },
      ...[1, 2, 3].map((nth) => ({ role: nth === here ? 'text' : 'link', text: String(nth), parent: 1 })),
    ];
    expect(nextPageOf(screen(...pages(1)))?.text).toBe('2');
    expect(nextPageOf(screen(...pages(2)))?.text).toBe('3');
    expect(nextPageOf(screen(...pages(3)))).toBeUndefined();
  });
});

describe('a list', () => {
  it.each(['1–20 of 200', 'Page 2 of 10', 'Seite 1 von 3', 'page 1 sur 4', '21 - 40 of 41'])(
    'says with “%s” that there is more',
    (text) => {
      expect(saysMore(screen({ role: 'text', text }))).toBe(true);
    },
  );

  it.each(['181–200 of 200', 'Page 10 of 10', '3 invoices', 'Due in 2 of 3 parts'])(
    'does not with “%s”',
    (text) => {
      expect(saysMore(screen({ role: 'text', text }))).toBe(false);
    },
  );

  it('is searched in a field that says so, never in one for a password', () => {
    const field = { role: 'textbox', value: '' };
    expect(searchFieldOf(screen({ role: 'text', text: 'Name' }, field))).toBeUndefined();
    expect(searchFieldOf(screen({ role: 'text', text: 'Search invoices' }, field))?.id).toBe(2);
    expect(searchFieldOf(screen({ role: 'searchbox', value: '' }))?.id).toBe(1);
    expect(
      searchFieldOf(screen({ role: 'text', text: 'Search' }, { ...field, secret: true })),
    ).toBeUndefined();
  });
});
