import type { SkillView } from '../protocol/screen/library.ts';
import { type Command, type CommandContext, usageError } from './command.ts';
import { print, printJson, table } from './output.ts';
import { withCompany } from './with-company.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

function list(skills: readonly SkillView[]): string {
  if (skills.length === 0) return 'There is no skill yet. ./macrohard optimus record shows one.';
  const rows = skills.map(({ skill, task, promoted, versions }) => {
    const touched = versions.flatMap((one) => one.touched);
    const entered = touched.reduce((sum, one) => sum + one.entered, 0);
    return [
      skill,
      task,
      promoted === 0 ? 'none' : `version ${promoted}`,
      String(versions.length),
      String(entered),
    ];
  });
  return table([['SKILL', 'TASK', 'AT WORK', 'VERSIONS', 'ROWS ENTERED'], ...rows]);
}

function describe({ skill, task, promoted, versions }: SkillView): string {
  const lines = versions
    .toReversed()
    .flatMap(({ version, at, learner, demonstrations, evaluation, touched }) => [
      `  version ${version}${version === promoted ? ' (at work)' : ''}, learned ${day(at)} by ${learner} from ${demonstrations.length} demonstrations`,
      `    held out: ${percent(evaluation.share)} of the moves right in ${evaluation.cases.length} cases${evaluation.why === undefined ? '' : `. ${evaluation.why}`}`,
      ...demonstrations.map((digest) => `    from ${digest.slice(0, 16)}`),
      ...touched.map(
        (one) =>
          `    ${day(one.at)}  ${one.entered} rows entered, ${one.aside} set aside at ${one.url} (${one.errand})`,
      ),
    ]);
  return [`${skill}: “${task}”`, ...lines].join('\n');
}

function nameOf({ args }: CommandContext): string {
  const name = args[1];
  if (name !== undefined) return name;
  throw usageError('Which skill?', 'macrohard optimus skills list');
}

function versionOf({ args }: CommandContext): number {
  const version = Number(args[2]);
  if (Number.isInteger(version) && version > 0) return version;
  throw usageError('Which version?', 'macrohard optimus skills show SKILL');
}

type Deed = (context: CommandContext) => Promise<{ json: unknown; text: string }>;

const one = (view: SkillView): { json: unknown; text: string } => ({ json: view, text: describe(view) });

const deeds: Readonly<Record<string, Deed>> = {
  list: (context) =>
    withCompany(context, async (client) => {
      const skills = await client.skills();
      return { json: { skills }, text: list(skills) };
    }),
  show: (context) => withCompany(context, async (client) => one(await client.skill(nameOf(context)))),
  promote: (context) =>
    withCompany(context, async (client) =>
      one(await client.promoteSkill(nameOf(context), versionOf(context))),
    ),
  rollback: (context) =>
    withCompany(context, async (client) => one(await client.rollBackSkill(nameOf(context)))),
};

/** `optimus skills`: what the emulator can, since when, from what, and what was done with it. */
export const optimusSkills: Command = {
  name: 'optimus skills',
  usage: '[list | show SKILL | promote SKILL VERSION | rollback SKILL]',
  summary: 'The skills that were learned: their versions, how they did on held-out cases, what they touched.',
  args: { min: 0, max: 3 },
  async run(context) {
    const name = context.args[0] ?? 'list';
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
    if (!deed)
      throw usageError(`There is no optimus skills ${name}`, `There are: ${Object.keys(deeds).join(', ')}.`);
    const { json, text } = await deed(context);
    if (context.json) printJson(json);
    else print(text);
    return 0;
  },
};
