import type { Decision } from '../../protocol/screen/agent.ts';
import type { Observation } from '../../protocol/screen/observation.ts';

/** Works one screen from an instruction to its end; whatever it remembers between two looks is its own. */
export type Agent = {
  /** What to do next on the screen as it is seen now; `values` is the row that is worked, where there is one. */
  act(
    observation: Observation,
    instruction: string,
    values?: Readonly<Record<string, string>>,
  ): Decision | Promise<Decision>;
};

/** Makes an agent for each new instruction. */
export type NewAgent = () => Agent;
