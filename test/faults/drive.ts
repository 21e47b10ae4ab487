/** Emulated users work a product's tree in a real browser, as the gate lets them. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { sha256 } from '../../src/kernel/hash.ts';
import type { Specification } from '../../src/protocol/specification.ts';
import { openBrowser, type Browser } from '../../src/reflex/browser/open-browser.ts';
import { runJourneys } from '../../src/reflex/user/run-journeys.ts';
import { deriveJourneys } from '../../src/studio/journey/derive.ts';
import { checkOut, startProduct, type Tree } from './running-product.ts';

/** An origin at which a product on a Unix socket answers; closed when disposed of. */
export async function openOrigin(socket: string): Promise<AsyncDisposable & { origin: string }> {
  const server = createServer((incoming) => {
    const outgoing = connect(socket);
    incoming.pipe(outgoing).pipe(incoming);
    for (const side of [incoming, outgoing]) {
      side.on('error', () => {
        incoming.destroy();
        outgoing.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.close();
    },
  };
}

/** Opens a browser whose users play all journeys of a specification; a look gives what is wrong, or nothing. */
export function openDriver(): AsyncDisposable & {
  look(tree: Tree, specification: Specification): Promise<string | undefined>;
} {
  const browser = openBrowser();
  return {
    look: (tree, specification) => play(browser, tree, specification),
    [Symbol.asyncDispose]: () => browser[Symbol.asyncDispose](),
  };
}

async function play(browser: Browser, tree: Tree, specification: Specification): Promise<string | undefined> {
  await using checkout = await checkOut(tree);
  await using product = await startProduct(checkout, specification);
  await using address = await openOrigin(product.socket);
  const { reports, checks } = await runJourneys({
    journeys: deriveJourneys(specification),
    language: specification.product.language,
    origin: address.origin,
    accounts: product.accounts,
    browser,
    evidence: { put: (bytes) => Promise.resolve(sha256(bytes)) },
  });
  const failed = reports.find((report) => !report.passed);
  if (failed !== undefined) {
    const step = failed.steps.find((each) => !each.passed);
    return `${failed.title}: ${step?.text}: ${step?.detail}`;
  }
  const fault = checks.find((check) => !check.passed);
  return fault && `${fault.text} ${fault.detail}`;
}
