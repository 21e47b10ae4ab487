import type { Input } from '../../protocol/screen/input.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Picture } from './png.ts';

/** How far back the eye remembers, in milliseconds. */
export const windowMs = 5_000;

/** The pixels of the last seconds: a key frame now and then, and the tiles that changed in between. */
export type PixelWindow = {
  /** When pictures were taken, oldest first, in milliseconds since the beginning of the screen. */
  readonly times: readonly number[];
  /** What is held in memory, in bytes. */
  readonly bytes: number;
  /** The picture at that time: the last that was taken not after it; `undefined` when none was. 8-bit samples. */
  at(time: number): Promise<Picture | undefined>;
};

/** The last five seconds, oldest first. The first observation may be older: it is what was seen when they began. */
export type EyeWindow = {
  readonly observations: readonly Observation[];
  readonly inputs: readonly Input[];
  /** Absent when the eye was opened without pixels. */
  readonly pixels: PixelWindow | undefined;
};

/** A field for a password that has the focus. */
export type SecretField = { id: number; origin: string; length: number };

/**
 * An eye on a screen, whatever its source: elements, pointer, focus and input events as they change, some thirty or more
 * times a second while something moves and not at all while nothing does. Times are milliseconds since it was opened.
 */
export type Eye = AsyncDisposable & {
  /** Looks now, and resolves with what is seen. Throws a ScreenLostError or PageHungError when the screen is gone. */
  observe(): Promise<Observation>;
  /** What was seen last, without looking again. */
  readonly latest: Observation;
  /** The last five seconds. */
  readonly window: EyeWindow;
  /** Resolves with the first observation that is newer than `after`, or with `undefined` after `timeoutMs`. */
  next(after: number, timeoutMs: number): Promise<Observation | undefined>;
  /** What the frame of the window says beside the page: its title and its address. */
  readonly frame: { title: string; address: string };
  /** The innermost element that a press at that place would reach. */
  at(place: { x: number; y: number }): Promise<number | undefined>;
  /** Where the links that are seen lead, by their ids: what a browser shows while the mouse rests on one. */
  addresses(): Promise<Map<number, string>>;
  /** The field with the focus where it shows bullets: its id, the origin of its page, and how many characters are in it. */
  secretField(): Promise<SecretField | undefined>;
  /**
   * Tells of each change of what is on the screen; returns what ends that. An eye that looks only when it is asked to says
   * once after each look that there may be one (`isSure` false).
   */
  onSeen(listener: (isSure: boolean) => void): () => void;
  /** Tells of each input event as it happens; returns what ends that. */
  onInput(listener: (input: Input) => void): () => void;
  /** Milliseconds since the eye was opened, on the clock of its observations. */
  now(): number;
};
