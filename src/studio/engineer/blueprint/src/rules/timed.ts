import type { Rule, Stored } from '../model/entity.ts';
import type { Length } from '../model/length.ts';
import type { Key } from './counted.ts';

type Timed<R> = {
  message: string;
  /** The step that the product takes by itself. */
  verb: string;
  /** The day or moment from which the time counts; when left out, that at which the record came into its state. */
  field?: string;
  after: Length;
  /** While this holds something, the step is not taken. */
  unless?: Key<R>;
  /** Only records in these states; when left out, all from which the step leads. */
  states?: readonly string[];
};

/** A step that the product takes by itself once so much time has passed. It is taken by `actions/timed-steps.ts`. */
export function timed<R extends Stored>({ message, ...step }: Timed<R>): Rule<R> {
  return { message, timed: step };
}
