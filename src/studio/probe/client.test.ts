import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openClient } from './client.ts';

test('an answer that never ends is cut off and counts as none', async () => {
  const server = createServer((_request, response) => {
    const part = Buffer.alloc(1_000_000, 'x');
    const more = (): void => {
      while (!response.destroyed && response.write(part)) continue;
    };
    response.on('drain', more);
    more();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await using client = openClient({ origin });
  const answer = await client.send({ path: '/' });
  expect(answer).toMatchObject({ status: 0, text: expect.stringContaining('more than') as string });
});
