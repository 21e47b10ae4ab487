/** Numbers that were sought by trying, in demonstrations: how the screen told above from below. */
import type { TextSource } from '../../protocol/screen/skill.ts';
import { middleOf, narrowed, rangeIn, wordsOn } from '../skill/tries.ts';
import type { Bare, Shown } from './trace.ts';

const isNumber = (text: string): boolean => /^-?\d+$/u.test(text);

const isTry = ({ deed, text }: Pick<Bare, 'deed' | 'text'>): boolean => deed.act === 'fill' && isNumber(text);

/**
 * Moves in which one number after the other was tried in one field, as if each had halved what was left: people halve by
 * feel. As they are where the numbers go elsewhere.
 */
export function asSought<T extends Bare>(moves: readonly T[]): readonly T[] {
  const tries = moves.filter(isTry);
  const [first, ...others] = tries;
  let range = first && rangeIn(first.situation.said);
  if (others.length === 0 || others.some(({ element }) => element.id !== first?.element.id)) return moves;
  const meant = new Map<T, string>();
  for (const [at, move] of tries.entries()) {
    const value = Number(move.text);
    if (!range || value < range.low || value > range.high) return moves;
    meant.set(move, String(middleOf(range)));
    const next = tries[at + 1];
    if (next) range = narrowed(range, value, Number(next.text) > value);
  }
  return moves.map((move) => ({ ...move, text: meant.get(move) ?? move.text }));
}

/** The search for a number as the source of what is typed, where the screen said above and below in words of their own. */
export function soughtSources(seed: Shown, states: readonly Shown[]): TextSource[] {
  if (!isTry(seed)) return [];
  const tries = states.filter(isTry);
  const wordsWhere = (way: number | undefined): Set<string> =>
    new Set(tries.flatMap((one) => (wayOf(one) === way ? [...wordsOn(one.situation.scene)] : [])));
  const [first, up, down] = [wordsWhere(undefined), wordsWhere(1), wordsWhere(-1)];
  const above = [...up.difference(down).difference(first)];
  const below = [...down.difference(up).difference(first)];
  return above.length > 0 && below.length > 0 ? [{ by: 'sought', above, below }] : [];
}

/** Whether the next number is above (1) or below (-1) the one before; undefined for the first. */
function wayOf({ text, situation: { tried } }: Shown): number | undefined {
  const last = tried?.at(-1);
  return last && Math.sign(Number(text) - last.value);
}
