import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/hash.ts';
import { type Journey, journeySchema } from '../../src/protocol/journey.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { runJourney } from '../../src/reflex/user/run-journey.ts';
import { miniAccounts, startMiniProduct } from './mini-product.ts';

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
    const recording = JSON.parse(
      Buffer.from(evidence.blobs.get(report.recording ?? '') ?? []).toString(),
    ) as { frame: string }[];
    expect(recording.length).toBeGreaterThan(10);
    expect(recording.every(({ frame }) => evidence.blobs.has(frame))).toBe(true);
    expect(product.tasks).toEqual([]);
  });
});
