/**
 * A curious user of one role: wanders through the product and says what breaks. Its steps are not those of the controller:
 * one is a whole form or a link with what came of it, judged by pages, answers and messages, and has no end to reach.
 */
import type { Finding } from '../../protocol/evidence.ts';
import type { Recorder } from '../recording/recorder.ts';
import { PageHungError, ScreenLostError } from '../browser/wire.ts';
import type { Look } from '../eye/look.ts';
import { phone } from '../user/arrange.ts';
import { UnexpectedScreenError } from '../user/emulated-user.ts';
import { accountOf, type Play } from '../user/play-state.ts';
import { signIn } from '../user/walk.ts';
import { chanceOf, type Chance } from './chance.ts';
import { beforeSending, fillForm } from './form-act.ts';
import type { Choice, Novelty } from './novelty.ts';
import { barriersOn, type Fault, faultsBehind, faultsSeen, overflowsOn } from './page-check.ts';
import type { Pace } from './pace.ts';
import { kindOf, type FormWay, type Way, waysOn } from './way.ts';

/** What an explorer shares with those who come after it, and with the journeys before. */
export type Shared = {
  novelty: Novelty;
  /** Kinds of pages of which it is known what axe-core says. */
  checkedPages: Set<string>;
  pace: Pace;
  report(found: Omit<Finding, 'id' | 'severity' | 'atMs'>): void;
};

/** One explorer at its window. `role`: `visitor` for somebody whom the product does not know. */
export type Explorer = {
  play: Play;
  recorder: Recorder;
  role: string;
  seed: number;
  shared: Shared;
  /** Counts the ways that were taken. */
  tally: { ways: number };
  /** Told of each way before it is taken. */
  onWay?: ((text: string) => void) | undefined;
};

/** How long after a press nothing may happen until it counts as done. */
const quietMs = 250;
const mostQuietMs = 750;
/** How often an explorer who was signed out by something that it did signs in again. */
const mostReturns = 4;
const mostSteps = 30;

type Walk = Explorer & {
  /** Anew for each step: what one costs does not shift the next. */ chance: Chance;
  nth: number;
  steps: string[];
  isPhone: boolean;
  returns: number;
};

function said(way: Way, mood: string): string {
  if (way.do === 'follow') return `Follow the link “${way.name}”.`;
  if (way.name === '') return 'Press a button without words.';
  return way.do === 'press' ? `Press “${way.name}”.` : `Press “${way.name}” (${mood}).`;
}

/** Waits after a press until a page that comes is there, or nothing moves any more. */
async function settled({ play: { user } }: Walk, loads: number): Promise<void> {
  const { changes, eye } = user.screen;
  const began = performance.now();
  while (changes.loads === loads && !changes.isLoading) {
    const isMoving = await changes.next(changes.version, quietMs);
    const isOver = !isMoving || performance.now() - began > mostQuietMs;
    // What the page has told until now has come when it answers, also where the time ran out on a busy machine.
    if (!changes.isLoading) await eye.observe();
    if (isOver) break;
  }
  if (changes.isLoading) await user.screen.settle();
}

/** The screen as it is now: what is chosen does not depend on whether word of a change has come already. */
async function lookAnew({ play: { user } }: Walk): Promise<Look> {
  await user.screen.settle();
  await user.screen.eye.observe();
  return user.look();
}

async function tell(walk: Walk, look: Pick<Look, 'path'>, faults: readonly Fault[]): Promise<void> {
  for (const { kind, text } of faults) {
    const page = kindOf(look.path).split(' ')[0] ?? '';
    const frame = await walk.recorder.keyFrame().catch(() => undefined);
    const size = walk.isPhone ? ['Hold a phone (390 × 844).'] : [];
    walk.shared.report({
      kind,
      text,
      page,
      role: walk.role,
      steps: [...size, ...walk.steps.slice(-mostSteps)],
      ...(frame === undefined ? {} : { frame }),
    });
  }
}

/** Words that do not fit, in a window and on a phone. */
async function misfits({ play: { user }, isPhone }: Walk): Promise<Fault[]> {
  const { screen } = user;
  const here = await overflowsOn(screen);
  await screen.resize(isPhone ? undefined : phone);
  const there = await overflowsOn(screen);
  await screen.resize(isPhone ? phone : undefined);
  const onPhone = (faults: Fault[], isSo: boolean): Fault[] =>
    faults.map(({ kind, text }) => ({ kind, text: isSo ? `On a phone: ${text}` : text }));
  return [...onPhone(here, isPhone), ...onPhone(there, !isPhone)];
}

