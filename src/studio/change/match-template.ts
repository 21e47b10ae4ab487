/** Matches the words of a sentence with a template. */
import type { Token } from '../analyst/language/text.ts';

/** The words that stand in each slot. */
export type Slots = { [slot in 'thing' | 'field' | 'entity' | 'verb' | 'name']?: readonly Token[] };

const longestSlot = 5;

type Part = { slot: keyof Slots } | { alternatives: ReadonlySet<string>; isOptional: boolean };

const parsed = new Map<string, readonly Part[]>();

function partsOf(template: string): readonly Part[] {
  const known = parsed.get(template);
  if (known) return known;
  const parts = template.split(' ').map((word): Part => {
    if (word.startsWith('{')) return { slot: word.slice(1, -1) as keyof Slots };
    const isOptional = word.endsWith('?');
    return { alternatives: new Set((isOptional ? word.slice(0, -1) : word).split('|')), isOptional };
  });
  parsed.set(template, parts);
  return parts;
}

/** Every way in which the whole sentence fits the template, shortest slots first. */
export function* matchTemplate(template: string, words: readonly Token[]): Generator<Slots> {
  yield* match(partsOf(template), words);
}

function* match(parts: readonly Part[], words: readonly Token[]): Generator<Slots> {
  const [part, ...rest] = parts;
  if (!part) {
    if (words.length === 0) yield {};
    return;
  }
  if ('slot' in part) {
    for (let length = 1; length <= Math.min(longestSlot, words.length); length += 1)
      for (const slots of match(rest, words.slice(length)))
        yield { ...slots, [part.slot]: words.slice(0, length) };
    return;
  }
  const [word] = words;
  if (word && part.alternatives.has(word.lower)) yield* match(rest, words.slice(1));
  if (part.isOptional) yield* match(rest, words);
}
