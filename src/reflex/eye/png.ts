import { inflateSync } from 'node:zlib';
import { InternalError } from '../../kernel/error.ts';

/** A picture: 8-bit samples, `channels` (3 or 4) for each pixel, row by row. */
export type Picture = { width: number; height: number; channels: number; samples: Uint8Array };

const signature = '89504e470d0a1a0a';

type Chunk = { type: string; data: Buffer };

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    yield { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** The neighbour that comes nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** A row of samples: where it begins, and how far back the pixel to the left and the row above lie. */
type Row = { at: number; length: number; channels: number; isFirst: boolean };

/** A sample that may lie outside the picture, where all are 0. */
function sampleAt(samples: Uint8Array, at: number): number {
  return samples[at] ?? 0;
}

/** What each filter of the PNG standard (ISO/IEC 15948, 9.2) does to a row, in place. One loop each: frames are large. */
const filters: ((samples: Uint8Array, row: Row) => void)[] = [
  () => undefined,
  (samples, { at, length, channels }) => {
    for (let nth = at + channels; nth < at + length; nth++)
      samples[nth] = sampleAt(samples, nth) + sampleAt(samples, nth - channels);
  },
  (samples, { at, length, isFirst }) => {
    if (isFirst) return;
    for (let nth = at; nth < at + length; nth++)
      samples[nth] = sampleAt(samples, nth) + sampleAt(samples, nth - length);
  },
  (samples, { at, length, channels }) => {
    for (let nth = at; nth < at + length; nth++) {
      const left = nth - at < channels ? 0 : sampleAt(samples, nth - channels);
      samples[nth] = sampleAt(samples, nth) + ((left + sampleAt(samples, nth - length)) >> 1);
    }
  },
  (samples, { at, length, channels }) => {
    for (let nth = at; nth < at + length; nth++) {
      const isInner = nth - at >= channels;
      const left = isInner ? sampleAt(samples, nth - channels) : 0;
      const corner = isInner ? sampleAt(samples, nth - length - channels) : 0;
      samples[nth] = sampleAt(samples, nth) + paeth(left, sampleAt(samples, nth - length), corner);
    }
  },
];

function unfilter(raw: Buffer, { width, height, channels }: Omit<Picture, 'samples'>): Uint8Array {
  const length = width * channels;
  const samples = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    const from = row * (length + 1);
    const filter = filters[raw[from] ?? 0];
    if (!filter) throw new InternalError({ code: 'png', message: `A PNG row has the filter ${raw[from]}.` });
    samples.set(raw.subarray(from + 1, from + 1 + length), row * length);
    filter(samples, { at: row * length, length, channels, isFirst: row === 0 });
  }
  return samples;
}

/** Reads a PNG as browsers write it: 8 bits, colour with or without alpha, not interlaced. Throws an InternalError otherwise. */
export function readPng(bytes: Buffer): Picture {
  const chunks = [...chunksOf(bytes)];
  const head = chunks[0]?.data;
  if (bytes.toString('hex', 0, 8) !== signature || !head || head.length < 13) {
    throw new InternalError({ code: 'png', message: 'These bytes are not a PNG.' });
  }
  const channels = { 2: 3, 6: 4 }[head[9] ?? 0];
  if (head[8] !== 8 || channels === undefined || head[12] !== 0) {
    throw new InternalError({ code: 'png', message: 'This PNG is not of 8-bit colour, or interlaced.' });
  }
  const size = { width: head.readUInt32BE(0), height: head.readUInt32BE(4), channels };
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  return { ...size, samples: unfilter(inflateSync(packed), size) };
}
