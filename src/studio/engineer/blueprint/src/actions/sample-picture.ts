import { crc32, deflateSync } from 'node:zlib';

const width = 480;
const height = 320;

type Colour = readonly [number, number, number];

/** Five shades each, light to dark but for the second: sky, sun and three ranges of hills. */
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

/** The place in the palette of the point at (x, y). */
type Drawing = (x: number, y: number) => number;

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

function hills(seed: number): Drawing {
  const scene = sceneOf(seed);
  return (x, y) => shadeAt(scene, x, y);
}

const slip = { left: 150, right: 330, top: 24, bottom: 300, lines: 9 };

/** The foot is torn off in teeth. */
const isOnSlip = (x: number, y: number): boolean =>
  x > slip.left && x < slip.right && y > slip.top && y < slip.bottom - Math.abs((x % 16) - 8);

/** The line of writing at a height; nothing between two of them. The last is the sum, and bold. */
function lineAt(y: number): number | undefined {
  const line = Math.floor((y - 60) / 22);
  const thickness = line === slip.lines - 1 ? 10 : 6;
  return y > 60 && line < slip.lines && (y - 60) % 22 < thickness ? line : undefined;
}

/** A slip of paper: on each line a few words and an amount. */
function receipt(seed: number): Drawing {
  return (x, y) => {
    if (!isOnSlip(x, y)) return 2;
    const line = lineAt(y);
    if (line === undefined) return 0;
    const isWords = x > slip.left + 20 && x < slip.left + 60 + ((seed >>> line) % 70);
    const isAmount = x > slip.right - 56 && x < slip.right - 20;
    return isWords || isAmount ? 4 : 0;
  };
}

/** Head and shoulders. */
function portrait(seed: number): Drawing {
  const shift = (seed % 41) - 20;
  return (x, y) => {
    if ((x - 240) ** 2 + (y - 128) ** 2 < 62 ** 2) return 1;
    const isBust = ((x - 240) / 128) ** 2 + ((y - 330) / 118) ** 2 < 1;
    if (isBust) return 4;
    return (x - 240 - shift * 4) ** 2 + (y - 150) ** 2 < 190 ** 2 ? 2 : 0;
  };
}

/** Three large discs that overlap: a cover for anything. */
function discs(seed: number): Drawing {
  const all = [0, 1, 2].map((nth) => ({
    x: 60 + ((seed >>> (nth * 5)) % 360),
    y: 40 + ((seed >>> (nth * 7 + 3)) % 240),
    radius: 90 + nth * 34,
  }));
  return (x, y) => {
    const inside = all.map((disc) => (x - disc.x) ** 2 + (y - disc.y) ** 2 < disc.radius ** 2);
    const count = inside.filter(Boolean).length;
    if (inside[0] === true) return count === 1 ? 1 : 4;
    return count === 0 ? 0 : count + 1;
  };
}

const papers = /receipt|invoice|bill|proof|scan|document|attachment|justificatif|facture|recu|preuve|piece/i;
const faces = /portrait|avatar|member|person|staff|trainer|patient|membre|salarie|personne|equipe/i;
const places =
  /room|house|home|flat|place|property|garden|trip|tour|walk|site|venue|chambre|logement|gite|lieu|bien|jardin|maison|sortie|annonce/i;

/** What is drawn for a picture, by the words of what it is of. */
function drawingOf(of: string): (seed: number) => Drawing {
  if (papers.test(of)) return receipt;
  if (faces.test(of)) return portrait;
  return places.test(of) ? hills : discs;
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

/**
 * A drawing as PNG (480 by 320), the same for the same text, by what it is of: a slip of paper, a face, a landscape, or a
 * pattern. It stands where people will put pictures of their own.
 */
export function samplePicture(text: string): Uint8Array {
  const seed = seedOf(text);
  const draw = drawingOf(text)(seed);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = draw(x, y);
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
