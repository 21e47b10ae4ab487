import { type ChildProcess, fork } from 'node:child_process';
import { NodeError } from '../../kernel/error.ts';
import { type Decision, type FromAgent, fromAgentSchema, type ToAgent } from '../../protocol/screen/agent.ts';

/** What an agent is asked; `episode` means nothing but that looks with the same number belong together. */
export type Look = Omit<Extract<ToAgent, { kind: 'look' }>, 'kind'>;

/** An agent in a process of its own. */
export type AgentProcess = AsyncDisposable & {
  /** Rejects with a NodeError `agent-died` when the process ended or spoke out of turn. */
  decide(look: Look): Promise<Decision>;
  /** The episode is over; an answer that is still out is dropped. */
  end(episode: number): void;
  readonly isAlive: boolean;
};

const startMs = 20_000;

type Asked = { resolve: (decision: Decision) => void; reject: (error: Error) => void };

function died(why: string): NodeError {
  return new NodeError({ code: 'agent-died', message: `The agent's process ended: ${why}.` });
}

class ForkedAgent implements AgentProcess {
  readonly #child: ChildProcess;
  readonly #asked = new Map<number, Asked>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #gone = Promise.withResolvers<void>();
  #lost: NodeError | undefined;

  constructor(program: string) {
    // Nothing of the judge's environment or arguments tells the agent what it is scored on.
    this.#child = fork(program, [], {
      env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1' },
      cwd: '/',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#ready.promise.catch(() => undefined);
    this.#child.on('message', (raw) => this.#heed(raw));
    this.#child.on('error', (error) => this.#lose(error.message));
    this.#child.on('exit', (code, signal) => this.#lose(signal ?? `exit code ${code}`));
  }

  get isAlive(): boolean {
    return this.#lost === undefined;
  }

  async start(skills: readonly unknown[]): Promise<void> {
    this.#say({ kind: 'skills', skills: [...skills] });
    const timer = setTimeout(() => this.#lose(`it was not ready within ${startMs / 1000} s`), startMs);
    try {
      await this.#ready.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  decide(look: Look): Promise<Decision> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      this.#asked.set(look.episode, { resolve, reject });
      this.#say({ kind: 'look', ...look });
    });
  }

  end(episode: number): void {
    this.#asked.delete(episode);
    if (!this.#lost) this.#say({ kind: 'end', episode });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone.promise;
  }

  #say(message: ToAgent): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #heed(raw: unknown): void {
    const { success, data, error } = fromAgentSchema.safeParse(raw);
    if (!success) return this.#lose(`it said something that is no decision (${error.message})`);
    this.#take(data);
  }

  #take(message: FromAgent): void {
    if (message.kind === 'ready') return this.#ready.resolve();
    const asked = this.#asked.get(message.episode);
    this.#asked.delete(message.episode);
    asked?.resolve(message.decision);
  }

  #lose(why: string): void {
    this.#lost ??= died(why);
    this.#child.kill('SIGKILL');
    this.#ready.reject(this.#lost);
    for (const { reject } of this.#asked.values()) reject(this.#lost);
    this.#asked.clear();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined) {
      this.#gone.resolve();
    }
  }
}

/** Starts the program of an agent and gives it its skills. Throws a NodeError `agent-died` when it does not come up. */
export async function startAgent(program: string, skills: readonly unknown[]): Promise<AgentProcess> {
  const agent = new ForkedAgent(program);
  try {
    await agent.start(skills);
    return agent;
  } catch (error) {
    await agent[Symbol.asyncDispose]();
    throw error;
  }
}
