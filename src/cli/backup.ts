import { resolve } from 'node:path';
import { backupSchema } from '../protocol/host.ts';
import { argument, type Command } from './command.ts';
import { print, printJson } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

/** `backup PRODUCT [FILE]`: a product's data in one file. */
export const backup: Command = {
  name: 'backup',
  usage: 'PRODUCT [FILE]',
  summary: 'Writes a product’s data to a file, while it runs; default: a dated file in the home.',
  args: { min: 1, max: 2 },
  async run(context) {
    const slug = argument(context, 0);
    const [, file] = context.args;
    const done = await withCompany(context, async (client) => {
      await findProduct(client, slug);
      await client.serve();
      const body = file === undefined ? {} : { file: resolve(file) };
      return backupSchema.parse(await client.post(`/products/${encodeURIComponent(slug)}/backup`, body));
    });
    if (context.json) printJson({ product: slug, ...done });
    else print(`${done.file} (${done.bytes} bytes)`);
    return 0;
  },
};
