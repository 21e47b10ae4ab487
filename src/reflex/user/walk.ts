import type { JourneyAccount } from '../../protocol/journey.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { ProductWords } from '../../protocol/product-words/words.ts';
import { findField, findPressables, findRole, isReadable, wordsOf } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { fillField, type ReadyEntry } from '../hand/fill.ts';
import { pagePatienceMs, UnexpectedScreenError } from './emulated-user.ts';
import { knownRecord, type Play } from './play-state.ts';
import type { Known } from './set-up.ts';
import { linksNamed, messages, shows } from './words-seen.ts';

const entry = (label: string, value: string, optional = false): ReadyEntry => ({
  label,
  value,
  optional,
  refused: false,
});

/** Whoever was signed in at this window before is forgotten. */
async function beStranger(play: Play): Promise<void> {
  if (play.seat.signedIn === undefined) return;
  await play.user.screen.reset();
  play.seat.signedIn = undefined;
}

/** Opens the first page as somebody whom the product does not know. */
export async function arrive(play: Play): Promise<void> {
  await beStranger(play);
  await play.user.screen.goTo(`${play.origin}/`);
}

/** From the first page to the sign-in page: visitors are led there, or find a link to it on the public page. */
async function enter({ user, words }: Play): Promise<void> {
  const { accounts, screens } = words;
  const door = (look: Look): ScreenElement | undefined => findField(look, accounts.password);
  const way = (look: Look): ScreenElement | undefined => findPressables(look, 'link', screens.signIn)[0];
  const expected = `the sign-in page with a field “${accounts.password}”`;
  const look = await user.until((seen) => (door(seen) || way(seen) ? seen : undefined), expected);
  if (door(look)) return;
  await user.press('link', screens.signIn);
  await user.until(door, expected);
}

async function trySignIn(play: Play, account: JourneyAccount): Promise<void> {
  const { user } = play;
  const { accounts, screens } = play.words;
  await beStranger(play);
  await user.screen.goTo(`${play.origin}/`);
  await enter(play);
  await fillField(user, entry(accounts.email, account.email));
  await fillField(user, entry(accounts.password, account.password));
  await user.press('button', screens.signIn);
}

/** Tries a wrong password and expects the form again with a message. */
export async function signInRefused(play: Play, account: JourneyAccount): Promise<void> {
  await trySignIn(play, { ...account, password: 'not the password' });
  await play.user.until(
    (look) => (findField(look, play.words.accounts.password) ? messages(look, 'alert')[0] : undefined),
    'to be refused with a message (role “alert”)',
    pagePatienceMs,
  );
}

/**
 * Opens the product as a visitor and signs in on the screen. Whoever is still signed in at this window goes on from the
 * page that is there, or opens the product anew when that page leads nowhere.
 */
export async function signIn(play: Play, account: JourneyAccount): Promise<void> {
  const { user, seat } = play;
  const { signOut } = play.words.screens;
  const expected = `to be signed in, with a button “${signOut}”`;
  const isIn = (look: Look): ScreenElement | undefined => findPressables(look, 'button', signOut)[0];
  if (seat.signedIn === account.email) {
    if (isIn(await user.look())) return;
    await user.screen.goTo(`${play.origin}/`);
    await user.until(isIn, expected, pagePatienceMs);
    return;
  }
  await trySignIn(play, account);
  await user.until(isIn, expected, pagePatienceMs);
  seat.signedIn = account.email;
}

/** The one button of a form that sends it, whatever it is called. */
function sendButton(look: Look, { screens }: ProductWords): ScreenElement | undefined {
  const name = (seen: ScreenElement): string => wordsOf(look, seen);
  const others = findRole(look, 'button').filter((seen) => !['', screens.signIn].includes(name(seen)));
  return (
    findPressables(look, 'button', screens.createAccountButton)[0] ??
    others.find((seen) => /create|sign up|register|save|open/i.test(name(seen))) ??
    others[0]
  );
}

/** Opens an account of one's own by the link on the sign-in page. */
export async function signUp(play: Play, account: JourneyAccount, entries: ReadyEntry[]): Promise<void> {
  const { user } = play;
  await beStranger(play);
  await user.screen.goTo(`${play.origin}/`);
  const { accounts, screens } = play.words;
  await user.press('link', screens.createAccount);
  await user.until(
    (look) => findField(look, accounts.password),
    `a form with the fields ${accounts.email} and ${accounts.password}`,
  );
  const own = [
    entry(accounts.name, account.name, true),
    entry(accounts.email, account.email),
    entry(accounts.password, account.password),
  ];
  for (const one of [...own, ...entries.map((other) => ({ ...other, optional: true }))])
    await fillField(user, one);
  const { point } = await user.reach(
    (look) => sendButton(look, play.words),
    'a button that creates the account',
  );
  const before = user.before();
  await user.hand.click(point);
  await user.follow(before);
  const look = await user.until(
    (seen) =>
      findPressables(seen, 'button', screens.signOut)[0] || findField(seen, accounts.password)
        ? seen
        : undefined,
    'to be signed in or asked to sign in',
    pagePatienceMs,
  );
  if (findPressables(look, 'button', screens.signOut)[0]) play.seat.signedIn = account.email;
  else await signIn(play, account);
}

