/** Short forms spelt out: "thats" is "that is", "it's" is "it is", "dont" is "don't". */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';

/** The tokens with short forms in full; a word that becomes two keeps its place, the second one is empty. */
export function spelledInFull({ prose }: Lexicon, tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ lower }) => lower === "'s" || Object.hasOwn(prose.contractions, lower))) return tokens;
  return tokens.flatMap((token, at): Token[] => {
    if (token.lower === "'s" && prose.beings.has(tokens[at - 1]?.lower ?? ''))
      return [{ ...token, kind: 'word', lower: prose.is }];
    const full = Object.hasOwn(prose.contractions, token.lower) ? prose.contractions[token.lower] : undefined;
    if (full === undefined || token.kind !== 'word') return [token];
    const [first = '', ...rest] = full.split(' ');
    return [
      { ...token, lower: first },
      ...rest.map((lower): Token => ({ ...token, start: token.end, text: lower, lower })),
    ];
  });
}
