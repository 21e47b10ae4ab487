/** Works a screen by learned skills: the one whose words the instruction has, rule by rule. */
import type { Decision, Refusal } from '../../protocol/screen/agent.ts';
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Rule, Skill } from '../../protocol/screen/skill.ts';
import type { Point } from '../eye/box.ts';
import { isOfSystem } from '../eye/dialog.ts';
import type { Situation } from '../skill/fact.ts';
import { saidOf, valuesOf, type Row, type Said } from '../skill/instruction.ts';
import { pointOn } from '../skill/pointing.ts';
import { plain, Scene } from '../skill/scene.ts';
import { contentOf } from '../skill/signature.ts';
import {
  decide,
  isAboutAsked,
  isFilledWith,
  isFulfilled,
  isSwitch,
  movesOf,
  type Move,
} from '../skill/skill.ts';
import { Tries } from '../skill/tries.ts';
import { waitMs } from '../skill/wait.ts';
import type { Agent, NewAgent } from './agent.ts';
import { Farther, scrolledShare } from './farther.ts';
import { Settling, type Outcome } from './settling.ts';
import { Watch } from './watch.ts';

/**
 * How long nothing may apply (milliseconds) before what lies farther down is looked at, and before somebody else has to go
 * on; how long what a move may still do to the screen is waited for before it comes again; how often one move may come on
 * the same screen, and on whatever screen.
 */
const patience = { glanceMs: 300, idleMs: 1500, againMs: 700, repeats: 3, presses: 60 };

/** Fewer words than this may have been on all screens by chance. */
const fewestLandmarks = 3;

/** Agents that know these skills. `hasBegun`: they come to a task in the middle. */
export function skilled(skills: readonly Skill[], hasBegun = false): NewAgent {
  return () => new SkilledAgent(skills, hasBegun);
}

/** A skill with what the instruction says by its template. */
type Open = { skill: Skill; said: Said };

/** A move of a skill, with the place of its rule, and whether it is on what is asked for. */
type Next = { open: Open; move: Move; isAsked: boolean; rank: number };

const abstain = (why: Refusal): Decision => ({ kind: 'abstain', why });

/** Where a move is made. */
type Place = { observation: Observation; scene: Scene; point: Point };

/** See above. */
class SkilledAgent implements Agent {
  readonly #skills: readonly Skill[];
  readonly #done = new Set<number>();
  readonly #pressed: string[] = [];
  readonly #settling = new Settling();
  readonly #watch = new Watch();
  readonly #farther = new Farther();
  readonly #tries = new Tries();
  readonly #counts = new Map<string, number>();
  /** What was pressed of what a list offers, by the list. */
  readonly #chosen = new Map<number | undefined, number[]>();
  /** The skills that the instruction may ask for; one, once it has begun. */
  #open: readonly Open[] | undefined;
  #last: Action | undefined;
  #idleSince: number | undefined;
  #hasBegun: boolean;

  constructor(skills: readonly Skill[], hasBegun: boolean) {
    this.#skills = skills;
    this.#hasBegun = hasBegun;
  }

