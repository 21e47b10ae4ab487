/** The examples as running products, with people of each role signed in, for tests of what every product keeps to. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../src/kernel/clock.ts';
import type { Entity, Specification } from '../../../src/protocol/specification.ts';
import { productWords, type ProductWords } from '../../../src/protocol/product-words/words.ts';
import { analyseBrief } from '../../../src/studio/analyst/analyse.ts';
import { planProduct } from '../../../src/studio/architect/plan.ts';
import { generateTree } from '../../../src/studio/engineer/generate.ts';
import { openClient, type Answer, type Call, type Client } from '../../../src/studio/probe/client.ts';
import { openFactory, type Factory } from '../../../src/studio/probe/factory.ts';
import { signIn } from '../../../src/studio/probe/session.ts';
import type { Session } from '../../../src/studio/probe/world.ts';
import {
  checkOut,
  mailToken,
  startProduct,
  type RunningProduct,
  type Tree,
} from '../../faults/running-product.ts';

const examples = join(import.meta.dirname, '../../../examples');

/** The names of the examples. */
export const exampleNames = readdirSync(examples)
  .filter((name) => name.endsWith('.md'))
  .map((name) => basename(name, '.md'));

/** What the analyst makes of an example. */
export function specificationOf(name: string): Specification {
  const { specification } = analyseBrief(readFileSync(join(examples, `${name}.md`), 'utf8'));
  if (specification === undefined) throw new Error(`The example ${name} is not understood`);
  return specification;
}

/** A product on an empty database. */
export type Stage = AsyncDisposable & {
  specification: Specification;
  words: ProductWords;
  tree: Tree;
  folder: string;
  /** The folder of its data. */
  data: string;
  /** With it the company reads and notes messages. */
  mailToken: string;
  running: RunningProduct;
  client: Client;
  admin: Session;
  /** The other roles' accounts, by role. */
  people: Map<string, Session>;
  factory: Factory;
  /** A request by nobody. */
  send(call: Call): Promise<Answer>;
  /** Changes its database from outside, such as the end of a session. */
  sql(statement: string): void;
};

/** Builds and starts a product of a specification. */
export async function openStage(specification: Specification): Promise<Stage> {
  await using undo = new AsyncDisposableStack();
  const tree = generateTree(planProduct(specification));
  const checkout = undo.use(await checkOut(tree));
  const running = undo.use(await startProduct(checkout, specification));
  const client = undo.use(openClient({ socket: running.socket }));
  const sessions = await Promise.all(running.accounts.map((account) => signIn(client, account)));
  const [admin, ...others] = sessions;
  if (admin === undefined) throw new Error('There is no administrator');
  const kept = undo.move();
  return {
    specification,
    tree,
    running,
    client,
    admin,
    words: productWords(specification.product.language),
    folder: checkout.folder,
    data: checkout.data,
    mailToken,
    people: new Map(others.map((session) => [session.account.role, session])),
    factory: openFactory({ specification, clock: systemClock, admin }),
    send: (call) => client.send(call),
    sql: (statement) => {
      const database = new DatabaseSync(join(checkout.data, 'data.db'));
      database.exec('PRAGMA busy_timeout = 5000');
      database.exec(statement);
      database.close();
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** A record as the API answers it. */
export type Made = Record<string, unknown> & { id: number; version: number };

/** The members of an answer's body. */
export function bodyOf(answer: Answer): Record<string, unknown> {
  return (answer.body ?? {}) as Record<string, unknown>;
}

/** The items of a list. */
export function itemsOf(answer: Answer): Made[] {
  return (bodyOf(answer)['items'] ?? []) as Made[];
}

/** Entities that stand by themselves. */
export function wholes({ entities }: Specification): Entity[] {
  return entities.filter(({ partOf }) => partOf === undefined);
}
