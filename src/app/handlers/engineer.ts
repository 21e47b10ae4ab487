import { productName } from '../../kernel/product-name.ts';
import { systemClock } from '../../kernel/clock.ts';
import { UserError } from '../../kernel/error.ts';
import { engineerInputSchema } from '../../protocol/build.ts';
import { planSchema, type Plan } from '../../studio/architect/plan.ts';
import { generateTree } from '../../studio/engineer/generate.ts';
import { commitGenerated, isPureGenerated } from '../../studio/repository/repository.ts';
import type { Handler, HandlerContext } from '../handler.ts';

async function commit(
  context: HandlerContext,
  product: string,
  plan: Plan,
): Promise<{ commit: string; pure: boolean }> {
  const dir = context.home.product(product).repository;
  const made = await commitGenerated({
    dir,
    tree: generateTree(plan),
    message: `Build ${plan.specification.product.name} from its specification`,
    at: systemClock.now(),
    author: { name: productName, email: 'engineer@macrohard.localhost' },
  });
  if (made.status === 'conflict') {
    const message = `Edits by hand on main touch what the specification changes: ${made.conflicts.join(', ')}`;
    const hint = `In ${dir} run git merge generated, settle the conflicts, commit, then ./macrohard release ${product}.`;
    throw new UserError({ code: 'merge-conflict', message, hint });
  }
  return {
    commit: made.main,
    pure: await isPureGenerated({ dir, commit: made.main, written: [made.generated] }),
  };
}

/** Writes the code of a plan on the branch `generated` and merges it into `main`: an effect that may be repeated. */
export const engineer: Handler = async (input, context) => {
  const { product, plan: hash } = engineerInputSchema.parse(input);
  const plan = planSchema.parse(JSON.parse((await context.readBlob(hash)).toString('utf8')));
  const intent = {
    id: `commit:${context.item.id}`,
    kind: 'repeatable' as const,
    name: 'git.commit',
    input: { product, plan: hash },
  };
  return { status: 'done', result: await context.effect(intent, () => commit(context, product, plan)) };
};
