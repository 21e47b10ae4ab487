import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type * as z from 'zod';
import { hostClient } from '../../host/client.ts';
import { PolicyError } from '../../kernel/error.ts';
import { deployInputSchema, deployResultSchema } from '../../protocol/build.ts';
import { callSocket } from '../../protocol/socket-http.ts';
import { detectIsolation } from '../../sandbox/isolation.ts';
import { productDependencies } from '../../studio/engineer/dependencies.ts';
import { adoptCommit } from '../../studio/repository/repository.ts';
import { ensureAccounts } from '../accounts.ts';
import { checkOutCommit } from '../checkout.ts';
import { runtimeFolder } from '../compile-product.ts';
import type { Handler, HandlerContext } from '../handler.ts';
import { readSpecification } from '../trial.ts';

type Order = z.infer<typeof deployInputSchema>;

async function checkOutOnce({ home }: HandlerContext, order: Order): Promise<string> {
  const folder = join(home.product(order.product).checkouts, order.commit);
  if (!existsSync(folder))
    await checkOutCommit(home, { product: order.product, commit: order.commit, folder });
  return folder;
}

async function mayRunPlain(context: HandlerContext, order: Order): Promise<boolean> {
  const { isolation } = await detectIsolation();
  if (isolation === 'sandbox') return false;
  if (order.pure) return context.mayRunPlain();
  const message =
    'No sandbox holds on this machine, and code that was edited by hand runs in one or not at all';
  throw new PolicyError({
    code: 'sandbox-needed',
    message,
    hint: './macrohard doctor says how to get a sandbox.',
  });
}

/** Puts a release in front. The host knows it by product and release, so that a repetition does nothing twice. */
export const deploy: Handler = async (input, context) => {
  const order = deployInputSchema.parse(input);
  const { home } = context;
  const paths = home.product(order.product);
  const specification = await readSpecification(context, order.specification);
  await ensureAccounts(home, specification);
  await adoptCommit(paths.repository, order.commit);
  const [checkout, nodeModules, allowUnsandboxed] = await Promise.all([
    checkOutOnce(context, order),
    productDependencies(runtimeFolder(home)),
    mayRunPlain(context, order),
  ]);
  const id = `deploy:${order.product}:${order.release}:${order.commit.slice(0, 12)}:${order.round}`;
  const told = { product: order.product, release: order.release, commit: order.commit };
  const result = await context.effect({ id, kind: 'keyed', name: 'host.deploy', input: told }, async () => {
    // The company starts its host when it is absent.
    await callSocket({ socket: home.companySocket, method: 'POST', path: '/serve', body: {} });
    const { url, isolation } = await hostClient(home.hostSocket).deploy({
      ...told,
      name: specification.product.name,
      checkout,
      nodeModules,
      dataDir: paths.data,
      backupsDir: paths.backups,
      accountsFile: paths.accounts,
      allowUnsandboxed,
    });
    return { url, isolation };
  });
  return { status: 'done', result: deployResultSchema.parse(result) };
};
