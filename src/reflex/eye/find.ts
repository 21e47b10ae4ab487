/** Finding things as a person does: by what they are and by the words on them or beside them. */
import type { Box, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Scene } from '../skill/scene.ts';
import { isOfSystem } from './dialog.ts';
import { type Look, words } from './look.ts';

/** Roles of the browser's own date and time controls, which are typed part by part. */
export const momentRoles: ReadonlySet<string> = new Set(['date', 'datetime', 'time', 'month', 'week']);

const fieldRoles: ReadonlySet<string> = new Set([
  'textbox',
  'searchbox',
  'spinbutton',
  'combobox',
  'listbox',
  'checkbox',
  'switch',
  ...momentRoles,
]);

/** Whether something is entered there. */
export function isField({ role }: ScreenElement): boolean {
  return fieldRoles.has(role);
}

/** The browser's button that opens the dialogue for a file: it holds the name of the file that was chosen. */
export function isFileButton({ role, value }: ScreenElement): boolean {
  return role === 'button' && value !== undefined;
}

function same(one: string, other: string): boolean {
  return words(one).toLowerCase() === words(other).toLowerCase();
}

/** Whether the words can be read on the screen, white space and case aside. */
export function isReadable(look: Look, text: string): boolean {
  return words(look.text).toLowerCase().includes(words(text).toLowerCase());
}

/** The words of an element and everything in it. */
export function wordsOf({ scene }: Look, seen: ScreenElement): string {
  return words(scene.nameOf(seen));
}

/** The links or buttons with these words on them. */
export function findPressables(look: Look, role: 'button' | 'link', name: string): ScreenElement[] {
  return look.elements.filter(
    (seen) => seen.role === role && !isOfSystem(seen) && same(wordsOf(look, seen), name),
  );
}

