import { listSecrets, removeSecret, setSecret } from '../app/screen-secrets.ts';
import { type Command, type CommandContext, usageError } from './command.ts';
import { print, printJson, table } from './output.ts';
import { readSecret } from './read-secret.ts';

function nameOf({ args }: CommandContext): string {
  const name = args[1];
  if (name !== undefined) return name;
  throw usageError('Which password?', 'macrohard optimus secret list');
}

function originOf({ values }: CommandContext): string {
  const { url } = values;
  if (typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
    return new URL(url).origin;
  throw usageError('--url ADDRESS says on which pages it may be filled in', 'http://… or https://…');
}

type Deed = (context: CommandContext) => Promise<{ json: unknown; text: string }>;

const deeds: Readonly<Record<string, Deed>> = {
  list: async ({ home }) => {
    const secrets = await listSecrets(home);
    const rows = secrets.map(({ name, origin }) => [name, origin]);
    const text = rows.length === 0 ? 'No password is kept.' : table([['NAME', 'FOR PAGES OF'], ...rows]);
    return { json: { secrets }, text };
  },
  set: async (context) => {
    const [name, origin] = [nameOf(context), originOf(context)];
    const value = await readSecret(`Password ${name} for ${origin}: `, context.signal);
    const { isNew } = await setSecret(context.home, { name, origin, value });
    const text = `${name} is kept for pages of ${origin}${isNew ? '' : ', in place of the one before'}.`;
    return { json: { name, origin, isNew }, text };
  },
  remove: async (context) => {
    const name = nameOf(context);
    await removeSecret(context.home, name);
    return { json: { name }, text: `${name} is forgotten.` };
  },
};

/** `optimus secret`: passwords that the emulator fills in, each on pages of one origin alone. */
export const optimusSecret: Command = {
  name: 'optimus secret',
  usage: '[list | set NAME --url ADDRESS | remove NAME]',
  summary:
    'Passwords for the emulator to sign in with, each for the pages of one site; read from standard input, never shown.',
  help: ['--url ADDRESS the site on whose pages it may be filled in, and on no others'],
  options: { url: { type: 'string' } },
  args: { min: 0, max: 2 },
  async run(context) {
    const name = context.args[0] ?? 'list';
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
    if (!deed)
      throw usageError(`There is no optimus secret ${name}`, `There are: ${Object.keys(deeds).join(', ')}.`);
    const { json, text } = await deed(context);
    if (context.json) printJson(json);
    else print(text);
    return 0;
  },
};
