import { systemClock } from '../../kernel/clock.ts';
import type { Check, JourneyReport } from '../../protocol/evidence.ts';
import type { Journey, JourneyAccount, JourneyStepPlan } from '../../protocol/journey.ts';
import { productWords } from '../../protocol/product-words/words.ts';
import type { Browser } from '../browser/open-browser.ts';
import type { Screen } from '../browser/screen.ts';
import { openShelf, type ScreenShelf, type Seat } from '../browser/screen-shelf.ts';
import { ScreenLostError } from '../browser/wire.ts';
import { type EvidenceStore, type Recorder, startRecorder } from '../recording/recorder.ts';
import { windowMs, type EyeWindow } from '../eye/eye.ts';
import { checkAccessibility, pageKind } from './accessibility.ts';
import { seatUser } from './emulated-user.ts';
import { playStep } from './play.ts';
import type { Play } from './play-state.ts';
import { openSetUp, type SetUp } from './set-up.ts';

/** What a journey needs to be played. */
export type JourneyOptions = {
  journey: Journey;
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  origin: string;
  /** At least one account of each role that the journey names, and an administrator. */
  accounts: JourneyAccount[];
  browser: Browser;
  evidence: EvidenceStore;
  /** The product's language; English when left out. */
  language?: 'en' | 'fr';
  signal?: AbortSignal;
  /** Shared by journeys that run together: the kinds of pages already checked for accessibility, and the API sessions. */
  shared?: SharedState;
};

/** What journeys of one run share. */
export type SharedState = AsyncDisposable & { checkedPages: Set<string>; setUp: SetUp; screens: ScreenShelf };

/** The report of a journey and what was found beside it: faults of accessibility and behind the screen. */
export type JourneyResult = { report: JourneyReport; checks: Check[] };

type Step = JourneyReport['steps'][number];

/** Most often a journey that lost its browser is played again. */
const maxAttempts = 3;

/** State shared by the journeys of one run against one product; disposing of it closes its windows. */
export function shareState(origin: string, accounts: JourneyAccount[], signal?: AbortSignal): SharedState {
  const admin = accounts.find((account) => account.role === 'admin');
  const screens = openShelf();
  return {
    checkedPages: new Set(),
    setUp: openSetUp(origin, admin, signal),
    screens,
    [Symbol.asyncDispose]: () => screens[Symbol.asyncDispose](),
  };
}

/**
 * Plays a journey on the screen of a real browser and reports it, with a recording and a picture after each step. A
 * browser that crashes is started again and the journey played from its beginning. Throws only when there is no browser
 * (NodeError) or `signal` aborts; whatever the product does wrong is in the report.
 */
export async function runJourney(options: JourneyOptions): Promise<JourneyResult> {
  if (options.shared) return attemptAll({ ...options, shared: options.shared });
  await using shared = shareState(options.origin, options.accounts, options.signal);
  return await attemptAll({ ...options, shared });
}

async function attemptAll(options: JourneyOptions & { shared: SharedState }): Promise<JourneyResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptJourney(options);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof ScreenLostError) || attempt === maxAttempts) throw error;
      const saved = options.journey.steps.flatMap((step) =>
        step.do === 'save' && step.save ? [step.save] : [],
      );
      await options.shared.setUp.tidyUnknown(saved);
    }
  }
}

async function attemptJourney(options: JourneyOptions & { shared: SharedState }): Promise<JourneyResult> {
  const { browser, signal, shared } = options;
  const seat = await shared.screens.take(browser, signal);
  let isWhole = false;
  try {
    const result = await playOn(seat, options);
    isWhole = result.report.passed;
    return result;
  } finally {
    if (isWhole) shared.screens.keep(seat);
    else await seat.screen[Symbol.asyncDispose]();
  }
}

async function playOn(seat: Seat, options: JourneyOptions & { shared: SharedState }): Promise<JourneyResult> {
  const { screen } = seat;
  const { journey, origin, evidence, signal, shared } = options;
  const began = performance.now();
  const elapsedMs = (): number => performance.now() - began;
  const user = seatUser(screen);
  const recorder = startRecorder({
    screen,
    store: evidence,
    elapsedMs,
    pointer: () => user.hand.at,
  });
  const accounts = new Map(
    options.accounts.map((account) => [account.role, account]).toReversed() as [string, JourneyAccount][],
  );
  const play: Play = {
    user,
    seat,
    origin,
    words: productWords(options.language ?? 'en'),
    accounts,
    setUp: shared.setUp,
    known: new Map(),
    made: [],
    resisted: [],
  };
  const notes: Notes = { steps: [], pages: [], faults: [], elapsedMs };
  try {
    for (const step of journey.steps) {
      signal?.throwIfAborted();
      const passed = await takeStep({ play, screen, recorder, evidence, shared, notes }, step);
      if (!passed) break;
    }
  } finally {
    await shared.setUp.tidy(play.made);
  }
  signal?.throwIfAborted();
  const recording = await recorder.finish();
  const report: JourneyReport = {
    id: journey.id,
    title: journey.title,
    role: journey.role,
    passed: notes.steps.length === journey.steps.length && notes.steps.every((step) => step.passed),
    proves: journey.proves,
    steps: notes.steps,
    actions: user.hand.actions,
    durationMs: Math.round(elapsedMs()),
    endedAt: systemClock.now(),
    ...(recording === undefined ? {} : { recording }),
    pages: notes.pages,
  };
  return { report, checks: [...notes.faults, ...consoleChecks(journey, screen)] };
}

