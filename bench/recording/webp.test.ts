import { expect, it } from 'vitest';
import { animate } from './webp.ts';

/** A WebP file of one picture, with a chunk besides that is none. */
function still(data: number[]): Buffer {
  const picture = Buffer.from([
    ...Buffer.from('VP8L'),
    data.length,
    0,
    0,
    0,
    ...data,
    ...(data.length % 2 ? [0] : []),
  ]);
  const besides = Buffer.from([...Buffer.from('EXIF'), 2, 0, 0, 0, 9, 9]);
  const body = Buffer.concat([Buffer.from('WEBP'), picture, besides]);
  const head = Buffer.from([...Buffer.from('RIFF'), body.length, 0, 0, 0]);
  return Buffer.concat([head, body]);
}

it('still pictures become one file that plays them, each in its place and for its time', () => {
  const patch = { x: 10, y: 4, width: 20, height: 8, ms: 80, webp: still([1, 2, 3]) };
  const file = animate([patch], { width: 100, height: 50 });
  expect(file.toString('latin1', 0, 4)).toBe('RIFF');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect(file.toString('latin1', 8, 16)).toBe('WEBPVP8X');
  expect([file.readUIntLE(24, 3), file.readUIntLE(27, 3)]).toEqual([99, 49]);
  const at = file.indexOf('ANMF') + 8;
  expect([0, 3, 6, 9, 12].map((place) => file.readUIntLE(at + place, 3))).toEqual([5, 2, 19, 7, 80]);
  expect([...file.subarray(at + 16)]).toEqual([...Buffer.from('VP8L'), 3, 0, 0, 0, 1, 2, 3, 0]);
});
