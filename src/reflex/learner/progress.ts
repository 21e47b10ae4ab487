/** What has been done at a point of a demonstration, as far as it bears on what comes next. */
import type { Step } from '../../protocol/screen/demonstration.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Situation } from '../skill/fact.ts';
import type { Said } from '../skill/instruction.ts';
import { Recall } from '../skill/recall.ts';
import type { Scene } from '../skill/scene.ts';
import { Tries } from '../skill/tries.ts';
import { unrecorded } from '../skill/skill.ts';
import type { Read } from './trace.ts';

/** See above. */
export class Progress {
  readonly #said: Said;
  readonly #done = new Set<number>();
  readonly #pressed: string[] = [];
  /** Lists in which something was chosen of which the record does not say what. */
  readonly #chosen = new Set<number>();
  readonly #recall = new Recall();
  readonly #tries = new Tries();

  constructor(said: Said) {
    this.#said = said;
  }

  /** A step as it comes: its lists hold what was chosen in them before, though the record may not say what. */
  reach(step: Step): Step {
    for (const flash of step.lit ?? []) this.#recall.lit(flash);
    if (this.#chosen.size === 0) return step;
    const elements = step.before.elements.map((one) =>
      this.#chosen.has(one.id) ? { ...one, value: unrecorded } : one,
    );
    return { ...step, before: { ...step.before, elements } };
  }

  /** What a description is held against on a screen now. */
  at(scene: Scene): Situation {
    return {
      scene,
      said: this.#said,
      done: new Set(this.#done),
      pressed: [...this.#pressed],
      recalled: this.#recall.nextAt(Number.POSITIVE_INFINITY),
      tried: this.#tries.at(scene),
    };
  }

  /** Takes in what was done. */
  take({ scene, deed, element, text = '' }: Read): void {
    if (deed.act === 'click') this.#press(scene, element);
    if (deed.act === 'click' || deed.act === 'press') this.#tries.acted();
    if (deed.act === 'fill') this.#tries.typed(text, scene);
    // Where the record does not say what was chosen, it was what was meant.
    if (deed.act === 'select' && text === '') this.#chosen.add(element.id);
  }

  #press(scene: Scene, element: ScreenElement): void {
    this.#done.add(element.id);
    this.#pressed.push(...scene.wordsAbout(element));
    this.#recall.pressed(element.id);
  }

  /** A press that was part of what came after it. */
  takeBack({ id }: ScreenElement): void {
    this.#done.delete(id);
  }
}
