import type { FormEntry } from '../../protocol/journey.ts';
import { compositeRoles, descendants, findField, findLabelText } from '../eye/find.ts';
import { type Look, type Seen, words } from '../eye/look.ts';
import { type EmulatedUser, UnexpectedScreenError } from '../user/emulated-user.ts';
import { chooseFile, findFileButton } from './choose-file.ts';

/** An entry whose option, when it stands for a record, is known by the words in which it is shown. */
export type ReadyEntry = Pick<FormEntry, 'label' | 'value' | 'optional' | 'refused' | 'upload'> & {
  options?: string[];
  /** The words of each record that is to be ticked. */
  boxes?: string[][];
};

function loose(text: string): string {
  return words(text)
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
}

/** The options of a select box, with the words of each. */
export function optionsOf(field: Seen): Seen[] {
  return descendants(field).filter((seen) => seen.role === 'option');
}

function matches(option: string, wanted: string): boolean {
  if (/^\d+$/.test(wanted)) return new RegExp(`(^|\\D)${wanted}(\\D|$)`).test(option);
  return loose(option) === loose(wanted);
}

function wantedOption(field: Seen, entry: ReadyEntry): Seen | undefined {
  const options = optionsOf(field);
  const wanted = entry.options ?? [entry.value];
  const found = options.find((option) => wanted.some((one) => matches(option.name, one)));
  if (found) return found;
  // A control that is filled in for this user offers what is theirs and nothing else.
  return entry.optional ? options.find((option) => !isEmptyChoice(option)) : undefined;
}

/** Gives the control the focus as a person does: a select box or a date by its label, so that nothing pops up over it. */
async function focus(user: EmulatedUser, label: string): Promise<Seen> {
  const { seen, point, look } = await user.reach((view) => findField(view, label), `a field “${label}”`);
  const byLabel = seen.role === 'combobox' || compositeRoles.has(seen.role);
  const text = byLabel ? findLabelText(look, seen) : undefined;
  if (text?.rect && text.rect.y >= 0 && text.rect.y < look.viewport.height) {
    await user.hand.click({
      x: text.rect.x + Math.min(8, text.rect.width / 2),
      y: text.rect.y + text.rect.height / 2,
    });
  } else {
    await user.hand.click(point);
  }
  return seen;
}

async function typeText(user: EmulatedUser, field: Seen, value: string): Promise<void> {
  if (field.value !== '') {
    await user.hand.press('Control+a');
    await user.hand.press('Delete');
  }
  if (value !== '') await user.hand.type(value);
}

const isEmptyChoice = (option: Seen): boolean =>
  option.name === '' || /^(choose|choisir|select|none|—|-)/i.test(option.name);

function optionFor(field: Seen, entry: ReadyEntry): Seen {
  const options = optionsOf(field);
  const isEmptied = entry.value === '' && !entry.options;
  const wanted = isEmptied ? options.find(isEmptyChoice) : wantedOption(field, entry);
  if (wanted) return wanted;
  const offered = options.map((option) => `“${option.name}”`).join(', ') || 'none';
  const what = (entry.options ?? [entry.value]).join(' or ');
  throw new UnexpectedScreenError(
    `Expected “${what}” among the choices of “${entry.label}”. Seen: ${offered}.`,
  );
}

/** Chooses by the keyboard: by typing the option's words where these lead to it sooner than the arrow keys do. */
async function choose(user: EmulatedUser, field: Seen, entry: ReadyEntry): Promise<void> {
  const options = optionsOf(field);
  const wanted = optionFor(field, entry);
  const target = options.indexOf(wanted);
  const current = Math.max(
    options.findIndex((option) => option.properties['selected'] === 'true'),
    0,
  );
  const steps = Math.abs(target - current);
  const first = options.findIndex((option) => loose(option.name).startsWith(loose(wanted.name)));
  if (first === target && wanted.name.length < steps && /^[\p{L}\d]/u.test(wanted.name)) {
    await user.hand.type(wanted.name);
    return;
  }
  for (let nth = 0; nth < steps; nth++) await user.hand.press(target > current ? 'ArrowDown' : 'ArrowUp');
}

const partNames: [RegExp, (moment: Moment, isTwelve: boolean) => string][] = [
  [/year|année/i, ({ year }) => year],
  [/month|mois/i, ({ month }) => month],
  [/day|jour/i, ({ day }) => day],
  [/minute/i, ({ minute }) => minute],
  [/am\/pm/i, ({ hour }) => (Number(hour) < 12 ? 'A' : 'P')],
  [
    /hour|heure/i,
    ({ hour }, isTwelve) => (isTwelve ? String(Number(hour) % 12 || 12).padStart(2, '0') : hour),
  ],
];

