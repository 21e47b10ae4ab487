/** What a brief wants to have beside its kind, as sentences: "with a priority from 1 to 5". */
import { isContent } from '../analyst/document/cover.ts';
import { isFieldNoun } from '../analyst/document/noun-class.ts';
import type { Reader } from '../analyst/document/sentence.ts';
import type { Segment, Token } from '../analyst/language/text.ts';
import type { Asking } from './asking.ts';
import { sentenceAbout } from './noun.ts';
import type { Recognised } from './recognise.ts';
import { lemmaOf, plainWords } from './word.ts';

/** `sentences` say what is commonly kept of the things that the brief wants beside its kind. */
type Features = { segments: Segment[]; known: Token[][]; sentences: string[] };

/**
 * What the brief wants to have: nouns of the catalogue's sentences are known; of other nouns of fields the main record has
 * one; the rest is left to be listed.
 */
export function featuresOf(
  reader: Reader,
  { having }: Asking,
  { kinds, sentences }: { kinds: Recognised; sentences: readonly string[] },
): Features {
  const said = new Set(sentences.flatMap(plainWords).map(lemmaOf));
  const main = kinds.packs[0]?.text[reader.lexicon.language].main ?? '';
  const features: Features = { segments: [], known: [], sentences: [] };
  for (const tokens of having) {
    const telling = tokens.filter((token) => isContent(reader.lexicon, token));
    const hasNumber = tokens.some(({ kind }) => kind === 'number');
    const isKnown = telling.every(({ text }) => plainWords(text).every((word) => said.has(lemmaOf(word))));
    if (isKnown && !hasNumber && telling.length > 0) features.known.push(tokens);
    else if (hasNumber || isField(reader, telling))
      features.segments.push(sentenceOf(reader, { main, isMany: false }, tokens));
    else {
      const about = sentenceAbout(
        reader.lexicon,
        telling.map(({ lower }) => lower),
      );
      if (about !== undefined) features.sentences.push(about);
      features.segments.push(
        about === undefined ? segmentOf(tokens) : sentenceOf(reader, { main, isMany: true }, tokens),
      );
    }
  }
  return features;
}

function isField({ lexicon }: Reader, tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last !== undefined && isFieldNoun(lexicon, [lexicon.singularOf(last.lower).singular]);
}

/** Some words as a sentence of their own. */
export function segmentOf(tokens: Token[]): Segment {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return { kind: 'prose', level: 0, tokens, start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** Words that make a sentence of what a record has. */
const possessing = { en: { each: 'each', has: 'has', a: 'a' }, fr: { each: 'chaque', has: 'a', a: 'un' } };

/** "With a priority from 1 to 5" as "each task has a priority from 1 to 5"; the added words stand nowhere. */
function sentenceOf(
  { lexicon, scanner }: Reader,
  { main, isMany }: { main: string; isMany: boolean },
  tokens: Token[],
): Segment {
  const at = tokens[0]?.start ?? 0;
  const { each, has, a } = possessing[lexicon.language];
  const isDetermined = scanner.has('DET', tokens[0]?.lower ?? '') || isMany;
  const added = [each, ...main.split(' '), has, ...(isDetermined ? [] : [a])].map((word): Token => ({
    start: at,
    end: at,
    text: word,
    lower: word,
    kind: 'word',
  }));
  const isNoun = !isMany && tokens.every(({ kind }) => kind === 'word');
  const said = tokens.map((token, index) =>
    isNoun && index === tokens.length - 1
      ? { ...token, lower: lexicon.singularOf(token.lower).singular }
      : token,
  );
  return segmentOf([...added, ...said]);
}
