/**
 * Programs that know tasks outside the benchmark's and work them as a person would: a third set, on which the learner is
 * developed. They may read the page behind the screen; nothing that learns does.
 */
import { choosingTeachers } from './choosing-teachers.ts';
import { draggingTeachers } from './dragging-teachers.ts';
import { formTeachers } from './form-teachers.ts';
import type { Desk } from './person.ts';

const known = { ...formTeachers, ...choosingTeachers, ...draggingTeachers };

/** The tasks that can be taught. */
export const thirdTasks: readonly string[] = Object.keys(known);

/** Works the task that is shown, as its instruction says. */
export async function teachThird(desk: Desk, task: string): Promise<void> {
  const teacher = known[task];
  if (!teacher) throw new Error(`Nobody teaches ${task}.`);
  await teacher(desk);
}

/** Script that a page needs so that its teacher sees what a person sees of a drawing. */
export const preparations: Readonly<Record<string, string>> = {
  'count-sides': `{ const draw = drawShape; drawShape = (context) => (globalThis.drawnSides = draw(context)); }`,
};
