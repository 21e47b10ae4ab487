import { type Look, type Seen, words } from './look.ts';

const fieldRoles = new Set([
  'textbox',
  'searchbox',
  'spinbutton',
  'combobox',
  'listbox',
  'checkbox',
  'switch',
  'Date',
  'DateTime',
  'InputTime',
]);

/** Roles of the browser's own date and time controls, whose parts are controls too. */
export const compositeRoles = new Set(['Date', 'DateTime', 'InputTime']);

function same(one: string, other: string): boolean {
  return words(one).toLowerCase() === words(other).toLowerCase();
}

function isPart(seen: Seen): boolean {
  for (let at = seen.parent; at; at = at.parent) if (compositeRoles.has(at.role)) return true;
  return false;
}

/** Whether the words can be read on the screen, white space and case aside. */
export function isReadable(look: Look, text: string): boolean {
  return words(look.text).toLowerCase().includes(words(text).toLowerCase());
}

/** The visible links or buttons of that name whose name can be read. */
export function findPressables(look: Look, role: 'button' | 'link', name: string): Seen[] {
  return look.elements.filter(
    (seen) => seen.role === role && seen.rect && same(seen.name, name) && isReadable(look, name),
  );
}

/** A label as it stands beside a control: the words themselves, perhaps with a mark or a unit after them. */
function isLabelled(name: string, label: string): boolean {
  if (same(name, label)) return true;
  const rest = words(name).toLowerCase();
  const start = words(label).toLowerCase();
  return rest.startsWith(start) && /^\s*[*(:,–—]/.test(rest.slice(start.length));
}

/** The visible control of a form with that label; the label itself must be readable on the screen. */
export function findField(look: Look, label: string): Seen | undefined {
  const fields = look.elements.filter((seen) => fieldRoles.has(seen.role) && seen.rect && !isPart(seen));
  const found =
    fields.find((seen) => same(seen.name, label)) ?? fields.find((seen) => isLabelled(seen.name, label));
  return found && isReadable(look, label) ? found : undefined;
}

/** Everything below an element, in the order of the tree. */
export function descendants(seen: Seen): Seen[] {
  return seen.children.flatMap((child) => [child, ...descendants(child)]);
}

/** The words of an element and everything in it. */
export function wordsOf(seen: Seen): string {
  if (seen.role === 'StaticText') return seen.name;
  const inner = seen.children.map(wordsOf).filter(Boolean).join(' ');
  return words(inner === '' ? seen.name : inner);
}

/** The visible elements of a role. */
export function findRole(look: Look, role: string): Seen[] {
  return look.elements.filter((seen) => seen.role === role && seen.rect !== undefined);
}

/** The label's own words beside a control, which a person can click to reach it. */
export function findLabelText(look: Look, field: Seen): Seen | undefined {
  return look.elements.find(
    (seen) =>
      seen.role === 'LabelText' &&
      seen.rect !== undefined &&
      words(wordsOf(seen)).startsWith(field.name.slice(0, 40)),
  );
}

function list(name: string, seen: Seen[]): string {
  const names = [...new Set(seen.map((one) => one.name).filter(Boolean))];
  return names.length === 0
    ? ''
    : ` ${name}: ${names
        .slice(0, 12)
        .map((one) => `“${one}”`)
        .join(', ')}.`;
}

/** What a person would say is on the screen, for the report of a journey that failed. */
export function describeLook(look: Look): string {
  const says = [...findRole(look, 'alert'), ...findRole(look, 'status')].map(wordsOf).filter(Boolean);
  const said = says.length === 0 ? '' : ` It says: ${says.map((one) => `“${one}”`).join(', ')}.`;
  if (words(look.text) === '') return `Seen: an empty page at ${look.path}.`;
  return (
    `Seen: the page “${look.title}” at ${look.path}.${said}` +
    list('Headings', findRole(look, 'heading')) +
    list('Buttons', findRole(look, 'button')) +
    list(
      'Fields',
      look.elements.filter((seen) => fieldRoles.has(seen.role) && seen.rect && !isPart(seen)),
    )
  );
}
