/**
 * Sentences that one expects of a brief: those of its kind of product and what its field often asks for, with other words
 * for them, and patterns that hold in every trade, with places for whatever the brief keeps.
 */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Token } from '../analyst/language/text.ts';
import { expectedFor, inWordsOf, sentencesFor } from '../catalogue/pack.ts';
import type { Expected } from '../catalogue/pack.ts';
import type { Recognised } from '../catalogue/recognise.ts';
import { plainWords } from '../catalogue/word.ts';
import { amountsIn } from './amount.ts';
import type { Amount } from './amount.ts';
import { conceptsIn, linesFor, place, tokensOf } from './concept.ts';
import type { Vocabulary } from './concept.ts';
import { operatorsIn } from './operator.ts';

/** One way to say a candidate: its concepts, operators and amounts. */
export type Wording = { concepts: ReadonlySet<string>; operators: string; amounts: Amount[] };

/** A sentence that the grammar reads, with all ways to say it. */
export type Candidate = {
  sentence: string;
  isPattern: boolean;
  wordings: Wording[];
  pool: ReadonlySet<string>;
  /** The same without one of its wordings, for measuring. */
  without: (at: number) => Candidate;
};

function candidateOf(
  vocabulary: Vocabulary,
  { sentence, otherWords }: Expected,
  isPattern: boolean,
): Candidate {
  const wordings = [sentence, ...otherWords].map((text) => wordingOf(vocabulary, text));
  return candidateWith(sentence, isPattern, wordings);
}

function candidateWith(sentence: string, isPattern: boolean, wordings: Wording[]): Candidate {
  return {
    sentence,
    isPattern,
    wordings,
    pool: new Set(wordings.flatMap(({ concepts }) => [...concepts])),
    without: (at) =>
      candidateWith(
        sentence,
        isPattern,
        wordings.filter((_, index) => index !== at),
      ),
  };
}

function wordingOf(vocabulary: Vocabulary, text: string): Wording {
  const tokens = tokensOf(text.replaceAll(/\{(\p{L}+?)s?\}/gu, `${place}$1`));
  return { ...featuresOf(vocabulary, tokens), amounts: amountsIn(vocabulary.lexicon, tokens) };
}

function featuresOf(vocabulary: Vocabulary, tokens: readonly Token[]): Omit<Wording, 'amounts'> {
  const concepts = conceptsIn(vocabulary, tokens);
  const amounts = amountsIn(vocabulary.lexicon, tokens);
  const isUnit = ({ from }: { from: number }): boolean =>
    amounts.some((one) => one.from <= from && one.to > from);
  const telling = concepts.filter((one) => !isUnit(one));
  return { concepts: new Set(telling.map(({ id }) => id)), operators: operatorsIn(telling) };
}

const patterns: Partial<Record<Lexicon['language'], Candidate[]>> = {};

/** The patterns of a language, read once. */
export function patternsOf(vocabulary: Vocabulary): readonly Candidate[] {
  const { language } = vocabulary.lexicon;
  return (patterns[language] ??= expectedIn(linesFor('patterns.md', language)).map((one) =>
    candidateOf(vocabulary, one, true),
  ));
}

function expectedIn(lines: readonly string[]): Expected[] {
  const found: Expected[] = [];
  for (const line of lines)
    if (line.startsWith('- ')) found.at(-1)?.otherWords.push(line.slice(2));
    else found.push({ sentence: line, otherWords: [] });
  return found;
}

/** What is expected of a brief of these kinds, in the words that the brief uses. */
export function expectedOf(
  vocabulary: Vocabulary,
  { packs, trades }: Pick<Recognised, 'packs' | 'trades'>,
  tokens: readonly Token[],
): Candidate[] {
  const { lexicon } = vocabulary;
  const used = usedIn(tokens);
  return packs.flatMap(({ text }) => {
    const one = text[lexicon.language];
    const put = (lines: readonly string[]): string[] =>
      inWordsOf(one, lines, { used, pluralOf: lexicon.pluralOf });
    const asked = expectedFor(one, trades).map(({ sentence, otherWords }) => {
      const [said = sentence, ...others] = put([sentence, ...otherWords]);
      return { sentence: said, otherWords: others };
    });
    const known = new Set(asked.map(({ sentence }) => sentence));
    const own = put(sentencesFor(one, trades)).filter((sentence) => !known.has(sentence));
    return [...asked, ...own.map((sentence) => ({ sentence, otherWords: [] }))].map((expected) =>
      candidateOf(vocabulary, expected, false),
    );
  });
}

function usedIn(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap((token, at) => [
      plainWords(token.text).join(' '),
      plainWords(`${token.text} ${tokens[at + 1]?.text ?? ''}`).join(' '),
    ]),
  );
}
