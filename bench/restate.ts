/**
 * `node bench/restate.ts [KIND…]`: how surely other words for what a field often asks for are recognised. Every paraphrase
 * of the catalogue is left out in turn and held against all sentences of its page and all patterns: how many are read as
 * the sentence that they stand under, as none, and as another one (`--show` prints these).
 */
import { parseArgs } from 'node:util';
import { resolve } from '../src/studio/analyst/document/resolve.ts';
import { readerOf } from '../src/studio/analyst/document/reader.ts';
import { readSentences } from '../src/studio/analyst/document/sentences.ts';
import { segmentsOf } from '../src/studio/analyst/language/text.ts';
import { expectedFor, sentencesFor } from '../src/studio/catalogue/pack.ts';
import type { Pack, PackLanguage } from '../src/studio/catalogue/pack.ts';
import { packs } from '../src/studio/catalogue/packs.ts';
import { Aligner } from '../src/studio/restate/align.ts';
import { fillersOf, vocabularyFor } from '../src/studio/restate/binding.ts';
import { tokensOf } from '../src/studio/restate/concept.ts';
import { expectedOf, patternsOf } from '../src/studio/restate/expected.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'boolean', default: false } },
});

type Tally = { own: number; none: number; other: number };

function tryPack(pack: Pack, language: PackLanguage): Tally {
  const tally: Tally = { own: 0, none: 0, other: 0 };
  const text = pack.text[language];
  const expected = expectedFor(text, []);
  if (expected.length === 0) return tally;
  const page = sentencesFor(text, []).join('\n');
  const { reader, segments } = readerOf(segmentsOf(page));
  const { symbols } = resolve(reader, readSentences(reader, segments));
  const kinds = { packs: [pack], trades: [] };
  const vocabulary = vocabularyFor(reader.lexicon, symbols, kinds);
  const candidates = expectedOf(vocabulary, kinds, tokensOf(page));
  const fillers = fillersOf(vocabulary, symbols);
  for (const { sentence, otherWords } of expected)
    for (const [at, words] of otherWords.entries()) {
      const left = candidates.map((one) => (one.sentence === sentence ? one.without(at + 1) : one));
      const match = new Aligner(vocabulary, [...left, ...patternsOf(vocabulary)], fillers).match(
        tokensOf(words),
      );
      const result = !match ? 'none' : numberless(match.sentence) === numberless(sentence) ? 'own' : 'other';
      tally[result] += 1;
      if (values.show && result === 'other')
        console.log(`${pack.kind}: ${words}\n    ${match?.sentence}\n    not ${sentence}`);
    }
  return tally;
}

function numberless(sentence: string): string {
  return sentence.replaceAll(/\d+/g, '0');
}

for (const language of ['en', 'fr'] as const) {
  const all = packs()
    .filter(({ kind }) => positionals.length === 0 || positionals.includes(kind))
    .map((pack) => tryPack(pack, language));
  const sum = (key: keyof Tally): number => all.reduce((total, one) => total + one[key], 0);
  const [own, none, other] = [sum('own'), sum('none'), sum('other')];
  console.log(
    `${language}: ${own + none + other} paraphrases, each left out: ${own} recognised, ${none} not, ${other} taken for another sentence`,
  );
}
