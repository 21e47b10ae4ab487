import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { ensureAccounts } from './actions/accounts.ts';
import { loadSettings } from './actions/settings.ts';
import { sendDueMessages } from './actions/notify.ts';
import { takeTimedSteps } from './actions/timed-steps.ts';
import { sweepTrash } from './actions/trash.ts';
import { createApp } from './app.ts';
import { entities } from './entities.ts';
import { figures } from './figures.ts';
import { message } from './model/message.ts';
import { settings } from './settings.ts';
import { openStore } from './store/database.ts';
import { prepareFigures } from './store/figure-index.ts';
import { prepareKeptValues } from './store/kept-value.ts';
import { migrate } from './store/migrate.ts';
import { prepareSearch } from './store/search.ts';
import { sweepUploads } from './store/uploads.ts';

type Person = { email: string; name: string; role: string; password: string };

const graceMs = 1_500;
const sweepMs = 6 * 3_600_000;

function log(event: string, more: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
}

/** Where to listen: an inherited descriptor, a Unix socket, or by hand a port of this machine. */
function listenOptions(): { fd: number } | { path: string } | { port: number; host: string } {
  const { LISTEN_FD, SOCKET, PORT } = process.env;
  if (LISTEN_FD) return { fd: Number(LISTEN_FD) };
  if (SOCKET) {
    rmSync(SOCKET, { force: true });
    return { path: SOCKET };
  }
  return { port: Number(PORT ?? 3000), host: '127.0.0.1' };
}

const root = join(import.meta.dirname, '..');
const dataFolder = process.env['DATA_DIR'] ?? join(root, 'data');
mkdirSync(dataFolder, { recursive: true });

const store = openStore(join(dataFolder, 'data.db'));
await migrate(store, join(root, 'migrations'));
loadSettings(store);
await prepareKeptValues(store, entities);
await prepareFigures(store, figures);
await prepareSearch(store, [...entities, message]);
const accountsFile = process.env['ACCOUNTS_FILE'];
if (accountsFile) await ensureAccounts(store, JSON.parse(readFileSync(accountsFile, 'utf8')) as Person[]);

// What has lain in the trash for too long, and files that no record holds, are forgotten, now and every few hours.
const sweepAll = async (): Promise<void> => {
  await sweepTrash(store);
  await sweepUploads(store);
};
const sweep = (): void => void sweepAll().catch((error: unknown) => log('sweep', { error: String(error) }));
sweep();
setInterval(sweep, sweepMs).unref();

// Steps whose time is up are taken, and messages whose moment has come are written, every minute.
const tell = (): void => {
  void takeTimedSteps(store).catch((error: unknown) => log('steps', { error: String(error) }));
  void sendDueMessages(store).catch((error: unknown) => log('messages', { error: String(error) }));
};
tell();
setInterval(tell, 60_000).unref();

const server = createAdaptorServer({ fetch: createApp(store).fetch });
// Longer than a proxy keeps an idle connection, so that it never meets one that is just closing.
if ('keepAliveTimeout' in server) server.keepAliveTimeout = 75_000;
const where = listenOptions();
server.listen(where, () => log('listening', { product: settings.name, ...where }));

/** Stops taking requests, answers those under way, and ends. */
function stop(): void {
  const end = (): void => {
    store.close();
    log('stopped');
    process.exit(0);
  };
  server.close(end);
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  setTimeout(end, graceMs).unref();
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
