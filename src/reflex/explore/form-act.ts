/** Filling in a form in a mood and sending it; what was typed must still be there when it is refused. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { type Labelled, labelFor } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { words } from '../eye/look.ts';
import { fillControl, isEmptyChoice } from '../hand/fill.ts';
import { type EmulatedUser, isBubbleShown, UnexpectedScreenError } from '../user/emulated-user.ts';
import { messages } from '../user/words-seen.ts';
import type { Chance } from './chance.ts';
import { type Blank, type Mood, valueFor } from './odd-value.ts';
import { fillable, type FormWay } from './way.ts';
import type { Fault } from './page-check.ts';

/** No more fields than these are filled in at a time. */
const mostFields = 14;

type Typed = { label: string; value: string };

function shown(field: ScreenElement): string {
  if (field.checked !== undefined) return String(field.checked);
  const text = words(field.value ?? '');
  return field.role === 'combobox' && isEmptyChoice({ text }) ? '' : text;
}

/** What a field shows, and what else it offers where it is chosen from. */
type Content = { value: string; options: readonly string[] };

/** What fields show, by their labels; labels that stand at several, and what is masked, are left out. */
function contents(look: Look, fields: readonly Blank[]): Map<string, Content> {
  const named = Map.groupBy(fields, ({ label }) => label);
  const known = [...named].flatMap(([label, [blank, ...others]]) => {
    const field = blank && look.scene.byId(blank.control.id);
    const isClear = label !== '' && others.length === 0 && field && !shown(field).includes('•');
    return isClear ? [[label, { value: shown(field), options: blank.options }] as const] : [];
  });
  return new Map(known);
}

/** Fills in the fields one after the other; what the form does not let be filled in is passed over. */
export async function fillForm(
  user: EmulatedUser,
  form: FormWay,
  { mood, chance }: { mood: Mood; chance: Chance },
): Promise<Typed[]> {
  const typed: Typed[] = [];
  for (const blank of form.fields.slice(0, mostFields)) {
    const { control, label } = blank;
    const value = valueFor(blank, mood, chance);
    if (value === shown(control)) continue;
    const find = (look: Look): Labelled | undefined => {
      const field = look.scene.byId(control.id);
      return field && { control: field, label: labelFor(look, field) };
    };
    try {
      const entry = { label, value, optional: true, refused: true };
      await fillControl(user, { find, name: label }, entry);
      typed.push({ label, value });
    } catch (error) {
      if (!(error instanceof UnexpectedScreenError)) throw error;
    }
  }
  return typed;
}

/** Whether the form came back with a word about what is wrong. */
function isRefused(look: Look): boolean {
  return messages(look, 'status').length === 0 && (messages(look, 'alert').length > 0 || isBubbleShown(look));
}

/** The form that came back, perhaps on a page of its own: the one with most of the labels, if it has half of them. */
function formAgain(after: Look, { fields }: FormWay): FormWay | undefined {
  const labels = new Set(fields.map(({ label }) => label));
  const [best] = fillable(after)
    .open.map((form) => ({ form, shared: form.fields.filter(({ label }) => labels.has(label)).length }))
    .toSorted((one, other) => other.shared - one.shared);
  return best && best.shared * 2 >= labels.size ? best.form : undefined;
}

/** Whether what was entered could still stand there: what is no longer offered cannot be kept. */
function isLost(was: Content, now: Content | undefined): boolean {
  if (now === undefined || was.value === '' || now.value === was.value) return false;
  return was.options.length === 0 || now.options.some((option) => words(option) === was.value);
}

/** A look at the form before it is sent, for what it holds when it comes back. */
export function beforeSending(look: Look, form: FormWay): (after: Look) => Fault[] {
  const before = contents(look, form.fields);
  return (after) => {
    const again = isRefused(after) ? formAgain(after, form) : undefined;
    if (!again) return [];
    const now = contents(after, again.fields);
    const lost = [...before].filter(([label, was]) => isLost(was, now.get(label)));
    if (lost.length === 0) return [];
    const names = lost.map(([label]) => `“${label}”`).join(', ');
    return [{ kind: 'lost-input', text: `After the refusal what was entered in ${names} is gone.` }];
  };
}
