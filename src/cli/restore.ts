import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../kernel/error.ts';
import { argument, type Command } from './command.ts';
import { print, printJson } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

/** `restore PRODUCT FILE`: the data of a backup in place of what is there. */
export const restore: Command = {
  name: 'restore',
  usage: 'PRODUCT FILE',
  summary: 'Puts a product’s data back from a file that backup wrote.',
  args: { min: 2, max: 2 },
  async run(context) {
    const slug = argument(context, 0);
    const file = resolve(argument(context, 1));
    if (!existsSync(file)) throw new UserError({ code: 'file-missing', message: `There is no file ${file}` });
    await withCompany(context, async (client) => {
      await findProduct(client, slug);
      await client.serve();
      await client.post(`/products/${encodeURIComponent(slug)}/restore`, { file });
    });
    if (context.json) printJson({ product: slug, file });
    else print(`${slug} has the data of ${file}`);
    return 0;
  },
};
