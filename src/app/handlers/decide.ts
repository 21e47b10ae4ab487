import { type askedResidueSchema, decideInputSchema } from '../../protocol/build.ts';
import type * as z from 'zod';
import type { Handler } from '../handler.ts';

/** A question about a brief: nobody but its owner answers it. */
export const decide: Handler = (input) => {
  const { question } = decideInputSchema.parse(input);
  const { id, text, options, default: preset } = question;
  const residue: z.infer<typeof askedResidueSchema> = {
    ask: {
      text,
      detail: [],
      options: options.map(({ value, label }) => ({ value, label })),
      ...(preset === undefined ? {} : { default: preset }),
    },
    decides: true,
  };
  return Promise.resolve({ status: 'partial', result: { question: id }, residue });
};
