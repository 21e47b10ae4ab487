import { describe, expect, it } from 'vitest';
import { formatCountdown, formatCost, formatDuration } from './format.ts';
import { previewUrl } from './preview.ts';
import { indexAt, parseRecording } from './recording.ts';

describe('recordings', () => {
  it('finds the frame that was on the screen at a moment', () => {
    const times = [0, 100, 250, 400];
    expect([-5, 0, 99, 100, 399, 400, 9999].map((at) => indexAt(times, at))).toEqual([0, 0, 0, 1, 2, 3, 3]);
    expect(indexAt([], 10)).toBe(0);
  });

  it('reads only what is a frame', () => {
    expect(parseRecording('[{"atMs":1,"frame":"a"},{"atMs":"1"},null,3]')).toEqual([{ atMs: 1, frame: 'a' }]);
    expect(parseRecording('{}')).toEqual([]);
  });
});

describe('figures for people', () => {
  it('says durations, deadlines and money shortly', () => {
    expect([340, 4210, 42_900, 187_000, 7_451_000].map(formatDuration)).toEqual([
      '340 ms',
      '4.2 s',
      '42 s',
      '3:07',
      '2:04:11',
    ]);
    expect([-1, 8200, 252_000, 7_500_000].map(formatCountdown)).toEqual(['now', '0:09', '4:12', '2 h 5 min']);
    expect([0, 1200, 2_500_000].map(formatCost)).toEqual(['$0', '$0.0012', '$2.50']);
  });
});

describe('previewUrl', () => {
  const own = { origin: 'http://127.0.0.1:4400', hostname: '127.0.0.1' };

  it('shows a product under the name by which the dashboard was opened, so that its cookie comes along', () => {
    expect(previewUrl('http://localhost:4401', own)?.href).toBe('http://127.0.0.1:4401/');
    expect(
      previewUrl('http://127.0.0.1:4401', { origin: 'http://localhost:4400', hostname: 'localhost' })
        ?.hostname,
    ).toBe('localhost');
  });

  it.each([
    'http://127.0.0.1:4400/x',
    'http://localhost:4400',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'salon',
  ])('refuses %s: it would share the dashboard’s origin or is no web address', (address) => {
    expect(previewUrl(address, own)).toBeUndefined();
  });
});
