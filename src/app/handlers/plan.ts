import { UserError } from '../../kernel/error.ts';
import { planInputSchema } from '../../protocol/build.ts';
import type { Specification } from '../../protocol/specification.ts';
import { planProduct, planSchema } from '../../studio/architect/plan.ts';
import type { Handler } from '../handler.ts';
import { readSpecification } from '../trial.ts';

/** A brief of the same name is the next release of a product when they have something in common; else it is another one. */
function requireSameProduct(wanted: Specification, built: Specification): void {
  const known = new Set(built.entities.map((entity) => entity.key));
  if (wanted.entities.some((entity) => known.has(entity.key))) return;
  const { name, slug } = built.product;
  const kept = built.entities.map((entity) => entity.key).join(', ');
  throw new UserError({
    code: 'other-product',
    message: `There is a product ${slug} already, and this brief has nothing in common with it (${kept})`,
    hint: `Give the brief another name than “${name}”, or ./macrohard remove ${slug} first.`,
  });
}

/** Lays a specification down in tables and migrations. */
export const plan: Handler = async (input, context) => {
  const { specification: hash, previous, renames } = planInputSchema.parse(input);
  const specification = await readSpecification(context, hash);
  const before =
    previous === undefined
      ? undefined
      : planSchema.parse(JSON.parse((await context.readBlob(previous)).toString('utf8')));
  if (before !== undefined && renames.length === 0) requireSameProduct(specification, before.specification);
  const made = planProduct(specification, before, renames);
  return { status: 'done', result: { plan: await context.writeBlob(JSON.stringify(made), 'plan') } };
};
