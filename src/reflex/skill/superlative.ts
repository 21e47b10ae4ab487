/** The least and the greatest of something, and the words by which they are asked for. */
import type { Word } from './instruction.ts';
import { quantityOf } from './quantity.ts';

const words = {
  least:
    'least lowest smallest fewest minimum min cheapest shortest earliest first oldest nearest closest fastest youngest',
  greatest:
    'most highest largest biggest greatest maximum max longest latest last newest farthest furthest slowest costliest',
};

const sides: ReadonlyMap<string, 'least' | 'greatest'> = new Map(
  (['least', 'greatest'] as const).flatMap((side) =>
    words[side].split(' ').map((word) => [word, side] as const),
  ),
);

/** Which of the two an instruction asks for, by the first word that says it; undefined where none does. */
export function extremeIn(said: readonly Word[]): 'least' | 'greatest' | undefined {
  const found = said.findIndex(({ text, isQuoted }) => !isQuoted && sides.has(text.toLowerCase()));
  return sides.get(said[found]?.text.toLowerCase() ?? '');
}

const duration = /^(?:(\d+)\s?h(?:ours?)?)?\s?(?:(\d+)\s?m(?:in(?:utes?)?)?)?$/iu;

/** What a text measures: a quantity, a time that something takes in minutes, or the only number in it. */
export function numberIn(text: string): number | undefined {
  const quantity = quantityOf(text);
  if (quantity) return quantity.at;
  const [, hours, minutes] = duration.exec(text.trim()) ?? [];
  if (hours ?? minutes) return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  const [only, ...others] = text.match(/\d+(?:,\d{3})*(?:\.\d+)?/gu) ?? [];
  return only === undefined || others.length > 0 ? undefined : Number(only.replaceAll(',', ''));
}
