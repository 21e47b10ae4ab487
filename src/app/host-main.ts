/** The host process: `node src/app/host-main.ts --home DIR [--port N]`. Prints one JSON line when it serves. */
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { homePaths, type HomePaths } from '../config/home.ts';
import { loadConfig } from '../config/load.ts';
import { makeRunFolder } from '../config/run-folder.ts';
import { serveHost } from '../host/api.ts';
import { openHost } from '../host/host.ts';
import { toErrorBody } from '../kernel/error.ts';
import { openDelivery } from '../host/mail/delivery.ts';
import { readMailSettings } from './mail-settings.ts';
import { survivesFullLog } from './log-output.ts';

/** A configuration that cannot be read says no address; whoever runs a command is told what is wrong with it. */
function configuredOrigin(paths: HomePaths, product: string): string | undefined {
  try {
    return loadConfig(paths).origins[product];
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { home: { type: 'string', default: '.macrohard' }, port: { type: 'string' } },
  });
  const paths = homePaths(values.home);
  makeRunFolder(paths.run);
  const host = await openHost({
    stateFile: join(paths.root, 'host.json'),
    socketDir: join(paths.run, 'p'),
    logsDir: paths.logs,
    dashboardSocket: paths.dashboardSocket,
    owner: basename(paths.run),
    originOf: (product) => configuredOrigin(paths, product),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
  });
  const delivery = openDelivery({
    outboxes: () => host.outboxes(),
    note: (product, text) => host.note(product, text),
    settings: () => readMailSettings(paths),
  });
  const ending = Promise.withResolvers<void>();
  const api = await serveHost({ host, socket: paths.hostSocket, shutdown: ending.resolve });
  process.on('SIGTERM', ending.resolve);
  process.on('SIGINT', ending.resolve);
  process.stdout.write(`${JSON.stringify({ message: 'host serves', ...host.info() })}\n`);
  await ending.promise;
  // The socket answers until the last product has ended: whoever waits for the end of the host waits for theirs.
  await delivery[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  process.exit(0);
}

survivesFullLog();
main().catch((error: unknown) => {
  process.stderr.write(`${JSON.stringify({ error: toErrorBody(error) })}\n`);
  process.exit(1);
});
