/** What an element cites, as words. */
import type { Source, Specification } from '../../../protocol/specification.ts';
import { hasCue } from './cues.ts';
import { wordsOf } from './words.ts';
import type { Sentence, Word } from './words.ts';

/**
 * `cites`: the words of each cited place. `inside`: all of them. `around`: the sentences that they stand in, and the one
 * before where a pronoun speaks of it. `aside`: what the owner was told that we assumed of the element.
 */
export type Evidence = {
  cites: readonly (readonly Word[])[];
  inside: readonly Word[];
  around: readonly Word[];
  aside: readonly Word[];
  /** The sentences that the cited places stand in. */
  sentences: readonly Sentence[];
};

/** The assumptions that were told of an element. */
function asideOf(specification: Specification, element: string): Word[] {
  return specification.assumptions
    .filter((one) => one.element === element)
    .flatMap(({ text }) => wordsOf(text));
}

/** Examples and asides say nothing of an element. */
function isApart({ background }: Specification, { start, end }: Word): boolean {
  return background.some((place) => place.start <= start && place.end >= end);
}

/** The evidence of an element, or undefined where it cites nothing. */
export function evidenceOf(
  { sentences, specification }: { sentences: readonly Sentence[]; specification: Specification },
  { element, source }: { element: string; source: Source },
): Evidence | undefined {
  if (source.from !== 'brief') return undefined;
  const cites = source.cites.map(({ start, end }) =>
    sentences.flatMap(({ words }) =>
      words.filter((word) => word.start >= start && word.end <= end && !isApart(specification, word)),
    ),
  );
  const touched = sentences.flatMap((sentence, index) => {
    const isCited = source.cites.some(({ start, end }) => start < sentence.end && end > sentence.start);
    if (!isCited) return [];
    const before = sentences[index - 1];
    return before && hasCue(sentence.words, 'pronoun') ? [before, sentence] : [sentence];
  });
  const around = [...new Set(touched)].flatMap(({ words }) => words);
  const own = sentences.filter((sentence) =>
    source.cites.some(({ start, end }) => start < sentence.end && end > sentence.start),
  );
  return { cites, inside: cites.flat(), around, aside: asideOf(specification, element), sentences: own };
}
