import type { FormEntry } from '../../protocol/journey.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { findField, findLabelled, type Labelled, labelledBy, momentRoles } from '../eye/find.ts';
import { type Look, words } from '../eye/look.ts';
import { isMasked } from '../eye/sight.ts';
import { type EmulatedUser, UnexpectedScreenError } from '../user/emulated-user.ts';
import { chooseFile, findFileButton } from './choose-file.ts';
import { momentStrokes } from './moment.ts';

/** An entry whose option, when it stands for a record, is known by the words in which it is shown. */
export type ReadyEntry = Pick<FormEntry, 'label' | 'value' | 'optional' | 'refused' | 'upload'> & {
  options?: string[];
  /** The words of each record that is to be ticked. */
  boxes?: string[][];
};

/** More characters than these are pasted. */
const mostTyped = 200;

/** How long a field may take to show that it has the focus. */
const focusMs = 1_000;

function loose(text: string): string {
  return words(text)
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
}

/** The options of a select box, with the words of each. */
export function optionsOf({ scene }: Look, field: ScreenElement): ScreenElement[] {
  return scene.childrenOf(field).filter(({ role }) => role === 'option');
}

function matches(option: string, wanted: string): boolean {
  if (/^\d+$/.test(wanted)) return new RegExp(`(^|\\D)${wanted}(\\D|$)`).test(option);
  return loose(option) === loose(wanted);
}

/** Whether an option stands for none of them. */
export const isEmptyChoice = ({ text }: Pick<ScreenElement, 'text'>): boolean =>
  text === '' || /^(choose|choisir|select|none|—|-)/i.test(text);

function wantedOption(options: readonly ScreenElement[], entry: ReadyEntry): ScreenElement | undefined {
  const wanted = entry.options ?? [entry.value];
  const found = options.find(({ text }) => wanted.some((one) => matches(text, one)));
  if (found) return found;
  // A control that is filled in for this user offers what is theirs and nothing else.
  return entry.optional ? options.find((option) => !isEmptyChoice(option)) : undefined;
}

type Focused = { field: ScreenElement; look: Look };

/** A control and how it is found again. */
export type Aim = { find: (look: Look) => Labelled | undefined; name: string };

const labelled = (label: string): Aim => ({ find: (look) => findLabelled(look, label), name: label });

/**
 * Gives the control the focus as a person does: a select box or a date by its label, so that nothing pops up over it; and
 * sees that it has it.
 */
async function focus(user: EmulatedUser, { find, name }: Aim): Promise<Focused> {
  const { seen, point, look } = await user.reach((view) => find(view)?.control, `a field “${name}”`);
  const byLabel = seen.role === 'combobox' || momentRoles.has(seen.role);
  const text = byLabel ? find(look)?.label : undefined;
  const isInView = text && text.id !== seen.id && text.box[1] >= 0 && text.box[1] < look.viewport.height;
  const [x, y, width, height] = text?.box ?? [0, 0, 0, 0];
  await user.hand.click(isInView ? { x: x + Math.min(8, width / 2), y: y + height / 2 } : point);
  const held = await user.until(
    (view) => (view.scene.byId(seen.id)?.focused === true ? view : undefined),
    `the field “${name}” to have the focus`,
    focusMs,
  );
  // What the press itself turned over is judged by what was there before.
  return { field: seen, look: held };
}

async function typeText(user: EmulatedUser, field: ScreenElement, value: string): Promise<void> {
  if ((field.value ?? '') !== '') {
    await user.hand.press('Control+a');
    await user.hand.press('Delete');
  }
  // What is long is pasted.
  if (value.length > mostTyped) await user.hand.insert(value);
  else if (value !== '') await user.hand.type(value);
}

function optionFor(options: readonly ScreenElement[], entry: ReadyEntry): ScreenElement {
  const isEmptied = entry.value === '' && !entry.options;
  const wanted = isEmptied ? options.find(isEmptyChoice) : wantedOption(options, entry);
  if (wanted) return wanted;
  const offered = options.map(({ text }) => `“${text}”`).join(', ') || 'none';
  const what = (entry.options ?? [entry.value]).join(' or ');
  throw new UnexpectedScreenError(
    `Expected “${what}” among the choices of “${entry.label}”. Seen: ${offered}.`,
  );
}

