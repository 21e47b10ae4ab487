import type { Skill } from '../protocol/screen/skill.ts';
import type { SkillFile } from '../protocol/screen/skill-file.ts';
import { readDemonstrations } from '../reflex/demonstration/read-demonstrations.ts';
import { learn, type Learned } from '../reflex/learner/learn.ts';

/** What was learned from one group of demonstrations. */
export type Lesson = Learned & { task: string; ms: number };

/** What is learned from, and who is told of each lesson. */
type Course = {
  folder: string;
  perTask: number;
  tasks?: readonly string[];
  onLesson: (lesson: Lesson) => void;
};

/**
 * Learns from a folder of recorded demonstrations: one skill from each group; a group of which nothing is understood gives
 * none. Groups are told apart here alone: neither the learner nor whoever works by the skills hears their names.
 */
export async function learnSkills({ folder, perTask, tasks, onLesson }: Course): Promise<SkillFile> {
  const groups = await readDemonstrations(folder, { perTask, ...(tasks && { tasks }) });
  const skills: Skill[] = [];
  for (const { name, demonstrations } of groups) {
    const began = performance.now();
    const learned = learn(demonstrations);
    onLesson({ ...learned, task: name, ms: performance.now() - began });
    if (learned.skill.rules.length > 0) skills.push(learned.skill);
  }
  return {
    format: 'macrohard/skills',
    version: 1,
    learned: groups.map(({ name, humanMs }) => ({ task: name, humanMs })),
    seeds: [],
    skills,
  };
}
