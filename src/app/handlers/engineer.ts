import { productName } from '../../kernel/product-name.ts';
import { systemClock } from '../../kernel/clock.ts';
import * as z from 'zod';
import { commitResultSchema, engineerInputSchema, type askedResidueSchema } from '../../protocol/build.ts';
import { planSchema, type Plan } from '../../studio/architect/plan.ts';
import { generateTree } from '../../studio/engineer/generate.ts';
import { commitGenerated, isPureGenerated } from '../../studio/repository/repository.ts';
import type { Handler, HandlerContext } from '../handler.ts';

const committedSchema = z.strictObject({
  ...commitResultSchema.shape,
  /** Paths where edits by hand and the new code touch the same places; the edits were kept there. */
  conflicts: z.array(z.string()).optional(),
});
type Committed = z.infer<typeof committedSchema>;

function questionOf(dir: string, conflicts: readonly string[]): z.infer<typeof askedResidueSchema> {
  return {
    ask: {
      text: 'Edits by hand touch the same places as the new code. Go on and keep the edits there?',
      detail: [
        ...conflicts.map((path) => `- ${path}`),
        'What is kept goes through the gate as it is. main moves only when you go on and it is deployed.',
        `To settle it yourself: stop, then in ${dir} run git merge generated and commit.`,
      ],
      options: [
        { value: 'build', label: 'Keep the edits and go on' },
        { value: 'stop', label: 'Stop' },
      ],
      default: 'build',
    },
  };
}

async function commit(context: HandlerContext, product: string, plan: Plan): Promise<Committed> {
  const dir = context.home.product(product).repository;
  const made = await commitGenerated({
    dir,
    tree: generateTree(plan),
    message: `Build ${plan.specification.product.name} from its specification`,
    at: systemClock.now(),
    author: { name: productName, email: 'engineer@macrohard.localhost' },
  });
  if (made.status === 'conflict') return { commit: made.settled, pure: false, conflicts: made.conflicts };
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
  const made = committedSchema.parse(await context.effect(intent, () => commit(context, product, plan)));
  const { conflicts = [], ...result } = made;
  if (conflicts.length === 0) return { status: 'done', result };
  return {
    status: 'partial',
    result,
    residue: questionOf(context.home.product(product).repository, conflicts),
  };
};
