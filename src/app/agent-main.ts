/** The process of the agent that works a screen for whoever started it; see protocol/screen/agent.ts. */
import { skillSchema } from '../protocol/screen/skill.ts';
import { serveAgents } from '../reflex/agent/serve-agents.ts';
import { skilled } from '../reflex/agent/skilled-agent.ts';

serveAgents((skills) => skilled(skills.map((one) => skillSchema.parse(one))));
