import type { Rule, Stored } from '../model/entity.ts';
import type { Key } from './counted.ts';

type Freeze<R> = {
  message: string;
  states: readonly string[];
  /** Only these fields are frozen; the whole record when left out. */
  fields?: readonly Key<R>[];
  /** Whether the parts of the record are frozen with it. */
  parts?: boolean;
};

/**
 * A record in one of these states can be neither changed nor deleted, and neither can its parts (409). Its steps stay
 * open. What is frozen is asked by `actions/frozen.ts`, because a part has to ask its whole.
 */
export function freeze<R extends Stored>({ message, parts = true, ...rest }: Freeze<R>): Rule<R> {
  return { message, freezes: { ...rest, parts } };
}
