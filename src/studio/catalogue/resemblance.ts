/** How far a text speaks of what a kind of product keeps. */
import type { Token } from '../analyst/language/text.ts';
import { lemmaOf, plainWords } from './word.ts';

/** Of the things that a kind keeps a text that is about it names as many, and this part of them. */
const least = { things: 3, part: 0.5 };

/**
 * Whether a long text of which hardly anything was read is plainly about a kind: it speaks of most of the `things` that
 * the kind keeps. One that only shares a word with it is declined, not dressed up.
 */
export function speaksOfMany(tokens: readonly Token[], things: ReadonlySet<string>): boolean {
  const said = new Set(tokens.flatMap(({ text }) => plainWords(text)).map(lemmaOf));
  const named = [...things].filter((thing) => plainWords(thing).every((word) => said.has(lemmaOf(word))));
  return named.length >= least.things && named.length >= things.size * least.part;
}
