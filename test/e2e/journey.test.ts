import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/hash.ts';
import { type Journey, journeySchema } from '../../src/protocol/journey.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { runJourney } from '../../src/reflex/user/run-journey.ts';
import { runJourneys } from '../../src/reflex/user/run-journeys.ts';
import { deriveJourneys } from '../../src/studio/journey/derive.ts';
import { miniAccounts, type MiniFault, miniSpecification, startMiniProduct } from './mini-product.ts';

function memoryEvidence() {
  const blobs = new Map<string, Uint8Array>();
  const put = (bytes: Uint8Array): Promise<string> => {
    const hash = sha256(bytes);
    blobs.set(hash, bytes);
    return Promise.resolve(hash);
  };
  return { blobs, put };
}

const browser = openBrowser();
afterAll(() => browser[Symbol.asyncDispose]());

const task = { name: 'task', collection: 'tasks', shown: ['Wash the windows, 2nd floor'] };
const member: Journey = journeySchema.parse({
  id: 'member-task',
  title: 'A member creates a task and finishes it',
  role: 'member',
  proves: ['entity:task'],
  steps: [
    { do: 'signIn', say: 'Signs in', role: 'member' },
    { do: 'openList', say: 'Opens the tasks', label: 'Tasks', collection: 'tasks' },
    { do: 'press', say: 'Starts a new task', role: 'link', name: 'New task' },
    {
      do: 'fill',
      say: 'Fills in the form',
      entries: [
        { label: 'Title', value: 'Wash the windows, 2nd floor' },
        { label: 'Due on', value: '2031-03-04' },
        { label: 'Starts at', value: '2031-03-04T16:05' },
        { label: 'Priority', value: 'higher' },
        { label: 'Hours', value: '3' },
        { label: 'Urgent', value: 'yes' },
      ],
    },
    { do: 'save', say: 'Saves', save: task },
    { do: 'openList', say: 'Goes back to the list', label: 'Tasks', collection: 'tasks' },
    { do: 'search', say: 'Searches', text: 'windows' },
    { do: 'openRecord', say: 'Opens it', record: 'task' },
    { do: 'press', say: 'Edits', role: 'link', name: 'Edit' },
    {
      do: 'fill',
      say: 'Changes it',
      entries: [
        { label: 'Priority', value: 'low' },
        { label: 'Urgent', value: 'no' },
      ],
    },
    { do: 'save', say: 'Saves' },
    { do: 'press', say: 'Finishes it', role: 'button', name: 'Finish' },
    { do: 'expectStatus', say: 'Is told' },
    { do: 'expectText', say: 'Sees that it is done', texts: [['Done']] },
    { do: 'expectControl', say: 'Cannot finish it twice', role: 'button', name: 'Finish', present: false },
    { do: 'signOut', say: 'Signs out' },
  ],
});

