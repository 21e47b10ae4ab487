import { join } from 'node:path';
import { systemClock, type Clock } from '../kernel/clock.ts';
import { UserError } from '../kernel/error.ts';
import type { Backup, HostedProduct, HostInfo, LogLine, ParsedDeployRequest } from '../protocol/host.ts';
import { detectIsolation, type IsolationReport } from '../sandbox/isolation.ts';
import { endOrphans } from '../sandbox/orphan.ts';
import { backupProduct, keepNewest, restoreData } from './backup.ts';
import { openLock, type Lock } from './lock.ts';
import type { Outbox } from './mail/delivery.ts';
import { openLog } from './log-file.ts';
import { notReleased, openProduct, type LiveProduct, type Surroundings } from './product.ts';
import { openNextPort, openProxyPort, resolveMain, type ProxyPort } from './proxy.ts';
import { openUpstream, type Route } from './route.ts';
import { openState, type ProductRecord, type ReleaseRecord, type StateFile } from './state.ts';
import { defaultTiming, type Timing } from './timing.ts';

/** Where the host keeps its things and what it listens on. */
export type HostOptions = {
  stateFile: string;
  /** Folder for the sockets of products: short path, ours alone. */
  socketDir: string;
  logsDir: string;
  dashboardSocket: string;
  /** Mark of this home: what an earlier host left running is found by it. */
  owner: string;
  /** A given main port must be free; without one the last one, 4400 or the next free one is taken. */
  port?: number;
  timing?: Timing;
  clock?: Clock;
  /** What holds on this machine; default: it is tried. */
  isolation?: IsolationReport;
  /** The address under which people reach a product, where it is not that of its port here. */
  originOf?: (product: string) => string | undefined;
};

/** The host: all running products of a home and the proxy before them. Disposing it ends all of them. */
export type Host = AsyncDisposable & {
  info(): HostInfo;
  list(): HostedProduct[];
  get(product: string): HostedProduct;
  deploy(request: ParsedDeployRequest): Promise<HostedProduct>;
  /** Back to the kept release, or to `to`; data stays as it is. UserError `no-earlier-release`. */
  rollback(product: string, to?: number): Promise<HostedProduct>;
  start(product: string): Promise<HostedProduct>;
  stop(product: string): Promise<HostedProduct>;
  /** Ends and forgets a product; its files stay. */
  remove(product: string): Promise<void>;
  backup(product: string, file: string): Promise<Backup>;
  restore(product: string, file: string): Promise<HostedProduct>;
  logs(product: string, tail: number): Promise<LogLine[]>;
  follow(product: string, listener: (line: LogLine) => void): () => void;
  /** Where the messages of the running products wait for their delivery. */
  outboxes(): Outbox[];
  /** Writes a line of the host's own into the product's log. */
  note(product: string, text: string): void;
};

const firstPort = 4400;

/** Opens the host and starts all products that should run. NodeError `port-taken`, `already-running`. */
export async function openHost(options: HostOptions): Promise<Host> {
  const lock = await openLock(options.owner);
  await endOrphans(options.owner);
  const file = await openState(options.stateFile);
  const report = options.isolation ?? (await detectIsolation());
  const products = new Map<string, LiveProduct>();
  const routes = new Map<string, Route>();
  const dashboard: Route = { name: 'The dashboard', upstream: openUpstream(options.dashboardSocket) };
  const main = await openMain(options, file, resolveMain(dashboard, routes));
  let serial = 0;
  const around: Surroundings = {
    clock: options.clock ?? systemClock,
    timing: options.timing ?? defaultTiming,
    isolation: report.isolation,
    socketDir: options.socketDir,
    owner: options.owner,
    mainPort: main.port,
    nextSerial: () => (serial += 1),
    originOf: options.originOf ?? (() => undefined),
    isReserved: (port) => Object.values(file.state.products).some((record) => record.port === port),
  };
  const context: Context = { options, file, around, products, routes, queues: new Map(), main, lock };
  await Promise.all(Object.values(file.state.products).map((record) => openKnown(context, record)));
  await file.save();
  const info: HostInfo = { pid: process.pid, url: main.url, ...report };
  return {
    info: () => info,
    ...reading(context),
    ...changing(context),
    [Symbol.asyncDispose]: () => close(context),
  };
}

