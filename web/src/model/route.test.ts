import { describe, expect, it } from 'vitest';
import { parseRoute, pathOf, type Route } from './route.ts';

const places: Route[] = [
  { page: 'company' },
  { page: 'questions' },
  { page: 'product', slug: 'hair-salon', section: 'brief' },
  { page: 'product', slug: 'hair-salon', section: 'preview' },
  { page: 'product', slug: 'hair-salon', section: 'releases', trial: '2', journey: 'journey/1 ?' },
  { page: 'product', slug: 'x', section: 'releases', trial: 'refusal-3' },
  { page: 'journal' },
  { page: 'journal', seq: 12, stream: 'work:a b', type: 'work.' },
  { page: 'unknown', path: '/nothing/here' },
];

describe('routes', () => {
  it.each(places.map((place) => [pathOf(place), place] as const))(
    '%s leads back to its place',
    (path, place) => {
      expect(parseRoute(new URL(path, 'http://127.0.0.1'))).toEqual(place);
    },
  );

  it.each(['/product', '/product/x/nothing', '/journal/1/2', '/questions/1'])('%s is no place', (path) => {
    expect(parseRoute(new URL(path, 'http://127.0.0.1')).page).toBe('unknown');
  });

  it('takes a release or an event only as a whole number', () => {
    expect(parseRoute({ pathname: '/product/x/releases/1.5', search: '' })).not.toHaveProperty('trial');
    expect(parseRoute({ pathname: '/journal/0', search: '' })).not.toHaveProperty('seq');
  });

  it('stands a path that is no valid encoding', () => {
    expect(parseRoute({ pathname: '/product/%', search: '' }).page).toBe('unknown');
  });
});
