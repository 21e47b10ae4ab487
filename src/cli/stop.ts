import { findCompany } from '../app/connect.ts';
import { endHome } from '../app/end-home.ts';
import { argument, usageError, type Command, type CommandContext } from './command.ts';
import { print, printJson } from './output.ts';
import { findProduct, withCompany } from './with-company.ts';

async function stopAll(context: CommandContext): Promise<string> {
  const wasRunning = (await findCompany(context.home)) !== undefined;
  await endHome(context.home);
  return wasRunning ? 'Everything of this home has ended.' : 'Nothing was running.';
}

async function stopWork(context: CommandContext): Promise<string> {
  await withCompany(context, (client) => client.post('/api/stop'));
  return 'The stop button is pressed: no process of any work is left. macrohard resume lets work go on.';
}

async function stopProduct(context: CommandContext): Promise<string> {
  const slug = argument(context, 0);
  await withCompany(context, async (client) => {
    await findProduct(client, slug);
    await client.serve();
    await client.post(`/products/${encodeURIComponent(slug)}/stop`);
  });
  return `${slug} is stopped. macrohard open ${slug} starts it again.`;
}

/** `stop`: a product, all work, or everything. */
export const stop: Command = {
  name: 'stop',
  usage: '[PRODUCT]',
  summary: 'Stops a product; without a name presses the stop button, so that no work goes on.',
  help: ['--all        end the company, its workers, the host and all products of this home'],
  options: { all: { type: 'boolean', default: false } },
  args: { min: 0, max: 1 },
  async run(context) {
    const isAll = context.values['all'] === true;
    if (isAll && context.args.length > 0) throw usageError('Name a product or say --all, not both');
    const act = isAll ? stopAll : context.args.length > 0 ? stopProduct : stopWork;
    const message = await act(context);
    if (context.json) printJson({ stopped: isAll ? 'all' : (context.args[0] ?? 'work') });
    else print(message);
    return 0;
  },
};
