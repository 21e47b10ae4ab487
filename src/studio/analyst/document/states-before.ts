/** The state that a record is in before what is said of it. */
import type { NounPhrase, StateName } from '../grammar/logical-form.ts';
import type { Symbols } from './symbols.ts';

/** "A declared claim is assessed, then paid": what it was before. */
export function statesBefore({ lexicon }: Symbols, { adjectives }: NounPhrase): StateName[][] {
  const before = adjectives.flatMap(({ start, end, lemma, written }): StateName[] => {
    const verb = lexicon.baseOfParticiple(lemma);
    return verb === undefined || lexicon.plainQualities.has(lemma)
      ? []
      : [{ start, end, value: lemma, verb, ...(written !== undefined && { written }) }];
  });
  return before.length === 1 && adjectives.length === 1 ? [before] : [];
}