type Context = {
  options: HostOptions;
  file: StateFile;
  around: Surroundings;
  products: Map<string, LiveProduct>;
  routes: Map<string, Route>;
  /** The last operation of each product: one after the other. */
  queues: Map<string, Promise<unknown>>;
  main: ProxyPort;
  lock: Lock;
};

async function openMain(
  options: HostOptions,
  file: StateFile,
  resolve: Parameters<typeof openProxyPort>[1],
): Promise<ProxyPort> {
  const isProducts = (port: number): boolean =>
    Object.values(file.state.products).some((one) => one.port === port);
  const main =
    options.port === undefined
      ? await openNextPort(file.state.port ?? firstPort, resolve, isProducts)
      : await openProxyPort(options.port, resolve);
  file.state.port = main.port;
  return main;
}

async function openLive(context: Context, record: ProductRecord): Promise<LiveProduct> {
  const log = openLog(join(context.options.logsDir, `${record.product}.ndjson`));
  const live = await openProduct(record, log, context.around);
  context.products.set(record.product, live);
  context.routes.set(record.product, live.route);
  return live;
}

/** A product of the state file: it runs again as it did; a first deploy that never ended is forgotten. */
async function openKnown(context: Context, record: ProductRecord): Promise<void> {
  if (record.serving === undefined) {
    delete context.file.state.products[record.product];
    return;
  }
  const live = await openLive(context, record);
  if (record.wanted === 'running') void live.supervisor.keepTrying();
  else await live.supervisor.stop();
}

function find(context: Context, product: string): LiveProduct {
  const live = context.products.get(product);
  if (live?.record.serving === undefined) throw notReleased(product);
  return live;
}

/** Runs one operation of a product after those before it. */
function inTurn<T>(context: Context, product: string, work: () => Promise<T>): Promise<T> {
  const before = context.queues.get(product) ?? Promise.resolve();
  const next = before.catch(() => {}).then(work);
  context.queues.set(product, next);
  return next;
}

function reading(context: Context): Pick<Host, 'list' | 'get' | 'logs' | 'follow' | 'outboxes' | 'note'> {
  return {
    list: () =>
      [...context.products.values()]
        .filter((live) => live.record.serving !== undefined)
        .map((live) => live.view()),
    get: (product) => find(context, product).view(),
    logs: (product, tail) => find(context, product).log.tail(tail),
    follow: (product, listener) => find(context, product).log.follow(listener),
    outboxes: () => [...context.products.values()].flatMap((live) => live.outbox() ?? []),
    note: (product, text) => {
      const live = context.products.get(product);
      const release = live?.record.serving?.release ?? 0;
      live?.log.write({ at: context.around.clock.now(), release, stream: 'host', text });
    },
  };
}

function changing(
  context: Context,
): Pick<Host, 'deploy' | 'rollback' | 'start' | 'stop' | 'remove' | 'backup' | 'restore'> {
  const turn = <T>(product: string, work: () => Promise<T>): Promise<T> => inTurn(context, product, work);
  return {
    deploy: (request) => turn(request.product, () => deploy(context, request)),
    rollback: (product, to) => turn(product, () => rollback(context, find(context, product), to)),
    start: (product) => turn(product, () => start(context, find(context, product))),
    stop: (product) => turn(product, () => stop(context, find(context, product))),
    remove: (product) => turn(product, () => remove(context, find(context, product))),
    backup: (product, file) =>
      turn(product, () => backupProduct(find(context, product).record, file, context.around.isolation)),
    restore: (product, file) => turn(product, () => restore(context, find(context, product), file)),
  };
}

async function deploy(context: Context, request: ParsedDeployRequest): Promise<HostedProduct> {
  const { file, products } = context;
  const known = products.get(request.product);
  if (known?.record.serving?.release === request.release && known.record.serving.commit === request.commit) {
    return start(context, known);
  }
  const record = known?.record ?? newRecord(context, request);
  file.state.products[request.product] = record;
  const live = known ?? (await openLive(context, record));
  if (record.serving !== undefined) await backupBefore(context, record, request);
  Object.assign(record, { name: request.name, dataDir: request.dataDir, backupsDir: request.backupsDir });
  if (request.accountsFile !== undefined) record.accountsFile = request.accountsFile;
  live.route.name = request.name;
  const { release, commit, checkout, nodeModules, allowUnsandboxed } = request;
  await serve(context, live, { release, commit, checkout, nodeModules, allowUnsandboxed });
  return live.view();
}

