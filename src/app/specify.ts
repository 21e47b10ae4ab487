import { UserError } from '../kernel/error.ts';
import type { PlainSentence } from '../protocol/client.ts';
import type { Specification } from '../protocol/specification.ts';
import { paraphrase } from '../studio/fidelity/paraphrase.ts';
import type { Question } from '../studio/fidelity/question.ts';
import { suggestionsFor } from '../studio/fidelity/suggest.ts';
import { understandBrief } from '../studio/fidelity/understand.ts';
import { parseSpecificationYaml, specificationToYaml } from '../studio/specification/yaml.ts';

type Input = { text: string; form: 'brief' | 'specification' };

/** A specification with what led to it. */
export type Understood = {
  specification: Specification;
  yaml: string;
  citedShare: number;
  questions: Question[];
  /** Why it is not built, where too little of the brief was understood. */
  declined?: UserError;
};

/**
 * The same with every element as a plain sentence; `unread`: elements whose sentence is not read back to them;
 * `suggestions`: sentences that the owner may want to add.
 */
export type Specified = Understood & { sentences: PlainSentence[]; unread: string[]; suggestions: string[] };

/** The specification of a brief, or of a YAML text, without a company. UserError `declined` for a brief without a product. */
export function specify(input: Input): Understood {
  if (input.form === 'specification') {
    const specification = parseSpecificationYaml(input.text);
    return { specification, yaml: specificationToYaml(specification), citedShare: 1, questions: [] };
  }
  const understood = understandBrief(input.text);
  const { citedShare, questions, draft, why = 'The brief was not understood', hint } = understood;
  const declined = new UserError({ code: 'declined', message: why, ...(hint === undefined ? {} : { hint }) });
  const specification = understood.specification ?? draft;
  if (specification === undefined) throw declined;
  return {
    specification,
    yaml: specificationToYaml(specification),
    citedShare,
    questions,
    ...(understood.specification === undefined ? { declined } : {}),
  };
}

/** As `specify`, in plain words. */
export function specifyPlainly(input: Input): Specified {
  const understood = specify(input);
  const { lines, unread } = paraphrase(understood.specification);
  const sentences = lines.map(({ element, text }) => ({ element, text }));
  return {
    ...understood,
    sentences,
    unread: [...new Set(unread.map(({ element }) => element))],
    suggestions: input.form === 'brief' ? suggestionsFor(input.text, understood.specification) : [],
  };
}
