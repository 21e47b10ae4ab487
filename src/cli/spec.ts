import { specify } from '../app/specify.ts';
import { readBrief } from './brief.ts';
import { argument, type Command } from './command.ts';
import { note, printJson } from './output.ts';

/** `spec BRIEF`: the specification as YAML, to read, to edit and to build from. */
export const spec: Command = {
  name: 'spec',
  usage: 'BRIEF',
  summary: 'Prints the specification of a brief as YAML. Edit it and build from it.',
  args: { min: 1, max: 1 },
  async run(context) {
    const { specification, yaml, citedShare } = specify(readBrief(argument(context, 0)));
    if (context.json) printJson({ specification, citedShare });
    else process.stdout.write(yaml);
    for (const { text, why } of specification.notUnderstood) note(`not understood: “${text}” (${why})`);
    return 0;
  },
};