function newRecord(context: Context, request: ParsedDeployRequest): ProductRecord {
  const slots = new Set(Object.values(context.file.state.products).map((record) => record.uidSlot));
  const first = slotOfOwner(context.options.owner);
  let uidSlot = first;
  while (slots.has(uidSlot)) uidSlot += 1;
  const { product, name, dataDir, backupsDir, accountsFile } = request;
  return {
    product,
    name,
    dataDir,
    backupsDir,
    uidSlot,
    port: 0,
    wanted: 'running',
    ...(accountsFile === undefined ? {} : { accountsFile }),
  };
}

/** Homes of one machine begin at different numbers below 10,000, so that their products rarely share a uid. */
function slotOfOwner(owner: string): number {
  let hash = 0;
  for (const character of owner) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 99;
  return hash * 100 + 10;
}

const automaticBackup = /-before-release-\d+\.db$/;

/** A backup precedes each migration. A deploy that is repeated after a crash keeps the backup that it made first. */
async function backupBefore(
  context: Context,
  record: ProductRecord,
  request: ParsedDeployRequest,
): Promise<void> {
  if (record.began?.release === request.release && record.began.backup !== undefined) return;
  const stamp = new Date(context.around.clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  const target = join(request.backupsDir, `${stamp}-before-release-${request.release}.db`);
  try {
    const { file } = await backupProduct(record, target, context.around.isolation);
    record.began = { release: request.release, backup: file };
    await keepNewest(request.backupsDir, automaticBackup);
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'no-data')) throw error;
    record.began = { release: request.release };
  }
  await context.file.save();
}

/** Switches to `release` and remembers it; what served before is kept for rollback. */
async function serve(context: Context, live: LiveProduct, release: ReleaseRecord): Promise<void> {
  const { record } = live;
  try {
    await live.switchTo(release);
  } catch (error) {
    if (record.serving === undefined) await forget(context, live);
    throw error;
  }
  if (record.serving !== undefined && record.serving.release !== release.release)
    record.kept = record.serving;
  record.serving = release;
  record.wanted = 'running';
  delete record.began;
  await context.file.save();
}

async function rollback(context: Context, live: LiveProduct, to?: number): Promise<HostedProduct> {
  const { kept, serving } = live.record;
  if (to !== undefined && serving?.release === to) return live.view();
  if (kept === undefined || (to !== undefined && kept.release !== to)) {
    throw new UserError({
      code: 'no-earlier-release',
      message: to === undefined ? `${live.record.name} has no earlier release` : `Release ${to} is not kept`,
      hint: 'The release before the one that serves is kept',
    });
  }
  await serve(context, live, kept);
  return live.view();
}

async function start(context: Context, live: LiveProduct): Promise<HostedProduct> {
  const isWanted = live.record.wanted === 'running';
  live.record.wanted = 'running';
  await context.file.save();
  if (isWanted) await live.supervisor.whenTried();
  if (live.supervisor.instance === undefined) await live.supervisor.keepTrying();
  return live.view();
}

async function stop(context: Context, live: LiveProduct): Promise<HostedProduct> {
  live.record.wanted = 'stopped';
  await context.file.save();
  await live.supervisor.stop();
  return live.view();
}

async function remove(context: Context, live: LiveProduct): Promise<void> {
  await forget(context, live);
  await live.log.remove();
  await context.file.save();
}

async function forget(context: Context, live: LiveProduct): Promise<void> {
  context.products.delete(live.record.product);
  context.routes.delete(live.record.product);
  delete context.file.state.products[live.record.product];
  await live.close();
}

async function restore(context: Context, live: LiveProduct, file: string): Promise<HostedProduct> {
  const wasRunning = live.record.wanted === 'running';
  await live.supervisor.stop();
  try {
    await restoreData(live.record.dataDir, file, String(context.around.clock.now()));
  } finally {
    if (wasRunning) await live.supervisor.keepTrying();
  }
  return live.view();
}

async function close(context: Context): Promise<void> {
  await Promise.all([...context.products.values()].map((live) => live.close()));
  await context.main[Symbol.asyncDispose]();
  try {
    await context.file.save();
  } finally {
    context.lock.close();
  }
}
