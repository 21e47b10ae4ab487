/** The thread that holds a company's file. Its first message is the head of the journal, or why it cannot be opened. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorBody } from '../../kernel/error.ts';
import { Clerk } from './clerk.ts';
import { openDatabase, type DatabaseInput } from './database.ts';
import type { Answer, Order } from './wire.ts';

function say(answer: Answer): void {
  parentPort?.postMessage(JSON.stringify(answer), []);
}

try {
  const input = workerData as DatabaseInput;
  const open = openDatabase(input);
  const clerk = new Clerk(open, input.company);
  parentPort?.on('message', (text: string) => {
    const order = JSON.parse(text) as Order;
    say(clerk.answer(order));
    if ('query' in order && order.query.op === 'close') parentPort?.close();
  });
  say({ id: 0, value: open.head });
} catch (error) {
  say({ id: 0, error: toErrorBody(error) });
}
