/** Works a screen by learned skills: the one whose words the instruction has, rule by rule. */
import type { Decision } from '../../protocol/screen/agent.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Skill } from '../../protocol/screen/skill.ts';
import { saidOf, type Row, type Said } from '../skill/instruction.ts';
import { Scene } from '../skill/scene.ts';
import { decide, isFilledWith, type Move } from '../skill/skill.ts';
import type { Agent, NewAgent } from './agent.ts';

/** How often nothing may apply, and how often the same move may come, before somebody else has to go on. */
const patience = { looks: 20, repeats: 3 };

/** Agents that know these skills. */
export function skilled(skills: readonly Skill[]): NewAgent {
  // The most telling template first.
  const known = skills.toSorted((a, b) => b.template.length - a.template.length);
  return () => new SkilledAgent(known);
}

/** A skill with what the instruction says by its template. */
type Open = { skill: Skill; said: Said };

/** See above. */
class SkilledAgent implements Agent {
  readonly #skills: readonly Skill[];
  readonly #done = new Set<number>();
  /** The skills that the instruction may ask for; one, once it has begun. */
  #open: readonly Open[] | undefined;
  #last = '';
  #repeats = 0;
  #idle = 0;

  constructor(skills: readonly Skill[]) {
    this.#skills = skills;
  }

  act(observation: Observation, instruction: string, values: Row = {}): Decision {
    const scene = new Scene(observation);
    this.#open ??= this.#skills.flatMap((skill) => {
      const said = saidOf(skill.template, { instruction, values });
      return said ? [{ skill, said }] : [];
    });
    if (this.#open.length === 0) return 'abstain';
    const next = this.#open.flatMap((open) => {
      const move = decide(open.skill, { scene, said: open.said, done: this.#done });
      return move ? [{ open, move }] : [];
    });
    // Of several the one that would begin at its beginning; from then on it alone goes on.
    const [first] = next.toSorted((a, b) => a.move.rule - b.move.rule);
    if (first) {
      this.#open = [first.open];
      return this.#make(first.move);
    }
    this.#idle += 1;
    return this.#idle > patience.looks ? 'abstain' : 'wait';
  }

  /** The next action of a move, unless it came too often: then it has no effect, and we do not know why. */
  #make(move: Move): Decision {
    this.#idle = 0;
    const action = actionFor(move);
    const key = JSON.stringify([action, move.element.id, move.element.value]);
    this.#repeats = key === this.#last ? this.#repeats + 1 : 0;
    this.#last = key;
    if (this.#repeats >= patience.repeats) return 'abstain';
    if (move.act === 'click') this.#done.add(move.element.id);
    return action;
  }
}

const centreOf = ({ box: [x, y, width, height], id }: ScreenElement) => ({
  x: x + width / 2,
  y: y + height / 2,
  element: id,
});

/** A field is pressed until it has the focus, emptied of what is wrong in it, and typed into. */
function actionFor({ act, element, text = '' }: Move): Exclude<Decision, string> {
  if (act === 'click') return { kind: 'click', count: 1, ...centreOf(element) };
  if (element.focused !== true) return { kind: 'click', count: 1, ...centreOf(element) };
  const isWrong = (element.value ?? '') !== '' && !isFilledWith(element, text);
  if (isWrong) return { kind: 'press', key: 'Backspace', element: element.id };
  return { kind: 'type', text, element: element.id };
}