/** Chooses by the keyboard: by typing the option's words where these lead to it sooner than the arrow keys do. */
async function choose(user: EmulatedUser, { field, look }: Focused, entry: ReadyEntry): Promise<void> {
  const options = optionsOf(look, field);
  const wanted = optionFor(options, entry);
  const target = options.indexOf(wanted);
  const current = Math.max(
    options.findIndex(({ selected }) => selected === true),
    0,
  );
  const steps = Math.abs(target - current);
  const first = options.findIndex(({ text }) => loose(text).startsWith(loose(wanted.text)));
  if (first === target && wanted.text.length < steps && /^[\p{L}\d]/u.test(wanted.text)) {
    await user.hand.type(wanted.text);
    return;
  }
  for (let nth = 0; nth < steps; nth++) await user.hand.press(target > current ? 'ArrowDown' : 'ArrowUp');
}

async function typeMoment(user: EmulatedUser, { role }: ScreenElement, value: string): Promise<void> {
  for (const stroke of momentStrokes(role, value)) {
    if ('type' in stroke) await user.hand.type(stroke.type);
    else await user.hand.press(stroke.press);
  }
}

/** Ticks the box of a record. */
async function tick(user: EmulatedUser, label: string, names: readonly string[]): Promise<void> {
  const boxOf = (look: Look): ScreenElement | undefined =>
    labelledBy(
      look,
      (text) => names.some((name) => matches(words(text), name)),
      ({ role }) => role === 'checkbox',
    )[0]?.control;
  const { seen, point } = await user.reach(boxOf, `a box “${names[0] ?? ''}” at “${label}”`);
  if (seen.checked !== true) await user.hand.click(point);
}

/** Enters one value. Returns false when the form has no such control and may do without it. */
export async function fillField(user: EmulatedUser, entry: ReadyEntry): Promise<boolean> {
  if (entry.optional) {
    const view = await user.look();
    const control = entry.upload ? findFileButton(view, entry.label) : findField(view, entry.label);
    if (!control) return false;
  }
  if (entry.boxes) {
    for (const names of entry.boxes) await tick(user, entry.label, names);
    return true;
  }
  if (entry.upload) {
    await chooseFile(user, entry.label, entry.upload);
    return true;
  }
  await fillControl(user, labelled(entry.label), entry);
  return true;
}

/** Enters one value in a control that is not one for files. */
export async function fillControl(user: EmulatedUser, aim: Aim, entry: ReadyEntry): Promise<void> {
  const focused = await focus(user, aim);
  const { field } = focused;
  if (field.role === 'combobox') await choose(user, focused, entry);
  else if (momentRoles.has(field.role)) await typeMoment(user, field, entry.value);
  else if (field.role === 'checkbox' || field.role === 'switch') {
    // The click that gave it the focus has turned it over; turn it back when it was right before.
    const isOn = field.checked === true;
    if (isOn === (entry.value === 'yes')) await user.hand.press('Space');
  } else await typeText(user, field, entry.value);
}

function checkboxShown(field: ScreenElement, value: string): string | undefined {
  const isOn = field.checked === true;
  if (isOn === (value === 'yes')) return undefined;
  return isOn ? 'ticked' : 'not ticked';
}

function choiceShown(look: Look, field: ScreenElement, entry: ReadyEntry): string | undefined {
  if (entry.value === '' && !entry.options) return undefined;
  const options = optionsOf(look, field);
  const selected = options.find((option) => option.selected === true);
  return selected !== undefined && selected === wantedOption(options, entry)
    ? undefined
    : `“${field.value ?? ''}”`;
}

/** What the control shows now, when it is not what the entry says; `undefined` when it is. */
export function mismatch(look: Look, entry: ReadyEntry): string | undefined {
  // Boxes and files are seen by what is saved.
  if (entry.boxes || entry.upload) return undefined;
  const field = findField(look, entry.label);
  if (!field) return entry.optional ? undefined : 'no such field';
  if (field.role === 'checkbox' || field.role === 'switch') return checkboxShown(field, entry.value);
  if (field.role === 'combobox') return choiceShown(look, field, entry);
  return isShown(field, entry.value) ? undefined : `“${field.value ?? ''}”`;
}

/** Whether a control shows what was typed, or a number control the same number. */
function isShown({ role, value = '' }: ScreenElement, wanted: string): boolean {
  const isSameNumber = role === 'spinbutton' && wanted !== '' && Number(value) === Number(wanted);
  const isSecret = isMasked(value) && value.length === wanted.length;
  return isSameNumber || isSecret || words(value) === words(wanted);
}
