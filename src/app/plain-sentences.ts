import type { PlainSentence } from '../protocol/client.ts';
import type { Specification } from '../protocol/specification.ts';
import { paraphrase } from '../studio/fidelity/paraphrase.ts';

/** Paraphrases by the hash of their specification: making one reads it back. */
const made = new Map<string, PlainSentence[]>();
const mostKept = 50;

/** Every element of a specification as a plain sentence; `hash` names its blob. */
export function plainSentences(hash: string, specification: Specification): PlainSentence[] {
  const known = made.get(hash);
  if (known) return known;
  const { lines } = paraphrase(specification);
  const sentences = lines.map(({ element, text }) => ({ element, text }));
  if (made.size >= mostKept) made.clear();
  made.set(hash, sentences);
  return sentences;
}
