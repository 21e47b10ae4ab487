import { CompanyClient } from '../app/connect.ts';
import { previewChange } from '../app/preview-change.ts';
import type { DifferenceText } from '../protocol/build.ts';
import { readBrief } from './brief.ts';
import { argument, portOption, type Command, type CommandContext } from './command.ts';
import { consentHelp, consentOption, giveConsent } from './consent.ts';
import { followBuild, isAttended, requireRelease, stayUntilInterrupted } from './follow-build.ts';
import { note, print, printJson, seconds } from './output.ts';
import { findProduct } from './with-company.ts';

/** `change PRODUCT TEXT`: a product becomes what the text says; its data is kept. */
export const change: Command = {
  name: 'change',
  usage: 'PRODUCT TEXT',
  summary:
    'Changes a product as a text (or a file) says: "Appointments also have a note.", "Rename notes to remarks."; its data is kept.',
  help: [
    '--dry-run    only say what would change',
    '--exit       end everything that was started when it is done',
    '--port N     port of the dashboard and of the products by name (default 4400 or the next free one)',
    consentHelp,
  ],
  options: {
    'dry-run': { type: 'boolean', default: false },
    exit: { type: 'boolean', default: false },
    port: { type: 'string' },
    ...consentOption,
  },
  args: { min: 2, max: 2 },
  run,
};

const marks = { added: '+', removed: '-', changed: '~' };

function show({ kind, before, after }: DifferenceText): string[] {
  if (kind === 'changed' && before !== after) return [`  - ${before ?? ''}`, `  + ${after ?? ''}`];
  return [`  ${marks[kind]} ${after ?? before ?? ''}`];
}

async function dryRun(client: CompanyClient, context: CommandContext, slug: string): Promise<void> {
  const preview = previewChange(await client.changeBase(slug), readBrief(argument(context, 1)).text);
  if (context.json) {
    printJson(preview);
    return;
  }
  for (const { field, entity, to } of preview.renames)
    print(`  ~ ${entity}${field === undefined ? '' : `.${field}`} is called ${to}; its data is kept`);
  for (const difference of preview.differences) for (const line of show(difference)) print(line);
  for (const { text, why } of preview.notUnderstood) note(`not understood: “${text}” (${why})`);
}

async function apply(client: CompanyClient, context: CommandContext, slug: string): Promise<void> {
  const { values, signal } = context;
  const isAlone = values['yes'] === true || values['exit'] === true || !isAttended();
  const { cursor } = await client.view();
  await giveConsent(client, context);
  await client.serve(portOption(values['port']));
  const { text } = readBrief(argument(context, 1));
  const ticket = await client.change(slug, { text, defaults: isAlone, actor: 'person:owner' });
  const status = await followBuild(client, { build: ticket.build, cursor, prompt: !isAlone, signal });
  requireRelease(status);
  const report = await client.buildReport(ticket.build);
  if (context.json) {
    printJson(report);
    return;
  }
  for (const difference of report.differences ?? []) for (const line of show(difference)) print(line);
  print(`\n${slug} release ${report.release} serves: ${report.url ?? ''}`);
  print(`  changed in ${seconds(report.durationMs)}; ${report.journeys.passed} journeys passed`);
}

async function run(context: CommandContext): Promise<number> {
  const slug = argument(context, 0);
  readBrief(argument(context, 1));
  const client = await CompanyClient.connect(context.home);
  try {
    await findProduct(client, slug);
    if (context.values['dry-run'] === true) {
      await dryRun(client, context, slug);
      return 0;
    }
    await apply(client, context, slug);
    if (context.values['exit'] !== true && isAttended())
      await stayUntilInterrupted(client, context.signal, ['', 'Press Ctrl-C to end.']);
    return 0;
  } finally {
    await client.leave().catch(() => false);
  }
}
