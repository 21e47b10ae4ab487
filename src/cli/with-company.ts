import { CompanyClient } from '../app/connect.ts';
import { UserError } from '../kernel/error.ts';
import type { ProductSummary } from '../protocol/view.ts';
import type { CommandContext } from './command.ts';

/** Runs a short command as a client; a company that was started for it ends again when nobody else needs it. */
export async function withCompany<T>(
  context: CommandContext,
  use: (client: CompanyClient) => Promise<T>,
): Promise<T> {
  const client = await CompanyClient.connect(context.home);
  try {
    return await use(client);
  } finally {
    await client.leave().catch(() => false);
  }
}

/** A product of the view. */
export async function findProduct(client: CompanyClient, slug: string): Promise<ProductSummary> {
  const { products } = await client.view();
  const found = products.find((product) => product.slug === slug);
  if (found) return found;
  const hint =
    products.length === 0
      ? 'There is none yet.'
      : `There are: ${products.map((one) => one.slug).join(', ')}.`;
  throw new UserError({ code: 'unknown-product', message: `There is no product ${slug}`, hint });
}
