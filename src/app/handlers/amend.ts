import { amendInputSchema } from '../../protocol/build.ts';
import { understandChange } from '../../studio/fidelity/understand.ts';
import { briefInWords } from '../../studio/change/brief-in-words.ts';
import { differenceTexts } from '../../studio/change/difference-text.ts';
import type { Handler } from '../handler.ts';
import { readSpecification } from '../trial.ts';

/** Applies a change in plain words to the specification of a product. What was not understood is left as residue. */
export const amend: Handler = async (input, context) => {
  const order = amendInputSchema.parse(input);
  const base = await readSpecification(context, order.specification);
  const text = async (hash: string): Promise<string> => (await context.readBlob(hash)).toString('utf8');
  const brief = briefInWords({ text: await text(order.brief), form: order.form, base });
  const made = understandChange({ brief, base, change: await text(order.change) });
  if (!('differences' in made)) {
    const { why = 'The change was not understood', hint } = made;
    return { status: 'declined', why, ...(hint === undefined ? {} : { hint }) };
  }
  const { specification, status, citedShare, questions, renames } = made;
  const result = {
    product: order.product,
    name: specification.product.name,
    specification: await context.writeBlob(JSON.stringify(specification), 'specification'),
    brief: await context.writeBlob(made.brief, 'brief'),
    citedShare,
    questions,
    renames,
    differences: differenceTexts(made.differences, made.from, specification),
  };
  const residue = made.unread.map((span) => ({ text: span.text, why: span.why }));
  return status === 'done' || residue.length === 0
    ? { status: 'done', result }
    : { status: 'partial', result, residue };
};
