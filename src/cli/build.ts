import { CompanyClient } from '../app/connect.ts';
import { UserError } from '../kernel/error.ts';
import type { BuildReport, BuildRequest, BuildTicket } from '../protocol/client.ts';
import { readBrief } from './brief.ts';
import { argument, portOption, type Command, type CommandContext } from './command.ts';
import { consentHelp, consentOption, giveConsent } from './consent.ts';
import { exploreHelp, exploreOption, exploreSeconds } from './explore.ts';
import { followBuild, isAttended, requireRelease, stayUntilInterrupted } from './follow-build.ts';
import { adviceOn } from './plain.ts';
import { note, print, printJson, seconds } from './output.ts';

/** `build BRIEF`: from a brief to a running product. */
export const build: Command = {
  name: 'build',
  usage: 'BRIEF',
  summary:
    'Builds a product from a brief (a file or a quoted text) or a specification in YAML, tests it and runs it.',
  help: [
    '--exit       end everything that was started when it is done',
    '--port N     port of the dashboard and of the products by name (default 4400 or the next free one)',
    exploreHelp,
    consentHelp,
  ],
  options: {
    ...exploreOption,
    exit: { type: 'boolean', default: false },
    port: { type: 'string' },
    ...consentOption,
  },
  args: { min: 1, max: 1 },
  run,
};

/** How many assumptions and gaps are named; `./macrohard spec BRIEF --plain` shows all. */
const mostShown = 12;

function describe(report: BuildReport): string[] {
  const passed = report.checks.filter((check) => check.passed).length;
  const { firstJourneyMs } = report;
  const first = firstJourneyMs === undefined ? '' : `, its first journey after ${seconds(firstJourneyMs)}`;
  return [
    '',
    `${report.product} release ${report.release} is deployed: ${report.url ?? '(not running)'}`,
    `  built in ${seconds(report.durationMs)}${first}; ${passed} checks and ${report.journeys.passed} journeys passed`,
    `  curious users took ${report.explored.ways} ways on ${report.explored.pages} kinds of pages: ${report.explored.findings.length === 0 ? 'nothing broke' : `${report.explored.findings.length} remarks (see the evidence)`}`,
    ...report.explored.findings.slice(0, mostShown).map(({ page, text }) => `    ${page}: ${text}`),
    `  ${Math.round(report.citedShare * 100)} % of the brief is cited; ${report.notUnderstood.length} parts were not understood`,
    ...report.notUnderstood.slice(0, mostShown).map(({ text }) => `    not understood: “${text}”`),
    ...report.background.slice(0, mostShown).map(({ text }) => `    tells, asks nothing: “${text}”`),
    ...report.assumptions
      .slice(0, mostShown)
      .flatMap(({ text, element, sentence }) => [
        `    assumed: ${text}`,
        ...(sentence === undefined ? [] : [`             ${adviceOn(element)}: ${sentence}`]),
      ]),
    '  in plain words',
    ...report.paraphrase.map(({ text }) => `    ${text}`),
    `  repository  ${report.repository}`,
    `  evidence    ${report.evidence}`,
    '  accounts',
    ...report.accounts.map(({ role, email, password }) => `    ${role.padEnd(14)} ${email}  ${password}`),
  ];
}

/**
 * Asks for the build while the host starts, which serves it only once it is made. A port that was named has to be free
 * before anything is begun.
 */
async function begin(
  client: CompanyClient,
  { values }: CommandContext,
  request: BuildRequest,
): Promise<BuildTicket> {
  const port = portOption(values['port']);
  if (port !== undefined) await client.serve(port);
  const [ticket, serving] = await Promise.allSettled([client.build(request), client.serve()]);
  if (ticket.status === 'rejected') throw ticket.reason;
  if (serving.status === 'rejected') throw serving.reason;
  return ticket.value;
}

async function runBuild(client: CompanyClient, context: CommandContext): Promise<BuildReport> {
  const { signal, values } = context;
  const brief = readBrief(argument(context, 0));
  const explore = exploreSeconds(values['explore']);
  const isAlone = values['yes'] === true || values['exit'] === true || !isAttended();
  const before = await client.view();
  if (before.stopped) {
    throw new UserError({
      code: 'stopped',
      message: 'The stop button is pressed',
      hint: './macrohard resume lets work go on.',
    });
  }
  await giveConsent(client, context);
  const ticket = await begin(client, context, {
    ...brief,
    defaults: isAlone,
    explore,
    actor: 'person:owner',
  });
  if (ticket.found)
    note(ticket.state === 'running' ? 'This build is under way already.' : 'This was built before.');
  // One that was under way when an earlier process ended: its progress from the start.
  const cursor = ticket.found ? 0 : before.cursor;
  const status = await followBuild(client, { build: ticket.build, cursor, prompt: !isAlone, signal });
  requireRelease(status);
  return client.buildReport(ticket.build);
}

async function run(context: CommandContext): Promise<number> {
  readBrief(argument(context, 0));
  const client = await CompanyClient.connect(context.home);
  try {
    const report = await runBuild(client, context);
    if (context.json) printJson(report);
    else for (const line of describe(report)) print(line);
    if (context.values['exit'] !== true) {
      const { dashboard } = await client.serve();
      if (!context.json) print(`  dashboard   ${dashboard}\n\nPress Ctrl-C to end.`);
      await stayUntilInterrupted(client, context.signal, []);
    }
    return 0;
  } finally {
    await client.leave().catch(() => false);
  }
}
