import { learnShelf, type ShelfLesson } from '../app/learn-shelf.ts';
import { UserError } from '../kernel/error.ts';
import type { SkillView } from '../protocol/screen/library.ts';
import type { CommandContext } from './command.ts';
import { note, print, printJson, table } from './output.ts';
import { withCompany } from './with-company.ts';

type Taken = { lesson: ShelfLesson; view: SkillView };

/** So many moves that were not understood are told. */
const most = 5;

const isAtWork = ({ view }: Taken): boolean => view.promoted === view.versions.at(-1)?.version;

function asJson(taken: Taken): unknown {
  const { lesson, view } = taken;
  const { task, explained, shown, unexplained, wanted, ms, content } = lesson;
  const { evaluation, lineage, needs } = content;
  return {
    task,
    skill: view.skill,
    version: view.versions.at(-1)?.version,
    isPromoted: isAtWork(taken),
    demonstrations: lineage.demonstrations.length,
    explained,
    shown,
    unexplained,
    ...(wanted !== undefined && { wanted }),
    needs,
    evaluation,
    ms: Math.round(ms),
  };
}

function printTaken(all: readonly Taken[]): void {
  const rows = all.map((taken) => {
    const { lesson, view } = taken;
    const { evaluation, lineage } = lesson.content;
    return [
      lesson.task,
      String(lineage.demonstrations.length),
      `${lesson.explained} of ${lesson.shown}`,
      evaluation.cases.length === 0 ? '-' : `${Math.round(evaluation.share * 100)} %`,
      isAtWork(taken) ? `version ${view.promoted} is at work` : 'not at work',
    ];
  });
  print(table([['TASK', 'SHOWN', 'MOVES EXPLAINED', 'HELD OUT', 'SKILL'], ...rows]));
  for (const { lesson } of all) {
    const { task, unexplained, wanted, content } = lesson;
    const { why } = content.evaluation;
    if (why !== undefined) print(`“${task}”: ${why}`);
    for (const move of unexplained.slice(0, most)) print(`“${task}”: not understood: ${move}`);
    if (unexplained.length > most)
      print(`“${task}”: and ${unexplained.length - most} more (--json lists them)`);
    if (wanted !== undefined) print(`“${task}”: ${wanted}`);
  }
}

/** Learns what was shown to the home and takes it into its skill library; one task alone where it is named. */
export async function learnFromShelf(context: CommandContext, task: string | undefined): Promise<number> {
  const lessons = await learnShelf(context.home, task);
  if (lessons.length === 0)
    throw new UserError({
      code: 'no-demonstrations',
      message: task === undefined ? 'Nothing was shown to this home yet.' : `“${task}” was not shown yet.`,
      hint: './macrohard optimus record --task "…" --url http://… shows it a task.',
    });
  const taken = await withCompany(context, async (client) => {
    const all: Taken[] = [];
    for (const lesson of lessons) {
      note(`${lesson.task}: ${lesson.explained} of ${lesson.shown} moves explained`);
      all.push({ lesson, view: await client.addSkill(lesson.content) });
    }
    return all;
  });
  if (context.json) printJson({ lessons: taken.map(asJson) });
  else printTaken(taken);
  return 0;
}
