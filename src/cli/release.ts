import { CompanyClient } from '../app/connect.ts';
import { argument, type Command } from './command.ts';
import { consentHelp, consentOption, giveConsent } from './consent.ts';
import { exploreHelp, exploreOption, exploreSeconds } from './explore.ts';
import { followBuild, isAttended, requireRelease } from './follow-build.ts';
import { print, printJson } from './output.ts';
import { findProduct } from './with-company.ts';

/** `release PRODUCT`: main as it stands, hand edits and all, through the same gate. */
export const release: Command = {
  name: 'release',
  usage: 'PRODUCT',
  summary:
    'Takes main of a product as it stands through the gate and deploys it. A refusal leaves the old release serving.',
  help: [exploreHelp, consentHelp],
  options: { ...exploreOption, ...consentOption },
  args: { min: 1, max: 1 },
  async run(context) {
    const slug = argument(context, 0);
    const explore = exploreSeconds(context.values['explore']);
    const client = await CompanyClient.connect(context.home);
    try {
      await findProduct(client, slug);
      const prompt = isAttended() && context.values['yes'] !== true;
      const { cursor } = await client.view();
      await giveConsent(client, context);
      await client.serve();
      const ticket = await client.release(slug, !prompt, explore);
      const status = await followBuild(client, {
        build: ticket.build,
        cursor,
        prompt,
        signal: context.signal,
      });
      requireRelease(status);
      const report = await client.buildReport(ticket.build);
      if (context.json) printJson(report);
      else print(`${slug} release ${report.release} serves: ${report.url ?? ''}`);
      return 0;
    } finally {
      await client.leave().catch(() => false);
    }
  },
};
