import { spawn } from 'node:child_process';
import { CompanyClient } from '../app/connect.ts';
import { UserError } from '../kernel/error.ts';
import { argument, type Command } from './command.ts';
import { stayUntilInterrupted } from './follow-build.ts';
import { print, printJson } from './output.ts';
import { findProduct } from './with-company.ts';

/** Shows an address in the person's browser, where there is one. */
function show(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(program, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** `open PRODUCT`: shows a product in the browser; one that nobody serves runs until Ctrl-C. */
export const open: Command = {
  name: 'open',
  usage: 'PRODUCT',
  summary: 'Opens a product in the browser. Where nothing serves it yet, it runs until Ctrl-C.',
  args: { min: 1, max: 1 },
  async run(context) {
    const slug = argument(context, 0);
    const client = await CompanyClient.connect(context.home);
    try {
      await findProduct(client, slug);
      await client.serve();
      const { url } = await findProduct(client, slug);
      if (url === undefined)
        throw new UserError({ code: 'not-released', message: `${slug} has no release yet` });
      if (context.json) printJson({ product: slug, url });
      else print(url);
      show(url);
      if (await client.isShared()) return 0;
      if (!context.json) print('Press Ctrl-C to end.');
      await stayUntilInterrupted(client, context.signal, []);
      return 0;
    } finally {
      await client.leave().catch(() => false);
    }
  },
};
