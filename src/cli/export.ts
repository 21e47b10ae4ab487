import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../kernel/error.ts';
import type { CompanyClient } from '../app/connect.ts';
import { argument, type Command, type CommandContext } from './command.ts';
import { print, printJson } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

async function requireEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length === 0) return;
  const message = `${folder} is not empty`;
  throw new UserError({
    code: 'folder-not-empty',
    message,
    hint: 'Name a folder that is empty or not there yet.',
  });
}

async function write(
  client: CompanyClient,
  context: CommandContext,
  target: { slug: string; folder: string },
): Promise<void> {
  const { slug, folder } = target;
  const product = await findProduct(client, slug);
  await requireEmpty(folder);
  await cp(context.home.product(slug).repository, join(folder, 'repository'), { recursive: true });
  if (product.release === 0) return;
  await client.serve();
  await client.post(`/products/${encodeURIComponent(slug)}/backup`, { file: join(folder, 'data.db') });
}

/** `export PRODUCT FOLDER`: all that is the owner's, to take elsewhere. */
export const exportProduct: Command = {
  name: 'export',
  usage: 'PRODUCT [FOLDER]',
  summary:
    'Writes a product’s repository and data to a folder (default: its name here). npm ci && npm start runs it anywhere.',
  args: { min: 1, max: 2 },
  async run(context) {
    const slug = argument(context, 0);
    const folder = resolve(context.args[1] ?? slug);
    await withCompany(context, (client) => write(client, context, { slug, folder }));
    if (context.json) printJson({ product: slug, folder });
    else print(`${folder} holds the repository and the data of ${slug}`);
    return 0;
  },
};
