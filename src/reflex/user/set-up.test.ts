import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openSetUp } from './set-up.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a product cannot send its tester elsewhere', async () => {
  const reached: string[] = [];
  const other = await serve((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.end('{"token":"x"}');
  });
  const product = await serve((_request, response) => {
    response.writeHead(307, { location: `${other}/elsewhere` }).end();
  });
  const account = { role: 'admin', email: 'a@example.com', password: 'secret', name: 'A' };
  const setUp = openSetUp(product, account);
  const record = { name: 'a', collection: 'notes', shown: [] };
  await expect(setUp.create(account, record, {})).rejects.toThrow(/sign in/);
  expect(reached).toEqual([]);
});
