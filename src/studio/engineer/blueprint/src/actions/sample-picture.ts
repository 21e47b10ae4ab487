import { crc32, deflateSync } from 'node:zlib';

const width = 480;
const height = 320;

type Colour = readonly [number, number, number];

/** Sky, sun and three ranges of hills, light to dark. */
const palettes: readonly (readonly [Colour, Colour, Colour, Colour, Colour])[] = [
  [
    [253, 230, 208],
    [250, 176, 120],
    [222, 148, 122],
    [168, 98, 104],
    [94, 60, 88],
  ],
  [
    [219, 237, 247],
    [255, 246, 214],
    [140, 190, 205],
    [78, 140, 168],
    [36, 84, 116],
  ],
  [
    [232, 243, 220],
    [255, 236, 170],
    [158, 196, 138],
    [98, 152, 104],
    [46, 96, 80],
  ],
  [
    [240, 228, 246],
    [255, 214, 220],
    [196, 160, 208],
    [140, 108, 172],
    [78, 62, 120],
  ],
  [
    [252, 240, 214],
    [255, 196, 110],
    [214, 186, 128],
    [166, 136, 90],
    [104, 82, 62],
  ],
  [
    [224, 240, 238],
    [248, 226, 190],
    [128, 186, 178],
    [72, 140, 138],
    [32, 88, 96],
  ],
];

/** A number from a text, the same for the same text. */
const seedOf = (text: string): number => crc32(text);

type Scene = { sunX: number; sunY: number; sunRadius: number; hills: readonly ((x: number) => number)[] };

/** Three waves, one before the other. */
function sceneOf(seed: number): Scene {
  const draw = (shift: number, most: number): number => (seed >>> shift) % most;
  const hills = [0, 1, 2].map((range) => {
    const [base, swing] = [150 + range * 55, 34 - range * 6];
    const [phase, length] = [draw(range * 3, 97) / 10, 70 + draw(range * 5 + 2, 60)];
    return (x: number): number =>
      base + swing * Math.sin(x / length + phase) + (swing / 3) * Math.sin(x / (length / 2.7) + phase * 2);
  });
  return { sunX: 90 + draw(4, 300), sunY: 60 + draw(7, 60), sunRadius: 26 + draw(11, 18), hills };
}

function shadeAt({ sunX, sunY, sunRadius, hills }: Scene, x: number, y: number): number {
  for (let range = hills.length - 1; range >= 0; range--) {
    if (y > (hills[range]?.(x) ?? height)) return range + 2;
  }
  return (x - sunX) ** 2 + (y - sunY) ** 2 < sunRadius ** 2 ? 1 : 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Width, height, eight bits for each pixel, which is a place in a palette. */
function header(): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 3, 0, 0, 0], 8);
  return data;
}

/** A landscape as PNG (480 by 320), the same for the same text: what stands where people will put pictures of their own. */
export function samplePicture(text: string): Uint8Array {
  const seed = seedOf(text);
  const scene = sceneOf(seed);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = shadeAt(scene, x, y);
  }
  const palette = Buffer.from((palettes[seed % palettes.length] ?? []).flat());
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header()),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
