import { planInputSchema } from '../../protocol/build.ts';
import { planProduct, planSchema } from '../../studio/architect/plan.ts';
import type { Handler } from '../handler.ts';
import { readSpecification } from '../trial.ts';

/** Lays a specification down in tables and migrations. */
export const plan: Handler = async (input, context) => {
  const { specification: hash, previous } = planInputSchema.parse(input);
  const specification = await readSpecification(context, hash);
  const before =
    previous === undefined
      ? undefined
      : planSchema.parse(JSON.parse((await context.readBlob(previous)).toString('utf8')));
  const made = planProduct(specification, before);
  return { status: 'done', result: { plan: await context.writeBlob(JSON.stringify(made), 'plan') } };
};
