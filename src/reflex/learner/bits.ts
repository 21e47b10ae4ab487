/** Sets of elements as bits, 32 in a word. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';

/** A bit for each element of a screen, or of several screens that each begin at a word of their own. */
export type Bits = Uint32Array;

/** Sets one bit. */
export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

/** Whether one bit is set. */
export const hasBit = (bits: Bits | undefined, at: number): boolean =>
  ((bits?.[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;

/** A bit for each of some elements. */
export function bitsOn(elements: readonly ScreenElement[], isSet: (element: ScreenElement) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(elements.length / 32));
  for (const [at, element] of elements.entries()) if (isSet(element)) setBit(bits, at);
  return bits;
}

/** The places that are set, without those that are set in others. */
export function* placesIn(bits: Bits, others: Bits): Generator<number> {
  for (let at = 0; at < bits.length; at += 1)
    for (let rest = (bits[at] ?? 0) & ~(others[at] ?? 0); rest !== 0; rest &= rest - 1)
      yield at * 32 + 31 - Math.clz32(rest & -rest);
}

/** The first place that is set in both. */
export function firstIn(bits: Bits, others: Bits): number | undefined {
  const at = bits.findIndex((word, index) => (word & (others[index] ?? 0)) !== 0);
  const word = (bits[at] ?? 0) & (others[at] ?? 0);
  return at === -1 ? undefined : at * 32 + 31 - Math.clz32(word & -word);
}

/** How many bits of a word are set. */
export function countOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

/** What is set in both. */
export function both(left: Bits, right: Bits): Bits {
  const bits = new Uint32Array(left.length);
  for (let at = 0; at < bits.length; at += 1) bits[at] = (left[at] ?? 0) & (right[at] ?? 0);
  return bits;
}

/** Whether all of some bits are set in others; both of one length. */
export function isIn(bits: Bits, others: Bits): boolean {
  for (let at = 0; at < bits.length; at += 1) if (((bits[at] ?? 0) & ~(others[at] ?? 0)) !== 0) return false;
  return true;
}

/** The same for equal bits of one length, and for no others. */
export const signatureOf = (bits: Bits): string =>
  Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength).toString('latin1');