  act(observation: Observation, instruction: string, values: Row = {}): Decision {
    this.#open ??= this.#askedFor(instruction, values);
    if (this.#open.length === 0) return abstain('unknown');
    // What is asked for in these words may have been shown and not understood.
    if (this.#open.every(({ skill }) => skill.rules.length === 0)) return abstain('unlearned');
    this.#watch.see(observation);
    if (!this.#settling.isOver(observation)) return 'wait';
    const scene = new Scene(observation);
    const next = this.#open.flatMap((open) => this.#nextOf(open, scene) ?? []);
    // Of several the one that would begin with what is asked for, and at its beginning; from then on it alone goes on.
    const [first] = next.toSorted((a, b) => Number(b.isAsked) - Number(a.isAsked) || a.rank - b.rank);
    const point = first && reachOf(scene, first.move);
    if (!first || !point) return this.#idle(observation, performance.now());
    this.#idleSince = undefined;
    if (next.some((other) => isRival(other, first))) return abstain('rival');
    if (!this.#isSure(first, scene)) return abstain('unsure');
    this.#open = [first.open];
    if (!this.#isDue(first)) return 'wait';
    return this.#go(first, { observation, scene, point });
  }

  /** Makes a move, unless something that is said and comes first may lie farther down. */
  #go(next: Next, at: Place): Decision {
    const further = isLeft(next, this.#pressed) ? this.#farther.look(at.observation) : undefined;
    if (!further) return this.#make(next.move, at);
    this.#settling.expect(at.observation, { effect: 'changed', id: next.move.element.id });
    return further;
  }

  #askedFor(instruction: string, values: Row): Open[] {
    const found = this.#skills.flatMap((skill) => {
      const said = saidOf(skill, { instruction, values });
      return said ? [{ skill, said }] : [];
    });
    const fit = Math.max(...found.map(({ said }) => said.fit));
    return found.filter(({ said }) => said.fit === fit);
  }

  #nextOf(open: Open, scene: Scene): Next | undefined {
    const { landmarks } = open.skill;
    if (landmarks.length >= fewestLandmarks && !landmarks.some((text) => scene.shown.texts.has(text)))
      return undefined;
    const situation = this.#situation(open, scene);
    const move = decide(open.skill.rules, situation);
    if (!move || (!this.#hasBegun && !mayBegin(move, open, situation))) return undefined;
    return { open, move, isAsked: isAboutAsked(move.rule), rank: open.skill.rules.indexOf(move.rule) };
  }

  #situation({ said }: Open, scene: Scene): Situation {
    const { recalled } = this.#watch;
    const tried = this.#tries.at(scene);
    return { scene, said, done: this.#done, pressed: this.#pressed, recalled, tried };
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
      const isAgain = other.rule.act === 'click' && this.#done.has(other.element.id);
      const meant = isAgain ? (nextPress(rules, situation) ?? other) : other;
      if (isSameMove(other, move) || isSameMove(meant, move)) agreeing += 1;
      else differing += 1;
    }
    return agreeing >= 2 * differing;
  }

  #idle(observation: Observation, at: number): Decision {
    this.#idleSince ??= at;
    const waited = (this.#open ?? []).flatMap(({ skill: { patienceMs } }) => patienceMs ?? []);
    const idleMs = at - this.#idleSince;
    // Where waiting was shown to be part of it, what is to come comes by itself.
    const further =
      waited.length === 0 && idleMs > patience.glanceMs ? this.#farther.look(observation) : undefined;
    if (!further) return idleMs > Math.max(patience.idleMs, ...waited) ? abstain('unexplained') : 'wait';
    this.#idleSince = undefined;
    return further;
  }

  /**
   * Whether a move has come before on the same screen, and what it does may still be on its way (`soon`), or has come too
   * often: then it has no effect, or none that leads on, and we do not know why (`stuck`).
   */
  #isAgain(action: Action, { element }: Move, scene: Scene): 'soon' | 'stuck' | undefined {
    const key = 'key' in action ? action.key : '';
    const { role, box, value } = element;
    // A page that is drawn anew has other elements in the same places.
    const deed = JSON.stringify([action.kind, key, role, scene.nameOf(element), value, box.map(Math.round)]);
    const here = `${deed} ${contentOf(scene.elements)}`;
    const countOf = (what: string): number => this.#counts.get(what) ?? 0;
    if (countOf(here) > 0 && !this.#watch.hasRested(patience.againMs)) return 'soon';
    if (countOf(deed) >= patience.presses || countOf(here) >= patience.repeats) return 'stuck';
    for (const what of [deed, here]) this.#counts.set(what, countOf(what) + 1);
    return undefined;
  }

  /** Whether something else that was chosen in the same list has to stay so; what is out of sight did. */
  #keepsOthers({ rule, element }: Move, scene: Scene): boolean {
    if (rule.act !== 'click' || element.role !== 'option') return false;
    const chosen = this.#chosen.get(element.parent) ?? [];
    return chosen.some((id) => id !== element.id && scene.byId(id)?.selected !== false);
  }

  /** The next action of a move, unless it came too often. */
  #make(move: Move, at: Place): Decision {
    const { rule, element } = move;
    const { observation, scene, point } = at;
    this.#hasBegun = true;
    const ahead = this.#watch.aheadOf(element, rule.act === 'move');
    const place = { x: point.x + ahead.x, y: point.y + ahead.y };
    const action = {
      ...actionFor(move, place, this.#last),
      ...(this.#keepsOthers(move, scene) && { held: 'Control' as const }),
    };
    // What is followed moves on whatever is done; what is recalled may come again.
    const mayRecur = rule.act === 'move' || rule.target.some(({ is }) => is === 'recalled');
    const again = mayRecur ? undefined : this.#isAgain(action, move, scene);
    if (again) return again === 'soon' ? 'wait' : abstain('stuck');
    this.#watch.act(action, element.id);
    this.#last = action;
    if (!mayRecur) this.#keep(action, move, at);
    // What the mouse opens is waited for.
    else if (rule.effect === 'opened')
      this.#settling.expect(observation, { effect: 'opened', id: element.id });
    return action;
  }

  /** Keeps what an action tells of later screens, and what is to come of it. */
  #keep(action: Action, { rule, element }: Move, { observation, scene }: Place): void {
    if (action.kind === 'type') this.#tries.typed(action.text, scene);
    if (rule.act === 'click' || rule.act === 'press') this.#tries.acted();
    if (rule.act === 'click') {
      this.#done.add(element.id);
      this.#pressed.push(...scene.wordsAbout(element));
      if (element.role === 'option')
        this.#chosen.set(element.parent, [...(this.#chosen.get(element.parent) ?? []), element.id]);
    }
    // What only leads up to a move has no effect of its own.
    const isWhole = rule.act !== 'fill' || action.kind === 'type';
    const { effect, awaits }: Omit<Outcome, 'id'> = isWhole ? rule : { effect: 'none' };
    this.#settling.expect(observation, { effect, awaits, id: element.id });
  }
}

/**
 * Whether something may be begun with a move: only with what somebody began with, but, in words that were shown, with what is
 * typed where another field is filled already, and with what comes after a choice where a list holds what is said by itself.
 */
function mayBegin({ rule }: Move, { said, skill: { rules } }: Open, situation: Situation): boolean {
  if (rule.opens === true) return true;
  if (said.template < 0) return false;
  const before = rules.slice(0, rules.indexOf(rule));
  const isChosen = before.some(
    (one) => one.act === 'select' && one.opens === true && isFulfilled(one, situation),
  );
  return 'text' in rule || isChosen;
}

/** Whether a move would come before all members of a list that is said were pressed: the others may lie farther down. */
function isLeft({ open: { skill, said }, move }: Next, pressed: readonly string[]): boolean {
  const before = skill.rules.slice(0, skill.rules.indexOf(move.rule));
  return before.some(
    ({ act, target }) =>
      act === 'click' &&
      target.some(
        (fact) =>
          fact.is === 'value' &&
          fact.place === 'own' &&
          fact.of.by === 'gap' &&
          fact.of.each === true &&
          valuesOf(said, fact.of).some((value) => !pressed.includes(plain(value))),
      ),
  );
}

/** Whether another skill would begin with something else. */
function isRival(other: Next, { open, move, isAsked, rank }: Next): boolean {
  const isEqual = other.isAsked === isAsked && other.rank === rank;
  return other.open !== open && isEqual && !isSameMove(other.move, move);
}

/** The first press of some rules on what was not pressed before. */
function nextPress(rules: readonly Rule[], situation: Situation): Move | undefined {
  const moves = rules.flatMap((rule) => movesOf(rule, situation));
  return moves.find(({ rule, element }) => rule.act === 'click' && !situation.done.has(element.id));
}

const isSameMove = (one: Move, other: Move): boolean =>
  one.element === other.element && one.text === other.text && one.rule.act === other.rule.act;

/** Where an element can be pressed; undefined where it cannot: it is off, or behind a dialog of the browser. */
function reachOf(scene: Scene, { rule, element }: Move): Point | undefined {
  const isBehind = !isOfSystem(element) && scene.elements.some(isOfSystem);
  // What is off may still be scrolled.
  const isOff = element.disabled === true && rule.act !== 'scroll';
  return isOff || isBehind ? undefined : pointOn(scene, element);
}

/** The action of a move on an element where it is now, after another one. */
function actionFor(move: Move, point: Point, last: Action | undefined): Action {
  const { rule, element, text = '' } = move;
  const place = { ...point, element: element.id };
  if (rule.act === 'click') return { kind: 'click', count: rule.count, ...place };
  if (rule.act === 'move') return { kind: 'move', ...place };
  if (rule.act === 'press') return { kind: 'press', key: rule.key, element: element.id };
  if (rule.act === 'scroll')
    return { kind: 'scroll', by: element.box[3] * scrolledShare, element: element.id };
  if (rule.act === 'select') return { kind: 'select', option: text, element: element.id };
  const isReached = !isSwitch(element) && element.focused === true;
  return isReached ? fillingOf(element, text, last) : { kind: 'click', count: 1, ...place };
}

const markAll = 'Control+a';

/** A field that has the focus is emptied of what is wrong in it, all of it at once, and typed into. */
function fillingOf(element: ScreenElement, text: string, last: Action | undefined): Action {
  const isWrong = (element.value ?? '') !== '' && !isFilledWith(element, text);
  const isMarked = last?.kind === 'press' && last.key === markAll && last.element === element.id;
  if (isWrong) return { kind: 'press', key: isMarked ? 'Backspace' : markAll, element: element.id };
  return { kind: 'type', text, element: element.id };
}
