import { UserError } from '../../kernel/error.ts';
import type { Action } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf } from '../eye/box.ts';
import { isOfSystem } from '../eye/dialog.ts';
import { words } from '../eye/look.ts';
import type { Hand } from './hand.ts';

type Select = Extract<Action, { kind: 'select' }>;

/** A press on a button of a dialog that the browser shows answers it. */
async function click(
  hand: Hand,
  action: Extract<Action, { kind: 'click' }>,
  seen: Observation,
): Promise<void> {
  const button = seen.elements.find(({ id }) => id === action.element);
  if (button && isOfSystem(button)) return hand.answer(button.text === 'OK');
  const { count, held } = action;
  return hand.click(action, { count, ...(held && { held }) });
}

/** The list that its system draws is no part of the screen that the eye sees: its options are reached by the keys. */
async function chooseByKeys(hand: Hand, list: ScreenElement, steps: number): Promise<void> {
  await hand.click(centreOf(list.box));
  for (let nth = 0; nth < Math.abs(steps); nth++) await hand.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  await hand.press('Enter');
}

/** Where an option is: the one of just these words, else one that differs from them in case or space alone. */
function placeIn(options: readonly ScreenElement[], wanted: string): number {
  const exact = options.findIndex(({ text }) => text === wanted);
  const bare = (text: string): string => words(text).toLowerCase();
  return exact === -1 ? options.findIndex(({ text }) => bare(text) === bare(wanted)) : exact;
}

async function select(hand: Hand, action: Select, { elements }: Observation): Promise<void> {
  const list = elements.find(({ id }) => id === action.element);
  const options = elements.filter(({ role, parent }) => role === 'option' && parent === action.element);
  const wanted = placeIn(options, action.option);
  const option = options[wanted];
  if (!list || !option) {
    throw new UserError({
      code: 'option-missing',
      message: `“${action.option}” is not among the options: ${options.map(({ text }) => `“${text}”`).join(', ')}.`,
    });
  }
  if (list.role === 'listbox') return hand.click(centreOf(option.box));
  const current = options.findIndex(({ selected }) => selected === true);
  // An option that cannot be chosen is passed over by the keys.
  const [low, high] = [Math.min(wanted, current), Math.max(wanted, current)];
  const passed = options.filter(({ disabled }, nth) => disabled === true && nth > low && nth < high).length;
  const steps = wanted - Math.max(0, current);
  await chooseByKeys(hand, list, steps - Math.sign(steps) * passed);
}

/** How the browser that we open orders the parts of a date or a time (en-US), each by its place in the value. */
const parts: Readonly<Record<string, RegExp>> = {
  date: /^(?<year>\d{4,})-(?<month>\d\d)-(?<day>\d\d)$/,
  month: /^(?<year>\d{4,})-(?<month>\d\d)$/,
  time: /^(?<hour>\d\d):(?<minute>\d\d)/,
  datetime: /^(?<year>\d{4,})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d)/,
};

/** How many parts a field shows; a time has the half of the day besides. */
const partsShown = (read: Partial<Record<string, string>>): number =>
  Object.keys(read).length + ('hour' in read ? 1 : 0);

/** A date or a time is typed part by part: the keys of its value would not do. */
async function typeMoment(hand: Hand, read: Partial<Record<string, string>>): Promise<void> {
  // From whichever part was pressed to the first one.
  for (let nth = 1; nth < partsShown(read); nth++) await hand.press('ArrowLeft');
  const { year, month, day, hour, minute } = read;
  const named = month === undefined || day !== undefined ? month : monthNames[Number(month) - 1];
  for (const part of [named, day]) if (part !== undefined) await hand.type(part);
  if (year !== undefined) {
    await hand.type(year);
    if (hour !== undefined) await hand.press('ArrowRight');
  }
  if (hour === undefined || minute === undefined) return;
  const twelve = Number(hour) % 12 || 12;
  await hand.type(String(twelve).padStart(2, '0'));
  await hand.type(minute);
  await hand.type(Number(hour) < 12 ? 'a' : 'p');
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

async function type(hand: Hand, action: Extract<Action, { kind: 'type' }>, seen: Observation): Promise<void> {
  const field = seen.elements.find(({ id }) => id === action.element);
  const read = field && parts[field.role]?.exec(action.text)?.groups;
  return read ? typeMoment(hand, read) : hand.type(action.text);
}

/**
 * Does one action by real input on the screen as it was seen. Throws a UserError for a key or an option that there is not,
 * and a HandSeizedError when a person takes over.
 */
export async function perform(hand: Hand, action: Action, seen: Observation): Promise<void> {
  switch (action.kind) {
    case 'click':
      return click(hand, action, seen);
    case 'move':
      return hand.moveTo(action);
    case 'type':
      return type(hand, action, seen);
    case 'press':
      return hand.press(action.key);
    case 'drag':
      return hand.drag([action, action.to]);
    case 'scroll':
      return hand.wheel(action.by, placeOf(action, seen));
    case 'select':
      return select(hand, action, seen);
  }
}

/** A wheel turns what lies under the mouse. */
function placeOf(
  { element }: Extract<Action, { kind: 'scroll' }>,
  seen: Observation,
): { x: number; y: number } | undefined {
  const over = seen.elements.find(({ id }) => id === element);
  return over && centreOf(over.box);
}
