import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Picture } from './png.ts';
import { changedTiles, TileWindow } from './tiles.ts';

/** A PNG without filters or checksums, which the reader does not look at. */
function pngOf({ width, height, channels, samples }: Picture): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * channels + 1));
  for (let y = 0; y < height; y++)
    rows.set(
      samples.subarray(y * width * channels, (y + 1) * width * channels),
      y * (width * channels + 1) + 1,
    );
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

const blank = (width: number, height: number): Picture => ({
  width,
  height,
  channels: 3,
  samples: new Uint8Array(width * height * 3),
});

function dotted(picture: Picture, dots: [number, number, number][]): Picture {
  const samples = picture.samples.slice();
  for (const [x, y, shade] of dots)
    samples[((y % picture.height) * picture.width + (x % picture.width)) * 3] = shade;
  return { ...picture, samples };
}

describe('the pictures of the last seconds', () => {
  it('are what they were at each time, whatever changed in between', () => {
    const dots = fc.array(fc.tuple(fc.nat(99), fc.nat(69), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(dots, { minLength: 1, maxLength: 8 }), (steps) => {
        const film = new TileWindow({ spanMs: 5_000, maxBytes: 1e9 });
        let picture = blank(100, 70);
        const shown = steps.map((step, nth) => {
          picture = dotted(picture, step);
          film.add(nth * 100, pngOf(picture));
          return picture;
        });
        for (const [nth, expected] of shown.entries())
          expect(film.at(nth * 100 + 50)?.samples).toEqual(expected.samples);
      }),
    );
  });

  it('keep the tiles that changed alone, those at the edges too', () => {
    const before = blank(100, 70);
    expect(changedTiles(before, dotted(before, [[99, 69, 1]]))).toEqual([34]);
    expect(
      changedTiles(
        before,
        dotted(before, [
          [0, 0, 1],
          [17, 0, 1],
        ]),
      ),
    ).toEqual([0, 1]);
    expect(changedTiles(before, before)).toEqual([]);
  });

  it('stay within the memory that they are given, over the whole time', () => {
    const maxBytes = 400_000;
    const film = new TileWindow({ spanMs: 5_000, maxBytes });
    let most = 0;
    for (let nth = 0; nth < 600; nth++) {
      const noise = Uint8Array.from(
        { length: 128 * 128 * 3 },
        (_none, at) => (at * 7919 + nth * 104_729) % 251,
      );
      film.add(nth * 33, pngOf({ ...blank(128, 128), samples: noise }));
      most = Math.max(most, film.bytes);
    }
    expect(most).toBeLessThan(maxBytes * 1.6);
    const times = film.times;
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(4_900);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(8_000);
  });

  it('end with what is seen now, though it came too soon to be kept', () => {
    const film = new TileWindow({ spanMs: 5_000, maxBytes: 50_000 });
    const first = blank(200, 200);
    film.add(0, pngOf(first));
    const noise = { ...first, samples: first.samples.map((_none, at) => (at * 7919) % 251) };
    expect(film.add(1, pngOf(noise))).toBe(false);
    expect(film.at(2)?.samples).toEqual(noise.samples);
    expect(film.at(0.5)?.samples).toEqual(first.samples);
  });
});
