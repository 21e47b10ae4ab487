import { delay } from '../../kernel/clock.ts';
import type { Screen } from '../browser/screen.ts';
import type { Wire } from '../browser/wire.ts';

/** Where evidence goes: content-addressed, answers the hash under which it is found again. */
export type EvidenceStore = { put(bytes: Uint8Array, contentType: string): Promise<string> };

/** A frame of the recording: when, which picture, and where the mouse was (CSS pixels of the window). */
type Frame = { atMs: number; frame: string; pointer?: { x: number; y: number } };

/** A recording of one journey by DevTools screencast. */
export type Recorder = {
  /** The screen as it is now; its blob. */
  keyFrame(): Promise<string | undefined>;
  /** The pictures that were taken in the last milliseconds, oldest first; their blobs. */
  recent(ms: number): Promise<string[]>;
  /** Ends the recording and stores it; the blob of its list of frames. */
  finish(): Promise<string | undefined>;
};

type RecorderOptions = {
  screen: Screen;
  store: EvidenceStore;
  /** Milliseconds since the journey began. */
  elapsedMs: () => number;
  pointer: () => { x: number; y: number };
};

/** How long a key frame waits for the page to be drawn, and then for its picture. */
const paintMs = 150;
/** What was seen that long ago is drawn. */
const drawnMs = 100;
const picture = { format: 'jpeg', quality: 60 } as const;

type Latest = { at: number; version: number; frame: Promise<string | undefined> };

/** Two frames of the page: what changed before is drawn after them. */
const drawn = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))';

/** Waits until the page has drawn what it is now; a page that hangs is pictured as it stands. */
async function untilDrawn(wire: Wire): Promise<void> {
  const drawing = wire.send('Runtime.evaluate', { expression: drawn, awaitPromise: true });
  await Promise.race([drawing.catch(() => undefined), delay(paintMs)]);
}

/** One frame of the screencast, as base64; `undefined` when none came in time. */
async function film(wire: Wire): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const onFrame = ({ data, sessionId }: { data: string; sessionId: number }): void => {
    resolve(data);
    void wire.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  };
  wire.on('Page.screencastFrame', onFrame);
  try {
    await wire.send('Page.startScreencast', { ...picture, maxWidth: 1024, maxHeight: 768 });
    return await Promise.race([promise, delay(paintMs).then(() => undefined)]);
  } finally {
    wire.off('Page.screencastFrame', onFrame);
    await wire.send('Page.stopScreencast').catch(() => undefined);
  }
}

/**
 * Starts recording. The screencast rolls only while a frame of it is taken, once the page is drawn: rolling all the time
 * costs as much as all else that a page needs, for frames of which most are thrown away.
 */
export function startRecorder(options: RecorderOptions): Recorder {
  const { screen, store, elapsedMs, pointer } = options;
  const { wire, changes } = screen;
  const frames: Promise<Frame | undefined>[] = [];
  let latest: Latest | undefined;

  const add = (data: string): Promise<string | undefined> => {
    const atMs = Math.round(elapsedMs());
    const { x, y } = pointer();
    const stored = store.put(Buffer.from(data, 'base64'), 'image/jpeg').catch(() => undefined);
    const place = { x: Math.round(x), y: Math.round(y) };
    frames.push(stored.then((frame) => (frame === undefined ? undefined : { atMs, frame, pointer: place })));
    latest = { at: performance.now(), version: changes.version, frame: stored };
    return stored;
  };
  return {
    keyFrame: async () => {
      if (latest && latest.version !== changes.version) await screen.eye.observe();
      if (latest && latest.at >= changes.changedAt) return latest.frame;
      if (performance.now() - changes.changedAt < drawnMs) await untilDrawn(wire);
      const frame = await film(wire);
      if (frame !== undefined) return add(frame);
      const { data } = await wire.send('Page.captureScreenshot', { ...picture, optimizeForSpeed: true });
      return add(data);
    },
    recent: async (ms) => {
      const from = elapsedMs() - ms;
      const taken = await Promise.all(frames);
      return taken.flatMap((one) => (one !== undefined && one.atMs >= from ? [one.frame] : []));
    },
    finish: async () => {
      const list = (await Promise.all(frames)).filter((frame) => frame !== undefined);
      if (list.length === 0) return undefined;
      list.sort((one, other) => one.atMs - other.atMs);
      return store.put(Buffer.from(JSON.stringify(list)), 'application/json');
    },
  };
}
