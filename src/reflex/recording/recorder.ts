import { delay } from '../../kernel/clock.ts';
import type { Screen } from '../browser/screen.ts';

/** Where evidence goes: content-addressed, answers the hash under which it is found again. */
export type EvidenceStore = { put(bytes: Uint8Array, contentType: string): Promise<string> };

/** A frame of the recording: when, which picture, and where the mouse was (CSS pixels of the window). */
type Frame = { atMs: number; frame: string; pointer?: { x: number; y: number } };

/** A recording of one journey by DevTools screencast. */
export type Recorder = AsyncDisposable & {
  /** The screen as it is now; its blob. */
  keyFrame(): Promise<string | undefined>;
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

/** At most so often a frame is taken while the screen changes. */
const frameIntervalMs = 200;
/** How long a key frame waits for the picture of a page that has just come. */
const paintMs = 60;
const picture = { format: 'jpeg', quality: 60 } as const;

type Latest = { at: number; frame: Promise<string | undefined> };

/** Starts recording. Frames come only when the screen changes, a few a second. */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const { screen, store, elapsedMs, pointer } = options;
  const { wire, changes } = screen;
  const frames: Promise<Frame | undefined>[] = [];
  let latest: Latest | undefined;
  let release: (() => void) | undefined;
  let arrived = Promise.withResolvers<undefined>();

  const add = (data: string): Promise<string | undefined> => {
    const atMs = Math.round(elapsedMs());
    const { x, y } = pointer();
    const stored = store.put(Buffer.from(data, 'base64'), 'image/jpeg').catch(() => undefined);
    const place = { x: Math.round(x), y: Math.round(y) };
    frames.push(stored.then((frame) => (frame === undefined ? undefined : { atMs, frame, pointer: place })));
    latest = { at: performance.now(), frame: stored };
    arrived.resolve(undefined);
    arrived = Promise.withResolvers<undefined>();
    return stored;
  };
  const began = performance.now();
  const onFrame = (event: { data: string; sessionId: number }): void => {
    // What a used window still shows of the journey before is not of this one.
    if (changes.committedAt > began) void add(event.data);
    const acknowledge = (): void => {
      clearTimeout(timer);
      release = undefined;
      void wire.send('Page.screencastFrameAck', { sessionId: event.sessionId }).catch(() => undefined);
    };
    const timer = setTimeout(acknowledge, frameIntervalMs);
    release = acknowledge;
  };
  wire.on('Page.screencastFrame', onFrame);
  await wire.send('Page.startScreencast', { ...picture, maxWidth: 1024, maxHeight: 768 });

  const stop = async (): Promise<void> => {
    wire.off('Page.screencastFrame', onFrame);
    release?.();
    await wire.send('Page.stopScreencast').catch(() => undefined);
  };
  return {
    keyFrame: async () => {
      const isPainted = (): boolean => latest !== undefined && latest.at >= changes.changedAt;
      if (!isPainted()) {
        release?.();
        await Promise.race([arrived.promise, delay(paintMs)]);
      }
      // A page that was painted just before its load ended paints no second time.
      const isLoad = changes.changedAt <= changes.loadedAt + 1;
      const isPage = isLoad && latest !== undefined && latest.at >= changes.loadedAt - paintMs / 2;
      if (isPainted() || isPage) return latest?.frame;
      const { data } = await wire.send('Page.captureScreenshot', { ...picture, optimizeForSpeed: true });
      return add(data);
    },
    finish: async () => {
      await stop();
      const list = (await Promise.all(frames)).filter((frame) => frame !== undefined);
      if (list.length === 0) return undefined;
      list.sort((one, other) => one.atMs - other.atMs);
      return store.put(Buffer.from(JSON.stringify(list)), 'application/json');
    },
    [Symbol.asyncDispose]: stop,
  };
}
