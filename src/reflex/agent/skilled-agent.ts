/** Works a screen by learned skills: the one whose words the instruction has, rule by rule. */
import type { Decision } from '../../protocol/screen/agent.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Skill } from '../../protocol/screen/skill.ts';
import type { Situation } from '../skill/fact.ts';
import { saidOf, type Row, type Said } from '../skill/instruction.ts';
import { pointOn } from '../skill/pointing.ts';
import { Scene } from '../skill/scene.ts';
import { decide, isFilledWith, isSwitch, type Move } from '../skill/skill.ts';
import { waitMs } from '../skill/wait.ts';
import type { Agent, NewAgent } from './agent.ts';
import { Settling } from './settling.ts';
import { Watch } from './watch.ts';

/** How long nothing may apply (milliseconds), and how often one move may come, before somebody else has to go on. */
const patience = { idleMs: 1500, repeats: 3 };

/** Agents that know these skills. */
export function skilled(skills: readonly Skill[]): NewAgent {
  return () => new SkilledAgent(skills);
}

/** A skill with what the instruction says by its template. */
type Open = { skill: Skill; said: Said };

/** A move of a skill, with the place of its rule. */
type Next = { open: Open; move: Move; rank: number };

/** See above. */
class SkilledAgent implements Agent {
  readonly #skills: readonly Skill[];
  readonly #done = new Set<number>();
  readonly #settling = new Settling();
  readonly #watch = new Watch();
  readonly #counts = new Map<string, number>();
  /** The skills that the instruction may ask for; one, once it has begun. */
  #open: readonly Open[] | undefined;
  #idleSince: number | undefined;

  constructor(skills: readonly Skill[]) {
    this.#skills = skills;
  }

  act(observation: Observation, instruction: string, values: Row = {}): Decision {
    this.#open ??= this.#askedFor(instruction, values);
    if (this.#open.length === 0) return 'abstain';
    this.#watch.see(observation);
    if (!this.#settling.isOver(observation)) return 'wait';
    const scene = new Scene(observation);
    const next = this.#open.flatMap((open) => this.#nextOf(open, scene) ?? []);
    // Of several the one that would begin at its beginning; from then on it alone goes on.
    const [first] = next.toSorted((a, b) => b.open.said.fit - a.open.said.fit || a.rank - b.rank);
    if (!first) return this.#idle(performance.now());
    this.#idleSince = undefined;
    if (!this.#isSure(first, scene)) return 'abstain';
    this.#open = [first.open];
    if (!this.#isDue(first)) return 'wait';
    return this.#make(first.move, { observation, scene });
  }

  #askedFor(instruction: string, values: Row): Open[] {
    return this.#skills.flatMap((skill) => {
      const said = saidOf(skill, { instruction, values });
      return said ? [{ skill, said }] : [];
    });
  }

  #nextOf(open: Open, scene: Scene): Next | undefined {
    const move = decide(open.skill.rules, this.#situation(open, scene));
    return move && { open, move, rank: open.skill.rules.indexOf(move.rule) };
  }

  #situation({ said }: Open, scene: Scene): Situation {
    return { scene, said, done: this.#done, recalled: this.#watch.recalled };
  }

  /** Whether as much time has passed as the instruction says, and nothing has to be let loose before it is pressed. */
  #isDue({ open, move: { rule, element } }: Next): boolean {
    const ms = rule.wait && waitMs(open.said, rule.wait);
    return element.disabled !== true && (ms === undefined || this.#watch.hasRested(ms));
  }

  /** What is learned without some of the demonstrations has to agree, by twice as many as would do something else. */
  #isSure({ open, move }: Next, scene: Scene): boolean {
    if (move.rule.act === 'click' && move.rule.explores === true) return true;
    const situation = this.#situation(open, scene);
    let [agreeing, differing] = [0, 0];
    for (const rules of open.skill.others) {
      const other = decide(rules, situation);
      if (!other) continue;
      const isSame =
        other.element === move.element && other.text === move.text && other.rule.act === move.rule.act;
      if (isSame) agreeing += 1;
      else differing += 1;
    }
    return agreeing >= 2 * differing;
  }

  #idle(at: number): Decision {
    this.#idleSince ??= at;
    const patienceMs = Math.max(
      patience.idleMs,
      ...(this.#open ?? []).map(({ skill }) => skill.patienceMs ?? 0),
    );
    return at - this.#idleSince > patienceMs ? 'abstain' : 'wait';
  }

  /** The next action of a move, unless it came too often: then it has no effect, and we do not know why. */
  #make(move: Move, { observation, scene }: { observation: Observation; scene: Scene }): Decision {
    const { rule, element } = move;
    const point = pointOn(scene, element);
    const ahead = this.#watch.aheadOf(element, rule.act === 'move');
    const action = actionFor(move, { x: point.x + ahead.x, y: point.y + ahead.y });
    this.#watch.act(action, element.id);
    // What is followed moves on whatever is done; what is recalled may come again.
    if (rule.act === 'move') return action;
    if (rule.target.some(({ is }) => is === 'recalled')) return action;
    const key = JSON.stringify([action, move.element.id, move.element.value, move.element.scrolled]);
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > patience.repeats) return 'abstain';
    if (move.rule.act === 'click') this.#done.add(move.element.id);
    // What only leads up to a move has no effect of its own.
    const isWhole = move.rule.act !== 'fill' || action.kind === 'type';
    const effect = isWhole ? move.rule.effect : 'none';
    this.#settling.expect(observation, { effect, id: move.element.id });
    return action;
  }
}

/** How much of what is seen of a thing is scrolled on at once. */
const scrolledShare = 0.6;

/** A field is pressed until it has the focus, emptied of what is wrong in it, and typed into. */
function actionFor(
  { rule, element, text = '' }: Move,
  point: { x: number; y: number },
): Exclude<Decision, string> {
  const place = { ...point, element: element.id };
  if (rule.act === 'click') return { kind: 'click', count: rule.count, ...place };
  if (rule.act === 'move') return { kind: 'move', ...place };
  if (rule.act === 'press') return { kind: 'press', key: rule.key, element: element.id };
  if (rule.act === 'scroll')
    return { kind: 'scroll', by: element.box[3] * scrolledShare, element: element.id };
  if (rule.act === 'select') return { kind: 'select', option: text, element: element.id };
  if (isSwitch(element) || element.focused !== true) return { kind: 'click', count: 1, ...place };
  const isWrong = (element.value ?? '') !== '' && !isFilledWith(element, text);
  if (isWrong) return { kind: 'press', key: 'Backspace', element: element.id };
  return { kind: 'type', text, element: element.id };
}
