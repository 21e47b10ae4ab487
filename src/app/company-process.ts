import { mkdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Company } from '../company/company.ts';
import { Desk } from '../company/desk.ts';
import { sweepEvidence } from '../company/evidence.ts';
import type { HomePaths } from '../config/home.ts';
import { loadConfig } from '../config/load.ts';
import { openJournal } from '../journal/open.ts';
import { systemClock } from '../kernel/clock.ts';
import { toErrorBody } from '../kernel/error.ts';
import { randomSecret } from '../kernel/id.ts';
import type { CompanyPort } from '../protocol/client.ts';
import type { Serving } from '../protocol/control.ts';
import { createDashboard, dashboardUrl } from '../server/dashboard.ts';
import { listenDashboard, type Listening } from '../server/listen.ts';
import { companyName } from './company-name.ts';
import { companyPort } from './company-port.ts';
import { companySocketApp } from './company-socket.ts';
import { Holds } from './holds.ts';
import { HostLink } from './host-link.ts';
import { isAlive } from './process-sweep.ts';
import { sweepScratch } from './scratch.ts';
import { Workforce } from './workforce.ts';

/** The company process while it runs. */
export type Running = {
  home: HomePaths;
  company: Company;
  desk: Desk;
  host: HostLink;
  workforce: Workforce;
  holds: Holds;
  port: CompanyPort;
  startedAt: number;
  /** Starts the host when absent and says where everything is reached. */
  serve(port?: number): Promise<Serving>;
  /** Ends workers, the host and all products. */
  endEverything(): Promise<void>;
  /** Ends this process after closing the journal. */
  exit(): void;
};

async function readToken(home: HomePaths): Promise<string> {
  const file = join(home.secrets, 'dashboard-token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    mkdirSync(home.secrets, { recursive: true, mode: 0o700 });
    const token = randomSecret();
    await writeFile(file, `${token}\n`, { mode: 0o600 });
    return token;
  }
}

/** Claims of workers that died while no company ran are given back; those that live go on. */
async function releaseDeadClaims(desk: Desk): Promise<void> {
  for (const holder of desk.holders()) {
    const pid = Number(/^worker:(\d+)-/.exec(holder)?.[1] ?? 0);
    if (pid === 0 || !isAlive(pid)) await desk.leave(holder, 'the worker is gone');
  }
}

/** Deletes what nobody needs any more, soon after the start and every hour. Returns how to end it. */
function keepSweeping(company: Company): () => void {
  const sweep = (): void => void sweepEvidence(company).catch(logError);
  const first = setTimeout(sweep, 10_000);
  const every = setInterval(sweep, 3_600_000);
  return () => {
    clearTimeout(first);
    clearInterval(every);
  };
}

/** Ends all workers, also when the disk is full and the journal cannot be told; the next start finds them gone. */
async function endWorkers(workforce: Workforce): Promise<void> {
  await workforce.end('the company ends').catch(logError);
}

/** What nobody waits for goes to the log. */
function logError(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ error: toErrorBody(error) })}\n`);
}

async function servingOf(host: HostLink, token: string, port: number | undefined): Promise<Serving> {
  const { url, isolation, reason, hint } = await host.ensure(port);
  return {
    url,
    dashboard: dashboardUrl(url, token),
    isolation,
    ...(reason === undefined ? {} : { reason }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Listens for the dashboard's page and for clients; sockets that a dead company left are taken over. */
async function openSockets(running: Running, token: string): Promise<Listening[]> {
  const { home, port } = running;
  const assets = join(import.meta.dirname, '../../web/dist');
  const listening: Listening[] = [];
  for (const [socket, app] of [
    [home.dashboardSocket, createDashboard({ port, token, assets })],
    [home.companySocket, companySocketApp(running)],
  ] as const) {
    rmSync(socket, { force: true });
    listening.push(await listenDashboard(app, { socket }));
  }
  return listening;
}

/** How many workers there are and how work is dealt: one browser with its two windows keeps two workers' cores busy. */
function strengthOf(home: HomePaths): { count: number; policy: { shards: number; budgetMicros?: number } } {
  const { workers: count = Math.min(2, availableParallelism()), budgetMicros } = loadConfig(home);
  const shards = Math.max(1, Math.floor(count / 2));
  return { count, policy: { shards, ...(budgetMicros === undefined ? {} : { budgetMicros }) } };
}

/** Whether something is under way that goes on without anybody. */
function isBusyWith({ state }: Company): boolean {
  const all = [...Object.values(state.builds), ...Object.values(state.errands)];
  return !state.stopped && all.some((one) => one.state === 'running');
}

/** Opens the company of a home: journal, workers, its socket and the dashboard's. Resolves when it answers. */
export async function runCompany(home: HomePaths): Promise<Running> {
  const products = join(home.root, 'products');
  for (const folder of [home.root, home.logs, home.secrets, home.run, products]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  const { count, policy } = strengthOf(home);
  const journal = await openJournal({
    company: companyName,
    journalFolder: home.journal,
    blobFolder: home.blobs,
  });
  const company = await Company.open({ journal, policy });
  const desk = new Desk(company);
  const host = new HostLink(home);
  const workforce = new Workforce({ home, desk, count });
  const port = companyPort({ home, company, desk, host, workforce });
  const token = await readToken(home);
  const listening: Listening[] = [];
  let endSweeping = (): void => undefined;
  let ending: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    endSweeping();
    try {
      await endWorkers(workforce);
      await Promise.all(listening.map((one) => one[Symbol.asyncDispose]()));
      desk[Symbol.dispose]();
      await company[Symbol.asyncDispose]();
      await journal.close();
    } finally {
      process.exit(0);
    }
  };
  const running: Running = {
    home,
    company,
    desk,
    host,
    workforce,
    port,
    startedAt: systemClock.now(),
    serve: (wanted) => servingOf(host, token, wanted),
    async endEverything() {
      await endWorkers(workforce);
      await host.end();
    },
    exit: () => void (ending ??= close()),
    holds: new Holds({
      isBusy: () => isBusyWith(company),
      onIdle: () => void running.endEverything().finally(() => running.exit()),
    }),
  };
  await releaseDeadClaims(desk);
  await sweepScratch(home);
  endSweeping = keepSweeping(company);
  listening.push(...(await openSockets(running, token)));
  if (!company.state.stopped) workforce.start();
  return running;
}
