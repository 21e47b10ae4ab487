/** The process of the agent that works a screen for whoever started it; see protocol/screen/agent.ts. */
import { abstainer } from '../reflex/agent/agent.ts';
import { serveAgents } from '../reflex/agent/serve-agents.ts';

// Until there are skills it can work by, it hands everything over.
serveAgents(() => abstainer);
