import { type Picture, readPng } from './png.ts';

/** The side of a tile, in pixels. */
export const tileSize = 16;

/** A picture of a moment: all of it as a PNG, or the tiles that changed since the one before. */
type Frame = { at: number; key: Buffer } | { at: number; tiles: Uint16Array; samples: Uint8Array };

type Limits = {
  /** How long frames are kept, in milliseconds. */
  spanMs: number;
  /** How much of them is kept at most, in bytes, give or take the frames between two key frames. */
  maxBytes: number;
};

/** A key frame comes at least so often while something changes, so that what is older can be let go. */
const keyMs = 2_500;
/** What bookkeeping a frame takes, about. */
const overhead = 200;

function bytesOf(frame: Frame): number {
  return (
    overhead + ('key' in frame ? frame.key.byteLength : frame.tiles.byteLength + frame.samples.byteLength)
  );
}

function sameRow(one: Uint8Array, other: Uint8Array, [from, to]: [number, number]): boolean {
  for (let at = from; at < to; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** Tiles, numbered row by row, in which two pictures of the same size differ. */
export function changedTiles(before: Picture, after: Picture): number[] {
  const { width, height, channels } = after;
  const columns = Math.ceil(width / tileSize);
  const isChanged = new Uint8Array(columns * Math.ceil(height / tileSize));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / tileSize) * columns;
    for (let column = 0; column < columns; column++) {
      if (isChanged[row + column] === 1) continue;
      const from = (y * width + column * tileSize) * channels;
      const to = (y * width + Math.min(width, (column + 1) * tileSize)) * channels;
      if (!sameRow(before.samples, after.samples, [from, to])) isChanged[row + column] = 1;
    }
  }
  return [...isChanged.keys()].filter((tile) => isChanged[tile] === 1);
}

/** Copies tiles out of a picture, one after the other, or back into it. */
function copyTiles(
  picture: Picture,
  tiles: Iterable<number>,
  { samples, isBack }: { samples: Uint8Array; isBack: boolean },
): number {
  const { width, height, channels } = picture;
  const columns = Math.ceil(width / tileSize);
  let at = 0;
  for (const tile of tiles) {
    const left = (tile % columns) * tileSize;
    const top = Math.floor(tile / columns) * tileSize;
    const length = Math.min(tileSize, width - left) * channels;
    for (let y = top; y < Math.min(height, top + tileSize); y++) {
      const from = (y * width + left) * channels;
      if (isBack) picture.samples.set(samples.subarray(at, at + length), from);
      else samples.set(picture.samples.subarray(from, from + length), at);
      at += length;
    }
  }
  return at;
}

/**
 * The pictures of the last seconds: PNG key frames, and between them raw tiles that changed. What would not fit into
 * `maxBytes` for the whole span is thinned out in time, so that a film fills it with fewer frames and not with less time.
 */
export class TileWindow {
  readonly #limits: Limits;
  #frames: Frame[] = [];
  #last: Picture | undefined;
  #keyAt = 0;
  #newest: { at: number; key: Buffer } | undefined;
  bytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get times(): number[] {
    return this.#frames.map(({ at }) => at);
  }

  /** Takes a picture in; returns false when it shows nothing new, or came too soon for its size. */
  add(at: number, png: Buffer): boolean {
    const picture = readPng(png);
    this.#newest = { at, key: png };
    const frame = this.#frameOf(at, png, picture);
    if (!frame) return false;
    const bytes = bytesOf(frame);
    const before = this.#frames.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    if (at - before < (this.#limits.spanMs * bytes) / this.#limits.maxBytes) return false;
    this.#frames.push(frame);
    this.bytes += bytes;
    this.#last = picture;
    if ('key' in frame) this.#keyAt = at;
    this.#forget(at - this.#limits.spanMs);
    return true;
  }

  /** What is to be kept of a picture; `undefined` when nothing changed. */
  #frameOf(at: number, png: Buffer, picture: Picture): Frame | undefined {
    const { width, height, channels } = picture;
    const last = this.#last;
    const isAlike = last?.width === width && last.height === height && last.channels === channels;
    if (!isAlike || at - this.#keyAt > keyMs) return { at, key: png };
    const tiles = changedTiles(last, picture);
    if (tiles.length === 0) return undefined;
    const all = Math.ceil(width / tileSize) * Math.ceil(height / tileSize);
    return tiles.length > all / 3 ? { at, key: png } : this.#cut(at, picture, tiles);
  }

  /** The picture as it was at that time. */
  at(time: number): Picture | undefined {
    // One that came too soon to be kept is what is seen nevertheless, as long as no other comes.
    if (this.#newest && this.#newest.at <= time) return readPng(this.#newest.key);
    const end = this.#frames.findLastIndex((frame) => frame.at <= time);
    const start = this.#frames.findLastIndex((frame, nth) => nth <= end && 'key' in frame);
    const key = this.#frames[start];
    if (!key || !('key' in key)) return undefined;
    const picture = readPng(key.key);
    for (const frame of this.#frames.slice(start + 1, end + 1))
      if ('tiles' in frame) copyTiles(picture, frame.tiles, { samples: frame.samples, isBack: true });
    return picture;
  }

  #cut(at: number, picture: Picture, tiles: number[]): Frame {
    const samples = new Uint8Array(tiles.length * tileSize * tileSize * picture.channels);
    const length = copyTiles(picture, tiles, { samples, isBack: false });
    return { at, tiles: Uint16Array.from(tiles), samples: samples.slice(0, length) };
  }

  /** Lets go what nothing needs that is younger than `before`: all before the last key frame of that time. */
  #forget(before: number): void {
    const first = this.#frames.findLastIndex((frame) => 'key' in frame && frame.at <= before);
    for (const frame of this.#frames.splice(0, Math.max(0, first))) this.bytes -= bytesOf(frame);
  }
}
