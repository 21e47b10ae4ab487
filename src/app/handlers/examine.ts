import { access, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { hostClient } from '../../host/client.ts';
import { InternalError } from '../../kernel/error.ts';
import type { Json } from '../../kernel/json.ts';
import {
  type askedResidueSchema,
  examineInputSchema,
  examineResultSchema,
  type DifferenceText,
} from '../../protocol/build.ts';
import type { Specification } from '../../protocol/specification.ts';
import { run } from '../../sandbox/run.ts';
import { planSchema, type Plan } from '../../studio/architect/plan.ts';
import type { Handler, HandlerContext } from '../handler.ts';
import { setBench } from '../trial.ts';

type Order = z.infer<typeof examineInputSchema>;
type Found = z.infer<typeof examineResultSchema>;

/** How many records a question names. */
const mostNamed = 10;

const outputSchema = z.object({
  broken: examineResultSchema.shape.broken,
  hidden: z.array(z.object({ place: z.string(), values: z.int() })),
});

/** Copies what the product has stored, as it is now, into the folder. False when there is nothing yet. */
async function copyData({ home }: HandlerContext, product: string, folder: string): Promise<boolean> {
  const { data } = home.product(product);
  const isThere = await access(join(data, 'data.db')).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  const copy = join(folder, 'copy.db');
  await hostClient(home.hostSocket).backup(product, copy);
  await copyFile(copy, join(folder, 'data', 'data.db'));
  return true;
}

/** Columns that the change took out of sight, as `table.column`, with what they are called. */
function hiddenColumns(plan: Plan, differences: readonly DifferenceText[]): Map<string, string> {
  const gone = new Set(differences.flatMap(({ kind, element }) => (kind === 'removed' ? [element] : [])));
  const places = plan.tables.flatMap((table) =>
    table.retired.map((column) => ({ table, column, element: `field:${table.entity ?? ''}.${column.key}` })),
  );
  return new Map([
    ...places
      .filter(({ element }) => gone.has(element))
      .map(({ table, column }): [string, string] => [
        `${table.name}.${column.name}`,
        `${table.name}: ${column.key}`,
      ]),
    ...plan.tables
      .filter(({ was }) => was !== undefined && gone.has(`entity:${was}`))
      .map(({ name }): [string, string] => [`${name}.id`, name]),
  ]);
}

/** What a person is told when one of the changed rules or fields refuses; other messages are no news. */
function changedMessages(specification: Specification, differences: readonly DifferenceText[]): Set<string> {
  const changed = new Set(differences.map(({ element }) => element));
  return new Set(
    specification.rules.filter(({ id }) => changed.has(`rule:${id}`)).map(({ message }) => message),
  );
}

function isNews(
  found: Found['broken'][number],
  order: Order,
  { specification, messages }: { specification: Specification; messages: ReadonlySet<string> },
): boolean {
  if (messages.has(found.message)) return true;
  const isRule = specification.rules.some(({ message }) => message === found.message);
  return !isRule && order.differences.some(({ element }) => element.startsWith(`field:${found.entity}.`));
}

async function examineData(order: Order, context: HandlerContext): Promise<Found> {
  const bench = await setBench(order, context);
  const { room, checkout, nodeModules, isolation, allowUnsandboxed, uidSlot, owner, specification } = bench;
  if (!(await copyData(context, order.product, room))) return { broken: [], hidden: [] };
  const plan = planSchema.parse(JSON.parse((await context.readBlob(order.plan)).toString('utf8')));
  const columns = hiddenColumns(plan, order.differences);
  const { exit, output } = await run({
    isolation,
    allowUnsandboxed,
    checkout,
    nodeModules,
    dataDir: join(room, 'data'),
    command: ['src/examine.ts', ...columns.keys()],
    uidSlot,
    owner,
    signal: context.signal,
  });
  if (exit.code !== 0) {
    const message = `What is stored could not be held against the change: ${exit.reason ?? output.slice(-500)}`;
    throw new InternalError({ code: 'examine-failed', message });
  }
  const seen = outputSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? '{}'));
  const news = { specification, messages: changedMessages(specification, order.differences) };
  return {
    broken: seen.broken.filter((one) => isNews(one, order, news)),
    hidden: seen.hidden
      .filter(({ values }) => values > 0)
      .map(({ place, values }) => ({ what: columns.get(place) ?? place, values })),
  };
}

function questionOf({ broken, hidden }: Found): z.infer<typeof askedResidueSchema> {
  const named = broken
    .slice(0, mostNamed)
    .map(({ entity, id, name, message }) => `- ${entity} ${id} (${name}): ${message}`);
  const more = broken.length > mostNamed ? [`- and ${broken.length - mostNamed} more`] : [];
  const gone = hidden.map(({ what, values }) => `- ${what}: ${values} values are no longer shown`);
  const parts = [
    ...(broken.length > 0 ? [`${broken.length} records do not keep what is asked of them from now on`] : []),
    ...(hidden.length > 0 ? ['values that are stored will no longer be shown'] : []),
  ];
  return {
    ask: {
      text: `With this change ${parts.join(', and ')}. Go on?`,
      detail: [
        ...named,
        ...more,
        ...gone,
        ...(broken.length > 0 ? ['They stay as they are until somebody changes them.'] : []),
        ...(hidden.length > 0 ? ['The values stay in the database and come back with what held them.'] : []),
      ],
      options: [
        { value: 'build', label: 'Go on' },
        { value: 'stop', label: 'Leave the product as it is' },
      ],
      default: 'build',
    },
  };
}

/** Holds what a product has stored against a change of it; what does not fit is asked about. */
export const examine: Handler = async (input, context) => {
  const order = examineInputSchema.parse(input);
  const found = await examineData(order, context);
  const result: Json = found;
  if (found.broken.length + found.hidden.length === 0) return { status: 'done', result };
  return { status: 'partial', result, residue: questionOf(found) };
};
