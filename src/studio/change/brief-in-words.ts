/** What a product was built from, in words. */
import type { Specification } from '../../protocol/specification.ts';
import { paraphrase, paraphraseText } from '../fidelity/paraphrase.ts';

/** The brief itself, or the sentences of a specification that was handed in as YAML. */
export function briefInWords(input: {
  text: string;
  form: 'brief' | 'specification';
  base: Specification;
}): string {
  if (input.form === 'brief') return input.text;
  return paraphraseText(input.base, paraphrase(input.base));
}
