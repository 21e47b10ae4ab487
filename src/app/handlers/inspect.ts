import { inspectInputSchema } from '../../protocol/build.ts';
import { isPureGenerated, mainCommit } from '../../studio/repository/repository.ts';
import type { Handler } from '../handler.ts';

/** Looks at what `main` of a product holds, and whether a hand was at it. */
export const inspect: Handler = async (input, context) => {
  const { product, written } = inspectInputSchema.parse(input);
  const dir = context.home.product(product).repository;
  const commit = await mainCommit(dir);
  return { status: 'done', result: { commit, pure: await isPureGenerated({ dir, commit, written }) } };
};
