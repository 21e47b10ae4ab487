import * as z from 'zod';
import { argument, type Command } from './command.ts';
import { print, printJson } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

/** `rollback PRODUCT`: the kept release in front again. */
export const rollback: Command = {
  name: 'rollback',
  usage: 'PRODUCT',
  summary: 'Puts the release before back in front. No write is lost: the data stays as it is.',
  args: { min: 1, max: 1 },
  async run(context) {
    const slug = argument(context, 0);
    const { release, url } = await withCompany(context, async (client) => {
      await findProduct(client, slug);
      await client.serve();
      const answer = await client.post(`/api/products/${encodeURIComponent(slug)}/rollback`);
      const product = await findProduct(client, slug);
      return { ...z.object({ release: z.int() }).parse(answer), url: product.url };
    });
    if (context.json) printJson({ product: slug, release, url });
    else print(`${slug} serves release ${release} again${url === undefined ? '' : `: ${url}`}`);
    return 0;
  },
};
