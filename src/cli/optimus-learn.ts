import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { learnSkills, type Lesson } from '../app/learn-skills.ts';
import { UserError } from '../kernel/error.ts';
import { type Command, usageError } from './command.ts';
import { learnFromShelf } from './optimus-learn-shelf.ts';
import { note, print, printJson, table } from './output.ts';

/** `optimus learn`: skills from recorded demonstrations. */
export const optimusLearn: Command = {
  name: 'optimus learn',
  usage: '',
  summary:
    'Learns skills from what was shown (optimus record), or from a folder of records, without a model.',
  help: [
    '--task TEXT   what was shown in these words alone; otherwise everything that was shown to this home',
    '--demos DIR   learns from folders of records instead, one for each kind of task, and writes a file',
    '--per-task N  how many records of each are learned from (default 10)',
    '--tasks LIST  these alone',
    '--out FILE    where the skills are written (default skills.json)',
  ],
  options: {
    task: { type: 'string' },
    demos: { type: 'string' },
    'per-task': { type: 'string', default: '10' },
    tasks: { type: 'string' },
    out: { type: 'string', default: 'skills.json' },
  },
  args: { min: 0, max: 0 },
  async run(context) {
    const { values, json } = context;
    const { demos, tasks, task } = values;
    if (typeof demos !== 'string')
      return learnFromShelf(context, typeof task === 'string' ? task : undefined);
    if (!existsSync(demos))
      throw new UserError({ code: 'no-demonstrations', message: `There is no folder ${demos}.` });
    const perTask = Number(values['per-task']);
    if (!Number.isInteger(perTask) || perTask < 1)
      throw usageError('--per-task is a whole number of at least 1');
    const lessons: Lesson[] = [];
    const file = await learnSkills({
      folder: demos,
      perTask,
      ...(typeof tasks === 'string' && { tasks: tasks.split(',').map((one) => one.trim()) }),
      onLesson: (lesson) => {
        lessons.push(lesson);
        note(`${lesson.task}: ${lesson.explained} of ${lesson.shown} moves explained`);
      },
    });
    const out = resolve(String(values['out']));
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, `${JSON.stringify(file)}\n`);
    if (json) printJson({ out, skills: file.skills.length, lessons: lessons.map(lessonOf) });
    else printLessons(lessons, out);
    return 0;
  },
};

const lessonOf = ({ task, explained, shown, unexplained, ms, skill }: Lesson) => ({
  task,
  explained,
  shown,
  unexplained,
  rules: skill.rules.length,
  ms: Math.round(ms),
});

function printLessons(lessons: readonly Lesson[], out: string): void {
  const rows = lessons.map((lesson) => {
    const { task, explained, shown, rules, ms } = lessonOf(lesson);
    return [task, `${explained} of ${shown}`, String(rules), `${(ms / 1000).toFixed(1)} s`];
  });
  print(table([['TASK', 'MOVES EXPLAINED', 'RULES', 'TOOK'], ...rows]));
  print(`${out} holds the skills.`);
}
