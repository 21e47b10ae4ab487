import { createInterface } from 'node:readline/promises';
import { UserError } from '../kernel/error.ts';
import { argument, type Command, type CommandContext } from './command.ts';
import { isAttended } from './follow-build.ts';
import { print, printJson } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

/** Data is gone for good, so a person is asked; without one, `--yes` has to be said. */
async function confirm(context: CommandContext, slug: string): Promise<void> {
  if (context.values['yes'] === true) return;
  const hint = `./macrohard backup ${slug} keeps its data; --yes removes it without a question.`;
  const refused = new UserError({ code: 'not-confirmed', message: `${slug} was not removed`, hint });
  if (!isAttended()) throw refused;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const typed = await terminal.question(`Remove ${slug}, its repository and its data? Type its name: `);
  terminal.close();
  if (typed.trim() !== slug) throw refused;
}

/** `remove PRODUCT`: ends it and deletes its repository, data and accounts. */
export const remove: Command = {
  name: 'remove',
  usage: 'PRODUCT',
  summary: 'Ends a product and deletes its repository, data and accounts. The journal keeps what happened.',
  args: { min: 1, max: 1 },
  async run(context) {
    const slug = argument(context, 0);
    await withCompany(context, async (client) => {
      await findProduct(client, slug);
      await confirm(context, slug);
      await client.post(`/products/${encodeURIComponent(slug)}/remove`);
    });
    if (context.json) printJson({ removed: slug });
    else print(`${slug} is removed`);
    return 0;
  },
};
