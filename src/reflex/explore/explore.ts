/** Curious users of every role wander through a product in the time that is left. */
import type { Exploration, Finding } from '../../protocol/evidence.ts';
import type { JourneyAccount } from '../../protocol/journey.ts';
import { productWords } from '../../protocol/product-words/words.ts';
import { hashOf } from '../../kernel/hash.ts';
import type { Browser } from '../browser/open-browser.ts';
import { openScreen, type Screen } from '../browser/screen.ts';
import { PageHungError, PageUnreachableError, ScreenLostError } from '../browser/wire.ts';
import { type EvidenceStore, startRecorder } from '../recording/recorder.ts';
import { seatUser, UnexpectedScreenError } from '../user/emulated-user.ts';
import type { Play } from '../user/play-state.ts';
import { openSetUp } from '../user/set-up.ts';
import { type Explorer, type Shared, wander } from './explorer.ts';
import { Novelty } from './novelty.ts';
import { Pace } from './pace.ts';

/** What an exploration is done with. */
export type ExploreOptions = {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  origin: string;
  accounts: JourneyAccount[];
  browser: Browser;
  evidence: EvidenceStore;
  language?: 'en' | 'fr';
  seed: number;
  /** How long; and how many ways each role takes at most, where it is the ways that shall end it. */
  budgetMs: number;
  mostWays?: number;
  /** Windows at once, 2 by default; with 1 nothing but the time depends on chance other than the seed's. */
  concurrency?: number;
  /** Kinds of pages that were checked for accessibility before. */
  checkedPages?: ReadonlySet<string>;
  /** Told of each way before it is taken. */
  onWay?: (text: string) => void;
  signal?: AbortSignal;
};

/** Kinds of findings with which a release may not go out. */
const refusing: ReadonlySet<Finding['kind']> = new Set(['server-error', 'crash', 'hang', 'injection']);
const mostFindings = 100;
/** The least time that is worth coming in. */
const leastShareMs = 4_000;

/** The list from another place on. */
function turned<T>(list: readonly T[], by: number): T[] {
  const from = by % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}

/** A browser that died is no fault of the product, and whoever cannot come in sees nothing. */
const quiet = [ScreenLostError, PageHungError, UnexpectedScreenError];

type Tally = { ways: number; actions: number };

/** Faults of which the words say where they are, whatever page they were seen on. */
const placeless: ReadonlySet<Finding['kind']> = new Set(['server-error', 'script-error', 'console-error']);
/** Faults of a page, whatever the words with which somebody came upon them. */
const wordless: ReadonlySet<Finding['kind']> = new Set(['dead-link', 'slow', 'injection', 'dead-end']);

/** Numbers and quoted words do not tell faults apart. */
function idOf({ kind, page, text }: Pick<Finding, 'kind' | 'page' | 'text'>): string {
  const said = wordless.has(kind) ? '' : text.replace(/\d+/g, '0').replace(/“[^”]*”/g, '“”');
  return `${kind}:${hashOf({ kind, page: placeless.has(kind) ? '' : page, said }).slice(0, 12)}`;
}

/** Takes findings in, each of them once. */
function collector(began: number): { findings: Finding[]; report: Shared['report'] } {
  const findings: Finding[] = [];
  const report: Shared['report'] = (found) => {
    const id = idOf(found);
    if (findings.length >= mostFindings || findings.some((known) => known.id === id)) return;
    const severity = refusing.has(found.kind) ? 'refuses' : 'noted';
    findings.push({ ...found, id, severity, atMs: Math.round(performance.now() - began) });
  };
  return { findings, report };
}

function playOn(screen: Screen, options: ExploreOptions): Play {
  const { origin, accounts, language = 'en', signal } = options;
  const admin = accounts.find(({ role }) => role === 'admin');
  return {
    user: seatUser(screen),
    seat: { screen, signedIn: undefined },
    origin,
    words: productWords(language),
    accounts: new Map(accounts.map((account) => [account.role, account] as const).toReversed()),
    setUp: openSetUp(origin, admin, signal),
    known: new Map(),
    made: [],
    resisted: [],
  };
}

/** One role at a window of its own, until its share of the time is over. */
async function exploreAs(
  role: string,
  options: ExploreOptions,
  { shared, endsAt }: { shared: Shared; endsAt: number },
): Promise<Tally> {
  const { browser, evidence, seed, signal, mostWays = Number.POSITIVE_INFINITY } = options;
  await using screen = await openScreen(browser, signal);
  const play = playOn(screen, options);
  const { user } = play;
  const recorder = startRecorder({
    screen,
    store: evidence,
    elapsedMs: () => performance.now(),
    pointer: () => user.hand.at,
  });
  const tally = { ways: 0 };
  const explorer: Explorer = { play, recorder, role, seed, shared, tally, onWay: options.onWay };
  const isOver = (): boolean =>
    signal?.aborted === true || tally.ways >= mostWays || performance.now() >= endsAt;
  try {
    await wander(explorer, isOver);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PageUnreachableError)
      shared.report({ kind: 'crash', text: 'The product no longer answers.', role, page: '', steps: [] });
    else if (!quiet.some((kind) => error instanceof kind)) throw error;
  }
  return { ...tally, actions: user.hand.actions };
}

/**
 * Lets a visitor and a user of each role wander one after the other, each for its share of the time. Resolves with what
 * they saw; throws only when there is no browser (NodeError) or `signal` aborts.
 */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  const { accounts, budgetMs, concurrency = 2, seed } = options;
  const began = performance.now();
  const { findings, report } = collector(began);
  const novelty = new Novelty();
  const shared: Shared = { novelty, checkedPages: new Set(options.checkedPages), pace: new Pace(), report };
  const roles = turned([...new Set(accounts.map(({ role }) => role)), 'visitor'], seed);
  const total = { ways: 0, actions: 0 };
  let left = roles.length;
  const work = async (): Promise<void> => {
    for (let role = roles.shift(); role !== undefined; role = roles.shift()) {
      const now = performance.now();
      const leftMs = began + budgetMs - now;
      // Little time is not cut into pieces in which nobody gets beyond the door: whose turn it is, the seed says.
      const turns = Math.max(1, Math.ceil(left / concurrency));
      const share = Math.max(leftMs / turns, Math.min(leftMs, leastShareMs));
      left -= 1;
      if (share <= 0) continue;
      const tally = await exploreAs(role, options, { shared, endsAt: now + share });
      total.ways += tally.ways;
      total.actions += tally.actions;
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return {
    seed,
    durationMs: Math.round(performance.now() - began),
    ...total,
    pages: novelty.pages.toSorted(),
    unseen: novelty.unseen.toSorted(),
    findings,
  };
}
