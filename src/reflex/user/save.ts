import type { SavedRecord } from '../../protocol/journey.ts';
import { findField, isReadable } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { type EmulatedUser, isBubbleShown, pagePatienceMs, UnexpectedScreenError } from './emulated-user.ts';
import { type Play, remember } from './play-state.ts';
import { linksNamed, messages, numberIn, shows } from './words-seen.ts';

/** Waits for the message that says what happened, and fails with the product's refusal when it says no. */
export async function expectStatus(play: Play): Promise<string> {
  return play.user.until(
    (look) => messages(look, 'status')[0],
    'a message that says what happened (role “status”)',
  );
}

/** The newest record to which a link of its name leads. */
async function linkedId(
  { screen }: EmulatedUser,
  look: Look,
  record: SavedRecord,
): Promise<number | undefined> {
  const addresses = await screen.eye.addresses();
  const named =
    record.shown.length === 0
      ? [...addresses.keys()]
      : linksNamed(look, { ...record, id: 0 }).map(({ id }) => id);
  const found = named
    .map((id) => addresses.get(id) ?? '')
    .map((url) => (URL.canParse(url) ? numberIn(new URL(url).pathname, record.collection) : undefined))
    .filter((id) => id !== undefined);
  return found.length === 0 ? undefined : Math.max(...found);
}

/** Presses Save, and once more where nothing was sent: a person does so whose click went beside it. */
async function pressSave({ user, words }: Play): Promise<void> {
  const before = user.before();
  await user.press('button', words.screens.save);
  const { loads, bubble } = user.before();
  const isRefused = bubble !== undefined && bubble !== before.bubble;
  if (loads === before.loads && !isRefused) await user.press('button', words.screens.save);
}

/** Presses Save, waits for the success message and remembers the new record by the address to which it led. */
export async function save(play: Play, record: SavedRecord | undefined): Promise<void> {
  const { user } = play;
  await pressSave(play);
  await user.until(
    (look) => messages(look, 'status')[0] ?? (messages(look, 'alert').length > 0 ? '' : undefined),
    'a message that it was saved',
    pagePatienceMs / 2,
  );
  const look = await user.look();
  if (messages(look, 'status').length === 0) {
    const said = messages(look, 'alert').join(' ');
    throw new UnexpectedScreenError(
      `Expected it to be saved. Seen: it was refused with “${said}” at ${look.path}.`,
    );
  }
  if (!record) return;
  const id = numberIn(look.path, record.collection) ?? (await linkedId(user, look, record));
  if (id === undefined) {
    throw new UnexpectedScreenError(
      `Expected the new record after saving. Seen: the page ${look.path} without it.`,
    );
  }
  remember(play, record.name, { id, collection: record.collection, shown: record.shown });
}

/** Waits for the message with which the product refuses what was pressed. */
export async function expectRefused(play: Play, message: string): Promise<void> {
  const { user } = play;
  const look = await user.until(
    (seen) => (messages(seen, 'alert').length > 0 || messages(seen, 'status').length > 0 ? seen : undefined),
    `the refusal “${message}”`,
    pagePatienceMs / 2,
  );
  const said = messages(look, 'alert').join(' ');
  if (messages(look, 'alert').length > 0 && isReadable(look, message)) return;
  const done = messages(look, 'status').join(' ');
  throw new UnexpectedScreenError(
    `Expected the refusal “${message}”. Seen: ${said === '' ? `it was done with “${done}”` : `“${said}”`}.`,
  );
}

/** Words of a machine that no person should read. */
const machineWords =
  /\b(undefined|null|NaN|SQLITE|constraint failed|TypeError|ZodError|\[object|Internal Server)\b/i;

/** Whether the refusal points at the field: it is marked as wrong, or named in the message. */
function pointsAt(look: Look, said: string, label: string): boolean {
  return findField(look, label)?.invalid === true || shows(said, [label]);
}

/** The messages of a refusal: the summary's, or the browser's own at a control that it would not send. */
function refusal(look: Look): { said: string[]; isBrowsers: boolean } | undefined {
  const said = messages(look, 'alert');
  if (said.length > 0) return { said, isBrowsers: false };
  return isBubbleShown(look) ? { said: [], isBrowsers: true } : undefined;
}

/** Presses Save and expects the form again with a message that says why; what was typed must still be there. */
export async function saveRefused(
  play: Play,
  step: { message?: string | undefined; labels: string[] },
): Promise<void> {
  if (play.resisted.length > 0) return;
  const { user } = play;
  await pressSave(play);
  const expected = step.message === undefined ? 'a refusal with a message' : `the refusal “${step.message}”`;
  const { look, why } = await user.until(
    (seen) => {
      if (messages(seen, 'status').length > 0) return { look: seen, why: undefined };
      const found = refusal(seen);
      return found && { look: seen, why: found };
    },
    expected,
    pagePatienceMs / 2,
  );
  if (!why) {
    throw new UnexpectedScreenError(
      `Expected ${expected}. Seen: it was accepted with “${messages(look, 'status').join(' ')}”.`,
    );
  }
  if (why.isBrowsers) return;
  const said = why.said.join(' ');
  if (step.message !== undefined && !isReadable(look, step.message)) {
    throw new UnexpectedScreenError(`Expected ${expected}. Seen: “${said}”.`);
  }
  if (machineWords.test(said)) throw new UnexpectedScreenError(`Expected words for people. Seen: “${said}”.`);
  const missed = step.labels.filter((label) => !pointsAt(look, said, label));
  if (missed.length === 0) return;
  throw new UnexpectedScreenError(`Expected the refusal to point at ${missed.join(', ')}. Seen: “${said}”.`);
}
