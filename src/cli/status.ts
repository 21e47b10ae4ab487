import { findCompany } from '../app/connect.ts';
import type { CompanyView } from '../protocol/view.ts';
import type { Command } from './command.ts';
import { print, printJson, table } from './output.ts';
import { withCompany } from './with-company.ts';

/** Money is worth a line once some was spent or limited. */
function moneyLines({ budget }: CompanyView): string[] {
  if (!budget || (budget.limitMicros === undefined && budget.spentMicros + budget.reservedMicros === 0))
    return [];
  const amount = (micros: number): string => (micros / 1_000_000).toFixed(2);
  const limit = budget.limitMicros === undefined ? 'no limit' : `of ${amount(budget.limitMicros)}`;
  return [`${amount(budget.spentMicros)} spent, ${amount(budget.reservedMicros)} set aside, ${limit}.`];
}

function describe(view: CompanyView): string {
  const open = view.work.filter((item) => !['done', 'declined', 'failed'].includes(item.state));
  const questions = view.questions.filter((question) => question.answer === undefined);
  const products = view.products.map(({ name, slug, release, health, url }) => [
    name,
    slug,
    String(release),
    health,
    url ?? '',
  ]);
  return [
    view.stopped
      ? 'The stop button is pressed: no work goes on.'
      : `${open.length} pieces of work are open, ${view.workers.length} workers are here.`,
    ...(view.isolation === 'none'
      ? [
          `isolation: none. ${view.unsandboxed ? `Allowed by ${view.unsandboxed.by}` : './macrohard doctor says how to get a sandbox'}.`,
        ]
      : []),
    ...moneyLines(view),
    ...open.map(
      (item) =>
        `  ${item.state.padEnd(8)} ${item.role.padEnd(9)} ${item.title} (${item.rung}; next: ${item.owner})`,
    ),
    ...(questions.length === 0 ? [] : ['Questions:']),
    ...questions.map(
      ({ id, text, options }) => `  ${id}  ${text} [${options.map((option) => option.value).join(' | ')}]`,
    ),
    ...(products.length === 0
      ? ['There is no product yet.']
      : [table([['PRODUCT', 'SLUG', 'RELEASE', 'HEALTH', 'URL'], ...products])]),
  ].join('\n');
}

/** `status`: what is running and who does what. It only looks: a company that does not run is started for the moment. */
export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'What is running, who does what on which rung, and which questions wait.',
  args: { min: 0, max: 0 },
  async run(context) {
    const before = await findCompany(context.home);
    const view = await withCompany(context, (client) => client.view());
    if (context.json) printJson({ running: before !== undefined, ...view });
    else print(describe(view));
    return 0;
  },
};
