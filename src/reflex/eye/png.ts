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

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(estimate - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** What each filter of the PNG standard (ISO/IEC 15948, 9.2) adds to a sample. */
const filters: ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** Outside the picture samples are 0. */
function sampleAt(samples: Uint8Array, at: number): number {
  return samples[at] ?? 0;
}

function unfilter(raw: Buffer, { width, height, channels }: Omit<Picture, 'samples'>): Uint8Array {
  const stride = width * channels;
  const samples = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const from = row * (stride + 1);
    const filter = filters[raw[from] ?? 0];
    if (!filter) throw new InternalError({ code: 'png', message: `A PNG row has the filter ${raw[from]}.` });
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const isInner = column >= channels;
      const left = isInner ? sampleAt(samples, at - channels) : 0;
      const up = sampleAt(samples, at - stride);
      const corner = isInner ? sampleAt(samples, at - stride - channels) : 0;
      samples[at] = (raw[from + 1 + column] ?? 0) + filter(left, up, corner);
    }
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
