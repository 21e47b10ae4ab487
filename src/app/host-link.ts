import type { HomePaths } from '../config/home.ts';
import { hostClient, type HostClient } from '../host/client.ts';
import { NodeError } from '../kernel/error.ts';
import type { HostedProduct, HostInfo } from '../protocol/host.ts';
import { startProcess } from './start-process.ts';

/** How often the company looks whether its host lives. */
const watchMs = 1500;

/** The company's way to its host, which it starts when it is absent. */
export class HostLink {
  readonly client: HostClient;
  readonly #home: HomePaths;
  #isEnding = false;
  #looking: Promise<void> = Promise.resolve();
  #watch: NodeJS.Timeout | undefined;

  constructor(home: HomePaths) {
    this.#home = home;
    this.client = hostClient(home.hostSocket);
  }

  /** The running host, started when absent. With a `port`, NodeError `port-differs` when it runs on another one. */
  async ensure(port?: number): Promise<HostInfo> {
    const portArgs = port === undefined ? [] : ['--port', String(port)];
    await startProcess({
      main: 'host-main.ts',
      args: ['--home', this.#home.root, ...portArgs],
      logs: this.#home.logs,
      name: 'host',
      isReady: async () => (await this.info()) !== undefined,
    });
    const info = await this.client.info();
    if (port !== undefined && new URL(info.url).port !== String(port)) {
      const message = `The products of this home are served on ${info.url} already`;
      const hint = 'Stop what serves them (Ctrl-C there, or ./macrohard stop --all), then choose the port.';
      throw new NodeError({ code: 'port-differs', message, hint });
    }
    this.#watch ??= setTimeout(() => this.#startLook(), watchMs);
    return info;
  }

  /** What the host says of itself; undefined when none runs. */
  async info(): Promise<HostInfo | undefined> {
    try {
      return await this.client.info(AbortSignal.timeout(2000));
    } catch {
      return undefined;
    }
  }

  /** The products that it runs; none when there is no host. */
  async list(): Promise<HostedProduct[]> {
    try {
      return await this.client.list();
    } catch {
      return [];
    }
  }

  /** Ends the host and all products. */
  async end(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#watch);
    await this.#looking;
    if ((await this.info()) === undefined) return;
    await this.client.shutdown().catch(() => undefined);
    while ((await this.info()) !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  #startLook(): void {
    this.#looking = this.#look();
  }

  /** A host that died is started again, and its products with it. */
  async #look(): Promise<void> {
    this.#watch = undefined;
    if (this.#isEnding) return;
    try {
      await this.ensure();
    } catch {
      this.#watch = setTimeout(() => this.#startLook(), watchMs);
    }
  }
}
