import type { Clock } from '../kernel/clock.ts';
import { UserError } from '../kernel/error.ts';
import { randomSecret } from '../kernel/id.ts';
import type { HostedProduct, LogLine } from '../protocol/host.ts';
import type { Isolation } from '../protocol/view.ts';
import { retireInstance, startInstance, type Instance } from './instance.ts';
import type { Outbox } from './mail/delivery.ts';
import type { LogFile } from './log-file.ts';
import { dashboardOrigins, openProxyPort, openNextPort, resolveProduct, type ProxyPort } from './proxy.ts';
import type { Route } from './route.ts';
import type { ProductRecord, ReleaseRecord } from './state.ts';
import { Supervisor } from './supervisor.ts';
import type { Timing } from './timing.ts';

/** What all products of a host share. */
export type Surroundings = {
  clock: Clock;
  timing: Timing;
  isolation: Isolation;
  socketDir: string;
  owner: string;
  /** Port of the proxy that the products' ports follow. */
  mainPort: number;
  nextSerial: () => number;
  isReserved: (port: number) => boolean;
  /** The address under which people reach a product, where it is another one than that of its port. */
  originOf: (product: string) => string | undefined;
};

/** A product with its port, its route, its log and its supervision. */
export type LiveProduct = {
  record: ProductRecord;
  route: Route;
  log: LogFile;
  port: ProxyPort;
  supervisor: Supervisor;
  view(): HostedProduct;
  /** Where its messages wait; undefined while it does not run. */
  outbox(): Outbox | undefined;
  /** Starts `release` beside what serves, switches when it is healthy, and retires the other in the background. */
  switchTo(release: ReleaseRecord): Promise<void>;
  close(): Promise<void>;
};

/** When the host ends, what is under way may take this long. */
const closingDrainMs = 1000;

/** Opens a product: its port answers from now on, with a page that says that it is not running. */
export async function openProduct(
  record: ProductRecord,
  log: LogFile,
  around: Surroundings,
): Promise<LiveProduct> {
  const route: Route = {
    name: record.name,
    slug: record.product,
    reason: 'It is being started.',
    framedBy: dashboardOrigins(around.mainPort),
  };
  const port = await openPort(record, route, around);
  const mailToken = randomSecret(32);
  const write = writerOf(log, around.clock);
  const start = (release: ReleaseRecord, signal?: AbortSignal): Promise<Instance> =>
    startInstance({
      product: record,
      release,
      isolation: around.isolation,
      socketDir: around.socketDir,
      serial: around.nextSerial(),
      owner: around.owner,
      startTimeoutMs: around.timing.startTimeoutMs,
      now: around.clock.now(),
      env: { PUBLIC_ORIGIN: around.originOf(record.product) ?? port.url, MAIL_TOKEN: mailToken },
      ...(signal === undefined ? {} : { signal }),
      onOutput: (text, stream) => write(release, stream, text),
    });
  const supervisor = new Supervisor({
    route,
    timing: around.timing,
    clock: around.clock,
    start: (signal) => {
      if (record.serving === undefined) throw notReleased(record.product);
      return start(record.serving, signal);
    },
    onEvent: (text) => write(record.serving, 'host', text),
  });
  const retiring = new Set<Promise<void>>();
  return {
    record,
    route,
    log,
    port,
    supervisor,
    view: () => viewOf({ record, port, supervisor, around }),
    outbox: () => outboxOf(record, supervisor, mailToken),
    switchTo: async (release) => {
      const previous = supervisor.adopt(await start(release));
      if (previous === undefined) return;
      const retired = retireInstance(previous, around.timing.drainMs).finally(() => retiring.delete(retired));
      retiring.add(retired);
    },
    close: async () => {
      await Promise.all([supervisor.stop(closingDrainMs), ...retiring]);
      await port[Symbol.asyncDispose]();
      await log.flush();
    },
  };
}

type Write = (release: ReleaseRecord | undefined, stream: LogLine['stream'], text: string) => void;

function writerOf(log: LogFile, clock: Clock): Write {
  return (release, stream, text) =>
    log.write({ at: clock.now(), release: release?.release ?? 0, stream, text });
}

function outboxOf(record: ProductRecord, supervisor: Supervisor, token: string): Outbox | undefined {
  const socket = supervisor.instance?.process.socket;
  const { product, name } = record;
  return socket === undefined ? undefined : { product, name, socket, token };
}

async function openPort(record: ProductRecord, route: Route, around: Surroundings): Promise<ProxyPort> {
  const resolve = resolveProduct(route);
  if (record.port !== 0) {
    try {
      return await openProxyPort(record.port, resolve);
    } catch {
      // Somebody else took it since: another one follows, and `list` says which.
    }
  }
  const port = await openNextPort(around.mainPort + 1, resolve, around.isReserved);
  record.port = port.port;
  return port;
}

type ViewInput = { record: ProductRecord; port: ProxyPort; supervisor: Supervisor; around: Surroundings };

function viewOf({ record, port, supervisor, around }: ViewInput): HostedProduct {
  if (record.serving === undefined) throw notReleased(record.product);
  const { instance, health, reason } = supervisor;
  return {
    product: record.product,
    name: record.name,
    release: record.serving.release,
    commit: record.serving.commit,
    ...(record.kept === undefined ? {} : { kept: record.kept.release }),
    url: port.url,
    hostUrl: `http://${record.product}.localhost:${around.mainPort}`,
    health: record.wanted === 'stopped' ? 'stopped' : health,
    ...(reason === undefined ? {} : { reason }),
    isolation: instance?.process.isolation ?? around.isolation,
    ...(instance === undefined ? {} : { pid: instance.process.pid }),
    restarts: supervisor.restarts,
    memoryBytes: instance?.process.usage().memoryBytes ?? 0,
  };
}

/** The error for a product that the host does not run. */
export function notReleased(product: string): UserError {
  return new UserError({
    code: 'unknown-product',
    message: `No product "${product}" is deployed here`,
    hint: './macrohard list shows those that are',
  });
}
