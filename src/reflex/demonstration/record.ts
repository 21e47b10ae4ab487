import { UserError } from '../../kernel/error.ts';
import type { Demonstration, Flash, Step } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Eye } from '../eye/eye.ts';
import { masked } from '../eye/sight.ts';
import { foldInput } from './fold-input.ts';
import { LiveMoments } from './live-moments.ts';
import { withoutIdleMoves } from './meant-moves.ts';
import { flashesIn, keepLog, ScreenLog } from './screen-log.ts';

/** A demonstration with a picture of the screen before each step; the same picture may stand for several steps. */
export type Recording = { demonstration: Demonstration; pictures: (Uint8Array | undefined)[] };

/** What a demonstration is of: the words that say what is done, the row that is worked, and the address at which it begins. */
export type Shown = { instruction: string; values: Record<string, string>; url?: string };

type Picture = { at: number; bytes: Uint8Array };

/** How long a screen has to rest before its picture is taken, and how many pictures are kept at most. */
const restMs = 120;
const mostPictures = 2_000;

const secretName = /passw|passphrase|pwd|secret|kennwort|mot de passe|\bpin\b|\bcvv\b|\bcvc\b/i;

/** Whether a column holds what nobody else may read, by its name. */
export function isSecretColumn(name: string): boolean {
  return secretName.test(name);
}

/** Values as they may be kept: those of secret columns masked. */
function keepable(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isSecretColumn(name) ? masked(value) : value]),
  );
}

/** Takes pictures of a screen whenever it rests. */
class Camera {
  readonly pictures: Picture[] = [];
  readonly #eye: Eye;
  readonly #take: () => Promise<Uint8Array>;
  readonly #running: Promise<void>;
  readonly #first = Promise.withResolvers<void>();
  #isOver = false;

  constructor(eye: Eye, take: () => Promise<Uint8Array>) {
    this.#eye = eye;
    this.#take = take;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  /** Resolves when the first picture was taken, or could not be. */
  get first(): Promise<void> {
    return this.#first.promise;
  }

  async #run(): Promise<void> {
    let done = (await this.#picture(this.#eye.latest.at)) ? this.#eye.latest.at : -1;
    this.#first.resolve();
    while (!this.#isOver) {
      const { at } = this.#eye.latest;
      const isDue = at !== done && this.#eye.now() - at >= restMs && this.pictures.length < mostPictures;
      if (isDue && (await this.#picture(at))) done = at;
      await this.#eye.next(this.#eye.latest.at, restMs).catch(() => undefined);
    }
  }

  /** A picture of the screen as it was seen at a time; of one that changed meanwhile it might show either, and is none. */
  async #picture(at: number): Promise<boolean> {
    // A page may show what a field for a password holds.
    const { latest } = this.#eye;
    if (latest.elements.some(({ secret, value }) => secret === true && (value ?? '') !== '')) return false;
    const bytes = await this.#take().catch(() => undefined);
    if (!bytes || this.#eye.latest.at !== at) return false;
    this.pictures.push({ at, bytes });
    return true;
  }
}

function rebase(steps: Step[], start: number): Step[] {
  const moved = new Map<Observation, Observation>();
  return steps.map((step) => {
    const before = moved.get(step.before) ?? moveTo(step.before, start);
    moved.set(step.before, before);
    return {
      ...step,
      before,
      ...(step.passed && { passed: step.passed.map((screen) => moveTo(screen, start)) }),
      ...(step.lit && { lit: step.lit.map((flash) => ({ ...flash, at: Math.max(0, flash.at - start) })) }),
      began: Math.max(0, step.began - start),
      ended: Math.max(0, step.ended - start),
    };
  });
}

function moveTo(screen: Observation, start: number): Observation {
  return { ...screen, at: Math.max(0, screen.at - start) };
}

/** What was seen, and what lit up by itself. */
type Meanwhile = { log: ScreenLog; start: number; lit: readonly Flash[] };

/** Steps with what happened by itself between them. */
function between(steps: Step[], { log, start, lit }: Meanwhile): Step[] {
  return steps.map((step, nth) => {
    const from = steps[nth - 1]?.ended ?? start;
    const acted = 'element' in step.action ? step.action.element : undefined;
    const passed = log.passed(from, step.began, acted);
    const flashes = lit.filter(({ at }) => at >= from && at < step.began);
    return {
      ...step,
      ...(passed.length > 0 && { passed }),
      ...(flashes.length > 0 && { lit: flashes }),
    };
  });
}

/** A recording that goes on. */
export type Recorder = {
  /** Resolves when the screen as it is at the beginning was pictured too. */
  readonly ready: Promise<void>;
  /** Ends it. Throws UserError `nothing-shown` when nothing was done. */
  finish(): Promise<Recording>;
  /** Ends it and keeps nothing. */
  cancel(): Promise<void>;
};

/** Starts to record what a person does on the screen that the eye sees; `takePicture` makes a picture of it. */
export function startRecording(eye: Eye, shown: Shown, takePicture: () => Promise<Uint8Array>): Recorder {
  const start = eye.now();
  const live = new LiveMoments();
  const stopListening = eye.onInput((input) => live.add(input, eye.latest));
  const camera = new Camera(eye, takePicture);
  const log = new ScreenLog();
  const over = new AbortController();
  const logged = keepLog(eye, log, over.signal);
  const stop = async (): Promise<Observation> => {
    // A window that its user closed shows nothing any more: what was seen last counts.
    const last = await eye.observe().catch(() => eye.latest);
    stopListening();
    await camera.stop();
    over.abort();
    await logged;
    return last;
  };
  return {
    ready: camera.first,
    finish: async () => {
      const last = await stop();
      const end = { at: eye.now(), seen: () => last };
      const folded = foldInput(withoutIdleMoves(live.moments, log, end), end);
      const acted = live.moments.map(({ at }) => at);
      const steps = between(folded, { log, start, lit: flashesIn(log.around(start, end.at), acted) });
      if (steps.length === 0) {
        const hint = 'Do in the window what is to be learned, then end the recording.';
        throw new UserError({ code: 'nothing-shown', message: 'Nothing was done in the recording.', hint });
      }
      const pictures = steps.map((step) => camera.pictures.findLast(({ at }) => at <= step.before.at)?.bytes);
      const demonstration: Demonstration = {
        format: 'macrohard/demonstration',
        version: 1,
        instruction: shown.instruction,
        values: keepable(shown.values),
        steps: rebase(steps, start),
        after: moveTo(last, start),
        ...(shown.url !== undefined && { url: shown.url }),
      };
      return { demonstration, pictures };
    },
    cancel: async () => void (await stop()),
  };
}
