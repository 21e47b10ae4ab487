/** Whether skills would do what a demonstration shows that they were not learned from. */
import { isAction } from '../../protocol/screen/agent.ts';
import type { Action, Demonstration, Step } from '../../protocol/screen/demonstration.ts';
import type { Skill } from '../../protocol/screen/skill.ts';
import { Scene } from '../skill/scene.ts';
import { skilled } from '../agent/skilled-agent.ts';

/** Whether a decision is what was done in this step: the same to the same thing. */
function isThat(decision: Action, { before, action }: Step): boolean {
  const scene = new Scene(before);
  const controlOf = (id: number | undefined): number | undefined => {
    const element = scene.byId(id);
    return element && scene.controlOf(element).id;
  };
  if (controlOf(decision.element) !== controlOf(action.element)) return false;
  // A field is pressed before it is typed into.
  if (decision.kind === 'click') return action.kind === 'click' || action.kind === 'type';
  return textOf(decision) === textOf(action);
}

const textOf = (action: Action): string => {
  if (action.kind === 'type') return `type ${action.text}`;
  if (action.kind === 'select') return `select ${action.option}`;
  return action.kind === 'press' ? `press ${action.key}` : action.kind;
};

/** How many of the moves of a demonstration the skills make, each on the screen that was shown. */
export function triedOn(skills: readonly Skill[], shown: Demonstration): { moves: number; right: number } {
  const { steps, instruction, values } = shown;
  const moves = steps.filter(
    ({ action }, nth) => !(action.kind === 'click' && steps[nth + 1]?.action.element === action.element),
  );
  const right = moves.filter((step) => {
    // Each screen by itself: what was done before is seen on it.
    const decision = skilled(skills, step !== steps[0])().act(step.before, instruction, values);
    if (decision instanceof Promise || !isAction(decision)) return false;
    // What may be done in any order is right in any.
    return steps
      .slice(steps.indexOf(step))
      .some((later) => isThat(decision, { ...later, before: step.before }));
  });
  return { moves: moves.length, right: right.length };
}
