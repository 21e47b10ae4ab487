import { UserError } from '../../kernel/error.ts';
import type { Action, Step } from '../../protocol/screen/demonstration.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { contains } from '../eye/box.ts';
import { isMasked } from '../eye/sight.ts';
import { elementOf, type Gesture, readGestures } from './gesture.ts';
import type { Moment } from './moment.ts';
import { settleGestures } from './settle-gestures.ts';

type Keys = Extract<Gesture['act'], { kind: 'keys' }>;

/** What stands in a masked field is known only from the keys. */
function typedSecretly(keys: Keys, length: number): string {
  const isWhole = keys.isPlain && Array.from(keys.typed).length === length;
  if (isWhole) return keys.typed;
  throw new UserError({
    code: 'typing-unreadable',
    message: 'What was typed into a masked field cannot be told from its keys.',
    hint: 'Show it once more, and correct with Backspace only.',
  });
}

/** What a person who knows what is wanted would type instead: from what the field held to what it holds. */
function retype(keys: Keys): (Action & { kind: 'press' | 'type' })[] {
  const { held, holds } = keys;
  const isSecret = isMasked(holds);
  if (keys.isPlain && (held + keys.typed).toLowerCase() === holds.toLowerCase())
    return [{ kind: 'type', text: keys.typed }];
  const added = Array.from(holds).length - Array.from(held).length;
  const isAddition = isSecret
    ? (held === '' || isMasked(held)) && keys.isPlain && added > 0
    : holds.startsWith(held);
  if (isAddition)
    return [{ kind: 'type', text: isSecret ? typedSecretly(keys, added) : holds.slice(held.length) }];
  const select: Action & { kind: 'press' } = { kind: 'press', key: 'Control+a' };
  if (holds === '') return [select, { kind: 'press', key: 'Delete' }];
  const text = isSecret ? typedSecretly(keys, Array.from(holds).length) : holds;
  return [select, { kind: 'type', text }];
}

/** What lay under the pointer: words that stand beside other things in an element count by themselves. */
function innermost({ before, element, act }: Gesture): number | undefined {
  if (act.kind !== 'click' || elementOf(before, element) === undefined) return elementOf(before, element)?.id;
  const within = before.elements.filter((one) => one.parent === element && contains(one.box, act));
  return within.length === 1 && within[0]?.role === 'text' ? within[0].id : element;
}

function actionsOf(gesture: Gesture): Action[] {
  const { act } = gesture;
  const element = innermost(gesture);
  const on = element === undefined ? {} : { element };
  if (act.kind === 'keys') return retype(act).map((action) => ({ ...action, ...on }));
  if (act.kind !== 'drag') return [{ ...act, ...on }];
  const { target, ...drag } = act;
  return [{ ...drag, ...on, ...(elementOf(gesture.after, target) && target !== undefined && { target }) }];
}

/**
 * The steps that a person took, from the input events and the screens before them. Throws UserError when what was typed
 * cannot be told.
 */
export function foldInput(moments: Moment[], end: { at: number; seen: () => Observation }): Step[] {
  return settleGestures(readGestures(moments, end)).flatMap(({ before, began, ended, ...gesture }) =>
    actionsOf({ before, began, ended, ...gesture }).map((action) => ({ before, action, began, ended })),
  );
}
