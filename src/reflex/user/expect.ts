import { findField, findPressables, findRole } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { words } from '../eye/look.ts';
import { optionsOf } from '../hand/fill.ts';
import { UnexpectedScreenError } from './emulated-user.ts';
import type { Play } from './play-state.ts';
import type { Known } from './set-up.ts';
import { findInList } from './walk.ts';

function nameOf(record: Known): string {
  return record.shown[0] ?? `number ${record.id}`;
}

/** The list has the record, on one of its pages. */
export async function expectListed(play: Play, record: Known): Promise<void> {
  if (await findInList(play, record)) return;
  await play.user.until(() => undefined, `“${nameOf(record)}” in the list`, 200);
}

/** No page of the list has the record. */
export async function expectNotListed(play: Play, record: Known): Promise<void> {
  if (await findInList(play, record)) {
    throw new UnexpectedScreenError(
      `Expected “${nameOf(record)}” not to be in this list. Seen: it is there.`,
    );
  }
}

type Control = { role: 'button' | 'link' | 'field'; name: string; present: boolean };

/** A control is there, or it is not; absence is judged on a page that has loaded. */
export async function expectControl(play: Play, { role, name, present }: Control): Promise<void> {
  const find = (look: Look): unknown =>
    role === 'field' ? findField(look, name) : findPressables(look, role, name)[0];
  if (present) {
    await play.user.until(find, `a ${role} “${name}”`);
    return;
  }
  const look = await play.user.until(
    (seen) => (findRole(seen, 'heading')[0] ? seen : undefined),
    'a page with a heading',
  );
  if (find(look))
    throw new UnexpectedScreenError(`Expected no ${role} “${name}” at ${look.path}. Seen: it is offered.`);
}

function plain(text: string): string {
  return words(text)
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
}

/** Whether all that is wanted is offered and nothing else, beside an empty choice: "none" is one unless it is wanted. */
export function offersExactly(offered: readonly string[], wanted: readonly string[]): boolean {
  const expected = new Set(wanted.map(plain));
  const given = new Set(offered.map(plain));
  const isEmpty = (name: string): boolean => name === '' || /^(choose|choisir|select|none|—|-)/i.test(name);
  const isMore = offered.some((name) => !expected.has(plain(name)) && !isEmpty(name));
  return !isMore && [...expected].every((name) => given.has(name));
}

/** The select box offers exactly these, beside an empty choice. */
export async function expectOptions(play: Play, step: { label: string; options: string[] }): Promise<void> {
  const offered = await play.user.until((look) => {
    const field = findField(look, step.label);
    return field && optionsOf(look, field).map(({ text }) => text);
  }, `a field “${step.label}”`);
  if (offersExactly(offered, step.options)) return;
  throw new UnexpectedScreenError(
    `Expected the choices ${step.options.join(', ')} in “${step.label}”. Seen: ${offered.join(', ') || 'none'}.`,
  );
}

/** The page says that this is not there or not allowed: a heading, no record, and a way back. */
export async function expectTurnedAway(play: Play): Promise<void> {
  const { user } = play;
  const look = await user.until(
    (seen) => (findRole(seen, 'heading')[0] ? seen : undefined),
    'a page with a heading',
  );
  const says =
    /not found|not allowed|forbidden|not permitted|may not|no access|does not exist|cannot|introuvable|accès refusé|n'existe pas|ne pouvez pas/i;
  if (!says.test(look.text)) {
    throw new UnexpectedScreenError(
      `Expected to be turned away at ${look.path}. Seen: ${look.text.slice(0, 300)}`,
    );
  }
  if (findRole(look, 'link').length === 0) {
    throw new UnexpectedScreenError(`Expected a way back at ${look.path}. Seen: a page without a link.`);
  }
}
