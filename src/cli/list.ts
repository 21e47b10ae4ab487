import type { Command } from './command.ts';
import { print, printJson, table } from './output.ts';
import { withCompany } from './with-company.ts';

/** `list`: the products. */
export const list: Command = {
  name: 'list',
  usage: '',
  summary: 'Lists the products with their release, health and address.',
  args: { min: 0, max: 0 },
  async run(context) {
    const { products } = await withCompany(context, (client) => client.view());
    const rows = products.map(({ name, slug, release, health, url }) => [
      slug,
      String(release),
      health,
      url ?? '-',
      name,
    ]);
    if (context.json) printJson({ products });
    else
      print(
        rows.length === 0
          ? 'There is no product yet.'
          : table([['SLUG', 'RELEASE', 'HEALTH', 'URL', 'NAME'], ...rows]),
      );
    return 0;
  },
};
