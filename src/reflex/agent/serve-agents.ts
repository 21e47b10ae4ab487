import { type FromAgent, toAgentSchema, type ToAgent } from '../../protocol/screen/agent.ts';
import type { Agent, NewAgent } from './agent.ts';

type Open = { agents: Map<number, Agent>; newAgent: NewAgent | undefined };

async function heed(open: Open, message: Exclude<ToAgent, { kind: 'skills' }>): Promise<void> {
  const { agents, newAgent } = open;
  const { episode } = message;
  if (message.kind === 'end') {
    agents.delete(episode);
    return;
  }
  const agent = agents.get(episode) ?? newAgent?.();
  if (!agent) throw new TypeError('A look came before the skills.');
  agents.set(episode, agent);
  const { observation, instruction, values } = message;
  say({ kind: 'decision', episode, decision: await agent.act(observation, instruction, values) });
}

function say(message: FromAgent): void {
  process.send?.(message);
}

/**
 * The agent's side of the process that it runs in: answers the looks that come over the channel to the parent, with one
 * agent an episode. Ends with the parent. An error of an agent ends the process: the parent sees that it died.
 */
export function serveAgents(load: (skills: readonly unknown[]) => NewAgent): void {
  const open: Open = { agents: new Map(), newAgent: undefined };
  process.on('disconnect', () => process.exit(0));
  process.on('message', (raw) => {
    const message = toAgentSchema.parse(raw);
    if (message.kind === 'skills') {
      open.newAgent = load(message.skills);
      say({ kind: 'ready' });
      return;
    }
    void heed(open, message).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    });
  });
}
