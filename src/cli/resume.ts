import type { Command } from './command.ts';
import { print, printJson } from './output.ts';
import { withCompany } from './with-company.ts';

/** `resume`: lets go of the stop button. */
export const resume: Command = {
  name: 'resume',
  usage: '',
  summary: 'Lets work go on after a stop.',
  args: { min: 0, max: 0 },
  async run(context) {
    await withCompany(context, (client) => client.post('/api/resume'));
    if (context.json) printJson({ stopped: false });
    else print('Work goes on. macrohard serve or build does it.');
    return 0;
  },
};
