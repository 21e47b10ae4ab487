import { settleInputSchema } from '../../protocol/build.ts';
import { withAnswers } from '../../studio/fidelity/question.ts';
import { understandBrief } from '../../studio/fidelity/understand.ts';
import type { Handler } from '../handler.ts';

/** Reads a brief again with what its owner answered, as further sentences of it. */
export const settle: Handler = async (input, context) => {
  const { text: hash, answers } = settleInputSchema.parse(input);
  const text = (await context.readBlob(hash)).toString('utf8');
  const { questions, specification: before } = understandBrief(text);
  const chosen = Object.fromEntries(answers.map(({ question, answer }) => [question, answer]));
  const language = before?.product.language ?? 'en';
  const brief = withAnswers(text, { questions, answers: chosen, language });
  const { specification, citedShare, why, hint } = understandBrief(brief);
  if (!specification)
    return {
      status: 'declined',
      why: why ?? 'The answers were not understood',
      ...(hint === undefined ? {} : { hint }),
    };
  const { slug, name } = specification.product;
  const result = {
    product: slug,
    name,
    specification: await context.writeBlob(JSON.stringify(specification), 'specification'),
    citedShare,
    questions: [],
    brief: await context.writeBlob(brief, 'brief'),
  };
  return { status: 'done', result };
};
