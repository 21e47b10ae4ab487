/** Moving pictures as WebP: still ones put one after the other in a file that a browser plays. */

/** A part of the picture that is drawn anew: where (even places), how large, for how long it stays, and its WebP file. */
export type Patch = {
  x: number;
  y: number;
  width: number;
  height: number;
  ms: number;
  webp: Uint8Array;
};

/** The chunks of a WebP file that hold a picture itself. */
const pictures: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ALPH']);

function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** The chunks of a file, each with its head. */
function chunksOf(file: Buffer): { name: string; bytes: Buffer }[] {
  const found: { name: string; bytes: Buffer }[] = [];
  for (let at = 12; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    found.push({ name: file.toString('latin1', at, at + 4), bytes: file.subarray(at, end) });
    at = end;
  }
  return found;
}

function frame({ x, y, width, height, ms, webp }: Patch): Buffer {
  const head = Buffer.alloc(16);
  for (const [at, value] of [x / 2, y / 2, width - 1, height - 1, Math.round(ms)].entries())
    head.writeUIntLE(value, 3 * at, 3);
  // What is drawn replaces what was there.
  head.writeUInt8(2, 15);
  const kept = chunksOf(Buffer.from(webp)).filter(({ name }) => pictures.has(name));
  return chunk('ANMF', Buffer.concat([head, ...kept.map(({ bytes }) => bytes)]));
}

/** A file that shows the patches one after the other, over and over. */
export function animate(patches: readonly Patch[], size: { width: number; height: number }): Buffer {
  const canvas = Buffer.alloc(10);
  canvas.writeUInt8(2, 0);
  canvas.writeUIntLE(size.width - 1, 4, 3);
  canvas.writeUIntLE(size.height - 1, 7, 3);
  // White behind everything; again and again.
  const loop = Buffer.from([255, 255, 255, 255, 0, 0]);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunk('VP8X', canvas),
    chunk('ANIM', loop),
    ...patches.map(frame),
  ]);
  return chunk('RIFF', body);
}
