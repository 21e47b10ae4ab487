import { argument, type Command } from './command.ts';
import { print, printJson } from './output.ts';
import { withCompany } from './with-company.ts';

/** `answer ID VALUE`: a person's answer to a question of the company. */
export const answer: Command = {
  name: 'answer',
  usage: 'ID VALUE',
  summary: 'Answers a question of the company; macrohard status lists them.',
  args: { min: 2, max: 2 },
  async run(context) {
    const [id, value] = [argument(context, 0), argument(context, 1)];
    await withCompany(context, (client) => client.answer(id, value, 'person:terminal'));
    if (context.json) printJson({ question: id, answer: value });
    else print(`${id} is answered: ${value}`);
    return 0;
  },
};