type Notes = { steps: Step[]; pages: JourneyReport['pages']; faults: Check[]; elapsedMs: () => number };
type Stage = {
  play: Play;
  screen: Screen;
  recorder: Recorder;
  evidence: EvidenceStore;
  shared: SharedState;
  notes: Notes;
};

/** Steps that put nothing on the screen, or nothing that is not in the picture of the step before. */
const unpictured = new Set<JourneyStepPlan['do']>(['arrange', 'arrangeMove', 'identify', 'expectControl']);

async function takeStep(stage: Stage, plan: JourneyStepPlan): Promise<boolean> {
  const { play, screen, recorder, notes } = stage;
  const atMs = Math.round(notes.elapsedMs());
  const loads = screen.changes.loads;
  const failure = await failureOf(() => playStep(play, plan), screen);
  const frame =
    unpictured.has(plan.do) && failure === undefined ? undefined : await frameOf(recorder, screen);
  notes.steps.push({
    text: plan.say,
    atMs,
    durationMs: Math.max(0, Math.round(notes.elapsedMs() - atMs)),
    passed: failure === undefined,
    ...(failure === undefined ? {} : { detail: failure }),
    ...(frame === undefined ? {} : { frame }),
    ...(failure === undefined ? {} : { window: await keepWindow(stage) }),
  });
  if (screen.changes.loads > loads) await visitNotes(stage);
  return failure === undefined;
}

const mostKept = 8;

/** Of what was seen, what stood there before each press and at the end. */
function tellingOf({ observations, inputs }: EyeWindow): EyeWindow['observations'] {
  const presses = inputs.filter(({ kind }) => kind === 'down' || kind === 'keydown');
  const before = presses.map(({ at }) => observations.findLast((seen) => seen.at <= at));
  const kept = [...before, observations.at(-1)].filter((seen) => seen !== undefined);
  return [...new Set(kept)].slice(-mostKept);
}

/** Keeps the last five seconds: pictures, what was seen, and what the hand did. */
async function keepWindow({ screen, recorder, evidence }: Stage): Promise<NonNullable<Step['window']>> {
  const { window } = screen.eye;
  const text = JSON.stringify({ observations: tellingOf(window), inputs: window.inputs });
  const seen = await evidence.put(Buffer.from(text), 'application/json');
  return { frames: await recorder.recent(windowMs), seen };
}

/** What went wrong, in words; a lost browser is no fault of the product and goes on as an error. */
async function failureOf(act: () => Promise<void>, screen: Screen): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof ScreenLostError) throw error;
    if (screen.page.isClosed())
      throw new ScreenLostError({ code: 'screen-lost', message: 'The page was closed.' });
    return error instanceof Error ? error.message : String(error);
  }
}

async function frameOf(recorder: Recorder, screen: Screen): Promise<string | undefined> {
  try {
    return await recorder.keyFrame();
  } catch (error) {
    if (error instanceof ScreenLostError && screen.page.isClosed()) throw error;
    return undefined;
  }
}

/** After a step that brought a page: how long it took to load, and on a kind of page not seen before what axe-core says. */
async function visitNotes({ screen, shared, notes }: Stage): Promise<void> {
  const address = screen.page.url();
  if (!URL.canParse(address)) return;
  const kind = pageKind(new URL(address).pathname);
  notes.pages.push({ path: kind, loadMs: Math.round(screen.changes.lastLoadMs) });
  if (shared.checkedPages.has(kind)) return;
  shared.checkedPages.add(kind);
  const began = notes.elapsedMs();
  try {
    const faults = await checkAccessibility(screen, kind);
    const detail = faults.map(({ rule, impact, help, target }) => `${help} (${rule}, ${impact}): ${target}`);
    notes.faults.push({
      id: `accessibility:${kind}`,
      text: `The page ${kind} can be used by people with a screen reader or a keyboard alone.`,
      kind: 'accessibility',
      passed: faults.length === 0,
      ...(faults.length === 0 ? {} : { detail: detail.join(' | ') }),
      proves: [],
      durationMs: Math.round(notes.elapsedMs() - began),
    });
  } catch (error) {
    if (error instanceof ScreenLostError) throw error;
    shared.checkedPages.delete(kind);
  }
}

function consoleChecks(journey: Journey, screen: Screen): Check[] {
  const seen = new Set<string>();
  return screen.faults.flatMap(({ kind, message, path }) => {
    const id = `console:${kind}:${pageKind(path)}:${message}`.slice(0, 160);
    if (seen.has(id)) return [];
    seen.add(id);
    return [
      {
        id,
        text: `Nothing goes wrong behind the page ${pageKind(path)} (journey “${journey.title}”).`,
        kind: 'console' as const,
        passed: false,
        detail: message,
        proves: [],
        durationMs: 0,
      },
    ];
  });
}
