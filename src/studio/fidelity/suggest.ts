/** What the owner of a product may want beside it: what its field often asks for and it has not yet. */
import type { Specification } from '../../protocol/specification.ts';
import { oftenAskedBeside } from '../catalogue/field-sentences.ts';
import type { Amendment } from '../change/amend.ts';
import { understandChange } from './understand.ts';

/** How many sentences are tried and shown: more are not read, and each takes its time to try. */
const most = { tried: 10, shown: 6 };

/**
 * Sentences that the owner can hand to a change as they stand: each is understood whole beside the brief, adds something
 * to the specification and takes nothing away. Empty where the field is not known.
 */
export function suggestionsFor(brief: string, base: Specification): string[] {
  const sentences = oftenAskedBeside(brief).filter((sentence) => !brief.includes(sentence));
  return additionsAmong(sentences.slice(0, most.tried), { brief, base }).slice(0, most.shown);
}

/** All are tried at once; where they do not go together, each half by itself. */
function additionsAmong(
  sentences: readonly string[],
  { brief, base }: { brief: string; base: Specification },
): string[] {
  if (sentences.length === 0) return [];
  const made = understandChange({ brief, base, change: sentences.join('\n') });
  if ('differences' in made && isAddition(made)) return sentences.filter((one) => adds(made, one));
  if (sentences.length === 1) return [];
  const half = Math.ceil(sentences.length / 2);
  return [sentences.slice(0, half), sentences.slice(half)].flatMap((some) =>
    additionsAmong(some, { brief, base }),
  );
}

function isAddition({ differences, renames }: Amendment): boolean {
  return renames.length === 0 && differences.every(({ kind }) => kind !== 'removed');
}

/**
 * The sentence was understood whole, and an element that is new or other than before stands on it. A rule about a step
 * that there was not until now was meant for another course.
 */
function adds({ brief, lastPart, unread, differences }: Amendment, sentence: string): boolean {
  const start = brief.indexOf(sentence, lastPart);
  const isInside = (place: { start: number; end: number }): boolean =>
    start <= place.start && place.end <= start + sentence.length;
  const said = differences.flatMap((one) =>
    one.kind !== 'removed' && one.after.source.from === 'brief' && one.after.source.cites.some(isInside)
      ? [one.element.split(':')[0]]
      : [],
  );
  const isForeign = said.includes('rule') && said.includes('transition');
  return said.length > 0 && !isForeign && !unread.some(isInside);
}
