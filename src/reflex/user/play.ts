import type { JourneyStepPlan } from '../../protocol/journey.ts';
import { randomId } from '../../kernel/id.ts';
import type { Look } from '../eye/look.ts';
import { fillField, mismatch, type ReadyEntry } from '../hand/fill.ts';
import { UnexpectedScreenError } from './emulated-user.ts';
import { accountOf, knownRecord, type Play, ready, remember } from './play-state.ts';
import { choose, chooseTable, chooseTime, hold } from './arrange.ts';
import { valueOf } from './set-up.ts';
import { expectControl, expectListed, expectNotListed, expectOptions, expectTurnedAway } from './expect.ts';
import {
  arrive,
  expectText,
  openList,
  openRecord,
  search,
  signIn,
  signInRefused,
  signOut,
  signUp,
  visit,
} from './walk.ts';
import { expectRefused, expectStatus, save, saveRefused } from './save.ts';

type StepOf<Kind extends JourneyStepPlan['do']> = Extract<JourneyStepPlan, { do: Kind }>;
type Players = { [Kind in JourneyStepPlan['do']]: (play: Play, step: StepOf<Kind>) => Promise<void> };

/** The entries that the form does not show within a glance. */
async function unshown({ user }: Play, entries: readonly ReadyEntry[]): Promise<ReadyEntry[]> {
  const wrong = (look: Look): ReadyEntry[] => entries.filter((entry) => mismatch(look, entry) !== undefined);
  try {
    const isShown = (look: Look): true | undefined => (wrong(look).length === 0 ? true : undefined);
    await user.until(isShown, 'the form to show what was typed', 600);
    return [];
  } catch (error) {
    if (!(error instanceof UnexpectedScreenError)) throw error;
    return wrong(await user.look());
  }
}

/**
 * Fills the controls in their order and then looks whether each shows what was put in. What does not is put in once more,
 * as a person does whose click went beside it because the form had just moved.
 */
async function fill(play: Play, entries: ReadyEntry[]): Promise<void> {
  play.resisted = [];
  for (const entry of entries) await fillField(play.user, entry);
  const missing = await unshown(play, entries);
  if (missing.length === 0) return;
  const refusing = entries.filter((entry) => entry.refused);
  if (refusing.length > 0) {
    play.resisted = refusing.map((entry) => entry.label);
    return;
  }
  for (const entry of missing) await fillField(play.user, entry);
  if ((await unshown(play, entries)).length === 0) return;
  const look = await play.user.look();
  const seen = entries.flatMap((entry) => {
    const shown = mismatch(look, entry);
    return shown === undefined ? [] : [`“${entry.label}” shows ${shown} instead of “${entry.value}”`];
  });
  throw new UnexpectedScreenError(`Expected the form to show what was typed. Seen: ${seen.join('; ')}.`);
}

/** The paths of the files that a set-up body names; each kind is sent once. */
async function uploadsFor(play: Play, step: StepOf<'arrange'>): Promise<ReadonlyMap<string, string>> {
  const kinds = Object.values(step.body).flatMap((value) => ('upload' in value ? [value.upload] : []));
  const paths = new Map<string, string>();
  for (const kind of new Set(kinds)) paths.set(kind, await play.setUp.upload(accountOf(play, step.as), kind));
  return paths;
}

const players: Players = {
  arrange: async (play, step) => {
    const uploads = await uploadsFor(play, step);
    const body = Object.fromEntries(
      Object.entries(step.body).map(([key, value]) => [key, valueOf(value, { known: play.known, uploads })]),
    );
    remember(play, step.save.name, await play.setUp.create(accountOf(play, step.as), step.save, body));
  },
  arrangeMove: async (play, step) => {
    const [account, record] = [accountOf(play, step.as), knownRecord(play, step.record)];
    const { from } = step;
    const isThere = from === undefined || (await play.setUp.read(account, record, from.field)) === from.state;
    if (isThere) await play.setUp.move(account, record, step.verb);
  },
  identify: async (play, step) => {
    play.known.set(step.save.name, await play.setUp.identify(accountOf(play, step.role), step.save));
  },
  arrive: (play) => arrive(play),
  signIn: (play, step) => signIn(play, accountOf(play, step.role)),
  signUp: (play, step) => {
    const email = `${randomId('guest').toLowerCase().replace('_', '.')}@example.com`;
    const account = { role: '', email, password: `${randomId('pw')}-Aa1`, name: step.name };
    return signUp(play, account, ready(play, step.entries));
  },
  signInRefused: (play, step) => signInRefused(play, accountOf(play, step.role)),
  signOut: (play) => signOut(play),
  openList: (play, step) => openList(play, step),
  search: (play, step) => search(play, step.text),
  openRecord: (play, step) => openRecord(play, knownRecord(play, step.record)),
  visit: (play, step) => visit(play, step),
  press: (play, step) => play.user.press(step.role, step.name),
  fill: (play, step) => fill(play, ready(play, step.entries)),
  save: (play, step) => save(play, step.save),
  saveRefused: (play, step) => saveRefused(play, step),
  expectStatus: async (play) => void (await expectStatus(play)),
  hold: (play, step) => hold(play, step.device),
  choose: (play, step) => choose(play, step.record),
  chooseTime: (play) => chooseTime(play),
  chooseTable: (play, step) => chooseTable(play, step),
  expectRefused: (play, step) => expectRefused(play, step.message),
  expectText: (play, step) => expectText(play, step.texts),
  expectListed: (play, step) => expectListed(play, knownRecord(play, step.record)),
  expectNotListed: (play, step) => expectNotListed(play, knownRecord(play, step.record)),
  expectControl: (play, step) => expectControl(play, step),
  expectOptions: (play, step) => expectOptions(play, step),
  expectTurnedAway: (play) => expectTurnedAway(play),
};

/** Plays one step; throws UnexpectedScreenError or SetUpError with what was seen instead. */
export function playStep(play: Play, step: JourneyStepPlan): Promise<void> {
  const player = players[step.do] as (play: Play, step: JourneyStepPlan) => Promise<void>;
  return player(play, step);
}
