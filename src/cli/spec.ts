import { specify, specifyPlainly } from '../app/specify.ts';
import { readBrief } from './brief.ts';
import { argument, type Command, type CommandContext } from './command.ts';
import { note, printJson } from './output.ts';
import { plainText } from './plain.ts';

/** `spec BRIEF`: the specification as YAML, to read, to edit and to build from; `--plain`: in plain words. */
export const spec: Command = {
  name: 'spec',
  usage: 'BRIEF',
  summary: 'Prints the specification of a brief as YAML. Edit it and build from it.',
  help: ['--plain      the brief with its marks, every element in plain words, and what is open'],
  options: { plain: { type: 'boolean', default: false } },
  args: { min: 1, max: 1 },
  run(context) {
    if (context.values['plain'] === true) showPlainly(context);
    else showYaml(context);
    return Promise.resolve(0);
  },
};

function showYaml(context: CommandContext): void {
  const { specification, yaml, citedShare, declined } = specify(readBrief(argument(context, 0)));
  if (declined && context.json) throw declined;
  if (context.json) printJson({ specification, citedShare });
  else process.stdout.write(yaml);
  for (const { text, why } of specification.notUnderstood) note(`not understood: “${text}” (${why})`);
  if (declined) throw declined;
}

function showPlainly(context: CommandContext): void {
  const brief = readBrief(argument(context, 0));
  const specified = specifyPlainly(brief);
  const { specification, citedShare, questions, sentences, unread, suggestions, declined } = specified;
  if (declined && context.json) throw declined;
  if (context.json) printJson({ specification, citedShare, questions, sentences, unread, suggestions });
  else process.stdout.write(plainText(brief.form === 'brief' ? brief.text : '', specified, isColoured()));
  if (declined) throw declined;
}

function isColoured(): boolean {
  return process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
}