type Moment = { year: string; month: string; day: string; hour: string; minute: string };

function readMoment(value: string): Moment {
  const date = /^(\d+)-(\d\d)-(\d\d)/.exec(value);
  const clock = /(\d\d):(\d\d)/.exec(value);
  const [, year = '', month = '', day = ''] = date ?? [];
  const [, hour = '', minute = ''] = clock ?? [];
  return { year, month, day, hour, minute };
}

/** The digits for one part of a date or time control, by the words with which the browser names the part. */
function partOf(name: string, value: string, isTwelve: boolean): string {
  const [, read] = partNames.find(([pattern]) => pattern.test(name)) ?? [];
  return read?.(readMoment(value), isTwelve) ?? '';
}

function partsOf(field: Seen): Seen[] {
  return descendants(field).filter((seen) => seen.role === 'spinbutton');
}

async function typeMoment(user: EmulatedUser, field: Seen, value: string): Promise<void> {
  const parts = partsOf(field);
  const isTwelve = parts.some((part) => /am\/pm/i.test(part.name));
  for (const [nth, part] of parts.entries()) {
    if (value === '') await user.hand.press('Delete');
    else await user.hand.type(partOf(part.name, value, isTwelve));
    // Two digits lead on to the next part by themselves; a year could go on.
    const stays = value === '' || /year|année/i.test(part.name);
    if (stays && nth < parts.length - 1) await user.hand.press('ArrowRight');
  }
}

/** Ticks the box of a record among those of a field. */
async function tick(user: EmulatedUser, label: string, names: readonly string[]): Promise<void> {
  const boxOf = (look: Look): Seen | undefined =>
    look.elements.find(
      (seen) =>
        seen.role === 'checkbox' && seen.rect && names.some((name) => matches(seen.name.trim(), name)),
    );
  const { seen, point } = await user.reach(boxOf, `a box “${names[0] ?? ''}” at “${label}”`);
  if (seen.properties['checked'] !== 'true') await user.hand.click(point);
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
  const field = await focus(user, entry.label);
  if (field.role === 'combobox') await choose(user, field, entry);
  else if (compositeRoles.has(field.role)) await typeMoment(user, field, entry.value);
  else if (field.role === 'checkbox' || field.role === 'switch') {
    // The click that gave it the focus has turned it over; turn it back when it was right before.
    const isOn = field.properties['checked'] === 'true';
    if (isOn === (entry.value === 'yes')) await user.hand.press('Space');
  } else await typeText(user, field, entry.value);
  return true;
}

function momentShown(field: Seen, value: string): boolean {
  const parts = partsOf(field);
  const isTwelve = parts.some((part) => /am\/pm/i.test(part.name));
  return parts.every((part) => {
    const shown = part.properties['valuetext'] ?? part.value;
    const wanted = partOf(part.name, value, isTwelve);
    if (/^[AP]$/.test(wanted)) return /^(A|1$)/i.test(shown || part.value) === (wanted === 'A');
    if (value === '') return !/\d/.test(shown) || part.value === '0';
    return Number(part.value) === Number(wanted);
  });
}

function checkboxShown(field: Seen, value: string): string | undefined {
  const isOn = field.properties['checked'] === 'true';
  if (isOn === (value === 'yes')) return undefined;
  return isOn ? 'ticked' : 'not ticked';
}

function choiceShown(field: Seen, entry: ReadyEntry): string | undefined {
  if (entry.value === '' && !entry.options) return undefined;
  const selected = optionsOf(field).find((option) => option.properties['selected'] === 'true');
  return selected !== undefined && selected === wantedOption(field, entry) ? undefined : `“${field.value}”`;
}

/** What the control shows now, when it is not what the entry says; `undefined` when it is. */
export function mismatch(look: Look, entry: ReadyEntry): string | undefined {
  // Boxes and files are seen by what is saved.
  if (entry.boxes || entry.upload) return undefined;
  const field = findField(look, entry.label);
  if (!field) return entry.optional ? undefined : 'no such field';
  if (compositeRoles.has(field.role)) {
    return momentShown(field, entry.value) ? undefined : 'another date or time';
  }
  if (field.role === 'checkbox' || field.role === 'switch') return checkboxShown(field, entry.value);
  if (field.role === 'combobox') return choiceShown(field, entry);
  return isTextShown(field, entry.value) ? undefined : `“${field.value}”`;
}

/** Whether a text control shows what was typed, or a number control the same number. */
function isTextShown(field: Seen, value: string): boolean {
  const isSameNumber = field.role === 'spinbutton' && value !== '' && Number(field.value) === Number(value);
  return isSameNumber || words(field.value) === words(value);
}
