/** Works a screen by learned skills: the one whose words the instruction has, rule by rule. */
import type { Decision } from '../../protocol/screen/agent.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Skill } from '../../protocol/screen/skill.ts';
import type { Point } from '../eye/box.ts';
import { isOfSystem } from '../eye/dialog.ts';
import type { Situation } from '../skill/fact.ts';
import { saidOf, type Row, type Said } from '../skill/instruction.ts';
import { pointOn } from '../skill/pointing.ts';
import { Scene } from '../skill/scene.ts';
import { decide, isFilledWith, isSwitch, type Move } from '../skill/skill.ts';
import { waitMs } from '../skill/wait.ts';
import type { Agent, NewAgent } from './agent.ts';
import { Settling, type Outcome } from './settling.ts';
import { Watch } from './watch.ts';

/** How long nothing may apply (milliseconds), and how often one move may come, before somebody else has to go on. */
const patience = { idleMs: 1500, repeats: 3 };

/** Fewer words than this may have been on all screens by chance. */
const fewestLandmarks = 3;

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
    const point = first && reachOf(scene, first.move.element);
    if (!first || !point) return this.#idle(performance.now());
    this.#idleSince = undefined;
    if (next.some((other) => isRival(other, first)) || !this.#isSure(first, scene)) return 'abstain';
    this.#open = [first.open];
    if (!this.#isDue(first)) return 'wait';
    return this.#make(first.move, { observation, point });
  }

  #askedFor(instruction: string, values: Row): Open[] {
    return this.#skills.flatMap((skill) => {
      const said = saidOf(skill, { instruction, values });
      return said ? [{ skill, said }] : [];
    });
  }

  #nextOf(open: Open, scene: Scene): Next | undefined {
    const { landmarks } = open.skill;
    if (landmarks.length >= fewestLandmarks && !landmarks.some((text) => scene.shown.texts.has(text)))
      return undefined;
    const move = decide(open.skill.rules, this.#situation(open, scene));
    return move && { open, move, rank: open.skill.rules.indexOf(move.rule) };
  }

  #situation({ said }: Open, scene: Scene): Situation {
    return { scene, said, done: this.#done, recalled: this.#watch.recalled };
  }

  /** Whether as much time has passed as the instruction says. */
  #isDue({ open, move: { rule } }: Next): boolean {
    const ms = rule.wait && waitMs(open.said, rule.wait);
    return ms === undefined || this.#watch.hasRested(ms);
  }

  /** What is learned without some of the demonstrations has to agree, by twice as many as would do something else. */
  #isSure({ open, move }: Next, scene: Scene): boolean {
    if (move.rule.act === 'click' && move.rule.explores === true) return true;
    const situation = this.#situation(open, scene);
    let [agreeing, differing] = [0, 0];
    for (const rules of open.skill.others) {
      const other = decide(rules, situation);
      if (!other) continue;
      if (isSameMove(other, move)) agreeing += 1;
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
  #make(move: Move, { observation, point }: { observation: Observation; point: Point }): Decision {
    const { rule, element } = move;
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
    const outcome: Omit<Outcome, 'id'> = isWhole ? move.rule : { effect: 'none' };
    this.#settling.expect(observation, {
      effect: outcome.effect,
      awaits: outcome.awaits,
      id: move.element.id,
    });
    return action;
  }
}

/** Whether another skill that the instruction fits as well would begin with something else. */
function isRival(other: Next, { open, move, rank }: Next): boolean {
  const isAsGood = other.open !== open && other.open.said.fit === open.said.fit && other.rank === rank;
  return isAsGood && !isSameMove(other.move, move);
}

const isSameMove = (one: Move, other: Move): boolean =>
  one.element === other.element && one.text === other.text && one.rule.act === other.rule.act;

/** Where an element can be pressed; undefined where it cannot: it is off, or behind a dialog of the browser. */
function reachOf(scene: Scene, element: ScreenElement): Point | undefined {
  const isBehind = !isOfSystem(element) && scene.elements.some(isOfSystem);
  return element.disabled === true || isBehind ? undefined : pointOn(scene, element);
}

/** How much of what is seen of a thing is scrolled on at once. */
const scrolledShare = 0.6;

/** A field is pressed until it has the focus, emptied of what is wrong in it, and typed into. */
function actionFor({ rule, element, text = '' }: Move, point: Point): Exclude<Decision, string> {
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
