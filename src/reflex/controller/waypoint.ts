/** Where a controller is to go: a way of points, each with words that say what to do and a way to see that it is reached. */
import type { Observation } from '../../protocol/screen/observation.ts';
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Row } from '../skill/instruction.ts';

/** A point on the way. */
export type Waypoint = {
  /** What is to be done until it is reached, as it was said when it was shown. */
  instruction: string;
  /** The row that is worked, where there is one. */
  values?: Row;
  /** Whether the screen shows that it is reached. */
  isReached(screen: Observation): boolean;
  /** Whether this action is the one that ends it: such a one is done once, and what comes of it is waited for. */
  isLast?(action: Action, screen: Observation): boolean;
  /** What is in the way on this screen, in words for people; undefined where nothing is. */
  obstacle?(screen: Observation): string | undefined;
};

/** Why a controller stopped before it was there. */
export type StopCause =
  /** No skill explains the screen. */
  | 'unexplained'
  /** Something is in the way that nobody showed. */
  | 'obstacle'
  /** The page did not take it, and says something. */
  | 'refused'
  /** Nothing came of it. */
  | 'no-effect'
  /** A password is asked for that is not kept, or not for this page. */
  | 'secret'
  /** The screen was another one each time before anything could be done. */
  | 'unsteady'
  /** A person took over. */
  | 'seized';

/** What came of a way: it was gone to its end, or stopped, with what was seen and done in the last seconds. */
export type Passage =
  | { end: 'reached'; actions: number; isSubmitted: boolean }
  | {
      end: 'stopped';
      cause: StopCause;
      /** For people. */
      message: string;
      actions: number;
      /** Whether the action that ends it was done: what came of it is not known then. */
      isSubmitted: boolean;
    };
