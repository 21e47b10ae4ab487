import { expect, it } from 'vitest';
import { momentStrokes } from './moment.ts';

it('a date and a time are typed part by part, in the order of the browser', () => {
  expect(momentStrokes('datetime', '2031-02-28T16:05')).toEqual([
    { type: '02' },
    { type: '28' },
    { type: '2031' },
    { press: 'ArrowRight' },
    { type: '04' },
    { type: '05' },
    { type: 'P' },
  ]);
  expect(momentStrokes('time', '00:30')).toEqual([{ type: '12' }, { type: '30' }, { type: 'A' }]);
});

it('what is to be empty is emptied part by part', () => {
  expect(momentStrokes('date', '')).toEqual([
    { press: 'Delete' },
    { press: 'ArrowRight' },
    { press: 'Delete' },
    { press: 'ArrowRight' },
    { press: 'Delete' },
  ]);
});