/** A label as it stands beside a control: the words themselves, perhaps with a mark or a unit after them. */
function isLabelled(name: string, label: string): boolean {
  if (same(name, label)) return true;
  const rest = words(name).toLowerCase();
  const start = words(label).toLowerCase();
  return rest.startsWith(start) && /^\s*[*(:,–—…]/.test(rest.slice(start.length));
}

/** How far a label may be from its control, in CSS pixels: on its line, behind a box to tick, above it. */
const farthest = { line: 320, box: 60, above: 64, aboveAlone: 420 };

/** How far words on the line of a control are from it: before it, behind a box to tick, and the button of a search behind it. */
function distanceOnLine([x, , width]: Box, { role, box: [left, , across] }: ScreenElement): number {
  const before = left - (x + width);
  const behind = x - (left + across);
  if (role === 'checkbox' || role === 'switch')
    return behind < farthest.box ? behind : Number.POSITIVE_INFINITY;
  const gap = role === 'searchbox' ? Math.max(before, behind) : before;
  return gap < farthest.line ? gap : Number.POSITIVE_INFINITY;
}

/** How far words are from a control whose label they may be; infinite for words that stand elsewhere. */
function distance(label: Box, control: ScreenElement, isAlone: boolean): number {
  const [x, y, , height] = label;
  const [left, top, across, along] = control.box;
  const isOnLine = y < top + along && top < y + height;
  const gap = isOnLine ? distanceOnLine(label, control) : top - (y + height);
  const most = isAlone ? farthest.aboveAlone : farthest.above;
  const isAbove = gap < most && x > left - 16 && x < left + across;
  return gap > -4 && (isOnLine || isAbove) ? gap : Number.POSITIVE_INFINITY;
}

/** How many holders of a label are asked for the control that it stands for. */
const mostHolders = 3;

type Kind = (seen: ScreenElement) => boolean;

function heldBy(scene: Scene, holder: ScreenElement, kind: Kind): ScreenElement[] {
  return scene
    .childrenOf(holder)
    .flatMap((child) => [...(kind(child) ? [child] : []), ...heldBy(scene, child, kind)]);
}

/** Of some controls the one to which words are nearest, and near enough. */
function nearest(
  text: ScreenElement,
  held: readonly ScreenElement[],
  isAlone: boolean,
): ScreenElement | undefined {
  const near = held
    .map((control) => ({ control, far: distance(text.box, control, isAlone) }))
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .toSorted((one, other) => one.far - other.far);
  return near[0]?.control;
}

/** The control for which words stand: that of the smallest group around them that holds one near them. */
function controlBeside(look: Look, text: ScreenElement, kind: Kind): ScreenElement | undefined {
  for (const [nth, holder] of look.scene.holdersOf(text).slice(0, mostHolders).entries()) {
    const held = heldBy(look.scene, holder, kind);
    const found = nearest(text, held, held.length === 1 && nth < 2);
    if (found) return found;
  }
  return nearest(text, look.elements.filter(kind), false);
}

/** Whether words may be a label: those of a link and those that are chosen from are not. */
function isLabel({ scene }: Look, label: ScreenElement): boolean {
  const holders = scene.holdersOf(label).map((holder) => holder.role);
  return label.text !== '' && label.role !== 'option' && ![label.role, ...holders].includes('link');
}

/** A control of a form and the words that name it. */
export type Labelled = { control: ScreenElement; label: ScreenElement };

/** The controls of a kind with words beside them that fit. */
export function labelledBy(look: Look, fits: (words: string) => boolean, kind: Kind): Labelled[] {
  return look.elements.flatMap((label) => {
    if (label.text === '' || !fits(label.text) || !isLabel(look, label)) return [];
    const control = kind(label) ? label : controlBeside(look, label, kind);
    return control ? [{ control, label }] : [];
  });
}

/** Gaps that differ by less are alike, in CSS pixels: of several words on a line the first is the label. */
const alikePx = 12;

/** The words that name a control: the nearest in the smallest group around it that has any near it, else its own hint. */
export function labelFor(look: Look, control: ScreenElement): ScreenElement {
  const { scene } = look;
  for (const holder of scene.holdersOf(control).slice(0, mostHolders)) {
    const near = descendants(look, holder)
      .filter((one) => one.id !== control.id && one.role !== 'button' && !isField(one) && isLabel(look, one))
      .map((label) => ({ label, far: Math.floor(distance(label.box, control, false) / alikePx) }))
      .filter(({ far }) => far < Number.POSITIVE_INFINITY)
      .toSorted((one, other) => one.far - other.far);
    if (near[0]) return near[0].label;
  }
  return control;
}

/** The control of a form with that label on the screen, or with these words as its hint, and the label. */
export function findLabelled(look: Look, label: string, kind: Kind = isField): Labelled | undefined {
  return (
    labelledBy(look, (text) => same(text, label), kind)[0] ??
    labelledBy(look, (text) => isLabelled(text, label), kind)[0]
  );
}

/** The control of a form with that label. */
export function findField(look: Look, label: string): ScreenElement | undefined {
  return findLabelled(look, label)?.control;
}

/** Everything in an element, in the order of the document. */
export function descendants({ scene }: Look, seen: ScreenElement): ScreenElement[] {
  return heldBy(scene, seen, () => true);
}

/** The elements of a role, without what the browser itself shows. */
export function findRole(look: Look, role: string): ScreenElement[] {
  return look.elements.filter((seen) => seen.role === role && !isOfSystem(seen));
}

function list(name: string, seen: string[]): string {
  const names = [...new Set(seen.filter(Boolean))];
  return names.length === 0
    ? ''
    : ` ${name}: ${names
        .slice(0, 12)
        .map((one) => `“${one}”`)
        .join(', ')}.`;
}

/** What a person would say is on the screen, for the report of a journey that failed. */
export function describeLook(look: Look): string {
  const named = (role: string): string[] => findRole(look, role).map((seen) => wordsOf(look, seen));
  const says = [...named('alert'), ...named('status')].filter(Boolean);
  const said = says.length === 0 ? '' : ` It says: ${says.map((one) => `“${one}”`).join(', ')}.`;
  if (words(look.text) === '') return `Seen: an empty page at ${look.path}.`;
  const labels = look.elements.filter(isField).map((field) => words(labelFor(look, field).text));
  return (
    `Seen: the page “${look.title}” at ${look.path}.${said}` +
    list('Headings', named('heading')) +
    list('Buttons', named('button')) +
    list('Fields', labels)
  );
}
