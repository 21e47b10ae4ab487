import type { Skill } from '../protocol/screen/skill.ts';
import type { SkillFile } from '../protocol/screen/skill-file.ts';
import { readDemonstrations } from '../reflex/demonstration/read-demonstrations.ts';
import type { Demonstration } from '../protocol/screen/demonstration.ts';
import { mixed, pooled } from '../reflex/learner/pool.ts';
import { learn, type Learned } from '../reflex/learner/learn.ts';

/** What was learned from one group of demonstrations, or several that are asked for in the same words. */
export type Lesson = Learned & { task: string; ms: number };

/** What is learned from, and who is told of each lesson. */
type Course = {
  folder: string;
  perTask: number;
  tasks?: readonly string[];
  onLesson: (lesson: Lesson) => void;
};

type Group = { name: string; demonstrations: readonly Demonstration[] };

function lessonFrom(groups: readonly Group[]): Lesson {
  const began = performance.now();
  const learned = learn(mixed(groups.map(({ demonstrations }) => demonstrations)));
  return { ...learned, task: groups.map(({ name }) => name).join(', '), ms: performance.now() - began };
}

const total = (lessons: readonly Lesson[], part: 'explained' | 'shown'): number =>
  lessons.reduce((sum, lesson) => sum + lesson[part], 0);

/** The share of what was shown that some lessons explain. */
const shareOf = (lessons: readonly Lesson[]): number =>
  total(lessons, 'explained') / Math.max(1, total(lessons, 'shown'));

/** What is learned from more pages holds for more of them: this much less may be explained for that. */
const slack = 0.05;

/** What is asked for in the same words is learned as one, unless it is understood better one by one. */
function lessonsFrom(pool: readonly Group[]): Lesson[] {
  const whole = lessonFrom(pool);
  if (pool.length === 1 || whole.explained === whole.shown) return [whole];
  const single = pool.map((one) => lessonFrom([one]));
  return shareOf([whole]) >= shareOf(single) - slack ? [whole] : single;
}

/** Below this share of what was shown, what is done is not understood, unless it is done nowhere else. */
const understoodAtLeast = 0.5;

const understood = ({ explained, misled, shown }: Learned): boolean =>
  explained > 0 && (explained >= understoodAtLeast * shown || misled === 0);

/** Only how it is asked for. */
const declined = (skill: Skill): Skill => ({ ...skill, rules: [], others: [] });

/**
 * Learns from a folder of recorded demonstrations: one skill from each group, or one from several that are asked for in the
 * same words, where it explains them as well; of a group of which nothing is understood it gives how it is asked for. Groups
 * are told apart here alone: neither the learner nor whoever works by the skills hears their names.
 */
export async function learnSkills({ folder, perTask, tasks, onLesson }: Course): Promise<SkillFile> {
  const groups = await readDemonstrations(folder, { perTask, ...(tasks && { tasks }) });
  const skills: Skill[] = [];
  const take = (lesson: Lesson): void => {
    onLesson(lesson);
    if (lesson.skill.templates.length > 0)
      skills.push(understood(lesson) ? lesson.skill : declined(lesson.skill));
  };
  for (const lesson of pooled(groups).flatMap(lessonsFrom)) take(lesson);
  return {
    format: 'macrohard/skills',
    version: 1,
    learned: groups.map(({ name, humanMs }) => ({ task: name, humanMs })),
    seeds: [],
    skills,
  };
}