/** A page that came: what is wrong with it at a glance, and on a kind that nobody saw before all that can be measured. */
async function inspect(walk: Walk, look: Look): Promise<void> {
  const { play, role, shared } = walk;
  const { screen } = play.user;
  const kind = kindOf(look.path);
  const [page = ''] = kind.split(' ');
  const isFirst = shared.novelty.visit(role, kind);
  const faults = faultsSeen(look);
  if (isFirst) faults.push(...(await misfits(walk)));
  if (isFirst && !shared.checkedPages.has(page)) {
    shared.checkedPages.add(page);
    faults.push(...(await barriersOn(screen, page)));
  }
  await tell(walk, look, faults);
}

/** A link that leads nowhere is followed once more from its page: meanwhile somebody may have taken away what it led to. */
async function isDead(walk: Walk, from: string, address: string): Promise<boolean> {
  const { screen } = walk.play.user;
  await screen.goTo(from);
  await screen.eye.observe();
  const isThere = [...(await screen.eye.addresses()).values()].includes(address);
  if (!isThere) return false;
  await screen.goTo(address);
  const status = screen.answers.at(-1)?.status ?? 200;
  return status === 404 || status === 410;
}

async function follow(walk: Walk, way: Extract<Way, { do: 'follow' }>, before: Look): Promise<void> {
  const { user, origin } = walk.play;
  const { screen } = user;
  const address = (await screen.eye.addresses()).get(way.target.id) ?? '';
  await press(walk, way, before);
  const answer = screen.answers.at(-1);
  if (answer?.path !== (URL.canParse(address) ? new URL(address).pathname : '')) return;
  if (
    (answer.status === 404 || answer.status === 410) &&
    (await isDead(walk, `${origin}${before.path}`, address))
  )
    await tell(walk, { path: address }, [
      {
        kind: 'dead-link',
        text: `The link “${way.name}” at ${kindOf(before.path)} leads to what is not there.`,
      },
    ]);
}

/** Presses what was seen, by mouse or, now and then, by the keyboard alone; a page that is slow to come is noticed. */
async function press(walk: Walk, way: Exclude<Way, FormWay>, before: Look): Promise<void> {
  const { user } = walk.play;
  const { changes } = user.screen;
  const loads = changes.loads;
  const seen = user.before();
  const isByKeys = walk.chance(6) === 0 && (await tabTo(walk, way.target.id));
  const point = isByKeys
    ? undefined
    : (await user.reach(({ scene }) => scene.byId(way.target.id), `“${way.name}”`)).point;
  const began = performance.now();
  if (point) await user.hand.click(point);
  else await user.hand.press('Enter');
  if (way.do === 'follow') await user.follow(seen);
  else await settled(walk, loads);
  const isLoad = changes.loads !== loads;
  if (!isLoad || !walk.shared.pace.isSlow(performance.now() - began)) return;
  if (way.do === 'follow' && !(await isSlowAgain(walk))) return;
  const text = `“${way.name}” takes more than a second to bring its page.`;
  const page = way.do === 'follow' ? way.kind : before.path;
  await tell(walk, { path: page }, [{ kind: 'slow', text }]);
}

/** Whether the page that came is slow twice more: a busy machine is no fault of the product. */
async function isSlowAgain({ play: { user }, shared: { pace } }: Walk): Promise<boolean> {
  for (let nth = 0; nth < 2; nth++) {
    const began = performance.now();
    await user.screen.goTo(user.screen.eye.frame.address);
    if (!pace.isSlow(performance.now() - began)) return false;
  }
  return true;
}

/** Walks by Tab to an element that is near; false when it is not reached. */
async function tabTo({ play: { user } }: Walk, id: number): Promise<boolean> {
  for (let nth = 0; nth < 12; nth++) {
    await user.hand.press('Tab');
    const { elements } = await user.screen.eye.observe();
    if (elements.some((element) => element.id === id && element.focused === true)) return true;
  }
  return false;
}

async function send(walk: Walk, form: FormWay, mood: Choice['mood']): Promise<void> {
  const { user } = walk.play;
  const { chance, steps } = walk;
  for (const { label, value } of await fillForm(user, form, { mood, chance })) {
    const short = value.length > 60 ? `${value.slice(0, 60)}… (${value.length} characters)` : value;
    steps.push(`Enter “${short}” in “${label}”.`);
  }
  const look = await lookAnew(walk);
  const judge = beforeSending(look, form);
  const { point } = await user.reach(({ scene }) => scene.byId(form.send.id), `“${form.name}”`);
  const isTwice = mood === 'plausible' && chance(3) === 0;
  steps.push(isTwice ? `Press “${form.name}” twice, quickly.` : `Press “${form.name}”.`);
  const before = user.before();
  await user.hand.click(point, { count: isTwice ? 2 : 1 });
  await user.follow(before);
  await tell(walk, look, judge(await user.look()));
}

