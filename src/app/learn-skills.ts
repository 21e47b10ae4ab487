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

/** Below this share of what was shown, what is asked for in the same words is not done in the same way. */
const explainedAtLeast = 0.8;

/** Below this share of what was shown, what is done is not understood. */
const understoodAtLeast = 0.5;

const understood = ({ explained, shown }: Learned): boolean => explained >= understoodAtLeast * shown;

/** Only how it is asked for. */
const declined = (skill: Skill): Skill => ({ ...skill, rules: [], others: [] });

/**
 * Learns from a folder of recorded demonstrations: one skill from each group, or one from several that are asked for in the
 * same words, as long as it explains them; of a group of which nothing is understood it gives how it is asked for. Groups are told apart here alone: neither the learner nor whoever works by the skills hears their names.
 */
export async function learnSkills({ folder, perTask, tasks, onLesson }: Course): Promise<SkillFile> {
  const groups = await readDemonstrations(folder, { perTask, ...(tasks && { tasks }) });
  const skills: Skill[] = [];
  const take = (lesson: Lesson): void => {
    onLesson(lesson);
    if (lesson.skill.templates.length > 0)
      skills.push(understood(lesson) ? lesson.skill : declined(lesson.skill));
  };
  for (const pool of pooled(groups)) {
    const whole = lessonFrom(pool);
    const isOne = pool.length === 1 || whole.explained >= explainedAtLeast * whole.shown;
    for (const lesson of isOne ? [whole] : pool.map((one) => lessonFrom([one]))) take(lesson);
  }
  return {
    format: 'macrohard/skills',
    version: 1,
    learned: groups.map(({ name, humanMs }) => ({ task: name, humanMs })),
    seeds: [],
    skills,
  };
}
