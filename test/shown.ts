/** Screens and demonstrations on them, in few words, for tests of what is learned. */
import {
  type Action,
  type Demonstration,
  demonstrationSchema,
} from '../src/protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../src/protocol/screen/observation.ts';
import type { Skill } from '../src/protocol/screen/skill.ts';
import { saidOf } from '../src/reflex/skill/instruction.ts';
import { Scene } from '../src/reflex/skill/scene.ts';
import { decide, type Move } from '../src/reflex/skill/skill.ts';

/** What stands in a row of a screen, and what it holds. */
export type Thing = Partial<ScreenElement> & { role: string; holds?: readonly Thing[] };

/** A screen of things, one below the other; the words of each tell them apart in a test. */
export function screenOf(things: readonly Thing[]): Observation {
  const elements: ScreenElement[] = [];
  const add = ({ holds = [], ...thing }: Thing, parent?: number): void => {
    const id = elements.length + 1;
    const top = 20 + elements.length * 30;
    elements.push({ text: '', box: [10, top, 100, 20], ...thing, id, ...(parent && { parent }) });
    for (const held of holds) add(held, id);
  };
  for (const thing of things) add(thing);
  return { at: 0, viewport: { width: 400, height: 900 }, elements };
}

/** What is done to the thing of some words, or of a role where it has none, or of a number where it has neither. */
export type Act = { on: string | number; type?: string; select?: string; scroll?: number };

function actionOf(screen: Observation, { on, type, select, scroll }: Act): Action {
  const found = screen.elements.find(({ id, text, role }) => id === on || text === on || role === on);
  const element = found?.id ?? 0;
  if (type !== undefined) return { kind: 'type', text: type, element };
  if (select !== undefined) return { kind: 'select', option: select, element };
  if (scroll !== undefined) return { kind: 'scroll', by: scroll, element };
  const [left = 0, top = 0] = found?.box ?? [];
  return { kind: 'click', x: left + 5, y: top + 5, count: 1, element };
}

/** A demonstration: one act after the other, each on the screen that is seen then. */
export function shownAs(instruction: string, steps: readonly (readonly [Observation, Act])[]): Demonstration {
  return demonstrationSchema.parse({
    format: 'macrohard/demonstration',
    version: 1,
    instruction,
    steps: steps.map(([before, act], at) => ({
      before,
      action: actionOf(before, act),
      began: at * 1000,
      ended: at * 1000 + 500,
    })),
  });
}

/** What a skill does first on a screen; undefined where it does nothing. `pressed`: words of what was pressed before. */
export function moveOf(
  skill: Skill,
  instruction: string,
  { screen, pressed = [] }: { screen: Observation; pressed?: readonly string[] },
): Move | undefined {
  const said = saidOf(skill, { instruction });
  const done = new Set(screen.elements.filter(({ text }) => pressed.includes(text)).map(({ id }) => id));
  return said && decide(skill.rules, { scene: new Scene(screen), said, done, pressed });
}