/** Signs out and expects to be a visitor again. */
export async function signOut(play: Play): Promise<void> {
  await play.user.press('button', play.words.screens.signOut);
  play.seat.signedIn = undefined;
  await play.user.until(
    (look) =>
      findPressables(look, 'button', play.words.screens.signIn)[0] ??
      findPressables(look, 'link', play.words.screens.signIn)[0],
    'the sign-in page again',
    pagePatienceMs,
  );
}

/** Opens a list by the navigation. */
export async function openList(play: Play, list: { label: string; collection: string }): Promise<void> {
  await play.user.press('link', list.label);
  await play.user.until(
    (look) => findRole(look, 'heading').find((seen) => shows(wordsOf(look, seen), [list.label])),
    `a page with the heading “${list.label}”`,
    pagePatienceMs,
  );
}

/** Types into the search box of a list and sends it. */
export async function search(play: Play, text: string): Promise<void> {
  const { user } = play;
  await fillField(user, entry(play.words.screens.search, text));
  const before = user.before();
  await user.hand.press('Enter');
  await user.follow(before);
  await user.until(
    (look) => (findField(look, play.words.screens.search)?.value === text ? true : undefined),
    `the search box to keep “${text}”`,
  );
}

/** The link that leads to the record by the address that the browser shows, rather one with its name. */
async function linkTo({ user }: Play, look: Look, record: Known): Promise<ScreenElement | undefined> {
  const addresses = await user.screen.eye.addresses();
  const page = `/${record.collection}/${record.id}`;
  const leads = ({ id }: ScreenElement): boolean => {
    const url = addresses.get(id) ?? '';
    return URL.canParse(url) && new URL(url).pathname === page;
  };
  // A card may say what a record is about, and its name only to those who listen.
  return linksNamed(look, record).find(leads) ?? findRole(look, 'link').find(leads);
}

/** Looks for the record's link in the list, page by page; `undefined` when no page has it. */
export async function findInList(play: Play, record: Known): Promise<ScreenElement | undefined> {
  const { user } = play;
  for (let page = 1; page <= 20; page++) {
    const look = await user.until(
      (seen) => (findRole(seen, 'heading')[0] ? seen : undefined),
      'a list with a heading',
    );
    const link = await linkTo(play, look, record);
    if (link) return link;
    const { next } = play.words.screens;
    if (findPressables(look, 'link', next).length === 0) return undefined;
    await user.press('link', next);
  }
  return undefined;
}

/** Opens a record by its link in the list. */
export async function openRecord(play: Play, record: Known): Promise<void> {
  const { user } = play;
  const expected = `a link “${record.shown[0] ?? record.id}” in the list`;
  const link = await findInList(play, record);
  const { point } = await user.reach(({ scene }) => scene.byId(link?.id), expected);
  const before = user.before();
  await user.hand.click(point);
  await user.follow(before);
}

type Visit = { collection: string; page?: 'list' | 'new' | undefined; record?: string | undefined };

/** Types an address of the product. */
export async function visit(play: Play, { collection, page, record }: Visit): Promise<void> {
  const rest = record === undefined ? (page === 'new' ? '/new' : '') : `/${knownRecord(play, record).id}`;
  await play.user.screen.goTo(`${play.origin}/${collection}${rest}`);
}

/** All of these can be read on the screen, each in one of its forms. */
export async function expectText(play: Play, texts: string[][]): Promise<void> {
  const missing = (look: Look): string[][] =>
    texts.filter((forms) => !forms.some((form) => isReadable(look, form) || shows(look.text, [form])));
  try {
    await play.user.until((look) => (missing(look).length === 0 ? true : undefined), 'these words');
  } catch (error) {
    if (!(error instanceof UnexpectedScreenError)) throw error;
    const look = await play.user.look();
    const absent = missing(look).map((forms) => `“${forms[0]}”`);
    const said = [...messages(look, 'alert'), ...messages(look, 'status')].join(' ');
    throw new UnexpectedScreenError(
      `Expected to read ${absent.join(', ')} at ${look.path}. Seen: ${said} ${look.text.slice(0, 400)}`,
    );
  }
}