describe('an emulated user', () => {
  it('creates, finds, edits and finishes a record on the screen and leaves a recording', async () => {
    await using product = await startMiniProduct();
    const evidence = memoryEvidence();
    const { report, checks } = await runJourney({
      journey: member,
      origin: product.origin,
      accounts: miniAccounts,
      browser,
      evidence,
    });
    expect(report.steps.filter((step) => !step.passed)).toEqual([]);
    expect(report.passed).toBe(true);
    expect(checks.filter((check) => !check.passed)).toEqual([]);
    expect(report.actions).toBeGreaterThan(60);
    const recording = JSON.parse(
      Buffer.from(evidence.blobs.get(report.recording ?? '') ?? []).toString(),
    ) as { atMs: number; frame: string }[];
    expect(recording.length).toBeGreaterThan(5);
    expect(recording.map(({ atMs }) => atMs)).toEqual(
      recording.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
    );
    const jpeg = [0xff, 0xd8];
    expect(
      recording.every(({ frame }) => jpeg.every((byte, nth) => evidence.blobs.get(frame)?.[nth] === byte)),
    ).toBe(true);
    expect(product.tasks).toEqual([]);
  });

  it('is not content with a click that led nowhere, and says what was expected and what was seen', async () => {
    await using product = await startMiniProduct(['no-button']);
    const evidence = memoryEvidence();
    const { report } = await runJourney({
      journey: member,
      origin: product.origin,
      accounts: miniAccounts,
      browser,
      evidence,
    });
    const failed = report.steps.find((step) => !step.passed);
    expect(failed?.text).toBe('Finishes it');
    expect(failed?.detail).toMatch(/Expected a button “Finish”.*Seen: the page “Wash the windows/);
    expect(failed?.frame).toBeDefined();
    const { frames = [], seen = '' } = failed?.window ?? {};
    expect(frames).toContain(failed?.frame);
    const told = JSON.parse(Buffer.from(evidence.blobs.get(seen) ?? []).toString()) as {
      observations: { elements: { text: string }[] }[];
    };
    expect(told.observations.at(-1)?.elements.some(({ text }) => text === 'Edit')).toBe(true);
    expect(product.tasks).toEqual([]);
  });

  it('starts its browser again when it crashes in the middle of a journey', async () => {
    await using product = await startMiniProduct();
    await using own = openBrowser();
    let crashes = 0;
    const evidence = memoryEvidence();
    const crash = async (): Promise<void> => {
      const session = await own.contexts()[0]?.browser()?.newBrowserCDPSession();
      await session?.send('Browser.crash');
    };
    const put = (bytes: Uint8Array): Promise<string> => {
      if (crashes === 0 && product.tasks.length > 0) {
        crashes += 1;
        // The call never answers: the browser that it went to is gone.
        crash().catch(() => undefined);
      }
      return evidence.put(bytes);
    };
    const { report } = await runJourney({
      journey: member,
      origin: product.origin,
      accounts: miniAccounts,
      browser: own,
      evidence: { put },
    });
    expect(crashes).toBe(1);
    expect(own.generation).toBe(2);
    expect(report.steps.filter((step) => !step.passed)).toEqual([]);
    expect(report.passed).toBe(true);
  });

  it('stops at once and leaves no window when it is called off', async () => {
    await using product = await startMiniProduct();
    const stop = new AbortController();
    const evidence = {
      put: (): Promise<string> => {
        stop.abort(new Error('called off'));
        return Promise.resolve('x');
      },
    };
    const run = runJourney({
      journey: member,
      origin: product.origin,
      accounts: miniAccounts,
      browser,
      evidence,
      signal: stop.signal,
    });
    await expect(run).rejects.toThrow('called off');
    expect(browser.contexts()).toEqual([]);
  });
});

/** The steps before a deletion is taken back. */
function untilUndo(steps: Journey['steps']): Journey['steps'] {
  const undo = steps.findIndex((step) => step.do === 'press' && step.name === 'Undo');
  return undo === -1 ? steps : steps.slice(0, undo);
}

describe('journeys derived from a specification', () => {
  // The product of this test is written by hand and small: it has no tables to import and takes no deletion back.
  const journeys = deriveJourneys(miniSpecification)
    .filter(({ id }) => !id.startsWith('imports-'))
    .map((journey) => ({ ...journey, steps: untilUndo(journey.steps) }));
  const run = async (faults: MiniFault[], ids: string[] = []) => {
    await using product = await startMiniProduct(faults);
    const chosen = ids.length === 0 ? journeys : journeys.filter((journey) => ids.includes(journey.id));
    const { reports, checks } = await runJourneys({
      journeys: chosen,
      origin: product.origin,
      accounts: miniAccounts,
      browser,
      evidence: memoryEvidence(),
    });
    const failed = reports
      .filter((report) => !report.passed)
      .map(({ id, steps }) => `${id}: ${steps.at(-1)?.detail ?? ''}`);
    const faulty = checks
      .filter((check) => !check.passed)
      .map(({ kind, detail }) => `${kind}: ${detail ?? ''}`);
    return { found: [...failed, ...faulty], count: reports.length };
  };

  it('all pass on a product that is as specified', async () => {
    const { found, count } = await run([]);
    expect(found).toEqual([]);
    expect(count).toBe(journeys.length);
    expect(count).toBeGreaterThanOrEqual(7);
  });

  const seeded: [MiniFault, string, RegExp][] = [
    ['blank', 'member-creates-tasks', /empty page|heading/],
    ['console', 'member-creates-tasks', /console: Cannot read it/],
    ['no-button', 'member-moves-tasks-1', /a button “Finish”/],
    ['rule-dropped', 'mistakes-tasks', /accepted/],
    ['leak', 'member-border', /not to be in this list/],
    ['unlabelled', 'member-creates-tasks', /Form elements must have labels/],
    ['dead-link', 'member-creates-tasks', /Seen: /],
    ['no-status', 'member-creates-tasks', /a message that it was saved/],
  ];
  it.each(seeded)('notice the fault “%s”', async (fault, journey, said) => {
    const { found } = await run([fault], [journey]);
    expect(found.join('\n')).toMatch(said);
  });
});
