import { CompanyClient } from '../app/connect.ts';
import { portOption, type Command } from './command.ts';
import { consentHelp, consentOption, giveConsent } from './consent.ts';
import { stayUntilInterrupted } from './follow-build.ts';
import { note, printJson } from './output.ts';

/** `serve`: the company, its dashboard and all products until Ctrl-C. */
export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Runs the company, its dashboard and all products until Ctrl-C.',
  help: [
    '--port N     port of the dashboard and of the products by name (default 4400 or the next free one)',
    consentHelp,
  ],
  options: { port: { type: 'string' }, ...consentOption },
  args: { min: 0, max: 0 },
  async run(context) {
    const port = portOption(context.values['port']);
    const client = await CompanyClient.connect(context.home);
    try {
      await giveConsent(client, context);
      const serving = await client.serve(port);
      const { products } = await client.view();
      if (context.json) printJson({ ...serving, products });
      const running = products.filter((product) => product.release > 0);
      const lines = context.json
        ? []
        : [
            `Dashboard  ${serving.dashboard}`,
            ...running.map(({ name, url }) => `${name}  ${url ?? 'starting'}`),
            'Press Ctrl-C to end.',
          ];
      if (serving.isolation === 'none')
        note(`No sandbox holds: ${serving.reason ?? ''} ${serving.hint ?? ''}`);
      await stayUntilInterrupted(client, context.signal, lines);
      return 0;
    } finally {
      await client.leave().catch(() => false);
    }
  },
};