async function take(walk: Walk, { way, mood }: Choice, before: Look): Promise<void> {
  walk.onWay?.(`${walk.role} at ${before.path.split('?')[0]}: ${said(way, mood)}`);
  if (way.do === 'form') return send(walk, way, mood);
  walk.steps.push(said(way, mood));
  if (way.do === 'follow') return follow(walk, way, before);
  return press(walk, way, before);
}

/** What a curious user does besides: goes back, takes a phone in hand or puts it away. True when it was done instead. */
async function fidget(walk: Walk): Promise<boolean> {
  const { screen } = walk.play.user;
  const roll = walk.chance(40);
  if (roll === 0) {
    walk.isPhone = !walk.isPhone;
    await screen.resize(walk.isPhone ? phone : undefined);
    return true;
  }
  if (roll > 2) return false;
  walk.steps.push('Go back.');
  if (!(await screen.back())) return false;
  await walk.play.user.look();
  // Where a form led to this page, the browser asks whether to send it again: that is not done.
  if (screen.eye.frame.address.startsWith('http')) return true;
  screen.faults.length = 0;
  await comeIn(walk);
  return true;
}

async function comeIn(walk: Walk): Promise<void> {
  const { play, role } = walk;
  if (role !== 'visitor') await signIn(play, accountOf(play, role));
  else await play.user.screen.goTo(`${play.origin}/`);
  begin(walk, await play.user.look());
}

function begin(walk: Walk, look: Look): void {
  const who = walk.role === 'visitor' ? 'As a visitor' : `As ${walk.role}`;
  walk.steps.splice(0, Infinity, `${who}, open ${look.path}.`);
}

/** Whether something that was done has signed the explorer out. */
function isOutside({ role, play }: Walk, look: Look): boolean {
  return role !== 'visitor' && look.path.startsWith('/sign-in') && play.seat.signedIn !== undefined;
}

/** One way: what is there, what promises most, what comes of it. False when there is nothing left to do. */
async function step(walk: Walk): Promise<boolean> {
  const { play, shared, role } = walk;
  const { user, origin, words } = play;
  const chance = chanceOf(walk.seed, role, (walk.nth += 1));
  walk.chance = chance;
  const look = await lookAnew(walk);
  if (isOutside(walk, look)) {
    play.seat.signedIn = undefined;
    if ((walk.returns += 1) > mostReturns) return false;
    await comeIn(walk);
    return true;
  }
  user.screen.faults.length = 0;
  const { loads } = user.screen.changes;
  if (!(await fidget(walk))) {
    const addresses = await user.screen.eye.addresses();
    const ways = waysOn(look, { addresses, origin, words });
    const choice = shared.novelty.choose(role, { kind: kindOf(look.path), ways }, chance);
    if (!choice) await comeIn(walk);
    else await take(walk, choice, look);
    walk.tally.ways += 1;
  }
  const after = await lookAnew(walk);
  await tell(walk, look, faultsBehind(user.screen));
  if (user.screen.changes.loads !== loads) {
    await inspect(walk, after);
    const isAnswer = after.path.split('?')[0] === look.path.split('?')[0];
    if (!isAnswer) begin(walk, after);
  }
  return true;
}

/** Whether a document went away while it was looked into. */
function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /context|frame|node/i.test(error.message) &&
    /protocol error/i.test(error.message)
  );
}

/** A step that the screen did not let be taken is left; a page that hangs is told and left by its first page. */
async function tryStep(walk: Walk): Promise<boolean> {
  try {
    return await step(walk);
  } catch (error) {
    if (error instanceof ScreenLostError) throw error;
    if (error instanceof UnexpectedScreenError || isGone(error)) {
      await walk.play.user.screen.goTo(`${walk.play.origin}/`);
      return true;
    }
    if (!(error instanceof PageHungError)) throw error;
    await tell(walk, walk.play.user.recall() ?? { path: '/' }, [{ kind: 'hang', text: error.message }]);
    return false;
  }
}

/** Wanders until `isOver` says so. */
export async function wander(explorer: Explorer, isOver: () => boolean): Promise<void> {
  const { role, seed } = explorer;
  const walk: Walk = {
    ...explorer,
    chance: chanceOf(seed, role),
    nth: 0,
    steps: [],
    isPhone: false,
    returns: 0,
  };
  await comeIn(walk);
  await inspect(walk, await walk.play.user.look());
  while (!isOver() && (await tryStep(walk)));
}
