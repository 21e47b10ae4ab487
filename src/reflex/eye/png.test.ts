import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contrastOf } from './pixels.ts';
import { readPng } from './png.ts';

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** A PNG of RGB rows, each with the filter byte that it starts with. */
function png(width: number, rows: number[][], head = [8, 2, 0, 0, 0]): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(rows.length, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([size, Buffer.from(head)])),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('pictures', () => {
  it('are read with every filter of the standard', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 1, 1, 1],
      [3, 5, 10, 15, 0, 0, 0],
      [4, 1, 1, 1, 1, 1, 1],
    ];
    const { samples, width, height } = readPng(png(2, rows));
    expect([width, height]).toEqual([2, 5]);
    expect([...samples]).toEqual([
      10, 20, 30, 40, 50, 60, 10, 20, 30, 40, 50, 60, 10, 20, 30, 41, 51, 61, 10, 20, 30, 25, 35, 45, 11, 21,
      31, 26, 36, 46,
    ]);
  });

  it('of a plain ground have no contrast, with a faint mark a little, with words much', () => {
    const ground = [200, 200, 200];
    expect(contrastOf(readPng(png(2, [[0, ...ground, ...ground]])))).toBe(0);
    expect(contrastOf(readPng(png(2, [[0, ...ground, 205, 200, 200]])))).toBe(5);
    expect(contrastOf(readPng(png(2, [[0, ...ground, 0, 0, 0]])))).toBe(200);
  });

  it('of other kinds are refused with words', () => {
    expect(() => readPng(Buffer.from('GIF89a'))).toThrow('not a PNG');
    expect(() => readPng(png(1, [[0, 1]], [8, 3, 0, 0, 0]))).toThrow('8-bit colour');
  });
});
