import { readProductLogs } from '../app/product-logs.ts';
import { argument, usageError, type Command } from './command.ts';
import { print } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

function tailOption(value: string | boolean | undefined): number {
  const tail = Number(value);
  if (Number.isInteger(tail) && tail >= 0) return tail;
  throw usageError(`--tail ${String(value)} is not a number of lines`);
}

/** `logs PRODUCT`: what a product wrote. */
export const logs: Command = {
  name: 'logs',
  usage: 'PRODUCT',
  summary: 'Prints what a product wrote, oldest first.',
  help: [
    '--tail N     the last N lines (default 100)',
    '--follow     go on with what it writes until Ctrl-C',
  ],
  options: {
    tail: { type: 'string', default: '100' },
    follow: { type: 'boolean', short: 'f', default: false },
  },
  args: { min: 1, max: 1 },
  async run(context) {
    const slug = argument(context, 0);
    const query = { tail: tailOption(context.values['tail']), follow: context.values['follow'] === true };
    await withCompany(context, async (client) => {
      await findProduct(client, slug);
      await client.serve();
      for await (const line of readProductLogs(context.home, slug, { ...query, signal: context.signal })) {
        const at = new Date(line.at).toISOString();
        print(context.json ? JSON.stringify(line) : `${at} ${line.stream.padEnd(6)} ${line.text}`);
      }
    });
    return 0;
  },
};
