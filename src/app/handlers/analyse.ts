import type { Json } from '../../kernel/json.ts';
import { analyseInputSchema } from '../../protocol/build.ts';
import type { Specification } from '../../protocol/specification.ts';
import { understandBrief } from '../../studio/fidelity/understand.ts';
import { parseSpecificationYaml } from '../../studio/specification/yaml.ts';
import type { Handler, HandlerContext } from '../handler.ts';

async function resultOf(
  context: HandlerContext,
  specification: Specification,
  how: { citedShare: number; questions: Json[] },
): Promise<{ [key: string]: Json }> {
  const { slug, name } = specification.product;
  const hash = await context.writeBlob(JSON.stringify(specification), 'specification');
  return { product: slug, name, specification: hash, ...how };
}

/** Turns a brief, or a specification in YAML, into a typed specification. What was not understood is left as residue. */
export const analyse: Handler = async (input, context) => {
  const { text: hash, form } = analyseInputSchema.parse(input);
  const text = (await context.readBlob(hash)).toString('utf8');
  if (form === 'specification') {
    const result = await resultOf(context, parseSpecificationYaml(text), { citedShare: 1, questions: [] });
    return { status: 'done', result };
  }
  const { status, specification, citedShare, questions, why, hint } = understandBrief(text);
  if (status === 'declined' || specification === undefined) {
    return {
      status: 'declined',
      why: why ?? 'The brief was not understood',
      ...(hint === undefined ? {} : { hint }),
    };
  }
  const result = await resultOf(context, specification, {
    citedShare,
    questions: questions.map(({ isTold: _isTold, ...question }) => question),
  });
  if (status === 'done') return { status, result };
  const residue = specification.notUnderstood.map((span) => ({ text: span.text, why: span.why }));
  return { status: 'partial', result, residue };
};
